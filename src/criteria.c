/*
 * Listing criteria and what they saw.
 */
#include "criteria.h"

/* --- whom a rule is about -------------------------------------------- */

static enum fact_about wider(enum fact_about a, enum fact_about b)
{
	return a > b ? a : b;
}

static enum fact_about about_quantity(const struct quantity *quantity)
{
	if (quantity && quantity_is_about(quantity, FACT_ADULT))
		return FACT_ADULT;
	if (quantity && quantity_is_about(quantity, FACT_RENT))
		return FACT_RENT;
	return FACT_HOUSEHOLD;
}

static enum fact_about about_test(const struct rule *rule)
{
	const struct quantity *const quantities[] = {rule->left, rule->right,
		rule->as_of, rule->any_from, rule->any_through};
	enum fact_about about = rule->fact ? rule->fact->about : FACT_HOUSEHOLD;

	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
		about = wider(about, about_quantity(quantities[i]));
	return about;
}

enum fact_about criteria_about(const struct rule *rule)
{
	enum fact_about about = FACT_HOUSEHOLD;

	if (rule->kind == RULE_TEST)
		about = about_test(rule);
	for (const struct rule *r = rule->first; r; r = r->next)
		about = wider(about, criteria_about(r));
	if (rule->unless)
		about = wider(about, criteria_about(rule->unless));
	if (rule->kind == RULE_EACH_ADULT && about == FACT_ADULT)
		return FACT_HOUSEHOLD;
	return about;
}

/* --- the list -------------------------------------------------------- */

static int count_rules(const struct rule *rule)
{
	int count = 1;

	for (const struct rule *r = rule->first; r; r = r->next)
		count += count_rules(r);
	return count + (rule->unless ? count_rules(rule->unless) : 0);
}

static void add_rules(
	struct criteria *criteria, const struct rule *rule, int depth)
{
	if (rule->id.n)
		criteria->list[criteria->count++] =
			(struct criterion){rule, criteria_about(rule), depth};
	for (const struct rule *r = rule->first; r; r = r->next)
		add_rules(criteria, r, depth + 1);
	if (rule->unless)
		add_rules(criteria, rule->unless, depth + 1);
}

struct criteria criteria_of(struct arena *arena, const struct rule *root)
{
	struct criteria criteria = {0};

	if (!root)
		return criteria;
	criteria.list = arena_array(
		arena, (size_t)count_rules(root), sizeof *criteria.list);
	add_rules(&criteria, root, 0);
	return criteria;
}

/* --- what was seen --------------------------------------------------- */

static void add_sight(struct sights *sights, struct sight sight)
{
	for (int i = 0; i < sights->count; i++)
		if (sights->list[i].fact == sight.fact &&
			sights->list[i].row == sight.row)
			return;
	if (sights->count < SIGHTS_MOST)
		sights->list[sights->count++] = sight;
}

static void see_fact(struct sights *sights, const struct fact *fact,
	const struct scope *scope)
{
	int row = -1;

	if (fact->about == FACT_RENT)
		row = scope->month;
	if (fact->about == FACT_ADULT)
		row = scope->adult;
	add_sight(sights,
		(struct sight){fact, scope_value(scope, fact), row, false});
}

static void see_months(struct sights *sights, const struct fact *fact,
	const struct scope *scope)
{
	for (int i = 0; fact && i < scope->facts->rents; i++)
		add_sight(sights,
			(struct sight){fact, facts_value(scope->facts, fact, i),
				i, true});
}

static void see_quantity(struct sights *sights, const struct quantity *quantity,
	const struct scope *scope)
{
	if (!quantity)
		return;
	if (quantity->due) {
		see_months(sights, quantity->due, scope);
		if (quantity->args[0])
			see_months(sights, quantity->args[0]->fact, scope);
		return;
	}
	if (quantity->fact)
		see_fact(sights, quantity->fact, scope);
	for (int i = 0; i < quantity->arg_count; i++)
		see_quantity(sights, quantity->args[i], scope);
}

struct sights criteria_saw(
	struct arena *arena, const struct rule *rule, const struct scope *scope)
{
	struct sights sights = {0};

	if (rule->kind != RULE_TEST)
		return sights;
	sights.list = arena_array(arena, SIGHTS_MOST, sizeof *sights.list);
	if (rule->fact)
		see_fact(&sights, rule->fact, scope);
	see_quantity(&sights, rule->left, scope);
	see_quantity(&sights, rule->right, scope);
	see_quantity(&sights, rule->as_of, scope);
	return sights;
}
