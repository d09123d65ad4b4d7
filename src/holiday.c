/*
 * Reading one holiday and computing its day.
 */
#include "holiday.h"

#include "bind.h"

#define SATURDAY 6
#define SUNDAY 7

static const char *const weekdays[] = {"monday", "tuesday", "wednesday",
	"thursday", "friday", "saturday", "sunday", NULL};

/* --- reading --------------------------------------------------------- */

struct reading {
	struct holiday *holiday;
	struct diags *diags;
	bool has_plus;
};

static void read_id(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->id = value->text;
}

static void read_title(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->title = value->text;
}

static void read_cite(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->cite = value->text;
}

static void read_doubt(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->doubt = value->text;
}

static void read_on(void *context, const struct node *value)
{
	struct reading *reading = context;

	bind_date(value, &reading->holiday->on, reading->diags);
}

/* A whole number from `least` to `most`; 0 when it is not one. */
static int64_t read_number(
	struct reading *reading, const struct node *value, int least, int most)
{
	int64_t number = 0;

	if (!bind_count(value, &number, reading->diags))
		return 0;
	if (number >= least && number <= most)
		return number;
	diag_add(reading->diags, DIAG_BAD_NUMBER, value->loc,
		"%.*s must be from %d to %d", STR_ARG(value->key), least, most);
	return 0;
}

static void read_month(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->month = read_number(reading, value, 1, 12);
}

static void read_day(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->day = read_number(reading, value, 1, 31);
}

static void read_week(void *context, const struct node *value)
{
	struct reading *reading = context;

	if (str_is(value->text, "last"))
		reading->holiday->week = HOLIDAY_LAST;
	else
		reading->holiday->week = read_number(reading, value, 1, 5);
}

static void read_weekday(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->weekday =
		bind_word(
			value, weekdays, "a day of the week", reading->diags) +
		1;
}

static void read_plus(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->has_plus = true;
	reading->holiday->plus = read_number(reading, value, 1, 27);
}

static void read_from(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->from = read_number(reading, value, 1900, 2199);
}

static void read_through(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->through = read_number(reading, value, 1900, 2199);
}

static int read_shift(const struct node *value, struct diags *diags)
{
	static const char *const words[] = {"before", "none", "after", NULL};
	int shift = bind_word(value, words, "a way to move a holiday", diags);

	return shift < 0 ? 0 : shift - 1;
}

static void read_saturday(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->saturday = read_shift(value, reading->diags);
}

static void read_sunday(void *context, const struct node *value)
{
	struct reading *reading = context;

	reading->holiday->sunday = read_shift(value, reading->diags);
}

void holiday_build_shifts(
	struct holiday *holiday, const struct node *map, struct diags *diags)
{
	static const struct bind_field fields[] = {
		{"saturday", BIND_SCALAR, true, read_saturday},
		{"sunday", BIND_SCALAR, true, read_sunday},
		{NULL, BIND_ANY, false, NULL},
	};
	struct reading reading = {.holiday = holiday, .diags = diags};

	bind_map(map, fields, &reading, "observed", diags);
}

static void read_observed(void *context, const struct node *value)
{
	struct reading *reading = context;

	holiday_build_shifts(reading->holiday, value, reading->diags);
}

/* Which form the keys make; -1 when they make none or two. */
static int form_of(const struct node *map)
{
	bool on = node_find(map, "on") != NULL;
	bool month = node_find(map, "month") != NULL;
	bool day = node_find(map, "day") != NULL;
	bool week = node_find(map, "week") != NULL;
	bool weekday = node_find(map, "weekday") != NULL;

	if (on)
		return month || day || week || weekday ? -1 : HOLIDAY_ONCE;
	if (!month)
		return weekday && !day && !week ? HOLIDAY_WEEKLY : -1;
	if (day)
		return week || weekday ? -1 : HOLIDAY_FIXED;
	return week && weekday ? HOLIDAY_NTH : -1;
}

