/*
 * From the bytes of one CSV cell to its text: quotes written twice, line
 * breaks, encodings, and what no cell may hold.
 */
#ifndef STAYPUT_CELL_H
#define STAYPUT_CELL_H

#include "diag.h"
#include "record.h"

#define CELL_BYTES 20000 /* most bytes of a cell */

enum cell_encoding { CELL_UTF8, CELL_WINDOWS_1252 };

/* Where a row came from: `bytes` begin with it, at `offset` and `line` of
 * the file. */
struct cell_source {
	const char *name;
	struct str bytes;
	int64_t offset;
	int line;
	enum cell_encoding encoding;
};

/* The text of a cell that record found: UTF-8, NFC, CRLF as newline, owned by
 * the arena; p NULL when a diagnostic was added (which repeats nothing of the
 * text): too long, bytes that are no character, a forbidden character. */
struct str cell_decode(struct arena *arena, const struct cell_source *source,
	const struct record_cell *cell, struct diags *diags);

#endif
