/*
 * Boxes, lines to write on, and the place of an address. Nothing is ever set
 * on a line that a person must fill.
 */
#include "form.h"

#define EMPTY_BOX 0x2610
#define TICKED_BOX 0x2611

/* Two strokes inside a box whose left top corner is (x, y). */
static void add_tick(
	struct column *column, struct item box, struct items *items)
{
	int side = box.width;
	struct item stroke = {
		.kind = ITEM_LINE, .element = box.element, .stroke = side / 6};

	stroke.x = box.x + side * 20 / 100;
	stroke.y = box.y + side * 52 / 100;
	stroke.width = side * 22 / 100;
	stroke.height = side * 25 / 100;
	items_add(column->arena, items, stroke);
	stroke.x += stroke.width;
	stroke.y += stroke.height;
	stroke.width = side * 40 / 100;
	stroke.height = -side * 54 / 100;
	items_add(column->arena, items, stroke);
}

/* A box centred on the capitals of the first line. */
static void add_box(struct column *column, const struct block *block,
	struct element *label, struct items *items)
{
	const struct sheet *sheet = column->sheet;
	int side = sheet->box;
	int middle = sheet_baseline(&sheet->body) -
		     sheet->body.size * SHEET_CAP / 2000;
	struct item box = {.kind = ITEM_FRAME,
		.element = label,
		.x = column->left + sheet->rule,
		.y = middle - side / 2,
		.width = side,
		.height = side,
		.stroke = sheet->rule * 3 / 2};

	label->stands_for = block->mark == MARK_TICKED ? TICKED_BOX : EMPTY_BOX;
	items_add(column->arena, items, box);
	if (block->mark == MARK_TICKED)
		add_tick(column, box, items);
}

static int width_of(const struct column *column, const struct type *type,
	const struct text *text)
{
	struct setting setting = column_setting(column, type);

	return text_is_empty(text) ? 0 : lines_set(&setting, text, 0).widest;
}

/* What the label and the line for initials take at the right. */
static int initials_width(
	const struct column *column, const struct block *block)
{
	const struct sheet *sheet = column->sheet;

	if (text_is_empty(&block->initials))
		return 0;
	return width_of(column, &sheet->label, &block->initials) +
	       sheet->initials + sheet->label.size / 2;
}

static void add_initials(struct column *column, const struct block *block,
	struct element *element, struct items *items)
{
	const struct sheet *sheet = column->sheet;
	int right = column->left + column->width;
	int baseline = sheet_baseline(&sheet->body);
	struct place place = {.left = right - initials_width(column, block),
		.top = baseline - sheet_baseline(&sheet->label),
		.element = column_element(
			column, element, ROLE_P, &block->initials)};

	column_place(column, &sheet->label, &block->initials, place, items);
	column_rule(column, items,
		(struct item){.x = right - sheet->initials,
			.y = baseline + 2 * sheet->rule,
			.width = sheet->initials,
			.stroke = sheet->rule});
}

void form_statement(struct column *column, const struct block *block,
	struct element *element)
{
	const struct sheet *sheet = column->sheet;
	struct column inner = *column;
	int initials = initials_width(column, block);
	struct element *label = NULL;

	if (block->mark != MARK_NONE)
		label = element_add(column->arena, element, ROLE_LABEL);
	inner.left += block->mark != MARK_NONE ? sheet->indent : 0;
	inner.width -= inner.left - column->left;
	inner.width -= initials ? initials + sheet->gutter / 2 : 0;
	struct band *band = column_text(&inner, &sheet->item, &block->text,
		column_element(&inner, element, ROLE_BODY, &block->text));
	column->bands = inner.bands;
	column->gap = inner.gap;
	column->glued = inner.glued;
	if (band && label)
		add_box(column, block, label, &band->items);
	if (band && initials)
		add_initials(column, block, element, &band->items);
}

