/*
 * Calendars against lists that others published, rules against walking. A bad
 * calendar is a pair of files in tests/bad/calendar.
 */
#include "calendars.h"

/* --- lists ----------------------------------------------------------- */

/* Every closed weekday of the years, one a line. */
static struct str weekday_closures(
	const struct calendar *calendar, int first, int last)
{
	struct buf out = {.arena = &arena};
	civil_day end = date_day((struct date){last, 12, 31});
	char text[11];

	for (civil_day day = date_day((struct date){first, 1, 1}); day <= end;
		day++)
		if (date_weekday(day) < 6 && !calendar_is_open(calendar, day))
			buf_printf(
				&out, "%.*s\n", STR_ARG(date_print(day, text)));
	return buf_str(&out);
}

static void assert_list(const char *id, const char *list, int first, int last)
{
	struct diags diags = {.arena = &arena};
	struct file file = file_read(&arena, list, FILE_LIMIT, &diags);

	assert_true(file.ok);
	data_compare(id, weekday_closures(read_calendar(id), first, last),
		file.bytes);
}

static void california_is_as_the_courts_published(void **state)
{
	(void)state;
	assert_list("us/ca/courts", "tests/golden/us-ca-courts-holidays.txt",
		2020, 2027);
}

static void federal_follows_the_statute(void **state)
{
	(void)state;
	assert_list("us/federal", "tests/golden/us-federal-holidays.txt", 2020,
		2026);
}

static void oregon_follows_its_statute(void **state)
{
	(void)state;
	assert_list("us/or/courts", "tests/golden/us-or-courts-holidays.txt",
		2022, 2023);
}

static void massachusetts_does_not_move_saturdays(void **state)
{
	(void)state;
	assert_list("us/ma/courts", "tests/golden/us-ma-courts-holidays.txt",
		2026, 2027);
}

static void new_york_has_election_day(void **state)
{
	(void)state;
	assert_list("us/ny/courts", "tests/golden/us-ny-courts-holidays.txt",
		2025, 2026);
}

static void washington_moves_both_ways(void **state)
{
	(void)state;
	assert_list("us/wa/courts", "tests/golden/us-wa-courts-holidays.txt",
		2021, 2022);
}

static void weekends_are_always_closed(void **state)
{
	const struct calendar *calendar = read_calendar("us/ca/courts");

	(void)state;
	for (civil_day day = calendar->from; day <= calendar->through; day++)
		if (date_weekday(day) >= 6)
			assert_false(calendar_is_open(calendar, day));
	assert_true(str_is(calendar_closed(calendar, day_of("2022-01-01"))->id,
		"saturday"));
	assert_true(str_is(calendar_closed(calendar, day_of("2021-12-31"))->id,
		"new-year"));
	assert_null(calendar_closed(calendar, day_of("2022-01-03")));
}

static void is_known_between_its_years(void **state)
{
	const struct calendar *calendar = read_calendar("us/ca/courts");

	(void)state;
	assert_false(calendar_known(calendar, day_of("2018-12-31")));
	assert_true(calendar_known(calendar, day_of("2019-01-01")));
	assert_true(calendar_known(calendar, day_of("2027-12-31")));
	assert_false(calendar_known(calendar, day_of("2028-01-01")));
}

/* --- rules ----------------------------------------------------------- */

#define HEAD                                                                   \
	"title: X\ncite: X\nknown: {from: 2024, through: 2025}\n"              \
	"observed: {saturday: before, sunday: after}\nclosed:\n"               \
	"  - {id: sat, title: S, weekday: saturday, cite: X}\n"                \
	"  - {id: sun, title: S, weekday: sunday, cite: X}\n"

static void assert_closures(const char *rules, const char *wanted)
{
	const char *text = str_printf(&arena, "%s%s", HEAD, rules).p;

	data_compare(rules, weekday_closures(build_text(text), 2024, 2025),
		str_of(wanted));
}

