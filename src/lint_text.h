/*
 * What is wrong with the words: missing, unused, untranslated, hard to read,
 * or with a day that the rules do not have.
 */
#ifndef STAYPUT_LINT_TEXT_H
#define STAYPUT_LINT_TEXT_H

#include "library.h"

/* The sentences that a pack needs, and those that nothing uses. */
void lint_pack_texts(const struct pack *pack, const struct catalog *texts,
	struct diags *diags);

/* Reading grade and length of sentences, by the first part of the key. */
void lint_reading(const struct catalog *catalog, struct diags *diags);

/* Grade and sentences of a paper's texts as a whole; the sentences `perjury`
 * is the law's own. */
void lint_paper(const struct catalog *catalog, struct diags *diags);

/* The questions of the whole vocabulary, and no denied phrase in them. */
void lint_questions(const struct vocabulary *vocabulary,
	const struct catalog *questions, struct diags *diags);

#endif
