/*
 * One pass over the characters, counting lines and columns.
 */
#include "scan.h"

#include "utf8.h"

/* Bad characters are named one by one; after so many the reader gives up. */
#define BAD_SHOWN 20

static bool is_utf16(struct str bytes)
{
	if (str_starts(bytes, STR("\xFF\xFE")) ||
		str_starts(bytes, STR("\xFE\xFF")))
		return true;
	return bytes.n >= 2 && (bytes.p[0] == '\0') != (bytes.p[1] == '\0');
}

static void refuse_byte(
	struct str bytes, size_t at, struct loc loc, struct diags *diags)
{
	diag_add(diags, DIAG_ENCODING, loc,
		"the byte 0x%02X at offset %zu is not UTF-8",
		(unsigned char)bytes.p[at], at);
	diag_hint(diags, "save the file as UTF-8");
}

void scan_refuse(struct loc loc, uint32_t code, struct diags *diags)
{
	diag_add(diags, DIAG_BAD_TEXT, loc, "U+%04X is %s", (unsigned)code,
		utf8_forbidden_name(code));
}

static bool is_break(struct str s, size_t at)
{
	if (s.p[at] == '\n')
		return true;
	return s.p[at] == '\r' && (at + 1 == s.n || s.p[at + 1] != '\n');
}

static bool is_allowed(uint32_t code)
{
	return code == '\n' || code == '\r' || code == '\t' ||
	       !utf8_is_forbidden(code);
}

static bool scan_characters(
	const char *name, struct str s, size_t at, struct diags *diags)
{
	struct loc loc = {name, 1, 1};
	int bad = 0;

	while (at < s.n && bad < BAD_SHOWN) {
		uint32_t code = 0;
		if (utf8_is_plain(s.p[at])) {
			loc.column++;
			at++;
			continue;
		}
		size_t n = utf8_step(s, at, &code);
		if (n == 0) {
			refuse_byte(s, at, loc, diags);
			return false;
		}
		if (!is_allowed(code)) {
			scan_refuse(loc, code, diags);
			bad++;
		}
		loc.column++;
		if (is_break(s, at)) {
			loc.line++;
			loc.column = 1;
		}
		at += n;
	}
	return bad == 0;
}

bool scan_text(const char *name, struct str *bytes, struct diags *diags)
{
	size_t mark = str_starts(*bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;

	if (is_utf16(*bytes)) {
		diag_add(diags, DIAG_ENCODING, (struct loc){name, 1, 1},
			"the file is UTF-16, not UTF-8");
		diag_hint(diags, "save the file as UTF-8");
		return false;
	}
	if (!scan_characters(name, *bytes, mark, diags))
		return false;
	*bytes = str_from(*bytes, mark);
	return true;
}
