/*
 * Decoding character by character, but for cells of plain ASCII.
 */
#include "cell.h"

#include "utf8.h"

/* Windows-1252 at 0x80-0x9F; 0: not assigned. */
static const uint16_t windows_1252[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E,
	0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
	0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static void add_code(struct buf *out, uint32_t code)
{
	if (code < 0x80) {
		buf_add_byte(out, (char)code);
	} else if (code < 0x800) {
		buf_add_byte(out, (char)(0xC0 | code >> 6));
		buf_add_byte(out, (char)(0x80 | (code & 0x3F)));
	} else {
		buf_add_byte(out, (char)(0xE0 | code >> 12));
		buf_add_byte(out, (char)(0x80 | (code >> 6 & 0x3F)));
		buf_add_byte(out, (char)(0x80 | (code & 0x3F)));
	}
}

/* The character at a byte of the rest and its length; 0 when there is none
 * in this encoding. */
static size_t decode(
	const struct cell_source *source, size_t at, uint32_t *code)
{
	if (source->encoding == CELL_UTF8)
		return utf8_step(source->bytes, at, code);
	*code = (unsigned char)source->bytes.p[at];
	if (*code >= 0x80 && *code < 0xA0)
		*code = windows_1252[*code - 0x80];
	return *code || !source->bytes.p[at] ? 1 : 0;
}

static void refuse_byte(const struct cell_source *source, size_t at,
	struct loc loc, struct diags *diags)
{
	diag_add(diags, DIAG_ENCODING, loc,
		"the byte 0x%02X at offset %lld is not %s",
		(unsigned char)source->bytes.p[at],
		(long long)(source->offset + (int64_t)at),
		source->encoding == CELL_UTF8 ? "UTF-8" : "windows-1252");
	if (source->encoding == CELL_UTF8)
		diag_hint(diags, "save the table as UTF-8, or declare "
				 "--encoding windows-1252");
}

static bool is_crlf(struct str s, size_t at)
{
	return s.p[at] == '\r' && at + 1 < s.n && s.p[at + 1] == '\n';
}

/* Where the text of the cell begins. */
static struct loc loc_of(
	const struct cell_source *source, const struct record_cell *cell)
{
	return (struct loc){source->name, source->line + cell->line,
		cell->column + cell->quoted};
}

/* The text of a cell that needs more than a look: quotes written twice,
 * CRLF, other encodings; p NULL when it was refused. */
static struct str decode_all(struct arena *arena,
	const struct cell_source *source, const struct record_cell *cell,
	struct diags *diags)
{
	struct buf out = {.arena = arena};
	struct loc loc = loc_of(source, cell);
	size_t end = cell->from + cell->n;

	for (size_t at = cell->from; at < end;) {
		uint32_t code = 0;
		size_t n = decode(source, at, &code);
		bool skip = is_crlf(source->bytes, at) && cell->quoted;
		if (n == 0) {
			refuse_byte(source, at, loc, diags);
			return (struct str){NULL, 0};
		}
		if (!skip && code != '\n' && utf8_is_forbidden(code)) {
			diag_add(diags, DIAG_BAD_TEXT, loc, "U+%04X is %s",
				(unsigned)code, utf8_forbidden_name(code));
			return (struct str){NULL, 0};
		}
		if (!skip && source->encoding == CELL_UTF8)
			buf_add(&out, str_sub(source->bytes, at, n));
		else if (!skip)
			add_code(&out, code);
		at += code == '"' ? 2 : n;
		loc.column += code == '"' ? 2 : 1;
		loc.line += code == '\n';
		loc.column = code == '\n' ? 1 : loc.column;
	}
	return out.n ? utf8_nfc(arena, buf_str(&out)) : STR("");
}

/* Whether the bytes are their own text: printable ASCII without quotes. */
static bool is_plain(struct str bytes)
{
	for (size_t i = 0; i < bytes.n; i++)
		if (bytes.p[i] < ' ' || bytes.p[i] > '~' || bytes.p[i] == '"')
			return false;
	return true;
}

struct str cell_decode(struct arena *arena, const struct cell_source *source,
	const struct record_cell *cell, struct diags *diags)
{
	struct str bytes = str_sub(source->bytes, cell->from, cell->n);

	if (cell->n > CELL_BYTES) {
		diag_add(diags, DIAG_TOO_MANY, loc_of(source, cell),
			"the cell has more than %d bytes", CELL_BYTES);
		return (struct str){NULL, 0};
	}
	if (is_plain(bytes))
		return str_dup(arena, bytes);
	return decode_all(arena, source, cell, diags);
}
