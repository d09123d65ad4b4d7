/*
 * Calendars against lists that others published, and counting by them. A bad
 * calendar is a pair of files in tests/bad/calendar.
 */
#include "data.h"

#include "calendar.h"

static struct arena arena;

static const struct calendar *read_calendar(const char *id)
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

static const struct calendar *build_text(const char *text)
{
	struct diags diags = {.arena = &arena};
	struct node *root = node_read(&arena, "x", str_of(text), &diags);
	const struct calendar *calendar =
		calendar_build(&arena, STR("x"), root, &diags);

	diag_print(&diags, stderr);
	assert_non_null(calendar);
	return calendar;
}

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static civil_day day_of(const char *text)
{
	civil_day day = 0;

	assert_true(date_parse(str_of(text), &day));
	return day;
}

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

/* --- counting -------------------------------------------------------- */

struct count_row {
	const char *from;
	struct calendar_count count;
	const char *to;
};

static void assert_counts(const struct calendar *calendar,
	const struct count_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct calendar_sum sum = calendar_add(
			calendar, day_of(rows[i].from), rows[i].count);
		assert_true(sum.ok);
		assert_int_equal(sum.day, day_of(rows[i].to));
	}
}

static void court_days_forward(void **state)
{
	static const struct count_row rows[] = {
		{"2020-10-05", {COUNT_COURT, 15, false, ROLL_NONE},
			"2020-10-27"},
		{"2021-02-01", {COUNT_COURT, 15, false, ROLL_NONE},
			"2021-02-24"},
		{"2021-07-01", {COUNT_COURT, 15, false, ROLL_NONE},
			"2021-07-23"},
		{"2025-02-14", {COUNT_COURT, 3, false, ROLL_NONE},
			"2025-02-20"},
		{"2022-06-17", {COUNT_COURT, 3, false, ROLL_NONE},
			"2022-06-22"},
		{"2022-10-07", {COUNT_COURT, 3, false, ROLL_NONE},
			"2022-10-12"},
		{"2025-11-26", {COUNT_COURT, 1, false, ROLL_NONE},
			"2025-12-01"},
		{"2025-12-24", {COUNT_COURT, 0, false, ROLL_NONE},
			"2025-12-24"},
		{"2025-12-25", {COUNT_COURT, 0, false, ROLL_NEXT},
			"2025-12-26"},
		{"2025-12-25", {COUNT_COURT, 0, false, ROLL_NONE},
			"2025-12-25"},
	};

	(void)state;
	assert_counts(read_calendar("us/ca/courts"), rows,
		sizeof rows / sizeof rows[0]);
}

static void calendar_days_roll_off_closed_ones(void **state)
{
	static const struct count_row rows[] = {
		/* the last day is Sunday 2025-03-09 */
		{"2025-03-02", {COUNT_CALENDAR, 7, false, ROLL_NONE},
			"2025-03-09"},
		{"2025-03-02", {COUNT_CALENDAR, 7, false, ROLL_NEXT},
			"2025-03-10"},
		/* Friday 2026-07-03 is kept for the 4th */
		{"2026-06-26", {COUNT_CALENDAR, 7, false, ROLL_NEXT},
			"2026-07-06"},
		{"2026-06-26", {COUNT_CALENDAR, 7, false, ROLL_PREVIOUS},
			"2026-07-02"},
		{"2025-03-03", {COUNT_CALENDAR, 7, false, ROLL_NEXT},
			"2025-03-10"},
	};

	(void)state;
	assert_counts(read_calendar("us/ca/courts"), rows,
		sizeof rows / sizeof rows[0]);
}

static void days_count_backward(void **state)
{
	static const struct count_row rows[] = {
		{"2025-07-07", {COUNT_COURT, 3, true, ROLL_NONE}, "2025-07-01"},
		{"2025-07-07", {COUNT_CALENDAR, 3, true, ROLL_NONE},
			"2025-07-04"},
		{"2025-07-07", {COUNT_CALENDAR, 3, true, ROLL_PREVIOUS},
			"2025-07-03"},
		{"2025-07-07", {COUNT_CALENDAR, 3, true, ROLL_NEXT},
			"2025-07-07"},
		{"2025-03-01", {COUNT_CALENDAR, 1, true, ROLL_NONE},
			"2025-02-28"},
	};

	(void)state;
	assert_counts(read_calendar("us/or/courts"), rows,
		sizeof rows / sizeof rows[0]);
}

static void nothing_is_counted_outside_the_calendar(void **state)
{
	const struct calendar *calendar = read_calendar("us/ca/courts");
	civil_day last = day_of("2027-12-30");
	struct calendar_count one = {COUNT_COURT, 1, false, ROLL_NONE};
	struct calendar_count roll = {COUNT_CALENDAR, 1, false, ROLL_NEXT};
	struct calendar_count plain = {COUNT_CALENDAR, 400, false, ROLL_NONE};
	struct calendar_sum sum = calendar_add(calendar, last, one);

	(void)state;
	assert_false(sum.ok);
	assert_int_equal(sum.day, day_of("2028-01-01"));
	assert_false(calendar_add(calendar, last, roll).ok);
	assert_true(calendar_add(calendar, last, plain).ok);
	assert_true(calendar_add(NULL, last, plain).ok);
	assert_false(calendar_add(NULL, last, one).ok);
	assert_false(calendar_add(NULL, last, roll).ok);
	plain.days = INT32_MAX;
	assert_false(calendar_add(calendar, last, plain).ok);
}