/* A line from x on, `width` long, at y. */
static void add_line(
	struct column *column, int x, int y, int width, struct items *items)
{
	column_rule(column, items,
		(struct item){.x = x,
			.y = y,
			.width = width,
			.stroke = column->sheet->rule});
}

/* What a label takes of the line that it stands before. */
static int label_width(const struct column *column, const struct text *label)
{
	const struct type *type = &column->sheet->body;
	int width = width_of(column, type, label);

	return width ? width + type->size / 2 : 0;
}

/* The label stands before its line, or, where the row says so, `above` it at
 * that height. Returns the height of both. */
static int set_field(struct column *column, const struct text *label,
	struct place place, int above, struct items *items)
{
	const struct sheet *sheet = column->sheet;
	const struct type *type = &sheet->body;
	int baseline = place.top + sheet->hand + above;
	int used = above ? 0 : label_width(column, label);

	if (above && !text_is_empty(label)) {
		column_place(column, &sheet->label, label, place, items);
	} else if (used) {
		place.top = baseline - sheet_baseline(type);
		column_place(column, type, label, place, items);
	}
	add_line(column, place.left + used, baseline + 2 * sheet->rule,
		place.width - used, items);
	return baseline + 4 * sheet->rule;
}

static int weight_of(const struct block *block, int until)
{
	int weight = 0;

	for (int i = 0; i < until; i++)
		weight += block->field[i].weight;
	return weight;
}

static struct place place_of(
	const struct column *column, const struct block *block, int number)
{
	int gutter = column->sheet->gutter;
	int64_t room = column->width + gutter;
	int all = weight_of(block, block->fields);
	int from = (int)(room * weight_of(block, number) / all);
	int to = (int)(room * weight_of(block, number + 1) / all);

	return (struct place){
		.left = column->left + from, .width = to - from - gutter};
}

/* Less than half of its width to write on, or than two letters are high. */
static bool is_cramped(const struct sheet *sheet, int label, int width)
{
	return label && (label > width / 2 || width - label < 2 * sheet->hand);
}

/* The height of the labels where they stand above their lines, all of them as
 * soon as one would leave its line cramped; else 0. */
static int labels_above(const struct column *column, const struct block *block)
{
	const struct type *type = &column->sheet->label;
	struct setting setting = column_setting(column, type);
	bool above = block->labels_above;
	int tallest = 0;

	for (int i = 0; i < block->fields; i++) {
		const struct text *label = &block->field[i].label;
		int width = place_of(column, block, i).width;
		above = above || is_cramped(column->sheet,
					 label_width(column, label), width);
		struct lines lines = lines_set(&setting, label, width);
		int height = lines.count * type->leading;
		tallest = height > tallest ? height : tallest;
	}
	return above ? tallest : 0;
}

static int set_fields(struct column *column, const struct block *block,
	int line, struct items *items)
{
	const struct text none = {0};
	int above = line ? 0 : labels_above(column, block);
	int tallest = 0;

	for (int i = 0; i < block->fields; i++) {
		const struct text *label =
			line ? &none : &block->field[i].label;
		struct place place = place_of(column, block, i);
		if (!text_is_empty(label))
			place.element = column_element(
				column, column->element, ROLE_P, label);
		int height = set_field(column, label, place, above, items);
		tallest = height > tallest ? height : tallest;
	}
	return tallest;
}

void form_fields(struct column *column, const struct block *block)
{
	for (int line = 0; line < block->lines; line++) {
		struct items items = {0};
		column->glued |= line == 1;
		int height = set_fields(column, block, line, &items);
		struct band *band = column_band(column, height);
		items_join(&band->items, &items);
	}
	column_gap(column, column->sheet->body.after);
}

/* A line to write on with a label below, and perhaps a name on it. */
struct blank {
	const struct text *label;
	const struct text *name;
	int left;
	int width;
};

