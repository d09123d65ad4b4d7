/*
 * How hard a text is to read, in integers: the measures that lint holds the
 * words for tenants against.
 *
 * A word is a run of letters and digits, with apostrophes, hyphens, and
 * points or commas between digits inside it ("don't", "self-help",
 * "$1,800.50" are one). A placeholder is a word of two syllables, a word with
 * a digit one of one syllable. A sentence ends at . ! ? (or more of them)
 * before a blank, unless the word before a point is one letter; and at a line
 * break. What stands in square brackets is a citation and is left out.
 */
#ifndef STAYPUT_GRADE_H
#define STAYPUT_GRADE_H

#include <stdbool.h>

#include "str.h"

enum grade_language { GRADE_ENGLISH, GRADE_SPANISH };

/* Counts of one text; those of a screen are the sums of its texts. */
struct grade {
	int sentences;
	int words;
	int syllables;
	int longest; /* words of the longest sentence */
};

/* Counts the text, which is valid UTF-8 in normal form C. */
struct grade grade_measure(struct str text, enum grade_language language);

/* The counts of two texts, one after the other. */
struct grade grade_sum(struct grade a, struct grade b);

/* Flesch-Kincaid grade in hundredths (700 is grade 7): 0.39 words a sentence
 * and 11.8 syllables a word, less 15.59. 0 for a text without words. */
int grade_flesch_kincaid(struct grade grade);

/* INFLESZ (Szigriszt) ease in hundredths, more is easier: 206.84 less 62.3
 * syllables a word and words a sentence. 20684 for a text without words. */
int grade_inflesz(struct grade grade);

/* Syllables of one word by rule and a short list of exceptions; at least 1.
 * English: groups of vowels without silent e; a hiatus such as i-a counts.
 * Spanish: two strong vowels, or an accented weak one beside a strong one,
 * are two; u is silent in que, qui, gue, gui. */
int grade_syllables(struct str word, enum grade_language language);

#endif
