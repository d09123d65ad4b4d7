/*
 * A count of days, told day by day.
 */
#include "deadline.h"

#include <stdio.h>

#include "json.h"
#include "library.h"

static enum status refuse(struct cli *cli, const char *sentence)
{
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"}, "%s",
		sentence);
	return STATUS_USAGE;
}

static bool needs_calendar(const struct cli *cli)
{
	return cli->count != COUNT_CALENDAR || cli->roll != ROLL_NONE;
}

/* What is missing on the command line, or NULL. */
static const char *missing_option(const struct cli *cli)
{
	if (!cli->from.given)
		return "deadline needs --from DATE";
	if (!cli->days.given)
		return "deadline needs --days N";
	if (cli->count < 0)
		return "deadline needs --count calendar, business or court";
	if (needs_calendar(cli) && !cli->calendar)
		return "this count needs --calendar ID";
	return NULL;
}

static enum status read_calendar(
	struct cli *cli, const struct calendar **calendar)
{
	int errors = cli->diags->errors;

	*calendar = library_read_calendar(cli, str_of(cli->calendar));
	if (*calendar)
		return STATUS_DONE;
	if (cli->diags->errors > errors)
		return option_status(cli, STATUS_PACK);
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"},
		"there is no calendar '%s'", cli->calendar);
	return STATUS_USAGE;
}

static struct str reason_of(
	struct arena *arena, const struct calendar_step *step)
{
	if (step->kind == STEP_FIRST)
		return STR("counted from");
	if (step->closed && step->kind != STEP_COUNTED)
		return step->closed->title;
	if (step->kind == STEP_ROLLED)
		return STR("moved here");
	struct str day = str_printf(arena, "day %d", step->number);
	if (!step->closed)
		return day;
	return str_printf(arena, "%.*s, %.*s", STR_ARG(day),
		STR_ARG(step->closed->title));
}

static void print_json(const struct cli *cli, const struct calendar_steps *told)
{
	struct buf out = {.arena = cli->arena};
	struct json json = json_start();
	char date[11];

	json_text(&json, "from", date_print(cli->from.day, date));
	json_number(&json, "days", cli->days.number);
	json_text(&json, "count", str_of(option_count_words[cli->count]));
	if (cli->calendar)
		json_text(&json, "calendar", str_of(cli->calendar));
	else
		json_nothing(&json, "calendar");
	json_text(&json, "date", date_print(told->sum.day, date));
	json_truth(&json, "doubtful", told->sum.doubtful);
	json_list(&json, "steps");
	for (int i = 0; i < told->count; i++) {
		const struct calendar_step *step = &told->list[i];
		json_map(&json, NULL);
		json_text(&json, "date", date_print(step->day, date));
		json_truth(&json, "counted", step->kind == STEP_COUNTED);
		json_text(&json, "why", reason_of(cli->arena, step));
		json_end(&json);
	}
	json_end(&json);
	json_print(&json, &out);
	json_release(&json);
	fwrite(out.p, 1, out.n, stdout);
}

static void print_day(civil_day day)
{
	static const char names[8][4] = {
		"", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	char date[11];

	printf("%.*s %s", STR_ARG(date_print(day, date)),
		names[date_weekday(day)]);
}

static void print_text(const struct cli *cli, const struct calendar_steps *told)
{
	char date[11];

	for (int i = 0; i < told->count && !cli->quiet; i++) {
		print_day(told->list[i].day);
		printf("  %.*s\n",
			STR_ARG(reason_of(cli->arena, &told->list[i])));
	}
	printf("%d %s days %s %.*s: ", (int)cli->days.number,
		option_count_words[cli->count],
		cli->before ? "before" : "after",
		STR_ARG(date_print(cli->from.day, date)));
	print_day(told->sum.day);
	if (cli->calendar)
		printf(", by %s", cli->calendar);
	putchar('\n');
}

/* A date that rests on a holiday which may not be one is told as such. */
static void warn_doubt(struct cli *cli, const struct calendar *calendar,
	const struct calendar_steps *told)
{
	if (calendar && calendar->doubt.n)
		diag_add(cli->diags, DIAG_DOUBTFUL_DAY,
			(struct loc){.file = cli->calendar},
			"the whole calendar is unsure: %.*s",
			STR_ARG(calendar->doubt));
	for (int i = 0; i < told->count; i++) {
		const struct holiday *closed = told->list[i].closed;
		if (!closed || !closed->doubt.n)
			continue;
		char date[11];
		diag_add(cli->diags, DIAG_DOUBTFUL_DAY, closed->loc,
			"%.*s may be open or closed: %.*s",
			STR_ARG(date_print(told->list[i].day, date)),
			STR_ARG(closed->doubt));
	}
}

/* The count came to a day that no calendar has, or not this one. */
static enum status refuse_day(struct cli *cli, civil_day day)
{
	struct loc where = {.file = cli->calendar ? cli->calendar : "stayput"};
	char date[11];

	if (day < DATE_FIRST || day > DATE_LAST)
		diag_add(cli->diags, DIAG_OUTSIDE_CALENDAR, where,
			"this count leaves the years 1900 to 2199");
	else
		diag_add(cli->diags, DIAG_OUTSIDE_CALENDAR, where,
			"%.*s is outside the days this calendar knows",
			STR_ARG(date_print(day, date)));
	return STATUS_INPUT;
}

enum status deadline_run(struct cli *cli)
{
	const struct calendar *calendar = NULL;
	const char *missing = missing_option(cli);

	if (missing)
		return refuse(cli, missing);
	if (cli->calendar) {
		enum status status = read_calendar(cli, &calendar);
		if (status != STATUS_DONE)
			return status;
	}
	struct calendar_count count = {.unit = (enum calendar_unit)cli->count,
		.days = (int)cli->days.number,
		.before = cli->before,
		.roll = (enum calendar_roll)cli->roll};
	struct calendar_steps told =
		calendar_explain(cli->arena, calendar, cli->from.day, count);
	if (!told.sum.ok)
		return refuse_day(cli, told.sum.day);
	warn_doubt(cli, calendar, &told);
	if (cli->json)
		print_json(cli, &told);
	else
		print_text(cli, &told);
	return STATUS_DONE;
}
