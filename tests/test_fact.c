/*
 * The denylist, the vocabulary, and the facts of a household beyond what the
 * data tests of test_vocabulary show: cells of a table, laying one case over
 * another, and the limits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "heading.h"
#include "file.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct arena arena;

static const struct node *read_file(const char *path, struct diags *diags)
{
	struct file file = file_read(&arena, path, FILE_LIMIT, diags);

	assert_true(file.ok);
	return node_read(&arena, file.name, file.bytes, diags);
}

static const struct denylist *read_denylist(const char *path)
{
	struct diags diags = {.arena = &arena};
	const struct denylist *denylist =
		denylist_build(&arena, read_file(path, &diags), &diags);

	assert_non_null(denylist);
	return denylist;
}

/* The vocabulary of a folder with places.yaml, never.yaml and facts.yaml. */
static const struct vocabulary *read_vocabulary(const char *folder)
{
	struct diags diags = {.arena = &arena};
	const char *facts = str_printf(&arena, "%s/facts.yaml", folder).p;
	const char *never = str_printf(&arena, "%s/never.yaml", folder).p;
	const char *paths = str_printf(&arena, "%s/places.yaml", folder).p;
	const struct places *places =
		places_build(&arena, read_file(paths, &diags), &diags);
	const struct vocabulary *vocabulary = vocabulary_build(&arena,
		read_file(facts, &diags), places, read_denylist(never), &diags);

	diag_print(&diags, stderr);
	assert_non_null(vocabulary);
	return vocabulary;
}

static const struct vocabulary *test_vocabulary(void)
{
	return read_vocabulary("tests/data");
}

static void finds_denied_phrases(void **state)
{
	static const char *const denied[] = {"ssn", "SSN", "client_ssn",
		"adults.1.ssn", "ssn4", "SSNNumber", "clientSsn", "SSN#",
		"Social Security", "social-security_number",
		"socialsecuritynumber", "SOCIALSECURITYNUMBER", "date.of.birth",
		"dateOfBirth", "DateofBirth", "DATE OF BIRTH", "A number",
		"A-Number", "A# (if any)", "Driver\xe2\x80\x99s License",
		"drivers_license",
		"Ciudadan\xc3\xad"
		"a",
		"CIUDADANIA",
		"ciudadani\xcc\x81"
		"a",
		"su estatus migratorio", "seguro social",
		"Social Security benefit and Social Security",
		"\xe6\x82\xa8\xe7\x9a\x84\xe5\x9b\xbd\xe7\xb1\x8d\xef\xbc\x9f",
		"\xef\xbc\xb3\xef\xbc\xb3\xef\xbc\xae"};
	static const char *const allowed[] = {"", " ", "household_size",
		"lessn", "visas", "advisa", "social", "security deposit",
		"a numeral", "number", "data number", "birth",
		"social_security_benefit", "Social Security benefits stopped",
		"Beneficio del Seguro Social", "date of notice", "\xff"};
	const struct denylist *list = read_denylist("tests/data/never.yaml");

	(void)state;
	for (size_t i = 0; i < COUNT(denied); i++)
		if (!denylist_find(list, str_of(denied[i])).n)
			fail_msg("not denied: %s", denied[i]);
	for (size_t i = 0; i < COUNT(allowed); i++)
		if (denylist_find(list, str_of(allowed[i])).n)
			fail_msg("denied: %s", allowed[i]);
	assert_true(str_is(denylist_find(list, STR("driversLicense")),
		"driver's license"));
}

static void the_given_vocabulary_is_sound(void **state)
{
	const struct vocabulary *vocabulary = read_vocabulary("rules");
	const struct denylist *never = vocabulary->denylist;

	(void)state;
	assert_true(vocabulary->count > 50);
	assert_true(denylist_find(never, STR("Immigration Status")).n > 0);
	assert_true(
		denylist_find(never, STR("N\xc3\xbamero de Seguro Social")).n >
		0);
	assert_false(denylist_find(never, STR("\xc2\xbf"
					      "A qui\xc3\xa9n?"))
			     .n > 0);
}

