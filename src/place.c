/*
 * The tree of places: built from one map, sorted by path, found by halving.
 */
#include "place.h"

#include <limits.h>
#include <stdlib.h>

#include "bind.h"

static const char *const kinds[] = {
	"country", "state", "county", "city", "unincorporated", "area", NULL};

struct building {
	struct place *place;
	struct diags *diags;
};

static void read_name(void *context, const struct node *node)
{
	struct building *b = context;

	b->place->name = node->text;
}

static void read_kind(void *context, const struct node *node)
{
	struct building *b = context;

	bind_word(node, kinds, "a kind of place", b->diags);
	b->place->kind = node->text;
}

static void read_names(void *context, const struct node *node)
{
	struct building *b = context;

	for (const struct node *n = node->first; n; n = n->next)
		if (n->kind != NODE_SCALAR || !n->text.n)
			diag_add(b->diags, DIAG_EMPTY_VALUE, n->loc,
				"this is not the name of a place");
	b->place->names = node;
}

struct str place_name(const struct place *place, struct str language)
{
	const struct node *n = place->names ? place->names->first : NULL;

	for (; n; n = n->next)
		if (str_eq(n->key, language))
			return n->text;
	return place->name;
}

static const struct bind_field fields[] = {
	{"name", BIND_SCALAR, true, read_name},
	{"kind", BIND_SCALAR, true, read_kind},
	{"names", BIND_MAP, false, read_names},
	{NULL, BIND_ANY, false, NULL},
};

bool places_is_path(struct str path)
{
	char before = '/';

	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		bool joint = c == '-' || c == '/';
		if (!letter && !(joint && before != '/' && before != '-'))
			return false;
		before = c;
	}
	return path.n && before != '/' && before != '-';
}

static void build_place(
	struct place *place, const struct node *node, struct diags *diags)
{
	struct building b = {place, diags};

	place->path = node->key;
	place->parent = -1;
	if (!places_is_path(node->key)) {
		diag_add(diags, DIAG_BAD_ID, node->key_loc,
			"'%.*s' is not the path of a place",
			STR_ARG(node->key));
		diag_hint(diags, "write it as us/ca/example-county");
	}
	bind_map(node, fields, &b, "a place", diags);
}

static int by_path(const void *a, const void *b)
{
	const struct place *left = a, *right = b;

	return str_cmp(left->path, right->path);
}

/* The path of the place that this one lies in; empty at the top. */
static struct str parent_path(struct str path)
{
	size_t n = path.n;

	while (n > 0 && path.p[n - 1] != '/')
		n--;
	return str_sub(path, 0, n ? n - 1 : 0);
}

/* Links each place to its parent; `root` tells where a path stood. */
static void link_parents(struct place *list, const struct places *places,
	const struct node *root, struct diags *diags)
{
	for (const struct node *n = root->first; n; n = n->next) {
		struct str parent = parent_path(n->key);
		int at = places_find(places, n->key);
		if (!parent.n || at < 0 || !places_is_path(n->key))
			continue;
		list[at].parent = places_find(places, parent);
		if (list[at].parent >= 0)
			continue;
		diag_add(diags, DIAG_BAD_PLACE, n->key_loc,
			"the place '%.*s', in which this one lies, is missing",
			STR_ARG(parent));
		diag_hint(diags, "add a line for it");
	}
}

const struct places *places_build(
	struct arena *arena, const struct node *root, struct diags *diags)
{
	int errors = diags->errors;

	if (root->kind != NODE_MAP) {
		diag_add(diags, DIAG_WRONG_SHAPE, root->loc,
			"the places must be a map of paths");
		return NULL;
	}
	struct places *places = ARENA_NEW(arena, struct places);
	struct place *list =
		arena_array(arena, (size_t)root->count, sizeof(*list));
	for (const struct node *n = root->first; n; n = n->next)
		build_place(&list[places->count++], n, diags);
	if (places->count)
		qsort(list, (size_t)places->count, sizeof(*list), by_path);
	places->list = list;
	link_parents(list, places, root, diags);
	return diags->errors == errors ? places : NULL;
}

int places_find(const void *places, struct str path)
{
	const struct places *all = places;
	int low = 0, high = all->count;

	while (low < high) {
		int middle = low + (high - low) / 2;
		int order = str_cmp(all->list[middle].path, path);
		if (!order)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

const struct place *places_nearest(const struct places *places, struct str path)
{
	const struct place *best = NULL;
	int best_distance = INT_MAX;

	for (int i = 0; i < places->count; i++) {
		int distance = str_distance(path, places->list[i].path);
		if (distance < best_distance) {
			best_distance = distance;
			best = &places->list[i];
		}
	}
	return best_distance <= PLACE_NEAR ? best : NULL;
}

struct str places_near_path(const void *places, struct str path)
{
	const struct place *near = places_nearest(places, path);

	return near ? near->path : STR("");
}

/* Whether `place` is `area` or lies in it. */
static bool lies_in(const struct places *places, int place, int area)
{
	while (place >= 0 && place != area)
		place = places->list[place].parent;
	return place == area && place >= 0;
}

enum place_answer places_within(const struct places *places, int here, int area)
{
	if (lies_in(places, here, area))
		return PLACE_YES;
	return lies_in(places, area, here) ? PLACE_MAYBE : PLACE_NO;
}

struct str place_state(struct arena *arena, struct str path)
{
	struct str rest = path;
	struct str country = str_cut(&rest, '/');
	struct str state = str_cut(&rest, '/');

	return state.n ? str_printf(arena, "%.*s-%.*s", STR_ARG(country),
				 STR_ARG(state))
		       : country;
}
