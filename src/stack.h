/*
 * The stack of a batch: the papers of all households that were made, in the
 * order of the table, in files of at most 500 sheets. Each paper begins on a
 * sheet of its own, also in duplex, so that no sheet has two clients or two
 * readers.
 */
#ifndef STAYPUT_STACK_H
#define STAYPUT_STACK_H

#include "batch_run.h"

#define STACK_SHEETS 500

/* Reads the table once more and writes FILE.pdf, FILE-2.pdf and so on; a row
 * that the journal does not have as made and unchanged is left out. False
 * after diagnostics. */
bool stack_print(struct batch *batch);

#endif
