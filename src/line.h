/*
 * From a text to lines of glyphs: reads its characters, finds their faces
 * and widths, breaks the lines, and puts them down as runs. Says which
 * character cannot be drawn, and which word is too wide.
 */
#ifndef STAYPUT_LINE_H
#define STAYPUT_LINE_H

#include "block.h"
#include "pages.h"

/* One glyph of a text. Widths in thousandths of the size. */
struct cell {
	uint32_t code;
	struct cut *cut;
	uint16_t glyph;
	int16_t advance;
	int16_t dx, dy;
	uint8_t kind;	/* enum script_kind */
	uint8_t before; /* enum script_break: a line may begin here */
	uint16_t piece; /* which of the text's, from 0 */
};

struct line {
	int from, to; /* cells; spaces at the end are left out */
	int width;    /* thousandths of a point */
};

/* A text that was read and broken at a width. */
struct lines {
	const struct text *text;
	bool ok;
	struct cell *cells;
	int cells_count;
	struct line *line;
	int count;
	int widest;
};

/* How a text is set. */
struct setting {
	struct arena *arena;
	struct faces *faces;
	struct diags *diags;
	int size; /* thousandths of a point */
	bool bold;
};

/* Reads a text: its cells, no lines yet. On failure `ok` is false and a
 * diagnostic was added for each character that cannot be drawn. */
struct lines lines_read(const struct setting *setting, const struct text *text);

/* Breaks what was read into lines at most `width` wide (0: only where it
 * must). Each word too wide is a diagnostic, and then there are no lines. An
 * empty text has one empty line. */
void lines_break(const struct setting *setting, struct lines *lines, int width);

/* Both in one. */
struct lines lines_set(
	const struct setting *setting, const struct text *text, int width);

/* The width of the widest part that cannot be broken. */
int lines_least(const struct setting *setting, const struct lines *lines);

/* The width of the widest line when it breaks only where it must. */
int lines_whole(const struct setting *setting, const struct lines *lines);

/* Appends line `number` as runs, from x on the baseline y. */
void lines_place(const struct setting *setting, const struct lines *lines,
	int number, struct item at, struct items *items);

#endif
