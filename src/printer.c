/*
 * From a decision to PDF bytes.
 */
#include "printer.h"

#include "adoption.h"
#include "file.h"
#include "flow.h"
#include "foundry.h"
#include "ics.h"
#include "parallel.h"
#include "receipt.h"
#include "version.h"

struct printer {
	const struct library *library;
	struct forms *forms;
	struct foundry foundry;
	struct adoptions adoptions;
};

#define GATES_MOST 32

/* The papers of one program in the making. */
struct job {
	struct printer *printer;
	struct arena *arena;
	const struct order *order;
	const struct decision *decision;
	struct prints *prints;
	struct gate gates[GATES_MOST]; /* of each document, for all adults */
	int gate_count;
	const struct pack_words *law; /* the pack's sentences */
	bool to_read; /* no line to sign, though it is in English */
};

static bool read_adoptions(struct printer *printer, const char *folder)
{
	const struct cli *cli = printer->library->cli;
	const char *path =
		str_printf(cli->arena, "%s/adoptions.yaml", folder).p;

	if (!file_exists(path))
		return true;
	const struct node *root = library_tree(cli, path);
	return root && adoptions_read(&printer->adoptions, root, cli->diags);
}

/* Of every folder of rules. */
static bool open_adoptions(struct printer *printer)
{
	const struct cli *cli = printer->library->cli;
	const char *own = option_own_folder(cli, "rules");
	bool good = true;

	printer->adoptions.list = arena_array(
		cli->arena, ADOPTIONS_MOST, sizeof *printer->adoptions.list);
	for (int i = 0; i < cli->rules.count; i++)
		good = read_adoptions(printer, cli->rules.items[i]) && good;
	return (!own || read_adoptions(printer, own)) && good;
}

struct printer *printer_open(
	const struct library *library, const char *const *languages)
{
	struct printer *printer = ARENA_NEW(library->arena, struct printer);

	printer->library = library;
	printer->forms = forms_open(library, languages);
	if (!printer->forms)
		return NULL;
	if (open_adoptions(printer) &&
		foundry_open(&printer->foundry, library->cli))
		return printer;
	return NULL;
}

void printer_close(struct printer *printer)
{
	if (!printer)
		return;
	foundry_close(&printer->foundry);
}

const struct faces *printer_faces(const struct printer *printer)
{
	return &printer->foundry.faces;
}

struct str printer_language(struct printer *printer, const char *code)
{
	const struct language *language =
		faces_find_language(&printer->foundry.faces, str_of(code));

	return language && language->name.n ? language->name : str_of(code);
}

const struct tongue *printer_tongue(const struct printer *printer, int i)
{
	return i < printer->forms->tongues ? &printer->forms->tongue[i] : NULL;
}

/* fires-2025-landlord-notice.en.pdf; -1 and so on for single adults, -tenant
 * and so on for whose copy it is. */
static struct str file_name(
	const struct job *job, struct paper_wanted wanted, const char *language)
{
	struct buf name = {.arena = job->arena};
	struct str copy = copy_name(wanted.copy);

	buf_add(&name, wanted.use);
	if (wanted.adult >= 0 && job->order->facts->adult_count > 1)
		buf_printf(&name, "-%d", wanted.adult + 1);
	if (copy.n)
		buf_printf(&name, "-%.*s", STR_ARG(copy));
	if (job->order->large_print)
		buf_add(&name, STR("-large"));
	buf_printf(&name, ".%s.pdf", language);
	return prints_name(
		job->arena, job->prints, job->decision->pack, buf_str(&name));
}

static struct printed *add_printed(
	struct job *job, const struct gate *gate, const char *language)
{
	return prints_add(job->arena, job->prints,
		(struct printed){.gate = *gate,
			.pack = job->decision->pack,
			.language = language});
}

static bool is_reviewed(const struct job *job)
{
	const struct pack *pack = job->decision->pack;

	return pack->reviewed || adoptions_find(&job->printer->adoptions,
					 pack->hash, job->order->today);
}

/* A tongue's words, which speak into the job's memory. */
static const struct words *words_of(
	const struct job *job, const struct tongue *tongue)
{
	struct words *words = ARENA_NEW(job->arena, struct words);

	*words = tongue->words;
	words->arena = job->arena;
	return words;
}

static struct matter matter_of(
	const struct job *job, const struct gate *gate, int adult, int language)
{
	const struct tongue *tongue = &job->printer->forms->tongue[language];
	const struct tongue *law =
		forms_law_tongue(job->printer->forms, job->law, language);
	const struct language *read_in = faces_find_language(
		&job->printer->foundry.faces, str_of(tongue->code));

	return (struct matter){.decision = job->decision,
		.facts = job->order->facts,
		.places = job->printer->library->world.places,
		.gate = gate,
		.gates = job->gates,
		.gate_count = job->gate_count,
		.adult = adult,
		.today = job->order->today,
		.answer = job->order->answer,
		.guide = job->order->guide,
		.place = job->order->place,
		.reads_other = job->order->reads_other,
		.reviewed = is_reviewed(job),
		.unreviewed = read_in && read_in->unreviewed,
		.words = words_of(job, tongue),
		.common = tongue->common,
		.law_words = words_of(job, law),
		.law_common = law->common,
		.pack_texts = job->law->texts[language]};
}

