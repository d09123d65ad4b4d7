/*
 * Explaining: the smallest reasons, the order of questions, the acts that are
 * still open.
 */
#include "data.h"

#include "criteria.h"
#include "eval.h"
#include "explain.h"

static struct arena arena;
static struct world world;

static struct node *tree(const char *path)
{
	struct diags diags = {.arena = &arena};
	struct file file = file_read(&arena, path, FILE_LIMIT, &diags);

	assert_true(file.ok);
	return node_read(&arena, file.name, file.bytes, &diags);
}

static int build_world(void **state)
{
	struct diags diags = {.arena = &arena};
	static const struct events no_events;
	static const struct suspensions no_suspensions;

	(void)state;
	world.places = places_build(&arena, tree("rules/places.yaml"), &diags);
	world.vocabulary = vocabulary_build(&arena, tree("rules/facts.yaml"),
		world.places,
		denylist_build(&arena, tree("rules/never.yaml"), &diags),
		&diags);
	world.events = &no_events;
	world.suspensions = &no_suspensions;
	assert_int_equal(diags.errors, 0);
	return 0;
}

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* A pack whose one segment has these further lines. */
static const struct pack *pack_of(const char *segment)
{
	struct diags diags = {.arena = &arena};
	struct str text = str_printf(&arena,
		"kind: defence\nchecked: 2025-01-01\nbasis: summaries\n"
		"recheck: 90 days\nreview: none\n"
		"law:\n  reso: {title: T, cite: C}\n"
		"lifecycle:\n  - {on: 2025-01-01, is: effective, cite: reso}\n"
		"segments:\n  - id: main\n    cite: reso\n%s",
		segment);
	struct node *root = node_read(&arena, "pack.yaml", text, &diags);

	assert_non_null(root);
	const struct pack *pack =
		pack_build(&arena, STR("us/ca/test"), root, &world, &diags);
	if (!pack)
		diag_print(&diags, stderr);
	assert_non_null(pack);
	return pack;
}

static const struct facts *facts_of(const char *text)
{
	struct diags diags = {.arena = &arena};
	struct facts *facts = facts_new(&arena, world.vocabulary);
	struct node *root =
		node_read(&arena, "case.yaml", str_of(text), &diags);

	assert_non_null(root);
	assert_true(facts_read(&arena, facts, root, &diags));
	return facts;
}

static struct decision decide(
	const char *segment, const char *facts, const char *today)
{
	civil_day day = 0;

	assert_true(date_parse(str_of(today), &day));
	return eval_program(
		&arena, pack_of(segment), &world, facts_of(facts), day);
}

#define TODAY "    reached_by: {today: {from: open, through: open}}\n"
#define TEST(id, fact) "{id: " id ", fact: " fact ", is: yes, cite: reso}"

/* The ids of the reasons, joined. */
static struct str reasons_of(const char *rule, const char *facts)
{
	struct str segment =
		str_printf(&arena, TODAY "    covered_when:\n      %s\n", rule);
	struct str given = str_printf(&arena, "place: us/ca\n%s", facts);
	struct decision decision = decide(segment.p, given.p, "2025-06-01");
	struct explain_reasons reasons =
		explain_reasons(&arena, &decision.findings[0]);
	struct buf out = {.arena = &arena};

	for (int i = 0; i < reasons.count; i++)
		buf_printf(&out, "%s%.*s", i ? " " : "",
			STR_ARG(reasons.list[i]->id));
	return buf_str(&out);
}

static void assert_reasons(
	const char *rule, const char *facts, const char *expected)
{
	struct str got = reasons_of(rule, facts);

	if (!str_is(got, expected))
		fail_msg("%.*s, not %s", STR_ARG(got), expected);
}

#define A TEST("a", "financial_hardship")
#define B TEST("b", "rent_stabilized")
#define C TEST("c", "seasonal_home")

static void all_is_met_by_all_and_failed_by_one(void **state)
{
	static const char rule[] = "all: [" A ", " B ", " C "]";

	(void)state;
	assert_reasons(rule,
		"financial_hardship: yes\nrent_stabilized: yes\n"
		"seasonal_home: yes\n",
		"a b c");
	assert_reasons(rule,
		"financial_hardship: yes\nrent_stabilized: no\n"
		"seasonal_home: no\n",
		"b");
	assert_reasons(rule, "financial_hardship: yes\n", "b c");
}

