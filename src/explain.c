/*
 * Explaining decisions by their traces.
 */
#include "explain.h"

#include <assert.h>

bool explain_is_judged(const struct finding *finding)
{
	return finding->segment && finding->duties;
}

/* --- what is missing ------------------------------------------------- */

enum explain_order explain_order(const struct fact *fact)
{
	if (fact->paper)
		return EXPLAIN_PAPER;
	if (fact->sensitive)
		return EXPLAIN_SENSITIVE;
	if (fact->about == FACT_HOUSEHOLD || str_is(fact->id, "rent.due"))
		return EXPLAIN_SCREENING;
	return EXPLAIN_DETAIL;
}

static bool comes_before(
	const struct explain_need *a, const struct explain_need *b)
{
	bool a_place = str_is(a->fact->id, "place");
	bool b_place = str_is(b->fact->id, "place");

	if (a_place != b_place)
		return a_place;
	if (explain_order(a->fact) != explain_order(b->fact))
		return explain_order(a->fact) < explain_order(b->fact);
	if (a->undecided != b->undecided)
		return a->undecided > b->undecided;
	return a->fact->index < b->fact->index;
}

static void sort_needs(struct explain_needs *needs)
{
	for (int i = 1; i < needs->count; i++)
		for (int j = i; j > 0 && comes_before(&needs->list[j],
						 &needs->list[j - 1]);
			j--) {
			struct explain_need need = needs->list[j];
			needs->list[j] = needs->list[j - 1];
			needs->list[j - 1] = need;
		}
}

static int count_waiting(
	const struct decision *decisions, int count, const struct fact *fact)
{
	int waiting = 0;

	for (int i = 0; i < count; i++)
		for (int k = 0; k < decisions[i].count; k++)
			waiting += fact_set_has(
				&decisions[i].findings[k].missing, fact);
	return waiting;
}

struct explain_needs explain_missing(struct arena *arena,
	const struct vocabulary *vocabulary, const struct decision *decisions,
	int count)
{
	struct explain_needs needs = {
		.list = arena_array(arena, (size_t)vocabulary->count + 1,
			sizeof *needs.list)};

	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		int waiting = count_waiting(decisions, count, fact);
		if (waiting)
			needs.list[needs.count++] =
				(struct explain_need){fact, waiting};
	}
	sort_needs(&needs);
	return needs;
}

/* --- the smallest reasons -------------------------------------------- */

static struct explain_reasons only(struct arena *arena, const struct rule *rule)
{
	struct explain_reasons one = {
		.list = arena_array(arena, 1, sizeof *one.list), .count = 1};

	one.list[0] = rule;
	return one;
}

static struct explain_reasons join(
	struct arena *arena, struct explain_reasons a, struct explain_reasons b)
{
	struct explain_reasons both = {
		.list = arena_array(arena, (size_t)(a.count + b.count) + 1,
			sizeof *both.list)};

	for (int i = 0; i < a.count; i++)
		both.list[both.count++] = a.list[i];
	for (int i = 0; i < b.count; i++)
		both.list[both.count++] = b.list[i];
	return both;
}

/* All children that have the verdict. */
static struct explain_reasons every(struct arena *arena,
	const struct rule *rule, const verdict *trace, verdict wanted)
{
	struct explain_reasons all = {0};

	for (const struct rule *r = rule->first; r; r = r->next)
		if (trace[r->number] & wanted)
			all = join(arena, all, explain_rule(arena, r, trace));
	return all;
}

/* The child with the verdict that needs the fewest; the first among equals. */
static struct explain_reasons least(struct arena *arena,
	const struct rule *rule, const verdict *trace, verdict wanted)
{
	struct explain_reasons best = {0};

	for (const struct rule *r = rule->first; r; r = r->next) {
		if (!(trace[r->number] & wanted))
			continue;
		struct explain_reasons one = explain_rule(arena, r, trace);
		if (!best.count || one.count < best.count)
			best = one;
	}
	return best;
}

#define VERDICT_UNKNOWN (VERDICT_MISSING | VERDICT_OPEN)

/* What the children of a group alone make of it. */
static verdict of_children(const struct rule *rule, const verdict *trace)
{
	bool all = rule->kind == RULE_ALL;
	verdict v = all ? VERDICT_MET : VERDICT_NOT_MET;

	for (const struct rule *r = rule->first; r; r = r->next)
		v = all ? verdict_and(v, trace[r->number])
			: verdict_or(v, trace[r->number]);
	return v;
}

