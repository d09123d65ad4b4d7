/* Any bytes as a table; the first byte chooses delimiter and encoding. The
 * same rows come from bytes and from a stream; a row is read or told why not;
 * and what was read, written out again in full quotes, reads the same. */
#include <stdlib.h>

#include "csv.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void require(bool holds)
{
	if (!holds)
		abort();
}

struct reading {
	struct arena *arena;
	struct csv *csv;
	char delimiter;
	int rows;
	int columns;
	bool has_lines;	    /* a cell has a line break */
	struct buf written; /* the rows that were read */
	struct buf told;    /* what became of each */
};

static void check_cell(struct reading *reading, const struct csv_cell *cell)
{
	struct str text = cell->text;

	require(text.p != NULL);
	for (size_t at = 0; at < text.n;) {
		uint32_t code = 0;
		size_t n = utf8_step(text, at, &code);
		require(n > 0);
		require(code == '\n' || !utf8_is_forbidden(code));
		reading->has_lines = reading->has_lines || code == '\n';
		at += n;
	}
	require(cell->loc.line > 0 && cell->loc.column > 0);
}

/* Writes the row's cells, each in quotes. */
static void write_row(
	const struct csv_row *row, char delimiter, struct buf *out)
{
	for (int i = 0; i < row->count; i++) {
		struct str text = row->cells[i].text;
		if (i)
			buf_add_byte(out, delimiter);
		buf_add_byte(out, '"');
		for (size_t at = 0; at < text.n; at++) {
			if (text.p[at] == '"')
				buf_add_byte(out, '"');
			buf_add_byte(out, text.p[at]);
		}
		buf_add_byte(out, '"');
	}
	buf_add_byte(out, '\n');
}

static void check_row(struct reading *reading, const struct csv_row *row,
	const struct diags *diags)
{
	bool told = row->status == CSV_REFUSED || row->status == CSV_STOPPED;

	require(told == (diags->errors > 0));
	require(row->number == ++reading->rows);
	require((row->status == CSV_ROW) == (row->count > 0));
	if (row->status == CSV_ROW && !reading->columns)
		reading->columns = row->count;
	if (row->status == CSV_ROW)
		require(row->count == reading->columns);
	for (int i = 0; i < row->count; i++)
		check_cell(reading, &row->cells[i]);
}

static void read_all(struct reading *reading)
{
	for (;;) {
		struct diags diags = {.arena = reading->arena};
		struct csv_row row =
			csv_next(reading->csv, reading->arena, &diags);
		if (row.status == CSV_END)
			return;
		check_row(reading, &row, &diags);
		buf_printf(
			&reading->told, "%d at %d\n", row.status, row.loc.line);
		if (row.status == CSV_ROW)
			write_row(&row, reading->delimiter, &reading->written);
	}
}

static struct reading read_bytes(
	struct arena *arena, struct str text, struct csv_form form)
{
	struct reading reading = {
		.arena = arena,
		.csv = csv_open_bytes(arena, "x", text, form),
		.delimiter = form.delimiter,
		.written = {.arena = arena},
		.told = {.arena = arena},
	};

	read_all(&reading);
	return reading;
}

static void compare_with_stream(struct arena *arena, struct str text,
	struct csv_form form, const struct reading *first)
{
	FILE *stream = fmemopen((void *)(uintptr_t)text.p, text.n, "rb");
	struct reading reading = {
		.arena = arena,
		.delimiter = form.delimiter,
		.written = {.arena = arena},
		.told = {.arena = arena},
	};

	if (!stream)
		return;
	reading.csv = csv_open(arena, "x", stream, form);
	read_all(&reading);
	fclose(stream);
	require(str_eq(buf_str(&reading.told), buf_str(&first->told)));
	require(str_eq(buf_str(&reading.written), buf_str(&first->written)));
}

/* Without cells over several lines (which are refused where they hold what
 * looks like a row) the same cells come back. */
static void compare_with_written(
	struct arena *arena, struct csv_form form, const struct reading *first)
{
	form.encoding = CELL_UTF8;
	struct reading again =
		read_bytes(arena, buf_str(&first->written), form);

	if (!first->has_lines)
		require(str_eq(
			buf_str(&again.written), buf_str(&first->written)));
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct arena arena = {0};

	if (n < 2)
		return 0;
	struct str text = {(const char *)bytes + 1, n - 1};
	struct csv_form form = {CSV_DELIMITERS[bytes[0] & 3],
		bytes[0] & 4 ? CELL_WINDOWS_1252 : CELL_UTF8};
	struct reading reading = read_bytes(&arena, text, form);
	compare_with_stream(&arena, text, form, &reading);
	if (reading.written.n)
		compare_with_written(&arena, form, &reading);
	arena_release(&arena);
	return 0;
}
