/*
 * Segments of a program: when one is reached, what it asks, what must be done
 * and what follows. Types and building; judging is eval's.
 */
#ifndef STAYPUT_SEGMENT_H
#define STAYPUT_SEGMENT_H

#include "reach_build.h"

/* Days on which another law displaces the segment. */
struct preemption {
	civil_day from;
	civil_day through;
	struct str by; /* program id, may lie outside the library */
	struct cites cites;
	struct loc loc;
};

struct consequence {
	struct str id;
	struct cites cites;
	const struct rule *when; /* NULL: always */
	struct span span;
	const struct quantity *by;
	const struct quantity *repay_by;
	bool survives; /* goes on after the effect is over */
	bool always;   /* holds though the month is not covered */
	struct loc loc;
	struct consequence *next;
};

struct duty {
	struct str id;
	struct cites cites;
	const struct fact *done;
	struct str to;		       /* landlord, court, agency */
	const struct quantity *due;    /* safe day; NULL: any time */
	const struct quantity *latest; /* outer day; NULL: the same */
	const struct quantity *until;  /* any time, but not after */
	const struct quantity *amount; /* money to be paid; NULL: none */
	const struct rule *when;
	const struct rule *excused_when;
	bool loses_everything;
	const struct node *lost; /* ids of consequences, or NULL */
	struct loc loc;
	struct duty *next;
};

struct segment {
	struct str id;
	struct cites cites;
	struct loc loc;
	struct reach reach;
	bool by_month; /* an outcome for each month of rent */
	struct str form;
	struct str alternative; /* segments with the same word may overlap */
	const struct preemption *preemptions;
	int preemption_count;
	const struct rule *covered_when; /* NULL: whoever is reached */
	struct duty *duties;
	int duty_count;
	struct span effect;
	struct cites effect_cites;
	struct consequence *consequences;
	int consequence_count;
	struct segment *next;
};

/* Builds one segment; NULL after diagnostics. */
struct segment *segment_build(
	struct rule_build *build, const struct node *node);

/* The rule with this id among the segment's criteria, then its duties', then
 * its consequences' conditions; NULL when there is none. */
const struct rule *segment_find_rule(
	const struct segment *segment, struct str id);

#endif
