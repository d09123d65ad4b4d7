/*
 * check-pack: what the reader of a YAML file saw, for whoever tests it.
 */
#ifndef STAYPUT_INSPECT_H
#define STAYPUT_INSPECT_H

#include "option.h"

/* Reads the file of the first argument and prints its tree, one node a
 * line; STATUS_PACK when it is wrong, and nothing is printed then. */
enum status inspect_pack(struct cli *cli);

#endif
