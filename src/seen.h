/*
 * Which texts were seen before in a table, in a few bytes a row: a keyed hash
 * of each and the row where it first stood.
 */
#ifndef STAYPUT_SEEN_H
#define STAYPUT_SEEN_H

#include "hash.h"

struct seen {
	struct arena arena;
	uint64_t *hashes; /* 0: free */
	int32_t *rows;
	size_t room;
	size_t count;
	unsigned char key[HASH_KEY];
};

/* The row where the text stood first, or 0; then `row` is where it stands. */
int seen_add(struct seen *seen, struct str text, int row);

void seen_release(struct seen *seen);

#endif