static void finds_facts(void **state)
{
	const struct vocabulary *vocabulary = test_vocabulary();

	(void)state;
	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		assert_ptr_equal(vocabulary_find(vocabulary, fact->id), fact);
		assert_int_equal(fact->index, i);
	}
	assert_null(vocabulary_find(vocabulary, STR("rent")));
	assert_null(vocabulary_find(vocabulary, STR("")));
	const struct fact *due = vocabulary_find(vocabulary, STR("rent.due"));
	const struct fact *name =
		vocabulary_find(vocabulary, STR("adults.name"));
	assert_int_equal(due->about, FACT_RENT);
	assert_int_equal(due->slot, 0);
	assert_int_equal(name->about, FACT_ADULT);
	assert_true(name->paper && !due->paper);
	assert_int_equal(vocabulary->slots[FACT_RENT], 4);
	assert_true(vocabulary_has_group(vocabulary, STR("home")));
	assert_false(vocabulary_has_group(vocabulary, STR("hom")));
	assert_false(vocabulary_has_group(vocabulary, STR("home.city")));
}

static const struct value *value_of(
	const struct facts *facts, const char *id, int row)
{
	const struct fact *fact =
		vocabulary_find(facts->vocabulary, str_of(id));

	assert_non_null(fact);
	return facts_value(facts, fact, row);
}

static bool read_text(
	struct facts *facts, const char *text, struct diags *diags)
{
	const struct node *root = node_read(&arena, "x", str_of(text), diags);

	assert_non_null(root);
	return facts_read(&arena, facts, root, diags);
}

static void lays_a_case_over_a_base(void **state)
{
	struct diags diags = {.arena = &arena};
	struct facts *facts = facts_new(&arena, test_vocabulary());

	(void)state;
	assert_int_equal(
		value_of(facts, "household_size", 0)->state, VALUE_NOT_ASKED);
	assert_true(read_text(facts,
		"household_size: 4\nmoved_in: 2023-05-01\n"
		"rent: [{due: 2025-03-01}, {due: 2025-04-01}]\n"
		"adults: [{name: Tenant Example}]\n",
		&diags));
	assert_int_equal(facts->rents, 2);
	assert_true(read_text(facts,
		"household_size: 5\nrent: [{due: 2025-05-01}]\n", &diags));
	assert_int_equal(value_of(facts, "household_size", 0)->number, 5);
	assert_int_equal(value_of(facts, "moved_in", 0)->state, VALUE_KNOWN);
	assert_int_equal(facts->rents, 1);
	assert_int_equal(facts->adult_count, 1);
	assert_int_equal(
		value_of(facts, "rent.due", 1)->state, VALUE_NOT_ASKED);
	assert_int_equal(
		value_of(facts, "rent.due", -1)->state, VALUE_NOT_ASKED);
	assert_true(facts->rent_asked);
	assert_true(read_text(facts, "rent: unknown\n", &diags));
	assert_int_equal(facts->rents, 0);
	assert_false(facts->rent_asked);
	assert_int_equal(diags.errors, 0);
}

static void forgets(void **state)
{
	struct diags diags = {.arena = &arena};
	struct facts *facts = facts_new(&arena, test_vocabulary());

	(void)state;
	read_text(facts,
		"household_size: 4\nadults: [{name: A}, {name: B}]\n"
		"rent: [{due: 2025-03-01, owed: $1}, {owed: $2}]\n",
		&diags);
	assert_true(facts_forget(facts, STR("household_size")));
	assert_true(facts_forget(facts, STR("rent.owed")));
	assert_false(facts_forget(facts, STR("rent.oweb")));
	assert_int_equal(
		value_of(facts, "household_size", 0)->state, VALUE_NOT_ASKED);
	assert_int_equal(
		value_of(facts, "rent.owed", 1)->state, VALUE_NOT_ASKED);
	assert_int_equal(value_of(facts, "rent.due", 0)->state, VALUE_KNOWN);
	assert_true(facts_forget(facts, STR("rent")));
	assert_int_equal(facts->rents, 0);
	assert_false(facts->rent_asked);
	assert_true(facts_forget(facts, STR("adults")));
	assert_int_equal(facts->adult_count, 0);
}

