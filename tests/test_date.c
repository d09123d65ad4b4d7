/*
 * Civil dates against a day counter that only knows how to take one step.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "date.h"

/* The counter under comparison shares no code with date.c. */
static bool naive_leap(int year)
{
	if (year % 400 == 0)
		return true;
	if (year % 100 == 0)
		return false;
	return year % 4 == 0;
}

static int naive_length(int year, int month)
{
	if (month == 2)
		return naive_leap(year) ? 29 : 28;
	if (month == 4 || month == 6 || month == 9 || month == 11)
		return 30;
	return 31;
}

static struct date naive_next(struct date date)
{
	date.day++;
	if (date.day > naive_length(date.year, date.month)) {
		date.day = 1;
		date.month++;
	}
	if (date.month > 12) {
		date.month = 1;
		date.year++;
	}
	return date;
}

static void every_day_round_trips(void **state)
{
	struct date date = {1900, 1, 1};
	int weekday = 1;

	(void)state;
	for (civil_day day = DATE_FIRST; day <= DATE_LAST; day++) {
		struct date back = date_of(day);
		char text[11];
		civil_day read = 0;
		assert_int_equal(back.year, date.year);
		assert_int_equal(back.month, date.month);
		assert_int_equal(back.day, date.day);
		assert_int_equal(date_day(date), day);
		assert_int_equal(date_weekday(day), weekday);
		int length = naive_length(date.year, date.month);
		assert_int_equal(
			date_month_length(date.year, date.month), length);
		assert_false(date_is_valid(
			(struct date){date.year, date.month, length + 1}));
		assert_true(date_parse(date_print(day, text), &read));
		assert_int_equal(read, day);
		date = naive_next(date);
		weekday = weekday % 7 + 1;
	}
	assert_int_equal(date.year, 2200);
}

static void known_days(void **state)
{
	(void)state;
	assert_int_equal(date_day((struct date){1970, 1, 1}), 0);
	assert_int_equal(date_weekday(0), 4);
	assert_int_equal(date_day((struct date){2000, 3, 1}), 11017);
	assert_int_equal(date_weekday(date_day((struct date){2025, 7, 4})), 5);
	assert_int_equal(date_month_length(1900, 2), 28);
	assert_int_equal(date_month_length(2000, 2), 29);
	assert_int_equal(date_month_length(2100, 2), 28);
}

static civil_day day_of(const char *text)
{
	civil_day day = 0;

	assert_true(date_parse(str_of(text), &day));
	return day;
}

static void months_clamp_to_the_last_day(void **state)
{
	static const struct {
		const char *from;
		int months;
		const char *to;
	} rows[] = {
		{"2024-08-31", 6, "2025-02-28"},
		{"2023-08-31", 6, "2024-02-29"},
		{"2025-01-31", 1, "2025-02-28"},
		{"2025-01-30", 1, "2025-02-28"},
		{"2025-01-28", 1, "2025-02-28"},
		{"2025-03-31", -1, "2025-02-28"},
		{"2025-01-15", -1, "2024-12-15"},
		{"2025-12-15", 1, "2026-01-15"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2025-05-05", 0, "2025-05-05"},
		{"2199-12-01", 1, "2199-12-31"},
		{"1900-01-15", -1, "1900-01-01"},
		{"1900-01-15", INT32_MIN, "1900-01-01"},
		{"2199-12-01", INT32_MAX, "2199-12-31"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(
			date_add_months(day_of(rows[i].from), rows[i].months),
			day_of(rows[i].to));
}

static void refuses_what_is_no_day(void **state)
{
	static const char *const texts[] = {"2025-02-30", "1900-02-29",
		"2100-02-29", "2025-09-31", "2025-13-01", "2025-00-10",
		"2025-01-00", "2025-01-32", "1899-12-31", "2200-01-01",
		"2025-1-01", "2025-01-1", "25-01-01", "2025/01/01", "",
		"2025-01-01 ", " 2025-01-01", "2025-01-011", "2025-01",
		"20a5-01-01", "2025-01-+1", "2025--1-01", "2025-01_01"};
	civil_day day = 77;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_false(date_parse(str_of(texts[i]), &day));
	assert_false(date_parse((struct str){"2025-01-\0001", 10}, &day));
	assert_int_equal(day, 77);
}

static void print_ends_its_text(void **state)
{
	char text[12] = "xxxxxxxxxxx";

	(void)state;
	date_print(day_of("2025-03-01"), text);
	assert_string_equal(text, "2025-03-01");
}

static void a_month_alone(void **state)
{
	civil_day first = 0;

	(void)state;
	assert_true(date_parse_month(STR("2025-03"), &first));
	assert_int_equal(first, day_of("2025-03-01"));
	assert_false(date_parse_month(STR("2025-13"), &first));
	assert_false(date_parse_month(STR("2025-3"), &first));
	assert_false(date_parse_month(STR("2025-03-01"), &first));
	assert_false(date_parse_month(STR("2025/03"), &first));
}

static void validity_has_two_sides(void **state)
{
	(void)state;
	assert_true(date_is_valid((struct date){1900, 1, 1}));
	assert_false(date_is_valid((struct date){1899, 12, 31}));
	assert_true(date_is_valid((struct date){2199, 12, 31}));
	assert_false(date_is_valid((struct date){2200, 1, 1}));
	assert_true(date_is_valid((struct date){2024, 2, 29}));
	assert_false(date_is_valid((struct date){2025, 2, 29}));
	assert_false(date_is_valid((struct date){2025, 2, -1}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_round_trips),
		cmocka_unit_test(known_days),
		cmocka_unit_test(months_clamp_to_the_last_day),
		cmocka_unit_test(refuses_what_is_no_day),
		cmocka_unit_test(print_ends_its_text),
		cmocka_unit_test(a_month_alone),
		cmocka_unit_test(validity_has_two_sides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
