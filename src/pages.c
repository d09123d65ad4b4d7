/*
 * Lists of what is on pages, and printing them as text.
 */
#include "pages.h"

static const char *const role_names[ROLE_COUNT] = {
	[ROLE_DOCUMENT] = "Document",
	[ROLE_H1] = "H1",
	[ROLE_H2] = "H2",
	[ROLE_H3] = "H3",
	[ROLE_H4] = "H4",
	[ROLE_P] = "P",
	[ROLE_LIST] = "L",
	[ROLE_ITEM] = "LI",
	[ROLE_LABEL] = "Lbl",
	[ROLE_BODY] = "LBody",
	[ROLE_TABLE] = "Table",
	[ROLE_HEAD] = "THead",
	[ROLE_ROWS] = "TBody",
	[ROLE_ROW] = "TR",
	[ROLE_HEADER_CELL] = "TH",
	[ROLE_ROW_HEADER] = "TH",
	[ROLE_CELL] = "TD",
	[ROLE_SECTION] = "Sect",
};

const char *role_name(enum role role)
{
	return role_names[role];
}

struct item *items_add(
	struct arena *arena, struct items *items, struct item item)
{
	struct item *copy = ARENA_NEW(arena, struct item);

	*copy = item;
	copy->next = NULL;
	if (items->last)
		items->last->next = copy;
	else
		items->first = copy;
	items->last = copy;
	return copy;
}

void items_move(struct items *items, int dx, int dy)
{
	for (struct item *item = items->first; item; item = item->next) {
		item->x += dx;
		item->y += dy;
	}
}

void items_join(struct items *items, struct items *more)
{
	if (!more->first)
		return;
	if (items->last)
		items->last->next = more->first;
	else
		items->first = more->first;
	items->last = more->last;
	*more = (struct items){0};
}

struct items items_copy(struct arena *arena, const struct items *items, int dy)
{
	struct items copy = {0};

	for (const struct item *i = items->first; i; i = i->next) {
		struct item *item = items_add(arena, &copy, *i);
		item->element = NULL;
		item->y += dy;
	}
	return copy;
}

struct element *element_add(
	struct arena *arena, struct element *parent, enum role role)
{
	struct element *element = ARENA_NEW(arena, struct element);

	element->role = role;
	element->parent = parent;
	if (parent && parent->last)
		parent->last->next = element;
	else if (parent)
		parent->first = element;
	if (parent)
		parent->last = element;
	return element;
}

static void number_from(struct element *element, int *count)
{
	element->number = ++*count;
	for (struct element *e = element->first; e; e = e->next)
		number_from(e, count);
}

void pages_number(struct pages *pages)
{
	pages->elements = 0;
	number_from(pages->root, &pages->elements);
}

/* Points with up to three decimals. */
static void dump_length(int length, struct buf *out)
{
	unsigned whole = (unsigned)(length < 0 ? -length : length);

	buf_printf(out, " %s%u", length < 0 ? "-" : "", whole / POINT);
	if (whole % POINT)
		buf_printf(out, ".%03u", whole % POINT);
}

static void dump_code(uint32_t code, struct buf *out)
{
	if (!code)
		return;
	if (code < 0x80)
		buf_add_byte(out, (char)code);
	else
		buf_printf(out, "\\u{%X}", (unsigned)code);
}

static void dump_run(const struct item *item, struct buf *out)
{
	buf_printf(out, " %.*s", STR_ARG(item->cut->face->id));
	dump_length(item->size, out);
	buf_add(out, STR(" \""));
	for (int i = 0; i < item->count; i++)
		dump_code(item->letters[i].code, out);
	buf_add(out, STR("\""));
}

static void dump_item(const struct item *item, struct buf *out)
{
	static const char *const kinds[] = {"run", "box", "frame", "line"};

	buf_printf(out, "  %s", kinds[item->kind]);
	if (item->element)
		buf_printf(out, " %s#%d", role_names[item->element->role],
			item->element->number);
	else
		buf_add(out, STR(" -"));
	dump_length(item->x, out);
	dump_length(item->y, out);
	dump_length(item->width, out);
	if (item->kind == ITEM_RUN)
		dump_run(item, out);
	else
		dump_length(item->height, out);
	if (item->kind == ITEM_FRAME || item->kind == ITEM_LINE)
		dump_length(item->stroke, out);
	if (item->gray)
		buf_printf(out, " gray %d", item->gray);
	buf_add(out, item->slanted ? STR(" slanted\n") : STR("\n"));
}

void pages_dump(const struct pages *pages, struct buf *out)
{
	int number = 0;

	for (const struct page *p = pages->first; p; p = p->next) {
		buf_printf(out, "page %d of %d\n", ++number, pages->count);
		for (const struct item *i = p->items.first; i; i = i->next)
			dump_item(i, out);
	}
}
