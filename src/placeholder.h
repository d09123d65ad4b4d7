/*
 * What may stand in {braces} in the sentences of papers: facts, and the
 * computed names of saying.
 */
#ifndef STAYPUT_PLACEHOLDER_H
#define STAYPUT_PLACEHOLDER_H

#include "block.h"
#include "saying.h"

/* Whether all placeholders of a sentence are known and their needs among
 * `given`; else a diagnostic with a hint. */
bool placeholder_check(const struct sentence *sentence,
	const struct vocabulary *vocabulary, unsigned given,
	struct diags *diags);

/* Adds the facts that the sentence names, those within computed names too. */
void placeholder_facts(struct str sentence, const struct vocabulary *vocabulary,
	struct fact_set *facts);

/* The sentence with its values, which are bold where `strong`. An empty text
 * when one of them is not known: such a sentence is not said. */
struct text placeholder_fill(struct arena *arena, const struct matter *matter,
	struct str sentence, bool strong);

#endif
