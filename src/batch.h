/*
 * The command `batch`: a table of households in, papers and lists out.
 */
#ifndef STAYPUT_BATCH_H
#define STAYPUT_BATCH_H

#include "option.h"

/* Every row ends as made, refused, failed or skipped; good rows always
 * finish. Status 5 when some failed. */
enum status batch_command(struct cli *cli);

#endif
