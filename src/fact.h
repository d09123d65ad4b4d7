/*
 * The vocabulary: which facts exist and of which type (rules/facts.yaml).
 * There is no fact outside it, and nowhere to put what the denylist of
 * rules/never.yaml names.
 */
#ifndef STAYPUT_FACT_H
#define STAYPUT_FACT_H

#include "denylist.h"
#include "place.h"
#include "value.h"

enum fact_about { FACT_HOUSEHOLD, FACT_RENT, FACT_ADULT };

struct fact {
	struct str id; /* "rent.notice_given" */
	enum fact_about about;
	struct value_shape shape;
	bool sensitive; /* asked late */
	bool paper;	/* a name or an address: asked last, decides nothing */
	int index;	/* in the vocabulary, in file order */
	int slot;	/* among the facts of the same `about` */
	struct loc loc;
};

#define FACT_LIMIT 512 /* most facts of the vocabulary */
#define FACT_MONTHS 24 /* most months of rent of a case */
#define FACT_ADULTS 12 /* most adults of a case */

struct vocabulary {
	const struct fact *facts;
	int count;
	int slots[3]; /* facts by fact_about */
	const struct places *places;
	const struct denylist *denylist;
	const char **ids;	   /* NULL-terminated, for "did you mean" */
	const struct fact **by_id; /* sorted by id */
};

/* Builds the vocabulary from the root of facts.yaml; refuses denied ids. NULL
 * when there were errors. */
const struct vocabulary *vocabulary_build(struct arena *arena,
	const struct node *root, const struct places *places,
	const struct denylist *denylist, struct diags *diags);

/* The fact by id, or NULL. */
const struct fact *vocabulary_find(
	const struct vocabulary *vocabulary, struct str id);

/* The list of a case that holds such facts: "rent", "adults", or "". */
const char *fact_list(enum fact_about about);

/* Adds the diagnostic for a key or a header that names no fact: PRIVATE_FACT
 * when it is denied, else UNKNOWN_KEY with what may have been meant. It shows
 * the key only where it looks like an id, for a stray comma or column can make
 * a key of a name. */
void vocabulary_refuse(const struct vocabulary *vocabulary, struct str key,
	struct loc loc, struct diags *diags);

/* Whether ids of facts begin with `prefix` and a dot ("home"). */
bool vocabulary_has_group(
	const struct vocabulary *vocabulary, struct str prefix);

/* The value as text, places by their path. */
struct str fact_print(struct arena *arena, const struct vocabulary *vocabulary,
	const struct fact *fact, const struct value *value);

#endif
