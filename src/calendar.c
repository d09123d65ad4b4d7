/*
 * Every known day of a calendar is computed once, when it is built; counting
 * walks over that table day by day.
 */
#include "calendar.h"

#include <assert.h>

#include "bind.h"

/* --- building -------------------------------------------------------- */

struct reading {
	struct arena *arena;
	struct diags *diags;
	struct calendar *calendar;
	struct holiday plain; /* shifts of every holiday without its own */
	const struct node *closed;
	const struct node *open;
	int64_t years[2];
};

static void read_title(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->calendar->title = value->text;
}

static void read_cite(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->calendar->cite = value->text;
}

static void read_doubt(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->calendar->doubt = value->text;
}

static void read_year(
	struct reading *reading, const struct node *value, int which)
{
	int64_t year = 0;

	if (!bind_count(value, &year, reading->diags))
		return;
	if (year < 1900 || year > 2199)
		diag_add(reading->diags, DIAG_BAD_NUMBER, value->loc,
			"a year must be from 1900 to 2199");
	else
		reading->years[which] = year;
}

static void read_from(void *context, const struct node *value)
{
	read_year(context, value, 0);
}

static void read_through(void *context, const struct node *value)
{
	read_year(context, value, 1);
}

static void read_known(void *context, const struct node *value)
{
	static const struct bind_field fields[] = {
		{"from", BIND_SCALAR, true, read_from},
		{"through", BIND_SCALAR, true, read_through},
		{NULL, BIND_ANY, false, NULL},
	};
	struct reading *reading = context;

	bind_map(value, fields, reading, "known", reading->diags);
	if (reading->years[0] > reading->years[1] && reading->years[1])
		diag_add(reading->diags, DIAG_BAD_CALENDAR, value->loc,
			"from is later than through");
}

static void read_observed(void *context, const struct node *value)
{
	struct reading *reading = context;

	holiday_build_shifts(&reading->plain, value, reading->diags);
}

static void read_closed(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->closed = value;
}

static void read_open(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->open = value;
}

static void build_holidays(struct reading *reading)
{
	struct calendar *calendar = reading->calendar;
	const struct node *list = reading->closed;

	if (list->count > CALENDAR_RULES) {
		diag_add(reading->diags, DIAG_TOO_MANY, list->loc,
			"a calendar has at most %d closed days",
			CALENDAR_RULES);
		return;
	}
	struct holiday *holidays = arena_array(
		reading->arena, (size_t)list->count, sizeof *holidays);
	for (const struct node *n = list->first; n; n = n->next) {
		struct holiday *holiday = &holidays[calendar->count++];
		*holiday = reading->plain;
		holiday_build(holiday, n, reading->diags);
	}
	calendar->holidays = holidays;
}

/* --- the table of days ----------------------------------------------- */

bool calendar_known(const struct calendar *calendar, civil_day day)
{
	return day >= calendar->from && day <= calendar->through;
}

/* Marks a day as closed; the reason that came first stays. */
static void mark(const struct calendar *calendar, uint8_t *closed,
	civil_day day, int index)
{
	if (!calendar_known(calendar, day))
		return;
	uint8_t *mark = &closed[day - calendar->from];
	if (*mark == 0)
		*mark = (uint8_t)(index + 1);
}

static void mark_weekly(
	const struct calendar *calendar, uint8_t *closed, int index)
{
	int weekday = calendar->holidays[index].weekday;
	int ahead = (weekday - date_weekday(calendar->from) + 7) % 7;

	for (civil_day day = calendar->from + ahead; day <= calendar->through;
		day += 7)
		mark(calendar, closed, day, index);
}

/* A holiday of the year before or after can be kept in a known year. */
static void mark_yearly(
	const struct calendar *calendar, uint8_t *closed, int index)
{
	int first = date_of(calendar->from).year - 1;
	int last = date_of(calendar->through).year + 1;

	for (int year = first; year <= last; year++) {
		civil_day day = 0;
		if (year < 1900 || year > 2199)
			continue;
		if (holiday_kept(&calendar->holidays[index], year, &day))
			mark(calendar, closed, day, index);
	}
}

