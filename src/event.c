/*
 * Building the events that laws wait for, and the suspensions.
 */
#include "event.h"

#include <stdlib.h>

#include "bind.h"

/* --- occurrences ------------------------------------------------------ */

struct building {
	struct arena *arena;
	struct diags *diags;
	struct event *event;
	struct occurrence *occurrence; /* the one that is being read */
	bool prolonged;		       /* it has extended_through */
};

static void read_id(void *context, const struct node *node)
{
	((struct building *)context)->occurrence->id = node->text;
}

static void read_start(void *context, const struct node *node)
{
	struct building *b = context;

	bind_date(node, &b->occurrence->start, b->diags);
}

static void read_end(void *context, const struct node *node)
{
	struct building *b = context;

	bind_date(node, &b->occurrence->end, b->diags);
}

static void read_extended(void *context, const struct node *node)
{
	struct building *b = context;

	b->prolonged = bind_date(node, &b->occurrence->extended, b->diags);
}

static void read_doubt(void *context, const struct node *node)
{
	((struct building *)context)->occurrence->doubt = node->text;
}

static void read_cite(void *context, const struct node *node)
{
	((struct building *)context)->occurrence->cite = node->text;
}

static const struct bind_field occurrence_fields[] = {
	{"id", BIND_SCALAR, true, read_id},
	{"start", BIND_SCALAR, true, read_start},
	{"end", BIND_SCALAR, false, read_end},
	{"extended_through", BIND_SCALAR, false, read_extended},
	{"doubt", BIND_SCALAR, false, read_doubt},
	{"cite", BIND_SCALAR, true, read_cite},
	{NULL, BIND_ANY, false, NULL},
};

static void check_occurrence(struct building *b, const struct node *node,
	const struct occurrence *before)
{
	const struct occurrence *o = b->occurrence;

	if (o->end < o->start)
		diag_add(b->diags, DIAG_BAD_ORDER, node->loc,
			"this occurrence ends before it starts");
	else if (o->extended < o->end)
		diag_add(b->diags, DIAG_BAD_ORDER, node->loc,
			o->end == DATE_LAST
				? "an occurrence without end has no "
				  "extended_through"
				: "extended_through is before the end");
	for (; before < o; before++)
		if (str_eq(before->id, o->id))
			diag_add(b->diags, DIAG_DUPLICATE_KEY, node->loc,
				"two occurrences are called '%.*s'",
				STR_ARG(o->id));
}

static void read_occurrence(struct building *b, const struct node *node,
	const struct occurrence *first)
{
	struct occurrence *o = b->occurrence;

	o->end = DATE_LAST;
	b->prolonged = false;
	if (!bind_map(node, occurrence_fields, b, "an occurrence", b->diags))
		return;
	if (!b->prolonged)
		o->extended = o->end;
	check_occurrence(b, node, first);
}

static int by_start(const void *a, const void *b)
{
	const struct occurrence *left = a, *right = b;

	return (left->start > right->start) - (left->start < right->start);
}

/* --- events ----------------------------------------------------------- */

static void read_title(void *context, const struct node *node)
{
	((struct building *)context)->event->title = node->text;
}

static void read_occurrences(void *context, const struct node *list)
{
	struct building *b = context;
	size_t count = (size_t)list->count;
	struct occurrence *all = arena_array(b->arena, count, sizeof(*all));

	b->occurrence = all;
	for (const struct node *n = list->first; n; n = n->next) {
		read_occurrence(b, n, all);
		b->occurrence++;
	}
	if (count)
		qsort(all, count, sizeof(*all), by_start);
	b->event->occurrences = all;
	b->event->count = list->count;
}

static const struct bind_field event_fields[] = {
	{"title", BIND_SCALAR, true, read_title},
	{"occurrences", BIND_LIST, true, read_occurrences},
	{NULL, BIND_ANY, false, NULL},
};

/* Whether a text can be the id of an event or a program. */
static bool check_path(struct str id, struct loc loc, struct diags *diags)
{
	if (places_is_path(id))
		return true;
	diag_add(diags, DIAG_BAD_ID, loc, "'%.*s' is not an id", STR_ARG(id));
	diag_hint(diags, "write it as us/example-event");
	return false;
}

