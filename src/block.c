/*
 * Building documents, and printing them as text.
 */
#include "block.h"

#include <assert.h>

static const char *const kind_names[BLOCK_KIND_COUNT] = {
	[BLOCK_BODY] = "body",
	[BLOCK_TITLE] = "title",
	[BLOCK_HEADING] = "heading",
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_LIST] = "list",
	[BLOCK_ITEM] = "item",
	[BLOCK_STATEMENT] = "statement",
	[BLOCK_CHOICES] = "choices",
	[BLOCK_TABLE] = "table",
	[BLOCK_ADDRESS] = "address",
	[BLOCK_FIELDS] = "fields",
	[BLOCK_SIGNATURE] = "signature",
	[BLOCK_KEEP] = "keep",
	[BLOCK_BOX] = "box",
	[BLOCK_PARALLEL] = "parallel",
	[BLOCK_PAIR] = "pair",
	[BLOCK_SPACE] = "space",
	[BLOCK_RULE] = "rule",
	[BLOCK_PAGE_BREAK] = "page-break",
};

const char *block_kind_name(enum block_kind kind)
{
	return kind_names[kind];
}

void text_add(struct arena *arena, struct text *text, struct piece piece)
{
	struct piece *copy = ARENA_NEW(arena, struct piece);

	*copy = piece;
	copy->next = NULL;
	if (text->last)
		text->last->next = copy;
	else
		text->first = copy;
	text->last = copy;
}

struct text text_plain(struct arena *arena, struct str lang, struct str s)
{
	struct text text = {.lang = lang};

	text_add(arena, &text, (struct piece){.s = s});
	return text;
}

struct text text_bold(struct arena *arena, struct str lang, struct str s)
{
	struct text text = {.lang = lang};

	text_add(arena, &text, (struct piece){.s = s, .bold = true});
	return text;
}

bool text_is_empty(const struct text *text)
{
	for (const struct piece *p = text->first; p; p = p->next)
		if (p->s.n)
			return false;
	return true;
}

struct document document_new(
	struct arena *arena, struct str lang, struct str title)
{
	struct block *body = ARENA_NEW(arena, struct block);

	body->kind = BLOCK_BODY;
	return (struct document){
		.arena = arena, .title = title, .lang = lang, .body = body};
}

void document_mark(struct document *document, struct text mark)
{
	assert(document->marks < MARKS_MOST);
	if (!document->mark)
		document->mark = arena_array(
			document->arena, MARKS_MOST, sizeof(struct text));
	document->mark[document->marks++] = mark;
}

struct block *block_add(
	struct arena *arena, struct block *parent, enum block_kind kind)
{
	struct block *block = ARENA_NEW(arena, struct block);

	block->kind = kind;
	if (parent->last)
		parent->last->next = block;
	else
		parent->first = block;
	parent->last = block;
	return block;
}

struct block *block_text(struct arena *arena, struct block *parent,
	enum block_kind kind, struct text text)
{
	struct block *block = block_add(arena, parent, kind);

	block->text = text;
	return block;
}

struct block *block_heading(
	struct arena *arena, struct block *parent, int level, struct text text)
{
	struct block *block = block_text(arena, parent, BLOCK_HEADING, text);

	assert(level >= 1 && level <= 3);
	block->level = level;
	block->keep_next = true;
	return block;
}

struct block *block_list(
	struct arena *arena, struct block *parent, bool numbered)
{
	struct block *block = block_add(arena, parent, BLOCK_LIST);

	block->numbered = numbered;
	block->first_number = 1;
	return block;
}

struct block *block_statement(struct arena *arena, struct block *parent,
	enum block_mark mark, struct text text)
{
	struct block *block = block_text(arena, parent, BLOCK_STATEMENT, text);

	block->mark = mark;
	return block;
}

struct block *block_space(struct arena *arena, struct block *parent, int points)
{
	struct block *block = block_add(arena, parent, BLOCK_SPACE);

	block->height = points;
	return block;
}

struct block *block_table(
	struct arena *arena, struct block *parent, int columns)
{
	struct block *block = block_add(arena, parent, BLOCK_TABLE);
	struct table *table = ARENA_NEW(arena, struct table);

	assert(columns >= 1 && columns <= TABLE_COLUMNS_MOST);
	table->columns = columns;
	table->ruled = true;
	table->column = arena_array(
		arena, (size_t)columns, sizeof(struct table_column));
	for (int i = 0; i < columns; i++)
		table->column[i].weight = 1;
	block->table = table;
	return block;
}

