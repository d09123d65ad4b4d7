/*
 * The document gate on the fires law: one fact is changed in a case that is
 * covered, and each of the papers is offered or not, for its reason.
 */
#include "gate.h"
#include "law.h"
#include "shelf.h"

#define FIRES "us/ca/los-angeles-county/fires-2025"
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char base[] =
	"place: us/ca/los-angeles-county/culver-city\n"
	"household_size: 4\n"
	"household_income_2024: $90000\n"
	"moved_in: 2023-05-01\n"
	"income_loss: 30%\n"
	"direct_impact: [laid_off]\n"
	"income_replacement: [applied_unemployment]\n"
	"rent: [{due: 2025-03-01, owed: $1800, notice_given: 2025-03-05}]\n";

struct fixture {
	struct arena arena;
	struct diags diags;
	struct cli cli;
	struct library *library;
};

static int open_rules(void **state)
{
	static struct fixture f;

	f.diags.arena = &f.arena;
	f.cli = (struct cli){.arena = &f.arena,
		.diags = &f.diags,
		.data = ".",
		.programs = {.items = {FIRES}, .count = 1}};
	f.library = library_open(&f.cli);
	assert_non_null(f.library);
	assert_true(shelf_load(f.library, -1));
	*state = &f;
	return 0;
}

static int close_rules(void **state)
{
	struct fixture *f = *state;

	arena_release(&f->arena);
	return 0;
}

/* The base with what a test gives laid over it, as of a day. */
static struct decision decide(
	struct fixture *f, const char *given, const char *today)
{
	struct facts *facts =
		facts_new(&f->arena, f->library->world.vocabulary);
	const char *texts[] = {base, given};
	civil_day day = 0;

	for (size_t i = 0; i < COUNT(texts); i++) {
		struct node *root = node_read(
			&f->arena, "case", str_of(texts[i]), &f->diags);
		assert_non_null(root);
		assert_true(facts_read(&f->arena, facts, root, &f->diags));
	}
	assert_true(date_parse(str_of(today), &day));
	return eval_program(&f->arena, f->library->packs.list[0],
		&f->library->world, facts, day);
}

static const struct pack_document *document(
	const struct decision *decision, const char *use)
{
	for (const struct pack_document *d = decision->pack->documents; d;
		d = d->next)
		if (str_is(d->use, use))
			return d;
	fail_msg("the pack has no %s", use);
	return NULL;
}

static struct gate gate_of(
	struct fixture *f, const struct decision *decision, const char *use)
{
	return gate_judge(&f->arena, decision, document(decision, use), -1);
}

/* What the gate says of the notice, the oath and the sheet. */
struct line {
	const char *given;
	const char *today;
	enum why_not notice, sworn, sheet;
};

static const struct line lines[] = {
	{"{}", "2025-03-15", WHY_NONE, WHY_NONE, WHY_NONE},
	/* the notice is still open */
	{"rent: [{due: 2025-03-01}]", "2025-03-07", WHY_NONE, WHY_NONE,
		WHY_NONE},
	/* between the two published days: the oath waits, the notice not */
	{"rent: [{due: 2025-03-01}]", "2025-03-08", WHY_NONE, WHY_ASK_LAWYER,
		WHY_NONE},
	/* past both, and nobody said whether it was given */
	{"rent: [{due: 2025-03-01}]", "2025-03-09", WHY_NONE, WHY_UNKNOWN,
		WHY_NONE},
	{"rent: [{due: 2025-03-01, notice_given: none}]", "2025-03-09",
		WHY_DUTY, WHY_DUTY, WHY_DUTY},
	/* a sworn criterion that is not met, unknown, declined, not asked */
	{"income_loss: 9.99%", "2025-03-15", WHY_CRITERION, WHY_CRITERION,
		WHY_CRITERION},
	{"income_loss: unknown", "2025-03-15", WHY_NONE, WHY_UNKNOWN, WHY_NONE},
	{"income_loss: declined", "2025-03-15", WHY_NONE, WHY_UNKNOWN,
		WHY_NONE},
	{"direct_impact: none", "2025-03-15", WHY_CRITERION, WHY_CRITERION,
		WHY_CRITERION},
	{"moved_in: 2025-01", "2025-03-15", WHY_NONE, WHY_UNKNOWN, WHY_NONE},
	/* nine persons: no published limit */
	{"household_size: 9", "2025-03-15", WHY_NONE, WHY_ASK_LAWYER, WHY_NONE},
	/* another place, rent that no segment has, before the law */
	{"place: us/ca/orange-county", "2025-03-15", WHY_NOT_IN_FORCE,
		WHY_NOT_IN_FORCE, WHY_NOT_IN_FORCE},
	{"place: unknown", "2025-03-15", WHY_UNKNOWN, WHY_UNKNOWN, WHY_UNKNOWN},
	{"rent: [{due: 2025-08-01}]", "2025-08-02", WHY_NOT_IN_FORCE,
		WHY_NOT_IN_FORCE, WHY_NOT_IN_FORCE},
	{"rent: [{owed: $1800}]", "2025-03-15", WHY_UNKNOWN, WHY_UNKNOWN,
		WHY_UNKNOWN},
	{"{}", "2025-02-20", WHY_PROPOSED, WHY_PROPOSED, WHY_PROPOSED},
	/* known through 2026-02-28; over after 2026-07-31 */
	{"{}", "2026-03-01", WHY_ASK_LAWYER, WHY_ASK_LAWYER, WHY_ASK_LAWYER},
	{"{}", "2026-08-01", WHY_OVER, WHY_OVER, WHY_OVER},
};

