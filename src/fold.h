/*
 * Texts as people compare them: words of small letters without accents,
 * apostrophes or punctuation.
 */
#ifndef STAYPUT_FOLD_H
#define STAYPUT_FOLD_H

#include "str.h"

/* The words of a text, each between blanks (" date of birth "); " " when it
 * has none. A Chinese character is a word. Owned by the arena. */
struct str fold_words(struct arena *arena, struct str text);

/* With a blank where camelCase or a digit begins a word: "date Of", "ssn 4".
 * Owned by the arena. */
struct str fold_split(struct arena *arena, struct str text);

/* Folded words without the blanks. Owned by the arena. */
struct str fold_join(struct arena *arena, struct str folded);

#endif
