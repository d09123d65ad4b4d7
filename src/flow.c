/*
 * Each kind of block and how it fills a column; the rest is in form, grid
 * and paginate.
 */
#include "flow.h"

#include "choices.h"
#include "column.h"
#include "form.h"
#include "grid.h"
#include "paginate.h"

static void set_all(struct column *column, const struct block *first);

static enum role heading_role(int level)
{
	static const enum role roles[] = {ROLE_H1, ROLE_H2, ROLE_H3, ROLE_H4};

	return roles[level];
}

static void set_text(struct column *column, const struct block *block,
	const struct type *type, enum role role)
{
	column_text(column, type, &block->text,
		column_element(column, column->element, role, &block->text));
}

/* A thin line under the title parts it from the rest. */
static void set_title(struct column *column, const struct block *block)
{
	const struct sheet *sheet = column->sheet;

	set_text(column, block, &sheet->title, ROLE_H1);
	struct band *last = column->bands.last;
	if (last)
		column_rule(column, &last->items,
			(struct item){.x = column->left,
				.y = last->height + 3 * sheet->thick,
				.width = column->width,
				.stroke = sheet->thick});
	column->glued = true;
}

static void set_heading(struct column *column, const struct block *block)
{
	const struct type *type = &column->sheet->heading[block->level - 1];

	set_text(column, block, type, heading_role(block->level));
}

static void set_paragraph(struct column *column, const struct block *block)
{
	const struct sheet *sheet = column->sheet;

	if (block->small && column->element->role == ROLE_ITEM)
		column->glued = true; /* to the item above it */
	set_text(column, block, block->small ? &sheet->small : &sheet->body,
		ROLE_P);
}

/* Children stand below the text, indented as it is. */
static void set_children(struct column *column, const struct block *block,
	struct element *element)
{
	struct column inner = *column;

	if (!block->first)
		return;
	inner.element = element;
	inner.left += column->sheet->indent;
	inner.width -= column->sheet->indent;
	set_all(&inner, block->first);
	column->bands = inner.bands;
	column->gap = inner.gap;
	column->glued = inner.glued;
}

/* The number or bullet stands in the indent. */
static void set_item(
	struct column *column, const struct block *block, struct str label)
{
	const struct sheet *sheet = column->sheet;
	struct column inner = *column;
	struct element *element =
		element_add(column->arena, column->element, ROLE_ITEM);
	struct place place = {.left = column->left,
		.element = element_add(column->arena, element, ROLE_LABEL)};
	struct text text = text_plain(column->arena, block->text.lang, label);

	inner.left += sheet->indent;
	inner.width -= sheet->indent;
	struct band *band = column_text(&inner, &sheet->item, &block->text,
		column_element(column, element, ROLE_BODY, &block->text));
	column->bands = inner.bands;
	column->gap = inner.gap;
	column->glued = inner.glued;
	if (band)
		column_place(column, &sheet->item, &text, place, &band->items);
	set_children(column, block, element);
}

static void set_list(struct column *column, const struct block *block)
{
	struct column inner = *column;
	int number = block->first_number;

	inner.element = element_add(column->arena, column->element, ROLE_LIST);
	for (const struct block *b = block->first; b; b = b->next) {
		struct str label = block->numbered ? str_printf(column->arena,
							     "%d.", number++)
						   : STR("\xe2\x80\xa2");
		set_item(&inner, b, label);
	}
	column->bands = inner.bands;
	column->glued = inner.glued;
	column->gap = inner.gap;
	column_gap(column, column->sheet->body.after);
}

/* Statements that follow one another are a list. */
static void set_statement(struct column *column, const struct block *block)
{
	struct element *element =
		element_add(column->arena, column->statements, ROLE_ITEM);

	form_statement(column, block, element);
	set_children(column, block, element);
}

static void set_table(struct column *column, const struct block *block)
{
	grid_table(column, block);
}

