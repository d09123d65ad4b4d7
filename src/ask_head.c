/*
 * What stands above a question: how far it is, and whose rent or which adult
 * it is about.
 */
#include "ask_turn.h"

/* The sections of --fast: each has a screen. */
static int section_of(struct turn turn)
{
	if (turn.kind == TURN_PLACE)
		return 1;
	if (turn.fact->paper)
		return 4;
	if (turn.fact->about == FACT_HOUSEHOLD)
		return str_starts(turn.fact->id, STR("court.")) ? 1 : 2;
	return 3;
}

static void begin_page(struct desk *desk, struct turn turn)
{
	int section = section_of(turn);

	if (!desk->cli->fast || section != desk->section || desk->at >= 0)
		terminal_page(desk->terminal);
	desk->section = section;
}

/* How many there are is not told before it is known what rent is owed: most
 * laws fall away with that. */
static int count_left(const struct desk *desk, struct turn turn)
{
	if (turn.kind == TURN_RENT || str_is(turn.fact->id, "rent_period"))
		return 0;
	return replay_left(desk->session, desk->scratch);
}

static void show_number(struct desk *desk, struct turn turn)
{
	const struct session *session = desk->session;
	int left = count_left(desk, turn);
	struct catalog_value values[] = {
		{"number", str_printf(desk->scratch, "%d", session->count + 1)},
		{"all", str_printf(desk->scratch, "%d", session->count + left)},
		{0}};

	desk_fill(desk, left > 0 ? "progress.of" : "progress.alone", values);
}

static void show_row(struct desk *desk, struct turn turn)
{
	const struct session *session = desk->session;
	const struct fact *due = session_fact(session, "rent.due");
	bool rent = turn.fact->about == FACT_RENT;
	struct catalog_value values[] = {
		{"day", words_value(desk_words(desk), due,
				facts_value(session->given, due, turn.row))},
		{"number", str_printf(desk->scratch, "%d", turn.row + 1)}, {0}};

	if (turn.fact->about != FACT_HOUSEHOLD)
		desk_fill(desk, rent ? "rent.of" : "adults.of", values);
}

void ask_head(struct desk *desk, const char *key)
{
	desk_title(desk, words_say(desk_own(desk), key));
	if (desk->cli->script && desk->language > 0)
		desk_item(desk, 0, "   ", words_say(&desk->own[0], key));
}

void ask_progress(struct desk *desk, struct turn turn)
{
	begin_page(desk, turn);
	if (desk->at >= 0)
		desk_say(desk, "progress.change");
	else if (!desk->cli->fast)
		show_number(desk, turn);
	if (turn.fact->paper && !desk->told_papers)
		desk_say(desk, "papers.now");
	desk->told_papers = desk->told_papers || turn.fact->paper;
	if (turn.kind == TURN_FACT || turn.kind == TURN_EXACT)
		show_row(desk, turn);
}
