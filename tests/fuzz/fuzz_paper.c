/* Any bytes as the texts of a paper: the first byte chooses its look, the
 * second the kinds of its blocks, newlines part the texts. Either there are
 * pages, on which nothing leaves the paper, and a PDF; or a diagnostic. */
#include <stdlib.h>

#include "../papers.h"
#include "flow.h"
#include "pdf.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void require(bool holds)
{
	if (!holds)
		abort();
}

static const char *const languages[] = {
	"en", "es", "vi", "ru", "hy", "zh-Hans", "zh-Hant", "ko"};

static void add_block(struct document *d, unsigned kind, struct text text)
{
	struct arena *a = d->arena;

	if (kind == 0) {
		block_heading(a, d->body, 1, text);
	} else if (kind == 1) {
		block_statement(a, d->body, MARK_TICKED, text)->initials = text;
	} else if (kind == 2) {
		struct table *t = block_table(a, d->body, 3)->table;
		t->column[0].weight = 0;
		table_header(a, t)[1] = text;
		table_row(a, t)[0] = text;
		t->first->cells[2] = text;
	} else if (kind == 3) {
		block_add(a, d->body, BLOCK_BOX)->text = text;
	} else if (kind == 4) {
		struct signature *s = block_signature(a, d->body)->signature;
		s->label = s->name = s->name_label = s->place_label = text;
	} else if (kind == 5) {
		block_fields(a, d->body, 2)->field[0].label = text;
	} else if (kind == 6) {
		block_address(a, d->body, 0, 1)->address->addressee[0] = text;
	} else {
		block_text(a, d->body, BLOCK_PARAGRAPH, text);
	}
}

static struct document build(
	struct arena *arena, const unsigned char *bytes, size_t n)
{
	struct document d = paper_new(arena, "Fuzz");
	struct str rest = {(const char *)bytes + 2, n - 2};
	struct str lang = str_of(languages[bytes[0] % 8]);
	unsigned kind = bytes[1];

	d.large_print = bytes[0] & 8;
	d.page_limit = 20;
	if (bytes[0] & 16)
		document_mark(&d, en(arena, "SPECIMEN"));
	while (rest.n) {
		struct text text =
			text_plain(arena, lang, str_cut(&rest, '\n'));
		add_block(&d, kind++ % 12, text);
	}
	return d;
}

static void check_pages(const struct pages *pages)
{
	for (struct page *p = pages->first; p; p = p->next)
		for (struct item *i = p->items.first; i; i = i->next) {
			require(i->x >= 0 && i->x <= PAGE_WIDTH);
			require(i->y >= 0 && i->y <= PAGE_HEIGHT);
			require(i->slanted || i->x + i->width <= PAGE_WIDTH);
		}
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	static struct papers world;
	static struct press *press;
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};

	if (n < 3 || n > 4000)
		return -1;
	if (!press) {
		papers_open(&world);
		press = press_new(&world.arena, &world.faces);
	}
	struct document d = build(&arena, bytes, n);
	struct pages *pages = flow_document(&arena, &world.faces, &d, &diags);
	require((pages != NULL) == (diags.errors == 0));
	if (pages) {
		check_pages(pages);
		require(pdf_write(&arena, press, pages, &diags).n > 1000);
	}
	arena_release(&arena);
	return 0;
}
