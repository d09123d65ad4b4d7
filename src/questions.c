/*
 * Collecting and printing the questions of a program; the worksheet is
 * composed in worksheet.c and written here.
 */
#include "questions.h"

#include <stdio.h>

#include "flow.h"
#include "foundry.h"
#include "prints.h"
#include "store.h"
#include "worksheet.h"

#define TABLE_MONTHS 3
#define TABLE_ADULTS 2

/* --- which facts ------------------------------------------------------ */

static void see_fact(void *context, const struct fact *fact)
{
	fact_set_add(context, fact);
}

static void see(struct fact_set *set, const struct quantity *quantity)
{
	if (quantity)
		quantity_facts(quantity, see_fact, set);
}

static void see_span(struct fact_set *set, const struct span *span)
{
	see(set, span->from);
	see(set, span->through);
}

static void see_rule(struct fact_set *set, const struct rule *rule)
{
	if (rule)
		rule_facts(rule, set);
}

static void see_reach(struct fact_set *set, const struct reach *reach)
{
	see_span(set, &reach->rent);
	see_span(set, &reach->today);
	see_span(set, &reach->event_span);
	see_span(set, &reach->fact_span);
	if (reach->fact)
		fact_set_add(set, reach->fact);
}

static void see_segment(struct fact_set *set, const struct segment *segment)
{
	see_reach(set, &segment->reach);
	see_rule(set, segment->covered_when);
	see_span(set, &segment->effect);
	for (const struct duty *d = segment->duties; d; d = d->next) {
		fact_set_add(set, d->done);
		see(set, d->due);
		see(set, d->latest);
		see(set, d->until);
		see(set, d->amount);
		see_rule(set, d->when);
		see_rule(set, d->excused_when);
	}
	for (const struct consequence *c = segment->consequences; c;
		c = c->next) {
		see_rule(set, c->when);
		see_span(set, &c->span);
		see(set, c->by);
		see(set, c->repay_by);
	}
}

static void see_always(struct fact_set *set, const struct pack *pack,
	const struct vocabulary *vocabulary)
{
	static const char *const always[] = {"place", "court.papers",
		"court.served_on", "court.locked_out", NULL};
	static const char *const months[] = {
		"rent.due", "rent.owed", "rent.paid", NULL};

	for (const char *const *id = always; *id; id++)
		fact_set_add(set, vocabulary_find(vocabulary, str_of(*id)));
	for (const char *const *id = months; pack->by_month && *id; id++)
		fact_set_add(set, vocabulary_find(vocabulary, str_of(*id)));
}

struct fact_set questions_of(
	const struct pack *pack, const struct vocabulary *vocabulary)
{
	struct fact_set set = {0};

	see_always(&set, pack, vocabulary);
	for (const struct segment *s = pack->segments; s; s = s->next)
		see_segment(&set, s);
	for (const struct pack_document *d = pack->documents; d; d = d->next) {
		for (int i = 0; i < d->sworn_count; i++)
			see_rule(&set, d->sworn[i]);
		for (int i = 0; i < d->shows_count; i++)
			fact_set_add(&set, d->shows[i]);
	}
	return set;
}

/* --- a table ----------------------------------------------------------- */

/* Adds the columns of what is about one thing; `row` counts from 1, 0 for the
 * household. */
static void add_columns(struct buf *out, const struct fact_set *set,
	const struct vocabulary *vocabulary, enum fact_about about, int row)
{
	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		struct str rest = fact->id;
		if (fact->about != about || !fact_set_has(set, fact))
			continue;
		buf_add_byte(out, ',');
		if (about == FACT_HOUSEHOLD) {
			buf_add(out, fact->id);
			continue;
		}
		struct str group = str_cut(&rest, '.');
		buf_printf(out, "%.*s.%d.%.*s", STR_ARG(group), row,
			STR_ARG(rest));
	}
}

