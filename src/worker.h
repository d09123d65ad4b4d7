/*
 * One row of a batch: from its cells to papers in the folder, and what became
 * of it. Runs in a process of its own, so that a row that ends it costs that
 * row alone.
 */
#ifndef STAYPUT_WORKER_H
#define STAYPUT_WORKER_H

#include "household.h"
#include "workshop.h"

/* A row as the supervisor sends it. */
struct order_slip {
	int row;
	struct str stem;
	struct str hash;
	int version;
	bool court_only;   /* nothing is to be judged or made */
	struct str before; /* a packed household that may be kept; or empty */
	struct str cells;  /* packed: column and text of each that has one */
};

void order_slip_pack(const struct order_slip *slip, struct buf *out);
struct order_slip order_slip_unpack(struct str bytes);

/* Deals with a row; everything is owned by the arena. */
struct household worker_row(struct workshop *shop, struct arena *arena,
	const struct order_slip *slip);

/* The pages of the papers of a row, in place of files; false after
 * diagnostics. Everything is owned by the arena. */
bool worker_pages(struct workshop *shop, struct arena *arena,
	const struct order_slip *slip, struct prints *prints);

#endif
