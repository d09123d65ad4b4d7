/*
 * The commands `fill` and `sample`: the papers of a case, and those of a
 * program with invented names.
 */
#ifndef STAYPUT_FILL_H
#define STAYPUT_FILL_H

#include "library.h"

/* Writes the papers of every program that has one for the case. All are made
 * in memory before the first is written. */
enum status fill_command(struct cli *cli);

/* Writes the papers for these facts, as of the day in the library's command
 * line; marked as specimens where that is not the computer's, or `specimen`.
 */
enum status fill_papers(
	struct library *library, const struct facts *facts, bool specimen);

#endif
