/*
 * Reading the sentences, tables, signatures and addresses of layouts.
 */
#include "template_read.h"

/* --- sentences ------------------------------------------------------- */

static void missing(const struct template_reading *r,
	const struct template_text *text, const char *where)
{
	diag_add(r->build->diags, DIAG_MISSING_TEXT, text->loc,
		"%s have no sentence %.*s", where, STR_ARG(text->key));
}

void template_check_own(
	const struct template_reading *r, const struct template_text *text)
{
	const struct catalog *english = r->build->english;
	const struct sentence *found = catalog_find(english, text->key);

	if (!found) {
		missing(r, text, "the template's texts");
		return;
	}
	r->used[found - english->texts] = true;
	placeholder_check(
		found, r->build->vocabulary, text->fills, r->build->diags);
}

static void check_common(
	const struct template_reading *r, const struct template_text *text)
{
	const struct sentence *found =
		catalog_find(r->build->common, text->key);

	if (!found)
		missing(r, text, "the common texts");
	else
		placeholder_check(found, r->build->vocabulary, text->fills,
			r->build->diags);
}

struct template_text template_text_of(
	const struct template_reading *r, const struct node *node)
{
	struct template_text text = {.source = TEXT_OWN,
		.key = node->text,
		.loc = node->loc,
		.fills = r->fills};

	if (node->kind != NODE_SCALAR) {
		diag_add(r->build->diags, DIAG_WRONG_SHAPE, node->loc,
			"the key of a sentence is %s; it must be a text",
			node_kind_name(node->kind));
		return (struct template_text){0};
	}
	if (str_is(text.key, "this")) {
		text.source = TEXT_THIS;
		text.each = r->each;
		if (!r->each || !r->each->group)
			diag_add(r->build->diags, DIAG_RULE, node->loc,
				"`this` has no sentence here: it stands within "
				"an `each` of the pack's sentences");
	} else if (str_starts(text.key, STR("pack."))) {
		text.source = TEXT_PACK;
		text.key = str_from(text.key, 5);
	} else if (str_starts(text.key, STR("common."))) {
		text.source = TEXT_COMMON;
		text.key = str_from(text.key, 7);
		check_common(r, &text);
	} else {
		template_check_own(r, &text);
	}
	return text;
}

void template_kind(struct template_reading *r, enum block_kind kind)
{
	r->block->kind = kind;
	r->kinds++;
}

int template_number_of(const struct template_reading *r,
	const struct node *node, int least, int most)
{
	int64_t number = 0;

	if (!bind_count(node, &number, r->build->diags))
		return least;
	if (number >= least && number <= most)
		return (int)number;
	diag_add(r->build->diags, DIAG_BAD_NUMBER, node->loc,
		"this number is not from %d to %d", least, most);
	return least;
}

/* Reads a list of keys into at most `most` texts; how many. */
int template_keys_of(const struct template_reading *r, const struct node *list,
	struct template_text *texts, int most)
{
	int count = 0;

	if (list->count > most) {
		diag_add(r->build->diags, DIAG_TOO_MANY, list->loc,
			"more than %d sentences in this list", most);
		return 0;
	}
	for (const struct node *n = list->first; n; n = n->next)
		texts[count++] = template_text_of(r, n);
	return count;
}

/* --- tables, signatures, addresses ----------------------------------- */

struct reading_column {
	struct template_reading *block;
	struct template_column *column;
};

static void column_head(void *context, const struct node *node)
{
	struct reading_column *c = context;

	c->column->head = template_text_of(c->block, node);
}

static void column_cell(void *context, const struct node *node)
{
	struct reading_column *c = context;

	c->column->cell = template_text_of(c->block, node);
}

static void column_weight(void *context, const struct node *node)
{
	struct reading_column *c = context;

	c->column->weight = template_number_of(c->block, node, 1, 100);
}

static void column_align(void *context, const struct node *node)
{
	static const char *const words[] = {"left", "right", "center", NULL};
	struct reading_column *c = context;
	int word = bind_word(node, words, "a side", c->block->build->diags);

	c->column->align = word < 0 ? ALIGN_LEFT : (enum block_align)word;
}

