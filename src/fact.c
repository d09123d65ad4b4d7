/*
 * Building the vocabulary from facts.yaml.
 */
#include "fact.h"

#include <stdlib.h>

#include "bind.h"

struct building {
	struct arena *arena;
	struct vocabulary *vocabulary;
	struct fact *fact;
	const struct node *of, *from, *to; /* of the fact; NULL: not there */
	struct diags *diags;
	bool typed; /* the type was read */
};

/* Small letters, digits and underscores; a part begins with a letter, and a
 * dot stands between parts. */
static bool is_id(struct str id, bool dots)
{
	char before = '.';

	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		bool letter = c >= 'a' && c <= 'z';
		bool other = (c >= '0' && c <= '9') || c == '_';
		if (before == '.' ? !letter
				  : !letter && !other && !(dots && c == '.'))
			return false;
		before = c;
	}
	return id.n && before != '.';
}

static enum fact_about about_of(struct str id)
{
	if (str_starts(id, STR("rent.")))
		return FACT_RENT;
	return str_starts(id, STR("adults.")) ? FACT_ADULT : FACT_HOUSEHOLD;
}

static void read_type(void *context, const struct node *node)
{
	struct building *b = context;
	const char *names[VALUE_TYPES + 1] = {NULL};

	for (int i = 0; i < VALUE_TYPES; i++)
		names[i] = value_type_name((enum value_type_id)i);
	int type = bind_word(node, names, "a type of value", b->diags);
	if (type < 0)
		return;
	b->fact->shape.type = (enum value_type_id)type;
	b->typed = true;
}

static void read_of(void *context, const struct node *node)
{
	((struct building *)context)->of = node;
}

static void read_from(void *context, const struct node *node)
{
	((struct building *)context)->from = node;
}

static void read_to(void *context, const struct node *node)
{
	((struct building *)context)->to = node;
}

static bool is_yes(const struct node *node, struct diags *diags)
{
	static const char *const answers[] = {"no", "yes", NULL};

	return bind_word(node, answers, "yes or no", diags) == 1;
}

static void read_series(void *context, const struct node *node)
{
	struct building *b = context;

	b->fact->shape.series = is_yes(node, b->diags);
}

static void read_sensitive(void *context, const struct node *node)
{
	struct building *b = context;

	b->fact->sensitive = is_yes(node, b->diags);
}

static void read_use(void *context, const struct node *node)
{
	static const char *const uses[] = {"paper", NULL};
	struct building *b = context;

	b->fact->paper = bind_word(node, uses, "a use", b->diags) == 0;
}

static const struct bind_field fields[] = {
	{"type", BIND_SCALAR, true, read_type},
	{"of", BIND_LIST, false, read_of},
	{"from", BIND_SCALAR, false, read_from},
	{"to", BIND_SCALAR, false, read_to},
	{"series", BIND_SCALAR, false, read_series},
	{"sensitive", BIND_SCALAR, false, read_sensitive},
	{"use", BIND_SCALAR, false, read_use},
	{NULL, BIND_ANY, false, NULL},
};

/* Whether a word may be an option; the words so far are in `options`. */
static void check_option(
	struct building *b, const struct node *node, const char *const *options)
{
	enum value_state state;

	if (node->kind != NODE_SCALAR || !is_id(node->text, false)) {
		diag_add(b->diags, DIAG_BAD_ID, node->loc,
			"this is not the word of a choice");
		diag_hint(b->diags, "use small letters, digits and _");
		return;
	}
	if (value_word(node->text, &state)) {
		diag_add(b->diags, DIAG_BAD_CHOICE, node->loc,
			"'%.*s' is no choice of its own: it may be said of "
			"every fact",
			STR_ARG(node->text));
		diag_hint(b->diags, "leave it out");
	}
	if (denylist_find(b->vocabulary->denylist, node->text).n)
		diag_add(b->diags, DIAG_PRIVATE_FACT, node->loc,
			"this choice tells what is never asked");
	for (; *options; options++)
		if (str_is(node->text, *options))
			diag_add(b->diags, DIAG_DUPLICATE_KEY, node->loc,
				"the choice '%s' stands twice", *options);
}

