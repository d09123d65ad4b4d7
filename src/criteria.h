/*
 * The criteria of a law as a list, whom each is about, and what each saw in a
 * case: what an answer shows of a rule.
 */
#ifndef STAYPUT_CRITERIA_H
#define STAYPUT_CRITERIA_H

#include "decision.h"

struct criterion {
	const struct rule *rule;
	enum fact_about about;
	int depth; /* groups around it */
};

struct criteria {
	struct criterion *list;
	int count;
};

/* The rules that have an id, at and below `root` (NULL: none), in the order of
 * the pack. Owned by the arena. */
struct criteria criteria_of(struct arena *arena, const struct rule *root);

/* Whether the rule looks at one month of rent, at one adult, or only at the
 * household (sums over months are the household's). */
enum fact_about criteria_about(const struct rule *rule);

/* One value that a test looked at. `row` counts months or adults from 0, -1
 * for the household; `every`: it was looked at for each month. */
struct sight {
	const struct fact *fact;
	const struct value *value;
	int row;
	bool every;
};

struct sights {
	struct sight *list;
	int count;
};

#define SIGHTS_MOST 128

/* What a test saw in a scope, each fact once; nothing for groups. Owned by the
 * arena. */
struct sights criteria_saw(struct arena *arena, const struct rule *rule,
	const struct scope *scope);

#endif
