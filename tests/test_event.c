/*
 * Events and suspensions as they are built.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "event.h"
#include "file.h"

static struct arena arena;

static const struct node *read_file(const char *path, struct diags *diags)
{
	struct file file = file_read(&arena, path, FILE_LIMIT, diags);

	assert_true(file.ok);
	return node_read(&arena, file.name, file.bytes, diags);
}

static const struct events *read_events(const char *path)
{
	struct diags diags = {.arena = &arena};
	const struct events *events =
		events_build(&arena, read_file(path, &diags), &diags);

	if (diags.errors)
		diag_print(&diags, stderr);
	assert_non_null(events);
	return events;
}

static const struct places *read_places(const char *path)
{
	struct diags diags = {.arena = &arena};
	const struct places *places =
		places_build(&arena, read_file(path, &diags), &diags);

	assert_non_null(places);
	return places;
}

static const struct suspensions *read_suspensions(
	const char *path, const struct places *places)
{
	struct diags diags = {.arena = &arena};
	const struct suspensions *all = suspensions_build(
		&arena, read_file(path, &diags), places, &diags);

	if (diags.errors)
		diag_print(&diags, stderr);
	assert_non_null(all);
	return all;
}

static civil_day day_of(const char *text)
{
	civil_day day;

	assert_true(date_parse(str_of(text), &day));
	return day;
}

static void sorts_and_fills_occurrences(void **state)
{
	const struct events *events = read_events("tests/data/events.yaml");
	const struct event *storm = events_find(events, STR("us/storm"));

	(void)state;
	assert_int_equal(events->count, 2);
	assert_true(str_is(storm->title, "A storm"));
	assert_int_equal(storm->count, 2);
	const struct occurrence *first = &storm->occurrences[0];
	assert_true(str_is(first->id, "first"));
	assert_int_equal(first->start, day_of("2025-01-01"));
	assert_int_equal(first->end, first->start);
	assert_int_equal(first->extended, day_of("2025-02-01"));
	assert_true(str_is(first->doubt, "Only in part."));
	const struct occurrence *second = &storm->occurrences[1];
	assert_int_equal(second->end, DATE_LAST);
	assert_int_equal(second->extended, DATE_LAST);
	assert_int_equal(second->doubt.n, 0);
	assert_int_equal(events_find(events, STR("us/quiet"))->count, 0);
	assert_null(events_find(events, STR("us/stor")));
}

static void reads_suspensions(void **state)
{
	const struct places *places = read_places("tests/data/places.yaml");
	const struct suspensions *all =
		read_suspensions("tests/data/suspensions.yaml", places);

	(void)state;
	assert_int_equal(all->count, 2);
	assert_int_equal(all->list[0].place,
		places_find(places, STR("us/ca/example-county")));
	assert_int_equal(all->list[0].through, DATE_LAST);
	assert_int_equal(all->list[0].loc.line, 1);
	assert_int_equal(all->list[1].place, -1);
	assert_int_equal(all->list[1].from, all->list[1].through);
	assert_true(str_is(all->list[1].program, "us/example"));
}

static void the_given_files_are_sound(void **state)
{
	const struct places *places = read_places("rules/places.yaml");

	(void)state;
	assert_true(read_events("rules/events.yaml")->count > 0);
	read_suspensions("rules/suspensions.yaml", places);
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
		cmocka_unit_test(sorts_and_fills_occurrences),
		cmocka_unit_test(reads_suspensions),
		cmocka_unit_test(the_given_files_are_sound),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
