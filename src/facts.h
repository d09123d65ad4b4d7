/*
 * What is known of one household: its facts, the months of rent, the adults.
 * Rows of rent and adults are numbered from 0.
 */
#ifndef STAYPUT_FACTS_H
#define STAYPUT_FACTS_H

#include "fact.h"

struct facts {
	const struct vocabulary *vocabulary;
	struct value *household;	   /* by slot */
	struct value *rent[FACT_MONTHS];   /* each: by slot */
	struct value *adults[FACT_ADULTS]; /* each: by slot */
	int rents;
	int adult_count;
	bool rent_asked; /* rent was given, though perhaps as none */
};

/* An empty household. */
struct facts *facts_new(
	struct arena *arena, const struct vocabulary *vocabulary);

/* The most rows of rent or of adults. */
int facts_most(enum fact_about about);

/* Adds a month of rent, or an adult, that knows nothing yet; its row, or -1
 * when there are as many as may be. */
int facts_add_rent(struct arena *arena, struct facts *facts);
int facts_add_adult(struct arena *arena, struct facts *facts);

/* The value of a fact; `row` is the month or the adult and is not looked at
 * for facts of the household. A row that does not exist is not asked. */
const struct value *facts_value(
	const struct facts *facts, const struct fact *fact, int row);

/* Whether each rent that is owed stands for a month: no other period was told,
 * and no two fell due in the same month. */
bool facts_by_month(const struct facts *facts);

/* Where to store a value; NULL when the row does not exist. */
struct value *facts_place(
	struct facts *facts, const struct fact *fact, int row);

/* Reads a case file's root map over `facts` (later wins, so that a case can be
 * laid over a base): nested maps by dots, `rent` and `adults` as lists of maps
 * (which replace what was there), each value by its type; unknown keys with a
 * hint, denied keys by their place, months of rent with the same due date.
 * False when a diagnostic was added. */
bool facts_read(struct arena *arena, struct facts *facts,
	const struct node *root, struct diags *diags);

/* Forgets a fact (case `without`), in every month or adult, or all of `rent`
 * or `adults`; false when there is no such fact. */
bool facts_forget(struct facts *facts, struct str id);

/* Drops months and adults of whom nothing was said, and looks for months with
 * the same due date; false when a diagnostic was added. facts_read does so by
 * itself. */
bool facts_check(struct facts *facts, struct loc loc, struct diags *diags);

/* All that was said, one fact a line ("rent.1.due: 2025-03-01"). Facts for
 * papers (names, addresses) are shown as "(given)" unless `with_paper`. */
void facts_dump(const struct facts *facts, bool with_paper, struct buf *out);

#endif
