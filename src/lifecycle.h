/*
 * The dated events of a law, and the status that they add up to.
 */
#ifndef STAYPUT_LIFECYCLE_H
#define STAYPUT_LIFECYCLE_H

#include "rule_build.h"

enum pack_status {
	STATUS_NOT_YET,
	STATUS_PROPOSED,
	STATUS_REJECTED,
	STATUS_ADOPTED,
	STATUS_ACTIVE,
	STATUS_STANDBY,
	STATUS_SUSPENDED,
	STATUS_STRUCK,
	STATUS_EXPIRED,
	STATUS_REPEALED,
	STATUS_UNCONFIRMED
};

/* One dated event of the lifecycle. */
struct lifecycle {
	civil_day on;
	struct str word;	 /* as written: adopted, extended, ... */
	enum pack_status status; /* the state that begins */
	const int *places;	 /* limited to these; none: everywhere */
	int place_count;
	struct cites cites;
	struct loc loc;
};

/* Reads the list of events; NULL when there is none. */
const struct lifecycle *lifecycle_build(
	struct rule_build *build, const struct node *list, int *count);

/* The status on a day at a place (index, or -1: anywhere) by the events
 * alone; STANDBY is eval's to find. */
enum pack_status lifecycle_status(const struct lifecycle *events, int count,
	const struct places *places, int place, civil_day on);

/* Whether a line of suspensions.yaml stops the program there and then. */
bool lifecycle_suspended(
	const struct world *world, struct str program, int place, civil_day on);

/* Whether the place only contains an area for which an event, or a line of
 * suspensions.yaml, makes another status (a county, where the law was stopped
 * in one of its cities): the status at the home itself is not known then. */
bool lifecycle_is_unsure(const struct lifecycle *events, int count,
	const struct places *places, int place, civil_day on);
bool lifecycle_may_be_suspended(
	const struct world *world, struct str program, int place, civil_day on);

/* The word of JSON: "not_yet". */
const char *lifecycle_status_name(enum pack_status status);

#endif
