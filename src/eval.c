/*
 * Evaluation: place, status, window, criteria, duties, effect, in this order;
 * then the best segment, then what the program as a whole may say.
 */
#include "eval.h"

#include "duty.h"
#include "reach.h"

/* One evaluation of one program. */
struct eval {
	struct arena *arena;
	const struct pack *pack;
	const struct world *world;
	const struct facts *facts;
	civil_day today;
	enum pack_status status;
	verdict place;
};

static struct finding outcome_of(
	struct finding finding, enum outcome outcome, enum reason reason)
{
	finding.outcome = outcome;
	finding.reason = reason;
	return finding;
}

/* What each status lets a segment do. A law that has expired goes on to
 * protect the rent that it covered. */
static const enum {
	BARS,
	ALLOWS,
	ALLOWS_OLD_RENT,
	DOUBTS
} allowed[] = {
	[STATUS_NOT_YET] = BARS,
	[STATUS_PROPOSED] = BARS,
	[STATUS_REJECTED] = BARS,
	[STATUS_ADOPTED] = BARS,
	[STATUS_ACTIVE] = ALLOWS,
	[STATUS_STANDBY] = ALLOWS,
	[STATUS_SUSPENDED] = BARS,
	[STATUS_STRUCK] = BARS,
	[STATUS_EXPIRED] = ALLOWS_OLD_RENT,
	[STATUS_REPEALED] = ALLOWS_OLD_RENT,
	[STATUS_UNCONFIRMED] = DOUBTS,
};

static bool status_bars(enum pack_status status, const struct segment *segment)
{
	bool old = segment->reach.by_rent || segment->reach.fact;

	return allowed[status] == BARS ||
	       (allowed[status] == ALLOWS_OLD_RENT && !old);
}

static void judge_duties(
	const struct eval *eval, struct finding *finding, verdict *trace)
{
	const struct segment *segment = finding->segment;
	int i = 0;

	finding->duties = arena_array(eval->arena,
		(size_t)segment->duty_count + 1, sizeof *finding->duties);
	for (const struct duty *d = segment->duties; d; d = d->next)
		finding->duties[i++] = duty_judge(d, &finding->scope, trace);
}

static bool has_duty(const struct finding *finding, enum duty_is is)
{
	for (int i = 0; i < finding->segment->duty_count; i++)
		if (finding->duties[i].is == is &&
			finding->duties[i].duty->loses_everything)
			return true;
	return false;
}

/* The earliest safe day of the duties that are still open. */
static struct maybe_day earliest_due(const struct finding *finding)
{
	struct maybe_day first = {0};

	for (int i = 0; i < finding->segment->duty_count; i++) {
		const struct duty_state *s = &finding->duties[i];
		struct maybe_day day = s->duty->due ? s->due : s->latest;
		if (s->is != DUTY_OPEN || !day.is)
			continue;
		if (!first.is || day.day < first.day)
			first = day;
	}
	return first;
}

static void day_facts(const struct quantity *day, struct finding *finding)
{
	if (day)
		quantity_missing(day, &finding->scope, &finding->missing);
}

static void rule_facts_missing(const struct rule *rule, struct finding *finding)
{
	if (rule && (finding->trace[rule->number] & VERDICT_MISSING))
		rule_missing(rule, &finding->scope, finding->trace,
			&finding->missing);
}

/* The facts that could still decide a duty: whether it was done, by when, by
 * whom. */
static void duty_facts(struct finding *finding)
{
	for (int i = 0; i < finding->segment->duty_count; i++) {
		const struct duty_state *s = &finding->duties[i];
		const struct duty *duty = s->duty;
		rule_facts_missing(duty->when, finding);
		if (s->is != DUTY_UNRECORDED && s->is != DUTY_VAGUE)
			continue;
		if (s->is == DUTY_UNRECORDED || !s->done.is)
			fact_set_add(&finding->missing, duty->done);
		day_facts(duty->due, finding);
		day_facts(duty->latest, finding);
		day_facts(duty->until, finding);
		rule_facts_missing(duty->excused_when, finding);
	}
}

