/*
 * Filling papers: read the case, judge it, print to memory, write, tell.
 */
#include "fill.h"

#include <stdio.h>

#include "file.h"
#include "json.h"
#include "printer.h"
#include "report.h"
#include "store.h"

/* One run of the command. */
struct filling {
	struct cli *cli;
	struct library *library;
	struct printer *printer;
	const struct facts *facts;
	struct report report;
	struct prints prints;
	struct order order;
	const char **languages;
};

static enum status refuse(struct cli *cli, const char *sentence)
{
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"}, "%s",
		sentence);
	return STATUS_USAGE;
}

/* --- languages ------------------------------------------------------- */

/* What the household reads, if it said so and we have its words. */
static const char *language_of(const struct filling *f)
{
	const struct fact *fact =
		vocabulary_find(f->library->world.vocabulary, STR("lang"));
	const struct value *value =
		fact ? facts_value(f->facts, fact, 0) : NULL;

	if (f->cli->lang)
		return f->cli->lang;
	if (!value || value->state != VALUE_KNOWN)
		return "es";
	return fact->shape.options[value->number];
}

static struct str known_languages(const struct cli *cli)
{
	struct buf out = {.arena = cli->arena};

	buf_add(&out, STR("en"));
	for (const char **code = forms_languages(cli, NULL); *code; code++)
		buf_printf(&out, ", %s", *code);
	return buf_str(&out);
}

/* Copies to read are in the reader's language, in Spanish where nobody said;
 * English is always there. A household whose language we do not have gets its
 * papers in English, and whoever runs this is told. */
static bool choose_languages(struct filling *f)
{
	struct cli *cli = f->cli;
	const char *code = language_of(f);
	int errors = cli->diags->errors;

	f->languages = forms_languages(cli, code);
	if (cli->diags->errors != errors)
		return false;
	if (*f->languages || str_is(str_of(code), "en"))
		return true;
	diag_add(cli->diags, cli->lang ? DIAG_USAGE : DIAG_NO_LANGUAGE,
		(struct loc){.file = "stayput"},
		"there are no papers in the language '%s'", code);
	diag_hint(cli->diags, "the languages are %.*s",
		STR_ARG(known_languages(cli)));
	return !cli->lang;
}

/* --- telling --------------------------------------------------------- */

static const struct tongue *told_in(const struct filling *f)
{
	const struct tongue *second = printer_tongue(f->printer, 1);

	return f->cli->lang && second ? second : printer_tongue(f->printer, 0);
}

static struct str say(const struct tongue *tongue, struct str key)
{
	const struct sentence *found = catalog_find(tongue->common, key);

	return found ? found->sentence : key;
}

static struct str paper_name(
	const struct filling *f, const struct printed *printed)
{
	const struct pack_document *d = printed->gate.document;

	if (printed->is_calendar)
		return say(told_in(f), STR("paper.days"));
	if (!d->use.n)
		return d->official;
	return say(told_in(f),
		str_printf(f->cli->arena, "paper.%.*s", STR_ARG(d->use)));
}

static void tell_line(
	const struct filling *f, const char *key, const struct printed *printed)
{
	const struct tongue *tongue = told_in(f);
	struct arena *arena = f->cli->arena;
	struct catalog_value values[] = {
		{"file", printed->name},
		{"paper", paper_name(f, printed)},
		{"why_not",
			say(tongue,
				str_printf(arena, "why_not.%s",
					why_not_name(printed->gate.why_not)))},
		{NULL, {NULL, 0}},
	};
	struct str line = catalog_fill(
		arena, say(tongue, str_of(key)), catalog_from_values, values);

	printf("%.*s\n", STR_ARG(line));
}

/* Papers of programs of which nothing was made are not told one by one. */
static bool program_made(const struct filling *f, const struct printed *printed)
{
	for (const struct printed *p = f->prints.first; p; p = p->next)
		if (p->pack == printed->pack && p->bytes.n)
			return true;
	return false;
}

/* Nor are those that are for other cases than this one. */
static bool is_told(const struct filling *f, const struct printed *printed)
{
	enum why_not why = printed->gate.why_not;

	return f->cli->verbose ||
	       (program_made(f, printed) && why != WHY_NOT_FOR_CASE &&
		       why != WHY_ON_REQUEST);
}

static void tell_text(const struct filling *f)
{
	for (const struct printed *p = f->prints.first; p; p = p->next)
		if (p->bytes.n)
			tell_line(f, "fill.made", p);
	for (const struct printed *p = f->prints.first; p; p = p->next)
		if (!p->bytes.n && is_told(f, p))
			tell_line(f, "fill.not_made", p);
	struct str end = say(told_in(f),
		f->prints.made ? STR("fill.not_advice") : STR("fill.none"));
	printf("%.*s\n", STR_ARG(end));
}

static struct str document_id(const struct printed *p)
{
	const struct pack_document *d = p->gate.document;

	if (p->is_calendar)
		return STR("days");
	return d->use.n ? d->use : d->official;
}

