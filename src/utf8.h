/*
 * Characters in bytes: the strict reading of UTF-8, one normal form, and the
 * characters that no file and no answer may hold. Knows no encoding but UTF-8.
 */
#ifndef STAYPUT_UTF8_H
#define STAYPUT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

/* Decodes the character at byte `at`, which is less than s.n: its length in
 * bytes, with the code point in `code`; 0 when the bytes are not UTF-8
 * (overlong forms, surrogates and cut sequences are not, RFC 3629). */
size_t utf8_step(struct str s, size_t at, uint32_t *code);

/* The offset of the first byte that is not UTF-8, or s.n. */
size_t utf8_check(struct str s);

/* Characters that show nothing and change how the rest is shown or read:
 * controls (tab and line breaks among them), line and paragraph separators,
 * direction overrides and isolates U+202A-202E and U+2066-2069, the byte
 * order mark and noncharacters. */
bool utf8_is_forbidden(uint32_t code);

/* Whether a byte is a printing character of ASCII, as most of any file are. */
bool utf8_is_plain(char byte);

/* What a forbidden character is, for a sentence: "a control character". */
const char *utf8_forbidden_name(uint32_t code);

/* The beginning of a valid text, at most `most` bytes, cut between two
 * characters: for sentences that repeat what someone wrote. */
struct str utf8_head(struct str s, size_t most);

/* The text in normal form C (UAX 15): the same slice when it is ASCII, else
 * a copy owned by the arena. `s` must be valid UTF-8. */
struct str utf8_nfc(struct arena *arena, struct str s);

#endif
