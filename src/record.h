/*
 * Where the cells of one CSV row stand in bytes (RFC 4180, strictly). Pure:
 * decodes nothing, reads nothing. Going on after a fault is csv's.
 */
#ifndef STAYPUT_RECORD_H
#define STAYPUT_RECORD_H

#include <stdbool.h>

#include "str.h"

struct record_cell {
	size_t from; /* within the bytes, without the quotes */
	size_t n;
	bool quoted;
	int line;   /* of the row, from 0 */
	int column; /* of its first byte, from 1, in characters */
};

enum record_fault {
	RECORD_WHOLE,
	RECORD_CUT,	    /* the bytes end before the row does */
	RECORD_UNCLOSED,    /* a quoted cell goes on to the end */
	RECORD_AFTER_QUOTE, /* text between a closing quote and the next cell */
	RECORD_INNER_QUOTE  /* a quote inside a cell without quotes */
};

/* `cells` and `room` are the caller's; `count` may pass `room`, and then the
 * rest of the cells was only counted. */
struct record {
	struct record_cell *cells;
	int room;
	int count;
	size_t n;  /* bytes of the row with its line break, when it is whole */
	int lines; /* line breaks in them */
	enum record_fault fault;
	int line; /* where the fault stands, counted like a cell's */
	int column;
	bool is_open;  /* the bytes ended inside quotes */
	int open_line; /* where the last quoted cell before the fault opened */
	int open_column;
};

/* How bytes are to be read. */
struct record_form {
	char delimiter;
	bool single_bytes; /* a character is a byte, not UTF-8 */
	bool is_last;	   /* nothing follows the bytes */
};

/* Finds the cells of the row at the start of `bytes`. Rows end with LF or
 * CRLF; a CR elsewhere is part of its cell. */
void record_scan(
	struct record *record, struct str bytes, struct record_form form);

/* Whether the row is a line with nothing on it. */
bool record_is_blank(const struct record *record);

#endif
