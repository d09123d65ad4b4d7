/*
 * Quantities: the small grammar of docs/packs.md for days, money, percentages
 * and counts, typed when the pack is built. What they are worth in a case is
 * amount's.
 */
#ifndef STAYPUT_QUANTITY_H
#define STAYPUT_QUANTITY_H

#include "world.h"

enum quantity_kind {
	QUANTITY_CONSTANT, /* number */
	QUANTITY_NAME,	   /* name: today, window.start, ... */
	QUANTITY_FACT,	   /* fact */
	QUANTITY_SHIFT,	   /* args[0] moved by number units */
	QUANTITY_ROLL,	   /* args[0], if closed, the next open day */
	QUANTITY_ADD,	   /* args[0] + args[1] */
	QUANTITY_SUBTRACT, /* args[0] - args[1], not below zero */
	QUANTITY_PERCENT,  /* number hundredths of a percent of args[0] */
	QUANTITY_MOST,	   /* later of, greater of: args */
	QUANTITY_LEAST,	   /* earlier of, lesser of: args */
	QUANTITY_TABLE,	   /* table[args...] on args[arg_count - 1] */
	QUANTITY_SUM,	   /* sum of args[0] over months in args[1]..args[2] */
	QUANTITY_MONTHS	   /* count of such months */
};

enum quantity_name {
	NAME_TODAY,
	NAME_WINDOW_START,
	NAME_WINDOW_END,
	NAME_EVENT_START,
	NAME_EVENT_END,
	NAME_EVENT_EXTENDED
};

enum quantity_unit {
	UNIT_DAYS,
	UNIT_WEEKS,
	UNIT_MONTHS,
	UNIT_YEARS,
	UNIT_COURT_DAYS,
	UNIT_BUSINESS_DAYS
};

#define QUANTITY_ARGS 8

struct quantity {
	enum quantity_kind kind;
	enum value_type_id type; /* date, money, percent or count */
	int64_t number;		 /* shift: negative counts backward */
	enum quantity_name name;
	enum quantity_unit unit;
	enum money_rounding rounding;
	const struct fact *fact;
	const struct dated_table *table;
	const struct fact *due; /* sums: rent.due */
	const struct quantity *args[QUANTITY_ARGS];
	int arg_count;
};

/* A new quantity of a kind and type, to be filled by the caller. */
struct quantity *quantity_new(
	struct arena *arena, enum quantity_kind kind, enum value_type_id type);

/* A quantity that is one fact, or one constant. */
const struct quantity *quantity_of_fact(
	struct arena *arena, const struct fact *fact);
const struct quantity *quantity_constant(
	struct arena *arena, enum value_type_id type, int64_t number);

/* Calls `see` for each fact that the quantity looks at. */
void quantity_facts(const struct quantity *quantity,
	void (*see)(void *context, const struct fact *fact), void *context);

/* Whether it looks at rent of the month that is being judged, or at an adult
 * (sums over months do not count). */
bool quantity_is_about(const struct quantity *quantity, enum fact_about about);

#endif
