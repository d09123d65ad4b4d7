/*
 * Segments of a program: when one is reached, what it asks, what must be done
 * and what follows. Types and building; judging is eval's.
 */
#ifndef STAYPUT_SEGMENT_H
#define STAYPUT_SEGMENT_H

#include "rule_build.h"

/* Days from..through, both inclusive; NULL: open on that side. */
struct span {
	const struct quantity *from;
	const struct quantity *through;
};

/* What reaches a segment; several must all hold. */
struct reach {
	bool by_rent;
	struct span rent; /* of the rent's due date */
	bool by_today;
	struct span today;
	bool by_season; /* recurs each year, perhaps across New Year */
	int season_from_month, season_from_day;
	int season_through_month, season_through_day;
	const struct event *event; /* NULL: none */
	struct span event_span;
	const struct fact *fact; /* a dated fact, or NULL */
	struct span fact_span;
};

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

/* Reads `from` and `through` of a map (or the name of a period); `open` leaves
 * a side open; a missing side is a diagnostic. */
bool span_build(
	struct rule_build *build, const struct node *node, struct span *span);

#endif
