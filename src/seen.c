/*
 * A hash table with open addresses. Two texts that share 64 bits of a keyed
 * hash do not occur in a table of any size that is read.
 */
#include "seen.h"

#define ROOM_FIRST ((size_t)1024)

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
	return hash ? hash : 1;
}

static size_t find(const struct seen *seen, uint64_t hash)
{
	size_t i = hash % seen->room;

	while (seen->hashes[i] && seen->hashes[i] != hash)
		i = (i + 1) % seen->room;
	return i;
}

static void make_room(struct seen *seen, size_t room)
{
	struct seen wider = *seen;

	wider.arena = (struct arena){0};
	wider.room = room;
	wider.hashes = arena_array(&wider.arena, room, sizeof *wider.hashes);
	wider.rows = arena_array(&wider.arena, room, sizeof *wider.rows);
	for (size_t i = 0; i < seen->room; i++) {
		if (!seen->hashes[i])
			continue;
		size_t at = find(&wider, seen->hashes[i]);
		wider.hashes[at] = seen->hashes[i];
		wider.rows[at] = seen->rows[i];
	}
	arena_release(&seen->arena);
	*seen = wider;
}

int seen_add(struct seen *seen, struct str text, int row)
{
	if (!seen->room) {
		hash_random(seen->key);
		make_room(seen, ROOM_FIRST);
	} else if (seen->count * 5 > seen->room * 4) {
		make_room(seen, seen->room * 2);
	}
	uint64_t hash = hash_text(seen, text);
	size_t at = find(seen, hash);
	if (seen->hashes[at])
		return seen->rows[at];
	seen->hashes[at] = hash;
	seen->rows[at] = row;
	seen->count++;
	return 0;
}

void seen_release(struct seen *seen)
{
	arena_release(&seen->arena);
	*seen = (struct seen){0};
}