/* How far below the top the line is, so that a long name has room above. */
static int line_of(struct column *column, const struct blank *blank)
{
	const struct sheet *sheet = column->sheet;
	struct setting setting = column_setting(column, &sheet->body);
	int lines = 1;

	if (blank->name && !text_is_empty(blank->name))
		lines = lines_set(&setting, blank->name, blank->width).count;
	int height = lines * sheet->body.leading + sheet->body.leading / 2;
	return lines > 1 ? height : sheet->hand;
}

/* Returns the height with the label. */
static int set_blank(struct column *column, struct blank blank, int line,
	struct items *items)
{
	const struct sheet *sheet = column->sheet;
	struct place place = {.left = blank.left,
		.top = line + 3 * sheet->rule,
		.width = blank.width};

	if (text_is_empty(blank.label))
		return 0;
	if (blank.name && !text_is_empty(blank.name)) {
		struct items name = {0};
		struct place above = {.left = blank.left, .width = blank.width};
		above.element = column_element(
			column, column->element, ROLE_P, blank.name);
		int height = column_place(
			column, &sheet->body, blank.name, above, &name)
				     .height;
		items_move(&name, 0, line - height + sheet->rule);
		items_join(items, &name);
	}
	add_line(column, blank.left, line, blank.width, items);
	place.element =
		column_element(column, column->element, ROLE_P, blank.label);
	return place.top +
	       column_place(column, &sheet->label, blank.label, place, items)
		       .height;
}

/* Two blanks side by side as one band; the second may be missing. */
static void set_blanks(
	struct column *column, struct blank wide, struct blank narrow)
{
	const struct sheet *sheet = column->sheet;
	struct items items = {0};

	if (text_is_empty(wide.label) && text_is_empty(narrow.label))
		return;
	wide.left = column->left;
	wide.width = column->width * 60 / 100;
	narrow.left = column->left + wide.width + sheet->gutter;
	narrow.width = column->width - wide.width - sheet->gutter;
	int line = line_of(column, &wide);
	int height = set_blank(column, wide, line, &items);
	int other = set_blank(column, narrow, line, &items);
	struct band *band =
		column_band(column, height > other ? height : other);
	items_join(&band->items, &items);
	column_gap(column, sheet->label.leading / 3);
	column->glued = true;
}

/* What a reading copy has in the place of a signature. */
static void set_reading_notice(struct column *column)
{
	const struct sheet *sheet = column->sheet;
	const struct text *text = &column->document->reading_copy;
	struct items items = {0};
	struct type type = sheet->body;
	struct place place = {.left = column->left + sheet->padding,
		.top = sheet->padding,
		.width = column->width - 2 * sheet->padding,
		.align = ALIGN_CENTER,
		.element =
			column_element(column, column->element, ROLE_P, text)};

	type.bold = true;
	int height = column_place(column, &type, text, place, &items).height;
	struct band *band = column_band(column, height + 2 * sheet->padding);
	items_add(column->arena, &band->items,
		(struct item){.kind = ITEM_FRAME,
			.x = column->left,
			.width = column->width,
			.height = band->height,
			.stroke = sheet->rule});
	items_join(&band->items, &items);
}

static void set_perjury(struct column *column, const struct text *text)
{
	if (text_is_empty(text))
		return;
	column_text(column, &column->sheet->body, text,
		column_element(column, column->element, ROLE_P, text));
}

void form_signature(struct column *column, const struct block *block)
{
	const struct sheet *sheet = column->sheet;
	const struct signature *s = block->signature;
	struct column inner =
		column_inside(column, column->left, column->width);
	struct items items = {0};

	set_perjury(&inner, &s->perjury);
	if (!text_is_empty(&column->document->reading_copy)) {
		set_reading_notice(&inner);
	} else {
		struct blank signed_line = {.label = &s->label};
		struct blank date = {.label = &s->date_label};
		struct blank name = {.label = &s->name_label, .name = &s->name};
		struct blank place = {.label = &s->place_label};
		set_blanks(&inner, signed_line, date);
		set_blanks(&inner, name, place);
	}
	int height = column_merge(&inner, 0, &items);
	column_gap(column, sheet->body.leading);
	struct band *band = column_band(column, height);
	items_join(&band->items, &items);
	column_gap(column, sheet->body.leading);
}

