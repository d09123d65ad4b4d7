/*
 * The facts of a household: storing, reading from a case file or from the
 * cells of a table. What a person gave is never shown in a diagnostic, and
 * what the denylist names is not even read.
 */
#include "facts.h"

#include <string.h>

/* The lists of a case: their names, by enum fact_about. */
static const char *const lists[] = {
	[FACT_HOUSEHOLD] = "", [FACT_RENT] = "rent", [FACT_ADULT] = "adults"};

struct facts *facts_new(
	struct arena *arena, const struct vocabulary *vocabulary)
{
	struct facts *facts = ARENA_NEW(arena, struct facts);

	facts->vocabulary = vocabulary;
	facts->household = arena_array(arena,
		(size_t)vocabulary->slots[FACT_HOUSEHOLD] + 1,
		sizeof(*facts->household));
	return facts;
}

static struct value *new_row(
	struct arena *arena, const struct facts *facts, enum fact_about about)
{
	return arena_array(arena, (size_t)facts->vocabulary->slots[about] + 1,
		sizeof(struct value));
}

int facts_add_rent(struct arena *arena, struct facts *facts)
{
	if (facts->rents == FACT_MONTHS)
		return -1;
	facts->rent_asked = true;
	facts->rent[facts->rents] = new_row(arena, facts, FACT_RENT);
	return facts->rents++;
}

int facts_add_adult(struct arena *arena, struct facts *facts)
{
	if (facts->adult_count == FACT_ADULTS)
		return -1;
	facts->adults[facts->adult_count] = new_row(arena, facts, FACT_ADULT);
	return facts->adult_count++;
}

static int count_rows(const struct facts *facts, enum fact_about about)
{
	if (about == FACT_HOUSEHOLD)
		return 1;
	return about == FACT_RENT ? facts->rents : facts->adult_count;
}

/* The values of a row, or NULL when there is no such row. */
static struct value *find_row(
	const struct facts *facts, enum fact_about about, int row)
{
	if (about == FACT_HOUSEHOLD)
		return facts->household;
	if (row < 0 || row >= count_rows(facts, about))
		return NULL;
	return about == FACT_RENT ? facts->rent[row] : facts->adults[row];
}

struct value *facts_place(struct facts *facts, const struct fact *fact, int row)
{
	struct value *values = find_row(facts, fact->about, row);

	return values ? &values[fact->slot] : NULL;
}

const struct value *facts_value(
	const struct facts *facts, const struct fact *fact, int row)
{
	static const struct value not_asked = {0};
	const struct value *values = find_row(facts, fact->about, row);

	return values ? &values[fact->slot] : &not_asked;
}

static void clear_list(struct facts *facts, enum fact_about about)
{
	if (about == FACT_RENT) {
		facts->rents = 0;
		facts->rent_asked = false;
	} else {
		facts->adult_count = 0;
	}
}

/* --- without ---------------------------------------------------------- */

bool facts_forget(struct facts *facts, struct str id)
{
	const struct fact *fact = vocabulary_find(facts->vocabulary, id);

	if (str_is(id, "rent") || str_is(id, "adults")) {
		clear_list(facts, str_is(id, "rent") ? FACT_RENT : FACT_ADULT);
		return true;
	}
	for (int row = 0; fact && row < count_rows(facts, fact->about); row++)
		*facts_place(facts, fact, row) = (struct value){0};
	return fact;
}

/* --- checks of the whole ---------------------------------------------- */

/* Whether anything was said in a row. */
static bool says_something(
	const struct facts *facts, enum fact_about about, int row)
{
	const struct value *values = find_row(facts, about, row);

	for (int i = 0; i < facts->vocabulary->slots[about]; i++)
		if (values[i].state != VALUE_NOT_ASKED)
			return true;
	return false;
}

static int drop_empty(
	const struct facts *facts, enum fact_about about, struct value **rows)
{
	int kept = 0;

	for (int row = 0; row < count_rows(facts, about); row++)
		if (says_something(facts, about, row))
			rows[kept++] = rows[row];
	return kept;
}

static bool same_due(const struct value *a, const struct value *b)
{
	return a->state == VALUE_KNOWN && b->state == VALUE_KNOWN &&
	       a->number == b->number && a->most == b->most;
}

