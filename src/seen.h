/*
 * Which texts were seen before in a table: a keyed hash of each and the row
 * where it first stood, in at most 20 bytes a text, also while it grows.
 */
#ifndef STAYPUT_SEEN_H
#define STAYPUT_SEEN_H

#include "hash.h"

#define SEEN_MOST ((size_t)16 * 1024 * 1024) /* texts */
#define SEEN_BLOCKS 4096

struct seen_block;

struct seen {
	struct arena arena; /* of the blocks */
	struct seen_block *blocks[SEEN_BLOCKS];
	size_t count;
	struct arena table;
	uint32_t *numbers; /* of an entry, from 1; 0: free */
	size_t room;
	unsigned char key[HASH_KEY];
};

/* The row where the text stood first, or 0; then `row` is where it stands. Ends
 * the process as arena_alloc does when there are more than SEEN_MOST. */
int seen_add(struct seen *seen, struct str text, int row);

/* Whether the text was added. */
bool seen_has(struct seen *seen, struct str text);

void seen_release(struct seen *seen);

#endif
