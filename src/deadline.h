/*
 * The command `deadline`: a count of days and its arithmetic. The counting is
 * calendar's.
 */
#ifndef STAYPUT_DEADLINE_H
#define STAYPUT_DEADLINE_H

#include "option.h"

/* Prints the day that --days after (or before) --from leads to, with each day
 * looked at; as JSON with --json. STATUS_INPUT when the count leaves the
 * calendar. */
enum status deadline_run(struct cli *cli);

#endif
