/*
 * The run of a batch: rows of the table to workers, what became of them to
 * the journal and the lists, in the order of the table.
 */
#ifndef STAYPUT_SUPERVISOR_H
#define STAYPUT_SUPERVISOR_H

#include "batch_run.h"

/* Runs the batch to its end, to an interrupt or to a full disk. */
void supervisor_run(struct batch *batch);

#endif
