/*
 * Memory in three lifetimes (world, case, scratch). Owns every call of
 * malloc in the program; knows nothing of what is stored.
 */
#ifndef STAYPUT_ARENA_H
#define STAYPUT_ARENA_H

#include <stddef.h>

struct arena_chunk;

/* A region that grows and is freed as one. All zero is a valid, empty arena
 * without a limit. */
struct arena {
	struct arena_chunk *chunks; /* newest first */
	size_t used;		    /* bytes handed out */
	size_t limit;		    /* most bytes to hand out; 0: ARENA_LIMIT */
};

/* The stated maximum of any arena: 256 MiB. */
#define ARENA_LIMIT ((size_t)256 * 1024 * 1024)

/* Returns zeroed memory for `size` bytes, aligned for any type, owned by the
 * arena. Never NULL: when the machine has no more memory, or the limit is
 * passed, it says so on stderr and ends the process with status 7 (papers
 * are rendered to memory first, so no file is half written by then). */
void *arena_alloc(struct arena *arena, size_t size);

/* What arena_alloc does when there is no more: says so and ends with 7. */
_Noreturn void arena_exhausted(void);

/* As arena_alloc, for `count` items of `size` bytes; checks the product. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A typed arena_alloc. */
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

/* Frees all memory of the arena; it can be used again. */
void arena_release(struct arena *arena);

/* Forgets all that was handed out but keeps one chunk for reuse: the cheap
 * way to use the same scratch memory for many cases. */
void arena_clear(struct arena *arena);

#endif
