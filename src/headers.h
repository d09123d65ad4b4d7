/*
 * How offices call what stayput asks: the phrases of rules/headers.yaml, ids
 * and labels of facts, and the words that stand for ours in cells.
 */
#ifndef STAYPUT_HEADERS_H
#define STAYPUT_HEADERS_H

#include "heading.h"
#include "library.h"

struct headers;

#define HEADERS_GUESSES 4

/* What a header may stand for: a column's id and its fact, NULL for
 * do_not_send and release. */
struct headers_guess {
	struct str ours; /* "rent.1.due" */
	const struct fact *fact;
};

struct headers_guesses {
	struct headers_guess list[HEADERS_GUESSES];
	int count;
	bool near; /* spelled nearly so: to be asked */
	bool part; /* holds a part of it: no column of ours */
};

/* Reads the phrases and the labels; NULL after diagnostics. Owned by the
 * cli's arena. */
const struct headers *headers_open(const struct library *library);

/* What a header may stand for; the ids are owned by the arena. */
struct headers_guesses headers_find(
	const struct headers *headers, struct arena *arena, struct str header);

/* Our word for what a cell says of a fact ("yes", "laid_off", a place's path),
 * or p NULL. Owned by the arena or the headers; `fact` NULL: yes and no. */
struct str headers_word(const struct headers *headers, struct arena *arena,
	const struct fact *fact, struct str text);

#endif
