/*
 * Entries lie where they were put, in blocks; a hash table with open
 * addresses has their numbers. When it is full it is made anew from the
 * entries, so that no two tables are there at once. Two texts that share 64
 * bits of a keyed hash do not occur in a table of any size that is read.
 */
#include "seen.h"

#define ROOM_FIRST ((size_t)1024)
#define BLOCK ((size_t)4096) /* entries */

struct seen_block {
	uint64_t hashes[BLOCK];
	int32_t rows[BLOCK];
};

static uint64_t hash_text(struct seen *seen, struct str text)
{
	struct arena scratch = {0};
	struct str hex = hash_keyed(&scratch, seen->key, text);
	uint64_t hash = 0;

	for (size_t i = 0; i < 16; i++) {
		char c = hex.p[i];
		hash = hash << 4 |
		       (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	arena_release(&scratch);
	return hash;
}

/* Where the number of the hash's entry is, or would be. */
static size_t find(const struct seen *seen, uint64_t hash)
{
	size_t i = hash % seen->room;

	for (; seen->numbers[i]; i = (i + 1) % seen->room) {
		size_t entry = seen->numbers[i] - 1;
		if (seen->blocks[entry / BLOCK]->hashes[entry % BLOCK] == hash)
			break;
	}
	return i;
}

/* A table for a quarter more. */
static void make_room(struct seen *seen)
{
	seen->room = seen->room ? seen->room / 4 * 5 : ROOM_FIRST;
	arena_release(&seen->table);
	seen->numbers =
		arena_array(&seen->table, seen->room, sizeof *seen->numbers);
	for (size_t entry = 0; entry < seen->count; entry++) {
		uint64_t hash =
			seen->blocks[entry / BLOCK]->hashes[entry % BLOCK];
		seen->numbers[find(seen, hash)] = (uint32_t)entry + 1;
	}
}

static struct seen_block *block_of(struct seen *seen, size_t entry)
{
	struct seen_block **block = &seen->blocks[entry / BLOCK];

	if (!*block)
		*block = ARENA_NEW(&seen->arena, struct seen_block);
	return *block;
}

int seen_add(struct seen *seen, struct str text, int row)
{
	size_t entry = seen->count;

	if (!seen->room)
		hash_random(seen->key);
	if (entry * 5 >= seen->room * 4)
		make_room(seen);
	uint64_t hash = hash_text(seen, text);
	size_t at = find(seen, hash);
	if (seen->numbers[at]) {
		entry = seen->numbers[at] - 1;
		return seen->blocks[entry / BLOCK]->rows[entry % BLOCK];
	}
	if (entry == SEEN_MOST)
		arena_exhausted();
	struct seen_block *block = block_of(seen, entry);
	block->hashes[entry % BLOCK] = hash;
	block->rows[entry % BLOCK] = row;
	seen->numbers[at] = (uint32_t)entry + 1;
	seen->count++;
	return 0;
}

bool seen_has(struct seen *seen, struct str text)
{
	return seen->room && seen->numbers[find(seen, hash_text(seen, text))];
}

void seen_release(struct seen *seen)
{
	arena_release(&seen->arena);
	arena_release(&seen->table);
	*seen = (struct seen){0};
}
