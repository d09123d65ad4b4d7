/*
 * The command `list`: the programs of a place by status and date, what was
 * looked for and not found, whom to ask.
 */
#ifndef STAYPUT_LIST_H
#define STAYPUT_LIST_H

#include "report.h"

/* Runs it; diagnostics are added to cli->diags. */
enum status list_run(struct cli *cli);

/* The day on which a program came to its status as of `today` at a place
 * (index, or -1), by its lifecycle. */
struct maybe_day list_since(const struct pack *pack,
	const struct places *places, int place, civil_day today);

#endif
