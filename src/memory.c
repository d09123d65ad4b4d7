/*
 * The end of memory for the whole process. A library that is refused memory
 * may go on without a word and print other letters (HarfBuzz does), so that
 * no paper could be trusted; here every allocation, of libraries too, is
 * there or the program ends. Linked into the program only, not into tests.
 *
 * "Replacing malloc" in the manual of glibc allows it; the allocator proper
 * stays the next one in the order of libraries.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "instrumented.h"

#ifdef INSTRUMENTED
typedef int memory_is_the_sanitizers;
#else

static void *(*next_malloc)(size_t size);
static void *(*next_calloc)(size_t count, size_t size);
static void *(*next_realloc)(void *memory, size_t size);

/* C has no cast from a data pointer to a function; POSIX has this. */
static void find_next(void *function, const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);

	if (!found)
		arena_exhausted();
	memcpy(function, &found, sizeof found);
}

static void *there(void *memory, size_t size)
{
	if (!memory && size)
		arena_exhausted();
	return memory;
}

void *malloc(size_t size)
{
	if (!next_malloc)
		find_next(&next_malloc, "malloc");
	return there(next_malloc(size), size);
}

void *calloc(size_t count, size_t size)
{
	if (!next_calloc)
		find_next(&next_calloc, "calloc");
	return there(next_calloc(count, size), count && size);
}

void *realloc(void *memory, size_t size)
{
	if (!next_realloc)
		find_next(&next_realloc, "realloc");
	return there(next_realloc(memory, size), size);
}
#endif
