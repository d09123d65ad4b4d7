/*
 * Building windows from a pack. Every table of keys stands before the function
 * that reads it.
 */
#include "reach_build.h"

#include "bind.h"

static bool span_of_period(
	struct rule_build *build, const struct node *node, struct span *span)
{
	const struct terms *terms = build->terms;

	for (int i = 0; i < terms->period_count; i++) {
		const struct period *p = &terms->periods[i];
		if (!str_eq(p->name, node->text))
			continue;
		span->from =
			quantity_constant(build->arena, VALUE_DATE, p->from);
		span->through =
			quantity_constant(build->arena, VALUE_DATE, p->through);
		return true;
	}
	diag_add(build->diags, DIAG_RULE, node->loc,
		"this pack has no such period");
	return false;
}

static bool span_side(struct rule_build *build, const struct node *map,
	const char *key, const struct quantity **side)
{
	const struct node *node = node_find(map, key);

	if (!node) {
		diag_add(build->diags, DIAG_MISSING_KEY, map->loc,
			"a window needs '%s'", key);
		diag_hint(build->diags, "write %s: open if it has no such end",
			key);
		return false;
	}
	if (node->kind == NODE_SCALAR && str_is(node->text, "open"))
		return true;
	*side = quantity_build_typed(build, node, VALUE_DATE);
	return *side;
}

static bool is_constant(const struct quantity *q)
{
	return q && q->kind == QUANTITY_CONSTANT;
}

bool span_build(
	struct rule_build *build, const struct node *node, struct span *span)
{
	if (node->kind == NODE_SCALAR)
		return span_of_period(build, node, span);
	bool good = span_side(build, node, "from", &span->from);
	good = span_side(build, node, "through", &span->through) && good;
	if (!is_constant(span->from) || !is_constant(span->through) ||
		span->from->number <= span->through->number)
		return good;
	diag_add(build->diags, DIAG_INVERTED, node->loc,
		"this window ends before it begins");
	return false;
}

static const struct bind_field span_fields[] = {
	{"from", BIND_SCALAR, false, NULL},
	{"through", BIND_SCALAR, false, NULL},
	{"name", BIND_SCALAR, false, NULL},
	{"cite", BIND_ANY, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static bool span_of(struct rule_build *build, const struct node *reached,
	const char *key, struct span *span)
{
	const struct node *node = node_find(reached, key);

	if (node->kind == NODE_MAP &&
		!bind_map(node, span_fields, NULL, "a window", build->diags))
		return false;
	return span_build(build, node, span);
}

/* "12-01": month and day, judged in a leap year so that 02-29 may stand. */
static bool read_month_day(struct rule_build *build, const struct node *map,
	const char *key, int *month, int *day)
{
	const struct node *node = node_find(map, key);
	int64_t m = 0;
	int64_t d = 0;

	bool good = node && node->kind == NODE_SCALAR && node->text.n == 5 &&
		    node->text.p[2] == '-' &&
		    str_to_int(str_sub(node->text, 0, 2), &m) &&
		    str_to_int(str_from(node->text, 3), &d) &&
		    date_is_valid((struct date){2024, (int)m, (int)d});
	if (!good) {
		diag_add(build->diags, DIAG_BAD_DATE,
			node ? node->loc : map->loc,
			"a season needs '%s' as month and day", key);
		diag_hint(build->diags, "write %s: 12-01", key);
	}
	*month = (int)m;
	*day = (int)d;
	return good;
}

static bool read_season(
	struct rule_build *build, const struct node *node, struct reach *reach)
{
	reach->by_season = true;
	return read_month_day(build, node, "from", &reach->season_from_month,
		       &reach->season_from_day) &&
	       read_month_day(build, node, "through",
		       &reach->season_through_month,
		       &reach->season_through_day);
}

static struct str name_of(const struct node *map)
{
	const struct node *name = node_find(map, "name");

	return name && name->kind == NODE_SCALAR ? name->text : STR("");
}

static bool read_event(struct rule_build *build, const struct node *reached,
	struct reach *reach)
{
	const struct node *node = node_find(reached, "event");
	struct str name = name_of(node);

	reach->event = events_find(build->terms->world->events, name);
	if (!reach->event) {
		diag_add(build->diags, DIAG_UNKNOWN_EVENT, node->loc,
			"events.yaml has no such event");
		return false;
	}
	return span_of(build, reached, "event", &reach->event_span);
}

static bool read_dated_fact(struct rule_build *build,
	const struct node *reached, struct reach *reach)
{
	const struct node *node = node_find(reached, "fact");
	const struct vocabulary *vocabulary = build->terms->world->vocabulary;

	reach->fact = vocabulary_find(vocabulary, name_of(node));
	if (!reach->fact || reach->fact->shape.type != VALUE_DATE) {
		diag_add(build->diags, DIAG_UNKNOWN_FACT, node->loc,
			"a segment can be reached by a dated fact only");
		return false;
	}
	return span_of(build, reached, "fact", &reach->fact_span);
}

static const struct bind_field reach_fields[] = {
	{"rent_due", BIND_ANY, false, NULL},
	{"today", BIND_ANY, false, NULL},
	{"each_year", BIND_MAP, false, NULL},
	{"event", BIND_MAP, false, NULL},
	{"fact", BIND_MAP, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

bool reach_build(
	struct rule_build *build, const struct node *node, struct reach *reach)
{
	bool good =
		bind_map(node, reach_fields, NULL, "reached_by", build->diags);

	if (!good || !node->first) {
		diag_add(build->diags, DIAG_RULE, node->loc,
			"nothing reaches this segment");
		return false;
	}
	reach->by_rent = node_find(node, "rent_due");
	if (reach->by_rent)
		good = span_of(build, node, "rent_due", &reach->rent) && good;
	reach->by_today = node_find(node, "today");
	if (reach->by_today)
		good = span_of(build, node, "today", &reach->today) && good;
	const struct node *season = node_find(node, "each_year");
	if (season)
		good = read_season(build, season, reach) && good;
	if (node_find(node, "event"))
		good = read_event(build, node, reach) && good;
	if (node_find(node, "fact"))
		good = read_dated_fact(build, node, reach) && good;
	return good;
}
