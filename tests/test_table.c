/*
 * Tables: the cell of each key and day, and when there is none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "file.h"
#include "table.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct arena arena;

static const struct node *read_file(const char *path, struct diags *diags)
{
	struct file file = file_read(&arena, path, FILE_LIMIT, diags);

	assert_true(file.ok);
	return node_read(&arena, file.name, file.bytes, diags);
}

/* The vocabulary of a folder with facts.yaml, places.yaml and never.yaml. */
static const struct vocabulary *read_vocabulary(const char *folder)
{
	static const char *const names[] = {"places", "never", "facts"};
	struct diags diags = {.arena = &arena};
	const struct node *roots[3];

	for (size_t i = 0; i < COUNT(names); i++)
		roots[i] = read_file(
			str_printf(&arena, "%s/%s.yaml", folder, names[i]).p,
			&diags);
	const struct places *places = places_build(&arena, roots[0], &diags);
	const struct denylist *never = denylist_build(&arena, roots[1], &diags);
	const struct vocabulary *vocabulary =
		vocabulary_build(&arena, roots[2], places, never, &diags);
	if (diags.errors)
		diag_print(&diags, stderr);
	assert_non_null(vocabulary);
	return vocabulary;
}

static const struct dated_table *read_table(
	const char *path, const struct vocabulary *vocabulary)
{
	struct diags diags = {.arena = &arena};
	const struct dated_table *table = table_build(&arena, STR("example"),
		read_file(path, &diags), vocabulary, &diags);

	if (diags.errors)
		diag_print(&diags, stderr);
	assert_non_null(table);
	return table;
}

static civil_day day_of(const char *text)
{
	civil_day day;

	assert_true(date_parse(str_of(text), &day));
	return day;
}

static void finds_the_cell_of_a_day(void **state)
{
	static const struct {
		int64_t size;
		const char *on;
		bool known;
		int64_t low, high;
	} rows[] = {
		{1, "2024-06-30", false, 0, 0},
		{1, "2024-07-01", true, 1000, 1000},
		{1, "2025-06-30", true, 1000, 1000},
		{1, "2025-07-01", true, 2000, 2000},
		{1, "2199-12-31", true, 2000, 2000},
		{2, "2025-06-30", true, 1500, 1600},
		{2, "2025-07-01", true, 3000, 3000},
		{3, "2025-06-30", false, 0, 0},
		{4, "2025-06-30", false, 2000, 2000},
		{5, "2025-06-30", false, 0, 0},
		{6, "2025-06-30", true, 2500, 2500},
		{7, "2025-06-30", false, 0, 0},
		{0, "2025-06-30", false, 0, 0},
		{3, "2025-07-01", false, 0, 0},
	};
	const struct vocabulary *vocabulary = read_vocabulary("tests/data");
	const struct dated_table *table =
		read_table("tests/data/table.yaml", vocabulary);

	(void)state;
	assert_true(str_is(table->id, "example"));
	assert_int_equal(table->type, VALUE_MONEY);
	assert_int_equal(table->checked, day_of("2026-11-23"));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct table_cell cell = table_find(
			table, &rows[i].size, vocabulary, day_of(rows[i].on));
		assert_int_equal(cell.known, rows[i].known);
		assert_int_equal(cell.low, rows[i].low);
		assert_int_equal(cell.high, rows[i].high);
		if (cell.low < cell.high)
			assert_true(str_is(cell.doubt, "two roundings"));
	}
}

static void finds_by_place_and_number(void **state)
{
	static const struct {
		const char *place;
		int64_t size;
		int64_t percent; /* -1: not known */
	} rows[] = {
		{"us/ca", 1, 1000},
		{"us/ca", 2, 2000},
		{"us/ca", 9, 2000},
		{"us/ca", 0, -1},
		{"us/ca/second-county", 1, 1000},
		{"us/ca/example-county", 1, 3000},
		{"us/ca/example-county", 2, -1},
		{"us/ca/example-county", 3, 4000},
		{"us/ca/example-county/example-city", 4, 4000},
		{"us/wa", 1, -1},
		{"us", 1, -1},
	};
	const struct vocabulary *vocabulary = read_vocabulary("tests/data");
	const struct dated_table *table =
		read_table("tests/data/table_two_keys.yaml", vocabulary);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t keys[TABLE_KEYS] = {
			places_find(vocabulary->places, str_of(rows[i].place)),
			rows[i].size};
		struct table_cell cell = table_find(
			table, keys, vocabulary, day_of("2025-12-31"));
		assert_int_equal(cell.known ? cell.low : -1, rows[i].percent);
		cell = table_find(
			table, keys, vocabulary, day_of("2026-01-01"));
		assert_false(cell.known);
	}
}

static void the_given_tables_are_sound(void **state)
{
	const struct vocabulary *vocabulary = read_vocabulary("rules");
	const char **names = file_names(
		&arena, "rules/tables", &(struct diags){.arena = &arena});
	int count = 0;

	(void)state;
	for (; *names; names++, count++)
		read_table(str_printf(&arena, "rules/tables/%s", *names).p,
			vocabulary);
	assert_true(count > 0);
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
		cmocka_unit_test(finds_the_cell_of_a_day),
		cmocka_unit_test(finds_by_place_and_number),
		cmocka_unit_test(the_given_tables_are_sound),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
