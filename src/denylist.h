/*
 * What is never asked, stored or printed (rules/never.yaml): phrases in every
 * language, and the phrases that hold one of them but mean something else.
 */
#ifndef STAYPUT_DENYLIST_H
#define STAYPUT_DENYLIST_H

#include "node.h"

struct denylist;

/* Builds the list from the root map of never.yaml: `phrases` and `except`,
 * each a map of languages to lists. NULL when there were errors. */
const struct denylist *denylist_build(
	struct arena *arena, const struct node *root, struct diags *diags);

/* The denied phrase that stands in `text` (a fact id, a label or a CSV header)
 * as whole words, without regard to case, accents, apostrophes, hyphens,
 * dots, underscores or spaces; camelCase and digits begin a word of their own,
 * and so does every Chinese character. An empty slice when none does, or an
 * exception covers it. */
struct str denylist_find(const struct denylist *denylist, struct str text);

#endif
