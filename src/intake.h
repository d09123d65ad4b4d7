/*
 * A table of households: opening it, what each column is, its rows. A column
 * that the denylist names is not read at all; one that means nothing here is
 * left out and told.
 */
#ifndef STAYPUT_INTAKE_H
#define STAYPUT_INTAKE_H

#include "csv.h"
#include "heading.h"
#include "map.h"

enum column_is {
	COLUMN_FACT,
	COLUMN_PRIVATE, /* denied: unread */
	COLUMN_UNKNOWN,
	COLUMN_IGNORED,	    /* as the mapping says */
	COLUMN_DO_NOT_SEND, /* anything but no: nothing is made */
	COLUMN_RELEASE	    /* an attorney's yes, for --hold */
};

struct column {
	enum column_is is;
	struct heading heading; /* of a fact */
	struct str header;	/* as written; empty when private */
	struct loc loc;
	char letters[4];
};

struct intake {
	FILE *stream;
	const char *name; /* of the file */
	struct csv *csv;
	struct column *columns;
	int count; /* of the table */
	int all;   /* and those that only the mapping's defaults fill */
	int private_count;
	int unknown_count;
	char other_delimiter; /* that parts a header read as one cell; or 0 */
	const struct mapping *mapping;
	const struct vocabulary *vocabulary;
};

/* Opens the table at `path` ("-": standard input) and reads its header; NULL
 * after diagnostics. Close it by intake_close. */
struct intake *intake_open(const struct cli *cli,
	const struct vocabulary *vocabulary, const char *path);
void intake_close(struct intake *intake);

/* Tells that no column is known; the hint is why, unless the header shows that
 * another character parts its cells. */
void intake_refuse(
	const struct intake *intake, const struct cli *cli, const char *hint);

/* Finds what each column is; warnings name those that are left out. False
 * after diagnostics: a column stands twice, or none is known. */
bool intake_columns(struct intake *intake, const struct cli *cli);

#endif
