/*
 * Offices whose lawyers have adopted a pack as it is (adoptions.yaml): its
 * sworn papers then go without the mark "not reviewed by a lawyer".
 */
#ifndef STAYPUT_ADOPTION_H
#define STAYPUT_ADOPTION_H

#include "date.h"
#include "node.h"

struct adoption {
	struct str hash; /* "sha256:..." of the pack */
	struct str office;
	struct str bar; /* the state of the lawyer's bar, and its number */
	civil_day on;
};

struct adoptions {
	struct adoption *list;
	int count;
};

#define ADOPTIONS_MOST 1000

/* Appends the rows of a file's root, a list; false after diagnostics. `list`
 * has room for ADOPTIONS_MOST. */
bool adoptions_read(struct adoptions *adoptions, const struct node *root,
	struct diags *diags);

/* The adoption of exactly this pack that holds on a day, or NULL. */
const struct adoption *adoptions_find(
	const struct adoptions *adoptions, struct str hash, civil_day today);

#endif