/* All criteria are met: what the duties make of it. */
static struct finding by_duties(struct finding finding)
{
	if (has_duty(&finding, DUTY_UNRECORDED) ||
		has_duty(&finding, DUTY_VAGUE)) {
		duty_facts(&finding);
		return outcome_of(finding, OUTCOME_NEED_FACTS, REASON_FACTS);
	}
	if (has_duty(&finding, DUTY_BETWEEN))
		return outcome_of(finding, OUTCOME_ASK_LAWYER, REASON_LATE);
	bool open = false;
	for (int i = 0; i < finding.segment->duty_count; i++)
		open = open || finding.duties[i].is == DUTY_OPEN;
	if (!open)
		return outcome_of(finding, OUTCOME_PROTECTED, REASON_NONE);
	finding.act_by = earliest_due(&finding);
	return outcome_of(finding, OUTCOME_ACT_BY, REASON_NONE);
}

/* Whether the effect has not ended. An end that does not happen ends nothing.
 */
static verdict in_effect(const struct finding *finding)
{
	const struct quantity *through = finding->segment->effect.through;
	struct amount end = {0};

	if (through)
		end = amount_of(through, &finding->scope);
	if (!through || end.flags & AMOUNT_NONE ||
		finding->scope.today <= end.low)
		return VERDICT_MET;
	if (finding->scope.today > end.high)
		return VERDICT_NOT_MET;
	return verdict_unknown(end.flags);
}

static void collect_missing(const struct eval *eval, struct finding *finding)
{
	const struct scope *scope = &finding->scope;

	if (eval->place & VERDICT_MISSING)
		fact_set_add(&finding->missing,
			vocabulary_find(eval->facts->vocabulary, STR("place")));
	if (finding->reached & VERDICT_MISSING)
		reach_missing(finding->segment, scope, &finding->missing);
	if (in_effect(finding) & VERDICT_MISSING)
		day_facts(finding->segment->effect.through, finding);
	if (finding->segment->covered_when)
		rule_missing(finding->segment->covered_when, scope,
			finding->trace, &finding->missing);
}

/* The outcome once the segment is reached, or may be. */
static struct finding judge_reached(
	const struct eval *eval, struct finding finding, verdict *trace)
{
	const struct rule *rule = finding.segment->covered_when;

	finding.criteria =
		rule ? rule_judge(rule, &finding.scope, trace) : VERDICT_MET;
	judge_duties(eval, &finding, trace);
	if (finding.criteria == VERDICT_NOT_MET)
		return outcome_of(
			finding, OUTCOME_NOT_PROTECTED, REASON_CRITERION);
	verdict effect = in_effect(&finding);
	if (effect == VERDICT_NOT_MET)
		return outcome_of(
			finding, OUTCOME_NOT_PROTECTED, REASON_EFFECT);
	if (has_duty(&finding, DUTY_MISSED))
		return outcome_of(finding, OUTCOME_NOT_PROTECTED, REASON_DUTY);
	verdict all = verdict_and(verdict_and(eval->place, finding.reached),
		verdict_and(finding.criteria, effect));
	if (all & VERDICT_MISSING) {
		collect_missing(eval, &finding);
		duty_facts(&finding);
		return outcome_of(finding, OUTCOME_NEED_FACTS, REASON_FACTS);
	}
	if (all & VERDICT_OPEN)
		return outcome_of(finding, OUTCOME_ASK_LAWYER, REASON_OPEN);
	return by_duties(finding);
}

/* What the program as a whole cannot vouch for becomes a lawyer's question. */
static struct finding temper(const struct eval *eval, struct finding finding)
{
	const struct pack *pack = eval->pack;

	if (!outcome_covers(finding.outcome))
		return finding;
	if (allowed[eval->status] == DOUBTS)
		return outcome_of(
			finding, OUTCOME_ASK_LAWYER, REASON_UNCONFIRMED);
	if (pack->has_known_through && eval->today > pack->known_through)
		return outcome_of(finding, OUTCOME_ASK_LAWYER, REASON_KNOWN);
	return finding;
}

static void judge_consequences(
	const struct eval *eval, struct finding *finding, verdict *trace)
{
	const struct segment *segment = finding->segment;
	bool over = finding->reason == REASON_EFFECT;
	int i = 0;

	finding->consequences =
		arena_array(eval->arena, (size_t)segment->consequence_count + 1,
			sizeof *finding->consequences);
	for (const struct consequence *c = segment->consequences; c;
		c = c->next) {
		struct consequence_state s =
			consequence_judge(c, finding, over, trace);
		finding->consequences[i++] = s;
		if (!s.repay_by.is || s.is == CONSEQUENCE_NOT_MET)
			continue;
		if (!finding->repay_by.is ||
			s.repay_by.day < finding->repay_by.day)
			finding->repay_by = s.repay_by;
	}
}

