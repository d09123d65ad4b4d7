/*
 * What a batch says while it runs and when it has ended.
 */
#ifndef STAYPUT_BATCH_TELL_H
#define STAYPUT_BATCH_TELL_H

#include "batch_run.h"

/* Counts a row. */
void tally_add(struct tally *tally, const struct household *household);

/* One row: with --json a line of JSON; in a dry run what is wrong with it. */
void batch_tell_row(const struct batch *batch, const struct household *row);

/* On a terminal a line that is written over, elsewhere one a minute. */
void batch_tell_progress(struct batch *batch);

/* The counts, the reasons, and where the lists are. */
void batch_tell_end(const struct batch *batch);

#endif