/* A #10 envelope is 9.5 by 4.125 inches, its window 4.5 by 1.125, 7/8 inch
 * from the left and 1/2 inch from the bottom. A sheet folded in three is
 * 8.5 by 3.667 and slides by an inch and by 0.458: whatever it does, the
 * window shows what lies from 0.875 to 4.375 inches across and from 2.5 to
 * 3.167 inches down. */
#define WINDOW_LEFT (72 * POINT)
#define WINDOW_WIDTH (72 * 3375)
#define WINDOW_MIDDLE (72 * 2833 - 1300) /* room for descenders */
#define FOLD (PAGE_HEIGHT / 3)

static int set_lines(struct column *column, const struct text *texts, int count,
	struct place place, struct items *items)
{
	int top = place.top;

	for (int i = 0; i < count; i++) {
		place.element = column_element(
			column, column->element, ROLE_P, &texts[i]);
		place.top += column_place(column, &column->sheet->address,
			&texts[i], place, items)
				     .height;
	}
	return place.top - top;
}

static void add_fold(struct column *column, int y, struct items *items)
{
	column_rule(column, items,
		(struct item){.x = 14 * POINT,
			.y = y,
			.width = 14 * POINT,
			.gray = 500,
			.stroke = column->sheet->hair});
}

/* What the longest line of an address says: what would have to be shorter. */
static struct piece longest_of(
	const struct column *column, const struct text *texts, int count)
{
	struct piece longest = {.field = STR("an address")};
	int most = 0;

	for (int i = 0; i < count; i++) {
		int width =
			width_of(column, &column->sheet->address, &texts[i]);
		const struct piece *p = texts[i].first;
		while (p && !p->field.n)
			p = p->next;
		if (!p || width <= most)
			continue;
		most = width;
		longest = *p;
	}
	return longest;
}

static void refuse_address(struct column *column, struct piece piece,
	const char *what, int height, int room)
{
	diag_add(column->diags, DIAG_BLOCK_TOO_TALL, piece.loc,
		"%.*s is too long for an envelope: the %s takes %d points of "
		"%d",
		STR_ARG(piece.field), what, height / POINT, room / POINT);
}

/* The sender must not reach the addressee, nor that one leave the window. */
static void check_room(struct column *column, const struct address *a,
	int sender, int addressee)
{
	int top = WINDOW_MIDDLE - column->sheet->margin_top - addressee / 2;
	int most = 72 * 1125; /* the height of the window */

	if (addressee > most)
		refuse_address(column,
			longest_of(column, a->addressee, a->addressee_lines),
			"addressee", addressee, most);
	else if (sender > top)
		refuse_address(column,
			longest_of(column, a->sender, a->sender_lines),
			"sender", sender, top);
}

/* Bands begin at the top margin; y here is counted from there. */
void form_address(struct column *column, const struct block *block)
{
	const struct address *a = block->address;
	int top = column->sheet->margin_top;
	struct items items = {0}, shown = {0};
	struct place sender = {.left = column->left, .width = column->width};
	struct place window = {.left = WINDOW_LEFT, .width = WINDOW_WIDTH};

	int above =
		set_lines(column, a->sender, a->sender_lines, sender, &items);
	int height = set_lines(
		column, a->addressee, a->addressee_lines, window, &shown);
	check_room(column, a, above, height);
	items_move(&shown, 0, WINDOW_MIDDLE - top - height / 2);
	items_join(&items, &shown);
	if (a->fold_marks) {
		add_fold(column, FOLD - top, &items);
		add_fold(column, 2 * FOLD - top, &items);
	}
	struct band *band = column_band(column, FOLD + 12 * POINT - top);
	band->items = items;
	band->new_page = true;
	column_gap(column, column->sheet->body.leading);
}
