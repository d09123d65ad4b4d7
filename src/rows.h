/*
 * What a part of a paper may be repeated for: months, duties, sentences of
 * the pack, people to call.
 */
#ifndef STAYPUT_ROWS_H
#define STAYPUT_ROWS_H

#include "saying.h"

#define ROWS_MOST 200

struct rows {
	struct row row[ROWS_MOST];
	int count;
};

/* A list by name; `needs` are the needs that its rows fill. */
struct each {
	const char *name;
	unsigned fills;
	const char *group; /* of the pack's sentences that are `this`, with a
			      dot at its end; or NULL */
	void (*list)(const struct matter *matter, struct rows *rows);
};

/* The list by name; NULL, and a diagnostic with a hint, when there is none. */
const struct each *each_build(const struct node *node, struct diags *diags);

/* All names, NULL-terminated. */
const char *const *each_words(struct arena *arena);

/* The rows in order, owned by the arena. */
struct rows *rows_list(struct arena *arena, const struct each *each,
	const struct matter *matter);

#endif
