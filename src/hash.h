/*
 * SHA-256 of bytes in memory: what names packs, papers and fonts.
 */
#ifndef STAYPUT_HASH_H
#define STAYPUT_HASH_H

#include "str.h"

/* 64 lower-case hexadecimal digits, owned by the arena (FIPS 180-4). */
struct str hash_hex(struct arena *arena, struct str bytes);

#endif
