/*
 * Deflate in the zlib format, as PDF wants it (RFC 1950).
 */
#ifndef STAYPUT_DEFLATE_H
#define STAYPUT_DEFLATE_H

#include "str.h"

#define DEFLATE_FAST 1
#define DEFLATE_GOOD 6
#define DEFLATE_BEST 12

struct deflater;

/* A compressor for one level, DEFLATE_FAST to DEFLATE_BEST, to be used many
 * times. NULL when the machine has no memory. */
struct deflater *deflater_new(int level);

void deflater_free(struct deflater *deflater);

/* `bytes` deflated, owned by the arena; never empty. */
struct str deflate(
	struct arena *arena, struct deflater *deflater, struct str bytes);

#endif
