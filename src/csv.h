/*
 * Reading a CSV table row by row: strict (RFC 4180), with the place of every
 * cell, in memory that does not grow with the table.
 *
 * A bad row never shifts another. A row with too few or too many cells, with
 * bytes that are not text, or that is too long is refused, and reading goes
 * on after it. Where a quote is wrong, nobody can tell for certain where the
 * row ends; the row's first line is refused, and so is every line after it
 * until one that stands alone as a whole row with exactly as many cells as
 * the header. A cell over several lines that holds such a line is refused
 * too: a missing quote would look the same. In a table of fewer than CSV_SURE
 * columns a line of prose could look so, and reading stops; so it does at a
 * fault in the header.
 */
#ifndef STAYPUT_CSV_H
#define STAYPUT_CSV_H

#include <stdio.h>

#include "cell.h"

#define CSV_CELLS 2000	       /* most cells of a row */
#define CSV_BYTES (256 * 1024) /* most bytes of a row */
#define CSV_SURE 4

struct csv_form {
	char delimiter; /* one of CSV_DELIMITERS */
	enum cell_encoding encoding;
};

#define CSV_DELIMITERS ",;\t|"

struct csv_cell {
	struct str text; /* UTF-8, NFC; no control character but newline */
	struct loc loc;	 /* of its first character or its opening quote */
	bool quoted;
	bool unread; /* its column is dropped; the text is empty */
};

enum csv_status {
	CSV_ROW,
	CSV_BLANK,   /* a line with nothing on it; no cells, no diagnostic */
	CSV_REFUSED, /* a diagnostic was added; the next rows can be read */
	CSV_STOPPED, /* a diagnostic was added; no more can be read */
	CSV_END
};

struct csv_row {
	enum csv_status status;
	int number; /* from 1, the header; blank and refused rows count */
	struct loc loc;
	struct csv_cell *cells;
	int count;
};

struct csv;

/* A reader of a stream or of bytes, owned by the arena. The stream stays the
 * caller's and is read in blocks; the bytes must live as long as the reader.
 * `name` is for struct loc. */
struct csv *csv_open(struct arena *arena, const char *name, FILE *stream,
	struct csv_form form);
struct csv *csv_open_bytes(struct arena *arena, const char *name,
	struct str bytes, struct csv_form form);

/* The next row, its cells owned by the arena (which the caller may clear
 * before the next). The first whole row is the header: the others must have
 * as many cells. No sentence repeats what a cell says. */
struct csv_row csv_next(
	struct csv *csv, struct arena *arena, struct diags *diags);

/* How many bytes of the table its rows so far have taken. */
int64_t csv_offset(const struct csv *csv);

/* From the next row on, the cells of this column (from 0) are not read. */
void csv_drop(struct csv *csv, int column);

/* The letters a spreadsheet gives a column (from 0): A ... Z, AA ... */
struct str csv_letters(int column, char out[4]);

#endif
