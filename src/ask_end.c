/*
 * When no question is left: everything with its number, the sworn sentences
 * one by one, the result.
 */
#include "ask_end.h"

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
		return words_say(desk_own(desk),
			desk->session->rent_unknown ? "unknown" : "none");
	return buf_str(&out);
}

static void show_answer(struct desk *desk, const char *mark, struct turn turn)
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
	desk_item(desk, 0, mark,
		str_printf(desk->scratch, "%.*s: %.*s", STR_ARG(label),
			STR_ARG(text)));
}

void ask_list(struct desk *desk)
{
	for (int i = 0; i < desk->session->count; i++) {
		struct str mark = str_printf(desk->scratch, "%2d) ", i + 1);
		show_answer(desk, mark.p, desk->session->turns[i]);
	}
}

static void show_unused(struct desk *desk)
{
	struct turn *unused =
		arena_array(desk->scratch, SESSION_TURNS, sizeof *unused);
	int count = replay_unused(desk->session, unused, SESSION_TURNS);

	if (!count)
		return;
	desk_gap(desk);
	desk_say(desk, "review.unused");
	for (int i = 0; i < count; i++)
		show_answer(desk, "- ", unused[i]);
}

/* What is delicate and was not asked, for it no longer matters. */
static void show_spared(struct desk *desk)
{
	const struct session *session = desk->session;
	const struct vocabulary *vocabulary = session->world->vocabulary;
	bool first = true;

	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		if (!fact->sensitive ||
			!fact_set_has(&session->at_first, fact) ||
			facts_value(session->facts, fact, 0)->state !=
				VALUE_NOT_ASKED)
			continue;
		if (first) {
			desk_gap(desk);
			desk_say(desk, "review.spared");
		}
		first = false;
		desk_item(desk, 0, "- ", words_label(desk_words(desk), fact));
	}
}

enum move ask_review(struct desk *desk, int *number)
{
	terminal_page(desk->terminal);
	desk_title(desk, words_say(desk_own(desk), "review.title"));
	ask_list(desk);
	show_unused(desk);
	show_spared(desk);
	desk_gap(desk);
	desk_say(desk, "review.change");
	return desk_enter(desk, number);
}

/* --- sworn sentences -------------------------------------------------------
 */

/* Fills a sentence of a pack with what was answered, in English. */
static struct str from_facts(void *context, struct str name)
{
	struct desk *desk = context;
	const struct fact *fact =
		vocabulary_find(desk->session->world->vocabulary, name);

	if (!fact || fact->about != FACT_HOUSEHOLD)
		return (struct str){0};
	const struct value *value = facts_value(desk->session->facts, fact, 0);
	return words_value(desk_words(desk), fact, value);
}

static struct str sworn_sentence(struct desk *desk, const struct pack *pack,
	const struct rule *rule, const char *language)
{
	const struct catalog *texts =
		library_texts(desk->library, pack, language);
	struct str key =
		str_printf(desk->scratch, "sworn.%.*s", STR_ARG(rule->id));
	const struct sentence *found = texts ? catalog_find(texts, key) : NULL;

	if (!found)
		return (struct str){0};
	return catalog_fill(desk->scratch, found->sentence, from_facts, desk);
}

/* Shows one sentence as it will print, and in the reader's language. */
static void show_sworn(
	struct desk *desk, const struct pack *pack, const struct rule *rule)
{
	int language = desk->language;
	struct str reader = desk_own(desk)->language;

	desk_gap(desk);
	desk->language = 0;
	desk_item(desk, 4, "", sworn_sentence(desk, pack, rule, "en"));
	desk->language = language;
	if (!str_is(reader, "en"))
		desk_item(desk, 4, "",
			sworn_sentence(desk, pack, rule, reader.p));
	desk_choice(desk, 1, words_say(desk_own(desk), "sworn.yes"));
	desk_choice(desk, 2, words_say(desk_own(desk), "sworn.no"));
}

static void refuse(struct desk *desk, const struct pack_document *document)
{
	if (desk->refused_count < DESK_REFUSED)
		desk->refused[desk->refused_count++] = document;
	desk_say(desk, "sworn.refused");
}

/* The sentences of one paper; stops at the first that is not confirmed. */
static enum move ask_sworn(struct desk *desk, const struct decision *decision,
	const struct pack_document *document, int *number)
{
	desk_title(desk, words_say(desk_own(desk), "sworn.title"));
	desk_say(desk, "sworn.how");
	for (int i = 0; i < document->sworn_count; i++) {
		struct told told;
		do {
			show_sworn(desk, decision->pack, document->sworn[i]);
			told = desk_yesno(desk);
			*number = told.number;
			if (told.is == TOLD_MOVE)
				return told.move;
			if (told.is == TOLD_HELP)
				desk_say(desk, "sworn.why");
			if (told.is == TOLD_LANGUAGE)
				desk_language(desk);
		} while (told.is == TOLD_HELP || told.is == TOLD_LANGUAGE);
		if (told.is != TOLD_TEXT || !told.number) {
			refuse(desk, document);
			return MOVE_NEXT;
		}
	}
	return MOVE_NEXT;
}

enum move ask_oaths(struct desk *desk, int *number)
{
	struct decision *decisions =
		session_judge(desk->session, desk->scratch);

	desk->refused_count = 0;
	for (int i = 0; i < desk->session->packs.count; i++) {
		const struct decision *decision = &decisions[i];
		const struct pack_document *d = decision->pack->documents;
		for (; d; d = d->next) {
			struct gate gate =
				gate_judge(desk->scratch, decision, d, -1);
			if (gate.paper != PAPER_SWORN || !gate.offered)
				continue;
			enum move move = ask_sworn(desk, decision, d, number);
			if (move != MOVE_NEXT)
				return move;
		}
	}
	return MOVE_NEXT;
}

/* --- the result -------------------------------------------------------------
 */

enum move ask_result(struct desk *desk, int *number)
{
	struct report report;
	struct screen screen = desk_screen(desk);

	terminal_page(desk->terminal);
	if (!report_build(&report, desk->library, desk->session->facts))
		return MOVE_END;
	report_text(&report, desk_words(desk), &screen);
	desk_show(desk, &screen);
	desk_gap(desk);
	desk_say(desk, "result.not");
	return desk_enter(desk, number);
}
