/*
 * The command `verify`: is the law behind a paper still what it was?
 */
#ifndef STAYPUT_VERIFY_H
#define STAYPUT_VERIFY_H

#include "option.h"

/* Runs it on a PDF, a receipt as it is printed on papers, or a folder of PDFs;
 * STATUS_NO_PAPER when a law was changed, stopped, or taken away since. */
enum status verify_run(struct cli *cli);

#endif
