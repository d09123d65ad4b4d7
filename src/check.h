/*
 * The command `check`: a case file, judged and told.
 */
#ifndef STAYPUT_CHECK_H
#define STAYPUT_CHECK_H

#include "option.h"

/* Runs it; diagnostics are added to cli->diags. */
enum status check_run(struct cli *cli);

#endif
