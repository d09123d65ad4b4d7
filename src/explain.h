/*
 * Why an outcome is what it is, what is still missing, and what act still open
 * to the tenant would change it. Pure; looks at decisions, decides nothing.
 */
#ifndef STAYPUT_EXPLAIN_H
#define STAYPUT_EXPLAIN_H

#include "decision.h"

/* When a fact is asked: whether a law could bear on the case at all; how it
 * does; what is delicate; names and addresses. */
enum explain_order {
	EXPLAIN_SCREENING,
	EXPLAIN_DETAIL,
	EXPLAIN_SENSITIVE,
	EXPLAIN_PAPER
};

enum explain_order explain_order(const struct fact *fact);

/* A fact that is missing, and how many months of programs wait for it. */
struct explain_need {
	const struct fact *fact;
	int undecided;
};

struct explain_needs {
	struct explain_need *list;
	int count;
};

/* The facts that the decisions miss, by explain_order, then the most decisive
 * first, then as in the vocabulary; `place` before all. Owned by the arena. */
struct explain_needs explain_missing(struct arena *arena,
	const struct vocabulary *vocabulary, const struct decision *decisions,
	int count);

/* Criteria in the order of the pack. */
struct explain_reasons {
	const struct rule **list;
	int count;
};

/* The smallest set of criteria that by itself makes the finding's criteria
 * met, or not met; where they are unknown, those that leave it so. None when
 * the segment has no criteria or was not judged. Owned by the arena. */
struct explain_reasons explain_reasons(
	struct arena *arena, const struct finding *finding);

/* The same for one rule. */
struct explain_reasons explain_rule(
	struct arena *arena, const struct rule *rule, const verdict *trace);

/* An open duty of a month: doing it would make its outcome `protected`. */
struct explain_act {
	const struct finding *finding;
	const struct duty_state *duty;
};

struct explain_acts {
	struct explain_act *list;
	int count;
};

/* The duties still open in the months that are covered until their day; never a
 * fact of somebody's life. Owned by the arena. */
struct explain_acts explain_acts(
	struct arena *arena, const struct decision *decision);

/* Whether the finding's criteria were judged at all. */
bool explain_is_judged(const struct finding *finding);

#endif
