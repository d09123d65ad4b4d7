/*
 * The receipt on every page and in every answer: which law, in which version,
 * by which engine, as of which day. One form, for print and for typing:
 *
 *     us/ca/los-angeles-county/fires-2025@0123456789abcdef:2025-03-10:0.1
 */
#ifndef STAYPUT_RECEIPT_H
#define STAYPUT_RECEIPT_H

#include "date.h"

/* Digits of the pack's hash in a receipt. */
#define RECEIPT_DIGITS 16

struct receipt {
	struct str program;
	struct str hash; /* the first digits, or all, of the pack's hash */
	civil_day today;
	struct str engine; /* version */
};

/* The receipt as text, owned by the arena; of the hash the first digits. */
struct str receipt_print(struct arena *arena, const struct receipt *receipt);

/* Reads exactly one receipt, whose slices point into `text`; false when it is
 * none. */
bool receipt_parse(struct str text, struct receipt *receipt);

/* Finds the next receipt among `bytes` (a PDF, whose metadata is plain) and
 * cuts off what was looked at; false when there is none. */
bool receipt_find(struct str *bytes, struct receipt *receipt);

/* Whether a pack's hash is that of the receipt. */
bool receipt_matches(const struct receipt *receipt, struct str hash);

#endif
