/*
 * SHA-256 through libsodium.
 */
#include "hash.h"

#include <sodium.h>

struct str hash_hex(struct arena *arena, struct str bytes)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	size_t size = 2 * sizeof hash + 1;
	char *hex = arena_alloc(arena, size);

	crypto_hash_sha256(hash, (const unsigned char *)bytes.p, bytes.n);
	sodium_bin2hex(hex, size, hash, sizeof hash);
	return (struct str){hex, size - 1};
}

bool hash_random(unsigned char key[HASH_KEY])
{
	if (sodium_init() < 0)
		return false;
	randombytes_buf(key, HASH_KEY);
	return true;
}

struct str hash_keyed(struct arena *arena, const unsigned char key[HASH_KEY],
	struct str bytes)
{
	unsigned char hash[crypto_generichash_BYTES_MIN];
	size_t size = 2 * sizeof hash + 1;
	char *hex = arena_alloc(arena, size);

	crypto_generichash(hash, sizeof hash, (const unsigned char *)bytes.p,
		bytes.n, key, HASH_KEY);
	sodium_bin2hex(hex, size, hash, sizeof hash);
	return (struct str){hex, size - 1};
}