static void expect(struct fixture *f, const struct decision *decision,
	const char *use, enum why_not wanted, const struct line *line)
{
	struct gate gate = gate_of(f, decision, use);

	if (gate.why_not != wanted)
		print_error("%s on %s with %s: %s\n", use, line->today,
			line->given, why_not_name(gate.why_not));
	assert_int_equal(gate.why_not, wanted);
	assert_int_equal(gate.offered, wanted == WHY_NONE);
	assert_int_equal(gate.count > 0, wanted == WHY_NONE);
}

static void each_paper_is_offered_or_not_for_its_reason(void **state)
{
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct decision d =
			decide(*state, lines[i].given, lines[i].today);
		expect(*state, &d, "landlord-notice", lines[i].notice,
			&lines[i]);
		expect(*state, &d, "self-certification", lines[i].sworn,
			&lines[i]);
		expect(*state, &d, "next-steps", lines[i].sheet, &lines[i]);
	}
}

static void the_criterion_that_bars_is_named(void **state)
{
	struct decision d =
		decide(*state, "income_loss: unknown", "2025-03-15");
	struct gate gate = gate_of(*state, &d, "self-certification");

	assert_non_null(gate.rule);
	assert_true(str_is(gate.rule->id, "income_loss"));
}

/* What the gate says of the oath of the pack whose segments share ids. */
static enum why_not swears(
	struct law *law, const char *given, const char *today)
{
	struct facts *facts =
		facts_new(&law->arena, law->library->world.vocabulary);
	struct node *root =
		node_read(&law->arena, "case", str_of(given), &law->diags);

	assert_true(facts_read(&law->arena, facts, root, &law->diags));
	for (int i = 0; i < law->library->packs.count; i++) {
		const struct pack *pack = law->library->packs.list[i];
		if (!str_ends(pack->id, STR("/oath")))
			continue;
		struct decision d = eval_program(&law->arena, pack,
			&law->library->world, facts, law_day(today));
		return gate_judge(&law->arena, &d, pack->documents, 0).why_not;
	}
	fail_msg("the pack is not there");
	return WHY_NONE;
}

#define HOME                                                                   \
	"place: us/ca/los-angeles-county/culver-city\nhome_type: apartment\n"

static void an_oath_is_on_the_criteria_of_its_segment(void **state)
{
	struct law law;

	(void)state;
	law_open(&law, "tests/rules");
	/* low covers; then middle, whose criterion is another */
	assert_int_equal(
		swears(&law, HOME "moved_in: 2017-05-01\nhousehold_income: $1",
			"2024-06-01"),
		WHY_NONE);
	assert_int_equal(swears(&law,
				 HOME "moved_in: 2017-05-01\n"
				      "household_income: $50000",
				 "2024-06-01"),
		WHY_NONE);
	assert_int_equal(swears(&law,
				 HOME "moved_in: 2018-01-01\n"
				      "household_income: $50000",
				 "2024-06-01"),
		WHY_CRITERION);
	/* the first segment says nothing of an income, which is sworn */
	assert_int_equal(
		swears(&law, HOME "moved_in: 2014-05-01\nhousehold_income: $1",
			"2020-06-01"),
		WHY_CRITERION);
	arena_release(&law.arena);
}