static void print_table(const struct report *report, const struct fact_set *set)
{
	const struct vocabulary *vocabulary = report->facts->vocabulary;
	struct buf out = {.arena = report->arena};

	buf_add(&out, STR("case_id"));
	add_columns(&out, set, vocabulary, FACT_HOUSEHOLD, 0);
	for (int i = 1; i <= TABLE_MONTHS; i++)
		add_columns(&out, set, vocabulary, FACT_RENT, i);
	for (int i = 1; i <= TABLE_ADULTS; i++)
		add_columns(&out, set, vocabulary, FACT_ADULT, i);
	buf_add(&out, STR(",lang\r\n"));
	fwrite(out.p, 1, out.n, stdout);
}

/* --- a list to print --------------------------------------------------- */

struct sheet_of {
	const struct report *report;
	const struct tell *tell;
	const struct fact_set *set;
	int number;
};

static void print_options(const struct sheet_of *sheet, const struct fact *fact)
{
	const struct words *words = sheet->tell->words;
	bool several = fact->shape.type == VALUE_CHOICES;

	tell_say(sheet->tell, 4,
		several ? "questions.choose" : "questions.choose_one", NULL);
	for (int i = 0; fact->shape.options[i]; i++)
		screen_text(sheet->tell->screen, 4, "[ ] ",
			words_option(words, fact, i));
	screen_text(sheet->tell->screen, 4, "[ ] ",
		words_say(words, "questions.none"));
	screen_text(sheet->tell->screen, 4, "[ ] ",
		words_say(words, "questions.unsure"));
}

static void print_yesno(const struct sheet_of *sheet)
{
	const struct words *words = sheet->tell->words;

	screen_line(sheet->tell->screen, 4, "[ ] %.*s   [ ] %.*s   [ ] %.*s",
		STR_ARG(words_say(words, "value.yes")),
		STR_ARG(words_say(words, "value.no")),
		STR_ARG(words_say(words, "questions.unsure")));
}

static void print_question(struct sheet_of *sheet, const struct fact *fact)
{
	const struct words *words = sheet->tell->words;
	struct str ask = words_ask(words, fact);
	struct str help = words_help(words, fact);
	struct str number = str_printf(words->arena, "%2d. ", ++sheet->number);

	screen_text(sheet->tell->screen, 0, number.p, ask.n ? ask : fact->id);
	if (help.n)
		screen_text(sheet->tell->screen, 4, "", help);
	if (fact->shape.options)
		print_options(sheet, fact);
	else if (fact->shape.type == VALUE_YESNO)
		print_yesno(sheet);
	else
		screen_line(sheet->tell->screen, 4,
			"______________________________ %.*s",
			STR_ARG(fact->shape.type == VALUE_DATE
					? words_say(words, "questions.date")
					: STR("")));
	screen_gap(sheet->tell->screen);
}

/* One part of the list, in the order of explain; nothing when it is empty. */
static void print_part(struct sheet_of *sheet, const char *title,
	enum fact_about about, bool paper)
{
	const struct vocabulary *vocabulary = sheet->report->facts->vocabulary;

	for (int o = EXPLAIN_SCREENING; o <= EXPLAIN_PAPER; o++)
		for (int i = 0; i < vocabulary->count; i++) {
			const struct fact *fact = &vocabulary->facts[i];
			if (!fact_set_has(sheet->set, fact) ||
				(fact->about != about && !paper) ||
				fact->paper != paper ||
				(int)explain_order(fact) != o)
				continue;
			if (title)
				screen_title(sheet->tell->screen,
					words_say(sheet->tell->words, title),
					'-');
			title = NULL;
			print_question(sheet, fact);
		}
}

static void print_list(const struct report *report, const struct words *words,
	const struct fact_set *set)
{
	struct screen screen =
		screen_new(report->arena, report->library->cli->plain);
	struct tell tell = tell_start(
		report->library, words, &screen, report->decisions[0].pack);
	struct sheet_of sheet = {report, &tell, set, 0};
	struct catalog_value title[] = {{"program", tell_title(&tell)}, {0}};

	screen_title(&screen, words_fill(words, "questions.title", title), '=');
	tell_say(&tell, 0, "check.not_a_lawyer", NULL);
	tell_say(&tell, 0, "questions.intro", NULL);
	screen_gap(&screen);
	print_part(&sheet, NULL, FACT_HOUSEHOLD, false);
	print_part(&sheet, "questions.months", FACT_RENT, false);
	print_part(&sheet, "questions.adults", FACT_ADULT, false);
	print_part(&sheet, "questions.papers", FACT_HOUSEHOLD, true);
	tell_say(&tell, 0, "check.immigration", NULL);
	fwrite(screen.out.p, 1, screen.out.n, stdout);
}

