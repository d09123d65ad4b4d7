/*
 * The command `merge`: the folders of a batch's shards as the folder of one.
 */
#ifndef STAYPUT_MERGE_H
#define STAYPUT_MERGE_H

#include "option.h"

/* Refuses shards of different laws, programs or options, one that is missing,
 * stands twice or has not come to its end, and rows that two shards have. The
 * shards stay as they are. */
enum status merge_command(struct cli *cli);

#endif
