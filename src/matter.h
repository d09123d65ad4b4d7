/*
 * What one paper is about: the decision, the facts, the words, the person,
 * and, while a part is repeated, the row it is repeated for. Everything that
 * conditions and placeholders look at.
 */
#ifndef STAYPUT_MATTER_H
#define STAYPUT_MATTER_H

#include "gate.h"
#include "guide.h"
#include "words.h"

/* The row of a repetition; NULL and -1 where it has none. */
struct row {
	const struct finding *finding;
	const struct duty_state *duty;
	const struct consequence_state *consequence;
	const struct help *help;
	const struct source *source;
	const struct gate *gate;
	int adult;
	struct str key; /* of the row's own sentence in the pack's texts */
};

/* The day for an answer to the court, counted. */
struct answer {
	struct maybe_day by;
	struct maybe_day from; /* the papers came on this day */
	int days;
	bool passed;
	bool doubtful; /* a holiday of the count may not be one */
	struct maybe_day trial;
};

struct matter {
	const struct decision *decision;
	const struct facts *facts;
	const struct places *places;
	const struct gate *gate;  /* of this paper */
	const struct gate *gates; /* of all papers of the program */
	int gate_count;
	int adult; /* who signs; -1: nobody alone */
	civil_day today;
	struct answer answer;
	const struct guide *guide; /* whom to call besides; or NULL */
	int place;		   /* of the household, or -1 */
	bool reviewed;		   /* by a lawyer, or adopted by an office */
	bool reads_other;	   /* the household reads another language */
	bool reading;		   /* a copy to read, not to sign */
	bool unreviewed;	   /* no translator has read the translation */
	const struct words *words;
	const struct catalog *common;	  /* lang/paper.LANG.yaml */
	const struct catalog *pack_texts; /* the pack's text.LANG.yaml */
	/* The words of the language that the pack's sentences are in. */
	const struct words *law_words;
	const struct catalog *law_common;
	const struct catalog *texts; /* the template's */
	struct row row;
};

/* The fact's value as the paper's row has it: the month of the row, the adult
 * of the row or the paper. */
const struct value *matter_value(
	const struct matter *matter, const struct fact *fact);

/* The value of a fact of the household by id; a not-asked value when the
 * vocabulary has no such fact. */
const struct value *matter_fact(const struct matter *matter, const char *id);

/* The word of a known choice of the household, else NULL. */
const char *matter_choice(const struct matter *matter, const char *id);

/* The finding of the row, else the first that the paper is for, else the
 * first that covers, else the first. */
const struct finding *matter_finding(const struct matter *matter);

/* A sentence of the common catalogue; p NULL when there is none. */
struct str matter_say(const struct matter *matter, struct str key);

/* The known day on which the rent of a finding fell due. */
struct maybe_day matter_due(const struct finding *finding);

/* The state whose law the program is: "us-ca"; "us" of a federal one. */
struct str matter_state(const struct matter *matter);

/* The law itself as a lawyer writes it, the first of the pack's sources: what
 * a letter cites. What else was read is no concern of the letter's reader. */
struct str matter_law(const struct matter *matter);

/* All that was read, with "; " between. */
struct str matter_sources(const struct matter *matter);

#endif
