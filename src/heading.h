/*
 * The columns of a table of households: "moved_in", "rent.1.due",
 * "adults.2.name". Numbers count from 1 in headers and from 0 in facts.
 */
#ifndef STAYPUT_HEADING_H
#define STAYPUT_HEADING_H

#include "facts.h"

struct heading {
	const struct fact *fact; /* NULL: none */
	int row;		 /* 0 for the household */
};

/* Reads a header. When it names no column, `fact` is NULL and a diagnostic
 * was added (PRIVATE_FACT when it is denied: the column must not be read). */
struct heading heading_find(const struct vocabulary *vocabulary,
	struct str header, struct loc loc, struct diags *diags);

/* What stands in a cell, and where. */
struct heading_cell {
	struct str text;
	struct loc loc;
};

/* Reads a cell into the facts, making the month or adult if it is not there;
 * an empty cell makes nothing. False when a diagnostic was added. Call
 * facts_check when the whole row is read. */
bool heading_read(struct arena *arena, struct facts *facts,
	struct heading heading, struct heading_cell cell, struct diags *diags);

#endif
