/*
 * SHA-256 of bytes in memory: what names packs, papers and fonts.
 */
#ifndef STAYPUT_HASH_H
#define STAYPUT_HASH_H

#include "str.h"

/* 64 lower-case hexadecimal digits, owned by the arena (FIPS 180-4). */
struct str hash_hex(struct arena *arena, struct str bytes);

#define HASH_KEY 32

/* A new random key; false when the machine has none to give. */
bool hash_random(unsigned char key[HASH_KEY]);

/* 32 hexadecimal digits that nobody can compute without the key (BLAKE2b,
 * RFC 7693), owned by the arena. */
struct str hash_keyed(struct arena *arena, const unsigned char key[HASH_KEY],
	struct str bytes);

#endif
