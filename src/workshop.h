/*
 * What all rows of a batch share: laws, words, faces, the table, the folder.
 */
#ifndef STAYPUT_WORKSHOP_H
#define STAYPUT_WORKSHOP_H

#include "intake.h"
#include "printer.h"
#include "report.h"
#include "store.h"

/* Made before the first worker is. */
struct workshop {
	struct cli *cli;
	struct library *library;
	const struct guide *guide;
	struct printer *printer;
	const struct intake *intake;
	const struct words *words; /* the office's */
	struct store store;	   /* not open in a dry run */
	bool replace;		   /* files of an earlier run give way */
	const char *second;	/* language of copies where a row says none */
	struct packs *by_place; /* as they are needed */
	bool *has_place;
};

/* Opens what rows need besides the table; false after diagnostics. */
bool workshop_open(struct workshop *shop, struct library *library);

/* Gives up, for good, what making papers does not need: a worker reads laws,
 * templates, words and fonts, and writes into the folder. */
void workshop_shut_in(const struct workshop *shop);

/* The packs that may bear on a place, as shelf_load has them. */
struct packs workshop_packs(struct workshop *shop, int place);

#endif
