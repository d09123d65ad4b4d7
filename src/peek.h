/*
 * The command `check-csv`: what the reader of tables saw.
 */
#ifndef STAYPUT_PEEK_H
#define STAYPUT_PEEK_H

#include "option.h"

/* Prints every row as the reader saw it, as text or as JSON, the cells of
 * denied columns left out. Status 3 when any row was refused. */
enum status peek_command(struct cli *cli);

#endif
