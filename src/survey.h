/*
 * What the columns of a table look like: what each header may stand for, and
 * whether the cells below it agree. No cell is kept but words that stand for
 * words of ours.
 */
#ifndef STAYPUT_SURVEY_H
#define STAYPUT_SURVEY_H

#include "headers.h"
#include "intake.h"

/* How a cell is written. */
enum look {
	LOOK_DAY,	  /* 2025-03-01, 2025-03 */
	LOOK_MONTH_FIRST, /* 3/31/2025 */
	LOOK_DAY_FIRST,	  /* 31/3/2025 */
	LOOK_EITHER,	  /* 3/4/2025 */
	LOOK_DAY_ODD,	  /* 3/31/25, 31-Mar-2025 */
	LOOK_DOLLARS,	  /* $1,800.00 */
	LOOK_PERCENT,	  /* 30% */
	LOOK_NUMBER,	  /* 1,800.00 */
	LOOK_FRACTION,	  /* 0.3, 1 */
	LOOK_OTHER,
	LOOKS
};

#define SURVEY_WORDS 40 /* most words of one column */

struct survey_guess {
	struct headers_guess guess;
	int fits; /* cells that can be of this fact */
	struct map_pair words[SURVEY_WORDS];
	int word_count;
};

struct survey_column {
	struct headers_guesses found;
	struct survey_guess guesses[HEADERS_GUESSES];
	int filled; /* cells that say something */
	int looks[LOOKS];
};

struct survey {
	struct survey_column *columns; /* as many as the intake's */
	int rows;
	int refused; /* rows that cannot be read */
};

/* Reads the table to its end. Owned by the arena; what is wrong with rows is
 * counted, not told. */
struct survey survey_table(struct arena *arena, struct intake *intake,
	const struct headers *headers);

#endif
