/*
 * What the program says to people, in one language: sentences of
 * lang/cli.<language>.yaml, labels and questions of facts.<language>.yaml,
 * days, amounts and answers as people write them.
 */
#ifndef STAYPUT_WORDS_H
#define STAYPUT_WORDS_H

#include "catalog.h"
#include "fact.h"

struct words {
	struct arena *arena;
	struct str language;
	const struct catalog *catalog; /* the program's own sentences */
	const struct node *facts;      /* root of facts.<language>.yaml */
	const struct vocabulary *vocabulary;
};

/* The sentence of a key ("check.not_a_lawyer"); the key itself where the
 * catalogue lacks it, which the tests refuse. */
struct str words_say(const struct words *words, const char *key);

/* As words_say with {placeholders} filled; `values` ends with a row without a
 * name. */
struct str words_fill(const struct words *words, const char *key,
	struct catalog_value *values);

/* "March 4, 2025"; with the weekday, "Tuesday, March 4, 2025"; "March 2025". */
struct str words_day(const struct words *words, civil_day day);
struct str words_weekday(const struct words *words, civil_day day);
struct str words_month(const struct words *words, civil_day day);

/* "$1,800.00" */
struct str words_money(const struct words *words, money_cents cents);

/* What facts.<language>.yaml says of a fact; empty where it lacks it. */
struct str words_label(const struct words *words, const struct fact *fact);
struct str words_ask(const struct words *words, const struct fact *fact);
struct str words_help(const struct words *words, const struct fact *fact);

/* The question as a worker asks it about somebody. */
struct str words_ask_for(const struct words *words, const struct fact *fact);

/* The label of one option of a choice; its word where there is none. */
struct str words_option(
	const struct words *words, const struct fact *fact, int option);

/* An answer: a day, an amount, labels of options joined, "you don't know". */
struct str words_value(const struct words *words, const struct fact *fact,
	const struct value *value);

#endif