static void mark_one(
	const struct calendar *calendar, uint8_t *closed, int index)
{
	const struct holiday *holiday = &calendar->holidays[index];

	if (holiday->form == HOLIDAY_WEEKLY)
		mark_weekly(calendar, closed, index);
	else if (holiday->form == HOLIDAY_ONCE)
		mark(calendar, closed, holiday->on, index);
	else
		mark_yearly(calendar, closed, index);
}

/* The order in which reasons win: the days of the week, then what is sure,
 * then what is not, so that a doubt shows only where it decides. */
static int rank_of(const struct holiday *holiday)
{
	if (holiday->doubt.n)
		return 2;
	return holiday->form == HOLIDAY_WEEKLY ? 0 : 1;
}

static uint8_t *mark_all(struct arena *arena, const struct calendar *calendar)
{
	size_t days = (size_t)(calendar->through - calendar->from + 1);
	uint8_t *closed = arena_alloc(arena, days);

	for (int rank = 0; rank < 3; rank++)
		for (int i = 0; i < calendar->count; i++)
			if (rank_of(&calendar->holidays[i]) == rank)
				mark_one(calendar, closed, i);
	return closed;
}

/* A day that a rule closes but an order opened. */
static void open_one(
	struct reading *reading, const struct node *map, uint8_t *closed)
{
	static const struct bind_field fields[] = {
		{"on", BIND_SCALAR, true, NULL},
		{"cite", BIND_SCALAR, true, NULL},
		{NULL, BIND_ANY, false, NULL},
	};
	const struct calendar *calendar = reading->calendar;
	civil_day day = 0;

	if (!bind_map(map, fields, NULL, "an open day", reading->diags) ||
		!bind_date(node_find(map, "on"), &day, reading->diags))
		return;
	if (!calendar_known(calendar, day) || !closed[day - calendar->from])
		diag_add(reading->diags, DIAG_BAD_CALENDAR, map->loc,
			"no rule of this calendar closes that day");
	else
		closed[day - calendar->from] = 0;
}

static void fill_days(struct reading *reading)
{
	struct calendar *calendar = reading->calendar;

	calendar->from = date_day((struct date){(int)reading->years[0], 1, 1});
	calendar->through =
		date_day((struct date){(int)reading->years[1], 12, 31});
	uint8_t *closed = mark_all(reading->arena, calendar);
	const struct node *open = reading->open;
	for (const struct node *n = open ? open->first : NULL; n; n = n->next)
		open_one(reading, n, closed);
	calendar->closed = closed;
}

const struct calendar *calendar_build(struct arena *arena, struct str id,
	const struct node *root, struct diags *diags)
{
	static const struct bind_field fields[] = {
		{"title", BIND_SCALAR, true, read_title},
		{"cite", BIND_SCALAR, true, read_cite},
		{"doubt", BIND_SCALAR, false, read_doubt},
		{"known", BIND_MAP, true, read_known},
		{"observed", BIND_MAP, true, read_observed},
		{"closed", BIND_LIST, true, read_closed},
		{"open", BIND_LIST, false, read_open},
		{NULL, BIND_ANY, false, NULL},
	};
	struct calendar *calendar = ARENA_NEW(arena, struct calendar);
	struct reading reading = {
		.arena = arena, .diags = diags, .calendar = calendar};
	int errors = diags->errors;

	calendar->id = id;
	bind_map(root, fields, &reading, "a calendar", diags);
	if (reading.closed)
		build_holidays(&reading);
	if (diags->errors == errors)
		fill_days(&reading);
	return diags->errors == errors ? calendar : NULL;
}

/* --- asking ---------------------------------------------------------- */

const struct holiday *calendar_closed(
	const struct calendar *calendar, civil_day day)
{
	assert(calendar_known(calendar, day));
	uint8_t mark = calendar->closed[day - calendar->from];

	return mark ? &calendar->holidays[mark - 1] : NULL;
}

bool calendar_is_open(const struct calendar *calendar, civil_day day)
{
	return calendar_closed(calendar, day) == NULL;
}

/* --- counting -------------------------------------------------------- */

/* The state of a count between two days. */
struct walk {
	const struct calendar *calendar;
	struct calendar_count count;
	struct calendar_step step;
	struct calendar_sum sum;
	bool done;
};

static bool needs_calendar(struct calendar_count count)
{
	return count.unit != COUNT_CALENDAR || count.roll != ROLL_NONE;
}

