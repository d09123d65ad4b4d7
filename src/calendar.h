/*
 * The days on which a court or an office is open, and counting by them. A
 * calendar is built once from rules/calendars and constant afterwards; its id
 * is its path there without ".yaml".
 */
#ifndef STAYPUT_CALENDAR_H
#define STAYPUT_CALENDAR_H

#include "holiday.h"

struct calendar {
	struct str id;
	struct str title;
	struct str cite;
	struct str doubt; /* why the whole calendar may be wrong; or empty */
	civil_day from;	  /* the days for which it is known, inclusive */
	civil_day through;
	const struct holiday *holidays;
	int count;
	const uint8_t *closed; /* by day - from: 0 open, else 1 + holiday */
};

#define CALENDAR_RULES 200 /* most entries of `closed` */

/* The calendar in the tree of its file, owned by the arena; NULL when a
 * diagnostic was added. The tree must live as long as the calendar. */
const struct calendar *calendar_build(struct arena *arena, struct str id,
	const struct node *root, struct diags *diags);

/* Whether the calendar says anything about the day. */
bool calendar_known(const struct calendar *calendar, civil_day day);

/* Whether the day is open; it must be known. */
bool calendar_is_open(const struct calendar *calendar, civil_day day);

/* Why the day is closed, or NULL when it is open; it must be known. */
const struct holiday *calendar_closed(
	const struct calendar *calendar, civil_day day);

/* Business and court days are counted alike: the open days of the calendar
 * given, an office's or a court's. */
enum calendar_unit { COUNT_CALENDAR, COUNT_BUSINESS, COUNT_COURT };

/* What happens when the last day is closed: nothing, the next open day (Code
 * Civ. Proc. 12a), or the open day before it (a last day counted backward is
 * safe only so). */
enum calendar_roll { ROLL_NONE, ROLL_NEXT, ROLL_PREVIOUS };

struct calendar_count {
	enum calendar_unit unit;
	int days; /* not negative */
	bool before;
	enum calendar_roll roll;
};

/* A day counted to; `doubtful` when it rests on a closed day of which the
 * calendar is not sure. Not ok: a day that mattered is outside the calendar
 * (or there is no calendar), and `day` is that day. */
struct calendar_sum {
	bool ok;
	bool doubtful;
	civil_day day;
};

/* Counts from a day that is itself not counted (Code Civ. Proc. 12).
 * `calendar` may be NULL for calendar days that do not roll. */
struct calendar_sum calendar_add(const struct calendar *calendar,
	civil_day from, struct calendar_count count);

/* The count of open days after `from` up to `to`, inclusive; -1 when a day
 * is outside the calendar or `to` is before `from`. */
int calendar_between(
	const struct calendar *calendar, civil_day from, civil_day to);

enum calendar_step_kind {
	STEP_FIRST,   /* the day counted from: not counted */
	STEP_COUNTED, /* counted */
	STEP_CLOSED,  /* not counted, closed */
	STEP_ROLLED   /* the last day moved on to this one */
};

/* One day of a count. `number` is how many were counted so far; `closed` is
 * why the day is closed, also where closed days count, or NULL. */
struct calendar_step {
	civil_day day;
	enum calendar_step_kind kind;
	int number;
	const struct holiday *closed;
};

#define CALENDAR_STEPS 4000 /* most steps told */

struct calendar_steps {
	struct calendar_sum sum;
	struct calendar_step *list;
	int count;
	bool cut; /* there were more; the sum is right all the same */
};

/* The days that calendar_add looked at, each with its reason: the same
 * computation, told. The list is owned by the arena. */
struct calendar_steps calendar_explain(struct arena *arena,
	const struct calendar *calendar, civil_day from,
	struct calendar_count count);

#endif