static const struct bind_field column_fields[] = {
	{"head", BIND_SCALAR, false, column_head},
	{"cell", BIND_SCALAR, true, column_cell},
	{"weight", BIND_SCALAR, false, column_weight},
	{"align", BIND_SCALAR, false, column_align},
	{0},
};

void template_read_table(void *context, const struct node *node)
{
	struct template_reading *r = context;
	struct template_block *block = r->block;

	template_kind(r, BLOCK_TABLE);
	if (node->count > TEMPLATE_COLUMNS) {
		diag_add(r->build->diags, DIAG_TOO_MANY, node->loc,
			"more than %d columns", TEMPLATE_COLUMNS);
		return;
	}
	block->columns = arena_array(r->build->arena, (size_t)node->count + 1,
		sizeof *block->columns);
	for (const struct node *n = node->first; n; n = n->next) {
		struct reading_column c = {
			r, &block->columns[block->column_count++]};
		c.column->weight = 1;
		bind_map(n, column_fields, &c, "a column", r->build->diags);
	}
}

/* Whose state's law it is decides at the end: all of the key's sentences are
 * one oath, in the words of each state. */
static void signature_perjury(void *context, const struct node *node)
{
	struct template_reading *r = context;
	const struct catalog *english = r->build->english;
	struct template_text *text = &r->block->signature->perjury;
	struct str group =
		str_printf(r->build->arena, "%.*s.", STR_ARG(node->text));
	int count = 0;

	*text = (struct template_text){
		.source = TEXT_OATH, .key = node->text, .loc = node->loc};
	*r->oath = true;
	for (int i = 0; i < english->count; i++) {
		const struct sentence *s = &english->texts[i];
		if (!str_starts(s->key, group))
			continue;
		r->used[i] = true;
		count++;
		placeholder_check(s, r->build->vocabulary, 0, r->build->diags);
	}
	if (!count)
		missing(r, text, "the template's texts");
}

#define SIGNATURE_READER(part)                                                 \
	static void signature_##part(void *context, const struct node *node)   \
	{                                                                      \
		struct template_reading *r = context;                          \
		r->block->signature->part = template_text_of(r, node);         \
	}

SIGNATURE_READER(label)
SIGNATURE_READER(name)
SIGNATURE_READER(name_label)
SIGNATURE_READER(date)
SIGNATURE_READER(place)

static const struct bind_field signature_fields[] = {
	{"perjury", BIND_SCALAR, false, signature_perjury},
	{"label", BIND_SCALAR, true, signature_label},
	{"name", BIND_SCALAR, false, signature_name},
	{"name_label", BIND_SCALAR, false, signature_name_label},
	{"date", BIND_SCALAR, false, signature_date},
	{"place", BIND_SCALAR, false, signature_place},
	{0},
};

void template_read_signature(void *context, const struct node *node)
{
	struct template_reading *r = context;

	template_kind(r, BLOCK_SIGNATURE);
	r->block->signature =
		ARENA_NEW(r->build->arena, struct template_signature);
	bind_map(node, signature_fields, r, "a signature", r->build->diags);
}

static void address_to(void *context, const struct node *node)
{
	struct template_reading *r = context;
	struct template_address *a = r->block->address;

	a->to_count = template_keys_of(r, node, a->to, ADDRESS_LINES_MOST);
}

static void address_from(void *context, const struct node *node)
{
	struct template_reading *r = context;
	struct template_address *a = r->block->address;

	a->from_count = template_keys_of(r, node, a->from, ADDRESS_LINES_MOST);
}

static const struct bind_field address_fields[] = {
	{"to", BIND_LIST, true, address_to},
	{"from", BIND_LIST, false, address_from},
	{0},
};

void template_read_address(void *context, const struct node *node)
{
	struct template_reading *r = context;

	template_kind(r, BLOCK_ADDRESS);
	r->block->address = ARENA_NEW(r->build->arena, struct template_address);
	bind_map(node, address_fields, r, "an address", r->build->diags);
}