/* Not in force: judged all the same, for whoever studies a draft. */
static struct finding judge_draft(
	const struct eval *eval, struct finding finding, verdict *trace)
{
	finding = judge_reached(eval, finding, trace);
	finding.drafted = finding.outcome;
	finding = outcome_of(finding, OUTCOME_NOT_IN_FORCE, REASON_STATUS);
	finding.missing = (struct fact_set){0};
	finding.act_by = (struct maybe_day){0};
	judge_consequences(eval, &finding, trace);
	finding.repay_by = (struct maybe_day){0};
	return finding;
}

static struct finding judge_segment(const struct eval *eval,
	const struct segment *segment, int month, verdict *trace)
{
	struct finding finding = {.month = month,
		.segment = segment,
		.place = eval->place,
		.trace = trace,
		.scope = {.facts = eval->facts,
			.calendar = eval->pack->calendar,
			.today = eval->today,
			.month = month,
			.adult = -1}};
	struct reached reached = reach_judge(&segment->reach, &finding.scope);

	finding.reached = reached.is;
	finding.scope.window_start = reached.window_start;
	finding.scope.window_end = reached.window_end;
	finding.scope.event = reached.event;
	if (reached.is == VERDICT_NOT_MET)
		return outcome_of(finding, OUTCOME_NOT_IN_FORCE, REASON_WINDOW);
	if (status_bars(eval->status, segment))
		return judge_draft(eval, finding, trace);
	finding.preempted = reach_preempted(segment, &finding.scope);
	if (finding.preempted)
		return outcome_of(
			finding, OUTCOME_NOT_IN_FORCE, REASON_PREEMPTED);
	finding.reached = verdict_and(
		finding.reached, reach_free(segment, &finding.scope));
	finding = temper(eval, judge_reached(eval, finding, trace));
	judge_consequences(eval, &finding, trace);
	return finding;
}

/* Whether one segment tells more than the best so far: a better outcome, or the
 * same for a reason nearer to the household. */
static bool tells_more(const struct finding *one, const struct finding *best)
{
	if (one->outcome != best->outcome)
		return one->outcome < best->outcome;
	if (best->reason == REASON_WINDOW)
		return one->reason != REASON_WINDOW;
	return one->reason == REASON_EFFECT && best->reason != REASON_EFFECT;
}

/* The best segment for a month; among equals the first. */
static struct finding judge_month(const struct eval *eval, int month)
{
	struct finding best = {.month = month,
		.outcome = OUTCOME_NOT_IN_FORCE,
		.reason = REASON_STATUS,
		.place = eval->place};
	bool first = true;

	if (eval->place == VERDICT_NOT_MET) {
		best.reason = REASON_PLACE;
		return best;
	}
	verdict *trace =
		arena_array(eval->arena, (size_t)eval->pack->rule_count + 1, 1);
	for (const struct segment *s = eval->pack->segments; s; s = s->next) {
		struct finding one = judge_segment(eval, s, month, trace);
		struct fact_set missing = best.missing;
		if (first || tells_more(&one, &best))
			best = one;
		if (!first && best.outcome == OUTCOME_NEED_FACTS) {
			fact_set_join(&best.missing, &missing);
			fact_set_join(&best.missing, &one.missing);
		}
		first = false;
	}
	return best;
}

/* In force, but every segment waits for an event or a season. */
static enum pack_status waiting(
	const struct eval *eval, const struct decision *decision)
{
	bool waits = eval->status == STATUS_ACTIVE;

	for (const struct segment *s = eval->pack->segments; s; s = s->next)
		waits = waits && (s->reach.by_season || s->reach.event);
	for (int i = 0; i < decision->count; i++)
		waits = waits && decision->findings[i].reason == REASON_WINDOW;
	return waits && eval->pack->segments ? STATUS_STANDBY : eval->status;
}

