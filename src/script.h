/*
 * What the Unicode standard says of a character where text is set: whether
 * this program sets its script rightly, and where a line may break.
 */
#ifndef STAYPUT_SCRIPT_H
#define STAYPUT_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum script_kind {
	SCRIPT_INK,	/* drawn by a glyph of its own */
	SCRIPT_SPACE,	/* moves on; not drawn at the end of a line */
	SCRIPT_MARK,	/* combines with the character before */
	SCRIPT_REFUSED, /* of a script that needs shaping or another
			   direction, or without a look of its own */
};

/* Scripts set letter after letter from left to right: Latin, Greek, Cyrillic,
 * Armenian, Georgian, Han, Kana, Bopomofo and Hangul, with what is common to
 * all. The rest (Arabic, Hebrew, Khmer, Devanagari ...) would be set wrongly
 * and is refused. */
enum script_kind script_kind(uint32_t code);

/* The name of a character's script in the standard: "Arabic". */
const char *script_name(uint32_t code);

/* Any kind of combining mark; a letter or a number of any script. */
bool script_is_mark(uint32_t code);
bool script_is_alphanumeric(uint32_t code);

enum script_break { BREAK_NEVER, BREAK_MAY, BREAK_MUST };

/* out[i]: whether a line may, or must, begin with codes[i] (UAX 14; out[0] is
 * BREAK_NEVER). Line feeds break; between two Hangul syllables no line is
 * broken, as Korean is set by words. */
void script_breaks(const uint32_t *codes, size_t count, char *out);

#endif
