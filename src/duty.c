/*
 * Judging duties: contract.md, "The outcome of one program".
 */
#include "duty.h"

struct maybe_day day_known(
	const struct quantity *quantity, const struct scope *scope)
{
	if (!quantity)
		return (struct maybe_day){0};
	struct amount a = amount_of(quantity, scope);
	bool is =
		amount_is_exact(a) && a.low >= DATE_FIRST && a.low <= DATE_LAST;
	return (struct maybe_day){is, is ? (civil_day)a.low : 0};
}

struct maybe_money money_known(
	const struct quantity *quantity, const struct scope *scope)
{
	if (!quantity)
		return (struct maybe_money){0};
	struct amount a = amount_of(quantity, scope);
	bool is = amount_is_exact(a);
	return (struct maybe_money){is, is ? a.low : 0};
}

static bool is_past(struct maybe_day day, civil_day today)
{
	return day.is && today > day.day;
}

/* Nothing was done: in time, between the days, or too late. */
static enum duty_is judge_undone(
	const struct duty_state *state, civil_day today, bool recorded)
{
	if (state->duty->until) {
		if (!is_past(state->latest, today))
			return DUTY_OPEN;
		return recorded ? DUTY_MISSED : DUTY_UNRECORDED;
	}
	if (!state->duty->due)
		return DUTY_OPEN;
	if (!state->due.is)
		return DUTY_UNRECORDED;
	if (today <= state->due.day)
		return DUTY_OPEN;
	if (state->latest.is && today <= state->latest.day)
		return DUTY_BETWEEN;
	return recorded ? DUTY_MISSED : DUTY_UNRECORDED;
}

/* Done on a day, or within the days of a month. */
static enum duty_is judge_done(
	const struct duty_state *state, const struct value *done)
{
	if (state->endless || (!state->duty->due && !state->duty->until))
		return DUTY_DONE;
	struct maybe_day due = state->duty->due ? state->due : state->latest;
	if (!due.is || !state->latest.is)
		return DUTY_VAGUE;
	if (done->most <= due.day)
		return DUTY_DONE;
	if (done->number > state->latest.day)
		return DUTY_MISSED;
	if (done->number > due.day && done->most <= state->latest.day)
		return DUTY_BETWEEN;
	return DUTY_VAGUE;
}

static enum duty_is judge_yesno(const struct duty_state *state,
	const struct value *done, civil_day today)
{
	if (done->state == VALUE_KNOWN && done->number)
		return DUTY_DONE;
	return judge_undone(state, today, value_is_known(done));
}

static enum duty_is judge_date(const struct duty_state *state,
	const struct value *done, civil_day today)
{
	if (done->state == VALUE_KNOWN && done->number <= today)
		return judge_done(state, done);
	return judge_undone(state, today, done->state == VALUE_NONE);
}

static enum duty_is judge_one(
	struct duty_state *state, const struct scope *scope)
{
	const struct value *done = scope_value(scope, state->duty->done);

	if (done->state == VALUE_KNOWN && done->type == VALUE_DATE &&
		done->most == done->number)
		state->done = (struct maybe_day){true, (civil_day)done->number};
	if (state->duty->done->shape.type == VALUE_YESNO)
		return judge_yesno(state, done, scope->today);
	return judge_date(state, done, scope->today);
}

/* The adult who is furthest behind counts; it was done on the last one's day,
 * once every day is known. */
static enum duty_is judge_adults(
	struct duty_state *state, const struct scope *scope)
{
	struct scope adult = *scope;
	enum duty_is worst = DUTY_DONE;
	struct maybe_day last = {true, DATE_FIRST};

	adult.adult = -1;
	if (scope->facts->adult_count == 0)
		return judge_one(state, &adult);
	for (adult.adult = 0; adult.adult < scope->facts->adult_count;
		adult.adult++) {
		state->done = (struct maybe_day){0};
		enum duty_is one = judge_one(state, &adult);
		worst = one > worst ? one : worst;
		last.is = last.is && state->done.is;
		last.day =
			state->done.day > last.day ? state->done.day : last.day;
	}
	state->done = last;
	return worst;
}

/* A duty that was missed is not surely missed while it is unknown whether it
 * had to be done, or whether it is excused. */
static enum duty_is doubted(enum duty_is is, verdict whether)
{
	if (is != DUTY_MISSED)
		return is;
	if (whether & VERDICT_MISSING)
		return DUTY_VAGUE;
	return whether & VERDICT_OPEN ? DUTY_BETWEEN : is;
}

