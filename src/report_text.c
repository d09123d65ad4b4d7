/*
 * The answer in words: court papers, whose help this is not, each program that
 * reaches the case, the others in short, what is still to be asked.
 */
#include "report.h"

#include "report_program.h"

#define QUESTIONS_MOST 12

static void tell_head(const struct report *report, const struct tell *tell)
{
	const struct words *words = tell->words;
	const struct places *places = report->library->world.places;
	struct catalog_value values[] = {
		{"day", words_day(words, report->today)},
		{"place", report->place < 0
				  ? STR("")
				  : place_name(&places->list[report->place],
					    words->language)},
		{0}};

	tell_say(tell, 0, "check.not_a_lawyer", NULL);
	tell_say(tell, 0,
		report->place < 0 ? "check.asked_on_only" : "check.asked_on",
		values);
	screen_gap(tell->screen);
}

/* A program of which nothing can be said yet is told in a line, unless more is
 * asked for. */
static bool is_brief(
	const struct report *report, const struct decision *decision)
{
	return decision->outcome == OUTCOME_NEED_FACTS &&
	       !report->library->cli->verbose;
}

/* A program that does not reach the case, or is over whatever its months. */
static bool is_other(const struct decision *decision)
{
	const struct finding *first = &decision->findings[0];

	return decision->outcome == OUTCOME_NOT_IN_FORCE ||
	       (first->month < 0 && first->reason == REASON_EFFECT);
}

static struct str needs_text(const struct report *report,
	const struct words *words, const struct decision *decision)
{
	struct explain_needs needs =
		explain_missing(report->arena, words->vocabulary, decision, 1);
	struct buf all = {.arena = report->arena};

	for (int i = 0; i < needs.count; i++) {
		if (i)
			buf_add(&all, STR("; "));
		buf_add(&all, words_label(words, needs.list[i].fact));
	}
	return buf_str(&all);
}

static void tell_undecided(const struct report *report,
	const struct words *words, struct screen *screen)
{
	bool first = true;

	for (int i = 0; i < report->count; i++) {
		const struct decision *decision = &report->decisions[i];
		if (!is_brief(report, decision))
			continue;
		struct tell tell = tell_brief(
			report->library, words, screen, decision->pack);
		if (first)
			screen_title(screen,
				words_say(words, "check.undecided"), '-');
		first = false;
		screen_text(screen, 0, "- ", tell_title(&tell));
		screen_line(screen, 2, "%.*s: %.*s",
			STR_ARG(words_say(words, "check.missing")),
			STR_ARG(needs_text(report, words, decision)));
	}
	screen_gap(screen);
}

static void tell_programs(const struct report *report,
	const struct words *words, struct screen *screen)
{
	for (int o = 0; o < OUTCOME_NOT_IN_FORCE; o++)
		for (int i = 0; i < report->count; i++) {
			const struct decision *decision = &report->decisions[i];
			if ((int)decision->outcome != o ||
				is_brief(report, decision) ||
				is_other(decision))
				continue;
			struct tell tell = tell_start(
				report->library, words, screen, decision->pack);
			report_program(report, &tell, decision);
		}
}

/* Programs that do not reach the case: a line each, those of other places
 * left out. */
static void tell_others(const struct report *report, const struct words *words,
	struct screen *screen)
{
	bool first = true;

	for (int i = 0; i < report->count; i++) {
		const struct decision *decision = &report->decisions[i];
		const struct finding *finding = report_leading(decision);
		if (!is_other(decision) || finding->reason == REASON_PLACE)
			continue;
		struct tell tell = tell_brief(
			report->library, words, screen, decision->pack);
		if (first)
			screen_title(
				screen, words_say(words, "check.others"), '-');
		first = false;
		struct str reason = report_reason(&tell, decision, finding);
		screen_text(screen, 0, "- ",
			str_printf(report->arena, "%.*s. %.*s",
				STR_ARG(tell_title(&tell)), STR_ARG(reason)));
	}
	screen_gap(screen);
}

static void tell_question(const struct tell *tell, const struct fact *fact)
{
	struct str ask = words_ask(tell->words, fact);
	struct str help = words_help(tell->words, fact);

	screen_text(tell->screen, 0, "- ", ask.n ? ask : fact->id);
	if (help.n)
		screen_text(tell->screen, 2, "", help);
}

static void tell_needs(const struct report *report, const struct tell *tell)
{
	if (!report->needs.count)
		return;
	screen_title(
		tell->screen, words_say(tell->words, "check.missing"), '-');
	for (int i = 0; i < report->needs.count && i < QUESTIONS_MOST; i++)
		tell_question(tell, report->needs.list[i].fact);
	if (report->needs.count > QUESTIONS_MOST) {
		struct catalog_value values[] = {
			{"count",
				str_printf(tell->arena, "%d",
					report->needs.count - QUESTIONS_MOST)},
			{0}};
		tell_say(tell, 0, "check.more", values);
	}
	tell_say(tell, 0, "check.dont_know", NULL);
	screen_gap(tell->screen);
}

/* Whether any program covers the case, or may. */
static bool may_cover(const struct report *report)
{
	for (int i = 0; i < report->count; i++)
		if (report->decisions[i].outcome < OUTCOME_NOT_PROTECTED)
			return true;
	return false;
}

static void tell_none(const struct report *report, const struct tell *tell)
{
	if (report->place < 0)
		tell_say(tell, 0, "check.no_place", NULL);
	else if (report->count == 0)
		tell_say(tell, 0, "check.nothing", NULL);
	else if (!may_cover(report))
		tell_say(tell, 0, "check.none", NULL);
	screen_gap(tell->screen);
}

/* Whether a month of rent is covered by some program. */
static bool covers_month(const struct report *report)
{
	for (int i = 0; i < report->count; i++) {
		const struct decision *decision = &report->decisions[i];
		if (decision->findings[0].month >= 0 &&
			outcome_covers(decision->outcome))
			return true;
	}
	return false;
}

void report_text(const struct report *report, const struct words *words,
	struct screen *screen)
{
	struct tell tell = tell_start(report->library, words, screen, NULL);

	report_court(report, words, screen);
	tell_head(report, &tell);
	tell_none(report, &tell);
	if (report->place >= 0) {
		tell_programs(report, words, screen);
		tell_undecided(report, words, screen);
	}
	tell_needs(report, &tell);
	if (report->place >= 0)
		tell_others(report, words, screen);
	if (report->place >= 0 && !covers_month(report))
		report_absences(report, &tell);
	tell_say(&tell, 0, "check.immigration", NULL);
}
