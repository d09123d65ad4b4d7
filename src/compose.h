/*
 * A template and a matter become a document in which every string is
 * resolved. Pure: the same input gives the same document.
 */
#ifndef STAYPUT_COMPOSE_H
#define STAYPUT_COMPOSE_H

#include "copies.h"
#include "template.h"

/* What there is besides the matter. */
struct compose {
	const struct template *template;
	const struct matter *matter;
	struct str receipt;
	enum copy copy;
	bool specimen; /* marked on every page */
	bool large_print;
};

/* The document, owned by the arena. A sentence with a value that is not known
 * is left out, and so is a list of which nothing is left. False, with a
 * NOT_SHOWN diagnostic, when it would show a fact that the pack does not
 * allow on it. */
bool compose_document(struct arena *arena, const struct compose *compose,
	struct document *document, struct diags *diags);

#endif