static void a_doubt_shows_only_where_it_decides(void **state)
{
	const struct calendar *calendar = read_calendar("us/or/courts");
	struct calendar_count one = {COUNT_COURT, 1, false, ROLL_NONE};
	struct calendar_count plain = {COUNT_CALENDAR, 3, false, ROLL_NONE};

	(void)state;
	assert_true(calendar_add(calendar, day_of("2025-11-26"), one).doubtful);
	assert_false(
		calendar_add(calendar, day_of("2025-11-25"), one).doubtful);
	assert_false(
		calendar_add(calendar, day_of("2025-11-26"), plain).doubtful);
	/* kept on Friday 2021-06-18, the day after Thursday */
	assert_true(calendar_add(calendar, day_of("2021-06-17"), one).doubtful);
	assert_false(
		calendar_add(calendar, day_of("2022-06-17"), one).doubtful);
}

static void open_days_between(void **state)
{
	const struct calendar *calendar = read_calendar("us/ca/courts");

	(void)state;
	assert_int_equal(calendar_between(calendar, day_of("2025-02-14"),
				 day_of("2025-02-20")),
		3);
	assert_int_equal(calendar_between(calendar, day_of("2025-02-14"),
				 day_of("2025-02-14")),
		0);
	assert_int_equal(calendar_between(calendar, day_of("2025-02-14"),
				 day_of("2025-02-13")),
		-1);
	assert_int_equal(calendar_between(calendar, day_of("2027-12-01"),
				 day_of("2028-01-03")),
		-1);
}

static void steps_tell_the_same_count(void **state)
{
	static const char wanted[] = "2025-02-14 0 -\n"
				     "2025-02-15 0 saturday\n"
				     "2025-02-16 0 sunday\n"
				     "2025-02-17 0 presidents\n"
				     "2025-02-18 1 -\n"
				     "2025-02-19 2 -\n"
				     "2025-02-20 3 -\n";
	const struct calendar *calendar = read_calendar("us/ca/courts");
	struct calendar_steps steps = calendar_explain(&arena, calendar,
		day_of("2025-02-14"),
		(struct calendar_count){COUNT_COURT, 3, false, ROLL_NONE});
	struct buf out = {.arena = &arena};
	char text[11];

	(void)state;
	assert_true(steps.sum.ok);
	for (int i = 0; i < steps.count; i++) {
		const struct calendar_step *step = &steps.list[i];
		buf_printf(&out, "%.*s %d %.*s\n",
			STR_ARG(date_print(step->day, text)), step->number,
			STR_ARG(step->closed ? step->closed->id : STR("-")));
	}
	data_compare("steps", buf_str(&out), str_of(wanted));
	assert_int_equal(steps.list[0].kind, STEP_FIRST);
	assert_int_equal(steps.list[1].kind, STEP_CLOSED);
	assert_int_equal(steps.list[6].kind, STEP_COUNTED);
}

static void steps_tell_a_roll(void **state)
{
	struct calendar_steps steps = calendar_explain(&arena,
		read_calendar("us/ca/courts"), day_of("2026-06-26"),
		(struct calendar_count){COUNT_CALENDAR, 7, false, ROLL_NEXT});

	(void)state;
	assert_int_equal(steps.count, 11);
	assert_int_equal(steps.list[7].kind, STEP_COUNTED);
	assert_true(str_is(steps.list[7].closed->id, "independence"));
	assert_int_equal(steps.list[8].kind, STEP_ROLLED);
	assert_int_equal(steps.list[10].day, day_of("2026-07-06"));
	assert_null(steps.list[10].closed);
	assert_int_equal(steps.sum.day, day_of("2026-07-06"));
}

static void many_steps_are_cut_but_counted(void **state)
{
	struct calendar_steps steps =
		calendar_explain(&arena, NULL, day_of("2020-01-01"),
			(struct calendar_count){
				COUNT_CALENDAR, 10000, false, ROLL_NONE});

	(void)state;
	assert_true(steps.cut);
	assert_int_equal(steps.count, CALENDAR_STEPS);
	assert_int_equal(steps.sum.day, day_of("2020-01-01") + 10000);
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
		cmocka_unit_test(court_days_forward),
		cmocka_unit_test(calendar_days_roll_off_closed_ones),
		cmocka_unit_test(days_count_backward),
		cmocka_unit_test(nothing_is_counted_outside_the_calendar),
		cmocka_unit_test(a_doubt_shows_only_where_it_decides),
		cmocka_unit_test(open_days_between),
		cmocka_unit_test(steps_tell_the_same_count),
		cmocka_unit_test(steps_tell_a_roll),
		cmocka_unit_test(many_steps_are_cut_but_counted),
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
