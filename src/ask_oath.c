/*
 * Sworn sentences, as they will be printed, confirmed one by one.
 */
#include "ask_paper.h"

#define OATHS_MOST 64

/* The sworn sentences of one paper, in reading order. */
struct oaths {
	struct str list[OATHS_MOST];
	int count;
};

struct printer *ask_printer(struct desk *desk)
{
	return ask_printer_with(desk, NULL);
}

static struct str text_of(struct desk *desk, const struct text *text)
{
	struct buf out = {.arena = desk->scratch};

	for (const struct piece *p = text->first; p; p = p->next)
		buf_add(&out, p->s);
	return buf_str(&out);
}

/* The statements below a block; a paper's tree is shallow. */
static void find_oaths(
	struct desk *desk, const struct block *block, struct oaths *oaths)
{
	for (const struct block *b = block->first; b; b = b->next) {
		if (b->kind == BLOCK_STATEMENT && oaths->count < OATHS_MOST)
			oaths->list[oaths->count++] = text_of(desk, &b->text);
		find_oaths(desk, b, oaths);
	}
}

/* The paper in one language: its sentences. */
static struct oaths oaths_of(struct desk *desk, struct printer *printer,
	const struct decision *decision, struct paper_wanted wanted)
{
	struct order order = {
		.facts = desk->session->facts, .today = desk->session->today};
	struct document document;
	struct oaths oaths = {0};

	if (printer_tongue(printer, wanted.language) &&
		printer_compose(printer, &order, decision, wanted, &document))
		find_oaths(desk, document.body, &oaths);
	return oaths;
}

/* One sentence in English and in the reader's language. */
static void show(struct desk *desk, struct str english, struct str reading)
{
	desk_gap(desk);
	desk_item(desk, 4, "", english);
	if (reading.n)
		desk_item(desk, 4, "", reading);
	desk_choice(desk, 1, words_say(desk_own(desk), "sworn.yes"));
	desk_choice(desk, 2, words_say(desk_own(desk), "sworn.no"));
}

/* One sentence: told.number 1 when it is confirmed. */
static struct told ask_one(
	struct desk *desk, struct str english, struct str reading)
{
	for (;;) {
		show(desk, english, reading);
		struct told told = desk_yesno(desk);
		if (told.is == TOLD_HELP)
			desk_say(desk, "sworn.why");
		else if (told.is == TOLD_LANGUAGE)
			desk_language(desk);
		else
			return told;
	}
}

static void refuse(struct desk *desk, const struct pack_document *document)
{
	if (desk->refused_count < DESK_REFUSED)
		desk->refused[desk->refused_count++] = document;
	desk_say(desk, "sworn.refused");
}

/* The sentences of one paper; stops at the first that is not confirmed. */
static enum move ask_document(struct desk *desk, struct printer *printer,
	const struct decision *decision, const struct pack_document *document,
	int *number)
{
	int adult = desk->session->facts->adult_count ? 0 : -1;
	struct paper_wanted wanted = {.use = document->use, .adult = adult};
	struct oaths english = oaths_of(desk, printer, decision, wanted);
	wanted.language = 1;
	struct oaths reading = oaths_of(desk, printer, decision, wanted);

	terminal_page(desk->terminal);
	desk_title(desk, words_say(desk_own(desk), "sworn.title"));
	desk_say(desk, "sworn.how");
	if (!english.count)
		refuse(desk, document);
	for (int i = 0; i < english.count; i++) {
		struct str other = {0};
		if (reading.count == english.count)
			other = reading.list[i];
		struct told told = ask_one(desk, english.list[i], other);
		*number = told.number;
		if (told.is == TOLD_MOVE)
			return told.move;
		if (told.is == TOLD_TEXT && told.number)
			continue;
		refuse(desk, document);
		return MOVE_NEXT;
	}
	return MOVE_NEXT;
}

enum move ask_oaths(struct desk *desk, struct printer *printer, int *number)
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
			enum move move = ask_document(
				desk, printer, decision, d, number);
			if (move != MOVE_NEXT)
				return move;
		}
	}
	return MOVE_NEXT;
}
