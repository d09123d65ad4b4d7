/*
 * Pairing the blocks of two papers.
 */
#include "parallel.h"

/* What is being joined. */
struct joining {
	struct arena *arena;
	bool large; /* half a page is too narrow for a box */
};

static void join_all(const struct joining *joining, struct block *parent,
	const struct block *left, const struct block *right);

/* A copy of a block alone, as the last child of `parent`. */
static struct block *copy_to(
	struct arena *arena, struct block *parent, const struct block *block)
{
	struct block *copy = block_add(arena, parent, block->kind);
	struct block fresh = *copy;

	*copy = *block;
	copy->next = fresh.next;
	return copy;
}

static void join_pair(struct arena *arena, struct block *parent,
	const struct block *left, const struct block *right)
{
	struct block *pair = block_add(arena, parent, BLOCK_PAIR);

	copy_to(arena, pair, left);
	copy_to(arena, pair, right)->mark = MARK_NONE;
	pair->keep_next = left->keep_next;
}

/* One item as a list of its own that keeps its number. */
static void add_item(struct arena *arena, struct block *pair,
	const struct block *list, const struct block *item, int number)
{
	struct block *single = block_list(arena, pair, list->numbered);

	single->first_number = number;
	copy_to(arena, single, item);
}

static void join_lists(struct arena *arena, struct block *parent,
	const struct block *left, const struct block *right)
{
	const struct block *r = right->first;
	int number = left->first_number;

	for (const struct block *l = left->first; l && r;
		l = l->next, r = r->next, number++) {
		struct block *pair = block_add(arena, parent, BLOCK_PAIR);
		add_item(arena, pair, left, l, number);
		add_item(arena, pair, right, r, number);
	}
}

/* One row as a table of its own. */
static void add_row(struct arena *arena, struct block *pair,
	const struct table *table, const struct table_row *row)
{
	struct block *single = block_table(arena, pair, table->columns);

	for (int i = 0; i < table->columns; i++)
		single->table->column[i] = table->column[i];
	single->table->ruled = table->ruled;
	struct text *cells = table_row(arena, single->table);
	for (int i = 0; i < table->columns; i++)
		cells[i] = row->cells[i];
}

/* Labels and values, row beside row: a pair is never parted. */
static void join_rows(struct arena *arena, struct block *parent,
	const struct table *left, const struct table *right)
{
	const struct table_row *r = right->first;

	for (const struct table_row *l = left->first; l && r;
		l = l->next, r = r->next) {
		struct block *pair = block_add(arena, parent, BLOCK_PAIR);
		add_row(arena, pair, left, l);
		add_row(arena, pair, right, r);
	}
}

static bool same_words(const struct text *left, const struct text *right)
{
	const struct piece *l = left->first;
	const struct piece *r = right->first;

	while (l && r && str_eq(l->s, r->s)) {
		l = l->next;
		r = r->next;
	}
	return !l && !r;
}

/* A label of what is filled by hand, for both readers. */
static struct text join_labels(
	struct arena *arena, const struct text *left, const struct text *right)
{
	struct text both = {.lang = right->lang};

	if (same_words(left, right))
		return *right;
	for (const struct piece *p = left->first; p; p = p->next)
		text_add(arena, &both, *p);
	text_add(arena, &both, (struct piece){.s = STR(" \xc2\xb7 ")});
	for (const struct piece *p = right->first; p; p = p->next)
		text_add(arena, &both, *p);
	return both;
}

static void join_fields(struct arena *arena, struct block *parent,
	const struct block *left, const struct block *right)
{
	struct block *block = block_fields(arena, parent, right->fields);

	block->lines = right->lines;
	block->keep_next = right->keep_next;
	for (int i = 0; i < right->fields; i++) {
		block->field[i] = right->field[i];
		block->field[i].label = join_labels(
			arena, &left->field[i].label, &right->field[i].label);
	}
}

static void add_oath(struct arena *arena, struct block *parent,
	const struct text *left, const struct text *right)
{
	if (text_is_empty(right))
		return;
	struct block *pair = block_add(arena, parent, BLOCK_PAIR);
	block_text(arena, pair, BLOCK_PARAGRAPH, *left);
	block_text(arena, pair, BLOCK_PARAGRAPH, *right);
}

/* The oath in both languages, and once what is signed. */
static void join_signatures(struct arena *arena, struct block *parent,
	const struct block *left, const struct block *right)
{
	const struct signature *l = left->signature;
	const struct signature *r = right->signature;
	struct block *around = parent;

	if (!text_is_empty(&r->perjury))
		around = block_add(arena, parent, BLOCK_KEEP);
	add_oath(arena, around, &l->perjury, &r->perjury);
	struct signature *both = block_signature(arena, around)->signature;
	both->label = join_labels(arena, &l->label, &r->label);
	both->name = r->name;
	both->name_label = join_labels(arena, &l->name_label, &r->name_label);
	both->date_label = join_labels(arena, &l->date_label, &r->date_label);
	both->place_label =
		join_labels(arena, &l->place_label, &r->place_label);
}

static void join_in_turn(struct arena *arena, struct block *parent,
	const struct block *left, const struct block *right)
{
	copy_to(arena, parent, left);
	copy_to(arena, parent, right);
}

static void join_one(const struct joining *joining, struct block *parent,
	const struct block *left, const struct block *right)
{
	struct arena *arena = joining->arena;

	switch (left->kind) {
	case BLOCK_ADDRESS:
		break;
	case BLOCK_LIST:
		join_lists(arena, parent, left, right);
		break;
	case BLOCK_KEEP:
		join_all(joining, block_add(arena, parent, BLOCK_KEEP),
			left->first, right->first);
		break;
	case BLOCK_FIELDS:
		join_fields(arena, parent, left, right);
		break;
	case BLOCK_SIGNATURE:
		join_signatures(arena, parent, left, right);
		break;
	case BLOCK_SPACE:
	case BLOCK_RULE:
	case BLOCK_PAGE_BREAK:
		copy_to(arena, parent, right);
		break;
	case BLOCK_BOX:
		if (joining->large)
			join_in_turn(arena, parent, left, right);
		else
			join_pair(arena, parent, left, right);
		break;
	case BLOCK_TABLE:
		/* half a page is for labels and values only */
		if (left->table->ruled || joining->large)
			join_in_turn(arena, parent, left, right);
		else
			join_rows(arena, parent, left->table, right->table);
		break;
	default:
		join_pair(arena, parent, left, right);
		break;
	}
}

static void join_all(const struct joining *joining, struct block *parent,
	const struct block *left, const struct block *right)
{
	for (; left && right; left = left->next, right = right->next)
		join_one(joining, parent, left, right);
}

struct document parallel_join(
	const struct document *left, const struct document *right)
{
	struct document both = *left;

	both.body = ARENA_NEW(left->arena, struct block);
	both.body->kind = BLOCK_BODY;
	both.reading_copy = right->reading_copy;
	both.copy = right->copy;
	struct block *columns =
		block_add(left->arena, both.body, BLOCK_PARALLEL);
	struct joining joining = {left->arena, left->large_print};
	join_all(&joining, columns, left->body->first, right->body->first);
	return both;
}
