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

/* The preemption that surely holds: of the day the rent was due, or of the day
 * asked where the segment does not go by months. NULL: none. */
const struct preemption *reach_preempted(
	const struct segment *segment, const struct scope *scope);

/* Whether no preemption holds; unknown while the due day may be on either
 * side of one. */
verdict reach_free(const struct segment *segment, const struct scope *scope);

/* Adds the facts that are missing to judge the reach and the preemptions. */
void reach_missing(const struct segment *segment, const struct scope *scope,
	struct fact_set *missing);

#endif
