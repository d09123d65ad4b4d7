/*
 * The commands: their table, and the way from a command line to one of them.
 */
#ifndef STAYPUT_CLI_H
#define STAYPUT_CLI_H

#include "help.h"

/* Every command; the last has a NULL name. */
extern const struct command cli_commands[];

/* Runs the command line (`words` as main has them, NULL-terminated). `cli`
 * has its arena, diags and data; the rest is set here. Diagnostics are added
 * to cli->diags for the caller to print. Returns the exit status. */
enum status cli_run(struct cli *cli, char *const *words);

#endif
