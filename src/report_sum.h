/*
 * The answer in a few lines, for whoever reads no further.
 */
#ifndef STAYPUT_REPORT_SUM_H
#define STAYPUT_REPORT_SUM_H

#include "report.h"

/* Writes two to seven items: the day of court papers, what covers which months
 * of rent, the next act and its day, whom to call first. */
void report_sum(const struct report *report, const struct words *words,
	struct screen *screen);

#endif
