/*
 * Building the guide and finding what holds at a place.
 */
#include "guide.h"

#include "bind.h"

/* Reading one row of any of the three lists. */
struct guiding {
	const struct places *places;
	struct diags *diags;
	int place;
	civil_day from;
	civil_day through;
	int64_t days;
	int count;
	struct str calendar;
	struct str cite;
	struct str name;
	struct str phone;
	struct str web;
	civil_day checked;
	const struct node *text;
};

static const char *const count_words[] = {
	"calendar", "business", "court", NULL};

static void read_place(void *context, const struct node *node)
{
	struct guiding *g = context;

	g->place = places_find(g->places, node->text);
	if (g->place < 0)
		diag_add(g->diags, DIAG_BAD_PLACE, node->loc,
			"places.yaml has no place '%.*s'", STR_ARG(node->text));
}

static void read_days(void *context, const struct node *node)
{
	struct guiding *g = context;

	bind_count(node, &g->days, g->diags);
}

static void read_count(void *context, const struct node *node)
{
	struct guiding *g = context;

	g->count = bind_word(node, count_words, "a count", g->diags);
}

static void read_calendar(void *context, const struct node *node)
{
	((struct guiding *)context)->calendar = node->text;
}

static void read_cite(void *context, const struct node *node)
{
	((struct guiding *)context)->cite = node->text;
}

static void read_name(void *context, const struct node *node)
{
	((struct guiding *)context)->name = node->text;
}

static void read_phone(void *context, const struct node *node)
{
	((struct guiding *)context)->phone = node->text;
}

static void read_web(void *context, const struct node *node)
{
	((struct guiding *)context)->web = node->text;
}

static void read_checked(void *context, const struct node *node)
{
	struct guiding *g = context;

	bind_date(node, &g->checked, g->diags);
}

static void read_text(void *context, const struct node *node)
{
	((struct guiding *)context)->text = node;
}

static void read_from(void *context, const struct node *node)
{
	struct guiding *g = context;

	bind_date(node, &g->from, g->diags);
}

static void read_through(void *context, const struct node *node)
{
	struct guiding *g = context;

	if (!str_is(node->text, "open"))
		bind_date(node, &g->through, g->diags);
}

static const struct bind_field served_fields[] = {
	{"from", BIND_SCALAR, true, read_from},
	{"through", BIND_SCALAR, true, read_through},
	{NULL, BIND_ANY, false, NULL},
};

static void read_served(void *context, const struct node *node)
{
	struct guiding *g = context;

	bind_map(node, served_fields, g, "served", g->diags);
}

static const struct bind_field answer_fields[] = {
	{"place", BIND_SCALAR, true, read_place},
	{"served", BIND_MAP, true, read_served},
	{"days", BIND_SCALAR, true, read_days},
	{"count", BIND_SCALAR, true, read_count},
	{"calendar", BIND_SCALAR, true, read_calendar},
	{"cite", BIND_SCALAR, true, read_cite},
	{NULL, BIND_ANY, false, NULL},
};

static const struct bind_field call_fields[] = {
	{"place", BIND_SCALAR, true, read_place},
	{"name", BIND_SCALAR, true, read_name},
	{"phone", BIND_SCALAR, false, read_phone},
	{"web", BIND_SCALAR, false, read_web},
	{"cite", BIND_SCALAR, true, read_cite},
	{NULL, BIND_ANY, false, NULL},
};

static const struct bind_field absence_fields[] = {
	{"place", BIND_SCALAR, true, read_place},
	{"checked", BIND_SCALAR, true, read_checked},
	{"text", BIND_MAP, true, read_text},
	{"cite", BIND_SCALAR, true, read_cite},
	{NULL, BIND_ANY, false, NULL},
};

/* One row by its table, with nothing from the row before. */
static struct guiding read_row(const struct guide *guide,
	const struct node *node, const struct bind_field *fields,
	struct diags *diags)
{
	struct guiding g = {
		.places = guide->places, .diags = diags, .through = DATE_LAST};

	bind_map(node, fields, &g, "a row", diags);
	return g;
}

static void build_answers(struct guide *guide, struct arena *arena,
	const struct node *list, struct diags *diags)
{
	struct answer_rule *rows =
		arena_array(arena, (size_t)list->count + 1, sizeof *rows);

	guide->answers = rows;
	for (const struct node *n = list->first; n; n = n->next) {
		struct guiding g = read_row(guide, n, answer_fields, diags);
		rows[guide->answer_count++] =
			(struct answer_rule){g.place, g.from, g.through,
				{.unit = (enum calendar_unit)g.count,
					.days = (int)g.days,
					.roll = ROLL_NEXT},
				g.calendar, g.cite};
	}
}

static void build_calls(struct guide *guide, struct arena *arena,
	const struct node *list, struct diags *diags)
{
	struct call *rows =
		arena_array(arena, (size_t)list->count + 1, sizeof *rows);

	guide->calls = rows;
	for (const struct node *n = list->first; n; n = n->next) {
		struct guiding g = read_row(guide, n, call_fields, diags);
		rows[guide->call_count++] =
			(struct call){g.place, g.name, g.phone, g.web, g.cite};
	}
}

static void build_absences(struct guide *guide, struct arena *arena,
	const struct node *list, struct diags *diags)
{
	struct absence *rows =
		arena_array(arena, (size_t)list->count + 1, sizeof *rows);

	guide->absences = rows;
	for (const struct node *n = list->first; n; n = n->next) {
		struct guiding g = read_row(guide, n, absence_fields, diags);
		rows[guide->absence_count++] =
			(struct absence){g.place, g.checked, g.text, g.cite};
	}
}

static const struct bind_field court_fields[] = {
	{"answers", BIND_LIST, true, NULL},
	{"calls", BIND_LIST, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

struct guide *guide_build(struct arena *arena, const struct node *court,
	const struct node *absent, const struct places *places,
	struct diags *diags)
{
	int errors = diags->errors;
	struct guide *guide = ARENA_NEW(arena, struct guide);

	guide->places = places;
	if (!bind_map(court, court_fields, NULL, "this file", diags))
		return NULL;
	build_answers(guide, arena, node_find(court, "answers"), diags);
	build_calls(guide, arena, node_find(court, "calls"), diags);
	if (absent->kind != NODE_LIST)
		diag_add(diags, DIAG_WRONG_SHAPE, absent->loc,
			"what is absent must be a list");
	else
		build_absences(guide, arena, absent, diags);
	return diags->errors == errors ? guide : NULL;
}

bool guide_reaches(const struct guide *guide, int area, int place)
{
	if (place < 0)
		return guide->places->list[area].parent < 0;
	return places_within(guide->places, place, area) == PLACE_YES;
}

const struct answer_rule *guide_answer(
	const struct guide *guide, int place, civil_day served)
{
	for (int i = 0; i < guide->answer_count; i++) {
		const struct answer_rule *row = &guide->answers[i];
		if (served >= row->from && served <= row->through &&
			guide_reaches(guide, row->place, place))
			return row;
	}
	return NULL;
}
