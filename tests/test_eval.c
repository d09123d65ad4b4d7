/*
 * Properties of evaluation over every pack of the library, with households
 * made at random from fixed seeds.
 */
#include "law.h"

#define HOUSEHOLDS 60

static struct law law;

static int open_law(void **state)
{
	(void)state;
	law_open(&law, NULL);
	return 0;
}

/* A day on which the pack matters: near one of its lifecycle's days. */
static civil_day day_near(const struct pack *pack, uint64_t *seed)
{
	int64_t which = law_between(seed, 0, pack->lifecycle_count - 1);

	return (civil_day)(pack->lifecycle[which].on +
			   law_between(seed, -40, 400));
}

typedef void property(const struct pack *pack, struct facts *facts,
	civil_day today, uint64_t *seed);

/* Calls `holds` for random households of every pack. */
static void for_all(property *holds)
{
	struct packs packs = law.library->packs;
	uint64_t seed = 20261123;

	assert_true(packs.count > 0);
	for (int i = 0; i < packs.count; i++)
		for (int n = 0; n < HOUSEHOLDS; n++) {
			struct arena arena = {0};
			const struct pack *pack = packs.list[i];
			civil_day today = day_near(pack, &seed);
			holds(pack,
				law_household(&law, &arena, &seed, pack->in[0],
					today),
				today, &seed);
			arena_release(&arena);
		}
}

static struct decision judge(struct arena *arena, const struct pack *pack,
	const struct facts *facts, civil_day today)
{
	return eval_program(arena, pack, &law.library->world, facts, today);
}

static void reverse(struct rule *rule)
{
	struct rule *back = NULL;

	for (struct rule *r = rule->first; r;) {
		struct rule *next = r->next;
		r->next = back;
		back = r;
		r = next;
	}
	rule->first = back;
}

static void reverse_all(const struct pack *pack)
{
	for (const struct rule *r = pack->rules; r; r = r->next_in_pack)
		if (r->kind == RULE_ALL || r->kind == RULE_ANY ||
			r->kind == RULE_NONE)
			reverse((struct rule *)r);
}

static void same_in_any_order(const struct pack *pack, struct facts *facts,
	civil_day today, uint64_t *seed)
{
	struct arena arena = {0};
	struct decision one = judge(&arena, pack, facts, today);

	(void)seed;
	reverse_all(pack);
	struct decision two = judge(&arena, pack, facts, today);
	reverse_all(pack);
	for (int i = 0; i < one.count; i++) {
		assert_int_equal(
			one.findings[i].outcome, two.findings[i].outcome);
		assert_memory_equal(&one.findings[i].missing,
			&two.findings[i].missing, sizeof(struct fact_set));
	}
	arena_release(&arena);
}

static void order_of_criteria_never_matters(void **state)
{
	(void)state;
	for_all(same_in_any_order);
}

/* Makes one fact known that was not; false when it was. */
static bool learn(const struct fact *fact, struct facts *facts, civil_day today,
	uint64_t *seed)
{
	struct value *value = facts_place(facts, fact, 0);

	if (!value || value_is_known(value) || fact->paper)
		return false;
	*value = law_value(&law, seed, fact, today);
	return value_is_known(value);
}

static void still_decided(const struct pack *pack, struct facts *facts,
	civil_day today, uint64_t *seed)
{
	struct arena arena = {0};
	const struct vocabulary *vocabulary = facts->vocabulary;

	for (int i = 0; i < vocabulary->count; i++) {
		arena_clear(&arena);
		struct decision before = judge(&arena, pack, facts, today);
		if (!learn(&vocabulary->facts[i], facts, today, seed))
			continue;
		struct decision after = judge(&arena, pack, facts, today);
		for (int m = 0; m < before.count; m++)
			if (before.findings[m].outcome == OUTCOME_PROTECTED)
				assert_int_not_equal(after.findings[m].outcome,
					OUTCOME_NEED_FACTS);
	}
	arena_release(&arena);
}

static void a_fact_made_known_never_undecides(void **state)
{
	(void)state;
	for_all(still_decided);
}

/* need_facts names facts, and each of them is not known exactly. */
static void asks_what_it_lacks(const struct pack *pack, struct facts *facts,
	civil_day today, uint64_t *seed)
{
	struct arena arena = {0};
	struct decision d = judge(&arena, pack, facts, today);

	(void)seed;
	for (int i = 0; i < d.count; i++) {
		bool asks = !fact_set_is_empty(&d.findings[i].missing);
		if (d.findings[i].outcome == OUTCOME_NEED_FACTS)
			assert_true(asks);
		else
			assert_false(asks);
	}
	arena_release(&arena);
}

static void need_facts_says_which(void **state)
{
	(void)state;
	for_all(asks_what_it_lacks);
}

static void add_rebuttals(const struct rule *rule, struct fact_set *facts)
{
	if (!rule)
		return;
	if (rule->kind == RULE_PRESUME)
		rule_facts(rule->first->next, facts);
	add_rebuttals(rule->unless, facts);
	for (const struct rule *r = rule->first; r; r = r->next)
		add_rebuttals(r, facts);
}

/* The facts that the other side would have to prove: never asked for. */
static struct fact_set rebuttals(const struct pack *pack)
{
	struct fact_set facts = {0};

	for (const struct segment *s = pack->segments; s; s = s->next)
		add_rebuttals(s->covered_when, &facts);
	return facts;
}

/* A fact that is not among the missing, nor part of a rebuttal, cannot undo
 * "need facts" alone. */
static void only_the_missing_matter(const struct pack *pack,
	struct facts *facts, civil_day today, uint64_t *seed)
{
	struct arena arena = {0};
	struct decision before = judge(&arena, pack, facts, today);
	struct fact_set missing = decision_missing(&before);
	struct fact_set rebutting = rebuttals(pack);
	const struct vocabulary *vocabulary = facts->vocabulary;

	if (before.counts[OUTCOME_NEED_FACTS] == 0) {
		arena_release(&arena);
		return;
	}
	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		if (fact_set_has(&missing, fact) ||
			fact_set_has(&rebutting, fact) ||
			fact->about != FACT_HOUSEHOLD ||
			!learn(fact, facts, today, seed))
			continue;
		struct decision after = judge(&arena, pack, facts, today);
		for (int m = 0; m < before.count; m++)
			assert_int_equal(before.findings[m].outcome,
				after.findings[m].outcome);
		*facts_place(facts, fact, 0) = (struct value){0};
	}
	arena_release(&arena);
}

static void a_fact_not_missing_changes_nothing(void **state)
{
	(void)state;
	for_all(only_the_missing_matter);
}

/* Nobody who says nothing is covered, or refused. */
static void silence_decides_nothing(void **state)
{
	struct packs packs = law.library->packs;

	(void)state;
	for (int i = 0; i < packs.count; i++) {
		struct arena arena = {0};
		const struct pack *pack = packs.list[i];
		struct facts *facts =
			facts_new(&arena, law.library->world.vocabulary);
		for (int n = 0; n < pack->lifecycle_count; n++) {
			struct decision d = judge(
				&arena, pack, facts, pack->lifecycle[n].on + 1);
			assert_false(outcome_covers(d.outcome));
			assert_int_not_equal(d.outcome, OUTCOME_NOT_PROTECTED);
		}
		arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(order_of_criteria_never_matters),
		cmocka_unit_test(a_fact_made_known_never_undecides),
		cmocka_unit_test(need_facts_says_which),
		cmocka_unit_test(a_fact_not_missing_changes_nothing),
		cmocka_unit_test(silence_decides_nothing),
	};

	return cmocka_run_group_tests(tests, open_law, NULL);
}
