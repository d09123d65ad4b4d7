/*
 * Blocks side by side or inside one another: tables, parallel columns, boxed
 * warnings.
 */
#ifndef STAYPUT_GRID_H
#define STAYPUT_GRID_H

#include "column.h"

/* Sets the blocks of a list of children; flow's own. */
typedef void grid_set(struct column *column, const struct block *first);

void grid_table(struct column *column, const struct block *block);
void grid_box(struct column *column, const struct block *block, grid_set *set);
void grid_pair(struct column *column, const struct block *block, grid_set *set);

#endif
