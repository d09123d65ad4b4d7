/*
 * Reading what a person types as an answer: forgiving in form, never in
 * meaning. What can be read in two ways is given back as both; what cannot
 * be read says how to write it. Nothing is corrected, cut or guessed.
 */
#ifndef STAYPUT_ANSWER_H
#define STAYPUT_ANSWER_H

#include "words.h"

#define ANSWER_LANGUAGES 8 /* most languages of the interview */

/* The words that may be typed, in any of the languages: lists of words with
 * commas between them under `type` of lang/ask.<language>.yaml. */
struct answer_words {
	const struct catalog *catalogs[ANSWER_LANGUAGES];
	int count;
};

/* What an answer is read with. */
struct answer_reader {
	struct arena *arena;
	const struct answer_words *typed;
	const struct words *words; /* of the language in use: labels */
	civil_day today;
	bool asks_order; /* 3/1/2025 can be read in two ways here */
};

enum entry_is {
	ENTRY_VALUE,
	ENTRY_EMPTY,
	ENTRY_WHICH, /* two readings: value and other */
	ENTRY_WRONG  /* `how` says how to write it */
};

struct entry {
	enum entry_is is;
	struct value value;
	struct value other;
	bool unlikely;	 /* ask again whether it is meant */
	const char *how; /* key of a sentence: how to write it, why it is
			    asked again (NULL: as its type says) */
};

/* Reads an answer to a question about the fact. */
struct entry answer_read(const struct answer_reader *reader,
	const struct fact *fact, struct str text);

/* Whether the text is one of the words of `key` ("type.back"), in any
 * language, whatever the case and accents. */
bool answer_is(
	const struct answer_words *typed, const char *key, struct str text);

/* Small letters without accents, for comparing what people type. Owned by the
 * arena. */
struct str answer_fold(struct arena *arena, struct str text);

/* Reads a day of the month, 1 to 31: "1", "1st", "the 1st", "el 1". */
bool answer_day(
	const struct answer_reader *reader, struct str text, int64_t *day);

/* Reads a date as people write it. */
struct entry answer_date(const struct answer_reader *reader, struct str text);

#endif
