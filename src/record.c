/*
 * A state machine over bytes: at the start of a cell, inside a plain one,
 * inside a quoted one, after its closing quote.
 */
#include "record.h"

enum state { AT_START, IN_PLAIN, IN_QUOTED, AFTER_QUOTED, AT_END };

struct scan {
	struct record *record;
	struct str bytes;
	struct record_form form;
	size_t at;
	int line;
	int column;
	enum state state;
	struct record_cell cell; /* the one being scanned */
};

static void fail(struct scan *scan, enum record_fault fault)
{
	scan->record->fault = fault;
	scan->record->line = scan->line;
	scan->record->column = scan->column;
	scan->state = AT_END;
}

static void begin_cell(struct scan *scan, size_t from)
{
	scan->cell = (struct record_cell){
		.from = from, .line = scan->line, .column = scan->column};
	scan->state = AT_START;
}

static void end_cell(struct scan *scan, size_t end)
{
	struct record *record = scan->record;

	scan->cell.n = end - scan->cell.from;
	if (record->count < record->room)
		record->cells[record->count] = scan->cell;
	record->count++;
}

/* Goes over one byte; in UTF-8 a character is counted at its first. */
static void step(struct scan *scan)
{
	unsigned char byte = (unsigned char)scan->bytes.p[scan->at++];

	if (byte == '\n') {
		scan->line++;
		scan->column = 1;
	} else if (scan->form.single_bytes || (byte & 0xC0) != 0x80) {
		scan->column++;
	}
}

static char peek(const struct scan *scan, size_t ahead)
{
	size_t at = scan->at + ahead;

	return at < scan->bytes.n ? scan->bytes.p[at] : '\0';
}

/* The bytes of the line break here: 1, 2, or 0 when there is none. */
static size_t break_here(const struct scan *scan)
{
	if (peek(scan, 0) == '\n')
		return 1;
	return peek(scan, 0) == '\r' && peek(scan, 1) == '\n' ? 2 : 0;
}

/* Ends the cell, whose text ends at `end`, if a delimiter or a line break
 * stands here. */
static bool ends_here(struct scan *scan, size_t end)
{
	size_t n = break_here(scan);

	if (n) {
		end_cell(scan, end);
		while (n--)
			step(scan);
		scan->state = AT_END;
		return true;
	}
	if (peek(scan, 0) != scan->form.delimiter)
		return false;
	end_cell(scan, end);
	step(scan);
	begin_cell(scan, scan->at);
	return true;
}

static void scan_quoted(struct scan *scan)
{
	if (peek(scan, 0) != '"') {
		step(scan);
		return;
	}
	if (peek(scan, 1) == '"') {
		step(scan);
		step(scan);
		return;
	}
	scan->cell.n = scan->at;
	scan->state = AFTER_QUOTED;
	step(scan);
}

static void scan_byte(struct scan *scan)
{
	char byte = peek(scan, 0);

	if (scan->state == IN_QUOTED) {
		scan_quoted(scan);
	} else if (scan->state == AFTER_QUOTED) {
		if (!ends_here(scan, scan->cell.n))
			fail(scan, RECORD_AFTER_QUOTE);
	} else if (scan->state == AT_START && byte == '"') {
		scan->cell.quoted = true;
		scan->record->open_line = scan->line;
		scan->record->open_column = scan->column;
		scan->cell.from++;
		scan->state = IN_QUOTED;
		step(scan);
	} else if (byte == '"') {
		fail(scan, RECORD_INNER_QUOTE);
	} else if (!ends_here(scan, scan->at)) {
		scan->state = IN_PLAIN;
		step(scan);
	}
}

/* The bytes ended before the row did. */
static void end_of_bytes(struct scan *scan)
{
	scan->record->is_open = scan->state == IN_QUOTED;
	if (!scan->form.is_last) {
		fail(scan, RECORD_CUT);
	} else if (scan->state == IN_QUOTED) {
		fail(scan, RECORD_UNCLOSED);
	} else {
		end_cell(scan,
			scan->state == AFTER_QUOTED ? scan->cell.n : scan->at);
		scan->state = AT_END;
	}
}

void record_scan(
	struct record *record, struct str bytes, struct record_form form)
{
	struct scan scan = {
		.record = record, .bytes = bytes, .form = form, .column = 1};

	record->count = 0;
	record->fault = RECORD_WHOLE;
	record->is_open = false;
	begin_cell(&scan, 0);
	while (scan.state != AT_END && scan.at < bytes.n)
		scan_byte(&scan);
	if (scan.state != AT_END)
		end_of_bytes(&scan);
	record->n = scan.at;
	record->lines = scan.line;
}

bool record_is_blank(const struct record *record)
{
	return record->count == 1 && !record->cells[0].quoted &&
	       record->cells[0].n == 0;
}
