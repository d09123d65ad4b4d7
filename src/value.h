/*
 * Values that a person gives: dates, money, choices. A value knows whether it
 * was asked at all, and "I don't know" and "I would rather not say" are kept
 * apart from it and from each other to the end.
 */
#ifndef STAYPUT_VALUE_H
#define STAYPUT_VALUE_H

#include "node.h"
#include "scalar.h"

/* Reads a node as a value: the words unknown, declined and none (unquoted for
 * texts) stand for themselves; a scalar is a list of one; `none` beside other
 * choices is an error; a comma in money only in quotes, where YAML cannot
 * split it. A series is a map of days, or one of the three words. `ok` false:
 * a diagnostic with a hint was added, which never shows what was given. */
struct value_read {
	struct value value;
	bool ok;
};
struct value_read value_read(struct arena *arena, const struct node *node,
	const struct value_shape *shape, struct diags *diags);

/* As value_read from one text (a CSV cell, an answer): lists by `;`, a series
 * as `2021-08-03: high; 2021-08-05: low`; an empty text is not asked; a
 * thousands comma in money is read; blanks at both ends do not count. */
struct value_read value_parse(struct arena *arena, struct str text,
	const struct value_shape *shape, struct loc loc, struct diags *diags);

/* As in a case file ("$90000.00", "2025-03-01", "2025-03",
 * "laid_off;hours_cut", "unknown"; not asked is empty), owned by the arena.
 * Places are printed by fact_print, which knows their paths. */
struct str value_print(struct arena *arena, const struct value *value,
	const struct value_shape *shape);

#endif