static void sum_up(struct decision *decision)
{
	decision->outcome = OUTCOME_NOT_IN_FORCE;
	for (int i = 0; i < OUTCOMES; i++)
		decision->counts[i] = 0;
	for (int i = 0; i < decision->count; i++) {
		enum outcome outcome = decision->findings[i].outcome;
		decision->counts[outcome]++;
		if (outcome < decision->outcome)
			decision->outcome = outcome;
	}
}

static int place_of(const struct facts *facts)
{
	const struct fact *fact =
		vocabulary_find(facts->vocabulary, STR("place"));
	const struct value *value = facts_value(facts, fact, 0);

	return value->state == VALUE_KNOWN ? (int)value->number : -1;
}

static enum pack_status status_on(const struct pack *pack,
	const struct world *world, int place, civil_day today)
{
	if (lifecycle_suspended(world, pack->id, place, today))
		return STATUS_SUSPENDED;
	return lifecycle_status(pack->lifecycle, pack->lifecycle_count,
		world->places, place, today);
}

/* A county was named, and the law was stopped in one of its cities. */
static bool is_status_unsure(const struct eval *eval, int place)
{
	const struct pack *pack = eval->pack;

	if (eval->status == STATUS_SUSPENDED)
		return false;
	return lifecycle_may_be_suspended(
		       eval->world, pack->id, place, eval->today) ||
	       lifecycle_is_unsure(pack->lifecycle, pack->lifecycle_count,
		       eval->world->places, place, eval->today);
}

struct decision eval_program(struct arena *arena, const struct pack *pack,
	const struct world *world, const struct facts *facts, civil_day today)
{
	const struct fact *place =
		vocabulary_find(facts->vocabulary, STR("place"));
	struct eval eval = {.arena = arena,
		.pack = pack,
		.world = world,
		.facts = facts,
		.today = today,
		.status = status_on(pack, world, place_of(facts), today),
		.place = pack_covers_place(
			pack, world->places, facts_value(facts, place, 0))};
	if (is_status_unsure(&eval, place_of(facts)))
		eval.place = verdict_and(eval.place, VERDICT_MISSING);
	struct decision decision = {
		.pack = pack, .stale = pack_is_stale(pack, today)};

	bool by_month = pack->by_month && facts->rents > 0;
	decision.count = by_month ? facts->rents : 1;
	decision.findings = arena_array(
		arena, (size_t)decision.count, sizeof *decision.findings);
	for (int i = 0; i < decision.count; i++)
		decision.findings[i] = judge_month(&eval, by_month ? i : -1);
	decision.status = waiting(&eval, &decision);
	sum_up(&decision);
	return decision;
}

static bool covers_month(const struct decision *decision, int month)
{
	for (int i = 0; i < decision->count; i++) {
		const struct finding *f = &decision->findings[i];
		if ((f->month == month || f->month < 0 || month < 0) &&
			outcome_covers(f->outcome))
			return true;
	}
	return false;
}

static bool yields(const struct pack *pack, struct str id)
{
	for (int i = 0; i < pack->yields_count; i++)
		if (str_eq(pack->yields_to[i], id))
			return true;
	return false;
}

/* Steps back, month by month, behind what `stronger` covers. */
static void stand_back(struct decision *decision,
	const struct decision *stronger, bool *changed)
{
	for (int i = 0; i < decision->count; i++) {
		struct finding *f = &decision->findings[i];
		if (f->outcome == OUTCOME_NOT_IN_FORCE ||
			!covers_month(stronger, f->month))
			continue;
		*f = outcome_of(*f, OUTCOME_NOT_IN_FORCE, REASON_YIELDS);
		f->yields_to = stronger->pack->id;
		*changed = true;
	}
}

struct decision *eval_programs(struct arena *arena, struct packs packs,
	const struct world *world, const struct facts *facts, civil_day today)
{
	struct decision *all =
		arena_array(arena, (size_t)packs.count + 1, sizeof *all);

	for (int i = 0; i < packs.count; i++)
		all[i] =
			eval_program(arena, packs.list[i], world, facts, today);
	for (int i = 0; i < packs.count; i++) {
		bool changed = false;
		for (int j = 0; j < packs.count; j++)
			if (i != j && yields(packs.list[i], packs.list[j]->id))
				stand_back(&all[i], &all[j], &changed);
		if (changed)
			sum_up(&all[i]);
	}
	return all;
}
