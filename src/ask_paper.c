/*
 * Making the papers of the interview. Nothing is written before somebody
 * said so.
 */
#include "ask_paper.h"

#include "file.h"
#include "lp.h"
#include "store.h"

/* All papers in memory. One that cannot be set, for a sign that no font has or
 * a name too long, is left out and said so. */
static struct prints print_all(
	struct desk *desk, struct printer *printer, bool reads_other)
{
	bool good = true;
	const struct session *session = desk->session;
	struct decision *decisions = session_judge(session, desk->scratch);
	struct prints prints = {0};
	struct court court = court_judge(
		desk->library, desk->guide, session->given, session->today);
	struct order order = {.facts = session->facts,
		.today = session->today,
		.answer = court_answer(&court),
		.guide = desk->guide,
		.place = court_place(session->facts),
		.reads_other = reads_other,
		.refused = desk->refused,
		.refused_count = desk->refused_count,
		.specimen = desk->cli->today.day != desk->cli->clock_day};

	for (int i = 0; i < session->packs.count; i++)
		good = printer_print(printer, desk->scratch, &order,
			       &decisions[i], &prints) &&
		       good;
	if (!good)
		desk_say(desk, "papers.refused");
	return prints;
}

static struct str paper_name(struct desk *desk, struct printer *printer,
	const struct printed *printed)
{
	const struct tongue *tongue = printer_tongue(printer, 1);
	struct str key = str_printf(desk->scratch, "paper.%.*s",
		STR_ARG(printed->gate.document->use));

	if (!tongue)
		tongue = printer_tongue(printer, 0);
	const struct sentence *found = catalog_find(tongue->common, key);
	return found ? found->sentence : printed->gate.document->use;
}

static struct str language_name(const struct desk *desk, const char *code)
{
	for (int i = 0; i < desk->typed.count; i++)
		if (str_is(desk->own[i].language, code))
			return words_say(&desk->own[i], "language.name");
	return str_of(code);
}

static int show_papers(
	struct desk *desk, struct printer *printer, const struct prints *prints)
{
	int count = 0;

	for (const struct printed *p = prints->first; p; p = p->next) {
		if (!p->bytes.n)
			continue;
		if (!count++)
			desk_say(desk, "papers.can");
		struct str name = paper_name(desk, printer, p);
		desk_item(desk, 0, "- ",
			str_printf(desk->scratch, "%.*s (%.*s)", STR_ARG(name),
				STR_ARG(language_name(desk, p->language))));
	}
	return count;
}

/* --- where ------------------------------------------------------------- */

/* A folder that is not there yet. */
static struct str free_folder(struct desk *desk)
{
	struct str name = words_say(desk_own(desk), "papers.folder");
	struct str path = str_dup(desk->scratch, name);

	for (int i = 2; i < 1000 && file_is_folder(path.p); i++)
		path = str_printf(desk->scratch, "%.*s-%d", STR_ARG(name), i);
	return path;
}

/* Asks for a folder; `path` is it with MOVE_NEXT. */
static enum move ask_folder(struct desk *desk, struct str *path, int *number)
{
	*path = desk->cli->output ? str_of(desk->cli->output)
				  : free_folder(desk);
	if (desk->cli->output)
		return MOVE_NEXT;
	struct catalog_value values[] = {{"folder", *path}, {0}};
	desk_fill(desk, "papers.where", values);
	for (;;) {
		struct told told = desk_prompt(desk);
		*number = told.number;
		if (told.is == TOLD_MOVE)
			return told.move;
		if (told.is == TOLD_TEXT)
			*path = str_dup(desk->scratch, told.text);
		if (told.is == TOLD_TEXT || told.is == TOLD_EMPTY)
			return MOVE_NEXT;
		desk_fill(desk, "papers.where", values);
	}
}

/* --- writing ------------------------------------------------------------ */

/* All of them or none. */
static bool write_all(
	struct desk *desk, const struct store *store, struct prints *prints)
{
	struct diags *diags = desk->cli->diags;
	bool good = true;

	for (struct printed *p = prints->first; p && good; p = p->next) {
		if (!p->bytes.n)
			continue;
		good = store_write(store, p->name.p, p->bytes, diags);
		p->written = good;
	}
	good = good && store_sync(store, diags);
	for (struct printed *p = prints->first; p && !good; p = p->next)
		if (p->written)
			store_remove(store, p->name.p);
	return good;
}

static void tell_written(
	struct desk *desk, struct str folder, const struct prints *prints)
{
	struct catalog_value values[] = {{"folder", folder}, {0}};

	desk_fill(desk, "papers.made", values);
	for (const struct printed *p = prints->first; p; p = p->next)
		if (p->written)
			desk_item(desk, 0, "- ", p->name);
	desk_say(desk, "papers.read");
	desk_say(desk, "papers.sign");
	desk_say(desk, "papers.give");
	desk_fill(desk, "papers.delete", values);
}

