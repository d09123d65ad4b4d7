/*
 * Money and percentages: reading with its refusals, rounding, printing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "money.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void reads_amounts(void **state)
{
	static const struct {
		const char *text;
		money_cents cents;
	} rows[] = {
		{"$1234", 123400},
		{"$1234.56", 123456},
		{"1234.56", 123456},
		{"$1,234.56", 123456},
		{"1,234,567", 123456700},
		{"$0", 0},
		{"$0.05", 5},
		{"$999,999,999.99", MONEY_MOST},
		{"$999999999.99", MONEY_MOST},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		money_cents cents = -1;
		assert_true(money_parse(str_of(rows[i].text), &cents));
		assert_int_equal(cents, rows[i].cents);
	}
}

static void refuses_other_texts(void **state)
{
	static const char *const texts[] = {"", "$", "$1234.5", "$1.", "$.50",
		"$1,2x", "$1,23", "$12,34.00", "$1234,567", "$,123", "$1,,234",
		"-5", "$-5", "+5", "$ 5", "5 ", "5$", "$$5", "1.234,56", "1e3",
		"$1000000000", "$1,000,000,000", "$0,123", "$01", "007",
		"$1.234", "99999999999999999999", "$1,234,567,890,123", "0x10",
		"1 000"};
	money_cents cents = -1;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_false(money_parse(str_of(texts[i]), &cents));
	assert_int_equal(cents, -1);
}

static void reads_percentages(void **state)
{
	static const struct {
		const char *text;
		int64_t hundredths;
	} rows[] = {{"10%", 1000}, {"7.25%", 725}, {"7.5%", 750}, {"0%", 0},
		{"150%", 15000}, {"100000%", 10000000}, {"0.01%", 1}};
	static const char *const bad[] = {"10", "7.255%", "%", ".5%", "7.%",
		"-1%", "100000.01%", "100001%", "10 %", "10%%", "1o%"};
	int64_t hundredths = -1;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(money_parse_percent(str_of(bad[i]), &hundredths));
	assert_int_equal(hundredths, -1);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = str_of(rows[i].text);
		assert_true(money_parse_percent(text, &hundredths));
		assert_int_equal(hundredths, rows[i].hundredths);
	}
}

static void rounds_as_told(void **state)
{
	(void)state;
	/* 12.5% of $0.12 is 1.5 cents; of $0.10 is 1.25 */
	assert_int_equal(money_percent_of(1250, 12, ROUND_HALF_UP), 2);
	assert_int_equal(money_percent_of(1250, 12, ROUND_DOWN), 1);
	assert_int_equal(money_percent_of(1250, 12, ROUND_UP), 2);
	assert_int_equal(money_percent_of(1250, 10, ROUND_HALF_UP), 1);
	assert_int_equal(money_percent_of(1250, 10, ROUND_UP), 2);
	assert_int_equal(money_percent_of(5000, 10, ROUND_UP), 5);
	assert_int_equal(
		money_percent_of(15000, 7085000, ROUND_DOWN), 10627500);
	assert_int_equal(money_percent_of(0, MONEY_MOST, ROUND_UP), 0);
	assert_int_equal(money_percent_of(10000000, MONEY_MOST, ROUND_UP),
		MONEY_MOST * 1000);
}

static void saturates(void **state)
{
	(void)state;
	assert_int_equal(money_percent_of(INT64_MAX, 1, ROUND_DOWN), INT64_MAX);
	assert_int_equal(money_percent_of(INT64_MAX, 0, ROUND_DOWN), 0);
	assert_int_equal(
		money_percent_of(10001, INT64_MAX, ROUND_DOWN), INT64_MAX);
	assert_int_equal(
		money_percent_of(10000, INT64_MAX, ROUND_UP), INT64_MAX);
	assert_int_equal(money_percent_of(10000, INT64_MAX - 1, ROUND_UP),
		INT64_MAX - 1);
}

static void prints(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_true(str_is(money_print(&arena, 0), "$0.00"));
	assert_true(str_is(money_print(&arena, 123456), "$1234.56"));
	assert_true(str_is(money_print_grouped(&arena, 5), "$0.05"));
	assert_true(str_is(money_print_grouped(&arena, 99999), "$999.99"));
	assert_true(str_is(money_print_grouped(&arena, 123456), "$1,234.56"));
	assert_true(str_is(
		money_print_grouped(&arena, MONEY_MOST), "$999,999,999.99"));
	assert_true(str_is(
		money_print_grouped(&arena, 100000000), "$1,000,000.00"));
	assert_true(str_is(money_print_percent(&arena, 1000), "10%"));
	assert_true(str_is(money_print_percent(&arena, 725), "7.25%"));
	assert_true(str_is(money_print_percent(&arena, 750), "7.5%"));
	assert_true(str_is(money_print_percent(&arena, 705), "7.05%"));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_amounts),
		cmocka_unit_test(refuses_other_texts),
		cmocka_unit_test(reads_percentages),
		cmocka_unit_test(rounds_as_told),
		cmocka_unit_test(saturates),
		cmocka_unit_test(prints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
