/*
 * What a quantity is worth in a case: a span from the least to the most that
 * it can be, and why the span is wide. Interval arithmetic keeps a doubt where
 * it matters and drops it where it does not.
 */
#ifndef STAYPUT_AMOUNT_H
#define STAYPUT_AMOUNT_H

#include "facts.h"
#include "quantity.h"

#define AMOUNT_MISSING 1 /* a fact that it needs is not known */
#define AMOUNT_OPEN 2	 /* a doubtful cell, or past what is known */
#define AMOUNT_NONE 4	 /* it did not happen: there is no such day */

#define AMOUNT_LEAST INT64_MIN
#define AMOUNT_MOST INT64_MAX

struct amount {
	int64_t low;
	int64_t high;
	unsigned flags;
};

/* Where a rule is judged. */
struct scope {
	const struct facts *facts;
	const struct calendar *calendar; /* NULL: the pack has none */
	civil_day today;
	int month; /* row of rent, or -1 */
	int adult; /* row of adults, or -1 */
	civil_day window_start;
	civil_day window_end;
	const struct occurrence *event; /* NULL: none */
};

/* What a value of a date, money, percentage or count is worth: a day that did
 * not happen is AMOUNT_NONE, another `none` is nothing of it. */
struct amount amount_of_value(const struct value *value);

/* The worth of a quantity; never fails. */
struct amount amount_of(
	const struct quantity *quantity, const struct scope *scope);

/* The row of a fact in this scope. */
int scope_row(const struct scope *scope, const struct fact *fact);

/* The value of a fact in this scope. */
const struct value *scope_value(
	const struct scope *scope, const struct fact *fact);

/* Whether the amount is one certain number. */
bool amount_is_exact(struct amount amount);

#endif
