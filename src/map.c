/*
 * Reading a mapping and applying it. What a mapping does not name stays as it
 * is, and is read, or refused, like any other cell.
 */
#include "map.h"

#include "bind.h"
#include "library.h"

struct reading_map {
	struct arena *arena;
	const struct vocabulary *vocabulary;
	struct diags *diags;
	struct mapping *mapping;
};

/* --- reading ---------------------------------------------------------- */

static void add(struct reading_map *r, struct map_list *list,
	struct map_pair pair, struct loc loc)
{
	if (!list->list)
		list->list =
			arena_array(r->arena, MAP_COLUMNS, sizeof *list->list);
	if (list->count < MAP_COLUMNS)
		list->list[list->count++] = pair;
	else
		diag_add(r->diags, DIAG_TOO_MANY, loc, "more than %d entries",
			MAP_COLUMNS);
}

static bool is_scalar(struct reading_map *r, const struct node *node)
{
	if (node->kind == NODE_SCALAR)
		return true;
	diag_add(r->diags, DIAG_WRONG_SHAPE, node->loc,
		"%s stands where a text is needed", node_kind_name(node->kind));
	return false;
}

static void read_columns(void *context, const struct node *map)
{
	struct reading_map *r = context;

	for (const struct node *n = map->first; n; n = n->next)
		if (is_scalar(r, n))
			add(r, &r->mapping->columns,
				(struct map_pair){
					.theirs = n->key, .ours = n->text},
				n->loc);
}

static void read_value_map(struct reading_map *r, const struct node *fact)
{
	for (const struct node *n = fact->first; n; n = n->next)
		if (is_scalar(r, n))
			add(r, &r->mapping->values,
				(struct map_pair){fact->key, n->key, n->text},
				n->loc);
}

static void read_values(void *context, const struct node *map)
{
	struct reading_map *r = context;

	for (const struct node *n = map->first; n; n = n->next) {
		if (!vocabulary_find(r->vocabulary, n->key))
			vocabulary_refuse(
				r->vocabulary, n->key, n->key_loc, r->diags);
		else if (n->kind == NODE_MAP)
			read_value_map(r, n);
		else
			diag_add(r->diags, DIAG_WRONG_SHAPE, n->loc,
				"the values of a column are a map");
	}
}

static void read_words(
	struct reading_map *r, const struct node *list, const char *word)
{
	for (const struct node *n = list->first; n; n = n->next)
		if (is_scalar(r, n))
			add(r, &r->mapping->words,
				(struct map_pair){.theirs = n->text,
					.ours = str_of(word)},
				n->loc);
}

static void read_yes(void *context, const struct node *list)
{
	read_words(context, list, "yes");
}

static void read_no(void *context, const struct node *list)
{
	read_words(context, list, "no");
}

static void read_defaults(void *context, const struct node *map)
{
	struct reading_map *r = context;

	for (const struct node *n = map->first; n; n = n->next)
		if (is_scalar(r, n))
			add(r, &r->mapping->defaults,
				(struct map_pair){
					.fact = n->key, .ours = n->text},
				n->loc);
}

static void read_dates(void *context, const struct node *node)
{
	static const char *const orders[] = {
		"year-month-day", "month/day/year", "day/month/year", NULL};
	struct reading_map *r = context;
	int order = bind_word(node, orders, "an order of days", r->diags);

	if (order >= 0)
		r->mapping->dates = (enum map_dates)order;
}

static void read_amounts(void *context, const struct node *node)
{
	static const char *const kinds[] = {"marked", "plain", NULL};
	struct reading_map *r = context;

	r->mapping->plain_amounts =
		bind_word(node, kinds, "a way of writing amounts", r->diags) ==
		1;
}

static const struct bind_field fields[] = {
	{"columns", BIND_MAP, false, read_columns},
	{"values", BIND_MAP, false, read_values},
	{"yes", BIND_LIST, false, read_yes},
	{"no", BIND_LIST, false, read_no},
	{"defaults", BIND_MAP, false, read_defaults},
	{"dates", BIND_SCALAR, false, read_dates},
	{"amounts", BIND_SCALAR, false, read_amounts},
	{NULL, BIND_ANY, false, NULL},
};

const struct mapping *map_open(
	const struct cli *cli, const struct vocabulary *vocabulary)
{
	struct reading_map r = {cli->arena, vocabulary, cli->diags,
		ARENA_NEW(cli->arena, struct mapping)};

	if (!cli->map)
		return r.mapping;
	struct node *root = library_tree(cli, cli->map);
	if (!root ||
		!bind_map(root, fields, &r, "a map of columns", cli->diags))
		return NULL;
	return r.mapping;
}