bool facts_check(struct facts *facts, struct loc loc, struct diags *diags)
{
	const struct fact *due =
		vocabulary_find(facts->vocabulary, STR("rent.due"));
	int errors = diags->errors;

	facts->rents = drop_empty(facts, FACT_RENT, facts->rent);
	facts->adult_count = drop_empty(facts, FACT_ADULT, facts->adults);
	for (int i = 1; due && i < facts->rents; i++) {
		const struct value *value = facts_value(facts, due, i);
		int j = 0;
		while (j < i && !same_due(value, facts_value(facts, due, j)))
			j++;
		if (j == i)
			continue;
		diag_add(diags, DIAG_SAME_MONTH,
			value->loc.file ? value->loc : loc,
			"months %d and %d of rent have the same due date",
			j + 1, i + 1);
		diag_hint(diags, "add them up in one month");
	}
	return diags->errors == errors;
}

/* --- sentences -------------------------------------------------------- */

/* A word that may be shown: it looks like the id of a fact, not like what a
 * person would have written there by mistake. */
static bool is_showable(struct str key)
{
	for (size_t i = 0; i < key.n; i++) {
		char c = key.p[i];
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
			c != '_' && c != '.')
			return false;
	}
	return key.n && key.n <= 40 && key.p[0] >= 'a';
}

static void add_unknown(const struct vocabulary *vocabulary, struct str id,
	struct loc loc, struct diags *diags)
{
	const char *near = diag_nearest(id, vocabulary->ids);

	if (is_showable(id))
		diag_add(diags, DIAG_UNKNOWN_KEY, loc,
			"there is no fact called '%.*s'", STR_ARG(id));
	else
		diag_add(diags, DIAG_UNKNOWN_KEY, loc,
			"this is not the name of a fact");
	if (near)
		diag_hint(diags, "did you mean '%s'?", near);
}

static void add_private(struct loc loc, struct diags *diags)
{
	diag_add(diags, DIAG_PRIVATE_FACT, loc,
		"this tells something that is never asked, stored or printed");
	diag_hint(diags, "take it out, with what stands beside it");
}

/* --- cells of a table ------------------------------------------------- */

#define ID_BYTES 64 /* of an id made from a header */

/* Splits "rent.2.due" into the id "rent.due" and the row 1; false when no
 * number stands where one must. */
static bool split_header(struct str header, char id[ID_BYTES], int *row)
{
	struct str rest = header;
	struct str list = str_cut(&rest, '.');
	struct str number = str_cut(&rest, '.');
	int64_t n;

	if (!str_to_int(number, &n) || number.p[0] == '0' || n > FACT_MONTHS ||
		list.n + 1 + rest.n >= ID_BYTES)
		return false;
	*row = (int)n - 1;
	snprintf(id, ID_BYTES, "%.*s.%.*s", STR_ARG(list), STR_ARG(rest));
	return true;
}

static int most_rows(enum fact_about about)
{
	return about == FACT_RENT ? FACT_MONTHS : FACT_ADULTS;
}

/* The column when the header names one; else `fact` is NULL. */
static struct fact_path find_column(
	const struct vocabulary *vocabulary, struct str header)
{
	struct fact_path path = {vocabulary_find(vocabulary, header), 0};
	char id[ID_BYTES];

	if (path.fact && path.fact->about == FACT_HOUSEHOLD)
		return path;
	path.fact = NULL;
	if (!split_header(header, id, &path.row))
		return path;
	const struct fact *fact = vocabulary_find(vocabulary, str_of(id));
	if (fact && fact->about != FACT_HOUSEHOLD &&
		path.row < most_rows(fact->about))
		path.fact = fact;
	return path;
}

struct fact_path fact_path_parse(const struct vocabulary *vocabulary,
	struct str header, struct loc loc, struct diags *diags)
{
	struct fact_path path = find_column(vocabulary, header);
	const struct fact *whole = vocabulary_find(vocabulary, header);

