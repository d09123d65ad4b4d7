/*
 * Deflate through libdeflate: the same bytes for the same input and level.
 */
#include "deflate.h"

#include <assert.h>
#include <libdeflate.h>

struct deflater *deflater_new(int level)
{
	return (struct deflater *)libdeflate_alloc_compressor(level);
}

void deflater_free(struct deflater *deflater)
{
	if (deflater)
		libdeflate_free_compressor(
			(struct libdeflate_compressor *)deflater);
}

struct str deflate(
	struct arena *arena, struct deflater *deflater, struct str bytes)
{
	struct libdeflate_compressor *z =
		(struct libdeflate_compressor *)deflater;
	size_t bound = libdeflate_zlib_compress_bound(z, bytes.n);
	char *out = arena_alloc(arena, bound);
	size_t n = libdeflate_zlib_compress(z, bytes.p, bytes.n, out, bound);

	assert(n);
	return (struct str){out, n};
}