static void each_form_gives_its_days(void **state)
{
	(void)state;
	assert_closures("", "");
	assert_closures("  - {id: a, title: A, cite: X, month: 2, day: 29}\n",
		"2024-02-29\n");
	assert_closures("  - {id: a, title: A, cite: X, month: 5, week: 5, "
			"weekday: friday}\n",
		"2024-05-31\n2025-05-30\n");
	assert_closures("  - {id: a, title: A, cite: X, month: 2, week: 5, "
			"weekday: friday}\n",
		"");
	assert_closures("  - {id: a, title: A, cite: X, month: 2, week: last, "
			"weekday: thursday}\n",
		"2024-02-29\n2025-02-27\n");
	assert_closures("  - {id: a, title: A, cite: X, month: 2, week: last, "
			"weekday: friday, plus: 3}\n",
		"2024-02-26\n2025-03-03\n");
	assert_closures("  - {id: a, title: A, cite: X, on: 2025-04-01}\n",
		"2025-04-01\n");
	assert_closures("  - {id: a, title: A, cite: X, on: 2026-04-01}\n", "");
}

static void years_and_shifts_bound_a_rule(void **state)
{
	(void)state;
	assert_closures("  - {id: a, title: A, cite: X, month: 4, day: 1, "
			"through: 2024}\n",
		"2024-04-01\n");
	assert_closures("  - {id: a, title: A, cite: X, month: 4, day: 1, "
			"from: 2025}\n",
		"2025-04-01\n");
	/* 2024-06-01 is a Saturday, 2025-06-01 a Sunday */
	assert_closures("  - {id: a, title: A, cite: X, month: 6, day: 1}\n",
		"2024-05-31\n2025-06-02\n");
	assert_closures("  - {id: a, title: A, cite: X, month: 6, day: 1, "
			"observed: {saturday: none, sunday: after}}\n",
		"2025-06-02\n");
	assert_closures("  - {id: a, title: A, cite: X, month: 6, day: 1, "
			"observed: {saturday: after, sunday: none}}\n",
		"");
	/* 2026-01-01 is a Thursday, 2023-12-31 a Sunday */
	assert_closures("  - {id: a, title: A, cite: X, month: 12, day: 31}\n",
		"2024-01-01\n2024-12-31\n2025-12-31\n");
}

static void an_order_can_open_a_day(void **state)
{
	(void)state;
	assert_closures("  - {id: a, title: A, cite: X, month: 4, day: 1}\n"
			"open:\n  - {on: 2024-04-01, cite: X}\n",
		"2025-04-01\n");
}

/* --- every day ------------------------------------------------------- */

/* The rules of California courts once more, by walking: which weekday of its
 * month a day is, and whether it is the last, is known by counting only. */
struct walked {
	int year;
	int month;
	int day;
	int weekday; /* 1 Monday */
};