static void json_printed(struct json *json, const struct printed *p)
{
	json_map(json, NULL);
	json_text(json, "program", p->pack->id);
	json_text(json, "document", document_id(p));
	if (p->bytes.n) {
		json_text(json, "language", str_of(p->language));
		if (p->copy != COPY_ALONE)
			json_text(json, "copy", copy_name(p->copy));
		json_text(json, "file", p->name);
	} else {
		json_text(
			json, "why_not", str_of(why_not_name(p->gate.why_not)));
		if (p->gate.rule)
			json_text(json, "criterion", p->gate.rule->id);
		if (p->gate.condition.n)
			json_text(json, "condition", p->gate.condition);
	}
	json_end(json);
}

static void tell_json(const struct filling *f)
{
	struct buf out = {.arena = f->cli->arena};
	struct json json = json_start();
	char date[11];

	json_number(&json, "schema", 1);
	json_text(&json, "today", date_print(f->order.today, date));
	json_truth(&json, "specimen", f->order.specimen);
	json_list(&json, "files");
	for (const struct printed *p = f->prints.first; p; p = p->next)
		if (p->bytes.n)
			json_printed(&json, p);
	json_end(&json);
	json_list(&json, "not_made");
	for (const struct printed *p = f->prints.first; p; p = p->next)
		if (!p->bytes.n && (program_made(f, p) || !f->prints.made ||
					   f->cli->verbose))
			json_printed(&json, p);
	json_end(&json);
	json_print(&json, &out);
	json_release(&json);
	fwrite(out.p, 1, out.n, stdout);
}

/* --- doing ----------------------------------------------------------- */

static bool print_all(struct filling *f)
{
	const struct report *report = &f->report;
	bool good = true;

	for (int i = 0; i < report->count; i++)
		if (!(f->cli->strict && report->decisions[i].stale))
			good = printer_print(f->printer, f->cli->arena,
				       &f->order, &report->decisions[i],
				       &f->prints) &&
			       good;
	return good;
}

/* A case has all of its papers or none: takes back those of this run. What
 * failed was not written, and what was there before has another name. */
static void withdraw(const struct filling *f, const struct store *store)
{
	for (const struct printed *p = f->prints.first; p; p = p->next)
		if (p->written)
			store_remove(store, p->name.p);
}

static enum status write_all(const struct filling *f)
{
	struct diags *diags = f->cli->diags;
	struct store store = store_open(f->cli->output, diags);

	if (store.folder < 0)
		return STATUS_SYSTEM;
	bool good = true;
	for (struct printed *p = f->prints.first; p && good; p = p->next) {
		if (p->bytes.n)
			good = store_write(&store, p->name.p, p->bytes, diags);
		p->written = good && p->bytes.n;
	}
	good = good && store_sync(&store, diags);
	if (!good)
		withdraw(f, &store);
	store_close(&store);
	return good ? STATUS_DONE : STATUS_SYSTEM;
}

static enum status print_and_write(struct filling *f)
{
	/* Nothing that could not be read may change a paper. */
	if (!print_all(f) || f->cli->diags->errors)
		return option_status(f->cli, STATUS_INPUT);
	enum status status = STATUS_NO_PAPER;
	if (f->prints.made)
		status = write_all(f);
	if (status == STATUS_SYSTEM)
		return status;
	if (f->cli->json)
		tell_json(f);
	else if (!f->cli->quiet)
		tell_text(f);
	return status;
}

/* With the facts and the day in place. */
static enum status make_papers(struct filling *f)
{
	if (!choose_languages(f))
		return STATUS_USAGE;
	f->printer = printer_open(f->library, f->languages);
	if (!f->printer)
		return option_status(f->cli, STATUS_PACK);
	enum status status = print_and_write(f);
	printer_close(f->printer);
	return status;
}

enum status fill_papers(
	struct library *library, const struct facts *facts, bool specimen)
{
	struct cli *cli = (struct cli *)library->cli;
	struct filling f = {.cli = cli, .library = library, .facts = facts};

	if (!report_build(&f.report, f.library, f.facts))
		return option_status(cli, STATUS_PACK);
	f.order = (struct order){.facts = f.facts,
		.today = cli->today.day,
		.answer = court_answer(&f.report.court),
		.guide = f.report.guide,
		.place = f.report.place,
		.reads_other = offer_reads_other(cli, facts),
		.large_print = cli->large_print,
		.parallel = cli->parallel,
		.copies = cli->whose,
		.calendar = cli->ics,
		.also = &cli->also,
		.specimen = specimen || cli->today.day != cli->clock_day};
	return make_papers(&f);
}

enum status fill_command(struct cli *cli)
{
	if (!cli->output)
		return refuse(cli, "fill needs -o DIR");
	if (cli->copies.given)
		return refuse(cli, "--copies takes names here, not a number");
	struct library *library = library_open(cli);
	if (!library)
		return option_status(cli, STATUS_PACK);
	const struct facts *facts = library_case(library, cli->args[0]);
	if (!facts)
		return option_status(cli, STATUS_INPUT);
	return fill_papers(library, facts, false);
}
