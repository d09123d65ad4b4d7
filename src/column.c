/*
 * Filling a column with text.
 */
#include "column.h"

struct column column_inside(const struct column *outer, int left, int width)
{
	struct column inner = *outer;

	inner.bands = (struct bands){0};
	inner.left = left;
	inner.width = width;
	inner.gap = 0;
	inner.glued = false;
	return inner;
}

struct band *column_band(struct column *column, int height)
{
	struct band *band = ARENA_NEW(column->arena, struct band);

	band->height = height;
	band->gap = column->gap;
	band->glued = column->glued;
	column->gap = 0;
	column->glued = false;
	if (column->bands.last)
		column->bands.last->next = band;
	else
		column->bands.first = band;
	column->bands.last = band;
	return band;
}

void column_gap(struct column *column, int gap)
{
	if (column->gap < gap)
		column->gap = gap;
}

int column_merge(struct column *column, int y, struct items *items)
{
	int top = y;

	for (struct band *b = column->bands.first; b; b = b->next) {
		top += b == column->bands.first ? 0 : b->gap;
		items_move(&b->items, 0, top);
		items_join(items, &b->items);
		top += b->height;
	}
	return top - y;
}

struct element *column_element(struct column *column, struct element *parent,
	enum role role, const struct text *text)
{
	struct element *e = element_add(column->arena, parent, role);

	if (text && !str_eq(text->lang, column->document->lang))
		e->lang = text->lang;
	return e;
}

struct setting column_setting(
	const struct column *column, const struct type *type)
{
	return (struct setting){column->arena, column->faces, column->diags,
		type->size, type->bold};
}

/* The first two lines and the last two are not parted. */
static bool is_glued(int line, int count)
{
	return line == 1 || (line && line == count - 1);
}

struct band *column_text(struct column *column, const struct type *type,
	const struct text *text, struct element *element)
{
	struct setting setting = column_setting(column, type);
	struct lines lines = lines_set(&setting, text, column->width);
	struct band *first = NULL;

	column_gap(column, type->before);
	for (int i = 0; i < lines.count; i++) {
		struct item at = {.element = element,
			.x = column->left,
			.y = sheet_baseline(type)};
		column->glued |= is_glued(i, lines.count);
		struct band *band = column_band(column, type->leading);
		lines_place(&setting, &lines, i, at, &band->items);
		if (!first)
			first = band;
	}
	column_gap(column, type->after);
	return first;
}

static int shift(enum block_align align, int space)
{
	if (align == ALIGN_RIGHT)
		return space;
	return align == ALIGN_CENTER ? space / 2 : 0;
}

void column_put(struct column *column, const struct type *type,
	const struct lines *lines, struct place place, struct items *items)
{
	struct setting setting = column_setting(column, type);

	for (int i = 0; i < lines->count; i++) {
		int space = place.width - lines->line[i].width;
		struct item at = {.element = place.element,
			.gray = place.gray,
			.x = place.left + shift(place.align, space),
			.y = place.top + i * type->leading +
			     sheet_baseline(type)};
		lines_place(&setting, lines, i, at, items);
	}
}

struct placed column_place(struct column *column, const struct type *type,
	const struct text *text, struct place place, struct items *items)
{
	struct setting setting = column_setting(column, type);
	struct lines lines = lines_set(&setting, text, place.width);

	column_put(column, type, &lines, place, items);
	return (struct placed){
		lines.count * type->leading, lines.widest, lines.count > 0};
}

void column_rule(struct column *column, struct items *items, struct item rule)
{
	rule.kind = ITEM_LINE;
	rule.height = 0;
	rule.element = NULL;
	items_add(column->arena, items, rule);
}
