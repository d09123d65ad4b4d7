/*
 * The decision: which program covers which month of rent, and why, with all
 * that is needed to tell it. Outcomes are those of the contract, in its order.
 */
#ifndef STAYPUT_DECISION_H
#define STAYPUT_DECISION_H

#include "pack.h"

/* Ordered: the first that any month has is the program's. */
enum outcome {
	OUTCOME_ACT_BY,
	OUTCOME_PROTECTED,
	OUTCOME_ASK_LAWYER,
	OUTCOME_NEED_FACTS,
	OUTCOME_NOT_PROTECTED,
	OUTCOME_NOT_IN_FORCE,
	OUTCOMES
};

/* What decided an outcome that is not plainly "covered". */
enum reason {
	REASON_NONE,
	REASON_PLACE,	    /* another place */
	REASON_STATUS,	    /* proposed, not yet, suspended, struck, ... */
	REASON_WINDOW,	    /* that rent or day is in no segment */
	REASON_PREEMPTED,   /* another law displaces it on that day */
	REASON_YIELDS,	    /* stands back behind another program */
	REASON_CRITERION,   /* a criterion is not met */
	REASON_DUTY,	    /* a duty was missed */
	REASON_EFFECT,	    /* the protection is over */
	REASON_OPEN,	    /* the law leaves it open */
	REASON_LATE,	    /* between the safe and the outer day */
	REASON_KNOWN,	    /* past the day through which the law is known */
	REASON_UNCONFIRMED, /* the law's own status is not confirmed */
	REASON_FACTS	    /* facts are missing */
};

enum duty_is {
	DUTY_NOT_ASKED_OF, /* its condition is not met */
	DUTY_DONE,
	DUTY_OPEN,	 /* not done, still in time */
	DUTY_BETWEEN,	 /* between the safe and the outer day */
	DUTY_UNRECORDED, /* past the outer day, and nobody said */
	DUTY_VAGUE,	 /* done, but the day is not known exactly */
	DUTY_EXCUSED,
	DUTY_MISSED
};

/* A day that may not exist or not be known. */
struct maybe_day {
	bool is;
	civil_day day;
};

/* An amount that may not exist or not be known. */
struct maybe_money {
	bool is;
	money_cents cents;
};

struct duty_state {
	const struct duty *duty;
	enum duty_is is;
	struct maybe_money amount; /* what it asks to be paid */
	struct maybe_day due;
	struct maybe_day latest;
	struct maybe_day done;
	bool endless; /* what would end it does not happen */
};

enum consequence_is {
	CONSEQUENCE_HOLDS,
	CONSEQUENCE_LOST,    /* by a late duty */
	CONSEQUENCE_NOT_YET, /* begins later */
	CONSEQUENCE_OVER,
	CONSEQUENCE_UNKNOWN,
	CONSEQUENCE_NOT_MET /* its condition, or the month is not covered */
};

struct consequence_state {
	const struct consequence *consequence;
	enum consequence_is is;
	struct maybe_day from;
	struct maybe_day through;
	struct maybe_day by;
	struct maybe_day repay_by;
};

/* The result for one month of rent, or for a program without months. */
struct finding {
	enum outcome outcome;
	enum reason reason;
	enum outcome
		drafted; /* with REASON_STATUS: what it would be in force */
	int month;	 /* row of rent, or -1 */
	const struct segment *segment; /* that decided; NULL: none reached */
	struct scope scope;	       /* in which it was judged */
	verdict place;
	verdict reached;
	verdict criteria;
	const verdict *trace;	   /* by rule number; 0: not judged */
	struct duty_state *duties; /* segment->duty_count */
	struct consequence_state *consequences;
	struct maybe_day act_by;
	struct maybe_day repay_by;
	struct fact_set missing;
	const struct preemption *preempted;
	struct str yields_to; /* program id */
	bool doubtful_event;
};

struct decision {
	const struct pack *pack;
	enum pack_status status;
	enum outcome outcome;
	struct finding *findings; /* one a month, or one */
	int count;
	int counts[OUTCOMES];
	bool stale;
};

/* Whether an outcome covers: act_by or protected. */
bool outcome_covers(enum outcome outcome);

/* The words of JSON. */
const char *outcome_name(enum outcome outcome);
const char *reason_name(enum reason reason);
const char *duty_is_name(enum duty_is is);
const char *consequence_is_name(enum consequence_is is);

/* The union of the facts that the decision's months still miss. */
struct fact_set decision_missing(const struct decision *decision);

#endif
