/*
 * Comparing a decision with what a case expects of it (docs/packs.md, "cases").
 */
#ifndef STAYPUT_EXPECT_H
#define STAYPUT_EXPECT_H

#include "decision.h"

/* One case under test. */
struct check {
	struct str id;
	const struct decision *decision;
	const struct vocabulary *vocabulary;
	struct diags *diags;
	bool failed; /* so far */
};

/* Whether all that `map` expects is so; a CASE_FAILED diagnostic for each that
 * is not, and for what cannot be expected. */
bool expect_check(struct check *check, const struct node *map);

#endif
