/*
 * Civil dates by integer arithmetic. Years are counted from March, so that
 * the leap day is the last day of its year.
 */
#include "date.h"

#include <assert.h>

/* Days from 0000-03-01 to 1970-01-01. */
#define EPOCH 719468

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_length(int year, int month)
{
	static const int lengths[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	assert(month >= 1 && month <= 12);
	return lengths[month - 1] + (month == 2 && is_leap(year));
}

bool date_is_valid(struct date date)
{
	if (date.year < FIRST_YEAR || date.year > LAST_YEAR)
		return false;
	if (date.month < 1 || date.month > 12)
		return false;
	return date.day >= 1 &&
	       date.day <= date_month_length(date.year, date.month);
}

/* Days before March 1 of a year that begins in March. */
static int days_before_year(int march_year)
{
	return march_year * 365 + march_year / 4 - march_year / 100 +
	       march_year / 400;
}

/* Days of a March year before its month (March is 0): the lengths 31, 30,
 * 31, 30, 31 repeat every five months, which are 153 days. */
static int days_before_month(int march_month)
{
	return (153 * march_month + 2) / 5;
}

civil_day date_day(struct date date)
{
	assert(date_is_valid(date));
	int march_year = date.month > 2 ? date.year : date.year - 1;
	int march_month = (date.month + 9) % 12;

	return days_before_year(march_year) + days_before_month(march_month) +
	       date.day - 1 - EPOCH;
}

struct date date_of(civil_day day)
{
	assert(day >= DATE_FIRST && day <= DATE_LAST);
	int days = day + EPOCH;
	int march_year = days / 366; /* never too late, then stepped up */

	while (days_before_year(march_year + 1) <= days)
		march_year++;
	days -= days_before_year(march_year);
	int march_month = (5 * days + 2) / 153;
	int month = march_month < 10 ? march_month + 3 : march_month - 9;
	return (struct date){
		.year = march_year + (month <= 2),
		.month = month,
		.day = days - days_before_month(march_month) + 1,
	};
}

int date_weekday(civil_day day)
{
	/* 1900-01-01 was a Monday */
	assert(day >= DATE_FIRST && day <= DATE_LAST);
	return (day - DATE_FIRST) % 7 + 1;
}

civil_day date_add_months(civil_day day, int months)
{
	struct date date = date_of(day);
	int64_t count = (int64_t)date.year * 12 + date.month - 1 + months;

	if (count < FIRST_YEAR * 12)
		return DATE_FIRST;
	if (count > LAST_YEAR * 12 + 11)
		return DATE_LAST;
	date.year = (int)(count / 12);
	date.month = (int)(count % 12) + 1;
	int length = date_month_length(date.year, date.month);
	if (date.day > length)
		date.day = length;
	return date_day(date);
}

/* Whether the text has the form "dddd-dd" or "dddd-dd-dd". */
static bool has_form(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		bool digit = text.p[i] >= '0' && text.p[i] <= '9';
		bool hyphen = text.p[i] == '-';
		if (i == 4 || i == 7 ? !hyphen : !digit)
			return false;
	}
	return true;
}

static int digits(struct str text, size_t from, size_t n)
{
	int64_t number = 0;
	bool ok = str_to_int(str_sub(text, from, n), &number);

	assert(ok);
	(void)ok;
	return (int)number;
}

bool date_parse(struct str text, civil_day *day)
{
	if (text.n != 10 || !has_form(text))
		return false;
	struct date date = {
		digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
	if (!date_is_valid(date))
		return false;
	*day = date_day(date);
	return true;
}

bool date_parse_month(struct str text, civil_day *first)
{
	if (text.n != 7 || !has_form(text))
		return false;
	struct date date = {digits(text, 0, 4), digits(text, 5, 2), 1};
	if (!date_is_valid(date))
		return false;
	*first = date_day(date);
	return true;
}

static void put_digits(char *out, int n, int number)
{
	while (n-- > 0) {
		out[n] = (char)('0' + number % 10);
		number /= 10;
	}
}

struct str date_print(civil_day day, char out[11])
{
	struct date date = date_of(day);

	put_digits(out, 4, date.year);
	put_digits(out + 5, 2, date.month);
	put_digits(out + 8, 2, date.day);
	out[4] = '-';
	out[7] = '-';
	out[10] = '\0';
	return (struct str){out, 10};
}
