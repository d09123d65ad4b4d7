/*
 * Civil dates of the proleptic Gregorian calendar, 1900-01-01 to 2199-12-31,
 * as day numbers. Nothing here knows the clock, a time zone or a locale.
 */
#ifndef STAYPUT_DATE_H
#define STAYPUT_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

/* Days since 1970-01-01; negative before. */
typedef int32_t civil_day;

#define DATE_FIRST ((civil_day)-25567) /* 1900-01-01 */
#define DATE_LAST ((civil_day)84005)   /* 2199-12-31 */

struct date {
	int year;
	int month; /* 1-12 */
	int day;   /* 1-31 */
};

/* Days and the date they are; the date must be a day of the calendar. */
civil_day date_day(struct date date);
struct date date_of(civil_day day);

/* Whether the year, month and day are a day within the range. */
bool date_is_valid(struct date date);

/* 1 Monday ... 7 Sunday (ISO 8601). */
int date_weekday(civil_day day);

int date_month_length(int year, int month);

/* `months` later (earlier when negative); a day that the month does not have
 * becomes the month's last day (the common-law rule: 31 August + 6 months is
 * 28 or 29 February). Result outside the range is clamped to it. */
civil_day date_add_months(civil_day day, int months);

/* Reads exactly YYYY-MM-DD; false for any other text and for a day that the
 * calendar does not have (2025-02-30). */
bool date_parse(struct str text, civil_day *day);

/* Reads exactly YYYY-MM: the first day of the month. */
bool date_parse_month(struct str text, civil_day *first);

/* YYYY-MM-DD, written into `out` and returned as a slice of it. */
struct str date_print(civil_day day, char out[11]);

#endif