static void build_options(struct building *b)
{
	const struct node *of = b->of;

	if (!of->count)
		diag_add(b->diags, DIAG_EMPTY_VALUE, of->loc,
			"a choice needs words to choose from");
	if (of->count > VALUE_OPTIONS) {
		diag_add(b->diags, DIAG_TOO_MANY, of->loc,
			"a choice has at most %d words", VALUE_OPTIONS);
		return;
	}
	const char **options =
		arena_array(b->arena, (size_t)of->count + 1, sizeof(*options));
	int count = 0;
	for (const struct node *n = of->first; n; n = n->next) {
		check_option(b, n, options);
		options[count++] = str_dup(b->arena, n->text).p;
	}
	b->fact->shape.options = options;
}

/* One end of the range. */
static int64_t read_end(
	struct building *b, const struct node *node, int64_t otherwise)
{
	struct value_shape shape = {.type = b->fact->shape.type};

	if (!node)
		return otherwise;
	return value_read(b->arena, node, &shape, b->diags).value.number;
}

static void build_range(struct building *b)
{
	struct value_shape *shape = &b->fact->shape;
	const struct node *first = b->from ? b->from : b->to;

	if (!first)
		return;
	if (shape->type != VALUE_COUNT && shape->type != VALUE_MONEY &&
		shape->type != VALUE_PERCENT) {
		diag_add(b->diags, DIAG_UNKNOWN_KEY, first->key_loc,
			"only a count, an amount and a percentage have a "
			"range");
		return;
	}
	shape->least = read_end(b, b->from, 0);
	shape->most = read_end(b, b->to, 0);
	if (b->to && shape->most < shape->least)
		diag_add(b->diags, DIAG_BAD_ORDER, b->to->loc,
			"the range ends before it begins");
}

static void build_shape(struct building *b, const struct node *node)
{
	struct value_shape *shape = &b->fact->shape;
	bool chosen =
		shape->type == VALUE_CHOICE || shape->type == VALUE_CHOICES;

	if (chosen && b->of)
		build_options(b);
	else if (chosen)
		diag_add(b->diags, DIAG_MISSING_KEY, node->loc,
			"a choice needs the key of, with its words");
	else if (b->of)
		diag_add(b->diags, DIAG_UNKNOWN_KEY, b->of->key_loc,
			"only a choice has the key of");
	build_range(b);
	shape->place = places_find;
	shape->near = places_near_path;
	shape->places = b->vocabulary->places;
}

static void check_id(struct building *b, const struct node *node)
{
	struct str id = node->key;

	if (denylist_find(b->vocabulary->denylist, id).n) {
		diag_add(b->diags, DIAG_PRIVATE_FACT, node->key_loc,
			"'%.*s' is never asked, stored or printed",
			STR_ARG(id));
		diag_hint(b->diags, "take this fact out");
	} else if (!is_id(id, true)) {
		diag_add(b->diags, DIAG_BAD_ID, node->key_loc,
			"'%.*s' is not the id of a fact", STR_ARG(id));
		diag_hint(b->diags, "write it as household_size or home.city");
	} else if (str_is(id, "rent") || str_is(id, "adults")) {
		diag_add(b->diags, DIAG_BAD_ID, node->key_loc,
			"'%.*s' is the name of a list", STR_ARG(id));
		diag_hint(b->diags, "write it as %.*s.name", STR_ARG(id));
	}
}

static void build_fact(struct building *b, const struct node *node)
{
	struct vocabulary *vocabulary = b->vocabulary;
	struct fact *fact = b->fact;

	fact->id = node->key;
	fact->loc = node->key_loc;
	fact->about = about_of(fact->id);
	fact->index = vocabulary->count++;
	fact->slot = vocabulary->slots[fact->about]++;
	vocabulary->ids[fact->index] = str_dup(b->arena, fact->id).p;
	vocabulary->by_id[fact->index] = fact;
	check_id(b, node);
	b->of = b->from = b->to = NULL;
	b->typed = false;
	bind_map(node, fields, b, "a fact", b->diags);
	if (b->typed)
		build_shape(b, node);
}

static int by_id(const void *a, const void *b)
{
	const struct fact *const *left = a, *const *right = b;

	return str_cmp((*left)->id, (*right)->id);
}

static bool is_group(struct str group, struct str id)
{
	return id.n > group.n + 1 && str_starts(id, group) &&
	       id.p[group.n] == '.';
}