static struct str receipt_of(const struct job *job)
{
	struct receipt receipt = {.program = job->decision->pack->id,
		.hash = job->decision->pack->hash,
		.today = job->order->today,
		.engine = STR(STAYPUT_VERSION)};

	return receipt_print(job->arena, &receipt);
}

/* The paper's pages; and its bytes, unless only the pages are wanted. */
static struct str to_bytes(const struct job *job,
	const struct document *document, struct pages **pages)
{
	struct diags *diags = job->printer->library->cli->diags;

	*pages = flow_document(
		job->arena, &job->printer->foundry.faces, document, diags);
	if (!*pages)
		return (struct str){NULL, 0};
	if (job->order->pages_only)
		return STR("pages");
	return pdf_write(
		job->arena, job->printer->foundry.press, *pages, diags);
}

static bool compose_one(const struct job *job, const struct form *form,
	const struct gate *gate, struct paper_wanted wanted,
	struct document *document)
{
	struct matter matter =
		matter_of(job, gate, wanted.adult, wanted.language);

	matter.texts = form->texts[wanted.language];
	matter.reading =
		job->to_read ||
		(wanted.language > 0 && form->template->whose != FOR_TENANT);
	struct compose compose = {.template = form->template,
		.matter = &matter,
		.receipt = receipt_of(job),
		.copy = wanted.copy,
		.specimen = job->order->specimen,
		.large_print = job->order->large_print};
	return compose_document(job->arena, &compose, document,
		job->printer->library->cli->diags);
}

/* A sheet with what other languages do not have stands alone. */
static bool in_columns(const struct job *job, int language)
{
	const struct tongue *tongue = &job->printer->forms->tongue[language];

	return job->order->parallel && language > 0 && !tongue->sheet;
}

/* In two columns, where that is wanted. */
static bool beside_english(const struct job *job, const struct form *form,
	const struct gate *gate, struct paper_wanted wanted,
	struct document *document)
{
	struct document english;
	struct job apart = *job;

	if (!in_columns(job, wanted.language))
		return true;
	wanted.language = 0;
	apart.to_read = !text_is_empty(&document->reading_copy);
	if (!compose_one(&apart, form, gate, wanted, &english))
		return false;
	*document = parallel_join(&english, document);
	return true;
}

/* One paper for one person in one language. */
static bool print_one(struct job *job, const struct form *form,
	const struct gate *gate, struct paper_wanted wanted)
{
	const char *code = job->printer->forms->tongue[wanted.language].code;
	struct document document;

	if (!compose_one(job, form, gate, wanted, &document) ||
		!beside_english(job, form, gate, wanted, &document))
		return false;
	if (in_columns(job, wanted.language))
		code = str_printf(job->arena, "en-%s", code).p;
	struct pages *pages = NULL;
	struct str bytes = to_bytes(job, &document, &pages);
	if (!bytes.n)
		return false;
	struct printed *printed = add_printed(job, gate, code);
	printed->name = file_name(job, wanted, code);
	printed->copy = wanted.copy;
	printed->bytes = bytes;
	printed->pages = pages;
	job->prints->made++;
	return true;
}

/* Whether this household gets papers in the language of this number. */
static bool is_read(const struct job *job, int language)
{
	const char *only = job->order->language;

	return language == 0 || !only ||
	       str_is(str_of(only), job->printer->forms->tongue[language].code);
}

static struct gate judge_gate(
	const struct job *job, const struct pack_document *document, int adult)
{
	struct gate gate =
		gate_judge(job->arena, job->decision, document, adult);

	gate_shut(&gate, job->order->refused, job->order->refused_count);
	return gate;
}

/* One copy of the paper, in every language that it has. */
static bool print_copy(struct job *job, const struct form *form,
	const struct gate *gate, struct paper_wanted wanted)
{
	bool good = true;

	for (int i = 0; i < job->printer->forms->tongues; i++) {
		wanted.language = i;
		if (form->texts[i] && is_read(job, i) &&
			copies_has(job->order->copies, wanted.copy,
				form->template->whose, i == 0))
			good = print_one(job, form, gate, wanted) && good;
	}
	return good;
}

/* The paper for one person, in every copy; or its reason. */
static bool print_person(struct job *job, const struct form *form,
	const struct pack_document *document, int adult)
{
	struct gate *gate = ARENA_NEW(job->arena, struct gate);
	bool good = true;

	*gate = judge_gate(job, document, adult);
	if (!gate->offered) {
		add_printed(job, gate, NULL);
		return true;
	}
	for (int i = 0; i < COPIES; i++)
		good = print_copy(job, form, gate,
			       (struct paper_wanted){.use = document->use,
				       .adult = adult,
				       .copy = (enum copy)i}) &&
		       good;
	return good;
}

