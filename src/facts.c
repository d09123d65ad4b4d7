/*
 * The facts of a household: storing and reading from a case file. What a
 * person gave is never shown in a diagnostic, and what the denylist names is
 * not even read.
 */
#include "facts.h"

#include <assert.h>
#include <string.h>

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

int facts_most(enum fact_about about)
{
	return about == FACT_RENT ? FACT_MONTHS : FACT_ADULTS;
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

static bool same_month(const struct value *a, const struct value *b)
{
	struct date one = date_of((civil_day)a->number);
	struct date two = date_of((civil_day)b->number);

	return a->state == VALUE_KNOWN && b->state == VALUE_KNOWN &&
	       one.year == two.year && one.month == two.month;
}

bool facts_by_month(const struct facts *facts)
{
	const struct vocabulary *v = facts->vocabulary;
	const struct fact *period = vocabulary_find(v, STR("rent_period"));
	const struct fact *due = vocabulary_find(v, STR("rent.due"));
	const struct value *told =
		period ? facts_value(facts, period, 0) : NULL;

	if (told && told->state == VALUE_KNOWN &&
		!str_is(STR("month"), period->shape.options[told->number]))
		return false;
	for (int i = 0; due && i < facts->rents; i++)
		for (int j = 0; j < i; j++)
			if (same_month(facts_value(facts, due, i),
				    facts_value(facts, due, j)))
				return false;
	return true;
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

	int rents = drop_empty(facts, FACT_RENT, facts->rent);
	facts->rent_asked &= rents > 0 || facts->rents == 0;
	facts->rents = rents;
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
	struct value *place = facts_place(r->facts, fact, section->row);
	assert(place);
	*place = read.value;
}

static void read_map(
	struct reader *r, struct section section, const struct node *map);

/* A key that is no fact: a group of facts, or wrong. */
static void read_other(struct reader *r, struct section section, struct str id,
	const struct node *node)
{
	const struct vocabulary *vocabulary = r->facts->vocabulary;
	bool group = vocabulary_has_group(vocabulary, id);

	if (group && node->kind == NODE_MAP) {
		section.prefix = id;
		read_map(r, section, node);
	} else if (group) {
		diag_add(r->diags, DIAG_WRONG_SHAPE, node->loc,
			"'%.*s' holds several facts, not one value",
			STR_ARG(id));
		diag_hint(r->diags, "write %.*s: {NAME: VALUE}", STR_ARG(id));
	} else {
		vocabulary_refuse(vocabulary, id, node->key_loc, r->diags);
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
		const char *list = fact_list(fact->about);
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
			"each of '%s' is a map of facts", fact_list(about));
		diag_hint(r->diags, "write - {%s}",
			rent ? "due: 2025-03-01, owed: $1800"
			     : "name: Tenant Example");
		return;
	}
	int row = rent ? facts_add_rent(r->arena, r->facts)
		       : facts_add_adult(r->arena, r->facts);
	r->part++;
	if (row >= 0)
		read_map(r,
			(struct section){str_of(fact_list(about)), about, row},
			node);
	else
		diag_add(r->diags, DIAG_TOO_MANY, node->loc,
			"there are at most %d of '%s'", facts_most(about),
			fact_list(about));
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
	} else if (node->kind == NODE_LIST && !node->count) {
		diag_add(r->diags, DIAG_EMPTY_VALUE, node->loc,
			"this list is empty");
		diag_hint(r->diags, "write none when there is nothing");
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
		if (top && str_is(n->key, fact_list(FACT_RENT)))
			read_rows(r, FACT_RENT, n);
		else if (top && str_is(n->key, fact_list(FACT_ADULT)))
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
		buf_printf(out, "%s.%d", fact_list(fact->about), row + 1);
		id = str_from(id, strlen(fact_list(fact->about)));
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
