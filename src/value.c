/*
 * Values from the nodes of a file and from single texts: lists, series, and
 * the words that stand for any value. What one text means is scalar's.
 */
#include "value.h"

static struct value empty_value(const struct reading *r)
{
	return (struct value){.type = r->shape->type, .loc = r->loc};
}

/* One item of a list; `none` and the like only when it is the only one. */
static bool read_item(const struct reading *r, struct str text, bool alone,
	struct value *value)
{
	enum value_state state;

	if (!value_word(text, &state))
		return scalar_read(r, text, value);
	if (!alone)
		return scalar_refuse(r, DIAG_NONE_MIXED,
			"none, unknown and declined stand alone",
			"leave this word out, or leave the others out");
	value->state = state;
	return true;
}

static bool read_list(
	struct reading *r, const struct node *list, struct value *value)
{
	bool ok = true;

	if (!list->count)
		return scalar_refuse(r, DIAG_EMPTY_VALUE, "this list is empty",
			"write none when there is nothing");
	for (const struct node *n = list->first; n; n = n->next) {
		r->loc = n->loc;
		if (n->kind != NODE_SCALAR)
			ok = scalar_refuse(r, DIAG_WRONG_SHAPE,
				"a word is needed here",
				"write a list such as [one, two]");
		else if (!read_item(r, n->text, list->count == 1, value))
			ok = false;
	}
	return ok;
}

/* Puts a day of a series in its place by date; false when it is there. */
static bool add_point(struct value_point *points, struct value *value,
	struct value_point point)
{
	int at = value->point_count;

	while (at > 0 && points[at - 1].from > point.from)
		at--;
	if (at > 0 && points[at - 1].from == point.from)
		return false;
	for (int i = value->point_count; i > at; i--)
		points[i] = points[i - 1];
	points[at] = point;
	value->point_count++;
	return true;
}

/* One day of a series and what holds from then on. */
static bool read_point(const struct reading *r, struct str day, struct str text,
	struct value_point *points, struct value *value)
{
	struct value one = empty_value(r);
	struct value_point point;
	enum value_state state;

	if (!date_parse(day, &point.from))
		return scalar_refuse(r, DIAG_BAD_DATE,
			"a series names its days",
			"write {2021-08-03: VALUE, 2021-08-05: VALUE}");
	if (value_word(text, &state))
		return scalar_refuse(r, DIAG_WRONG_SHAPE,
			"a day of a series needs a value",
			"begin or end the series elsewhere, or write unknown "
			"for the whole of it");
	if (!scalar_read(r, text, &one))
		return false;
	point.number = one.number;
	if (!add_point(points, value, point))
		return scalar_refuse(r, DIAG_DUPLICATE_KEY,
			"this day stands twice in the series",
			"leave one of the two out");
	return true;
}

static struct value_point *new_points(
	const struct reading *r, int count, struct value *value)
{
	if (count > VALUE_POINTS) {
		scalar_refuse(r, DIAG_TOO_MANY,
			"a series has at most 1000 days",
			"leave out the days on which nothing changed");
		return NULL;
	}
	struct value_point *points =
		arena_array(r->arena, (size_t)count, sizeof(*points));
	value->points = points;
	value->state = VALUE_KNOWN;
	return points;
}

static bool read_series(
	struct reading *r, const struct node *map, struct value *value)
{
	bool ok = true;

	if (!map->count)
		return scalar_refuse(r, DIAG_EMPTY_VALUE,
			"this series is empty",
			"write unknown when it is not known");
	struct value_point *points = new_points(r, map->count, value);
	if (!points)
		return false;
	for (const struct node *n = map->first; n; n = n->next) {
		r->loc = n->key_loc;
		if (n->kind != NODE_SCALAR)
			ok = scalar_refuse(r, DIAG_WRONG_SHAPE,
				"a day of a series has one value",
				"write {2021-08-03: VALUE}");
		else if (!read_point(r, n->key, n->text, points, value))
			ok = false;
	}
	return ok;
}