/* --- applying ---------------------------------------------------------- */

static struct str lookup(
	const struct map_list *list, struct str fact, struct str theirs)
{
	for (int i = 0; i < list->count; i++)
		if (str_eq(list->list[i].fact, fact) &&
			str_eq(list->list[i].theirs, theirs))
			return list->list[i].ours;
	return (struct str){NULL, 0};
}

/* A header over several lines is written with blanks in a mapping. */
static bool is_same_header(struct str theirs, struct str header)
{
	for (size_t i = 0; i < header.n && i < theirs.n; i++) {
		char c = header.p[i];
		if (theirs.p[i] != (c == '\n' || c == '\t' ? ' ' : c) &&
			theirs.p[i] != c)
			return false;
	}
	return theirs.n == header.n;
}

static struct str lookup_header(const struct map_list *list, struct str header)
{
	for (int i = 0; i < list->count; i++)
		if (is_same_header(list->list[i].theirs, header))
			return list->list[i].ours;
	return (struct str){NULL, 0};
}

struct str map_header(const struct mapping *mapping, struct str header)
{
	struct str plain = str_trim(header);
	struct str ours = lookup_header(&mapping->columns, plain);

	return ours.p ? ours : plain;
}

struct str map_word(const struct mapping *mapping, struct str theirs)
{
	return lookup(&mapping->words, STR(""), theirs);
}

/* 3/1/2025 as 2025-03-01; as it was when it is not so written. */
static struct str turn_date(
	struct arena *arena, enum map_dates order, struct str text)
{
	struct str rest = text;
	struct str first = str_cut(&rest, '/');
	struct str second = str_cut(&rest, '/');
	struct str month = order == MAP_MONTH_FIRST ? first : second;
	struct str day = order == MAP_MONTH_FIRST ? second : first;
	int64_t m, d, y;

	if (!str_to_int(month, &m) || !str_to_int(day, &d) ||
		!str_to_int(rest, &y) || rest.n != 4 || m > 99 || d > 99)
		return text;
	return str_printf(arena, "%04d-%02d-%02d", (int)y, (int)m, (int)d);
}

static bool is_number(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] < '0' || text.p[i] > '9') && text.p[i] != ',' &&
			text.p[i] != '.')
			return false;
	return text.n > 0;
}

static struct str mark_amount(
	struct arena *arena, enum value_type_id type, struct str text)
{
	if (!is_number(text))
		return text;
	if (type == VALUE_MONEY)
		return str_printf(arena, "$%.*s", STR_ARG(text));
	if (type == VALUE_PERCENT)
		return str_printf(arena, "%.*s%%", STR_ARG(text));
	return text;
}

static struct str shape_cell(struct arena *arena, const struct mapping *mapping,
	const struct fact *fact, struct str text)
{
	enum value_type_id type = fact->shape.type;

	if (type == VALUE_YESNO) {
		struct str word = map_word(mapping, text);
		return word.p ? word : text;
	}
	if (type == VALUE_DATE && mapping->dates != MAP_ISO)
		return turn_date(arena, mapping->dates, text);
	if (mapping->plain_amounts)
		return mark_amount(arena, type, text);
	return text;
}

/* Of a list each item by itself. */
static struct str map_items(struct arena *arena, const struct mapping *mapping,
	const struct fact *fact, struct str text)
{
	struct buf out = {.arena = arena};

	while (text.n) {
		struct str item = str_trim(str_cut(&text, ';'));
		struct str ours = lookup(&mapping->values, fact->id, item);
		if (out.n)
			buf_add_byte(&out, ';');
		buf_add(&out, ours.p ? ours : item);
	}
	return buf_str(&out);
}

struct str map_cell(struct arena *arena, const struct mapping *mapping,
	const struct fact *fact, struct str text)
{
	struct str plain = str_trim(text);
	struct str ours = lookup(&mapping->values, fact->id, plain);

	if (ours.p)
		return ours;
	if (!plain.n)
		ours = lookup(&mapping->defaults, fact->id, STR(""));
	if (ours.p || !plain.n)
		return ours.p ? ours : plain;
	if (fact->shape.type == VALUE_CHOICES && mapping->values.count)
		return map_items(arena, mapping, fact, plain);
	return shape_cell(arena, mapping, fact, plain);
}