struct duty_state duty_judge(
	const struct duty *duty, const struct scope *scope, verdict *trace)
{
	struct duty_state state = {.duty = duty};
	const struct quantity *outer = duty->latest ? duty->latest : duty->due;

	state.amount = money_known(duty->amount, scope);
	state.due = day_known(duty->due, scope);
	state.endless = duty->until &&
			amount_of(duty->until, scope).flags & AMOUNT_NONE;
	state.latest = day_known(duty->until ? duty->until : outer, scope);
	verdict when = VERDICT_MET;
	if (duty->when)
		when = rule_judge(duty->when, scope, trace);
	if (when == VERDICT_NOT_MET) {
		state.is = DUTY_NOT_ASKED_OF;
		return state;
	}
	if (duty->done->about == FACT_ADULT)
		state.is = judge_adults(&state, scope);
	else
		state.is = judge_one(&state, scope);
	state.is = doubted(state.is, when);
	if (state.is != DUTY_MISSED || !duty->excused_when)
		return state;
	verdict excused = rule_judge(duty->excused_when, scope, trace);
	if (excused == VERDICT_MET)
		state.is = DUTY_EXCUSED;
	else
		state.is = doubted(state.is, excused);
	return state;
}

static bool names(const struct duty *duty, struct str id)
{
	if (duty->loses_everything)
		return false;
	for (const struct node *n = duty->lost->first; n; n = n->next)
		if (str_eq(n->text, id))
			return true;
	return false;
}

/* What a duty that costs only this consequence says of it. */
static enum consequence_is after_duties(
	const struct finding *finding, struct str id)
{
	enum consequence_is is = CONSEQUENCE_HOLDS;

	for (int i = 0; i < finding->segment->duty_count; i++) {
		const struct duty_state *state = &finding->duties[i];
		if (!names(state->duty, id))
			continue;
		if (state->is == DUTY_MISSED)
			return CONSEQUENCE_LOST;
		if (state->is == DUTY_OPEN)
			is = CONSEQUENCE_NOT_YET;
		else if (state->is == DUTY_BETWEEN ||
			 state->is == DUTY_UNRECORDED ||
			 state->is == DUTY_VAGUE)
			is = CONSEQUENCE_UNKNOWN;
	}
	return is;
}

/* Today against the consequence's own days. A first day that is still to come
 * at the earliest has not begun; a day that may be on either side leaves it
 * unknown; a last day that does not happen ends nothing. */
static enum consequence_is by_its_days(
	const struct span *span, const struct scope *scope)
{
	struct amount from = {DATE_FIRST, DATE_FIRST, 0};
	struct amount through = {DATE_LAST, DATE_LAST, 0};

	if (span->from)
		from = amount_of(span->from, scope);
	if (span->through)
		through = amount_of(span->through, scope);
	bool endless = through.flags & AMOUNT_NONE;
	if (from.flags & AMOUNT_NONE || scope->today < from.low)
		return CONSEQUENCE_NOT_YET;
	if (!endless && scope->today > through.high)
		return CONSEQUENCE_OVER;
	if (scope->today < from.high ||
		(!endless && scope->today > through.low))
		return CONSEQUENCE_UNKNOWN;
	return CONSEQUENCE_HOLDS;
}

/* Before days are looked at: may this finding have the consequence? */
static enum consequence_is by_coverage(
	const struct consequence *c, const struct finding *finding, bool over)
{
	if (c->always)
		return CONSEQUENCE_HOLDS;
	if (over)
		return c->survives ? CONSEQUENCE_HOLDS : CONSEQUENCE_OVER;
	if (outcome_covers(finding->outcome))
		return CONSEQUENCE_HOLDS;
	if (finding->outcome == OUTCOME_ASK_LAWYER ||
		finding->outcome == OUTCOME_NEED_FACTS)
		return CONSEQUENCE_UNKNOWN;
	return CONSEQUENCE_NOT_MET;
}

struct consequence_state consequence_judge(
	const struct consequence *consequence, const struct finding *finding,
	bool over, verdict *trace)
{
	const struct scope *scope = &finding->scope;
	struct consequence_state state = {.consequence = consequence,
		.from = day_known(consequence->span.from, scope),
		.through = day_known(consequence->span.through, scope),
		.by = day_known(consequence->by, scope),
		.repay_by = day_known(consequence->repay_by, scope)};

	state.is = by_coverage(consequence, finding, over);
	if (consequence->when) {
		verdict when = rule_judge(consequence->when, scope, trace);
		if (when == VERDICT_NOT_MET)
			state.is = CONSEQUENCE_NOT_MET;
		else if (when != VERDICT_MET && state.is == CONSEQUENCE_HOLDS)
			state.is = CONSEQUENCE_UNKNOWN;
	}
	if (state.is == CONSEQUENCE_HOLDS)
		state.is = after_duties(finding, consequence->id);
	if (state.is == CONSEQUENCE_HOLDS)
		state.is = by_its_days(&consequence->span, scope);
	return state;
}