	if (path.fact)
		return path;
	if (whole) {
		const char *list = lists[whole->about];
		diag_add(diags, DIAG_UNKNOWN_KEY, loc,
			"this column needs a number");
		diag_hint(diags, "write '%s.1%.*s'", list,
			STR_ARG(str_from(header, strlen(list))));
	} else if (denylist_find(vocabulary->denylist, header).n) {
		add_private(loc, diags);
	} else {
		add_unknown(vocabulary, header, loc, diags);
	}
	return path;
}

/* Makes the row when it is not there yet. */
static void make_row(
	struct arena *arena, struct facts *facts, struct fact_path path)
{
	if (path.fact->about == FACT_RENT)
		while (path.row >= facts->rents)
			facts_add_rent(arena, facts);
	if (path.fact->about == FACT_ADULT)
		while (path.row >= facts->adult_count)
			facts_add_adult(arena, facts);
}

bool facts_set(struct arena *arena, struct facts *facts, struct fact_path path,
	struct fact_cell cell, struct diags *diags)
{
	struct value_read read = value_parse(
		arena, cell.text, &path.fact->shape, cell.loc, diags);

	if (read.value.state == VALUE_NOT_ASKED)
		return read.ok;
	make_row(arena, facts, path);
	*facts_place(facts, path.fact, path.row) = read.value;
	return true;
}

/* --- case files ------------------------------------------------------- */

struct reader {
	struct arena *arena;
	struct facts *facts;
	struct diags *diags;
	int *seen; /* by fact: the part of the file that gave it last */
	int part;  /* counts the household, each month, each adult */
};

/* Where the keys of a map belong. */
struct section {
	struct str prefix; /* "court", empty at the top */
	enum fact_about about;
	int row;
};

static void read_fact(struct reader *r, const struct section *section,
	const struct fact *fact, const struct node *node)
{
	struct value_read read =
		value_read(r->arena, node, &fact->shape, r->diags);

	if (r->seen[fact->index] == r->part)
		diag_add(r->diags, DIAG_DUPLICATE_KEY, node->key_loc,
			"the fact '%.*s' stands twice", STR_ARG(fact->id));
	r->seen[fact->index] = r->part;
	*facts_place(r->facts, fact, section->row) = read.value;
}

static void read_map(
	struct reader *r, struct section section, const struct node *map);

/* A key that is no fact: a group of facts, or wrong. */
static void read_other(struct reader *r, struct section section, struct str id,
	const struct node *node)
{
	const struct vocabulary *vocabulary = r->facts->vocabulary;
	bool group = vocabulary_has_group(vocabulary, id);

	if (denylist_find(vocabulary->denylist, id).n) {
		add_private(node->key_loc, r->diags);
	} else if (group && node->kind == NODE_MAP) {
		section.prefix = id;
		read_map(r, section, node);
	} else if (group) {
		diag_add(r->diags, DIAG_WRONG_SHAPE, node->loc,
			"'%.*s' holds several facts, not one value",
			STR_ARG(id));
		diag_hint(r->diags, "write %.*s: {NAME: VALUE}", STR_ARG(id));
	} else {
		add_unknown(vocabulary, id, node->key_loc, r->diags);
		if (node->kind == NODE_SCALAR && !node->text.n && !node->quoted)
			diag_hint(r->diags, "inside { } a comma ends a value: "
					    "put the value in quotes");
	}
}

static void read_key(
	struct reader *r, struct section section, const struct node *node)
{
	struct str id = node->key;

	if (section.prefix.n)
		id = str_printf(r->arena, "%.*s.%.*s", STR_ARG(section.prefix),
			STR_ARG(id));
	const struct fact *fact = vocabulary_find(r->facts->vocabulary, id);
	if (!fact) {
		read_other(r, section, id, node);
	} else if (fact->about == section.about) {
		read_fact(r, &section, fact, node);
	} else {
		const char *list = lists[fact->about];
		diag_add(r->diags, DIAG_UNKNOWN_KEY, node->key_loc,
			"'%.*s' stands in the list '%s'", STR_ARG(id), list);
		diag_hint(r->diags, "write %s: [{NAME: VALUE}]", list);
	}
}

/* One month or adult of a list. */
static void read_row(
	struct reader *r, enum fact_about about, const struct node *node)
{
	bool rent = about == FACT_RENT;

