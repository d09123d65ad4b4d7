/*
 * Building segments from a pack. Every table of keys stands before the
 * function that reads it.
 */
#include "segment.h"

#include "bind.h"

/* The day that a key gives; true when the key is absent. */
static bool read_day(struct rule_build *build, const struct node *map,
	const char *key, const struct quantity **day)
{
	const struct node *node = node_find(map, key);

	if (!node)
		return true;
	*day = quantity_build_typed(build, node, VALUE_DATE);
	return *day;
}

static bool read_rule(struct rule_build *build, const struct node *map,
	const char *key, const struct rule **rule)
{
	const struct node *node = node_find(map, key);

	if (!node)
		return true;
	*rule = rule_build(build, node);
	return *rule;
}

static struct str read_text(const struct node *map, const char *key)
{
	const struct node *node = node_find(map, key);

	return node && node->kind == NODE_SCALAR ? node->text : STR("");
}

static bool read_yes(struct rule_build *build, const struct node *map,
	const char *key, bool *yes)
{
	static const char *const words[] = {"no", "yes", NULL};
	const struct node *node = node_find(map, key);

	if (!node)
		return true;
	int word = bind_word(node, words, "an answer", build->diags);
	*yes = word == 1;
	return word >= 0;
}

static const struct bind_field preemption_fields[] = {
	{"from", BIND_SCALAR, true, NULL},
	{"through", BIND_SCALAR, true, NULL},
	{"by", BIND_SCALAR, true, NULL},
	{"cite", BIND_ANY, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static bool read_preemption(struct rule_build *build, const struct node *node,
	struct preemption *preemption)
{
	if (!bind_map(node, preemption_fields, NULL, "a preemption",
		    build->diags))
		return false;
	preemption->loc = node->loc;
	preemption->by = read_text(node, "by");
	preemption->cites =
		cites_build(build->arena, node, build->sources, build->diags);
	if (!bind_date(
		    node_find(node, "from"), &preemption->from, build->diags) ||
		!bind_date(node_find(node, "through"), &preemption->through,
			build->diags))
		return false;
	if (preemption->from <= preemption->through)
		return preemption->cites.count;
	diag_add(build->diags, DIAG_INVERTED, node->loc,
		"this preemption ends before it begins");
	return false;
}

static bool read_preemptions(struct rule_build *build, const struct node *list,
	struct segment *segment)
{
	bool good = true;

	if (!list)
		return true;
	struct preemption *all =
		arena_array(build->arena, (size_t)list->count + 1, sizeof *all);
	for (const struct node *n = list->first; n; n = n->next)
		good = read_preemption(
			       build, n, &all[segment->preemption_count++]) &&
		       good;
	segment->preemptions = all;
	return good;
}

static bool read_id(struct rule_build *build, const struct node *node,
	struct str *id, struct cites *cites)
{
	*id = read_text(node, "id");
	*cites = cites_build(build->arena, node, build->sources, build->diags);
	return id->n && cites->count;
}

/* The money that a key gives; true when the key is absent. */
static bool read_money(struct rule_build *build, const struct node *map,
	const char *key, const struct quantity **money)
{
	const struct node *node = node_find(map, key);

	if (!node)
		return true;
	*money = quantity_build_typed(build, node, VALUE_MONEY);
	return *money;
}

static const struct bind_field duty_fields[] = {
	{"id", BIND_SCALAR, true, NULL},
	{"cite", BIND_ANY, true, NULL},
	{"done", BIND_SCALAR, true, NULL},
	{"to", BIND_SCALAR, true, NULL},
	{"due", BIND_SCALAR, false, NULL},
	{"latest", BIND_SCALAR, false, NULL},
	{"until", BIND_SCALAR, false, NULL},
	{"amount", BIND_SCALAR, false, NULL},
	{"when", BIND_MAP, false, NULL},
	{"excused_when", BIND_MAP, false, NULL},
	{"lost", BIND_ANY, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static bool read_done(
	struct rule_build *build, const struct node *node, struct duty *duty)
{
	const struct node *done = node_find(node, "done");

	duty->done =
		vocabulary_find(build->terms->world->vocabulary, done->text);
	enum value_type_id type =
		duty->done ? duty->done->shape.type : VALUE_TEXT;
	if (type == VALUE_DATE || type == VALUE_YESNO)
		return true;
	diag_add(build->diags, DIAG_UNKNOWN_FACT, done->loc,
		"what records a duty is a fact with a date, or yes or no");
	return false;
}

/* `everything`, or a list of consequences: a word of any other kind would let
 * a late duty cost nothing. */
static bool read_lost(
	struct rule_build *build, const struct node *node, struct duty *duty)
{
	static const char *const words[] = {"everything", NULL};

	duty->lost = node_find(node, "lost");
	duty->loses_everything = !duty->lost || duty->lost->kind != NODE_LIST;
	if (!duty->lost || duty->lost->kind == NODE_LIST)
		return true;
	return bind_word(duty->lost, words, "what a late duty loses",
		       build->diags) == 0;
}

static struct duty *build_duty(
	struct rule_build *build, const struct node *node)
{
	struct duty *duty = ARENA_NEW(build->arena, struct duty);

	duty->loc = node->loc;
	if (!bind_map(node, duty_fields, NULL, "a duty", build->diags))
		return NULL;
	bool good = read_id(build, node, &duty->id, &duty->cites);
	good = read_done(build, node, duty) && good;
	duty->to = read_text(node, "to");
	good = read_day(build, node, "due", &duty->due) && good;
	good = read_day(build, node, "latest", &duty->latest) && good;
	good = read_day(build, node, "until", &duty->until) && good;
	good = read_money(build, node, "amount", &duty->amount) && good;
	good = read_rule(build, node, "when", &duty->when) && good;
	good = read_rule(build, node, "excused_when", &duty->excused_when) &&
	       good;
	good = read_lost(build, node, duty) && good;
	return good ? duty : NULL;
}

static const struct bind_field consequence_fields[] = {
	{"id", BIND_SCALAR, true, NULL},
	{"cite", BIND_ANY, true, NULL},
	{"when", BIND_MAP, false, NULL},
	{"from", BIND_SCALAR, false, NULL},
	{"through", BIND_SCALAR, false, NULL},
	{"by", BIND_SCALAR, false, NULL},
	{"repay_by", BIND_SCALAR, false, NULL},
	{"survives", BIND_SCALAR, false, NULL},
	{"always", BIND_SCALAR, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static struct consequence *build_consequence(
	struct rule_build *build, const struct node *node)
{
	struct consequence *c = ARENA_NEW(build->arena, struct consequence);

	c->loc = node->loc;
	if (!bind_map(node, consequence_fields, NULL, "a consequence",
		    build->diags))
		return NULL;
	bool good = read_id(build, node, &c->id, &c->cites);
	good = read_rule(build, node, "when", &c->when) && good;
	good = read_day(build, node, "from", &c->span.from) && good;
	good = read_day(build, node, "through", &c->span.through) && good;
	good = read_day(build, node, "by", &c->by) && good;
	good = read_day(build, node, "repay_by", &c->repay_by) && good;
	good = read_yes(build, node, "survives", &c->survives) && good;
	good = read_yes(build, node, "always", &c->always) && good;
	return good ? c : NULL;
}

static bool read_duties(struct rule_build *build, const struct node *list,
	struct segment *segment)
{
	struct duty **link = &segment->duties;
	bool good = true;

	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		struct duty *duty = build_duty(build, n);
		good = good && duty;
		if (!duty)
			continue;
		*link = duty;
		link = &duty->next;
		segment->duty_count++;
	}
	return good;
}

static bool read_consequences(struct rule_build *build, const struct node *list,
	struct segment *segment)
{
	struct consequence **link = &segment->consequences;
	bool good = true;

	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		struct consequence *c = build_consequence(build, n);
		good = good && c;
		if (!c)
			continue;
		*link = c;
		link = &c->next;
		segment->consequence_count++;
	}
	return good;
}

/* Whatever a late duty costs must be a consequence of the segment. */
static bool check_lost(struct rule_build *build, const struct segment *segment)
{
	bool good = true;

	for (const struct duty *d = segment->duties; d; d = d->next) {
		if (d->loses_everything)
			continue;
		for (const struct node *n = d->lost->first; n; n = n->next) {
			const struct consequence *c = segment->consequences;
			while (c && !str_eq(c->id, n->text))
				c = c->next;
			if (c)
				continue;
			diag_add(build->diags, DIAG_RULE, n->loc,
				"the segment has no such consequence");
			good = false;
		}
	}
	return good;
}

static const struct bind_field effect_fields[] = {
	{"from", BIND_SCALAR, false, NULL},
	{"through", BIND_SCALAR, false, NULL},
	{"cite", BIND_ANY, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static bool read_effect(struct rule_build *build, const struct node *node,
	struct segment *segment)
{
	if (!node)
		return true;
	if (!bind_map(node, effect_fields, NULL, "an effect", build->diags))
		return false;
	segment->effect_cites =
		cites_build(build->arena, node, build->sources, build->diags);
	return read_day(build, node, "from", &segment->effect.from) &&
	       read_day(build, node, "through", &segment->effect.through) &&
	       segment->effect_cites.count;
}

static const struct bind_field segment_fields[] = {
	{"id", BIND_SCALAR, true, NULL},
	{"cite", BIND_ANY, true, NULL},
	{"reached_by", BIND_MAP, true, NULL},
	{"months", BIND_SCALAR, false, NULL},
	{"form", BIND_SCALAR, false, NULL},
	{"alternative", BIND_SCALAR, false, NULL},
	{"preempted", BIND_LIST, false, NULL},
	{"covered_when", BIND_MAP, false, NULL},
	{"duties", BIND_LIST, false, NULL},
	{"effect", BIND_MAP, false, NULL},
	{"consequences", BIND_LIST, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

struct segment *segment_build(struct rule_build *build, const struct node *node)
{
	struct segment *segment = ARENA_NEW(build->arena, struct segment);

	segment->loc = node->loc;
	bool good =
		bind_map(node, segment_fields, NULL, "a segment", build->diags);
	if (node->kind != NODE_MAP || !node_find(node, "reached_by"))
		return NULL;
	good = read_id(build, node, &segment->id, &segment->cites) && good;
	good = reach_build(
		       build, node_find(node, "reached_by"), &segment->reach) &&
	       good;
	good = read_yes(build, node, "months", &segment->by_month) && good;
	segment->by_month = segment->by_month || segment->reach.by_rent;
	segment->form = read_text(node, "form");
	segment->alternative = read_text(node, "alternative");
	good = read_preemptions(build, node_find(node, "preempted"), segment) &&
	       good;
	good = read_rule(build, node, "covered_when", &segment->covered_when) &&
	       good;
	good = read_duties(build, node_find(node, "duties"), segment) && good;
	good = read_effect(build, node_find(node, "effect"), segment) && good;
	good = read_consequences(
		       build, node_find(node, "consequences"), segment) &&
	       good;
	return check_lost(build, segment) && good ? segment : NULL;
}

const struct rule *segment_find_rule(
	const struct segment *segment, struct str id)
{
	const struct rule *found = rule_find(segment->covered_when, id);

	for (const struct duty *d = segment->duties; d && !found; d = d->next) {
		found = rule_find(d->when, id);
		if (!found)
			found = rule_find(d->excused_when, id);
	}
	for (const struct consequence *c = segment->consequences; c && !found;
		c = c->next)
		found = rule_find(c->when, id);
	return found;
}
