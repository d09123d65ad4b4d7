/*
 * The command `questions`: what one program asks, to print and fill in by hand,
 * or as the header of an empty table for a batch.
 */
#ifndef STAYPUT_QUESTIONS_H
#define STAYPUT_QUESTIONS_H

#include "show.h"

/* Runs it; diagnostics are added to cli->diags. */
enum status questions_run(struct cli *cli);

/* Every fact that a program may look at or print: in the vocabulary's set. */
struct fact_set questions_of(
	const struct pack *pack, const struct vocabulary *vocabulary);

#endif
