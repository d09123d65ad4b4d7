/*
 * How a day came about: the count behind a due day, so that a paper can show
 * its arithmetic beside it.
 */
#ifndef STAYPUT_RECKON_H
#define STAYPUT_RECKON_H

#include "amount.h"

enum reckon_kind {
	RECKON_UNKNOWN, /* the day is not known, or no single count gave it */
	RECKON_FIXED,	/* the rule names the day */
	RECKON_COUNTED	/* `number` units after `from` (before: negative) */
};

struct reckoning {
	enum reckon_kind kind;
	civil_day from;
	int64_t number;
	enum quantity_unit unit;
	bool rolled; /* then moved to the next open day */
};

/* The count that decided the quantity, a date or NULL, in a scope: of several
 * days the one that was chosen. */
struct reckoning reckon_day(
	const struct quantity *quantity, const struct scope *scope);

#endif
