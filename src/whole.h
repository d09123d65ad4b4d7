/*
 * Whether a batch is whole: every paper of its journal is there, byte for
 * byte.
 */
#ifndef STAYPUT_WHOLE_H
#define STAYPUT_WHOLE_H

#include "option.h"
#include "receipt.h"

/* Whether the folder is that of a batch. */
bool whole_is_batch(const struct cli *cli, const char *folder);

/* Reads every paper of the journal; one that is missing or was changed is a
 * diagnostic. Calls `see` with the receipt of each that is whole, whose slices
 * hold only during the call. False after diagnostics. */
bool whole_check(const struct cli *cli, const char *folder,
	void (*see)(void *context, const struct receipt *receipt),
	void *context);

#endif
