/*
 * Completion of command lines for shells, from the tables of commands and
 * options.
 */
#ifndef STAYPUT_COMPLETION_H
#define STAYPUT_COMPLETION_H

#include "help.h"

/* Appends the completions for a shell ("bash", "zsh", "fish"), or, for
 * "commands", the names of the commands, one a line. False when there is no
 * such shell. The table ends with a NULL name. */
bool completion_print(
	struct buf *out, const char *shell, const struct command *commands);

#endif
