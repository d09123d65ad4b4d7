/*
 * Judging rules. Building them is rule_build.c.
 */
#include "rule.h"

void fact_set_add(struct fact_set *set, const struct fact *fact)
{
	set->bits[fact->index / 64] |= (uint64_t)1 << (fact->index % 64);
}

bool fact_set_has(const struct fact_set *set, const struct fact *fact)
{
	return set->bits[fact->index / 64] >> (fact->index % 64) & 1;
}

bool fact_set_is_empty(const struct fact_set *set)
{
	for (size_t i = 0; i < FACT_LIMIT / 64; i++)
		if (set->bits[i])
			return false;
	return true;
}

void fact_set_join(struct fact_set *set, const struct fact_set *more)
{
	for (size_t i = 0; i < FACT_LIMIT / 64; i++)
		set->bits[i] |= more->bits[i];
}

/* A dated fact's value as of a day; not asked before its first entry. */
static struct value value_on(const struct value *series, civil_day day)
{
	struct value value = *series;

	if (series->state != VALUE_KNOWN || series->point_count == 0)
		return value;
	value.state = VALUE_NOT_ASKED;
	for (int i = 0; i < series->point_count; i++) {
		if (series->points[i].from > day)
			break;
		value.state = VALUE_KNOWN;
		value.number = series->points[i].number;
		value.most = value.number;
	}
	return value;
}

/* A test of one value, which need not be the fact's current one. */
static verdict judge_value(const struct rule *rule, const struct scope *scope,
	const struct value *value)
{
	if (rule->right)
		return op_compare(rule->op, amount_of_value(value),
			amount_of(rule->right, scope));
	return op_match(
		rule->op, value, &rule->set, scope->facts->vocabulary->places);
}

/* The verdict where the day that a series is read on is not known. */
static verdict judge_no_day(struct amount day)
{
	return day.flags & AMOUNT_MISSING ? VERDICT_MISSING : VERDICT_OPEN;
}

static verdict judge_any_day(const struct rule *rule, const struct scope *scope,
	const struct value *series)
{
	struct amount from = amount_of(rule->any_from, scope);
	struct amount through = amount_of(rule->any_through, scope);

	if (!amount_is_exact(from))
		return judge_no_day(from);
	if (!amount_is_exact(through))
		return judge_no_day(through);
	struct value value = value_on(series, (civil_day)from.low);
	verdict v = judge_value(rule, scope, &value);
	for (int i = 0; i < series->point_count; i++) {
		civil_day day = series->points[i].from;
		if (day <= from.low || day > through.low)
			continue;
		value = value_on(series, day);
		v = verdict_or(v, judge_value(rule, scope, &value));
	}
	return v;
}

static verdict judge_series(const struct rule *rule, const struct scope *scope,
	const struct value *series)
{
	if (rule->any_from)
		return judge_any_day(rule, scope, series);
	struct amount day = {scope->today, scope->today, 0};
	if (rule->as_of)
		day = amount_of(rule->as_of, scope);
	if (!amount_is_exact(day))
		return judge_no_day(day);
	struct value value = value_on(series, (civil_day)day.low);
	return judge_value(rule, scope, &value);
}

static verdict judge_test(const struct rule *rule, const struct scope *scope)
{
	if (rule->left)
		return op_compare(rule->op, amount_of(rule->left, scope),
			amount_of(rule->right, scope));
	const struct value *value = scope_value(scope, rule->fact);
	if (rule->fact->shape.series && value->state == VALUE_KNOWN)
		return judge_series(rule, scope, value);
	return judge_value(rule, scope, value);
}

static verdict judge_children(
	const struct rule *rule, const struct scope *scope, verdict *trace)
{
	bool all = rule->kind == RULE_ALL;
	verdict v = all ? VERDICT_MET : VERDICT_NOT_MET;

	for (const struct rule *r = rule->first; r; r = r->next) {
		verdict child = rule_judge(r, scope, trace);
		v = all ? verdict_and(v, child) : verdict_or(v, child);
	}
	return rule->kind == RULE_NONE ? verdict_not(v) : v;
}

static verdict judge_presumption(
	const struct rule *rule, const struct scope *scope, verdict *trace)
{
	verdict basis = rule_judge(rule->first, scope, trace);
	verdict rebuttal = rule_judge(rule->first->next, scope, trace);

	return verdict_presume(basis, rebuttal);
}

static verdict judge_adults(
	const struct rule *rule, const struct scope *scope, verdict *trace)
{
	verdict v = rule->every ? VERDICT_MET : VERDICT_NOT_MET;
	struct scope adult = *scope;

	if (scope->facts->adult_count == 0) {
		adult.adult = -1;
		rule_judge(rule->first, &adult, trace);
		return VERDICT_MISSING;
	}
	for (adult.adult = 0; adult.adult < scope->facts->adult_count;
		adult.adult++) {
		verdict one = rule_judge(rule->first, &adult, trace);
		v = rule->every ? verdict_and(v, one) : verdict_or(v, one);
	}
	return v;
}

static verdict judge_open(
	const struct rule *rule, const struct scope *scope, verdict *trace)
{
	(void)rule;
	(void)scope;
	(void)trace;
	return VERDICT_OPEN;
}

