/*
 * Windows of days, and what reaches a segment: types and building. Judging is
 * reach's.
 */
#ifndef STAYPUT_REACH_BUILD_H
#define STAYPUT_REACH_BUILD_H

#include "rule_build.h"

/* Days from..through, both inclusive; NULL: open on that side. */
struct span {
	const struct quantity *from;
	const struct quantity *through;
};

/* What reaches a segment; several must all hold. */
struct reach {
	bool by_rent;
	struct span rent; /* of the rent's due date */
	bool by_today;
	struct span today;
	bool by_season; /* recurs each year, perhaps across New Year */
	int season_from_month, season_from_day;
	int season_through_month, season_through_day;
	const struct event *event; /* NULL: none */
	struct span event_span;
	const struct fact *fact; /* a dated fact, or NULL */
	struct span fact_span;
};

/* Reads `from` and `through` of a map (or the name of a period); `open` leaves
 * a side open; a missing side is a diagnostic. */
bool span_build(
	struct rule_build *build, const struct node *node, struct span *span);

/* Reads `reached_by`; false after diagnostics. */
bool reach_build(
	struct rule_build *build, const struct node *node, struct reach *reach);

#endif
