/*
 * Text for a terminal: lines wrapped between words at a width, with an indent
 * that goes on. Knows no language.
 */
#ifndef STAYPUT_SCREEN_H
#define STAYPUT_SCREEN_H

#include "str.h"

#define SCREEN_WIDTH 78

struct screen {
	struct buf out;
	int width; /* in characters; 0: no wrapping */
};

/* A screen whose text grows in the arena; `plain` does not wrap. */
struct screen screen_new(struct arena *arena, bool plain);

/* A paragraph behind `indent` blanks, its further lines too; `mark` (may be
 * empty) stands before the first line, the others are indented by its width.
 * Line breaks in the text are kept. */
void screen_text(
	struct screen *screen, int indent, const char *mark, struct str text);

/* As screen_text without a mark, for texts put together on the way. */
void screen_line(struct screen *screen, int indent, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* A title over a line of `under`; in plain text the title alone. */
void screen_title(struct screen *screen, struct str title, char under);

/* An empty line, but never two. */
void screen_gap(struct screen *screen);

/* How many characters a text is wide, taking each for one. */
int screen_measure(struct str text);

#endif
