/*
 * The places of rules/places.yaml as a tree of paths. Unincorporated area is
 * a place like any other.
 */
#ifndef STAYPUT_PLACE_H
#define STAYPUT_PLACE_H

#include "node.h"

struct place {
	struct str path;	  /* "us/ca/los-angeles-county" */
	struct str name;	  /* "Los Angeles County" */
	const struct node *names; /* in other languages, by code; or NULL */
	struct str
		kind; /* country, state, county, city, unincorporated, area */
	int parent;   /* index, or -1 */
};

struct places {
	const struct place *list; /* sorted by path */
	int count;
};

/* Builds the tree from the root map of places.yaml; a place whose parent path
 * is missing is a diagnostic. NULL when there were errors. */
const struct places *places_build(
	struct arena *arena, const struct node *root, struct diags *diags);

/* The name in a language ("es"); the English one where it has no other. */
struct str place_name(const struct place *place, struct str language);

/* Whether a text has the form of a path: parts of small letters, digits and
 * hyphens, with a slash between them. Ids of programs and events have it too.
 */
bool places_is_path(struct str path);

/* The state that a path lies in, as a key: "us-ca" of us/ca/los-angeles-county;
 * "us" of the country. Owned by the arena. */
struct str place_state(struct arena *arena, struct str path);

/* Index of a path, or -1. The signature fits value_shape.place. */
int places_find(const void *places, struct str path);

/* The place nearest in spelling to a wrong path, at most PLACE_NEAR letters
 * away, or NULL: for hints. */
#define PLACE_NEAR 4
const struct place *places_nearest(
	const struct places *places, struct str path);

/* Its path, or an empty text. The signature fits value_shape.near. */
struct str places_near_path(const void *places, struct str path);

/* Three answers to "is someone who says they live in `here` within `area`":
 * YES at or below it; NO elsewhere; MAYBE when `here` only contains the area
 * (a county, where the area is one of its cities). */
enum place_answer { PLACE_NO, PLACE_MAYBE, PLACE_YES };
enum place_answer places_within(
	const struct places *places, int here, int area);

#endif
