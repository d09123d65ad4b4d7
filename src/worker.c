/*
 * Reading the cells of a row, judging, printing, writing.
 */
#include "worker.h"

#include <assert.h>

#include "file.h"
#include "hash.h"

struct work {
	struct workshop *shop;
	struct arena *arena;
	const struct order_slip *slip;
	struct facts *facts;
	struct household *household;
	struct court court;
	int place;
	struct prints prints;
	bool pages_only;
};

/* --- slips ------------------------------------------------------------ */

void order_slip_pack(const struct order_slip *slip, struct buf *out)
{
	wire_add_int(out, slip->row);
	wire_add_text(out, slip->stem);
	wire_add_text(out, slip->hash);
	wire_add_int(out, slip->version);
	wire_add_int(out, slip->court_only);
	wire_add_text(out, slip->before);
	wire_add_text(out, slip->cells);
}

struct order_slip order_slip_unpack(struct str rest)
{
	struct order_slip slip = {.row = (int)wire_take_int(&rest)};

	slip.stem = wire_take_text(&rest);
	slip.hash = wire_take_text(&rest);
	slip.version = (int)wire_take_int(&rest);
	slip.court_only = wire_take_int(&rest);
	slip.before = wire_take_text(&rest);
	slip.cells = wire_take_text(&rest);
	return slip;
}

/* --- faults ----------------------------------------------------------- */

static const struct column *column_at(const struct work *w, int column)
{
	return column >= 0 && column < w->shop->intake->all
		       ? &w->shop->intake->columns[column]
		       : NULL;
}

static struct str ask_of(const struct work *w, const struct fact *fact)
{
	struct words words = *w->shop->words;

	words.arena = w->arena;
	return fact ? words_ask(&words, fact) : STR("");
}

/* The place of a cell in a diagnostic is its column; what has no cell has
 * none. */
static void add_faults(struct work *w)
{
	for (const struct diag *d = w->shop->cli->diags->first; d;
		d = d->next) {
		bool cell = d->loc.file == w->shop->intake->name;
		const struct column *column =
			column_at(w, cell ? d->loc.column - 1 : -1);
		struct household_fault fault = {
			.column = column ? d->loc.column - 1 : -1};
		if (d->severity != DIAG_ERROR)
			continue;
		fault.fact = column ? column->heading.fact->id : STR("");
		fault.what = d->sentence;
		if (d->hint.n)
			fault.what = str_printf(w->arena, "%.*s; %.*s",
				STR_ARG(d->sentence), STR_ARG(d->hint));
		fault.ask = column ? ask_of(w, column->heading.fact) : STR("");
		household_add_fault(w->household, fault);
	}
}

/* What no other row would do better with: a full disk, a font that cannot be
 * read. The file is named, for there is no cell to blame. */
static bool is_the_machines(const struct diag *d)
{
	return d->id == DIAG_FILE_WRITE || d->id == DIAG_FILE_READ ||
	       d->id == DIAG_FONT_FILE;
}

static bool machine_failed(struct work *w)
{
	for (struct diag *d = w->shop->cli->diags->first; d; d = d->next) {
		if (!is_the_machines(d))
			continue;
		household_add_fault(w->household,
			(struct household_fault){.column = -1,
				.what = str_printf(w->arena, "%s: %.*s",
					d->loc.file ? d->loc.file : "",
					STR_ARG(d->sentence))});
		return true;
	}
	return false;
}

static void end_failed(struct work *w)
{
	const struct diag *first = w->shop->cli->diags->first;

	w->household->is = HOUSEHOLD_FAILED;
	w->household->code =
		first ? str_of(diag_slug(first->id)) : STR("no-paper");
	w->household->made_count = 0;
	if (machine_failed(w))
		w->household->is = HOUSEHOLD_STOPPED;
	else
		add_faults(w);
}

/* --- reading ---------------------------------------------------------- */

static bool read_cells(struct work *w)
{
	struct diags *diags = w->shop->cli->diags;
	struct str rest = w->slip->cells;

	while (rest.n) {
		int at = (int)wire_take_int(&rest);
		struct heading_cell cell = {.text = wire_take_text(&rest)};
		cell.loc = (struct loc){
			w->shop->intake->name, w->slip->row, at + 1};
		heading_read(w->arena, w->facts,
			w->shop->intake->columns[at].heading, cell, diags);
	}
	return facts_check(w->facts,
		       (struct loc){.file = w->shop->intake->name}, diags) &&
	       diags->errors == 0;
}

