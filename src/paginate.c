/*
 * Page breaks and the edges of pages.
 */
#include "paginate.h"

#define SHORT_PAGE 4 /* a page is short with no more than this part */
#define TIGHTEST 60  /* least of a gap, in hundredths */

struct paper {
	struct column *column;
	struct pages *pages;
	int bottom; /* of the room for text */
	int y;
	int tight;	/* gaps in hundredths of themselves */
	int count;	/* of pages */
	bool dry;	/* only counts: nothing is put anywhere */
	bool empty;	/* nothing stands on the page yet */
	bool edge_told; /* that header or footer are too tall */
};

static void append_page(struct paper *paper)
{
	struct pages *pages = paper->pages;
	struct page *page = ARENA_NEW(paper->column->arena, struct page);

	if (pages->last)
		pages->last->next = page;
	else
		pages->first = page;
	pages->last = page;
	pages->count++;
}

static void add_page(struct paper *paper)
{
	if (!paper->dry)
		append_page(paper);
	paper->count++;
	paper->y = paper->column->sheet->margin_top;
	paper->empty = true;
}

static int gap_of(const struct paper *paper, const struct band *band)
{
	return paper->empty ? 0 : band->gap * paper->tight / 100;
}

/* The end of what must stay on one page with `first`, and its height without
 * the gap above. */
static struct band *group_end(
	const struct paper *paper, struct band *first, int *height)
{
	struct band *b = first->next;

	*height = first->height;
	for (; b && b->glued; b = b->next)
		*height += b->gap * paper->tight / 100 + b->height;
	return b;
}

static void repeat_header(struct paper *paper, const struct band *header)
{
	if (!paper->dry) {
		struct items copy = items_copy(
			paper->column->arena, &header->items, paper->y);
		items_join(&paper->pages->last->items, &copy);
	}
	paper->y += header->height;
	paper->empty = false;
}

static void put_band(struct paper *paper, struct band *band)
{
	paper->y += gap_of(paper, band);
	if (!paper->dry) {
		items_move(&band->items, 0, paper->y);
		items_join(&paper->pages->last->items, &band->items);
	}
	paper->y += band->height;
	paper->empty &= band->height == 0;
}

static void put_group(
	struct paper *paper, struct band *first, struct band *end, int height)
{
	int gap = gap_of(paper, first);
	bool full = paper->y + gap + height > paper->bottom;

	if (!paper->empty && (full || first->new_page)) {
		add_page(paper);
		if (first->header && !first->new_page)
			repeat_header(paper, first->header);
	}
	if (!paper->dry && paper->y + height > paper->bottom)
		diag_add(paper->column->diags, DIAG_BLOCK_TOO_TALL,
			(struct loc){0},
			"a block of %d points must stay together, a page has "
			"%d",
			height / POINT,
			(paper->bottom - paper->column->sheet->margin_top) /
				POINT);
	for (struct band *b = first; b != end; b = b->next)
		put_band(paper, b);
}

static void put_all(struct paper *paper)
{
	struct band *b = paper->column->bands.first;

	add_page(paper);
	while (b) {
		int height;
		struct band *end = group_end(paper, b, &height);
		if (end || height) /* no page for a break at the end */
			put_group(paper, b, end, height);
		b = end;
	}
}

/* How many pages there would be, and how far down the last one is filled. */
static struct paper count_pages(const struct paper *paper, int tight)
{
	struct paper dry = *paper;

	dry.dry = true;
	dry.tight = tight;
	put_all(&dry);
	return dry;
}

/* A last page with a few lines is spared where gaps a little smaller make
 * room for them. */
static int tightness(const struct paper *paper)
{
	int top = paper->column->sheet->margin_top;
	struct paper loose = count_pages(paper, 100);

	if (loose.count == 1 ||
		loose.y - top > (loose.bottom - top) / SHORT_PAGE)
		return 100;
	for (int tight = 90; tight >= TIGHTEST; tight -= 10)
		if (count_pages(paper, tight).count < loose.count)
			return tight;
	return 100;
}

static void check_count(struct paper *paper)
{
	const struct document *d = paper->column->document;
	int limit = d->page_limit ? d->page_limit : PAGES_MOST;

	if (paper->pages->count > limit)
		diag_add(paper->column->diags, DIAG_TOO_MANY_PAGES,
			(struct loc){0},
			"the paper has %d pages and may have %d",
			paper->pages->count, limit);
}

/* Replaces {page} and {pages}. */
static struct text number_pages(
	struct arena *arena, const struct text *pattern, int page, int pages)
{
	struct text text = {.lang = pattern->lang};

	for (const struct piece *p = pattern->first; p; p = p->next) {
		struct piece piece = *p;
		struct buf out = {.arena = arena};
		struct str rest = p->s;
		while (rest.n) {
			bool is_page = str_starts(rest, STR("{page}"));
			bool is_pages = str_starts(rest, STR("{pages}"));
			if (is_page || is_pages)
				buf_printf(&out, "%d", is_page ? page : pages);
			else
				buf_add_byte(&out, *rest.p);
			rest = str_from(rest, is_page ? 6 : is_pages ? 7 : 1);
		}
		piece.s = buf_str(&out);
		text_add(arena, &text, piece);
	}
	return text;
}

/* Told once: all pages have the same. */
static void check_edge(struct paper *paper, int height, int room)
{
	if (height > room && !paper->edge_told)
		diag_add(paper->column->diags, DIAG_BLOCK_TOO_TALL,
			(struct loc){0},
			"the header or footer takes %d points of %d",
			height / POINT, room / POINT);
	paper->edge_told |= height > room;
}

