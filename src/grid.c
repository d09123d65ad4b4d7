/*
 * Tables, pairs and boxes.
 */
#include "grid.h"

#define THIN 550 /* the gray of thin lines */

/* A table being set: its texts, read once, and where its columns stand. */
struct grid {
	const struct table *table;
	struct lines *lines; /* of the header, then row by row */
	int left[TABLE_COLUMNS_MOST];
	int width[TABLE_COLUMNS_MOST];
	int least[TABLE_COLUMNS_MOST]; /* the widest word */
	int whole[TABLE_COLUMNS_MOST]; /* the widest text in one line */
};

static struct type cell_type(const struct column *column, bool strong)
{
	struct type type = column->sheet->cell;

	type.bold = strong;
	return type;
}

static void read_row(struct column *column, struct grid *grid,
	const struct text *cells, bool strong, struct lines *lines)
{
	struct type type = cell_type(column, strong);
	struct setting setting = column_setting(column, &type);

	for (int i = 0; i < grid->table->columns; i++) {
		lines[i] = lines_read(&setting, &cells[i]);
		int least = lines_least(&setting, &lines[i]);
		int whole = lines_whole(&setting, &lines[i]);
		if (least > grid->least[i])
			grid->least[i] = least;
		if (whole > grid->whole[i])
			grid->whole[i] = whole;
	}
}

static void read_table(struct column *column, struct grid *grid)
{
	const struct table *table = grid->table;
	struct lines *lines = arena_array(column->arena,
		(size_t)((table->rows + 1) * table->columns), sizeof *lines);

	grid->lines = lines;
	if (table->header)
		read_row(column, grid, table->header, true, lines);
	for (const struct table_row *r = table->first; r; r = r->next) {
		lines += table->columns;
		read_row(column, grid, r->cells, r->strong, lines);
	}
}

/* Columns without a weight are as wide as their texts, unless the others
 * would be left without room for their words: then all share alike. */
static void weigh(
	const struct grid *grid, int64_t room, int *weight, int *least)
{
	const struct table *table = grid->table;
	int64_t needed = 0;

	for (int i = 0; i < table->columns; i++) {
		weight[i] = table->column[i].weight;
		least[i] = weight[i] ? grid->least[i] : grid->whole[i];
		needed += least[i];
	}
	for (int i = 0; i < table->columns && needed > room; i++) {
		weight[i] = weight[i] ? weight[i] : 1;
		least[i] = grid->least[i];
	}
}

/* Shares `room` by weight; a column whose share is too narrow for its widest
 * word has what it needs first. False when there is not enough for all. */
static bool share(struct grid *grid, int64_t room)
{
	int columns = grid->table->columns;
	int weight[TABLE_COLUMNS_MOST], least[TABLE_COLUMNS_MOST];
	int64_t left = room, weights = 0;
	bool changed = true;

	weigh(grid, room, weight, least);
	for (int i = 0; i < columns; i++)
		weights += weight[i];
	while (changed) {
		changed = false;
		for (int i = 0; i < columns; i++) {
			int64_t part = weights ? left * weight[i] / weights : 0;
			if (grid->width[i] || part >= least[i])
				continue;
			grid->width[i] = least[i];
			left -= least[i];
			weights -= weight[i];
			changed = true;
		}
	}
	for (int i = 0; i < columns; i++)
		if (!grid->width[i] && weights)
			grid->width[i] = (int)(left * weight[i] / weights);
	return left >= 0;
}

static int gutter_of(const struct column *column, const struct table *table)
{
	return table->ruled ? column->sheet->gutter * 2 / 3
			    : column->sheet->gutter / 3;
}

static bool place_columns(struct column *column, struct grid *grid)
{
	const struct table *table = grid->table;
	int gutter = gutter_of(column, table);
	int left = column->left;

	if (!share(grid, column->width - gutter * (table->columns - 1)))
		return false;
	for (int i = 0; i < table->columns; i++) {
		grid->left[i] = left;
		left += grid->width[i] + gutter;
	}
	return true;
}

/* A row of texts. */
struct texts {
	const struct text *cells;
	struct lines *lines;
	bool strong;
	enum role role;
};

