/*
 * One row of a batch: from its cells to papers in the folder, and what became
 * of it. Runs in a process of its own, so that a row that ends it costs that
 * row alone.
 */
#ifndef STAYPUT_WORKER_H
#define STAYPUT_WORKER_H

#include "household.h"
#include "intake.h"
#include "printer.h"
#include "report.h"
#include "store.h"

/* What all rows share; made before the first worker is. */
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

/* A row as the supervisor sends it. */
struct order_slip {
	int row;
	struct str stem;
	struct str hash;
	int version;
	struct str before; /* a packed household that may be kept; or empty */
	struct str cells;  /* packed: column and text of each that has one */
};

void order_slip_pack(const struct order_slip *slip, struct buf *out);
struct order_slip order_slip_unpack(struct str bytes);

/* Deals with a row; everything is owned by the arena. */
struct household worker_row(struct workshop *shop, struct arena *arena,
	const struct order_slip *slip);

#endif
