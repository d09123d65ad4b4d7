/*
 * Catalogues of sentences: the words that people read, one file a language.
 * A sentence has {placeholders} and nothing else that is computed.
 */
#ifndef STAYPUT_CATALOG_H
#define STAYPUT_CATALOG_H

#include "node.h"

/* One sentence under the keys that lead to it, joined by dots. */
struct sentence {
	struct str key;
	struct str sentence; /* without line breaks at its end */
	struct loc loc;
};

struct catalog {
	struct str language;	      /* "en" */
	struct loc loc;		      /* where the file begins */
	const struct sentence *texts; /* sorted by key */
	int count;
};

#define CATALOG_COUNT 10000 /* most sentences of one catalogue */

/* The catalogue in the tree of its file: maps of maps of sentences; NULL when
 * a diagnostic was added. Owned by the arena; the tree must live as long. */
const struct catalog *catalog_build(struct arena *arena, struct str language,
	const struct node *root, struct diags *diags);

/* The sentence of a key ("criteria.income.met"), or NULL. */
const struct sentence *catalog_find(
	const struct catalog *catalog, struct str key);

/* A piece of a sentence: words as they stand, or a placeholder's name. */
struct catalog_piece {
	bool is_name;
	struct str text;
};

/* Takes the next piece off the front of a sentence of a catalogue; false at
 * its end. */
bool catalog_next(struct str *rest, struct catalog_piece *piece);

/* Whether the sentence has the placeholder. */
bool catalog_has(struct str sentence, struct str name);

/* Whether every { has its } and a name of small letters, digits and _ with
 * dots between the names; else says so. */
bool catalog_check(struct str sentence, struct loc loc, struct diags *diags);

/* The value of a placeholder; p NULL when there is none. */
typedef struct str catalog_lookup(void *context, struct str name);

/* The sentence with its placeholders replaced, owned by the arena; p NULL
 * when one had no value. */
struct str catalog_fill(struct arena *arena, struct str sentence,
	catalog_lookup *lookup, void *context);

/* A lookup whose context is an array that ends with a row without a name. */
struct catalog_value {
	const char *name;
	struct str value;
};
struct str catalog_from_values(void *context, struct str name);

/* The sentences whose keys `keep` accepts. Owned by the arena. */
const struct catalog *catalog_part(struct arena *arena,
	const struct catalog *catalog, bool (*keep)(struct str key));

/* The sentences of both, whose keys differ. Owned by the arena. */
const struct catalog *catalog_join(struct arena *arena,
	const struct catalog *one, const struct catalog *two);

/* Compares a translation with the language it follows: each sentence that is
 * missing, that has no counterpart, or whose placeholders differ. False when
 * a diagnostic was added. */
bool catalog_compare(const struct catalog *translation,
	const struct catalog *original, struct diags *diags);

#endif