static bool wrong_shape(const struct reading *r, const struct node *node)
{
	const char *name = value_type_name(r->shape->type);
	const char *kind = node_kind_name(node->kind);

	if (r->shape->series)
		return scalar_refuse(r, DIAG_WRONG_SHAPE,
			"this fact changes from day to day",
			"write {2021-08-03: VALUE}, or unknown");
	diag_add(r->diags, DIAG_WRONG_SHAPE, r->loc,
		"%s stands where a value of type %s is needed", kind, name);
	diag_hint(r->diags, "write one value");
	return false;
}

static bool read_node(
	struct reading *r, const struct node *node, struct value *value)
{
	const struct value_shape *shape = r->shape;
	bool text = shape->type == VALUE_TEXT;

	if (node->kind == NODE_MAP && shape->series)
		return read_series(r, node, value);
	if (node->kind == NODE_LIST && shape->type == VALUE_CHOICES)
		return read_list(r, node, value);
	if (node->kind != NODE_SCALAR)
		return wrong_shape(r, node);
	if (!(text && node->quoted) && value_word(node->text, &value->state))
		return true;
	if (shape->series)
		return wrong_shape(r, node);
	r->commas = node->quoted;
	return scalar_read(r, node->text, value);
}

struct value_read value_read(struct arena *arena, const struct node *node,
	const struct value_shape *shape, struct diags *diags)
{
	struct reading r = {arena, shape, diags, node->loc, false};
	struct value_read result = {.value = empty_value(&r)};

	result.ok = read_node(&r, node, &result.value);
	if (!result.ok)
		result.value = (struct value){.type = shape->type};
	return result;
}

static int count_items(struct str text)
{
	int count = 1;

	for (size_t i = 0; i < text.n; i++)
		count += text.p[i] == ';';
	return count;
}

static bool parse_list(
	const struct reading *r, struct str text, struct value *value)
{
	int count = count_items(text);
	bool ok = true;

	for (int i = 0; i < count; i++) {
		struct str item = str_trim(str_cut(&text, ';'));
		ok = read_item(r, item, count == 1, value) && ok;
	}
	return ok;
}

static bool parse_series(
	const struct reading *r, struct str text, struct value *value)
{
	int count = count_items(text);
	bool ok = true;
	struct value_point *points = new_points(r, count, value);

	if (!points)
		return false;
	for (int i = 0; i < count; i++) {
		struct str item = str_cut(&text, ';');
		struct str day = str_trim(str_cut(&item, ':'));
		ok = read_point(r, day, str_trim(item), points, value) && ok;
	}
	return ok;
}

static bool parse_text(
	const struct reading *r, struct str text, struct value *value)
{
	if (!text.n || value_word(text, &value->state))
		return true;
	if (r->shape->series)
		return parse_series(r, text, value);
	if (r->shape->type == VALUE_CHOICES)
		return parse_list(r, text, value);
	return scalar_read(r, text, value);
}

struct value_read value_parse(struct arena *arena, struct str text,
	const struct value_shape *shape, struct loc loc, struct diags *diags)
{
	struct reading r = {arena, shape, diags, loc, true};
	struct value_read result = {.value = empty_value(&r)};

	result.ok = parse_text(&r, str_trim(text), &result.value);
	if (!result.ok)
		result.value = (struct value){.type = shape->type};
	return result;
}

static struct str print_series(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	struct buf out = {.arena = arena};

	for (int i = 0; i < value->point_count; i++) {
		const struct value_point *point = &value->points[i];
		struct value one = {VALUE_KNOWN, shape->type, point->number,
			point->number, .loc = value->loc};
		char day[11];
		struct str text = scalar_print(arena, &one, shape);
		buf_printf(&out, "%s%.*s: %.*s", i ? "; " : "",
			STR_ARG(date_print(point->from, day)), STR_ARG(text));
	}
	return buf_str(&out);
}

struct str value_print(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	if (value->state == VALUE_NOT_ASKED)
		return STR("");
	if (value->state != VALUE_KNOWN)
		return value_state_word(value->state);
	if (value->points)
		return print_series(arena, value, shape);
	return scalar_print(arena, value, shape);
}
