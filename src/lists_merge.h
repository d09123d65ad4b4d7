/*
 * The lists of shards as lists of the whole, in the order of rows.
 */
#ifndef STAYPUT_LISTS_MERGE_H
#define STAYPUT_LISTS_MERGE_H

#include "lists.h"

/* Merges the lists of these folders into `lists`, whose store is the folder of
 * the whole, and counts their lines. What people wrote into them stays. False
 * after diagnostics. */
bool lists_merge(struct lists *lists, const struct store *const *folders,
	int count, struct diags *diags);

#endif
