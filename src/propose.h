/*
 * The command `map`: a file for --map from the headers and cells of a table.
 */
#ifndef STAYPUT_PROPOSE_H
#define STAYPUT_PROPOSE_H

#include "option.h"

/* Prints the file. What the table does not settle is a question in a comment;
 * nothing is guessed. */
enum status propose_command(struct cli *cli);

#endif
