/*
 * What is written of rows once they are ready: the names of papers that were
 * held, and the journal.
 */
#ifndef STAYPUT_BATCH_KEEP_H
#define STAYPUT_BATCH_KEEP_H

#include "batch_run.h"

/* The row on its way of this age, from 0, the oldest. */
struct slot *batch_slot(const struct batch *batch, int i);

/* Journals so many of the oldest rows, whose papers are there; those that are
 * held are synced first and take their names. False after a diagnostic. */
bool batch_keep(struct batch *batch, int rows);

/* Removes the papers that the row has replaced, which the journal says now. */
void batch_remove_replaced(struct batch *batch, struct slot *slot);

/* Removes papers of a row whose worker died, whole or not. */
void batch_remove_untold(struct batch *batch, struct slot *slot);

/* Removes papers that are held and that nobody will be told of. */
void batch_drop_held(struct batch *batch);

#endif