static void any_is_met_by_one_and_failed_by_all(void **state)
{
	static const char rule[] = "any: [" A ", {all: [" B ", " C "]}]";

	(void)state;
	assert_reasons(rule,
		"financial_hardship: yes\nrent_stabilized: yes\n"
		"seasonal_home: yes\n",
		"a");
	assert_reasons(rule,
		"financial_hardship: no\nrent_stabilized: yes\n"
		"seasonal_home: yes\n",
		"b c");
	assert_reasons(rule,
		"financial_hardship: no\nrent_stabilized: yes\n"
		"seasonal_home: no\n",
		"a c");
}

static void none_is_failed_by_one(void **state)
{
	static const char rule[] = "none: [" A ", " B "]";

	(void)state;
	assert_reasons(
		rule, "financial_hardship: no\nrent_stabilized: yes\n", "b");
	assert_reasons(
		rule, "financial_hardship: no\nrent_stabilized: no\n", "a b");
}

static void an_exception_defeats_what_it_excepts(void **state)
{
	static const char rule[] =
		"all: [" A ", " B "]\n      unless: {any: [" C "]}";

	(void)state;
	assert_reasons(rule,
		"financial_hardship: yes\nrent_stabilized: yes\n"
		"seasonal_home: yes\n",
		"c");
	assert_reasons(rule,
		"financial_hardship: yes\nrent_stabilized: yes\n"
		"seasonal_home: no\n",
		"a b c");
	assert_reasons(
		rule, "financial_hardship: yes\nrent_stabilized: no\n", "b");
	assert_reasons(
		rule, "financial_hardship: yes\nrent_stabilized: yes\n", "c");
}

static void a_presumption_stands_until_it_is_rebutted(void **state)
{
	static const char rule[] = "presume: " A "\n      rebutted_by: " B;

	(void)state;
	assert_reasons(rule, "financial_hardship: yes\n", "a");
	assert_reasons(
		rule, "financial_hardship: yes\nrent_stabilized: yes\n", "b");
}

static void a_law_that_leaves_it_open_is_a_reason(void **state)
{
	(void)state;
	assert_reasons("all: [" A ", {id: o, ask_lawyer: yes, cite: reso}]",
		"financial_hardship: yes\n", "o");
}

static void nothing_decides_where_nothing_was_judged(void **state)
{
	struct decision decision = decide(
		"    reached_by: {today: {from: 2026-01-01, through: open}}\n",
		"place: us/ca\n", "2025-06-01");

	(void)state;
	assert_false(explain_is_judged(&decision.findings[0]));
	assert_int_equal(
		explain_reasons(&arena, &decision.findings[0]).count, 0);
	assert_int_equal(explain_acts(&arena, &decision).count, 0);
}

static struct str needs_of(const struct decision *decisions, int count)
{
	struct explain_needs needs =
		explain_missing(&arena, world.vocabulary, decisions, count);
	struct buf out = {.arena = &arena};

	for (int i = 0; i < needs.count; i++)
		buf_printf(&out, "%s%.*s:%d", i ? " " : "",
			STR_ARG(needs.list[i].fact->id),
			needs.list[i].undecided);
	return buf_str(&out);
}

static void assert_text(struct str text, const char *expected)
{
	if (!str_is(text, expected))
		fail_msg("%.*s, not %s", STR_ARG(text), expected);
}

static void the_fact_that_most_wait_for_comes_first(void **state)
{
	static const char one[] = TODAY "    covered_when: {all: [" A ", " B
					", {id: i, fact: household_income, "
					"at_most: $1, cite: reso}]}\n";
	static const char two[] = TODAY "    covered_when: {all: [" B "]}\n";
	struct decision decisions[] = {
		decide(one, "place: us/ca\n", "2025-06-01"),
		decide(two, "place: us/ca\n", "2025-06-01")};

	(void)state;
	assert_text(needs_of(decisions, 2),
		"rent_stabilized:2 financial_hardship:1 household_income:1");
}

static void the_place_is_asked_before_all(void **state)
{
	static const char one[] = TODAY "    covered_when: {all: [" A "]}\n";
	struct decision decisions[] = {
		decide(one, "court: {papers: none}\n", "2025-06-01"),
		decide(one, "place: us/ca\n", "2025-06-01")};

	(void)state;
	assert_text(needs_of(decisions, 2), "place:1 financial_hardship:2");
}

