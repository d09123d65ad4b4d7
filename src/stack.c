/*
 * Collecting pages until a part is full.
 */
#include "stack.h"

#include <string.h>

#include "pages.h"
#include "rowname.h"

#define PART_BYTES ((size_t)128 * 1024 * 1024) /* of pages in memory */

struct stack {
	struct batch *batch;
	struct store store;
	struct str name; /* without .pdf */
	struct arena arena;
	struct pages pages; /* of the part at hand */
	int parts;
};

/* --- parts ------------------------------------------------------------ */

static void begin_part(struct stack *s)
{
	arena_clear(&s->arena);
	s->pages = (struct pages){.title = s->name,
		.lang = STR("en"),
		.root = element_add(&s->arena, NULL, ROLE_DOCUMENT)};
}

static bool end_part(struct stack *s)
{
	struct cli *cli = s->batch->cli;

	if (!s->pages.count)
		return true;
	pages_number(&s->pages);
	struct str bytes =
		printer_bind(s->batch->shop.printer, &s->arena, &s->pages);
	if (!bytes.n)
		return false;
	s->parts++;
	struct str name = str_printf(
		&s->arena, "%.*s-%d.pdf", STR_ARG(s->name), s->parts);
	if (s->parts == 1)
		name = str_printf(&s->arena, "%.*s.pdf", STR_ARG(s->name));
	bool good = store_write(&s->store, name.p, bytes, cli->diags);
	begin_part(s);
	return good;
}

static void add_page(struct stack *s, struct page *page)
{
	page->next = NULL;
	if (s->pages.last)
		s->pages.last->next = page;
	else
		s->pages.first = page;
	s->pages.last = page;
	s->pages.count++;
}

/* A paper that ends on a front leaves its back empty. */
static void add_paper(struct stack *s, struct pages *paper)
{
	struct element *root = s->pages.root;
	struct page *page = paper->first;

	while (page) {
		struct page *next = page->next;
		add_page(s, page);
		page = next;
	}
	if (s->pages.count % 2)
		add_page(s, ARENA_NEW(&s->arena, struct page));
	s->pages.faces = paper->faces;
	if (!s->pages.receipt.n)
		s->pages.receipt = paper->receipt;
	paper->root->parent = root;
	paper->root->role = ROLE_SECTION;
	paper->root->lang = paper->lang;
	if (root->last)
		root->last->next = paper->root;
	else
		root->first = paper->root;
	root->last = paper->root;
}

/* --- rows ------------------------------------------------------------- */

static int sheets_of(const struct prints *prints)
{
	int sheets = 0;

	for (const struct printed *p = prints->first; p; p = p->next)
		if (p->pages)
			sheets += (p->pages->count + 1) / 2;
	return sheets;
}

/* A sheet with the number of the row and nothing else. */
static bool add_separator(struct stack *s, int row)
{
	struct pages *sheet = printer_sheet(s->batch->shop.printer, &s->arena,
		str_printf(&s->arena, "%d", row));

	if (sheet)
		add_paper(s, sheet);
	return sheet;
}

/* Whether the household, with its copies where a part can hold them, goes
 * beyond the part at hand. */
static bool is_full(const struct stack *s, const struct prints *prints,
	bool parted, int64_t copies)
{
	int64_t sheets = sheets_of(prints);

	if (parted + sheets * copies <= STACK_SHEETS)
		sheets *= copies;
	return s->pages.count &&
	       (s->pages.count / 2 + parted + sheets > STACK_SHEETS ||
		       s->arena.used > PART_BYTES);
}

/* One copy, of `copies` that are still to come. Once more where the part is
 * full: the pages live in its memory. */
static bool add_copy(struct stack *s, const struct order_slip *slip,
	bool parted, int64_t copies)
{
	struct prints prints;
	struct workshop *shop = &s->batch->shop;

	if (!worker_pages(shop, &s->arena, slip, &prints))
		return false;
	if (is_full(s, &prints, parted, copies) &&
		(!end_part(s) || !worker_pages(shop, &s->arena, slip, &prints)))
		return false;
	if (parted && !add_separator(s, slip->row))
		return false;
	for (struct printed *p = prints.first; p; p = p->next)
		if (p->pages)
			add_paper(s, p->pages);
	return true;
}

/* Whether the papers of the row are there and still say what it says. */
static bool is_made(struct batch *b, struct arena *arena,
	const struct order_slip *slip, struct str hash)
{
	struct household before;

	return journal_find(&b->journal, arena, slip->stem, &before) &&
	       before.is == HOUSEHOLD_MADE && before.row == slip->row &&
	       str_eq(before.hash, hash);
}

static bool stack_row(
	struct stack *s, struct arena *arena, const struct csv_row *row)
{
	struct batch *b = s->batch;
	struct order_slip slip = {.row = row->number,
		.version = 1,
		.stem = str_printf(arena, "%06d", row->number),
		.cells = rowname_cells(b->intake, arena, row)};
	struct str hash = rowname_hash(b->intake, arena,
		journal_row_key(&b->journal, row->number), slip.cells);
	int64_t copies = b->cli->copies.given ? b->cli->copies.number : 1;
	bool good = true;

	rowname_stem(b->intake, arena, row, &slip.stem);
	if (!is_made(b, arena, &slip, hash))
		return true;
	for (int64_t i = 0; i < copies && good; i++)
		good = add_copy(
			s, &slip, b->cli->separators && i == 0, copies - i);
	return good;
}

static bool stack_rows(struct stack *s)
{
	struct arena scratch = {0};
	struct diags quiet = {.arena = &scratch};
	struct csv_row row = {.status = CSV_ROW};
	bool good = true;

	begin_part(s);
	while (good && row.status != CSV_END && row.status != CSV_STOPPED) {
		arena_clear(&scratch);
		quiet = (struct diags){.arena = &scratch};
		row = csv_next(s->batch->intake->csv, &scratch, &quiet);
		if (row.status == CSV_ROW)
			good = stack_row(s, &scratch, &row);
	}
	good = good && end_part(s);
	arena_release(&scratch);
	arena_release(&s->arena);
	return good;
}

/* --- the file --------------------------------------------------------- */

static bool open_target(struct stack *s)
{
	struct cli *cli = s->batch->cli;
	struct str path = str_of(cli->print_to);
	size_t at = path.n;

	while (at > 0 && path.p[at - 1] != '/')
		at--;
	s->name = str_from(path, at);
	if (str_ends(s->name, STR(".pdf")))
		s->name.n -= 4;
	const char *folder =
		at ? str_dup(cli->arena, str_sub(path, 0, at)).p : ".";
	s->store = store_open(folder, cli->diags);
	return s->store.folder >= 0;
}

bool stack_print(struct batch *b)
{
	struct stack s = {.batch = b};
	struct cli *cli = b->cli;
	struct intake *first = b->intake;

	b->intake = intake_open(cli, first->vocabulary, cli->args[0]);
	if (!b->intake || !open_target(&s)) {
		b->intake = first;
		return false;
	}
	fclose(first->stream);
	first->stream = b->intake->stream;
	first->csv = b->intake->csv;
	b->intake = first;
	bool good = stack_rows(&s) && store_sync(&s.store, cli->diags);
	store_close(&s.store);
	return good;
}