/* Court papers are told of every row, also of one that fails. */
static void see_court(struct work *w)
{
	struct library *library = w->shop->library;
	struct arena *lasting = library->arena;
	char day[11];

	library->arena = w->arena;
	w->court = court_judge(
		library, w->shop->guide, w->facts, w->shop->cli->today.day);
	library->arena = lasting;
	w->household->urgent = w->court.urgent;
	if (!w->court.urgent)
		return;
	w->household->papers =
		w->court.papers ? str_of(w->court.papers) : STR("locked_out");
	if (w->court.counted)
		w->household->day = str_dup(
			w->arena, date_print(w->court.steps.sum.day, day));
	else if (w->court.trial.is)
		w->household->day =
			str_dup(w->arena, date_print(w->court.trial.day, day));
}

/* --- judging ---------------------------------------------------------- */

static const char *said_language(const struct work *w)
{
	const struct fact *fact =
		vocabulary_find(w->facts->vocabulary, STR("lang"));
	const struct value *value = facts_value(w->facts, fact, 0);

	return value->state == VALUE_KNOWN ? fact->shape.options[value->number]
					   : NULL;
}

static struct order order_of(const struct work *w)
{
	const struct cli *cli = w->shop->cli;
	const char *said = said_language(w);
	bool english = said && str_is(STR("en"), said);

	return (struct order){.facts = w->facts,
		.today = cli->today.day,
		.answer = court_answer(&w->court),
		.guide = w->shop->guide,
		.place = w->place,
		.copies = cli->whose,
		.large_print = cli->large_print,
		.parallel = cli->parallel,
		.also = &cli->also,
		.reads_other = !english && (said || cli->lang),
		.language = said ? said : w->shop->second,
		.pages_only = w->pages_only,
		.specimen = cli->today.day != cli->clock_day};
}

/* The reason of the finding that speaks for a decision. */
static enum reason reason_of(const struct decision *decision)
{
	for (int i = 0; i < decision->count; i++)
		if (decision->findings[i].outcome == decision->outcome)
			return decision->findings[i].reason;
	return REASON_NONE;
}

static const struct decision *best_of(
	const struct decision *decisions, int count)
{
	const struct decision *best = NULL;

	for (int i = 0; i < count; i++)
		if (!best || decisions[i].outcome < best->outcome)
			best = &decisions[i];
	return best;
}

static int column_of(const struct work *w, const struct fact *fact)
{
	for (int i = 0; i < w->shop->intake->all; i++)
		if (w->shop->intake->columns[i].heading.fact == fact)
			return i;
	return -1;
}

/* What the deciding program still misses: to be asked. */
static void add_missing(struct work *w, const struct decision *decision)
{
	struct explain_needs needs =
		explain_missing(w->arena, w->facts->vocabulary, decision, 1);

	for (int i = 0; i < needs.count; i++) {
		const struct fact *fact = needs.list[i].fact;
		household_add_fault(w->household,
			(struct household_fault){column_of(w, fact), fact->id,
				words_say(w->shop->words, "batch.missing"),
				ask_of(w, fact)});
	}
}

static void end_refused(
	struct work *w, const struct decision *decisions, int count)
{
	const struct decision *best = best_of(decisions, count);

	w->household->is = HOUSEHOLD_REFUSED;
	w->household->code = STR("not_in_force");
	if (!best)
		return;
	w->household->code = str_printf(w->arena, "%s/%s",
		outcome_name(best->outcome), reason_name(reason_of(best)));
	if (best->outcome == OUTCOME_NEED_FACTS)
		add_missing(w, best);
}

static bool print_all(struct work *w)
{
	struct packs packs = workshop_packs(w->shop, w->place);
	const struct cli *cli = w->shop->cli;
	struct order order = order_of(w);
	struct decision *decisions = eval_programs(w->arena, packs,
		&w->shop->library->world, w->facts, cli->today.day);
	bool good = true;

	for (int i = 0; i < packs.count; i++)
		if (!(cli->strict && decisions[i].stale))
			good = printer_print(w->shop->printer, w->arena, &order,
				       &decisions[i], &w->prints) &&
			       good;
	if (!w->prints.made) {
		end_refused(w, decisions, packs.count);
		return good;
	}
	const struct decision *best = best_of(decisions, packs.count);
	assert(best); /* it printed */
	w->household->code = str_of(outcome_name(best->outcome));
	return good;
}

/* --- writing ---------------------------------------------------------- */

static bool is_taken(const struct household *h, struct str name)
{
	for (int i = 0; i < h->made_count; i++)
		if (str_eq(h->made[i].name, name))
			return true;
	return false;
}

/* 000123-landlord-notice.en.pdf; with the program where two have the paper;
 * 000123-v2-... when it replaces another. */
