/*
 * Bytes under a passphrase: Argon2id makes the key, XSalsa20-Poly1305 seals
 * (libsodium). Knows no files and no answers.
 */
#ifndef STAYPUT_SEAL_H
#define STAYPUT_SEAL_H

#include <stdbool.h>

#include "str.h"

#define SEAL_KEY 32
#define SEAL_SALT 16
#define SEAL_SHORTEST 8 /* fewest bytes of a passphrase */

/* A key and the salt that it was made with. Wiped by seal_forget. */
struct seal {
	unsigned char key[SEAL_KEY];
	unsigned char salt[SEAL_SALT];
	bool made;
};

/* Makes a key with a new salt; false when the machine has no memory for it
 * (64 MiB) or no randomness. */
bool seal_make(struct seal *seal, struct str passphrase);

/* Whether the bytes begin as sealed ones do. */
bool seal_is(struct str bytes);

/* Opens sealed bytes and makes the key that they were sealed with; p NULL when
 * the passphrase is another one, or the bytes were changed. Owned by the
 * arena. */
struct str seal_open(struct seal *seal, struct arena *arena, struct str bytes,
	struct str passphrase);

/* Seals a text; owned by the arena. */
struct str seal_close(
	const struct seal *seal, struct arena *arena, struct str text);

/* Overwrites the key. */
void seal_forget(struct seal *seal);

/* Overwrites bytes that are not needed any more. */
void seal_wipe(void *bytes, size_t n);

#endif
