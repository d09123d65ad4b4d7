/*
 * Windows, judged with the same interval arithmetic as everything else.
 */
#include "reach.h"

static verdict not_before(struct amount day, const struct quantity *from,
	const struct scope *scope)
{
	if (!from)
		return VERDICT_MET;
	struct amount a = amount_of(from, scope);
	if (day.low >= a.high)
		return VERDICT_MET;
	if (day.high < a.low)
		return VERDICT_NOT_MET;
	return verdict_unknown(day.flags | a.flags);
}

static verdict not_after(struct amount day, const struct quantity *through,
	const struct scope *scope)
{
	if (!through)
		return VERDICT_MET;
	struct amount a = amount_of(through, scope);
	if (day.high <= a.low)
		return VERDICT_MET;
	if (day.low > a.high)
		return VERDICT_NOT_MET;
	return verdict_unknown(day.flags | a.flags);
}

static verdict inside(
	const struct span *span, struct amount day, const struct scope *scope)
{
	if (day.flags & AMOUNT_NONE)
		return VERDICT_NOT_MET;
	return verdict_and(not_before(day, span->from, scope),
		not_after(day, span->through, scope));
}

static struct amount today_of(const struct scope *scope)
{
	return (struct amount){scope->today, scope->today, 0};
}

static struct amount day_of_fact(
	const struct fact *fact, const struct scope *scope)
{
	struct quantity q = {
		.kind = QUANTITY_FACT, .type = VALUE_DATE, .fact = fact};

	return amount_of(&q, scope);
}

static const struct fact *due_fact(const struct scope *scope)
{
	return vocabulary_find(scope->facts->vocabulary, STR("rent.due"));
}

/* 29 February becomes the 28th in other years. */
static civil_day season_day(int year, int month, int day)
{
	int last = date_month_length(year, month);

	return date_day((struct date){year, month, day < last ? day : last});
}

/* The season that began in `year`. */
static struct reached season_of(const struct reach *reach, int year)
{
	bool over_new_year =
		reach->season_from_month * 100 + reach->season_from_day >
		reach->season_through_month * 100 + reach->season_through_day;

	return (struct reached){
		.window_start = season_day(
			year, reach->season_from_month, reach->season_from_day),
		.window_end = season_day(year + over_new_year,
			reach->season_through_month,
			reach->season_through_day)};
}

static struct reached judge_season(
	const struct reach *reach, const struct scope *scope)
{
	int year = date_of(scope->today).year;

	for (int y = year - 1; y <= year; y++) {
		struct reached season = season_of(reach, y);
		season.is = scope->today >= season.window_start
				    ? VERDICT_MET
				    : VERDICT_NOT_MET;
		if (scope->today <= season.window_end)
			return season;
	}
	struct reached next = season_of(reach, year + 1);
	next.is = VERDICT_NOT_MET;
	return next;
}

static civil_day day_or(const struct quantity *q, const struct scope *scope,
	civil_day otherwise)
{
	struct amount a = {0};

	if (q)
		a = amount_of(q, scope);
	return q && amount_is_exact(a) ? (civil_day)a.low : otherwise;
}

static struct reached judge_occurrence(const struct reach *reach,
	const struct scope *scope, const struct occurrence *occurrence)
{
	struct scope inner = *scope;

	inner.event = occurrence;
	struct reached reached = {.event = occurrence};
	reached.window_start =
		day_or(reach->event_span.from, &inner, DATE_FIRST);
	reached.window_end =
		day_or(reach->event_span.through, &inner, DATE_LAST);
	reached.is = inside(&reach->event_span, today_of(scope), &inner);
	if (occurrence->doubt.n)
		reached.is = verdict_and(reached.is, VERDICT_OPEN);
	return reached;
}

/* The occurrence that is on today, a certain one first; else the latest that
 * was before today. */
static struct reached judge_event(
	const struct reach *reach, const struct scope *scope)
{
	struct reached best = {.is = VERDICT_NOT_MET};

	for (int i = 0; i < reach->event->count; i++) {
		struct reached one = judge_occurrence(
			reach, scope, &reach->event->occurrences[i]);
		if (one.is == VERDICT_MET)
			return one;
		if (one.is != VERDICT_NOT_MET || !best.event)
			best = one;
	}
	return best;
}

struct reached reach_judge(const struct reach *reach, const struct scope *scope)
{
	struct reached reached = {.is = VERDICT_MET,
		.window_start = scope->window_start,
		.window_end = scope->window_end};
	struct scope inner = *scope;

	if (reach->by_season)
		reached = judge_season(reach, scope);
	if (reach->event) {
		verdict season = reached.is;
		reached = judge_event(reach, scope);
		reached.is = verdict_and(season, reached.is);
	}
	inner.event = reached.event;
	inner.window_start = reached.window_start;
	inner.window_end = reached.window_end;
	if (reach->by_rent)
		reached.is = verdict_and(reached.is,
			inside(&reach->rent,
				day_of_fact(due_fact(scope), scope), &inner));
	if (reach->by_today)
		reached.is = verdict_and(reached.is,
			inside(&reach->today, today_of(scope), &inner));
	if (reach->fact)
		reached.is = verdict_and(reached.is,
			inside(&reach->fact_span,
				day_of_fact(reach->fact, scope), &inner));
	return reached;
}

/* The day that preemptions look at. */
static struct amount preempted_day(
	const struct segment *segment, const struct scope *scope)
{
	return segment->by_month ? day_of_fact(due_fact(scope), scope)
				 : today_of(scope);
}

const struct preemption *reach_preempted(
	const struct segment *segment, const struct scope *scope)
{
	struct amount day = preempted_day(segment, scope);

	for (int i = 0; i < segment->preemption_count; i++) {
		const struct preemption *p = &segment->preemptions[i];
		if (!(day.flags & AMOUNT_NONE) && day.low >= p->from &&
			day.high <= p->through)
			return p;
	}
	return NULL;
}

verdict reach_free(const struct segment *segment, const struct scope *scope)
{
	struct amount day = preempted_day(segment, scope);

	for (int i = 0; i < segment->preemption_count; i++) {
		const struct preemption *p = &segment->preemptions[i];
		if (day.flags && day.low <= p->through && day.high >= p->from)
			return verdict_unknown(day.flags);
	}
	return VERDICT_MET;
}

static void span_missing(const struct span *span, const struct scope *scope,
	struct fact_set *missing)
{
	if (span->from)
		quantity_missing(span->from, scope, missing);
	if (span->through)
		quantity_missing(span->through, scope, missing);
}

void reach_missing(const struct segment *segment, const struct scope *scope,
	struct fact_set *missing)
{
	const struct reach *reach = &segment->reach;
	struct quantity q = {.kind = QUANTITY_FACT, .type = VALUE_DATE};

	span_missing(&reach->rent, scope, missing);
	span_missing(&reach->today, scope, missing);
	span_missing(&reach->event_span, scope, missing);
	span_missing(&reach->fact_span, scope, missing);
	if (reach->by_rent || segment->preemption_count) {
		q.fact = due_fact(scope);
		quantity_missing(&q, scope, missing);
	}
	if (reach->fact) {
		q.fact = reach->fact;
		quantity_missing(&q, scope, missing);
	}
}