static void set_keep(struct column *column, const struct block *block)
{
	struct band *before = column->bands.last;

	set_all(column, block->first);
	struct band *b = before ? before->next : column->bands.first;
	for (b = b ? b->next : NULL; b; b = b->next)
		b->glued = true;
}

static void set_box(struct column *column, const struct block *block)
{
	grid_box(column, block, set_all);
}

static void set_pair(struct column *column, const struct block *block)
{
	grid_pair(column, block, set_all);
}

static void set_parallel(struct column *column, const struct block *block)
{
	set_all(column, block->first);
}

static void set_space(struct column *column, const struct block *block)
{
	column->gap += block->height * POINT;
}

static void set_rule(struct column *column, const struct block *block)
{
	(void)block;
	struct band *band = column_band(column, column->sheet->thick);
	column_rule(column, &band->items,
		(struct item){.x = column->left,
			.width = column->width,
			.stroke = column->sheet->rule});
	column_gap(column, column->sheet->body.after);
}

static void set_page_break(struct column *column, const struct block *block)
{
	(void)block;
	column_band(column, 0)->new_page = true;
	column->glued = true;
}

static void set_body(struct column *column, const struct block *block)
{
	set_all(column, block->first);
}

static void (*const setters[BLOCK_KIND_COUNT])(
	struct column *column, const struct block *block) = {
	[BLOCK_BODY] = set_body,
	[BLOCK_TITLE] = set_title,
	[BLOCK_HEADING] = set_heading,
	[BLOCK_PARAGRAPH] = set_paragraph,
	[BLOCK_LIST] = set_list,
	[BLOCK_ITEM] = set_paragraph,
	[BLOCK_STATEMENT] = set_statement,
	[BLOCK_CHOICES] = choices_set,
	[BLOCK_TABLE] = set_table,
	[BLOCK_ADDRESS] = form_address,
	[BLOCK_FIELDS] = form_fields,
	[BLOCK_SIGNATURE] = form_signature,
	[BLOCK_KEEP] = set_keep,
	[BLOCK_BOX] = set_box,
	[BLOCK_PARALLEL] = set_parallel,
	[BLOCK_PAIR] = set_pair,
	[BLOCK_SPACE] = set_space,
	[BLOCK_RULE] = set_rule,
	[BLOCK_PAGE_BREAK] = set_page_break,
};

/* Where a copy to read has nothing to sign, it says so once for all who sign
 * one below the other. */
static bool is_said(const struct column *column, const struct block *before,
	const struct block *block)
{
	return before && before->kind == BLOCK_SIGNATURE &&
	       block->kind == BLOCK_SIGNATURE &&
	       text_is_empty(&block->signature->perjury) &&
	       !text_is_empty(&column->document->reading_copy);
}

static void set_all(struct column *column, const struct block *first)
{
	struct element *outer = column->statements;
	const struct block *before = NULL;

	column->statements = NULL;
	for (const struct block *b = first; b; before = b, b = b->next) {
		if (is_said(column, before, b))
			continue;
		if (b->kind != BLOCK_STATEMENT)
			column->statements = NULL;
		else if (!column->statements)
			column->statements = element_add(
				column->arena, column->element, ROLE_LIST);
		setters[b->kind](column, b);
		column->glued |= b->keep_next;
	}
	column->statements = outer;
}

struct pages *flow_document(struct arena *arena, struct faces *faces,
	const struct document *document, struct diags *diags)
{
	const struct sheet *sheet = sheet_find(document->large_print);
	int errors = diags->errors;
	struct column column = {
		.arena = arena,
		.faces = faces,
		.diags = diags,
		.sheet = sheet,
		.document = document,
		.element = element_add(arena, NULL, ROLE_DOCUMENT),
		.left = sheet->margin_side,
		.width = PAGE_WIDTH - 2 * sheet->margin_side,
	};

	set_all(&column, document->body->first);
	struct pages *pages = paginate(&column);
	return diags->errors == errors ? pages : NULL;
}
