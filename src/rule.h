/*
 * Criteria: trees of all, any, none and tests, with exceptions as structure.
 * Built from a pack, judged in a scope, and traced so that every verdict can
 * be shown.
 */
#ifndef STAYPUT_RULE_H
#define STAYPUT_RULE_H

#include "cite.h"
#include "op.h"

#define RULE_LIMIT 1000 /* most rules of a pack */

enum rule_kind {
	RULE_ALL,
	RULE_ANY,
	RULE_NONE,
	RULE_TEST,
	RULE_OPEN,	/* ask_lawyer: the engine must not decide */
	RULE_PRESUME,	/* first: the presumption; second: what rebuts it */
	RULE_EACH_ADULT /* first: judged for each adult */
};

struct rule {
	enum rule_kind kind;
	struct str id; /* empty for most groups */
	struct cites cites;
	struct loc loc;
	int number; /* index into the trace, unique in the pack */
	struct rule *first;
	struct rule *next;	   /* sibling */
	struct rule *next_in_pack; /* by number */
	const struct rule *unless; /* exception, or NULL */
	/* RULE_TEST */
	const struct op *op;
	const struct fact *fact;     /* NULL: left is a quantity */
	const struct quantity *left; /* NULL: a word, list or place test */
	const struct quantity *right;
	struct op_set set;
	const struct quantity *as_of; /* series: the day, or NULL for today */
	const struct quantity *any_from; /* series: on_any_day, or NULL */
	const struct quantity *any_through;
	bool every; /* RULE_EACH_ADULT: all of them */
};

/* Judges a rule; each rule's verdict is stored in trace[number], below
 * RULE_EACH_ADULT that of the last adult. */
verdict rule_judge(
	const struct rule *rule, const struct scope *scope, verdict *trace);

/* The rule with this id at or below `rule` (NULL: none), exceptions included;
 * NULL when there is none. */
const struct rule *rule_find(const struct rule *rule, struct str id);

/* A set of facts by index in the vocabulary. */
struct fact_set {
	uint64_t bits[FACT_LIMIT / 64];
};
void fact_set_add(struct fact_set *set, const struct fact *fact);
bool fact_set_has(const struct fact_set *set, const struct fact *fact);
void fact_set_join(struct fact_set *set, const struct fact_set *more);
bool fact_set_is_empty(const struct fact_set *set);

/* Adds the facts that are not known (or not exactly) and could still decide
 * the rule, by the trace of rule_judge in the same scope. */
void rule_missing(const struct rule *rule, const struct scope *scope,
	const verdict *trace, struct fact_set *missing);

/* Adds the facts of a quantity that are not known exactly. */
void quantity_missing(const struct quantity *quantity,
	const struct scope *scope, struct fact_set *missing);

/* Adds every fact that the rule looks at. */
void rule_facts(const struct rule *rule, struct fact_set *facts);

#endif
