/*
 * A count of days, told day by day.
 */
#include "deadline.h"

#include <stdio.h>

#include "json.h"
#include "speech.h"

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

/* A count that is told: what was asked for, its steps, the words to tell it. */
struct telling {
	const struct cli *cli;
	const struct words *words;
	const struct calendar_steps *steps;
};

static struct str reason_of(
	const struct words *words, const struct calendar_step *step)
{
	if (step->kind == STEP_FIRST)
		return words_say(words, "deadline.first");
	if (step->closed && step->kind != STEP_COUNTED)
		return step->closed->title;
	if (step->kind == STEP_ROLLED)
		return words_say(words, "deadline.moved");
	struct catalog_value values[] = {
		{"number", str_printf(words->arena, "%d", step->number)},
		{"closed", step->closed ? step->closed->title : STR("")}, {0}};
	return words_fill(words,
		step->closed ? "deadline.closed_day" : "deadline.day", values);
}

static void print_json(const struct telling *telling)
{
	const struct cli *cli = telling->cli;
	const struct calendar_steps *told = telling->steps;
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
		json_text(&json, "why", reason_of(telling->words, step));
		json_end(&json);
	}
	json_end(&json);
	json_print(&json, &out);
	json_release(&json);
	fwrite(out.p, 1, out.n, stdout);
}

/* "2025-07-03 Thu" */
static struct str day_of(const struct words *words, civil_day day)
{
	struct arena *arena = words->arena;
	struct str key = str_printf(
		arena, "deadline.weekdays.%d", (int)date_weekday(day));
	struct str weekday = words_say(words, key.p);
	char date[11];

	return str_printf(arena, "%.*s %.*s", STR_ARG(date_print(day, date)),
		STR_ARG(weekday));
}

/* "10 court days after 2025-07-03: 2025-07-18 Fri" */
static struct str result_of(const struct telling *telling)
{
	const struct cli *cli = telling->cli;
	struct arena *arena = cli->arena;
	char date[11];
	struct str key = str_printf(arena,
		cli->before ? "deadline.before.%s" : "deadline.after.%s",
		option_count_words[cli->count]);
	struct catalog_value values[] = {
		{"number", str_printf(arena, "%d", (int)cli->days.number)},
		{"from", date_print(cli->from.day, date)},
		{"date", day_of(telling->words, telling->steps->sum.day)}, {0}};

	return words_fill(telling->words, key.p, values);
}

static void print_text(const struct telling *telling)
{
	const struct cli *cli = telling->cli;
	const struct words *words = telling->words;
	struct catalog_value values[] = {{"result", result_of(telling)},
		{"calendar", str_of(cli->calendar ? cli->calendar : "")}, {0}};
	struct str result = values[0].value;

	for (int i = 0; i < telling->steps->count && !cli->quiet; i++) {
		const struct calendar_step *step = &telling->steps->list[i];
		printf("%.*s  %.*s\n", STR_ARG(day_of(words, step->day)),
			STR_ARG(reason_of(words, step)));
	}
	if (cli->calendar)
		result = words_fill(words, "deadline.by", values);
	printf("%.*s\n", STR_ARG(result));
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
	const struct words *words = speech_program(cli);
	if (!words)
		return option_status(cli, STATUS_SYSTEM);
	warn_doubt(cli, calendar, &told);
	struct telling telling = {cli, words, &told};
	if (cli->json)
		print_json(&telling);
	else
		print_text(&telling);
	return STATUS_DONE;
}