static int walked_length(int year, int month)
{
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (month == 2)
		return leap ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static struct walked walk_on(struct walked w)
{
	w.weekday = w.weekday == 7 ? 1 : w.weekday + 1;
	if (++w.day <= walked_length(w.year, w.month))
		return w;
	w.day = 1;
	if (++w.month <= 12)
		return w;
	w.month = 1;
	w.year++;
	return w;
}

static bool is_date(struct walked w, int month, int day)
{
	return w.month == month && w.day == day;
}

static bool is_fixed_holiday(struct walked w)
{
	return is_date(w, 1, 1) || is_date(w, 2, 12) || is_date(w, 2, 29) ||
	       is_date(w, 7, 4) || is_date(w, 11, 11) || is_date(w, 12, 25) ||
	       is_date(w, 12, 31) || (is_date(w, 6, 19) && w.year >= 2023);
}

static bool is_nth(struct walked w, int month, int week, int weekday)
{
	return w.month == month && w.weekday == weekday &&
	       w.day > 7 * (week - 1) && w.day <= 7 * week;
}

static bool is_nth_holiday(struct walked w, struct walked before)
{
	bool last = w.day + 7 > walked_length(w.year, w.month);

	return is_nth(w, 1, 3, 1) || is_nth(w, 8, 5, 3) ||
	       (w.month == 5 && w.weekday == 1 && last) ||
	       (is_nth(w, 10, 2, 1) && w.year <= 2021) || is_nth(w, 11, 4, 4) ||
	       is_nth(before, 11, 4, 4);
}

static void every_day_of_three_centuries(void **state)
{
	static const char text[] =
		"title: X\ncite: X\nknown: {from: 1900, through: 2199}\n"
		"observed: {saturday: before, sunday: after}\nclosed:\n"
		"  - {id: a, title: S, weekday: saturday, cite: X}\n"
		"  - {id: b, title: S, weekday: sunday, cite: X}\n"
		"  - {id: c, title: A, cite: X, month: 1, day: 1}\n"
		"  - {id: d, title: A, cite: X, month: 2, day: 12}\n"
		"  - {id: e, title: A, cite: X, month: 2, day: 29}\n"
		"  - {id: f, title: A, cite: X, month: 7, day: 4}\n"
		"  - {id: g, title: A, cite: X, month: 11, day: 11}\n"
		"  - {id: h, title: A, cite: X, month: 12, day: 25}\n"
		"  - {id: i, title: A, cite: X, month: 12, day: 31}\n"
		"  - {id: j, title: A, cite: X, month: 6, day: 19, from: "
		"2023}\n"
		"  - {id: k, title: A, cite: X, month: 1, week: 3, weekday: "
		"monday}\n"
		"  - {id: l, title: A, cite: X, month: 8, week: 5, weekday: "
		"wednesday}\n"
		"  - {id: m, title: A, cite: X, month: 5, week: last, "
		"weekday: monday}\n"
		"  - {id: n, title: A, cite: X, month: 10, week: 2, weekday: "
		"monday, through: 2021}\n"
		"  - {id: o, title: A, cite: X, month: 11, week: 4, weekday: "
		"thursday}\n"
		"  - {id: p, title: A, cite: X, month: 11, week: 4, weekday: "
		"thursday, plus: 1}\n";
	const struct calendar *calendar = build_text(text);
	struct walked before = {1899, 12, 31, 7};
	struct walked today = {1900, 1, 1, 1};

	(void)state;
	for (civil_day day = DATE_FIRST; day <= DATE_LAST; day++) {
		struct walked after = walk_on(today);
		bool closed = today.weekday >= 6 || is_fixed_holiday(today) ||
			      is_nth_holiday(today, before);
		closed = closed ||
			 (today.weekday == 5 && is_fixed_holiday(after)) ||
			 (today.weekday == 1 && is_fixed_holiday(before));
		assert_int_equal(calendar_is_open(calendar, day), !closed);
		before = today;
		today = after;
	}
	assert_int_equal(today.year, 2200);
}

/* --- refusals -------------------------------------------------------- */

static struct str refusal(
	struct arena *memory, struct file file, struct diags *diags)
{
	struct node *root = node_read(memory, file.name, file.bytes, diags);

	assert_non_null(root);
	assert_null(calendar_build(memory, STR("x"), root, diags));
	assert_true(diags->errors > 0);
	return STR("");
}

int main(void)
{
	static const struct CMUnitTest fixed[] = {
		cmocka_unit_test(california_is_as_the_courts_published),
		cmocka_unit_test(federal_follows_the_statute),
		cmocka_unit_test(oregon_follows_its_statute),
		cmocka_unit_test(massachusetts_does_not_move_saturdays),
		cmocka_unit_test(new_york_has_election_day),
		cmocka_unit_test(washington_moves_both_ways),
		cmocka_unit_test(weekends_are_always_closed),
		cmocka_unit_test(is_known_between_its_years),
		cmocka_unit_test(each_form_gives_its_days),
		cmocka_unit_test(years_and_shifts_bound_a_rule),
		cmocka_unit_test(an_order_can_open_a_day),
		cmocka_unit_test(every_day_of_three_centuries),
	};
	struct CMUnitTest tests[60];
	struct arena names = {0};
	size_t count = sizeof fixed / sizeof fixed[0];

	memcpy(tests, fixed, sizeof fixed);
	count += data_tests(
		&names, "tests/bad/calendar", ".yaml", refusal, tests + count);
	int failed = _cmocka_run_group_tests(
		"calendar", tests, count, NULL, release);
	arena_release(&names);
	return failed;
}
