/*
 * UTF-8 through libunistring.
 */
#include "utf8.h"

#include <assert.h>
#include <uninorm.h>
#include <unistr.h>

/* The most bytes that normal form C makes of one byte of UTF-8 (UAX 15). */
#define NFC_GROWTH 3

size_t utf8_step(struct str s, size_t at, uint32_t *code)
{
	const uint8_t *bytes = (const uint8_t *)s.p + at;
	ucs4_t point = 0;

	assert(at < s.n);
	if (*bytes < 0x80) {
		*code = *bytes;
		return 1;
	}
	int n = u8_mbtoucr(&point, bytes, s.n - at);
	*code = point;
	return n > 0 ? (size_t)n : 0;
}

size_t utf8_check(struct str s)
{
	const uint8_t *bytes = (const uint8_t *)s.p;
	const uint8_t *bad = s.n ? u8_check(bytes, s.n) : NULL;

	return bad ? (size_t)(bad - bytes) : s.n;
}

const char *utf8_forbidden_name(uint32_t code)
{
	if (code < 0x20 || (code >= 0x7F && code < 0xA0))
		return "a control character";
	if (code == 0x2028 || code == 0x2029)
		return "a line or paragraph separator";
	if (code >= 0x202A && code <= 0x202E)
		return "a character that changes the direction of text";
	if (code >= 0x2066 && code <= 0x2069)
		return "a character that changes the direction of text";
	if (code == 0xFEFF)
		return "a byte order mark";
	if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF))
		return "no character";
	return NULL;
}

bool utf8_is_forbidden(uint32_t code)
{
	return utf8_forbidden_name(code) != NULL;
}

bool utf8_is_plain(char byte)
{
	return byte >= ' ' && byte <= '~';
}

struct str utf8_head(struct str s, size_t most)
{
	struct str head = str_sub(s, 0, most);

	while (head.n < s.n && head.n && (s.p[head.n] & 0xC0) == 0x80)
		head.n--;
	return head;
}

static bool is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

struct str utf8_nfc(struct arena *arena, struct str s)
{
	if (is_ascii(s))
		return s;
	size_t size = s.n * NFC_GROWTH;
	uint8_t *room = arena_alloc(arena, size);
	uint8_t *made = u8_normalize(
		UNINORM_NFC, (const uint8_t *)s.p, s.n, room, &size);
	assert(made == room);
	return made ? (struct str){(const char *)made, size} : s;
}
