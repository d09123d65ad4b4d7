/*
 * The vocabulary (which facts exist, of which type) and the facts of one
 * household. There is no fact outside the vocabulary, and nowhere to put what
 * the denylist of rules/never.yaml names.
 */
#ifndef STAYPUT_FACT_H
#define STAYPUT_FACT_H

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
	const char **ids; /* NULL-terminated, for "did you mean" */
};

/* Phrases never asked, stored or printed. */
struct denylist;
const struct denylist *denylist_build(
	struct arena *arena, const struct node *root, struct diags *diags);

/* The denied phrase that stands in `text` (a fact id, a label or a CSV header)
 * as whole words, without regard to case, accents, hyphens, dots or
 * underscores; an empty slice when none does, or an exception covers it. */
struct str denylist_find(const struct denylist *denylist, struct str text);

/* Builds the vocabulary from the root of facts.yaml; refuses denied ids. NULL
 * when there were errors. */
const struct vocabulary *vocabulary_build(struct arena *arena,
	const struct node *root, const struct places *places,
	const struct denylist *denylist, struct diags *diags);

/* The fact by id, or NULL. */
const struct fact *vocabulary_find(
	const struct vocabulary *vocabulary, struct str id);

/* The facts of one household. Rows of rent and adults are numbered from 0. */
struct facts {
	const struct vocabulary *vocabulary;
	struct value *household;	   /* by slot */
	struct value *rent[FACT_MONTHS];   /* each: by slot */
	struct value *adults[FACT_ADULTS]; /* each: by slot */
	int rents;
	int adult_count;
	bool rent_asked; /* rent was given, though perhaps as none */
};

/* An empty household. */
struct facts *facts_new(
	struct arena *arena, const struct vocabulary *vocabulary);

/* Adds a month of rent, or an adult, that knows nothing yet; its row, or -1
 * when there are as many as may be. */
int facts_add_rent(struct arena *arena, struct facts *facts);
int facts_add_adult(struct arena *arena, struct facts *facts);

/* The value of a fact; `row` is the month or the adult and is not looked at
 * for facts of the household. A row that does not exist is not asked. */
const struct value *facts_value(
	const struct facts *facts, const struct fact *fact, int row);

/* Where to store a value; NULL when the row does not exist. */
struct value *facts_place(
	struct facts *facts, const struct fact *fact, int row);

/* Reads a case file's root map over `facts` (later wins, so that a case can be
 * laid over a base): nested maps by dots, `rent` and `adults` as lists of maps
 * (which replace what was there), each value by its type; unknown keys with a
 * hint, denied keys by name, months of rent with the same due date. False when
 * a diagnostic was added. */
bool facts_read(struct arena *arena, struct facts *facts,
	const struct node *root, struct diags *diags);

/* Forgets a fact (case `without`); false when there is no such fact. */
bool facts_forget(struct facts *facts, struct str id);

/* The value as text, places by their path. */
struct str fact_print(struct arena *arena, const struct vocabulary *vocabulary,
	const struct fact *fact, const struct value *value);

#endif
