/*
 * Building tables from YAML and finding their cells.
 */
#include "table.h"

#include "bind.h"

/* One row: the cell, or with two keys the rows of the second. */
struct table_row {
	int64_t key;
	const struct table_row *rows;
	int row_count;
	struct table_cell cell;
};

struct table_edition {
	civil_day from;
	civil_day through;
	const struct table_row *rows;
	int row_count;
};

struct building {
	struct arena *arena;
	const struct vocabulary *vocabulary;
	struct diags *diags;
	struct dated_table *table;
	struct table_edition *edition; /* the one that is being read */
	struct table_cell *cell;       /* the one that is being read */
};

/* --- cells ------------------------------------------------------------ */

/* A cell's value; unknown, declined and none are no values of a table. */
static bool read_amount(
	struct building *b, const struct node *node, int64_t *number)
{
	struct value_shape shape = {.type = b->table->type};
	struct value_read read = value_read(b->arena, node, &shape, b->diags);

	if (read.ok && read.value.state != VALUE_KNOWN) {
		diag_add(b->diags, DIAG_WRONG_SHAPE, node->loc,
			"a cell needs a value");
		diag_hint(b->diags, "write unconfirmed when there is none");
	}
	*number = read.value.number;
	return read.value.state == VALUE_KNOWN;
}

static void read_low(void *context, const struct node *node)
{
	struct building *b = context;

	read_amount(b, node, &b->cell->low);
}

static void read_high(void *context, const struct node *node)
{
	struct building *b = context;

	read_amount(b, node, &b->cell->high);
}

static void read_doubt(void *context, const struct node *node)
{
	struct building *b = context;

	b->cell->doubt = node->text;
}

static const struct bind_field span_fields[] = {
	{"low", BIND_SCALAR, true, read_low},
	{"high", BIND_SCALAR, true, read_high},
	{"doubt", BIND_SCALAR, true, read_doubt},
	{NULL, BIND_ANY, false, NULL},
};

static void read_span(struct building *b, const struct node *node)
{
	if (!bind_map(node, span_fields, b, "a doubtful cell", b->diags))
		return;
	b->cell->known = b->cell->low < b->cell->high;
	if (b->cell->low > b->cell->high)
		diag_add(b->diags, DIAG_BAD_ORDER, node->loc,
			"low is above high");
}

static void read_cell(
	struct building *b, const struct node *node, struct table_cell *cell)
{
	b->cell = cell;
	if (node->kind == NODE_MAP) {
		read_span(b, node);
	} else if (node->kind == NODE_SCALAR &&
		   str_is(node->text, "unconfirmed")) {
		cell->doubt = node->text;
	} else {
		cell->known = read_amount(b, node, &cell->low);
		cell->high = cell->low;
	}
}

/* --- rows ------------------------------------------------------------- */

static int64_t read_key(
	struct building *b, const struct node *node, const struct fact *fact)
{
	struct value_shape shape = fact->shape;
	shape.series = false;
	struct value_read read = value_parse(
		b->arena, node->key, &shape, node->key_loc, b->diags);

	if (read.ok && read.value.state != VALUE_KNOWN)
		diag_add(b->diags, DIAG_WRONG_SHAPE, node->key_loc,
			"a row is named by a value of '%.*s'",
			STR_ARG(fact->id));
	return read.value.number;
}

/* The rows of one key; `count` is theirs. */
static const struct table_row *read_rows(
	struct building *b, const struct node *map, int level)
{
	const struct fact *fact = b->table->keys[level];
	bool inner = level + 1 == b->table->key_count;
	struct table_row *rows =
		arena_array(b->arena, (size_t)map->count, sizeof(*rows));
	struct table_row *row = rows;

	for (const struct node *n = map->first; n; n = n->next, row++) {
		row->key = read_key(b, n, fact);
		if (inner) {
			read_cell(b, n, &row->cell);
		} else if (n->kind == NODE_MAP) {
			row->rows = read_rows(b, n, level + 1);
			row->row_count = n->count;
		} else {
			diag_add(b->diags, DIAG_WRONG_SHAPE, n->loc,
				"each row of a table with two keys is a map");
		}
	}
	return rows;
}

/* --- editions --------------------------------------------------------- */

/* A day, or `open`. */
static civil_day read_day(
	struct building *b, const struct node *node, civil_day open)
{
	civil_day day = open;

	if (!str_is(node->text, "open"))
		bind_date(node, &day, b->diags);
	return day;
}

static void read_from(void *context, const struct node *node)
{
	struct building *b = context;

	b->edition->from = read_day(b, node, DATE_FIRST);
}

static void read_through(void *context, const struct node *node)
{
	struct building *b = context;

	b->edition->through = read_day(b, node, DATE_LAST);
}

static void read_edition_rows(void *context, const struct node *node)
{
	struct building *b = context;

	b->edition->rows = read_rows(b, node, 0);
	b->edition->row_count = node->count;
}

static const struct bind_field edition_fields[] = {
	{"from", BIND_SCALAR, true, read_from},
	{"through", BIND_SCALAR, true, read_through},
	{"rows", BIND_MAP, true, read_edition_rows},
	{NULL, BIND_ANY, false, NULL},
};

static bool overlap(
	const struct table_edition *a, const struct table_edition *b)
{
	return a->from <= b->through && b->from <= a->through;
}

static void check_edition(struct building *b, const struct node *node,
	const struct table_edition *editions)
{
	const struct table_edition *edition = b->edition;

	if (edition->through < edition->from)
		diag_add(b->diags, DIAG_BAD_ORDER, node->loc,
			"this edition ends before it begins");
	for (const struct table_edition *e = editions; e < edition; e++)
		if (overlap(e, edition))
			diag_add(b->diags, DIAG_BAD_ORDER, node->loc,
				"this edition overlaps edition %d",
				(int)(e - editions) + 1);
}

