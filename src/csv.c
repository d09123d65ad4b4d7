/*
 * Blocks of a stream to rows, rows to decoded cells, and finding the way
 * back after a wrong quote. Where cells stand is record's.
 */
#include "csv.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "record.h"

#define BLOCK ((size_t)64 * 1024)

struct csv {
	const char *name;
	FILE *stream; /* NULL: all bytes are there */
	struct csv_form form;
	char *room;	 /* of a stream: CSV_BYTES and a block */
	struct str rest; /* what was read and not yet taken */
	bool is_last;	 /* nothing follows the rest */
	bool began;
	bool stopped;
	bool astray;	/* after a wrong quote */
	int64_t offset; /* of the rest in the file */
	int line;	/* of the rest, from 1 */
	int number;	/* rows given */
	int expected;	/* cells of the header; 0 before it */
	struct record record;
	bool dropped[CSV_CELLS];
};

/* --- bytes ----------------------------------------------------------- */

static struct csv *open_any(
	struct arena *arena, const char *name, struct csv_form form)
{
	struct csv *csv = ARENA_NEW(arena, struct csv);

	assert(form.delimiter && strchr(CSV_DELIMITERS, form.delimiter));
	csv->name = name;
	csv->form = form;
	csv->line = 1;
	csv->record.room = CSV_CELLS;
	csv->record.cells =
		arena_array(arena, CSV_CELLS, sizeof *csv->record.cells);
	return csv;
}

struct csv *csv_open(struct arena *arena, const char *name, FILE *stream,
	struct csv_form form)
{
	struct csv *csv = open_any(arena, name, form);

	csv->stream = stream;
	csv->room = arena_alloc(arena, CSV_BYTES + BLOCK);
	csv->rest.p = csv->room;
	return csv;
}

struct csv *csv_open_bytes(struct arena *arena, const char *name,
	struct str bytes, struct csv_form form)
{
	struct csv *csv = open_any(arena, name, form);

	csv->rest = bytes;
	csv->is_last = true;
	return csv;
}

/* Reads one more block behind the rest; false when it cannot be read or the
 * rest has the length of the longest row already. */
static bool fill(struct csv *csv)
{
	if (csv->rest.n > CSV_BYTES)
		return false;
	memmove(csv->room, csv->rest.p, csv->rest.n);
	csv->rest.p = csv->room;
	size_t n = fread(csv->room + csv->rest.n, 1, BLOCK, csv->stream);
	csv->rest.n += n;
	csv->is_last = n < BLOCK && feof(csv->stream);
	return n > 0 || csv->is_last;
}

/* Takes bytes with so many line breaks off the front. */
static void take(struct csv *csv, size_t n, int lines)
{
	csv->rest = str_from(csv->rest, n);
	csv->offset += (int64_t)n;
	csv->line += lines;
}

/* --- telling --------------------------------------------------------- */

static struct loc loc_of(const struct csv *csv, int line, int column)
{
	return (struct loc){csv->name, csv->line + line, column};
}

static struct csv_row row_of(struct csv *csv, enum csv_status status)
{
	if (status == CSV_STOPPED)
		csv->stopped = true;
	return (struct csv_row){
		.status = status,
		.number = ++csv->number,
		.loc = loc_of(csv, 0, 1),
	};
}

/* A row that is refused; in place of the header it ends the reading. */
static struct csv_row refused(struct csv *csv)
{
	return row_of(csv, csv->expected ? CSV_REFUSED : CSV_STOPPED);
}

static struct csv_row unreadable(struct csv *csv, struct diags *diags)
{
	diag_add(diags, DIAG_FILE_READ, (struct loc){.file = csv->name},
		"the table cannot be read further: %s", strerror(errno));
	return row_of(csv, CSV_STOPPED);
}

/* --- cells ----------------------------------------------------------- */

static bool read_cell(const struct csv *csv, struct arena *arena,
	const struct record_cell *found, struct csv_cell *cell,
	struct diags *diags)
{
	struct cell_source source = {
		.name = csv->name,
		.bytes = csv->rest,
		.offset = csv->offset,
		.line = csv->line,
		.encoding = csv->form.encoding,
	};

	cell->loc = loc_of(csv, found->line, found->column);
	cell->quoted = found->quoted;
	cell->text = STR("");
	if (cell->unread)
		return true;
	cell->text = cell_decode(arena, &source, found, diags);
	return cell->text.p != NULL;
}

static struct csv_row read_cells(
	struct csv *csv, struct arena *arena, struct diags *diags)
{
	const struct record *record = &csv->record;
	struct csv_cell *cells =
		arena_array(arena, (size_t)record->count, sizeof *cells);
	bool ok = true;

	for (int i = 0; i < record->count; i++) {
		cells[i].unread = csv->dropped[i];
		ok = read_cell(
			     csv, arena, &record->cells[i], &cells[i], diags) &&
		     ok;
	}
	struct csv_row row = ok ? row_of(csv, CSV_ROW) : refused(csv);
	row.cells = ok ? cells : NULL;
	row.count = ok ? record->count : 0;
	return row;
}

