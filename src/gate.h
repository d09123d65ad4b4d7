/*
 * The document gate: which papers of a pack a decision allows, for which
 * months, and why the others are not made. Pure. What a paper says is
 * compose's; that every sentence of it is covered by this gate is the point.
 */
#ifndef STAYPUT_GATE_H
#define STAYPUT_GATE_H

#include "decision.h"

/* What a document of a pack is, by what the pack says of it. */
enum paper {
	PAPER_OFFICIAL, /* an official form: named, never imitated */
	PAPER_SWORN,	/* swears to criteria */
	PAPER_NOTICE,	/* unsworn, leaves the house: has an allow-list */
	PAPER_SHEET	/* the tenant's own */
};

enum why_not {
	WHY_NONE, /* it is offered */
	WHY_OFFICIAL_FORM,
	WHY_PROPOSED,	  /* a proposed program has no papers */
	WHY_NOT_IN_FORCE, /* place, window, status, another law first */
	WHY_SUSPENDED,
	WHY_STALE,	     /* past its recheck period: nothing is sworn */
	WHY_CRITERION,	     /* a criterion is not met */
	WHY_DUTY,	     /* a duty was missed */
	WHY_OVER,	     /* the effect has ended */
	WHY_ASK_LAWYER,	     /* the law, or what is known of it, is in doubt */
	WHY_UNKNOWN,	     /* facts are missing */
	WHY_NOTHING_COVERED, /* a sheet for a program that helps nowhere */
	WHY_NOT_FOR_CASE,    /* the paper is for households in another case */
	WHY_ON_REQUEST,	     /* it is made when somebody asks for it */
	WHY_NOT_CONFIRMED    /* a sworn sentence was shown and not confirmed */
};

struct gate {
	const struct pack_document *document;
	enum paper paper;
	bool offered;
	enum why_not why_not;
	const struct rule *rule; /* the criterion that bars; or NULL */
	struct str condition;	 /* of the template, that bars; or empty */
	bool *findings;		 /* which of the decision's the paper is for */
	int count;		 /* how many of them */
	bool certain; /* every criterion is met for all of these: a notice
			 may state its reasons as facts */
};

/* Whether the paper may be made. `adult` is the row of the person who would
 * swear, -1 for papers that nobody signs alone. Owned by the arena. */
struct gate gate_judge(struct arena *arena, const struct decision *decision,
	const struct pack_document *document, int adult);

/* Shuts the gate of a document that is among those of which a sworn sentence
 * was not confirmed. */
void gate_shut(struct gate *gate, const struct pack_document *const *refused,
	int count);

enum paper gate_paper(const struct pack_document *document);

/* The words of JSON: "criterion". */
const char *why_not_name(enum why_not why_not);

/* Whether a paper of this document may show a fact: everything on a sheet,
 * only the allow-list on what leaves the house. */
bool gate_shows(const struct pack_document *document, const struct fact *fact);

#endif
