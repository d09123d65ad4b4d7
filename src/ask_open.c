/*
 * What comes before the questions of the laws: the days of court papers, and
 * what this program is.
 */
#include "ask_turn.h"

bool ask_is_urgent(const struct desk *desk)
{
	const struct session *session = desk->session;
	const struct fact *locked = session_fact(session, "court.locked_out");
	const struct fact *papers = session_fact(session, "court.papers");
	const struct value *out = facts_value(session->given, locked, 0);

	return (out->state == VALUE_KNOWN && out->number) ||
	       facts_value(session->given, papers, 0)->state == VALUE_KNOWN;
}

/* The help with a telephone for every place. */
static const struct call *call_anywhere(const struct desk *desk)
{
	const struct places *places = desk->session->world->places;

	for (int i = 0; i < desk->guide->call_count; i++) {
		const struct call *call = &desk->guide->calls[i];
		if (call->phone.n && places->list[call->place].parent < 0)
			return call;
	}
	return NULL;
}

void ask_first_help(struct desk *desk, const struct fact *fact)
{
	const struct call *call = call_anywhere(desk);
	bool opens = str_is(fact->id, "court.papers") ||
		     str_is(fact->id, "court.locked_out");

	if (!opens || desk->told_help || !call ||
		desk->session->place_settled || !ask_is_urgent(desk))
		return;
	struct catalog_value values[] = {{"phone", call->phone}, {0}};
	desk_note(desk, "say.first_help", values);
	desk->told_help = true;
}

enum move ask_urgent(struct desk *desk, int place, int *number)
{
	struct session *session = desk->session;
	struct report report = {.arena = desk->scratch,
		.library = desk->library,
		.guide = desk->guide,
		.facts = session->given,
		.today = session->today,
		.place = place};
	struct screen screen = desk_screen(desk);

	report.court = court_judge(
		desk->library, desk->guide, session->given, session->today);
	terminal_page(desk->terminal);
	report_court(&report, desk_words(desk), &screen);
	enum move move = desk_pages(desk, &screen, number);
	if (move == MOVE_NEXT)
		move = desk_enter(desk, number);
	desk->urgent_shown = move == MOVE_NEXT;
	return move;
}

/* A screenful of paragraphs. */
static enum move tell(struct desk *desk, const char *const *parts, int *number)
{
	terminal_page(desk->terminal);
	desk_title(desk, words_say(desk_own(desk), "about.title"));
	for (; *parts; parts++) {
		desk_say(desk, *parts);
		desk_gap(desk);
	}
	return desk_enter(desk, number);
}

enum move ask_about(struct desk *desk, int *number)
{
	static const char *const what[] = {"about.who", "about.lawyer",
		"about.does", "about.not", "about.questions", NULL};
	static const char *const privacy[] = {"about.private", "about.never",
		"about.left_behind", "say.commands", NULL};
	enum move move = MOVE_NEXT;

	if (!desk->cli->fast)
		move = tell(desk, what, number);
	if (!desk->cli->fast && move == MOVE_NEXT)
		move = tell(desk, privacy, number);
	desk->about_shown = move == MOVE_NEXT;
	return move;
}