static bool is_doubtful(
	const struct calendar *calendar, const struct holiday *closed)
{
	return calendar->doubt.n || (closed && closed->doubt.n);
}

/* Looks the day of the current step up; false when it is unknown. */
static bool look_up(struct walk *walk, bool needed)
{
	const struct calendar *calendar = walk->calendar;
	civil_day day = walk->step.day;

	walk->step.closed = NULL;
	if (day < DATE_FIRST || day > DATE_LAST)
		return false;
	if (!calendar || !calendar_known(calendar, day))
		return !needed;
	walk->step.closed = calendar_closed(calendar, day);
	if (needed && is_doubtful(calendar, walk->step.closed))
		walk->sum.doubtful = true;
	return true;
}

static void stop(struct walk *walk, bool ok)
{
	walk->done = true;
	walk->sum.ok = ok;
	walk->sum.day = walk->step.day;
}

/* The last day was reached: the sum, unless the day is closed and rolls. */
static void end_or_roll(struct walk *walk)
{
	if (walk->count.roll == ROLL_NONE)
		stop(walk, true);
	else if (!look_up(walk, true))
		stop(walk, false);
	else if (!walk->step.closed)
		stop(walk, true);
}

static struct walk walk_begin(const struct calendar *calendar, civil_day from,
	struct calendar_count count)
{
	assert(count.days >= 0);
	struct walk walk = {
		.calendar = calendar,
		.count = count,
		.step = {.day = from, .kind = STEP_FIRST},
	};

	if (needs_calendar(count) && !calendar)
		stop(&walk, false);
	else if (!look_up(&walk, false))
		stop(&walk, false);
	else if (count.days == 0)
		end_or_roll(&walk);
	return walk;
}

static void count_on(struct walk *walk)
{
	bool by_calendar = walk->count.unit != COUNT_CALENDAR;

	walk->step.day += walk->count.before ? -1 : 1;
	if (!look_up(walk, by_calendar)) {
		stop(walk, false);
		return;
	}
	if (by_calendar && walk->step.closed) {
		walk->step.kind = STEP_CLOSED;
		return;
	}
	walk->step.kind = STEP_COUNTED;
	walk->step.number++;
	if (walk->step.number == walk->count.days)
		end_or_roll(walk);
}

static void roll_on(struct walk *walk)
{
	walk->step.day += walk->count.roll == ROLL_NEXT ? 1 : -1;
	walk->step.kind = STEP_ROLLED;
	if (!look_up(walk, true))
		stop(walk, false);
	else if (!walk->step.closed)
		stop(walk, true);
}

/* Goes one day on; not to be called when the walk is done. */
static void walk_on(struct walk *walk)
{
	if (walk->step.number < walk->count.days)
		count_on(walk);
	else
		roll_on(walk);
}

struct calendar_sum calendar_add(const struct calendar *calendar,
	civil_day from, struct calendar_count count)
{
	struct walk walk = walk_begin(calendar, from, count);

	while (!walk.done)
		walk_on(&walk);
	return walk.sum;
}

struct calendar_steps calendar_explain(struct arena *arena,
	const struct calendar *calendar, civil_day from,
	struct calendar_count count)
{
	struct calendar_steps steps = {.count = 0};
	struct walk walk = walk_begin(calendar, from, count);
	int room = 64;

	steps.list = arena_array(arena, (size_t)room, sizeof *steps.list);
	steps.list[steps.count++] = walk.step;
	while (!walk.done) {
		walk_on(&walk);
		steps.cut = steps.count == CALENDAR_STEPS;
		if (steps.cut)
			continue;
		if (steps.count == room) {
			struct calendar_step *more = arena_array(
				arena, (size_t)room * 2, sizeof *more);
			for (int i = 0; i < room; i++)
				more[i] = steps.list[i];
			steps.list = more;
			room *= 2;
		}
		steps.list[steps.count++] = walk.step;
	}
	steps.sum = walk.sum;
	return steps;
}

int calendar_between(
	const struct calendar *calendar, civil_day from, civil_day to)
{
	int open = 0;

	if (to < from)
		return -1;
	if (from < to && !calendar_known(calendar, from + 1))
		return -1;
	if (from < to && !calendar_known(calendar, to))
		return -1;
	for (civil_day day = from + 1; day <= to; day++)
		open += calendar_is_open(calendar, day);
	return open;
}