/* A fact may not also be the beginning of others: `home` and `home.city`. */
static void check_groups(
	const struct vocabulary *vocabulary, struct diags *diags)
{
	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		if (!vocabulary_has_group(vocabulary, fact->id))
			continue;
		diag_add(diags, DIAG_BAD_ID, fact->loc,
			"'%.*s' is a fact, and other facts begin with it",
			STR_ARG(fact->id));
		diag_hint(diags, "give it a longer name");
	}
}

static void read_facts(void *context, const struct node *map)
{
	struct building *b = context;
	struct vocabulary *vocabulary = b->vocabulary;
	size_t count = (size_t)map->count;

	if (map->count > FACT_LIMIT) {
		diag_add(b->diags, DIAG_TOO_MANY, map->loc,
			"there are at most %d facts", FACT_LIMIT);
		return;
	}
	struct fact *facts = arena_array(b->arena, count, sizeof(*facts));
	vocabulary->facts = facts;
	vocabulary->ids =
		arena_array(b->arena, count + 1, sizeof(*vocabulary->ids));
	vocabulary->by_id =
		arena_array(b->arena, count + 1, sizeof(*vocabulary->by_id));
	for (const struct node *n = map->first; n; n = n->next) {
		b->fact = &facts[vocabulary->count];
		build_fact(b, n);
	}
	qsort(vocabulary->by_id, count, sizeof(*vocabulary->by_id), by_id);
	check_groups(vocabulary, b->diags);
}

static const struct bind_field root_fields[] = {
	{"facts", BIND_MAP, true, read_facts},
	{NULL, BIND_ANY, false, NULL},
};

const struct vocabulary *vocabulary_build(struct arena *arena,
	const struct node *root, const struct places *places,
	const struct denylist *denylist, struct diags *diags)
{
	int errors = diags->errors;
	struct building b = {.arena = arena,
		.vocabulary = ARENA_NEW(arena, struct vocabulary),
		.diags = diags};

	b.vocabulary->places = places;
	b.vocabulary->denylist = denylist;
	bind_map(root, root_fields, &b, "the vocabulary", diags);
	return diags->errors == errors ? b.vocabulary : NULL;
}

const struct fact *vocabulary_find(
	const struct vocabulary *vocabulary, struct str id)
{
	int low = 0, high = vocabulary->count;

	while (low < high) {
		int middle = low + (high - low) / 2;
		int order = str_cmp(vocabulary->by_id[middle]->id, id);
		if (!order)
			return vocabulary->by_id[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* A word that may be shown: it looks like the id of a fact, not like what a
 * person would have written there by mistake. */
static bool is_showable(struct str key)
{
	return key.n <= 40 && is_id(key, true);
}

void vocabulary_refuse(const struct vocabulary *vocabulary, struct str key,
	struct loc loc, struct diags *diags)
{
	if (denylist_find(vocabulary->denylist, key).n) {
		diag_add(diags, DIAG_PRIVATE_FACT, loc,
			"this tells something that is never asked, stored or "
			"printed");
		diag_hint(diags, "take it out, with what stands beside it");
		return;
	}
	const char *near = diag_nearest(key, vocabulary->ids);
	if (is_showable(key))
		diag_add(diags, DIAG_UNKNOWN_KEY, loc,
			"there is no fact called '%.*s'", STR_ARG(key));
	else
		diag_add(diags, DIAG_UNKNOWN_KEY, loc,
			"this is not the name of a fact");
	if (near)
		diag_hint(diags, "did you mean '%s'?", near);
}

const char *fact_list(enum fact_about about)
{
	static const char *const lists[] = {[FACT_HOUSEHOLD] = "",
		[FACT_RENT] = "rent",
		[FACT_ADULT] = "adults"};

	return lists[about];
}

bool vocabulary_has_group(
	const struct vocabulary *vocabulary, struct str prefix)
{
	for (int i = 0; i < vocabulary->count; i++)
		if (is_group(prefix, vocabulary->facts[i].id))
			return true;
	return false;
}

struct str fact_print(struct arena *arena, const struct vocabulary *vocabulary,
	const struct fact *fact, const struct value *value)
{
	if (fact->shape.type == VALUE_PLACE && value->state == VALUE_KNOWN)
		return vocabulary->places->list[value->number].path;
	return value_print(arena, value, &fact->shape);
}
