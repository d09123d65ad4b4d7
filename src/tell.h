/*
 * Telling about a law in somebody's language: the pack's sentences and the
 * program's own, filled and put on a screen.
 */
#ifndef STAYPUT_TELL_H
#define STAYPUT_TELL_H

#include "decision.h"
#include "screen.h"
#include "speech.h"

/* The numbers of the sources that were cited, in the order of citing. */
struct tell_sources {
	const struct source **list;
	int count;
};

struct tell {
	struct arena *arena;
	const struct words *words;
	struct screen *screen;
	const struct pack *pack;
	const struct catalog *texts; /* the pack's sentences; may be NULL */
	struct str title;	     /* of a brief one; else p NULL */
	struct tell_sources *sources;
	bool general; /* about the law, not about a case */
};

/* Starts telling about a pack; its sentences are read. */
struct tell tell_start(const struct library *library, const struct words *words,
	struct screen *screen, const struct pack *pack);

/* As tell_start where only the title is told: no more is read. */
struct tell tell_brief(const struct library *library, const struct words *words,
	struct screen *screen, const struct pack *pack);

/* Puts one of the program's sentences on the screen. `values` may be NULL. */
void tell_say(const struct tell *tell, int indent, const char *key,
	struct catalog_value *values);

/* As tell_say with a mark, such as "- ". */
void tell_item(const struct tell *tell, int indent, const char *key,
	struct catalog_value *values);

/* The pack's title; its id where there are no sentences. */
struct str tell_title(const struct tell *tell);

/* The days of a duty or consequence, and the amount of a duty, that fill a
 * pack's sentence; one that is not known is told so. */
struct tell_days {
	struct maybe_money amount;
	struct maybe_day due, latest, from, through, by, repay_by;
};

/* Those of a duty. */
struct tell_days tell_duty_days(const struct duty_state *state);

/* A sentence of the pack with its days, p NULL where it has none. */
struct str tell_sentence(const struct tell *tell, const struct tell_days *days,
	const char *group, struct str id, const char *part);

/* The sentence and the numbers of its sources: "... [1, 3 sec. 2]". */
struct str tell_cited(const struct tell *tell, struct str sentence,
	const struct cites *cites);

/* The sources that were cited so far, numbered. */
void tell_sources(const struct tell *tell, int indent);

/* How old, on what basis, by whom reviewed: with warnings as of a day. */
void tell_age(const struct tell *tell, int indent, civil_day today);

/* One line for each whom to call. */
void tell_help(const struct tell *tell, int indent);

/* "Name: phone, web" */
struct str tell_call(
	struct arena *arena, struct str name, struct str phone, struct str web);

#endif
