/*
 * Reading quantities from text: the grammar of docs/packs.md.
 */
#ifndef STAYPUT_GRAMMAR_H
#define STAYPUT_GRAMMAR_H

#include "quantity.h"

/* A named span of days of a pack. */
struct period {
	struct str name;
	civil_day from;
	civil_day through;
};

/* What the names in a quantity may mean. */
struct terms {
	const struct world *world;
	const struct period *periods;
	int period_count;
	bool has_calendar;
};

/* The quantity that `text` writes, owned by the arena; NULL after a diagnostic
 * at the column where it goes wrong. Types are checked: money is not added to
 * days. */
const struct quantity *quantity_parse(struct arena *arena, struct str text,
	struct loc loc, const struct terms *terms, struct diags *diags);

#endif
