/*
 * The operators of tests, and truth in three values. Unknown keeps why it is
 * unknown: a fact that is missing, or a law that leaves it open.
 */
#ifndef STAYPUT_OP_H
#define STAYPUT_OP_H

#include "amount.h"

/* MET or NOT_MET; or unknown: one or both of MISSING and OPEN. */
typedef unsigned char verdict;

#define VERDICT_MET 1
#define VERDICT_NOT_MET 2
#define VERDICT_MISSING 4 /* a fact that could decide is not known */
#define VERDICT_OPEN 8	  /* the law, or a doubtful figure, leaves it open */

/* Strong Kleene logic (S. C. Kleene, Introduction to Metamathematics, sec. 64).
 * Unknown reasons of both sides are kept. */
verdict verdict_and(verdict a, verdict b);
verdict verdict_or(verdict a, verdict b);
verdict verdict_not(verdict a);

/* What a basic fact makes of a case until the other side proves the rebuttal:
 * one that is met takes it away, one that only the law leaves open leaves it
 * open, one that waits for a fact changes nothing. */
verdict verdict_presume(verdict basis, verdict rebuttal);
bool verdict_is_unknown(verdict v);

/* Unknown for the reasons of an amount's flags; without any, open. */
verdict verdict_unknown(unsigned flags);

/* met, not_met, unknown: the words of JSON. */
const char *verdict_name(verdict v);

/* What stands on the right side of an operator. */
enum op_side {
	OP_QUANTITY, /* of the same type as the left side */
	OP_WORD,     /* one word of the fact's options, yes or no, none */
	OP_WORDS,    /* a list of them, or of places */
	OP_YES	     /* the word yes */
};

struct op;

/* The operator whose key in a test is `word`, or NULL. */
const struct op *op_find(struct str word);
const char *op_word(const struct op *op);
enum op_side op_side(const struct op *op);

/* Whether the operator works on values of a type. */
bool op_takes(const struct op *op, enum value_type_id type);

/* All operators' words, NULL-terminated, for "did you mean". */
const char *const *op_words(void);

/* Compares two amounts (OP_QUANTITY). */
verdict op_compare(
	const struct op *op, struct amount left, struct amount right);

/* The right side of OP_WORD and OP_WORDS: bits of option indexes, and whether
 * the word none is among them; for places their indexes. */
struct op_set {
	int64_t bits;
	bool none;
	const int *places;
	int place_count;
};

/* Judges one value against a set (OP_WORD, OP_WORDS, OP_YES). */
verdict op_match(const struct op *op, const struct value *value,
	const struct op_set *set, const struct places *places);

#endif
