/*
 * Dated tables of amounts with one or two keys (rules/tables): median incomes,
 * fair-market rents. A cell may be doubtful: then it is a span, and what falls
 * between its ends is for a lawyer.
 */
#ifndef STAYPUT_TABLE_H
#define STAYPUT_TABLE_H

#include "fact.h"

/* A whole-number answer with its doubt: at least `low`, at most `high`. */
struct table_cell {
	int64_t low;
	int64_t high;
	/* false: no row, no edition, unconfirmed, or a doubt that no span
	 * bounds (low == high): ask a lawyer */
	bool known;
	struct str doubt; /* why there is a span; empty: no doubt */
};

#define TABLE_KEYS 2

struct table_edition;

struct dated_table {
	struct str id; /* file name without .yaml: "ami_2024" */
	struct str title;
	struct str cite;
	enum value_type_id type;
	/* facts whose types the keys have */
	const struct fact *keys[TABLE_KEYS];
	int key_count;
	const struct table_edition *editions;
	int edition_count;
	bool last_goes_on; /* beyond: last */
	civil_day checked; /* when somebody last compared it with its source */
};

/* Builds a table of amounts, percentages, counts or dates; its `keys` are ids
 * of facts (count, choice, yesno or place). NULL when there were errors. */
const struct dated_table *table_build(struct arena *arena, struct str id,
	const struct node *root, const struct vocabulary *vocabulary,
	struct diags *diags);

/* The cell for key values (as in struct value.number) on a day. A row of a
 * place holds for all within it, the smallest such place first. */
struct table_cell table_find(const struct dated_table *table,
	const int64_t *keys, const struct vocabulary *vocabulary, civil_day on);

#endif
