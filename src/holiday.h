/*
 * One reason for a day to be closed, as a calendar's file tells it, and the
 * days it gives. Which of several reasons counts is calendar's.
 */
#ifndef STAYPUT_HOLIDAY_H
#define STAYPUT_HOLIDAY_H

#include "date.h"
#include "node.h"

enum holiday_form {
	HOLIDAY_WEEKLY, /* weekday */
	HOLIDAY_ONCE,	/* on */
	HOLIDAY_FIXED,	/* month, day */
	HOLIDAY_NTH	/* month, week, weekday, plus */
};

/* The `week` of the last such weekday of a month. */
#define HOLIDAY_LAST 0

struct holiday {
	enum holiday_form form;
	struct str id;	  /* the key of its name in a catalogue */
	struct str title; /* its English name */
	struct str cite;
	struct str doubt; /* why it may not be so; empty when it is sure */
	struct loc loc;
	civil_day on;
	int64_t month;
	int64_t day;
	int64_t week; /* 1-5 or HOLIDAY_LAST */
	int weekday;  /* 1 Monday ... 7 Sunday; 0: none */
	int64_t plus; /* days after that weekday */
	int64_t from; /* first and last year in which it applies */
	int64_t through;
	int saturday; /* days by which it moves off a Saturday: -1, 0, 1 */
	int sunday;
};

/* Reads a map of the list `closed` into a holiday that starts with the
 * calendar's own shifts; false when a diagnostic was added. */
bool holiday_build(
	struct holiday *holiday, const struct node *map, struct diags *diags);

/* Reads `observed: {saturday: before, sunday: after}` into the shifts. */
void holiday_build_shifts(
	struct holiday *holiday, const struct node *map, struct diags *diags);

/* The day that a fixed or nth holiday of this year is kept on, after its
 * shift; false when the year has none. */
bool holiday_kept(const struct holiday *holiday, int year, civil_day *day);

#endif
