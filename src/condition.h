/*
 * The closed list of conditions under which a part of a paper is there.
 */
#ifndef STAYPUT_CONDITION_H
#define STAYPUT_CONDITION_H

#include "matter.h"

/* A condition by name, perhaps turned round: `when: not reading`. The name of
 * a fact is one too: it holds when the fact is known. */
struct condition {
	struct str word;			    /* as the layout has it */
	bool (*holds)(const struct matter *matter); /* NULL: a fact, or none */
	const struct fact *fact;
	bool turned;
};

/* Reads `when:`; a word that is no condition is a diagnostic. An absent node
 * (NULL) always holds. */
bool condition_build(const struct node *node,
	const struct vocabulary *vocabulary, struct condition *condition,
	struct diags *diags);

/* All names, NULL-terminated, for the manual and for hints. */
const char *const *condition_words(struct arena *arena);

bool condition_holds(
	const struct condition *condition, const struct matter *matter);

#endif
