/*
 * One line of text as words, numbers and signs, read one at a time: the
 * lexical part of quantities.
 */
#ifndef STAYPUT_PHRASE_H
#define STAYPUT_PHRASE_H

#include "diag.h"

/* A word may hold dots, underscores and inner hyphens; every other sign stands
 * alone. Start with phrase_start. */
struct phrase {
	struct str text;
	struct str token; /* the current one; empty at the end */
	size_t at;	  /* of the token */
	struct loc loc;	  /* of the text */
	struct diags *diags;
	bool failed; /* a diagnostic was added; only the first counts */
};

struct phrase phrase_start(
	struct str text, struct loc loc, struct diags *diags);

void phrase_advance(struct phrase *phrase);

/* Whether the current token is `word`; take: and goes past it. */
bool phrase_at(const struct phrase *phrase, const char *word);
bool phrase_take(struct phrase *phrase, const char *word);

/* As take; a diagnostic with `sentence` when the token is another. */
bool phrase_expect(
	struct phrase *phrase, const char *word, const char *sentence);

/* Adds "SENTENCE, at 'TOKEN'" at the token, unless one was added before. */
void phrase_fail(struct phrase *phrase, const char *sentence);

/* Where the current token stands. */
struct loc phrase_loc(const struct phrase *phrase);

#endif
