/*
 * Sealing: magic, salt, nonce, then the box.
 */
#include "seal.h"

#include <sodium/core.h>
#include <sodium/crypto_pwhash.h>
#include <sodium/crypto_secretbox.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>
#include <string.h>

_Static_assert(SEAL_KEY == crypto_secretbox_KEYBYTES, "key");
_Static_assert(SEAL_SALT == crypto_pwhash_SALTBYTES, "salt");

static const char magic[8] = {'s', 't', 'a', 'y', 'p', 'u', 't', '1'};

#define SALT_AT sizeof magic
#define NONCE_AT (SALT_AT + SEAL_SALT)
#define BOX_AT (NONCE_AT + crypto_secretbox_NONCEBYTES)

static bool make_key(struct seal *seal, struct str passphrase)
{
	seal->made = crypto_pwhash(seal->key, sizeof seal->key, passphrase.p,
			     passphrase.n, seal->salt,
			     crypto_pwhash_OPSLIMIT_INTERACTIVE,
			     crypto_pwhash_MEMLIMIT_INTERACTIVE,
			     crypto_pwhash_ALG_ARGON2ID13) == 0;
	return seal->made;
}

bool seal_make(struct seal *seal, struct str passphrase)
{
	if (sodium_init() < 0)
		return false;
	randombytes_buf(seal->salt, sizeof seal->salt);
	return make_key(seal, passphrase);
}

bool seal_is(struct str bytes)
{
	return bytes.n >= BOX_AT + crypto_secretbox_MACBYTES &&
	       memcmp(bytes.p, magic, sizeof magic) == 0;
}

struct str seal_open(struct seal *seal, struct arena *arena, struct str bytes,
	struct str passphrase)
{
	const unsigned char *raw = (const unsigned char *)bytes.p;

	if (!seal_is(bytes) || sodium_init() < 0)
		return (struct str){0};
	memcpy(seal->salt, raw + SALT_AT, SEAL_SALT);
	if (!make_key(seal, passphrase))
		return (struct str){0};
	size_t n = bytes.n - BOX_AT - crypto_secretbox_MACBYTES;
	char *text = arena_alloc(arena, n + 1);
	if (crypto_secretbox_open_easy((unsigned char *)text, raw + BOX_AT,
		    bytes.n - BOX_AT, raw + NONCE_AT, seal->key) == 0)
		return (struct str){text, n};
	seal_forget(seal);
	return (struct str){0};
}

struct str seal_close(
	const struct seal *seal, struct arena *arena, struct str text)
{
	size_t n = BOX_AT + crypto_secretbox_MACBYTES + text.n;
	unsigned char *raw = arena_alloc(arena, n);

	memcpy(raw, magic, sizeof magic);
	memcpy(raw + SALT_AT, seal->salt, SEAL_SALT);
	randombytes_buf(raw + NONCE_AT, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(raw + BOX_AT, (const unsigned char *)text.p,
		text.n, raw + NONCE_AT, seal->key);
	return (struct str){(const char *)raw, n};
}

void seal_forget(struct seal *seal)
{
	sodium_memzero(seal, sizeof *seal);
}

void seal_wipe(void *bytes, size_t n)
{
	sodium_memzero(bytes, n);
}
