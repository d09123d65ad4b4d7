/*
 * The lists of a batch, as tables that a spreadsheet opens: urgent.csv,
 * fix-list.csv, delivery-log.csv. Each is written beside its name and takes
 * it when the batch has ended.
 */
#ifndef STAYPUT_LISTS_H
#define STAYPUT_LISTS_H

#include <stdio.h>

#include "household.h"
#include "intake.h"
#include "store.h"
#include "words.h"

enum list { LIST_URGENT, LIST_FIX, LIST_DELIVERY, LISTS };

struct lists {
	const struct store *store;
	const struct words *words;
	const struct intake *intake; /* for headers; or NULL */
	bool show_values;
	FILE *files[LISTS];
	int counts[LISTS];
};

const char *lists_name(enum list list);

/* Begins the lists; false after diagnostics. */
bool lists_open(struct lists *lists, struct diags *diags);

/* Adds what the lists say of a household. `cells` are those of its row, packed
 * as for a slip, for --show-values. */
void lists_add(struct lists *lists, const struct household *household,
	struct str cells);

/* Gives the lists their names; false after diagnostics. */
bool lists_close(struct lists *lists, struct diags *diags);

/* A text as a cell that no spreadsheet takes for a formula (OWASP, CSV
 * injection). */
void lists_cell(struct buf *out, struct str text);

#endif
