/*
 * Building rules from a pack's tree.
 */
#ifndef STAYPUT_RULE_BUILD_H
#define STAYPUT_RULE_BUILD_H

#include "grammar.h"
#include "rule.h"

/* What the building of a pack's rules needs and counts. */
struct rule_build {
	struct arena *arena;
	const struct terms *terms;
	const struct sources *sources;
	struct diags *diags;
	int count;	    /* rules built so far */
	struct rule *first; /* all of them, by number */
	struct rule *last;
};

/* Builds the tree; NULL after a diagnostic. Building goes on after errors so
 * that all are told. */
const struct rule *rule_build(
	struct rule_build *build, const struct node *node);

/* The quantity that a scalar writes; NULL after a diagnostic. */
const struct quantity *quantity_build(
	struct rule_build *build, const struct node *node);

/* As quantity_build where only a date, or only money, will do. */
const struct quantity *quantity_build_typed(struct rule_build *build,
	const struct node *node, enum value_type_id type);

/* Places as indexes, owned by the build's arena. */
struct place_list {
	const int *list;
	int count;
};

/* One place or a list of them; an unknown one is a diagnostic. NULL gives an
 * empty list. */
struct place_list place_list_build(
	struct rule_build *build, const struct node *node);

#endif