static verdict judge_leaf(
	const struct rule *rule, const struct scope *scope, verdict *trace)
{
	(void)trace;
	return judge_test(rule, scope);
}

verdict rule_judge(
	const struct rule *rule, const struct scope *scope, verdict *trace)
{
	static verdict (*const by_kind[])(
		const struct rule *, const struct scope *, verdict *) = {
		[RULE_ALL] = judge_children,
		[RULE_ANY] = judge_children,
		[RULE_NONE] = judge_children,
		[RULE_TEST] = judge_leaf,
		[RULE_OPEN] = judge_open,
		[RULE_PRESUME] = judge_presumption,
		[RULE_EACH_ADULT] = judge_adults,
	};
	verdict v = by_kind[rule->kind](rule, scope, trace);

	if (rule->unless)
		v = verdict_and(
			v, verdict_not(rule_judge(rule->unless, scope, trace)));
	trace[rule->number] = v;
	return v;
}

const struct rule *rule_find(const struct rule *rule, struct str id)
{
	if (!rule || str_eq(rule->id, id))
		return rule;
	const struct rule *found = rule_find(rule->unless, id);
	for (const struct rule *r = rule->first; r && !found; r = r->next)
		found = rule_find(r, id);
	return found;
}

/* A fact is missing when its value is not known, or only as a span. */
static void add_missing(const struct fact *fact, const struct scope *scope,
	struct fact_set *missing)
{
	const struct value *value = scope_value(scope, fact);

	if (!value_is_known(value) || value->most != value->number)
		fact_set_add(missing, fact);
}

static void sum_missing(const struct quantity *quantity,
	const struct scope *scope, struct fact_set *missing)
{
	struct scope month = *scope;

	if (!scope->facts->rent_asked)
		fact_set_add(missing, quantity->due);
	for (month.month = 0; month.month < scope->facts->rents;
		month.month++) {
		add_missing(quantity->due, &month, missing);
		if (quantity->args[0])
			quantity_missing(quantity->args[0], &month, missing);
	}
}

void quantity_missing(const struct quantity *quantity,
	const struct scope *scope, struct fact_set *missing)
{
	int first = quantity->due ? 1 : 0; /* then the days of its window */

	if (quantity->due)
		sum_missing(quantity, scope, missing);
	if (quantity->fact)
		add_missing(quantity->fact, scope, missing);
	for (int i = first; i < quantity->arg_count; i++)
		quantity_missing(quantity->args[i], scope, missing);
}

static void test_missing(const struct rule *rule, const struct scope *scope,
	struct fact_set *missing)
{
	if (rule->left)
		quantity_missing(rule->left, scope, missing);
	else if (rule->set.place_count || rule->fact->shape.series)
		fact_set_add(missing, rule->fact);
	else
		add_missing(rule->fact, scope, missing);
	if (rule->right)
		quantity_missing(rule->right, scope, missing);
	if (rule->as_of)
		quantity_missing(rule->as_of, scope, missing);
	if (rule->any_from)
		quantity_missing(rule->any_from, scope, missing);
	if (rule->any_through)
		quantity_missing(rule->any_through, scope, missing);
}

/* The trace of a decision remembers the last adult only, so each is judged
 * again. */
static void adults_missing(const struct rule *rule, const struct scope *scope,
	struct fact_set *missing)
{
	verdict trace[RULE_LIMIT] = {0};
	struct scope adult = *scope;

	adult.adult = scope->facts->adult_count ? 0 : -1;
	do {
		rule_judge(rule->first, &adult, trace);
		rule_missing(rule->first, &adult, trace, missing);
	} while (++adult.adult < scope->facts->adult_count);
}

void rule_missing(const struct rule *rule, const struct scope *scope,
	const verdict *trace, struct fact_set *missing)
{
	if (!(trace[rule->number] & VERDICT_MISSING))
		return;
	if (rule->unless)
		rule_missing(rule->unless, scope, trace, missing);
	if (rule->kind == RULE_TEST)
		test_missing(rule, scope, missing);
	else if (rule->kind == RULE_EACH_ADULT)
		adults_missing(rule, scope, missing);
	else if (rule->kind == RULE_PRESUME) /* a rebuttal is not asked for */
		rule_missing(rule->first, scope, trace, missing);
	else
		for (const struct rule *r = rule->first; r; r = r->next)
			rule_missing(r, scope, trace, missing);
}

static void see_fact(void *context, const struct fact *fact)
{
	fact_set_add(context, fact);
}

void rule_facts(const struct rule *rule, struct fact_set *facts)
{
	if (rule->fact)
		fact_set_add(facts, rule->fact);
	if (rule->left)
		quantity_facts(rule->left, see_fact, facts);
	if (rule->right)
		quantity_facts(rule->right, see_fact, facts);
	if (rule->as_of)
		quantity_facts(rule->as_of, see_fact, facts);
	if (rule->any_from)
		quantity_facts(rule->any_from, see_fact, facts);
	if (rule->any_through)
		quantity_facts(rule->any_through, see_fact, facts);
	if (rule->unless)
		rule_facts(rule->unless, facts);
	for (const struct rule *r = rule->first; r; r = r->next)
		rule_facts(r, facts);
}
