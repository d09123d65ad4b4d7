/*
 * The packs of a library: found in the rules folders, read and built.
 */
#ifndef STAYPUT_SHELF_H
#define STAYPUT_SHELF_H

#include "library.h"

/* Adds the packs that may bear on a place (index; -1: every pack): those in
 * the folders of the place, of what contains it, and of what lies in it; with
 * --program only those. False after diagnostics: a pack that cannot be
 * built, or a --program that is not there. The others are there. */
bool shelf_load(struct library *library, int place);

/* Takes the arguments of a command as --program: ids, or paths of packs and of
 * folders of packs in a rules folder. False when there are too many. */
bool shelf_choose(struct cli *cli);

#endif
