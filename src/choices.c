/*
 * How many stand in a row, and where.
 */
#include "choices.h"

#include "form.h"

#define COLUMNS_MOST 3

/* Where the boxes of one block stand. */
struct grid_of_boxes {
	int columns; /* 0: each as wide as it is, all in one line */
	int width;   /* of a column */
	struct element *list;
};

static int natural_width(struct column *column, const struct block *statement)
{
	const struct sheet *sheet = column->sheet;
	struct setting setting = column_setting(column, &sheet->item);

	return sheet->indent + lines_set(&setting, &statement->text, 0).widest;
}

static struct grid_of_boxes place_boxes(
	struct column *column, const struct block *block)
{
	const struct sheet *sheet = column->sheet;
	struct grid_of_boxes grid = {
		.list = element_add(column->arena, column->element, ROLE_LIST)};
	int widest = 0;
	int64_t all = -sheet->gutter;

	for (const struct block *b = block->first; b; b = b->next) {
		int width = natural_width(column, b);
		widest = width > widest ? width : widest;
		all += width + sheet->gutter;
	}
	if (all <= column->width)
		return grid;
	for (grid.columns = COLUMNS_MOST; grid.columns > 1; grid.columns--) {
		grid.width = (column->width + sheet->gutter) / grid.columns -
			     sheet->gutter;
		if (widest <= grid.width)
			return grid;
	}
	grid.width = column->width;
	return grid;
}

/* Sets the statement at its place; returns its height. */
static int set_one(struct column *column, const struct block *statement,
	const struct grid_of_boxes *grid, struct place place,
	struct items *items)
{
	struct column inner = column_inside(column, place.left, place.width);

	form_statement(&inner, statement,
		element_add(column->arena, grid->list, ROLE_ITEM));
	return column_merge(&inner, 0, items);
}

/* One row from `first` on; returns what is left. */
static const struct block *set_row(struct column *column,
	const struct grid_of_boxes *grid, const struct block *first)
{
	const struct sheet *sheet = column->sheet;
	struct place place = {.left = column->left, .width = grid->width};
	struct items items = {0};
	int tallest = 0;
	int count = 0;

	for (; first && (!grid->columns || count < grid->columns); count++) {
		if (!grid->columns)
			place.width = natural_width(column, first);
		int height = set_one(column, first, grid, place, &items);
		tallest = height > tallest ? height : tallest;
		place.left += place.width + sheet->gutter;
		first = first->next;
	}
	column_band(column, tallest)->items = items;
	column_gap(column, sheet->item.after);
	return first;
}

void choices_set(struct column *column, const struct block *block)
{
	struct grid_of_boxes grid = place_boxes(column, block);
	const struct block *rest = block->first;

	while (rest)
		rest = set_row(column, &grid, rest);
}