/* --- a worksheet -------------------------------------------------------- */

static struct str name_of(const struct worksheet *sheet)
{
	const struct report *report = sheet->report;
	const struct prints none = {0};
	struct str rest = str_printf(report->arena, "worksheet%s.%.*s.pdf",
		report->library->cli->large_print ? "-large" : "",
		STR_ARG(sheet->words->language));

	return prints_name(
		report->arena, &none, report->decisions[0].pack, rest);
}

static enum status write_file(
	const struct cli *cli, struct str name, struct str bytes)
{
	struct store store = store_open(cli->output, cli->diags);

	if (store.folder < 0)
		return STATUS_SYSTEM;
	bool good = store_write(&store, name.p, bytes, cli->diags) &&
		    store_sync(&store, cli->diags);
	store_close(&store);
	if (good && !cli->quiet)
		printf("%.*s\n", STR_ARG(name));
	return good ? STATUS_DONE : STATUS_SYSTEM;
}

static struct str to_bytes(
	const struct cli *cli, const struct document *document)
{
	struct foundry foundry;
	struct str bytes = {NULL, 0};

	if (!foundry_open(&foundry, cli))
		return bytes;
	const struct pages *pages =
		flow_document(cli->arena, &foundry.faces, document, cli->diags);
	if (pages)
		bytes = pdf_write(cli->arena, foundry.press, pages, cli->diags);
	foundry_close(&foundry);
	return bytes;
}

static enum status write_worksheet(const struct worksheet *sheet)
{
	const struct cli *cli = sheet->report->library->cli;
	struct document document;

	if (!worksheet_compose(sheet, &document))
		return option_status(cli, STATUS_PACK);
	struct str bytes = to_bytes(cli, &document);
	if (!bytes.n)
		return option_status(cli, STATUS_PACK);
	return write_file(cli, name_of(sheet), bytes);
}

/* What the interview asks, too, when there are court papers. */
static enum status print_worksheet(const struct report *report,
	const struct words *words, struct fact_set *set)
{
	static const char *const also[] = {
		"court.how", "court.trial_date", NULL};

	for (const char *const *id = also; *id; id++)
		fact_set_add(set, vocabulary_find(report->facts->vocabulary,
					  str_of(*id)));
	struct worksheet worksheet = {report, words, set};
	return write_worksheet(&worksheet);
}

/* Whether the options go together; else says what is wrong. */
static bool options_fit(const struct cli *cli)
{
	const char *wrong = NULL;

	if (cli->pdf && !cli->output)
		wrong = "questions --pdf needs -o DIR";
	else if (cli->pdf && cli->csv)
		wrong = "questions makes --csv or --pdf, not both";
	else if (!cli->pdf && (cli->output || cli->large_print))
		wrong = "questions takes -o and --large-print with --pdf only";
	if (wrong)
		diag_add(cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"}, "%s", wrong);
	return !wrong;
}

enum status questions_run(struct cli *cli)
{
	struct report report;

	if (!options_fit(cli))
		return STATUS_USAGE;
	if (!show_load(&report, cli))
		return option_status(cli, STATUS_PACK);
	struct fact_set set = questions_of(
		report.decisions[0].pack, report.facts->vocabulary);
	if (cli->csv) {
		print_table(&report, &set);
		return STATUS_DONE;
	}
	const struct words *words = speech_open(report.library);
	if (!words)
		return option_status(cli, STATUS_USAGE);
	if (cli->pdf)
		return print_worksheet(&report, words, &set);
	print_list(&report, words, &set);
	return STATUS_DONE;
}