/* Thin lines between the columns. */
static void add_partings(
	struct column *column, const struct grid *grid, struct band *band)
{
	int half = gutter_of(column, grid->table) / 2;

	for (int i = 1; i < grid->table->columns; i++)
		items_add(column->arena, &band->items,
			(struct item){.kind = ITEM_LINE,
				.x = grid->left[i] - half,
				.height = band->height,
				.stroke = column->sheet->hair,
				.gray = THIN});
}

/* A list of labels and values: the label names its row. */
static enum role cell_role(
	const struct table *table, enum role role, int number)
{
	bool label = role == ROLE_CELL && !table->ruled && !table->header &&
		     number == 0 && table->columns > 1;

	return label ? ROLE_ROW_HEADER : role;
}

/* A row as one band: its cells' texts from the same top. */
static struct band *set_row(struct column *column, const struct grid *grid,
	struct texts texts, struct element *row)
{
	const struct table *table = grid->table;
	struct type type = cell_type(column, texts.strong);
	struct setting setting = column_setting(column, &type);
	int padding = column->sheet->cell_padding / (table->ruled ? 1 : 2);
	int tallest = 1;
	struct items items = {0};

	for (int i = 0; i < table->columns; i++) {
		struct lines *lines = &texts.lines[i];
		struct place place = {.left = grid->left[i],
			.top = padding,
			.width = grid->width[i],
			.align = table->column[i].align,
			.element = column_element(column, row,
				cell_role(table, texts.role, i),
				&texts.cells[i])};
		lines_break(&setting, lines, place.width);
		column_put(column, &type, lines, place, &items);
		tallest = lines->count > tallest ? lines->count : tallest;
	}
	int height = tallest * type.leading + 2 * padding;
	if (table->by_hand && height < column->sheet->hand)
		height = column->sheet->hand;
	struct band *band = column_band(column, height);
	band->items = items;
	if (table->by_hand)
		add_partings(column, grid, band);
	return band;
}

static void add_rule(
	struct column *column, struct band *band, int y, bool strong)
{
	const struct sheet *sheet = column->sheet;

	column_rule(column, &band->items,
		(struct item){.x = column->left,
			.y = y,
			.width = column->width,
			.stroke = strong ? sheet->rule : sheet->hair,
			.gray = strong ? INK : THIN});
}

/* Returns what pages repeat. */
static const struct band *set_header(
	struct column *column, const struct grid *grid, struct element *element)
{
	const struct table *table = grid->table;
	struct element *head = element_add(column->arena, element, ROLE_HEAD);
	struct element *row = element_add(column->arena, head, ROLE_ROW);
	struct texts texts = {
		table->header, grid->lines, true, ROLE_HEADER_CELL};
	struct band *band = set_row(column, grid, texts, row);
	struct band *copy = ARENA_NEW(column->arena, struct band);

	if (table->ruled)
		add_rule(column, band, band->height, true);
	column->glued = true;
	copy->height = band->height;
	copy->items = items_copy(column->arena, &band->items, 0);
	return copy;
}

static void set_rows(
	struct column *column, const struct grid *grid, struct element *element)
{
	const struct table *table = grid->table;
	const struct band *header = NULL;
	struct lines *lines = grid->lines;

	if (table->header) {
		header = set_header(column, grid, element);
		element = element_add(column->arena, element, ROLE_ROWS);
	}
	for (const struct table_row *r = table->first; r; r = r->next) {
		struct element *row =
			element_add(column->arena, element, ROLE_ROW);
		column->glued |= !r->next && r != table->first;
		lines += table->columns;
		struct texts texts = {r->cells, lines, r->strong, ROLE_CELL};
		struct band *band = set_row(column, grid, texts, row);
		band->header = header;
		if (table->ruled && r->strong)
			add_rule(column, band, 0, true);
		if (table->ruled)
			add_rule(column, band, band->height, !r->next);
	}
}

