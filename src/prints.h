/*
 * The papers that were made of a case, in order, and the names of their files.
 */
#ifndef STAYPUT_PRINTS_H
#define STAYPUT_PRINTS_H

#include "copies.h"
#include "gate.h"

/* One paper that was made, or is not. */
struct printed {
	struct gate gate;
	const struct pack *pack;
	const char *language; /* "en" */
	enum copy copy;	      /* whose */
	struct str name;      /* of the file; no names of people in it */
	struct str bytes;     /* empty: it is not made, for the gate's reason */
	bool is_calendar;     /* no paper: the days of the program */
	struct pages *pages;  /* of a paper that was made */
	bool written;	      /* for whoever writes it */
	struct printed *next;
};

struct prints {
	struct printed *first;
	struct printed *last;
	int made;
};

/* "fires-2025-" and `rest`; with the whole id of the pack where a paper of
 * another program has that name. Owned by the arena. */
struct str prints_name(struct arena *arena, const struct prints *prints,
	const struct pack *pack, struct str rest);

/* Appends a copy, owned by the arena. */
struct printed *prints_add(
	struct arena *arena, struct prints *prints, struct printed printed);

#endif