static void check_form(struct reading *reading, const struct node *map)
{
	struct holiday *holiday = reading->holiday;
	int form = form_of(map);

	if (form < 0) {
		diag_add(reading->diags, DIAG_BAD_CALENDAR, map->loc,
			"the keys do not tell one kind of day");
		diag_hint(reading->diags,
			"give on; or month and day; or month, week and "
			"weekday; or weekday alone");
		return;
	}
	holiday->form = (enum holiday_form)form;
	if (reading->has_plus && form != HOLIDAY_NTH)
		diag_add(reading->diags, DIAG_BAD_CALENDAR, map->loc,
			"plus counts from a weekday of a month only");
	if (form == HOLIDAY_FIXED &&
		holiday->day > date_month_length(2000, (int)holiday->month))
		diag_add(reading->diags, DIAG_BAD_CALENDAR, map->loc,
			"no year has that day in that month");
	if (holiday->from > holiday->through)
		diag_add(reading->diags, DIAG_BAD_CALENDAR, map->loc,
			"from is later than through");
}

bool holiday_build(
	struct holiday *holiday, const struct node *map, struct diags *diags)
{
	static const struct bind_field fields[] = {
		{"id", BIND_SCALAR, true, read_id},
		{"title", BIND_SCALAR, true, read_title},
		{"cite", BIND_SCALAR, true, read_cite},
		{"doubt", BIND_SCALAR, false, read_doubt},
		{"on", BIND_SCALAR, false, read_on},
		{"month", BIND_SCALAR, false, read_month},
		{"day", BIND_SCALAR, false, read_day},
		{"week", BIND_SCALAR, false, read_week},
		{"weekday", BIND_SCALAR, false, read_weekday},
		{"plus", BIND_SCALAR, false, read_plus},
		{"from", BIND_SCALAR, false, read_from},
		{"through", BIND_SCALAR, false, read_through},
		{"observed", BIND_MAP, false, read_observed},
		{NULL, BIND_ANY, false, NULL},
	};
	struct reading reading = {.holiday = holiday, .diags = diags};
	int errors = diags->errors;

	holiday->loc = map->loc;
	holiday->from = 1900;
	holiday->through = 2199;
	if (bind_map(map, fields, &reading, "a closed day", diags))
		check_form(&reading, map);
	return diags->errors == errors;
}

/* --- computing ------------------------------------------------------- */

static bool nth_day(const struct holiday *holiday, int year, civil_day *day)
{
	int month = (int)holiday->month;
	int length = date_month_length(year, month);
	civil_day first = date_day((struct date){year, month, 1});
	int ahead = (holiday->weekday - date_weekday(first) + 7) % 7;
	int week = (int)holiday->week;

	if (week == HOLIDAY_LAST)
		week = ahead + 28 < length ? 5 : 4;
	int offset = ahead + 7 * (week - 1);
	if (offset >= length)
		return false;
	*day = first + offset + (civil_day)holiday->plus;
	return *day <= DATE_LAST;
}

static bool fixed_day(const struct holiday *holiday, int year, civil_day *day)
{
	struct date date = {year, (int)holiday->month, (int)holiday->day};

	if (!date_is_valid(date))
		return false;
	*day = date_day(date);
	return true;
}

bool holiday_kept(const struct holiday *holiday, int year, civil_day *day)
{
	if (year < holiday->from || year > holiday->through)
		return false;
	bool found = holiday->form == HOLIDAY_FIXED
			     ? fixed_day(holiday, year, day)
			     : nth_day(holiday, year, day);
	if (!found)
		return false;
	int weekday = date_weekday(*day);
	if (weekday == SATURDAY)
		*day += holiday->saturday;
	else if (weekday == SUNDAY)
		*day += holiday->sunday;
	return *day >= DATE_FIRST && *day <= DATE_LAST;
}
