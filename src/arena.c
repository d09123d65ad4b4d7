/*
 * A chunked bump allocator. Chunks double in size up to a bound; a request
 * larger than a chunk has a chunk of its own.
 */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CHUNK_FIRST ((size_t)16 * 1024)
#define CHUNK_MOST ((size_t)1024 * 1024)

struct arena_chunk {
	struct arena_chunk *next;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

_Noreturn void arena_exhausted(void)
{
	static const char text[] = "stayput: error: out of memory; nothing "
				   "more was written\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);

	(void)ignored;
	_exit(7);
}

static size_t round_up(size_t size)
{
	size_t unit = alignof(max_align_t);

	return (size + unit - 1) / unit * unit;
}

static struct arena_chunk *add_chunk(struct arena *arena, size_t need)
{
	size_t size = CHUNK_FIRST;

	if (arena->chunks && arena->chunks->size < CHUNK_MOST)
		size = arena->chunks->size * 2;
	else if (arena->chunks)
		size = CHUNK_MOST;
	if (size < need)
		size = need;
	struct arena_chunk *chunk = malloc(sizeof *chunk + size);
	if (!chunk)
		arena_exhausted();
	chunk->next = arena->chunks;
	chunk->size = size;
	chunk->used = 0;
	arena->chunks = chunk;
	return chunk;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t limit = arena->limit ? arena->limit : ARENA_LIMIT;

	if (size > limit || arena->used + size > limit)
		arena_exhausted();
	size_t need = round_up(size ? size : 1);
	struct arena_chunk *chunk = arena->chunks;
	if (!chunk || chunk->size - chunk->used < need)
		chunk = add_chunk(arena, need);
	void *memory = chunk->bytes + chunk->used;
	chunk->used += need;
	arena->used += need;
	return memset(memory, 0, need);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		arena_exhausted();
	return arena_alloc(arena, count * size);
}

static void free_chunks(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *next = chunk->next;
		free(chunk);
		chunk = next;
	}
}

void arena_release(struct arena *arena)
{
	free_chunks(arena->chunks);
	arena->chunks = NULL;
	arena->used = 0;
}

void arena_clear(struct arena *arena)
{
	struct arena_chunk *keep = arena->chunks;

	if (!keep)
		return;
	free_chunks(keep->next);
	keep->next = NULL;
	keep->used = 0;
	arena->used = 0;
}
