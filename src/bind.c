/*
 * The shapes and the scalar types that every reader of a tree shares.
 */
#include "bind.h"

#include "date.h"
#include "money.h"
#include "utf8.h"

/* The most bytes of a text that a sentence repeats. */
#define SHOWN 60

static bool has_shape(const struct node *node, enum bind_shape shape)
{
	switch (shape) {
	case BIND_SCALAR:
		return node->kind == NODE_SCALAR;
	case BIND_LIST:
		return node->kind == NODE_LIST;
	case BIND_MAP:
		return node->kind == NODE_MAP;
	default:
		return true;
	}
}

static const char *shape_name(enum bind_shape shape)
{
	if (shape == BIND_LIST)
		return "a list";
	return shape == BIND_MAP ? "a map" : "a text";
}

static bool is_known(const struct bind_field *fields, struct str key)
{
	for (; fields->key; fields++)
		if (str_is(key, fields->key))
			return true;
	return false;
}

static size_t count_fields(const struct bind_field *fields)
{
	size_t count = 0;

	while (fields[count].key)
		count++;
	return count;
}

static void add_unknown(const struct node *entry,
	const struct bind_field *fields, const char *what, struct diags *diags)
{
	size_t count = count_fields(fields);
	const char **words =
		arena_array(diags->arena, count + 1, sizeof *words);

	for (size_t i = 0; i < count; i++)
		words[i] = fields[i].key;
	diag_add(diags, DIAG_UNKNOWN_KEY, entry->key_loc, "%s has no key %.*s",
		what, STR_ARG(utf8_head(entry->key, SHOWN)));
	const char *near = diag_nearest(entry->key, words);
	if (near)
		diag_hint(diags, "did you mean %s?", near);
}

static bool read_field(const struct bind_field *field, const struct node *value,
	void *context, struct diags *diags)
{
	if (!has_shape(value, field->shape)) {
		diag_add(diags, DIAG_WRONG_SHAPE, value->loc,
			"%s is %s; it must be %s", field->key,
			node_kind_name(value->kind), shape_name(field->shape));
		return false;
	}
	if (field->read)
		field->read(context, value);
	return true;
}

bool bind_map(const struct node *map, const struct bind_field *fields,
	void *context, const char *what, struct diags *diags)
{
	int errors = diags->errors;

	if (map->kind != NODE_MAP) {
		diag_add(diags, DIAG_WRONG_SHAPE, map->loc,
			"%s is a map of keys and values, not %s", what,
			node_kind_name(map->kind));
		return false;
	}
	for (const struct node *n = map->first; n; n = n->next)
		if (!is_known(fields, n->key))
			add_unknown(n, fields, what, diags);
	for (; fields->key; fields++) {
		const struct node *value = node_find(map, fields->key);
		if (value)
			read_field(fields, value, context, diags);
		else if (fields->required)
			diag_add(diags, DIAG_MISSING_KEY, map->loc,
				"%s needs the key %s", what, fields->key);
	}
	return diags->errors == errors;
}

/* --- scalars --------------------------------------------------------- */

/* Whether it is a text at all; else says what was wanted. */
static bool is_text(
	const struct node *node, const char *what, struct diags *diags)
{
	if (node->kind == NODE_SCALAR)
		return true;
	diag_add(diags, DIAG_WRONG_SHAPE, node->loc,
		"%s is needed here, not %s", what, node_kind_name(node->kind));
	return false;
}

bool bind_date(const struct node *node, int32_t *day, struct diags *diags)
{
	if (!is_text(node, "a date", diags))
		return false;
	if (date_parse(node->text, day))
		return true;
	diag_add(diags, DIAG_BAD_DATE, node->loc,
		"\"%.*s\" is not a date of the calendar from 1900 to 2199",
		STR_ARG(utf8_head(node->text, SHOWN)));
	diag_hint(diags, "write it as 2025-03-01: year, month, day");
	return false;
}

bool bind_money(const struct node *node, int64_t *cents, struct diags *diags)
{
	if (!is_text(node, "an amount of money", diags))
		return false;
	if (money_parse(node->text, cents))
		return true;
	diag_add(diags, DIAG_BAD_MONEY, node->loc,
		"\"%.*s\" is not an amount of money",
		STR_ARG(utf8_head(node->text, SHOWN)));
	diag_hint(diags, "write it as $1800 or $1800.50, or in quotes as "
			 "\"$1,800.50\"");
	return false;
}

bool bind_count(const struct node *node, int64_t *number, struct diags *diags)
{
	if (!is_text(node, "a whole number", diags))
		return false;
	bool is_padded = node->text.n > 1 && node->text.p[0] == '0';
	if (!is_padded && str_to_int(node->text, number))
		return true;
	diag_add(diags, DIAG_BAD_NUMBER, node->loc,
		"\"%.*s\" is not a whole number",
		STR_ARG(utf8_head(node->text, SHOWN)));
	diag_hint(diags, "write digits only, such as 3 or 120");
	return false;
}

int bind_word(const struct node *node, const char *const *words,
	const char *what, struct diags *diags)
{
	if (!is_text(node, what, diags))
		return -1;
	for (int i = 0; words[i]; i++)
		if (str_is(node->text, words[i]))
			return i;
	diag_add(diags, DIAG_BAD_CHOICE, node->loc, "\"%.*s\" is not %s",
		STR_ARG(utf8_head(node->text, SHOWN)), what);
	const char *near = diag_nearest(node->text, words);
	struct buf list = {.arena = diags->arena};
	for (int i = 0; words[i] && !near; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", words[i]);
	if (near)
		diag_hint(diags, "did you mean %s?", near);
	else
		diag_hint(
			diags, "choose one of: %.*s", STR_ARG(buf_str(&list)));
	return -1;
}
