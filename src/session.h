/*
 * What one person has said in the interview, and what is asked next. No flow
 * is written down anywhere: the next question is the fact that the laws of
 * the place still miss. Answers that no longer matter are kept, but are not
 * among the facts that are judged. Knows no terminal and no words.
 */
#ifndef STAYPUT_SESSION_H
#define STAYPUT_SESSION_H

#include "eval.h"

enum turn_kind {
	TURN_FACT,   /* one fact, of a row */
	TURN_EXACT,  /* the day of a date that was given as a month */
	TURN_PLACE,  /* the next step down to the place */
	TURN_RENT,   /* the list of months of rent */
	TURN_ADULTS, /* how many adults there are to ask about */
	TURN_NAMES,  /* the list of who signs */
	TURN_END     /* nothing that could matter is left */
};

struct turn {
	enum turn_kind kind;
	const struct fact *fact; /* not for TURN_END */
	int row;
};

#define SESSION_TURNS 400 /* most questions of one interview */

struct session {
	struct arena *arena; /* as long as the interview */
	const struct world *world;
	struct packs packs; /* those of the place */
	civil_day today;
	struct facts *given; /* all that was ever said */
	struct facts *facts; /* what matters of it: this is judged */
	bool place_settled;
	bool rent_settled;
	bool rent_unknown; /* whether rent is owed was not said */
	bool adults_settled;
	bool names_settled;
	struct fact_set vague;	  /* months that stay months */
	struct fact_set at_first; /* what could matter when packs came */
	bool has_first;
	struct turn turns[SESSION_TURNS]; /* whose answers are in `facts` */
	int count;
};

struct session *session_new(
	struct arena *arena, const struct world *world, civil_day today);

/* What the programs make of the facts; as many as packs. */
struct decision *session_judge(
	const struct session *session, struct arena *arena);

/* The fact by its name, which the vocabulary has; NULL when it has not. */
const struct fact *session_fact(const struct session *session, const char *id);

/* Whether rent is due by the month, or nobody said how often. */
bool session_by_month(const struct session *session);

/* Whether a word of a choice, such as "summons", was answered. */
bool session_said(
	const struct session *session, const char *id, const char *word);

#endif
