/*
 * Things that happened or may happen and that laws wait for
 * (rules/events.yaml), and suspensions that win over packs at once
 * (rules/suspensions.yaml).
 */
#ifndef STAYPUT_EVENT_H
#define STAYPUT_EVENT_H

#include "date.h"
#include "place.h"

struct occurrence {
	struct str id;
	civil_day start;
	civil_day end;	    /* DATE_LAST while it goes on */
	civil_day extended; /* extended_through, else end */
	struct str doubt;   /* empty: none; else why a lawyer must decide */
	struct str cite;
};

struct event {
	struct str id; /* "us/federal-shutdown" */
	struct str title;
	const struct occurrence *occurrences; /* by start */
	int count;
};

struct events {
	const struct event *list;
	int count;
};

/* Builds from the root map of events.yaml; occurrences are sorted by their
 * start. NULL when there were errors. */
const struct events *events_build(
	struct arena *arena, const struct node *root, struct diags *diags);

/* The event by id, or NULL. */
const struct event *events_find(const struct events *events, struct str id);

struct suspension {
	struct str program;
	int place; /* index; -1: everywhere */
	civil_day from;
	civil_day through; /* DATE_LAST: until further notice */
	struct str court;
	struct str cite;
	struct loc loc;
};

struct suspensions {
	const struct suspension *list;
	int count;
};

/* Builds from the root list of suspensions.yaml. NULL when there were
 * errors. */
const struct suspensions *suspensions_build(struct arena *arena,
	const struct node *root, const struct places *places,
	struct diags *diags);

#endif