/* --- rows ------------------------------------------------------------ */

static struct record_form form_of(const struct csv *csv, bool is_last)
{
	return (struct record_form){
		.delimiter = csv->form.delimiter,
		.single_bytes = csv->form.encoding != CELL_UTF8,
		.is_last = is_last,
	};
}

/* Whether the line is a whole row by itself; uses no cells. */
static bool stands_alone(const struct csv *csv, struct str line)
{
	struct record record = {.room = 0};

	record_scan(&record, line, form_of(csv, true));
	return record.fault == RECORD_WHOLE && record.count == csv->expected;
}

/* Whether a cell over several lines holds what looks like a row: a quote
 * may have opened above it that nobody meant. */
static bool holds_a_row(const struct csv *csv)
{
	struct str rest = str_sub(csv->rest, 0, csv->record.n);

	if (csv->expected < CSV_SURE)
		return false;
	str_cut(&rest, '\n');
	while (rest.n) {
		struct str line = str_cut(&rest, '\n');
		if (rest.n && stands_alone(csv, line))
			return true;
	}
	return false;
}

/* The line on which the row ends. */
static int last_line(const struct csv *csv)
{
	const struct record *record = &csv->record;
	struct str bytes = str_sub(csv->rest, 0, record->n);

	return csv->line + record->lines - str_ends(bytes, STR("\n"));
}

/* What is wrong with a row whose cells could be found; false when nothing. */
static bool tell_shape(const struct csv *csv, struct diags *diags)
{
	const struct record *record = &csv->record;
	struct loc loc = loc_of(csv, 0, 1);

	if (record->count > CSV_CELLS)
		diag_add(diags, DIAG_TOO_MANY, loc,
			"the row has more than %d cells", CSV_CELLS);
	else if (csv->expected && holds_a_row(csv))
		diag_add(diags, DIAG_CSV_QUOTE,
			loc_of(csv, record->open_line, record->open_column),
			"the row runs to line %d and holds a line that looks "
			"like a row: a quote may be missing",
			last_line(csv));
	else if (csv->expected && record->count != csv->expected)
		diag_add(diags, DIAG_CSV_RAGGED, loc,
			"the row has %d cells; the header has %d",
			record->count, csv->expected);
	else
		return false;
	return true;
}

/* A row whose cells could be found. */
static struct csv_row take_whole(
	struct csv *csv, struct arena *arena, struct diags *diags)
{
	const struct record *record = &csv->record;
	struct csv_row row;

	if (record_is_blank(record)) {
		row = row_of(csv, CSV_BLANK);
	} else if (tell_shape(csv, diags)) {
		row = refused(csv);
	} else {
		row = read_cells(csv, arena, diags);
		if (row.status == CSV_ROW && !csv->expected)
			csv->expected = record->count;
	}
	take(csv, record->n, record->lines);
	return row;
}

/* A quote is told where it opened if it runs over the end of its line: the
 * place where that shows can be many good rows further down. */
static void tell_quote(const struct csv *csv, struct diags *diags)
{
	const struct record *record = &csv->record;
	struct loc opened = loc_of(csv, record->open_line, record->open_column);
	struct loc loc = loc_of(csv, record->line, record->column);

	if (record->fault == RECORD_INNER_QUOTE)
		diag_add(diags, DIAG_CSV_QUOTE, loc,
			"a quote stands inside a cell without quotes");
	else if (record->fault != RECORD_AFTER_QUOTE)
		diag_add(diags, DIAG_CSV_QUOTE, opened,
			"the quote that opens here is not closed");
	else if (opened.line == loc.line)
		diag_add(diags, DIAG_CSV_QUOTE, loc,
			"text follows a closing quote");
	else
		diag_add(diags, DIAG_CSV_QUOTE, opened,
			"the quote that opens here is closed only on line %d, "
			"where text follows it",
			loc.line);
	diag_hint(diags, "put the cell in quotes, and write each quote "
			 "inside it as two");
}

static void tell_fault(const struct csv *csv, struct diags *diags)
{
	const struct record *record = &csv->record;

	if (record->fault == RECORD_CUT && !record->is_open)
		diag_add(diags, DIAG_TOO_MANY, loc_of(csv, 0, 1),
			"the row has more than %d bytes", CSV_BYTES);
	else
		tell_quote(csv, diags);
}

/* Takes the first line of the rest, however long; false when the stream
 * cannot be read. */
static bool take_line(struct csv *csv)
{
	for (;;) {
		size_t n = str_find(csv->rest, '\n');
		if (n < csv->rest.n) {
			take(csv, n + 1, 1);
			return true;
		}
		take(csv, n, 0);
		if (csv->is_last)
			return true;
		if (!fill(csv))
			return false;
	}
}

/* A row with a wrong quote: its first line is refused, and the way back is
 * looked for behind it. */
