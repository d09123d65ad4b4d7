/*
 * Scripts and line breaks through libunistring.
 */
#include "script.h"

#include <string.h>
#include <unictype.h>
#include <unilbrk.h>

static const char *const settable[] = {"Common", "Inherited", "Latin", "Greek",
	"Cyrillic", "Armenian", "Georgian", "Han", "Hiragana", "Katakana",
	"Bopomofo", "Hangul"};

static bool is_settable(const char *script)
{
	for (size_t i = 0; i < sizeof settable / sizeof *settable; i++)
		if (strcmp(script, settable[i]) == 0)
			return true;
	return false;
}

const char *script_name(uint32_t code)
{
	const uc_script_t *script = uc_script(code);

	return script ? script->name : "Unknown";
}

enum script_kind script_kind(uint32_t code)
{
	if (code >= 0x21 && code <= 0x7e)
		return SCRIPT_INK;
	if (code == ' ')
		return SCRIPT_SPACE;
	if (!is_settable(script_name(code)))
		return SCRIPT_REFUSED;
	if (uc_is_general_category(code, UC_NON_SPACING_MARK))
		return SCRIPT_MARK;
	if (uc_is_general_category(code, UC_SPACE_SEPARATOR))
		return SCRIPT_SPACE;
	if (uc_is_general_category(code, UC_OTHER) ||
		uc_is_general_category(code, UC_ENCLOSING_MARK) ||
		uc_is_general_category(code, UC_COMBINING_SPACING_MARK))
		return SCRIPT_REFUSED;
	return SCRIPT_INK;
}

bool script_is_mark(uint32_t code)
{
	return uc_is_general_category(code, UC_MARK);
}

bool script_is_alphanumeric(uint32_t code)
{
	return uc_is_general_category(code, UC_LETTER) ||
	       uc_is_general_category(code, UC_NUMBER);
}

static bool is_hangul(uint32_t code)
{
	return code >= 0xac00 && code <= 0xd7a3;
}

/* Latin letters, digits, blanks, and the marks . , : ; ' " alone. */
static bool is_plain(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || c == ' ' || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= ';') || c == '.' || c == ',' || c == '\'' ||
	       c == '"' || (c >= 0xc0 && c <= 0x17f);
}

static bool are_plain(const uint32_t *codes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!is_plain(codes[i]))
			return false;
	return true;
}

static bool is_separator(uint32_t c)
{
	return c == '.' || c == ',' || c == ':' || c == ';';
}

/* Of plain characters the rules leave this: a line may begin after blanks,
 * but not with . , : or ; (UAX 14, LB7, LB13, LB18 to LB29). */
static void break_plain(const uint32_t *codes, size_t count, char *out)
{
	out[0] = BREAK_NEVER;
	for (size_t i = 1; i < count; i++) {
		uint32_t c = codes[i];
		out[i] = codes[i - 1] == ' ' && c != ' ' && c != '.' &&
					 c != ',' && c != ':' && c != ';'
				 ? BREAK_MAY
				 : BREAK_NEVER;
	}
}

/* Against libunistring 1.0: "a.m." is one word (LB29), and so are Hangul
 * syllables. */
static bool holds_together(uint32_t before, uint32_t after)
{
	return (is_hangul(before) && is_hangul(after)) ||
	       (is_separator(before) &&
		       uc_is_general_category(after, UC_LETTER) &&
		       after < 0x2e80);
}

/* libunistring tells of the newline itself; we tell of what follows it. */
static void break_any(const uint32_t *codes, size_t count, char *out)
{
	u32_possible_linebreaks(codes, count, "UTF-8", out);
	bool after_newline = false;
	for (size_t i = 0; i < count; i++) {
		char found = out[i];
		out[i] = BREAK_NEVER;
		if (after_newline)
			out[i] = BREAK_MUST;
		else if (found == UC_BREAK_POSSIBLE && i &&
			 !holds_together(codes[i - 1], codes[i]))
			out[i] = BREAK_MAY;
		after_newline = codes[i] == '\n';
	}
}

void script_breaks(const uint32_t *codes, size_t count, char *out)
{
	if (are_plain(codes, count) && count)
		break_plain(codes, count, out);
	else if (count)
		break_any(codes, count, out);
}