/* The receipt at the left, the page number at the right; the receipt takes
 * a second line when it is long. It is a code, the same in all languages. */
static void add_footer(struct paper *paper, struct page *page, int number)
{
	struct column *column = paper->column;
	const struct sheet *sheet = column->sheet;
	const struct document *d = column->document;
	int top = PAGE_HEIGHT - sheet->margin_bottom + 20 * POINT;
	struct place place = {.left = column->left,
		.top = top + 5 * POINT,
		.width = column->width,
		.align = ALIGN_RIGHT};
	struct text receipt = text_plain(column->arena, STR("en"), d->receipt);
	struct text count = number_pages(
		column->arena, &d->footer, number, paper->pages->count);
	struct placed placed = {0};

	column_rule(column, &page->items,
		(struct item){.x = column->left,
			.y = top,
			.width = column->width,
			.gray = 500,
			.stroke = sheet->hair});
	if (!text_is_empty(&count))
		placed = column_place(
			column, &sheet->edge, &count, place, &page->items);
	place.align = ALIGN_LEFT;
	place.width -= placed.widest ? placed.widest + sheet->gutter : 0;
	if (d->receipt.n)
		placed = column_place(
			column, &sheet->edge, &receipt, place, &page->items);
	check_edge(paper, placed.height,
		sheet->margin_bottom - 43 * POINT); /* leaves 18 below */
}

static void join_text(
	struct column *column, struct text *all, const struct text *more)
{
	if (text_is_empty(more))
		return;
	if (all->first)
		text_add(column->arena, all,
			(struct piece){.s = STR(" \xc2\xb7 "), .bold = true});
	else
		all->lang = more->lang;
	for (const struct piece *p = more->first; p; p = p->next) {
		struct piece piece = *p;
		piece.bold = true;
		text_add(column->arena, all, piece);
	}
}

/* Marks at the left, which copy it is at the right; of a copy to read, whose
 * it is and what it is below them. */
static void add_header(struct paper *paper, struct page *page)
{
	struct column *column = paper->column;
	const struct type *type = &column->sheet->edge;
	const struct document *d = column->document;
	struct place place = {.left = column->left,
		.top = 30 * POINT,
		.width = column->width,
		.align = ALIGN_RIGHT};
	struct text marks = {0}, copy = {0}, reading = {0};
	struct placed first = {0}, second = {0}, third = {0};

	for (int i = 0; i < d->marks; i++)
		join_text(column, &marks, &d->mark[i]);
	join_text(column, text_is_empty(&d->reading_copy) ? &copy : &reading,
		&d->copy);
	join_text(column, &reading, &d->reading_copy);
	if (copy.first)
		first = column_place(column, type, &copy, place, &page->items);
	place.align = ALIGN_LEFT;
	place.width -= first.widest ? first.widest + column->sheet->gutter : 0;
	if (marks.first)
		second =
			column_place(column, type, &marks, place, &page->items);
	int height =
		first.height > second.height ? first.height : second.height;
	place.top += height;
	place.width = column->width;
	if (reading.first)
		third = column_place(
			column, type, &reading, place, &page->items);
	check_edge(paper, height + third.height,
		column->sheet->margin_top - 33 * POINT);
}

#define MARK_LENGTH (700 * POINT)
#define MARK_SIZE (92 * POINT)
#define MARK_GRAY 900

/* One mark across the page, `offset` right below the middle, measured square
 * to the slant of 3 across and 4 up. */
static void add_mark(struct column *column, const struct text *text, int offset,
	struct items *items)
{
	struct setting setting = column_setting(column, &column->sheet->edge);

	setting.bold = true;
	setting.size = MARK_SIZE;
	int width = lines_set(&setting, text, 0).widest;
	if (width > MARK_LENGTH) {
		setting.size = (int)((int64_t)MARK_SIZE * MARK_LENGTH / width);
		setting.size -= setting.size % 10;
	}
	struct lines lines = lines_set(&setting, text, 0);
	if (!lines.count)
		return;
	int half = lines.widest / 2;
	int drop = offset + setting.size * SHEET_CAP / 2000;
	struct item at = {.gray = MARK_GRAY,
		.slanted = true,
		.x = PAGE_WIDTH / 2 - half / 5 * 3 + drop / 5 * 4,
		.y = PAGE_HEIGHT / 2 + half / 5 * 4 + drop / 5 * 3};
	lines_place(&setting, &lines, 0, at, items);
}

static void add_marks(struct column *column, struct items *items)
{
	const struct document *d = column->document;

	for (int i = 0; i < d->marks; i++)
		add_mark(column, &d->mark[i],
			(2 * i - d->marks + 1) * MARK_SIZE / 2, items);
}

/* Marks come first, so that the text is drawn over them. */
static void finish_pages(struct paper *paper)
{
	int number = 0;

	for (struct page *p = paper->pages->first; p; p = p->next) {
		struct items items = {0};
		add_marks(paper->column, &items);
		items_join(&items, &p->items);
		p->items = items;
		add_header(paper, p);
		add_footer(paper, p, ++number);
	}
	pages_number(paper->pages);
}

struct pages *paginate(struct column *column)
{
	const struct document *d = column->document;
	struct pages *pages = ARENA_NEW(column->arena, struct pages);
	struct paper paper = {
		.column = column,
		.pages = pages,
		.bottom = PAGE_HEIGHT - column->sheet->margin_bottom,
	};

	pages->title = d->title;
	pages->lang = d->lang;
	pages->receipt = d->receipt;
	pages->faces = column->faces;
	pages->root = column->element;
	paper.tight = tightness(&paper);
	put_all(&paper);
	check_count(&paper);
	finish_pages(&paper);
	return pages;
}