static struct csv_row take_faulty(struct csv *csv, struct diags *diags)
{
	tell_fault(csv, diags);
	struct csv_row row = refused(csv);
	if (row.status == CSV_REFUSED && csv->expected < CSV_SURE) {
		row.status = CSV_STOPPED;
		csv->stopped = true;
		diag_add(diags, DIAG_CSV_QUOTE, row.loc,
			"nothing after this row is read: the table has too "
			"few columns to tell where the next row begins");
	}
	csv->astray = true;
	if (!take_line(csv))
		return unreadable(csv, diags);
	return row;
}

static bool has_line(const struct csv *csv)
{
	return csv->is_last || str_find(csv->rest, '\n') < csv->rest.n;
}

/* Why a line is no row, when the last row went astray. */
static void tell_astray(const struct csv *csv, struct diags *diags)
{
	const struct record *record = &csv->record;
	bool quote = record->fault == RECORD_INNER_QUOTE ||
		     record->fault == RECORD_AFTER_QUOTE;

	if (quote)
		tell_quote(csv, diags);
	else if (record->fault == RECORD_WHOLE)
		diag_add(diags, DIAG_CSV_ASTRAY, loc_of(csv, 0, 1),
			"this line has %d cells, not %d; it may belong to the "
			"row with the wrong quote above",
			record->count, csv->expected);
	else
		diag_add(diags, DIAG_CSV_ASTRAY, loc_of(csv, 0, 1),
			"this line is not read; it may belong to the row with "
			"the wrong quote above");
}

/* After a wrong quote: the next line, if it is a whole row. */
static struct csv_row find_back(
	struct csv *csv, struct arena *arena, struct diags *diags)
{
	while (!has_line(csv) && csv->rest.n <= CSV_BYTES)
		if (!fill(csv))
			return unreadable(csv, diags);
	size_t n = str_find(csv->rest, '\n');
	record_scan(&csv->record, str_sub(csv->rest, 0, n + 1),
		form_of(csv, has_line(csv)));
	bool blank = record_is_blank(&csv->record);
	if (csv->record.fault == RECORD_WHOLE &&
		(blank || csv->record.count == csv->expected)) {
		csv->astray = blank;
		return take_whole(csv, arena, diags);
	}
	tell_astray(csv, diags);
	struct csv_row row = refused(csv);
	return take_line(csv) ? row : unreadable(csv, diags);
}

/* --- the table ------------------------------------------------------- */

static bool is_utf16(struct str s)
{
	if (str_starts(s, STR("\xFF\xFE")) || str_starts(s, STR("\xFE\xFF")))
		return true;
	return s.n >= 2 && (s.p[0] == '\0') != (s.p[1] == '\0');
}

/* Looks at the first bytes; false when there is no table. */
static bool begin(struct csv *csv, struct diags *diags)
{
	csv->began = true;
	if (is_utf16(csv->rest)) {
		diag_add(diags, DIAG_ENCODING, loc_of(csv, 0, 1),
			"the table is UTF-16, not UTF-8");
		diag_hint(diags, "save it as CSV in UTF-8");
		return false;
	}
	if (str_starts(csv->rest, STR("\xEF\xBB\xBF")))
		take(csv, 3, 0);
	if (csv->rest.n)
		return true;
	diag_add(diags, DIAG_FILE_EMPTY, (struct loc){.file = csv->name},
		"the table has nothing in it");
	return false;
}

struct csv_row csv_next(
	struct csv *csv, struct arena *arena, struct diags *diags)
{
	if (csv->stopped)
		return (struct csv_row){.status = CSV_END};
	if (!csv->rest.n && !csv->is_last && !fill(csv))
		return unreadable(csv, diags);
	if (!csv->began && !begin(csv, diags))
		return row_of(csv, CSV_STOPPED);
	if (!csv->rest.n)
		return (struct csv_row){.status = CSV_END};
	if (csv->astray)
		return find_back(csv, arena, diags);
	record_scan(&csv->record, csv->rest, form_of(csv, csv->is_last));
	while (csv->record.fault == RECORD_CUT && csv->rest.n <= CSV_BYTES) {
		if (!fill(csv))
			return unreadable(csv, diags);
		record_scan(
			&csv->record, csv->rest, form_of(csv, csv->is_last));
	}
	if (csv->record.fault == RECORD_WHOLE)
		return take_whole(csv, arena, diags);
	return take_faulty(csv, diags);
}

int64_t csv_offset(const struct csv *csv)
{
	return csv->offset;
}

void csv_drop(struct csv *csv, int column)
{
	assert(column >= 0 && column < CSV_CELLS);
	csv->dropped[column] = true;
}

struct str csv_letters(int column, char out[4])
{
	int n = column < 26 ? 1 : column < 26 + 26 * 26 ? 2 : 3;

	assert(column >= 0 && column < CSV_CELLS);
	out[n] = '\0';
	for (int i = n - 1; i >= 0; i--) {
		out[i] = (char)('A' + column % 26);
		column = column / 26 - 1;
	}
	return (struct str){out, (size_t)n};
}