static void reads_headers(void **state)
{
	static const struct {
		const char *header;
		const char *id; /* or the slug, when row is -1 */
		int row;
	} rows[] = {
		{"moved_in", "moved_in", 0},
		{"rent.1.due", "rent.due", 0},
		{"rent.24.due", "rent.due", 23},
		{"adults.12.name", "adults.name", 11},
		{"rent.0.due", "unknown-key", -1},
		{"rent.01.due", "unknown-key", -1},
		{"rent.25.due", "unknown-key", -1},
		{"adults.13.name", "unknown-key", -1},
		{"rent.due", "unknown-key", -1},
		{"rent.x.due", "unknown-key", -1},
		{"home.1.city", "unknown-key", -1},
		{"Moved in", "unknown-key", -1},
		{"", "unknown-key", -1},
		{"adults.1.ssn", "private-fact", -1},
		{"Fecha estatus migratorio", "private-fact", -1},
	};
	const struct vocabulary *vocabulary = test_vocabulary();
	struct loc loc = {"x.csv", 1, 7};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct diags diags = {.arena = &arena};
		struct heading heading = heading_find(
			vocabulary, str_of(rows[i].header), loc, &diags);
		if (rows[i].row >= 0) {
			assert_true(str_is(heading.fact->id, rows[i].id));
			assert_int_equal(heading.row, rows[i].row);
			continue;
		}
		assert_null(heading.fact);
		assert_string_equal(diag_slug(diags.first->id), rows[i].id);
		assert_int_equal(diags.first->loc.column, 7);
	}
	struct diags diags = {.arena = &arena};
	heading_find(vocabulary, STR("rent.due"), loc, &diags);
	assert_true(str_is(diags.last->hint, "write 'rent.1.due'"));
}

struct cell_text {
	const char *header;
	const char *text;
};

static bool read_row(struct facts *facts, const struct cell_text *cells,
	size_t count, struct diags *diags)
{
	struct loc loc = {"x.csv", 2, 1};
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		struct heading heading = heading_find(
			facts->vocabulary, str_of(cells[i].header), loc, diags);
		assert_non_null(heading.fact);
		struct heading_cell cell = {str_of(cells[i].text), loc};
		ok = heading_read(&arena, facts, heading, cell, diags) && ok;
	}
	return facts_check(facts, loc, diags) && ok;
}

static void reads_a_row_of_a_table(void **state)
{
	static const struct cell_text cells[] = {
		{"household_size", "4"},
		{"direct_impact", "laid_off; hours_cut"},
		{"rent.3.due", "2025-05-01"},
		{"rent.1.owed", "$1,800"},
		{"rent.1.due", "2025-03"},
		{"rent.2.due", ""},
		{"rent.24.due", ""},
		{"adults.2.name", "Tenant Example"},
		{"adults.1.name", " "},
		{"home.city", ""},
	};
	struct diags diags = {.arena = &arena};
	struct facts *facts = facts_new(&arena, test_vocabulary());
	struct buf out = {.arena = &arena};

	(void)state;
	assert_true(read_row(facts, cells, COUNT(cells), &diags));
	facts_dump(facts, false, &out);
	assert_string_equal(str_dup(&arena, buf_str(&out)).p,
		"household_size: 4\n"
		"direct_impact: laid_off;hours_cut\n"
		"rent.1.due: 2025-03\n"
		"rent.1.owed: $1800.00\n"
		"rent.2.due: 2025-05-01\n"
		"adults.1.name: (given)\n");
	assert_int_equal(facts->rents, 2);
}

static void refuses_a_row_of_a_table(void **state)
{
	static const struct cell_text cells[] = {
		{"household_size", "31"},
		{"rent.1.due", "2025-03-01"},
		{"rent.2.due", "2025-03-01"},
		{"moved_in", "3/1/2025"},
	};
	struct diags diags = {.arena = &arena};
	struct facts *facts = facts_new(&arena, test_vocabulary());

	(void)state;
	assert_false(read_row(facts, cells, COUNT(cells), &diags));
	assert_int_equal(diags.errors, 3);
	assert_int_equal(diags.last->id, DIAG_SAME_MONTH);
	assert_int_equal(
		value_of(facts, "moved_in", 0)->state, VALUE_NOT_ASKED);
}

