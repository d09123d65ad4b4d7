/*
 * Calendars for the tests that use them: those of the checkout and those of
 * a text. For inclusion by one test program.
 */
#ifndef STAYPUT_TESTS_CALENDARS_H
#define STAYPUT_TESTS_CALENDARS_H

#include "data.h"

#include "calendar.h"

static struct arena arena;

static inline const struct calendar *read_calendar(const char *id)
{
	struct diags diags = {.arena = &arena};
	struct str path = str_printf(&arena, "rules/calendars/%s.yaml", id);
	struct file file = file_read(&arena, path.p, FILE_LIMIT, &diags);

	assert_true(file.ok);
	struct node *root = node_read(&arena, path.p, file.bytes, &diags);
	assert_non_null(root);
	const struct calendar *calendar =
		calendar_build(&arena, str_of(id), root, &diags);
	diag_print(&diags, stderr);
	assert_non_null(calendar);
	return calendar;
}

static inline const struct calendar *build_text(const char *text)
{
	struct diags diags = {.arena = &arena};
	struct node *root = node_read(&arena, "x", str_of(text), &diags);
	const struct calendar *calendar =
		calendar_build(&arena, STR("x"), root, &diags);

	diag_print(&diags, stderr);
	assert_non_null(calendar);
	return calendar;
}

static inline int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static inline civil_day day_of(const char *text)
{
	civil_day day = 0;

	assert_true(date_parse(str_of(text), &day));
	return day;
}

#endif