static enum move write_papers(
	struct desk *desk, struct prints *prints, int *number)
{
	struct str folder;
	enum move move = ask_folder(desk, &folder, number);

	if (move != MOVE_NEXT)
		return move;
	int errors = desk->cli->diags->errors;
	struct store store = store_open(
		str_dup(desk->cli->arena, folder).p, desk->cli->diags);
	bool good = store.folder >= 0 && write_all(desk, &store, prints);
	store_close(&store);
	if (good) {
		tell_written(desk, folder, prints);
		return MOVE_NEXT;
	}
	desk->cli->diags->errors = errors;
	desk_say(desk, "papers.failed");
	return desk->cli->output ? MOVE_NEXT : MOVE_AGAIN;
}

/* --- printing ------------------------------------------------------------ */

/* Prints all of them, without a file. */
static enum move send_papers(
	struct desk *desk, const struct prints *prints, int *number)
{
	int pages = 0;
	bool good = true;

	for (const struct printed *p = prints->first; p && good; p = p->next) {
		if (!p->bytes.n)
			continue;
		good = lp_print(p->bytes);
		pages += lp_pages(p->bytes);
	}
	struct catalog_value values[] = {
		{"pages", str_printf(desk->scratch, "%d", pages)}, {0}};
	if (!good) {
		desk_say(desk, "kiosk.failed");
		return desk_enter(desk, number);
	}
	desk_fill(desk, "kiosk.take", values);
	desk_say(desk, "papers.sign");
	desk_say(desk, "papers.give");
	return desk_enter(desk, number);
}

/* --- whether -------------------------------------------------------------- */

enum wish { WISH_YES = 1, WISH_NO, WISH_SHEET };

static void show_wishes(struct desk *desk)
{
	desk_say(desk, "papers.ask");
	desk_choice(desk, WISH_YES, words_say(desk_own(desk), "say.yes"));
	desk_choice(desk, WISH_NO, words_say(desk_own(desk), "say.no"));
	if (ask_has_sheets(desk))
		desk_choice(desk, WISH_SHEET,
			words_say(desk_own(desk), "papers.and_sheet"));
}

/* Only a yes or a no ends this; in another language the end comes again. */
static enum move ask_wish(struct desk *desk, enum wish *wish, int *number)
{
	show_wishes(desk);
	for (;;) {
		struct told told = desk_yesno_or(desk, "3");
		*number = told.number;
		if (told.is == TOLD_MOVE)
			return told.move;
		if (told.is == TOLD_TEXT) {
			*wish = str_is(told.text, "3") ? WISH_SHEET
				: told.number	       ? WISH_YES
						       : WISH_NO;
			return MOVE_NEXT;
		}
		if (told.is == TOLD_LANGUAGE) {
			enum move move = desk_language(desk);
			return move == MOVE_NEXT ? MOVE_AGAIN : move;
		}
		desk_say(desk, "say.commands");
		show_wishes(desk);
	}
}

/* Makes them: on paper at once, or into a folder. */
static enum move make_papers(
	struct desk *desk, struct prints *prints, int *number)
{
	enum move move = MOVE_AGAIN;

	if (desk->cli->kiosk)
		return send_papers(desk, prints, number);
	while (move == MOVE_AGAIN)
		move = write_papers(desk, prints, number);
	return move;
}

/* With a sheet in a language that nobody can be asked in. */
static enum move make_with_sheet(
	struct desk *desk, struct printer *printer, int *number)
{
	const char *code = NULL;
	enum move move = ask_sheet(desk, printer, &code, number);

	if (move != MOVE_NEXT)
		return move;
	struct printer *more = ask_printer_with(desk, code);
	if (!more) {
		desk_say(desk, "papers.cannot");
		return MOVE_NEXT;
	}
	struct prints prints = print_all(desk, more, true);
	move = make_papers(desk, &prints, number);
	printer_close(more);
	return move;
}

enum move ask_papers(struct desk *desk, struct printer *printer, int *number)
{
	bool english = str_is(desk_own(desk)->language, "en");
	struct prints prints = print_all(desk, printer, !english);
	enum wish wish = WISH_NO;

	desk_gap(desk);
	if (!show_papers(desk, printer, &prints)) {
		desk_say(desk, "papers.none");
		return MOVE_NEXT;
	}
	enum move move = ask_wish(desk, &wish, number);
	if (move != MOVE_NEXT)
		return move;
	if (wish == WISH_SHEET)
		return make_with_sheet(desk, printer, number);
	if (wish == WISH_YES)
		return make_papers(desk, &prints, number);
	desk_say(desk, "papers.not_made");
	return MOVE_NEXT;
}
