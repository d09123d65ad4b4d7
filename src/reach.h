/*
 * Whether a segment is reached: by the rent's due date, the day asked, a
 * season, an event, a dated fact.
 */
#ifndef STAYPUT_REACH_H
#define STAYPUT_REACH_H

#include "segment.h"

struct reached {
	verdict is;
	civil_day window_start; /* of the season or event that was found */
	civil_day window_end;
	const struct occurrence *event;
};

/* Judges the reach in a scope. A season or an event that is not on gives the
 * next one, so that its days can be told. */
struct reached reach_judge(
	const struct reach *reach, const struct scope *scope);

/* Adds the facts that are missing to judge it. */
void reach_missing(const struct reach *reach, const struct scope *scope,
	struct fact_set *missing);

#endif
