/*
 * Court papers in words: first in every answer that has them.
 */
#include "report.h"

/* The closed days that the count went past, joined. */
static struct str skipped_days(
	const struct court *court, const struct words *words)
{
	struct buf out = {.arena = words->arena};

	for (int i = 0; i < court->steps.count; i++) {
		const struct calendar_step *step = &court->steps.list[i];
		if (step->kind != STEP_CLOSED)
			continue;
		if (out.n)
			buf_add(&out, STR("; "));
		buf_add(&out, words_weekday(words, step->day));
	}
	return buf_str(&out);
}

static void tell_count(const struct tell *tell, const struct court *court)
{
	static const char *const units[] = {"court.unit.calendar",
		"court.unit.business", "court.unit.court"};
	const struct words *words = tell->words;
	struct str skipped = skipped_days(court, words);
	struct catalog_value values[] = {
		{"day", words_weekday(words, court->steps.sum.day)},
		{"days", str_printf(
				 words->arena, "%d", court->rule->count.days)},
		{"unit", words_say(words, units[court->rule->count.unit])},
		{"from", words_weekday(words, court->served.day)}, {0}};
	struct catalog_value closed[] = {{"days", skipped}, {0}};

	tell_say(tell, 2, "court.answer_by", values);
	if (court->passed)
		tell_say(tell, 2, "court.passed", NULL);
	screen_line(tell->screen, 2, "%.*s [%.*s]",
		STR_ARG(words_fill(words, "court.how", values)),
		STR_ARG(court->rule->cite));
	if (skipped.n)
		tell_say(tell, 2, "court.skipped", closed);
	if (court->doubtful)
		tell_say(tell, 2, "court.doubt", NULL);
}

static void tell_summons(const struct tell *tell, const struct court *court)
{
	if (court->counted)
		tell_count(tell, court);
	else if (!court->served.is)
		tell_say(tell, 2, "court.no_day", NULL);
	else
		tell_say(tell, 2, "court.no_rule", NULL);
	tell_say(tell, 2, "court.lawyer", NULL);
}

void report_court(const struct report *report, const struct words *words,
	struct screen *screen)
{
	const struct court *court = &report->court;
	struct tell tell = tell_start(report->library, words, screen, NULL);

	if (!court->urgent) {
		if (!court->asked)
			tell_say(&tell, 0, "court.asked", NULL);
		return;
	}
	screen_title(screen, words_say(words, "court.title"), '=');
	if (court->locked_out)
		tell_say(&tell, 2, "court.locked_out", NULL);
	if (court->papers) {
		struct str key =
			str_printf(words->arena, "court.%s", court->papers);
		tell_say(&tell, 2, key.p, NULL);
	}
	if (court->papers && str_is(str_of(court->papers), "summons"))
		tell_summons(&tell, court);
	if (court->trial.is) {
		struct catalog_value values[] = {
			{"day", words_weekday(words, court->trial.day)}, {0}};
		tell_say(&tell, 2, "court.trial", values);
	}
	tell_say(&tell, 2, "court.declaration", NULL);
	tell_say(&tell, 2, "court.call", NULL);
	report_calls(report, &tell, 4);
	screen_gap(screen);
}