	if (node->kind != NODE_MAP) {
		diag_add(r->diags, DIAG_WRONG_SHAPE, node->loc,
			"each of '%s' is a map of facts", lists[about]);
		diag_hint(r->diags, "write - {%s}",
			rent ? "due: 2025-03-01, owed: $1800"
			     : "name: Tenant Example");
		return;
	}
	int row = rent ? facts_add_rent(r->arena, r->facts)
		       : facts_add_adult(r->arena, r->facts);
	r->part++;
	if (row >= 0)
		read_map(r, (struct section){str_of(lists[about]), about, row},
			node);
	else
		diag_add(r->diags, DIAG_TOO_MANY, node->loc,
			"there are at most %d of '%s'", most_rows(about),
			lists[about]);
}

/* `rent` and `adults`: a list, one map, or none, unknown, declined. */
static void read_rows(
	struct reader *r, enum fact_about about, const struct node *node)
{
	enum value_state state;

	clear_list(r->facts, about);
	if (node->kind == NODE_SCALAR && value_word(node->text, &state)) {
		r->facts->rent_asked |=
			about == FACT_RENT && state == VALUE_NONE;
	} else if (node->kind == NODE_LIST) {
		for (const struct node *n = node->first; n; n = n->next)
			read_row(r, about, n);
	} else {
		read_row(r, about, node);
	}
	r->part = 1;
}

static void read_map(
	struct reader *r, struct section section, const struct node *map)
{
	const struct node *n = map->first;

	/* a file with so many faults is not read to its end */
	for (; n && r->diags->errors < DIAG_LIMIT; n = n->next) {
		bool top = !section.prefix.n;
		if (top && str_is(n->key, lists[FACT_RENT]))
			read_rows(r, FACT_RENT, n);
		else if (top && str_is(n->key, lists[FACT_ADULT]))
			read_rows(r, FACT_ADULT, n);
		else
			read_key(r, section, n);
	}
}

bool facts_read(struct arena *arena, struct facts *facts,
	const struct node *root, struct diags *diags)
{
	int errors = diags->errors;
	size_t count = (size_t)facts->vocabulary->count;
	struct reader r = {.arena = arena,
		.facts = facts,
		.diags = diags,
		.seen = arena_array(arena, count + 1, sizeof(*r.seen)),
		.part = 1};

	if (root->kind == NODE_MAP)
		read_map(&r, (struct section){.about = FACT_HOUSEHOLD}, root);
	else
		diag_add(diags, DIAG_WRONG_SHAPE, root->loc,
			"a case is a map of facts, not %s",
			node_kind_name(root->kind));
	facts_check(facts, root->loc, diags);
	return diags->errors == errors;
}

/* --- dump ------------------------------------------------------------- */

static void dump_fact(const struct facts *facts, const struct fact *fact,
	int row, bool with_paper, struct buf *out)
{
	const struct value *value = facts_value(facts, fact, row);
	struct str text =
		fact_print(out->arena, facts->vocabulary, fact, value);
	struct str id = fact->id;

	if (value->state == VALUE_NOT_ASKED)
		return;
	if (fact->about != FACT_HOUSEHOLD) {
		buf_printf(out, "%s.%d", lists[fact->about], row + 1);
		id = str_from(id, strlen(lists[fact->about]));
	}
	if (fact->paper && !with_paper && value->state == VALUE_KNOWN)
		text = STR("(given)");
	buf_printf(out, "%.*s: %.*s\n", STR_ARG(id), STR_ARG(text));
}

static void dump_row(const struct facts *facts, enum fact_about about, int row,
	bool with_paper, struct buf *out)
{
	const struct vocabulary *vocabulary = facts->vocabulary;

	for (int i = 0; i < vocabulary->count; i++)
		if (vocabulary->facts[i].about == about)
			dump_fact(facts, &vocabulary->facts[i], row, with_paper,
				out);
}

void facts_dump(const struct facts *facts, bool with_paper, struct buf *out)
{
	for (enum fact_about about = FACT_HOUSEHOLD; about <= FACT_ADULT;
		about++)
		for (int row = 0; row < count_rows(facts, about); row++)
			dump_row(facts, about, row, with_paper, out);
	if (facts->rent_asked && !facts->rents)
		buf_add(out, STR("rent: none\n"));
}