/* One cell of a table that is too wide: its header before its text. */
static void set_stacked_cell(struct column *column, const struct table *table,
	const struct table_row *r, int number, struct element *row)
{
	struct text text = {.lang = r->cells[number].lang};
	struct type type = cell_type(column, r->strong);

	if (text_is_empty(&r->cells[number]))
		return;
	const struct piece *p =
		table->header ? table->header[number].first : NULL;
	for (; p; p = p->next) {
		struct piece piece = *p;
		piece.bold = true;
		text_add(column->arena, &text, piece);
	}
	if (text.first)
		text_add(column->arena, &text,
			(struct piece){.s = STR(": "), .bold = true});
	for (p = r->cells[number].first; p; p = p->next)
		text_add(column->arena, &text, *p);
	column_text(column, &type, &text,
		column_element(column, row, ROLE_CELL, &text));
	column->glued = true;
}

/* In large print a table may not fit side by side: then each row is a small
 * list, with a rule below. */
static void set_stacked(struct column *column, const struct table *table,
	struct element *element)
{
	const struct sheet *sheet = column->sheet;

	for (const struct table_row *r = table->first; r; r = r->next) {
		struct element *row =
			element_add(column->arena, element, ROLE_ROW);
		for (int i = 0; i < table->columns; i++)
			set_stacked_cell(column, table, r, i, row);
		column->glued = true;
		struct band *band = column_band(column, sheet->cell_padding);
		add_rule(column, band, band->height, false);
		column_gap(column, sheet->cell_padding);
	}
}

void grid_table(struct column *column, const struct block *block)
{
	struct grid grid = {.table = block->table};
	struct element *element =
		element_add(column->arena, column->element, ROLE_TABLE);
	int after = column->sheet->body.after;

	column_gap(column, after);
	read_table(column, &grid);
	if (place_columns(column, &grid))
		set_rows(column, &grid, element);
	else
		set_stacked(column, grid.table, element);
	column_gap(column, grid.table->ruled ? after * 3 / 2 : after);
}

void grid_box(struct column *column, const struct block *block, grid_set *set)
{
	const struct sheet *sheet = column->sheet;
	int padding = sheet->padding;
	struct column inner = column_inside(
		column, column->left + padding, column->width - 2 * padding);
	struct items items = {0};

	inner.element =
		element_add(column->arena, column->element, ROLE_SECTION);
	if (!text_is_empty(&block->text)) {
		struct type type = sheet->heading[1];
		column_text(&inner, &type, &block->text,
			column_element(
				&inner, inner.element, ROLE_P, &block->text));
	}
	set(&inner, block->first);
	int height = column_merge(&inner, padding, &items) + 2 * padding;
	column_gap(column, sheet->body.after * 3 / 2);
	struct band *band = column_band(column, height);
	items_add(column->arena, &band->items,
		(struct item){.kind = ITEM_FRAME,
			.x = column->left,
			.width = column->width,
			.height = height,
			.stroke = sheet->thick});
	items_join(&band->items, &items);
	column_gap(column, sheet->body.after * 3 / 2);
}

/* Sets one block of a pair alone in a column of its own. */
static int set_half(struct column *inner, const struct block *block,
	grid_set *set, struct items *items)
{
	struct block alone = *block;

	alone.next = NULL;
	set(inner, &alone);
	return column_merge(inner, 0, items);
}

/* Titles stand on one line, whichever is the taller. */
static void level(const struct block *block, struct items *left,
	struct items *right, int taller)
{
	if (block->first && block->first->kind == BLOCK_TITLE)
		items_move(taller > 0 ? right : left, 0,
			taller > 0 ? taller : -taller);
}

void grid_pair(struct column *column, const struct block *block, grid_set *set)
{
	const struct sheet *sheet = column->sheet;
	int half = (column->width - sheet->gutter) / 2;
	struct column left = column_inside(column, column->left, half);
	struct column right = column_inside(
		column, column->left + column->width - half, half);
	struct items items = {0}, beside = {0};
	int height = 0, other = 0;

	left.gap = right.gap = column->gap;
	if (block->first)
		height = set_half(&left, block->first, set, &items);
	if (block->first && block->first->next)
		other = set_half(&right, block->first->next, set, &beside);
	level(block, &items, &beside, height - other);
	items_join(&items, &beside);
	if (left.bands.first)
		column_gap(column, left.bands.first->gap);
	struct band *band =
		column_band(column, height > other ? height : other);
	band->items = items;
	column->glued = left.glued || right.glued;
	column_gap(column, left.gap > right.gap ? left.gap : right.gap);
}