static struct explain_reasons of_group(
	struct arena *arena, const struct rule *rule, const verdict *trace)
{
	verdict v = of_children(rule, trace);
	/* The verdict of one child that decides the group. */
	verdict alone = rule->kind == RULE_ALL ? VERDICT_NOT_MET : VERDICT_MET;

	if (verdict_is_unknown(v))
		return every(arena, rule, trace, VERDICT_UNKNOWN);
	if (v == alone)
		return least(arena, rule, trace, v);
	return every(arena, rule, trace, v);
}

static struct explain_reasons of_presumption(
	struct arena *arena, const struct rule *rule, const verdict *trace)
{
	const struct rule *rebuttal = rule->first->next;

	if (trace[rebuttal->number] == VERDICT_MET ||
		trace[rebuttal->number] == VERDICT_OPEN)
		return explain_rule(arena, rebuttal, trace);
	return explain_rule(arena, rule->first, trace);
}

/* The rule without its exception. */
static verdict base_verdict(const struct rule *rule, const verdict *trace)
{
	if (rule->kind == RULE_NONE)
		return verdict_not(of_children(rule, trace));
	if (rule->kind == RULE_ALL || rule->kind == RULE_ANY)
		return of_children(rule, trace);
	if (rule->kind == RULE_PRESUME)
		return verdict_presume(trace[rule->first->number],
			trace[rule->first->next->number]);
	return trace[rule->number];
}

static struct explain_reasons of_base(
	struct arena *arena, const struct rule *rule, const verdict *trace)
{
	if (rule->kind == RULE_PRESUME)
		return of_presumption(arena, rule, trace);
	if (rule->kind == RULE_ALL || rule->kind == RULE_ANY ||
		rule->kind == RULE_NONE)
		return of_group(arena, rule, trace);
	return only(arena, rule);
}

/* With an exception: both sides when the whole is met; the smaller of those
 * that defeat it when it is not. */
static struct explain_reasons of_exception(
	struct arena *arena, const struct rule *rule, const verdict *trace)
{
	struct explain_reasons base = of_base(arena, rule, trace);
	struct explain_reasons unless =
		explain_rule(arena, rule->unless, trace);
	verdict v = trace[rule->number];
	bool base_defeats = base_verdict(rule, trace) == VERDICT_NOT_MET;
	bool unless_defeats = trace[rule->unless->number] == VERDICT_MET;

	if (v == VERDICT_MET)
		return join(arena, base, unless);
	if (v == VERDICT_NOT_MET && base_defeats && unless_defeats)
		return unless.count < base.count ? unless : base;
	if (v == VERDICT_NOT_MET)
		return unless_defeats ? unless : base;
	if (!(trace[rule->unless->number] & VERDICT_UNKNOWN))
		return base;
	if (!verdict_is_unknown(base_verdict(rule, trace)))
		return unless;
	return join(arena, base, unless);
}

struct explain_reasons explain_rule(
	struct arena *arena, const struct rule *rule, const verdict *trace)
{
	if (rule->unless)
		return of_exception(arena, rule, trace);
	return of_base(arena, rule, trace);
}

struct explain_reasons explain_reasons(
	struct arena *arena, const struct finding *finding)
{
	if (!explain_is_judged(finding) || !finding->segment->covered_when)
		return (struct explain_reasons){0};
	return explain_rule(
		arena, finding->segment->covered_when, finding->trace);
}

/* --- acts ------------------------------------------------------------ */

static void add_acts(struct explain_acts *acts, const struct finding *finding)
{
	assert(finding->segment);
	for (int i = 0; i < finding->segment->duty_count; i++)
		if (finding->duties[i].is == DUTY_OPEN)
			acts->list[acts->count++] = (struct explain_act){
				finding, &finding->duties[i]};
}

struct explain_acts explain_acts(
	struct arena *arena, const struct decision *decision)
{
	struct explain_acts acts = {0};
	size_t most = 1;

	for (int i = 0; i < decision->count; i++)
		if (decision->findings[i].segment)
			most += (size_t)decision->findings[i]
					.segment->duty_count;
	acts.list = arena_array(arena, most, sizeof *acts.list);
	for (int i = 0; i < decision->count; i++)
		if (decision->findings[i].outcome == OUTCOME_ACT_BY)
			add_acts(&acts, &decision->findings[i]);
	return acts;
}