static void read_editions(void *context, const struct node *list)
{
	struct building *b = context;
	struct table_edition *editions =
		arena_array(b->arena, (size_t)list->count, sizeof(*editions));

	b->table->editions = editions;
	b->table->edition_count = list->count;
	b->edition = editions;
	for (const struct node *n = list->first; n; n = n->next, b->edition++)
		if (bind_map(n, edition_fields, b, "an edition", b->diags))
			check_edition(b, n, editions);
	if (!list->count)
		diag_add(b->diags, DIAG_EMPTY_VALUE, list->loc,
			"a table needs an edition");
}

/* --- the table -------------------------------------------------------- */

static void read_title(void *context, const struct node *node)
{
	((struct building *)context)->table->title = node->text;
}

static void read_cite(void *context, const struct node *node)
{
	((struct building *)context)->table->cite = node->text;
}

static void read_checked(void *context, const struct node *node)
{
	struct building *b = context;

	bind_date(node, &b->table->checked, b->diags);
}

static void read_type(void *context, const struct node *node)
{
	static const char *const words[] = {
		"money", "percent", "count", "date", NULL};
	struct building *b = context;
	int type = bind_word(node, words, "a type of cells", b->diags);

	if (type >= 0)
		b->table->type =
			(enum value_type_id)value_type_find(node->text);
}

static void read_beyond(void *context, const struct node *node)
{
	static const char *const words[] = {"last", NULL};
	struct building *b = context;

	b->table->last_goes_on =
		bind_word(node, words, "a word for beyond", b->diags) == 0;
}

static void add_key(struct building *b, const struct node *node)
{
	const struct fact *fact = vocabulary_find(b->vocabulary, node->text);

	if (!fact) {
		vocabulary_refuse(
			b->vocabulary, node->text, node->loc, b->diags);
		return;
	}
	switch (fact->shape.type) {
	case VALUE_COUNT:
	case VALUE_YESNO:
	case VALUE_CHOICE:
	case VALUE_PLACE:
		b->table->keys[b->table->key_count++] = fact;
		return;
	default:
		diag_add(b->diags, DIAG_WRONG_SHAPE, node->loc,
			"a fact of type %s cannot be the key of a table",
			value_type_name(fact->shape.type));
	}
}

static void read_keys(void *context, const struct node *list)
{
	struct building *b = context;

	if (list->count < 1 || list->count > TABLE_KEYS) {
		diag_add(b->diags, DIAG_WRONG_SHAPE, list->loc,
			"a table has one key or two");
		return;
	}
	for (const struct node *n = list->first; n; n = n->next)
		add_key(b, n);
}

/* In this order: the rows need the type and the keys. */
static const struct bind_field fields[] = {
	{"title", BIND_SCALAR, true, read_title},
	{"cite", BIND_SCALAR, true, read_cite},
	{"checked", BIND_SCALAR, true, read_checked},
	{"type", BIND_SCALAR, true, read_type},
	{"keys", BIND_LIST, true, read_keys},
	{"beyond", BIND_SCALAR, false, read_beyond},
	{"editions", BIND_LIST, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

const struct dated_table *table_build(struct arena *arena, struct str id,
	const struct node *root, const struct vocabulary *vocabulary,
	struct diags *diags)
{
	int errors = diags->errors;
	struct building b = {.arena = arena,
		.vocabulary = vocabulary,
		.diags = diags,
		.table = ARENA_NEW(arena, struct dated_table)};

	b.table->id = id;
	/* rows mean nothing when the type or a key is not known */
	if (bind_map(root, fields, &b, "a table", diags))
		read_editions(&b, node_find(root, "editions"));
	return diags->errors == errors ? b.table : NULL;
}

/* --- finding ---------------------------------------------------------- */

/* The row of the smallest place that `place` lies in, or NULL. */
static const struct table_row *find_place(const struct table_row *rows,
	int count, const struct places *places, int64_t place)
{
	for (; place >= 0; place = places->list[place].parent)
		for (int i = 0; i < count; i++)
			if (rows[i].key == place)
				return &rows[i];
	return NULL;
}

static const struct table_row *find_number(
	const struct table_row *rows, int count, int64_t key, bool goes_on)
{
	const struct table_row *last = NULL;

	for (int i = 0; i < count; i++) {
		if (rows[i].key == key)
			return &rows[i];
		if (!last || rows[i].key > last->key)
			last = &rows[i];
	}
	return goes_on && last && key > last->key ? last : NULL;
}

static const struct table_edition *find_edition(
	const struct dated_table *table, civil_day on)
{
	for (int i = 0; i < table->edition_count; i++) {
		const struct table_edition *edition = &table->editions[i];
		if (edition->from <= on && on <= edition->through)
			return edition;
	}
	return NULL;
}

struct table_cell table_find(const struct dated_table *table,
	const int64_t *keys, const struct vocabulary *vocabulary, civil_day on)
{
	const struct table_edition *edition = find_edition(table, on);
	const struct table_row *rows = edition ? edition->rows : NULL;
	const struct table_row *row = NULL;
	int count = edition ? edition->row_count : 0;

	for (int level = 0; level < table->key_count; level++) {
		enum value_type_id type = table->keys[level]->shape.type;
		bool goes_on = table->last_goes_on && type == VALUE_COUNT;
		row = type == VALUE_PLACE
			      ? find_place(rows, count, vocabulary->places,
					keys[level])
			      : find_number(rows, count, keys[level], goes_on);
		if (!row)
			return (struct table_cell){0};
		rows = row->rows;
		count = row->row_count;
	}
	return row ? row->cell : (struct table_cell){0};
}