static void each_month_stands_for_itself(void **state)
{
	struct decision d = decide(*state,
		"rent:\n"
		"  - {due: 2025-03-01, notice_given: none}\n"
		"  - {due: 2025-04-01}\n"
		"  - {due: 2025-08-01}\n",
		"2025-04-02");
	struct gate gate = gate_of(*state, &d, "landlord-notice");

	assert_int_equal(gate.count, 1);
	assert_false(gate.findings[0]);
	assert_true(gate.findings[1]);
	assert_false(gate.findings[2]);
}

static void a_stale_pack_swears_nothing_but_gives_notice(void **state)
{
	struct decision d = decide(*state, "{}", "2025-03-15");

	d.stale = true;
	assert_true(gate_of(*state, &d, "landlord-notice").offered);
	struct gate gate = gate_of(*state, &d, "self-certification");
	assert_false(gate.offered);
	assert_int_equal(gate.why_not, WHY_STALE);
}

/* Without a duty to tell the landlord no day runs out: a paper about what is
 * not known is not made. */
static void doubt_without_a_duty_makes_no_notice(void **state)
{
	struct decision d =
		decide(*state, "direct_impact: unknown", "2025-03-15");
	struct finding *finding = &d.findings[0];
	struct duty duty = *finding->duties[0].duty;

	assert_true(gate_of(*state, &d, "landlord-notice").offered);
	duty.to = STR("court");
	finding->duties[0].duty = &duty;
	assert_int_equal(
		gate_of(*state, &d, "landlord-notice").why_not, WHY_UNKNOWN);
	finding->outcome = OUTCOME_ASK_LAWYER;
	finding->reason = REASON_OPEN;
	assert_int_equal(
		gate_of(*state, &d, "landlord-notice").why_not, WHY_ASK_LAWYER);
}

static void a_suspended_program_has_no_papers(void **state)
{
	struct decision d = decide(*state, "{}", "2025-03-15");

	d.status = STATUS_SUSPENDED;
	assert_int_equal(
		gate_of(*state, &d, "landlord-notice").why_not, WHY_SUSPENDED);
	assert_int_equal(
		gate_of(*state, &d, "next-steps").why_not, WHY_SUSPENDED);
}

static void an_official_form_is_named_and_never_made(void **state)
{
	struct decision d = decide(*state, "{}", "2025-03-15");
	struct pack_document form = {
		.policy = FORM_OFFICIAL, .official = STR("UD-105")};
	struct gate gate =
		gate_judge(&((struct fixture *)*state)->arena, &d, &form, -1);

	assert_false(gate.offered);
	assert_int_equal(gate.paper, PAPER_OFFICIAL);
	assert_int_equal(gate.why_not, WHY_OFFICIAL_FORM);
}

static void doubt_about_the_reasons_is_remembered(void **state)
{
	struct decision sure = decide(*state, "{}", "2025-03-15");
	struct decision unsure =
		decide(*state, "direct_impact: unknown", "2025-03-15");

	assert_true(gate_of(*state, &sure, "landlord-notice").certain);
	assert_false(gate_of(*state, &unsure, "landlord-notice").certain);
}

static void what_leaves_the_house_shows_only_the_list(void **state)
{
	struct fixture *f = *state;
	struct decision d = decide(f, "{}", "2025-03-15");
	const struct vocabulary *v = f->library->world.vocabulary;
	const struct fact *income =
		vocabulary_find(v, STR("household_income_2024"));
	const struct fact *due = vocabulary_find(v, STR("rent.due"));
	const struct pack_document *notice = document(&d, "landlord-notice");

	assert_true(gate_shows(notice, due));
	assert_false(gate_shows(notice, income));
	assert_true(gate_shows(document(&d, "next-steps"), income));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_paper_is_offered_or_not_for_its_reason),
		cmocka_unit_test(the_criterion_that_bars_is_named),
		cmocka_unit_test(an_oath_is_on_the_criteria_of_its_segment),
		cmocka_unit_test(each_month_stands_for_itself),
		cmocka_unit_test(a_stale_pack_swears_nothing_but_gives_notice),
		cmocka_unit_test(doubt_without_a_duty_makes_no_notice),
		cmocka_unit_test(a_suspended_program_has_no_papers),
		cmocka_unit_test(an_official_form_is_named_and_never_made),
		cmocka_unit_test(doubt_about_the_reasons_is_remembered),
		cmocka_unit_test(what_leaves_the_house_shows_only_the_list),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
