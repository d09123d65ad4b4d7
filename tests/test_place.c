/*
 * Places: paths, parents, and who lives within an area.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "file.h"
#include "place.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct arena arena;

static const struct places *read_places(void)
{
	struct diags diags = {.arena = &arena};
	const char *path = "tests/data/places.yaml";
	struct file file = file_read(&arena, path, FILE_LIMIT, &diags);
	const struct node *root =
		node_read(&arena, file.name, file.bytes, &diags);
	const struct places *places = places_build(&arena, root, &diags);

	assert_non_null(places);
	return places;
}

static void finds_by_path(void **state)
{
	const struct places *places = read_places();

	(void)state;
	for (int i = 0; i < places->count; i++)
		assert_int_equal(places_find(places, places->list[i].path), i);
	int county = places_find(places, STR("us/ca/example-county"));
	const struct place *place = &places->list[county];
	assert_true(str_is(place->name, "Example County"));
	assert_true(str_is(place->kind, "county"));
	assert_int_equal(place->parent, places_find(places, STR("us/ca")));
	assert_int_equal(
		places->list[places_find(places, STR("us"))].parent, -1);
	assert_int_equal(places_find(places, STR("us/c")), -1);
	assert_int_equal(places_find(places, STR("us/ca/")), -1);
	assert_int_equal(places_find(places, STR("")), -1);
}

static void answers_who_is_within(void **state)
{
	static const struct {
		const char *here;
		const char *area;
		enum place_answer answer;
	} rows[] = {
		{"us/ca", "us/ca", PLACE_YES},
		{"us/ca/example-county/example-city", "us/ca", PLACE_YES},
		{"us/ca/example-county", "us/ca/example-county/example-city",
			PLACE_MAYBE},
		{"us", "us/wa", PLACE_MAYBE},
		{"us/ca/second-county", "us/ca/example-county", PLACE_NO},
		{"us/wa", "us/ca/example-county", PLACE_NO},
		{"us/ca/example-county/unincorporated",
			"us/ca/example-county/example-city", PLACE_NO},
		{"us/ca/example-county/unincorporated", "us/ca/example-county",
			PLACE_YES},
	};
	const struct places *places = read_places();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int here = places_find(places, str_of(rows[i].here));
		int area = places_find(places, str_of(rows[i].area));
		assert_int_equal(
			places_within(places, here, area), rows[i].answer);
	}
	assert_int_equal(places_within(places, -1, 0), PLACE_NO);
	assert_int_equal(places_within(places, 0, -1), PLACE_NO);
}

static void says_what_was_meant(void **state)
{
	const struct places *places = read_places();

	(void)state;
	assert_true(str_is(places_near_path(places, STR("us/cal")), "us/ca"));
	assert_true(
		str_is(places_near_path(places, STR("us/ca/exampel-county")),
			"us/ca/example-county"));
	assert_null(places_nearest(places, STR("somewhere else")));
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
		cmocka_unit_test(finds_by_path),
		cmocka_unit_test(answers_who_is_within),
		cmocka_unit_test(says_what_was_meant),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