const struct events *events_build(
	struct arena *arena, const struct node *root, struct diags *diags)
{
	int errors = diags->errors;
	struct building b = {.arena = arena, .diags = diags};
	struct events *events = ARENA_NEW(arena, struct events);

	if (root->kind != NODE_MAP) {
		diag_add(diags, DIAG_WRONG_SHAPE, root->loc,
			"the events must be a map of ids");
		return NULL;
	}
	struct event *list =
		arena_array(arena, (size_t)root->count, sizeof(*list));
	events->list = list;
	for (const struct node *n = root->first; n; n = n->next) {
		b.event = &list[events->count++];
		b.event->id = n->key;
		check_path(n->key, n->key_loc, diags);
		bind_map(n, event_fields, &b, "an event", diags);
	}
	return diags->errors == errors ? events : NULL;
}

const struct event *events_find(const struct events *events, struct str id)
{
	for (int i = 0; i < events->count; i++)
		if (str_eq(events->list[i].id, id))
			return &events->list[i];
	return NULL;
}

/* --- suspensions ------------------------------------------------------ */

struct suspending {
	const struct places *places;
	struct diags *diags;
	struct suspension *suspension;
};

static void read_program(void *context, const struct node *node)
{
	struct suspending *s = context;

	check_path(node->text, node->loc, s->diags);
	s->suspension->program = node->text;
}

static void read_place(void *context, const struct node *node)
{
	struct suspending *s = context;
	struct str near = places_near_path(s->places, node->text);

	s->suspension->place = places_find(s->places, node->text);
	if (s->suspension->place >= 0)
		return;
	diag_add(s->diags, DIAG_BAD_PLACE, node->loc,
		"places.yaml has no place '%.*s'", STR_ARG(node->text));
	if (near.n)
		diag_hint(s->diags, "did you mean '%.*s'?", STR_ARG(near));
}

static void read_from(void *context, const struct node *node)
{
	struct suspending *s = context;

	bind_date(node, &s->suspension->from, s->diags);
}

static void read_through(void *context, const struct node *node)
{
	struct suspending *s = context;

	bind_date(node, &s->suspension->through, s->diags);
}

static void read_court(void *context, const struct node *node)
{
	((struct suspending *)context)->suspension->court = node->text;
}

static void read_source(void *context, const struct node *node)
{
	((struct suspending *)context)->suspension->cite = node->text;
}

static const struct bind_field suspension_fields[] = {
	{"program", BIND_SCALAR, true, read_program},
	{"place", BIND_SCALAR, false, read_place},
	{"from", BIND_SCALAR, true, read_from},
	{"through", BIND_SCALAR, false, read_through},
	{"court", BIND_SCALAR, true, read_court},
	{"cite", BIND_SCALAR, true, read_source},
	{NULL, BIND_ANY, false, NULL},
};

static void read_suspension(struct suspending *s, const struct node *node)
{
	struct suspension *one = s->suspension;

	one->place = -1;
	one->through = DATE_LAST;
	one->loc = node->loc;
	if (bind_map(node, suspension_fields, s, "a suspension", s->diags) &&
		one->through < one->from)
		diag_add(s->diags, DIAG_BAD_ORDER, node->loc,
			"this suspension ends before it begins");
}

const struct suspensions *suspensions_build(struct arena *arena,
	const struct node *root, const struct places *places,
	struct diags *diags)
{
	int errors = diags->errors;
	struct suspending s = {.places = places, .diags = diags};
	struct suspensions *all = ARENA_NEW(arena, struct suspensions);

	if (root->kind != NODE_LIST) {
		diag_add(diags, DIAG_WRONG_SHAPE, root->loc,
			"the suspensions must be a list");
		diag_hint(diags, "write [] when there are none");
		return NULL;
	}
	struct suspension *list =
		arena_array(arena, (size_t)root->count, sizeof(*list));
	all->list = list;
	for (const struct node *n = root->first; n; n = n->next) {
		s.suspension = &list[all->count++];
		read_suspension(&s, n);
	}
	return diags->errors == errors ? all : NULL;
}