static bool print_document(struct job *job, const struct gate *gate)
{
	int adults = job->order->facts->adult_count;
	bool good = true;

	if (!gate->offered && gate->paper != PAPER_SWORN) {
		add_printed(job, gate, NULL);
		return true;
	}
	const struct form *form =
		forms_find(job->printer->forms, gate->document->use);
	if (!form)
		return false;
	if (!form->template->each_adult || adults == 0)
		return print_person(job, form, gate->document, -1);
	for (int i = 0; i < adults; i++)
		good = print_person(job, form, gate->document, i) && good;
	return good;
}

/* What every paper of the program tells of the others. */
static void judge_gates(struct job *job)
{
	for (const struct pack_document *d = job->decision->pack->documents;
		d && job->gate_count < GATES_MOST; d = d->next)
		job->gates[job->gate_count++] = judge_gate(job, d, -1);
}

/* A paper that is not wanted here is not made, and other papers do not miss
 * it. */
static bool is_wanted(
	struct job *job, const struct template *template, struct gate *gate)
{
	struct matter matter = matter_of(job, gate, -1, 0);
	bool is = offer_judge(gate, template, &matter, job->order->also);

	if (!is && job->prints)
		add_printed(job, gate, NULL);
	return is;
}

/* Leaves out papers that are not wanted here. */
static bool drop_unwanted(struct job *job)
{
	int kept = 0;
	bool good = true;

	for (int i = 0; i < job->gate_count; i++) {
		struct str use = job->gates[i].document->use;
		const struct form *form =
			use.n ? forms_find(job->printer->forms, use) : NULL;
		good = good && (form || !use.n);
		if (!form || is_wanted(job, form->template, &job->gates[i]))
			job->gates[kept++] = job->gates[i];
	}
	job->gate_count = kept;
	return good;
}

static bool any_offered(const struct job *job)
{
	for (int i = 0; i < job->gate_count; i++)
		if (job->gates[i].offered)
			return true;
	return false;
}

/* The sentences of the decision's pack; false after diagnostics. */
static bool read_pack_texts(struct job *job)
{
	job->law = forms_pack(job->printer->forms, job->decision->pack);
	return job->law;
}

bool printer_compose(struct printer *printer, const struct order *order,
	const struct decision *decision, struct paper_wanted wanted,
	struct document *document)
{
	struct job job = {.printer = printer,
		.arena = printer->library->arena,
		.order = order,
		.decision = decision};
	const struct form *form = forms_find(printer->forms, wanted.use);

	judge_gates(&job);
	if (!form || !form->texts[wanted.language] || !read_pack_texts(&job) ||
		!drop_unwanted(&job))
		return false;
	for (int i = 0; i < job.gate_count; i++)
		if (job.gates[i].offered &&
			str_eq(job.gates[i].document->use, wanted.use))
			return compose_one(
				&job, form, &job.gates[i], wanted, document);
	return false;
}

/* The days of the program, in the reader's language. */
static void print_calendar(struct job *job)
{
	int language = job->printer->forms->tongues - 1;
	const struct gate *sheet = NULL;

	for (int i = 0; i < job->gate_count; i++)
		if (job->gates[i].paper == PAPER_SHEET && job->gates[i].offered)
			sheet = &job->gates[i];
	if (!sheet)
		return;
	struct matter matter = matter_of(job, sheet, -1, language);
	struct str hash = str_sub(job->decision->pack->hash, 0, RECEIPT_DIGITS);
	struct str bytes = ics_write(&matter, hash);
	if (!bytes.n)
		return;
	struct printed *printed = add_printed(
		job, sheet, job->printer->forms->tongue[language].code);
	printed->is_calendar = true;
	printed->name = prints_name(
		job->arena, job->prints, job->decision->pack, STR("days.ics"));
	printed->bytes = bytes;
}

bool printer_print(struct printer *printer, struct arena *arena,
	const struct order *order, const struct decision *decision,
	struct prints *prints)
{
	struct job job = {.printer = printer,
		.arena = arena,
		.order = order,
		.decision = decision,
		.prints = prints};
	bool good = true;

	judge_gates(&job);
	if (any_offered(&job) &&
		(!read_pack_texts(&job) || !drop_unwanted(&job)))
		return false;
	for (int i = 0; i < job.gate_count; i++)
		good = print_document(&job, &job.gates[i]) && good;
	if (order->calendar && any_offered(&job))
		print_calendar(&job);
	return good;
}

struct pages *printer_sheet(
	struct printer *printer, struct arena *arena, struct str text)
{
	struct document document = document_new(arena, STR("en"), text);

	document.large_print = true;
	block_text(arena, document.body, BLOCK_TITLE,
		text_plain(arena, document.lang, text));
	return flow_document(arena, &printer->foundry.faces, &document,
		printer->library->cli->diags);
}

struct str printer_bind(
	struct printer *printer, struct arena *arena, const struct pages *pages)
{
	return pdf_write(arena, printer->foundry.press, pages,
		printer->library->cli->diags);
}