static struct str name_of(const struct work *w, const struct printed *p)
{
	struct str program = p->pack->id;
	struct str version = STR("");
	struct str name = p->name;

	while (str_find(program, '/') < program.n)
		str_cut(&program, '/');
	if (w->slip->version > 1)
		version = str_printf(w->arena, "-v%d", w->slip->version);
	if (str_starts(name, program))
		name = str_from(name, program.n + 1);
	struct str full = str_printf(w->arena, "%.*s%.*s-%.*s",
		STR_ARG(w->slip->stem), STR_ARG(version), STR_ARG(name));
	if (!is_taken(w->household, full))
		return full;
	return str_printf(w->arena, "%.*s%.*s-%.*s", STR_ARG(w->slip->stem),
		STR_ARG(version), STR_ARG(p->name));
}

static void remove_old(const struct work *w, struct str name)
{
	const struct store *store = &w->shop->store;

	if (!w->shop->replace)
		return;
	store_remove(store, str_dup(w->arena, name).p);
	store_remove(store, str_printf(w->arena, "%.*s.part", STR_ARG(name)).p);
}

static bool write_all(struct work *w)
{
	const struct store *store = &w->shop->store;
	struct diags *diags = w->shop->cli->diags;
	bool good = true;

	for (struct printed *p = w->prints.first; p && good; p = p->next) {
		if (!p->bytes.n)
			continue;
		struct household_paper paper = {.name = name_of(w, p),
			.bytes = (int64_t)p->bytes.n,
			.sha256 = hash_hex(w->arena, p->bytes),
			.pack = str_sub(p->pack->hash, 0, 16)};
		if (store->folder >= 0) {
			remove_old(w, paper.name);
			good = store_write(store,
				str_dup(w->arena, paper.name).p, p->bytes,
				diags);
		}
		if (good)
			household_add_paper(w->household, paper);
	}
	for (int i = 0; !good && i < w->household->made_count; i++)
		store_remove(
			store, str_dup(w->arena, w->household->made[i].name).p);
	return good;
}

/* --- keeping ---------------------------------------------------------- */

#define PAPER_LIMIT ((size_t)64 * 1024 * 1024)

static bool is_whole(const struct work *w, const struct household_paper *paper)
{
	struct arena scratch = {0};
	struct diags quiet = {.arena = &scratch};
	struct str path = str_printf(
		&scratch, "%s/%.*s", w->shop->store.path, STR_ARG(paper->name));
	struct file file = {0};

	if (file_exists(path.p))
		file = file_read(&scratch, path.p, PAPER_LIMIT, &quiet);
	bool whole = file.ok &&
		     str_eq(hash_hex(&scratch, file.bytes), paper->sha256);
	arena_release(&scratch);
	return whole;
}

/* Whether the row was made before and all of its papers are there. */
static bool is_kept(struct work *w)
{
	if (!w->slip->before.n)
		return false;
	struct household before = household_unpack(w->arena, w->slip->before);
	for (int i = 0; i < before.made_count; i++)
		if (!is_whole(w, &before.made[i]))
			return false;
	before.row = w->slip->row;
	before.hash = w->slip->hash;
	before.urgent = w->household->urgent;
	before.papers = w->household->papers;
	before.day = w->household->day;
	before.kept = true;
	*w->household = before;
	return true;
}

/* --- a row ------------------------------------------------------------ */

struct household worker_row(struct workshop *shop, struct arena *arena,
	const struct order_slip *slip)
{
	struct household household = household_new(arena, slip->row);
	struct work w = {.shop = shop,
		.arena = arena,
		.slip = slip,
		.facts = facts_new(arena, shop->library->world.vocabulary),
		.household = &household};

	*shop->cli->diags = (struct diags){.arena = arena};
	household.stem = slip->stem;
	household.hash = slip->hash;
	household.version = slip->version;
	bool good = read_cells(&w);
	w.place = court_place(w.facts);
	see_court(&w);
	if (slip->court_only || (good && is_kept(&w)))
		return household;
	if (!good || !print_all(&w) || !write_all(&w))
		end_failed(&w);
	return household;
}

bool worker_pages(struct workshop *shop, struct arena *arena,
	const struct order_slip *slip, struct prints *prints)
{
	struct household household = household_new(arena, slip->row);
	struct work w = {.shop = shop,
		.arena = arena,
		.slip = slip,
		.facts = facts_new(arena, shop->library->world.vocabulary),
		.household = &household,
		.pages_only = true};

	bool good = read_cells(&w);
	w.place = court_place(w.facts);
	see_court(&w);
	good = good && print_all(&w);
	*prints = w.prints;
	return good;
}