static struct text *new_texts(struct arena *arena, int count)
{
	return arena_array(arena, (size_t)count, sizeof(struct text));
}

struct text *table_header(struct arena *arena, struct table *table)
{
	table->header = new_texts(arena, table->columns);
	return table->header;
}

struct text *table_row(struct arena *arena, struct table *table)
{
	struct table_row *row = ARENA_NEW(arena, struct table_row);

	row->cells = new_texts(arena, table->columns);
	if (table->last)
		table->last->next = row;
	else
		table->first = row;
	table->last = row;
	table->rows++;
	return row->cells;
}

struct block *block_address(
	struct arena *arena, struct block *parent, int sender, int addressee)
{
	struct block *block = block_add(arena, parent, BLOCK_ADDRESS);
	struct address *address = ARENA_NEW(arena, struct address);

	address->sender = new_texts(arena, sender);
	address->sender_lines = sender;
	address->addressee = new_texts(arena, addressee);
	address->addressee_lines = addressee;
	address->fold_marks = true;
	block->address = address;
	return block;
}

struct block *block_fields(struct arena *arena, struct block *parent, int count)
{
	struct block *block = block_add(arena, parent, BLOCK_FIELDS);

	assert(count >= 1 && count <= FIELDS_MOST);
	block->field = arena_array(arena, (size_t)count, sizeof(struct field));
	for (int i = 0; i < count; i++)
		block->field[i].weight = 1;
	block->fields = count;
	block->lines = 1;
	return block;
}

struct block *block_signature(struct arena *arena, struct block *parent)
{
	struct block *block = block_add(arena, parent, BLOCK_SIGNATURE);

	block->signature = ARENA_NEW(arena, struct signature);
	return block;
}

static void dump_text(
	const char *name, const struct text *text, struct buf *out)
{
	if (text_is_empty(text))
		return;
	buf_printf(out, " %s(%.*s)=\"", name, STR_ARG(text->lang));
	for (const struct piece *p = text->first; p; p = p->next)
		buf_printf(out, p->bold ? "*%.*s*" : "%.*s", STR_ARG(p->s));
	buf_add(out, STR("\""));
}

static void dump_texts(
	const char *name, const struct text *texts, int count, struct buf *out)
{
	for (int i = 0; texts && i < count; i++)
		dump_text(name, &texts[i], out);
}

static void dump_table(const struct table *table, struct buf *out)
{
	dump_texts("header", table->header, table->columns, out);
	for (const struct table_row *row = table->first; row; row = row->next) {
		buf_add(out, STR("\n\trow"));
		dump_texts("cell", row->cells, table->columns, out);
	}
}

static void dump_signature(const struct signature *s, struct buf *out)
{
	dump_text("perjury", &s->perjury, out);
	dump_text("label", &s->label, out);
	dump_text("name", &s->name, out);
	dump_text("name-label", &s->name_label, out);
	dump_text("date-label", &s->date_label, out);
	dump_text("place-label", &s->place_label, out);
}

static void dump_parts(const struct block *block, struct buf *out)
{
	dump_text("text", &block->text, out);
	dump_text("initials", &block->initials, out);
	if (block->table)
		dump_table(block->table, out);
	if (block->address) {
		const struct address *a = block->address;
		dump_texts("sender", a->sender, a->sender_lines, out);
		dump_texts("addressee", a->addressee, a->addressee_lines, out);
	}
	for (int i = 0; i < block->fields; i++)
		dump_text("field", &block->field[i].label, out);
	if (block->signature)
		dump_signature(block->signature, out);
}

static void dump_at(const struct block *block, int depth, struct buf *out)
{
	static const char *const marks[] = {"", " [ ]", " [x]"};

	buf_printf(out, "%*s%s", 2 * depth, "", kind_names[block->kind]);
	if (block->level)
		buf_printf(out, " %d", block->level);
	buf_printf(out, "%s%s%s", marks[block->mark],
		block->numbered ? " numbered" : "",
		block->small ? " small" : "");
	dump_parts(block, out);
	buf_add(out, STR("\n"));
	for (const struct block *b = block->first; b; b = b->next)
		dump_at(b, depth + 1, out);
}

void block_dump(const struct block *block, struct buf *out)
{
	dump_at(block, 0, out);
}
