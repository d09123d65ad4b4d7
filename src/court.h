/*
 * Court papers, which come before everything else: what a household said of
 * them, and the day that runs.
 */
#ifndef STAYPUT_COURT_H
#define STAYPUT_COURT_H

#include "guide.h"
#include "library.h"
#include "matter.h"

struct court {
	bool urgent;	    /* papers, or locked out */
	bool asked;	    /* something is known of papers */
	const char *papers; /* notice, summons, sheriff; NULL: none known */
	bool locked_asked;
	bool locked_out;
	struct maybe_day served;
	struct maybe_day trial;
	const struct answer_rule *rule; /* NULL: no count for this place */
	bool counted; /* `steps` has the answer day and its count */
	struct calendar_steps steps;
	bool doubtful; /* a holiday of the count may not be one */
	bool passed;   /* the answer day lies before today */
};

/* Reads rules/court.yaml and rules/absent.yaml; NULL after diagnostics. */
struct guide *court_guide(const struct library *library);

/* The papers of a household as of `today`. A day outside the calendar leaves
 * the answer day uncounted. */
struct court court_judge(struct library *library, const struct guide *guide,
	const struct facts *facts, civil_day today);

/* The place of the household (index), or -1. */
int court_place(const struct facts *facts);

/* The answer day as the papers say it. */
struct answer court_answer(const struct court *court);

#endif