static void facts_are_asked_in_four_turns(void **state)
{
	static const struct {
		const char *id;
		enum explain_order order;
	} facts[] = {{"place", EXPLAIN_SCREENING},
		{"moved_in", EXPLAIN_SCREENING},
		{"rent.due", EXPLAIN_SCREENING}, {"rent.owed", EXPLAIN_DETAIL},
		{"household_income", EXPLAIN_SENSITIVE},
		{"adults.name", EXPLAIN_PAPER}};

	(void)state;
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		assert_int_equal(explain_order(vocabulary_find(world.vocabulary,
					 str_of(facts[i].id))),
			facts[i].order);
}

#define RENT                                                                   \
	"    reached_by: {rent_due: {from: 2025-01-01, through: "              \
	"2025-12-31}}\n"                                                       \
	"    duties:\n"                                                        \
	"      - {id: tell, done: rent.notice_given, to: landlord, "           \
	"due: rent.due + 6 days, cite: reso}\n"

static void only_what_can_still_be_done_is_an_act(void **state)
{
	static const char facts[] =
		"place: us/ca\nrent:\n"
		"  - {due: 2025-03-01, owed: $1, notice_given: 2025-03-02}\n"
		"  - {due: 2025-04-01, owed: $1, notice_given: none}\n"
		"  - {due: 2025-06-01, owed: $1}\n";
	struct decision decision = decide(RENT, facts, "2025-06-02");
	struct explain_acts acts = explain_acts(&arena, &decision);
	char day[11];

	(void)state;
	assert_int_equal(acts.count, 1);
	assert_ptr_equal(acts.list[0].finding, &decision.findings[2]);
	assert_text(date_print(acts.list[0].duty->due.day, day), "2025-06-07");
}

/* --- what criteria saw ----------------------------------------------- */

static void criteria_know_whom_they_are_about(void **state)
{
	const struct pack *pack = pack_of(
		"    reached_by: {rent_due: {from: open, through: open}}\n"
		"    covered_when:\n      all:\n"
		"        - {id: h, fact: moved_in, before: 2025-01-01, "
		"cite: reso}\n"
		"        - {id: r, fact: moved_in, before: rent.due, "
		"cite: reso}\n"
		"        - {id: s, quantity: sum of rent.owed, at_most: $5, "
		"cite: reso}\n");
	struct criteria all = criteria_of(&arena, pack->segments->covered_when);

	(void)state;
	assert_int_equal(all.count, 3);
	assert_int_equal(all.list[0].about, FACT_HOUSEHOLD);
	assert_int_equal(all.list[1].about, FACT_RENT);
	assert_int_equal(all.list[2].about, FACT_HOUSEHOLD);
	assert_int_equal(all.list[2].depth, 1);
	assert_int_equal(criteria_of(&arena, NULL).count, 0);
}

static void a_sum_saw_every_month(void **state)
{
	struct decision decision = decide(TODAY
		"    covered_when:\n"
		"      {id: s, quantity: sum of rent.owed, at_most: $5, "
		"cite: reso}\n",
		"place: us/ca\nrent:\n  - {due: 2025-03-01, owed: $1}\n"
		"  - {due: 2025-04-01, owed: $2}\n",
		"2025-06-02");
	const struct finding *finding = &decision.findings[0];
	struct sights sights = criteria_saw(
		&arena, finding->segment->covered_when, &finding->scope);

	(void)state;
	assert_int_equal(finding->outcome, OUTCOME_PROTECTED);
	assert_int_equal(sights.count, 4);
	assert_true(sights.list[0].every);
	assert_int_equal(sights.list[3].row, 1);
	assert_int_equal(sights.list[3].value->number, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_is_met_by_all_and_failed_by_one),
		cmocka_unit_test(any_is_met_by_one_and_failed_by_all),
		cmocka_unit_test(none_is_failed_by_one),
		cmocka_unit_test(an_exception_defeats_what_it_excepts),
		cmocka_unit_test(a_presumption_stands_until_it_is_rebutted),
		cmocka_unit_test(a_law_that_leaves_it_open_is_a_reason),
		cmocka_unit_test(nothing_decides_where_nothing_was_judged),
		cmocka_unit_test(the_fact_that_most_wait_for_comes_first),
		cmocka_unit_test(the_place_is_asked_before_all),
		cmocka_unit_test(facts_are_asked_in_four_turns),
		cmocka_unit_test(only_what_can_still_be_done_is_an_act),
		cmocka_unit_test(criteria_know_whom_they_are_about),
		cmocka_unit_test(a_sum_saw_every_month),
	};

	return cmocka_run_group_tests(tests, build_world, release);
}
