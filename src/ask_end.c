/*
 * When no question is left: everything with its number, and the result.
 */
#include "ask_end.h"

#include "report_sum.h"

/* --- the list of answers -------------------------------------------------- */

static struct str row_label(struct desk *desk, struct turn turn)
{
	const struct words *words = desk_words(desk);
	struct str label = words_label(words, turn.fact);

	if (turn.fact->about == FACT_HOUSEHOLD)
		return label;
	if (turn.fact->about == FACT_ADULT)
		return str_printf(desk->scratch, "%.*s (%d)", STR_ARG(label),
			turn.row + 1);
	const struct fact *due = session_fact(desk->session, "rent.due");
	struct str day = words_value(
		words, due, facts_value(desk->session->given, due, turn.row));
	return str_printf(
		desk->scratch, "%.*s (%.*s)", STR_ARG(label), STR_ARG(day));
}

/* The entries of a list, or that there are none. */
static struct str rows_text(struct desk *desk, struct turn turn)
{
	struct buf out = {.arena = desk->scratch};
	const struct facts *given = desk->session->given;
	int count = turn.kind == TURN_RENT ? given->rents : given->adult_count;

	if (turn.kind == TURN_ADULTS)
		return str_printf(desk->scratch, "%d", count);
	for (int row = 0; row < count; row++) {
		if (out.n)
			buf_add(&out, STR("; "));
		buf_add(&out, words_value(desk_words(desk), turn.fact,
				      facts_value(given, turn.fact, row)));
	}
	if (!count)
		return words_say(desk_own(desk), desk->session->rent_unknown
							 ? "say.unknown"
							 : "say.none");
	return buf_str(&out);
}

static void show_answer(struct desk *desk, struct screen *screen,
	const char *mark, struct turn turn)
{
	bool list = turn.kind == TURN_RENT || turn.kind == TURN_ADULTS ||
		    turn.kind == TURN_NAMES;
	struct str label = row_label(desk, turn);
	struct str text;

	if (list && turn.kind != TURN_NAMES)
		label = words_say(desk_own(desk),
			turn.kind == TURN_RENT ? "rent.label" : "adults.label");
	if (list)
		text = rows_text(desk, turn);
	else
		text = words_value(desk_words(desk), turn.fact,
			replay_given(desk->session, turn));
	screen_text(screen, 0, mark,
		str_printf(desk->scratch, "%.*s: %.*s", STR_ARG(label),
			STR_ARG(text)));
}

static void say(struct desk *desk, struct screen *screen, const char *key)
{
	screen_text(screen, 0, "", words_say(desk_own(desk), key));
}

static void show_answers(struct desk *desk, struct screen *screen)
{
	for (int i = 0; i < desk->session->count; i++) {
		struct str mark = str_printf(desk->scratch, "%2d) ", i + 1);
		show_answer(desk, screen, mark.p, desk->session->turns[i]);
	}
}

void ask_list(struct desk *desk)
{
	struct screen screen = desk_screen(desk);

	show_answers(desk, &screen);
	desk_show(desk, &screen);
}

static void show_unused(struct desk *desk, struct screen *screen)
{
	struct turn *unused =
		arena_array(desk->scratch, SESSION_TURNS, sizeof *unused);
	int count = replay_unused(desk->session, unused, SESSION_TURNS);

	if (!count)
		return;
	screen_gap(screen);
	say(desk, screen, "review.unused");
	for (int i = 0; i < count; i++)
		show_answer(desk, screen, "- ", unused[i]);
}

/* What is delicate and was not asked, for it no longer matters. */
static void show_spared(struct desk *desk, struct screen *screen)
{
	const struct session *session = desk->session;
	const struct vocabulary *vocabulary = session->world->vocabulary;
	bool first = true;

	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		if (!fact->sensitive ||
			!fact_set_has(&session->at_first, fact) ||
			facts_value(session->given, fact, 0)->state !=
				VALUE_NOT_ASKED)
			continue;
		if (first) {
			screen_gap(screen);
			say(desk, screen, "review.spared");
		}
		first = false;
		screen_text(
			screen, 0, "- ", words_label(desk_words(desk), fact));
	}
}

enum move ask_review(struct desk *desk, int *number)
{
	struct screen screen = desk_screen(desk);

	terminal_page(desk->terminal);
	desk_title(desk, words_say(desk_own(desk), "review.title"));
	show_answers(desk, &screen);
	show_unused(desk, &screen);
	show_spared(desk, &screen);
	screen_gap(&screen);
	say(desk, &screen, "review.change");
	enum move move = desk_pages(desk, &screen, number);
	return move == MOVE_NEXT ? desk_enter(desk, number) : move;
}

/* --- the result -------------------------------------------------------------
 */

/* The report by the packs that the interview has, so that papers which were
 * refused are known; where the place is not known, by all there are. */
static bool build_report(struct desk *desk, struct report *report)
{
	struct library *library = desk->library;
	bool good;

	library->packs = desk->session->packs;
	if (desk->loaded.place >= 0)
		good = report_judge(report, library, desk->session->facts);
	else
		good = report_build(report, library, desk->session->facts);
	report->refused = desk->refused;
	report->refused_count = desk->refused_count;
	return good;
}

enum move ask_result(struct desk *desk, int *number)
{
	struct report report;
	struct screen screen = desk_screen(desk);

	terminal_page(desk->terminal);
	if (!build_report(desk, &report))
		return MOVE_END;
	report.reads_other = !str_is(desk_own(desk)->language, "en");
	report_sum(&report, desk_words(desk), &screen);
	report_text(&report, desk_words(desk), &screen);
	enum move move = desk_pages(desk, &screen, number);
	if (move != MOVE_NEXT)
		return move;
	desk_gap(desk);
	desk_say(desk, "result.not");
	return desk_enter(desk, number);
}
