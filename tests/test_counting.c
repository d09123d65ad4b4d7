/*
 * Counting calendar, business and court days, and telling how.
 */
#include "calendars.h"

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

/* Whether the day after 2025-03-03 is closed by this rule, and in doubt. */
static bool doubts(const char *rules)
{
	const char *text = str_printf(&arena,
		"title: X\ncite: X\nknown: {from: 2025, through: 2025}\n"
		"observed: {saturday: none, sunday: none}\nclosed:\n%s",
		rules)
				   .p;
	struct calendar_sum sum = calendar_add(build_text(text),
		day_of("2025-03-03"),
		(struct calendar_count){COUNT_COURT, 1, false, ROLL_NONE});

	assert_int_equal(sum.day, day_of("2025-03-05"));
	return sum.doubtful;
}

static void a_sure_reason_beats_a_doubt(void **state)
{
	(void)state;
	assert_true(doubts("  - {id: a, title: A, cite: X, month: 3, day: 4, "
			   "doubt: D}\n"));
	assert_false(
		doubts("  - {id: a, title: A, cite: X, month: 3, day: 4, "
		       "doubt: D}\n"
		       "  - {id: b, title: B, cite: X, on: 2025-03-04}\n"));
	assert_false(doubts("  - {id: a, title: A, cite: X, month: 3, day: 4, "
			    "doubt: D}\n"
			    "  - {id: b, title: B, cite: X, weekday: "
			    "tuesday}\n"));
}

static void a_day_of_the_week_comes_first(void **state)
{
	const struct calendar *calendar = build_text(
		"title: X\ncite: X\nknown: {from: 2025, through: 2025}\n"
		"observed: {saturday: none, sunday: none}\nclosed:\n"
		"  - {id: a, title: A, cite: X, month: 3, day: 4}\n"
		"  - {id: b, title: B, cite: X, weekday: tuesday}\n");

	(void)state;
	assert_true(str_is(
		calendar_closed(calendar, day_of("2025-03-04"))->id, "b"));
}

static void a_doubtful_calendar_doubts_every_count(void **state)
{
	const struct calendar *calendar = build_text(
		"title: X\ncite: X\ndoubt: unread\n"
		"known: {from: 2025, through: 2025}\n"
		"observed: {saturday: none, sunday: none}\nclosed: []\n");
	civil_day day = day_of("2025-03-03");

	(void)state;
	assert_true(calendar_add(calendar, day,
		(struct calendar_count){COUNT_COURT, 1, false, ROLL_NONE})
			    .doubtful);
	assert_true(calendar_add(calendar, day,
		(struct calendar_count){COUNT_CALENDAR, 1, false, ROLL_NEXT})
			    .doubtful);
	assert_false(calendar_add(calendar, day,
		(struct calendar_count){COUNT_CALENDAR, 1, false, ROLL_NONE})
			     .doubtful);
}

static void a_roll_can_leave_the_calendar(void **state)
{
	const struct calendar *calendar = read_calendar("us/ca/courts");

	(void)state;
	assert_false(calendar_add(calendar, day_of("2027-12-30"),
		(struct calendar_count){COUNT_CALENDAR, 1, false, ROLL_NEXT})
			     .ok);
	assert_false(calendar_add(calendar, day_of("2028-01-03"),
		(struct calendar_count){COUNT_CALENDAR, 0, false, ROLL_NEXT})
			     .ok);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(court_days_forward),
		cmocka_unit_test(calendar_days_roll_off_closed_ones),
		cmocka_unit_test(days_count_backward),
		cmocka_unit_test(nothing_is_counted_outside_the_calendar),
		cmocka_unit_test(a_doubt_shows_only_where_it_decides),
		cmocka_unit_test(a_sure_reason_beats_a_doubt),
		cmocka_unit_test(a_day_of_the_week_comes_first),
		cmocka_unit_test(a_doubtful_calendar_doubts_every_count),
		cmocka_unit_test(a_roll_can_leave_the_calendar),
		cmocka_unit_test(open_days_between),
		cmocka_unit_test(steps_tell_the_same_count),
		cmocka_unit_test(steps_tell_a_roll),
		cmocka_unit_test(many_steps_are_cut_but_counted),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