static void the_given_examples_are_sound(void **state)
{
	const struct vocabulary *vocabulary = read_vocabulary("rules");
	const char **names = file_names(
		&arena, "examples", &(struct diags){.arena = &arena});
	int count = 0;

	(void)state;
	for (; *names; names++) {
		struct diags diags = {.arena = &arena};
		struct facts *facts = facts_new(&arena, vocabulary);
		const char *path = str_printf(&arena, "examples/%s", *names).p;
		if (!str_ends(str_of(path), STR(".yaml")))
			continue;
		bool ok = facts_read(
			&arena, facts, read_file(path, &diags), &diags);
		diag_print(&diags, stderr);
		assert_true(ok);
		count++;
	}
	assert_true(count > 0);
}

/* Builds a vocabulary of `facts` facts, each a choice of `words` words. */
static bool builds(int facts, int words, enum diag_id id)
{
	struct diags diags = {.arena = &arena};
	struct buf text = {.arena = &arena};
	const struct places places = {0};
	const struct denylist *never = read_denylist("tests/data/never.yaml");

	buf_printf(&text, "facts:\n");
	for (int i = 0; i < facts; i++) {
		buf_printf(&text, "  f%d: {type: choice, of: [w0", i);
		for (int w = 1; w < words; w++)
			buf_printf(&text, ", w%d", w);
		buf_printf(&text, "]}\n");
	}
	const struct node *root =
		node_read(&arena, "x", buf_str(&text), &diags);
	const void *built =
		vocabulary_build(&arena, root, &places, never, &diags);
	if (!built)
		assert_int_equal(diags.first->id, id);
	return built;
}

static void limits_facts_and_choices(void **state)
{
	(void)state;
	assert_true(builds(1, VALUE_OPTIONS, DIAG_TOO_MANY));
	assert_false(builds(1, VALUE_OPTIONS + 1, DIAG_TOO_MANY));
	assert_true(builds(FACT_LIMIT, 1, DIAG_TOO_MANY));
	assert_false(builds(FACT_LIMIT + 1, 1, DIAG_TOO_MANY));
}

static void stops_after_so_many_faults(void **state)
{
	struct diags diags = {.arena = &arena};
	struct facts *facts = facts_new(&arena, test_vocabulary());
	struct buf text = {.arena = &arena};

	(void)state;
	for (int i = 0; i < 2 * DIAG_LIMIT; i++)
		buf_printf(&text, "wrong_%d: 4\n", i);
	buf_add_byte(&text, '\0');
	assert_false(read_text(facts, text.p, &diags));
	assert_int_equal(diags.errors, DIAG_LIMIT);
}

static void holds_so_many_rows(void **state)
{
	struct facts *facts = facts_new(&arena, test_vocabulary());

	(void)state;
	for (int i = 0; i < FACT_MONTHS; i++)
		assert_int_equal(facts_add_rent(&arena, facts), i);
	assert_int_equal(facts_add_rent(&arena, facts), -1);
	for (int i = 0; i < FACT_ADULTS; i++)
		assert_int_equal(facts_add_adult(&arena, facts), i);
	assert_int_equal(facts_add_adult(&arena, facts), -1);
	const struct fact *due =
		vocabulary_find(facts->vocabulary, STR("rent.due"));
	assert_non_null(facts_place(facts, due, FACT_MONTHS - 1));
	assert_null(facts_place(facts, due, FACT_MONTHS));
}

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_denied_phrases),
		cmocka_unit_test(the_given_vocabulary_is_sound),
		cmocka_unit_test(finds_facts),
		cmocka_unit_test(lays_a_case_over_a_base),
		cmocka_unit_test(forgets),
		cmocka_unit_test(reads_headers),
		cmocka_unit_test(reads_a_row_of_a_table),
		cmocka_unit_test(refuses_a_row_of_a_table),
		cmocka_unit_test(the_given_examples_are_sound),
		cmocka_unit_test(limits_facts_and_choices),
		cmocka_unit_test(stops_after_so_many_faults),
		cmocka_unit_test(holds_so_many_rows),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
