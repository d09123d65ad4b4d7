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

/* libunistring tells of the newline itself; we tell of what follows it. */
void script_breaks(const uint32_t *codes, size_t count, char *out)
{
	if (!count)
		return;
	u32_possible_linebreaks(codes, count, "UTF-8", out);
	bool after_newline = false;
	for (size_t i = 0; i < count; i++) {
		char found = out[i];
		out[i] = BREAK_NEVER;
		if (after_newline)
			out[i] = BREAK_MUST;
		else if (found == UC_BREAK_POSSIBLE && i &&
			 !(is_hangul(codes[i]) && is_hangul(codes[i - 1])))
			out[i] = BREAK_MAY;
		after_newline = codes[i] == '\n';
	}
}
