/*
 * The commands `fill` and `sample`: the papers of a case, and those of a
 * program with invented names.
 */
#ifndef STAYPUT_FILL_H
#define STAYPUT_FILL_H

#include "option.h"

/* Writes the papers of every program that has one for the case. All are made
 * in memory before the first is written. */
enum status fill_command(struct cli *cli);

#endif
