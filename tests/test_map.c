/*
 * An office's headers and words, and what a mapping makes of its cells.
 */
#include "law.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "headers.h"
#include "map.h"

static struct law law;

static int set_up(void **state)
{
	(void)state;
	law_open(&law, NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_release(&law.arena);
	return 0;
}

/* The mapping of a text; NULL when it is refused. */
static const struct mapping *mapping(const char *text)
{
	char path[] = "/tmp/stayput-test-XXXXXX";
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_true(dprintf(file, "%s", text) > 0);
	close(file);
	law.cli.map = str_dup(&law.arena, str_of(path)).p;
	const struct mapping *made =
		map_open(&law.cli, law.library->world.vocabulary);
	unlink(path);
	return made;
}

static const char *cell(
	const struct mapping *made, const char *fact, const char *text)
{
	const struct fact *found =
		vocabulary_find(law.library->world.vocabulary, str_of(fact));

	assert_non_null(found);
	return str_dup(
		&law.arena, map_cell(&law.arena, made, found, str_of(text)))
		.p;
}

static void without_a_map_nothing_changes(void **state)
{
	(void)state;
	law.cli.map = NULL;
	const struct mapping *made =
		map_open(&law.cli, law.library->world.vocabulary);
	assert_non_null(made);
	assert_string_equal(cell(made, "moved_in", "3/1/2025"), "3/1/2025");
	assert_string_equal(cell(made, "income_loss", "30"), "30");
	assert_true(str_is(map_header(made, STR(" moved_in ")), "moved_in"));
}

static void days_turn_by_their_order(void **state)
{
	(void)state;
	const struct mapping *made = mapping("dates: month/day/year\n");
	assert_string_equal(cell(made, "moved_in", "3/1/2025"), "2025-03-01");
	assert_string_equal(cell(made, "moved_in", "12/31/2025"), "2025-12-31");
	assert_string_equal(cell(made, "moved_in", "31/12/2025"), "2025-31-12");
	assert_string_equal(cell(made, "moved_in", "3/1/25"), "3/1/25");
	assert_string_equal(cell(made, "moved_in", "2025-03-01"), "2025-03-01");
	assert_string_equal(cell(made, "home.street", "3/1/2025"), "3/1/2025");
	made = mapping("dates: day/month/year\n");
	assert_string_equal(cell(made, "moved_in", "3/1/2025"), "2025-01-03");
}

static void amounts_get_their_marks(void **state)
{
	(void)state;
	const struct mapping *made = mapping("amounts: plain\n");
	assert_string_equal(cell(made, "income_loss", "30"), "30%");
	assert_string_equal(cell(made, "rent.owed", "1,200.00"), "$1,200.00");
	assert_string_equal(cell(made, "rent.owed", "$5"), "$5");
	assert_string_equal(cell(made, "rent.owed", "-5"), "-5");
	assert_string_equal(cell(made, "household_size", "4"), "4");
}

static void words_and_defaults(void **state)
{
	(void)state;
	const struct mapping *made = mapping(
		"columns: {Client: adults.1.name, \"A B\": moved_in}\n"
		"yes: [Y, \"1\"]\nno: [N]\n"
		"values: {court.papers: {S: summons}, direct_impact: {J: "
		"laid_off}}\n"
		"defaults: {lang: es}\n");
	assert_string_equal(cell(made, "court.locked_out", "Y"), "yes");
	assert_string_equal(cell(made, "court.locked_out", "N"), "no");
	assert_string_equal(cell(made, "court.locked_out", "y"), "y");
	assert_string_equal(cell(made, "court.papers", " S "), "summons");
	assert_string_equal(cell(made, "court.how", "S"), "S");
	assert_string_equal(cell(made, "direct_impact", "J; hours_cut"),
		"laid_off;hours_cut");
	assert_string_equal(cell(made, "lang", ""), "es");
	assert_string_equal(cell(made, "lang", "en"), "en");
	assert_true(str_is(map_header(made, STR("Client")), "adults.1.name"));
	assert_true(str_is(map_header(made, STR("A\nB")), "moved_in"));
	assert_true(str_is(map_header(made, STR("client")), "client"));
}

static void what_is_no_map_is_refused(void **state)
{
	static const char *const wrong[] = {"dates: month\n", "amounts: euro\n",
		"columns: [a]\n", "column: {a: b}\n",
		"values: {nothing: {a: b}}\n", "values: {lang: es}\n",
		"yes: Y\n"};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int before = law.diags.errors;
		mapping(wrong[i]);
		assert_true(law.diags.errors > before);
	}
}

/* --- headers ---------------------------------------------------------- */

static const char *first_guess(
	const struct headers *headers, const char *header, int count)
{
	struct headers_guesses found =
		headers_find(headers, &law.arena, str_of(header));

	assert_int_equal(found.count, count);
	return count ? str_dup(&law.arena, found.list[0].ours).p : "";
}

static void headers_are_found_by_their_words(void **state)
{
	const struct headers *headers = headers_open(law.library);

	(void)state;
	assert_non_null(headers);
	assert_string_equal(
		first_guess(headers, "MOVE-IN DATE", 1), "moved_in");
	assert_string_equal(first_guess(headers, "moveInDate", 1), "moved_in");
	assert_string_equal(
		first_guess(headers, "rent.2.owed", 1), "rent.2.owed");
	assert_string_equal(
		first_guess(headers, "Amount owed 3", 1), "rent.3.owed");
	assert_string_equal(
		first_guess(headers, "Adult 2 name", 1), "adults.2.name");
	assert_string_equal(first_guess(headers, "household_income_2024", 1),
		"household_income_2024");
	assert_string_equal(
		first_guess(headers, "Dirección", 1), "home.street");
	first_guess(headers, "Amount owed", 2);
	first_guess(headers, "Amount owed 25", 0);
	first_guess(headers, "Adult 13 name", 0);
	first_guess(headers, "Tenant Example", 0);
	first_guess(headers, "100 Main St", 0);
	first_guess(headers, "", 0);
	first_guess(headers, "7", 0);
}

static void nearly_a_header_is_not_one(void **state)
{
	const struct headers *headers = headers_open(law.library);
	struct headers_guesses found =
		headers_find(headers, &law.arena, STR("Adress"));

	(void)state;
	assert_int_equal(found.count, 1);
	assert_true(found.near);
	found = headers_find(headers, &law.arena, STR("First name"));
	assert_true(found.part);
	found = headers_find(headers, &law.arena, STR("zap"));
	assert_int_equal(found.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_map_nothing_changes),
		cmocka_unit_test(days_turn_by_their_order),
		cmocka_unit_test(amounts_get_their_marks),
		cmocka_unit_test(words_and_defaults),
		cmocka_unit_test(what_is_no_map_is_refused),
		cmocka_unit_test(headers_are_found_by_their_words),
		cmocka_unit_test(nearly_a_header_is_not_one),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
