/*
 * How papers look: sizes and distances of the normal and of the large print,
 * in thousandths of a point. Only numbers, so that a change of look is a
 * change of one table.
 */
#ifndef STAYPUT_SHEET_H
#define STAYPUT_SHEET_H

#include <stdbool.h>

/* A size of type: from one baseline to the next is `leading`; `before` and
 * `after` are the least distance to what stands above and below. */
struct type {
	int size;
	int leading;
	int before;
	int after;
	bool bold;
};

struct sheet {
	int margin_side;
	int margin_top;
	int margin_bottom;
	struct type body;
	struct type small;
	struct type title;
	struct type heading[3];
	struct type item;    /* of a list */
	struct type cell;    /* of a table */
	struct type address; /* tight, for the window of an envelope */
	struct type label;   /* under a line to fill */
	struct type edge;    /* header and footer of the page */
	int indent;	     /* of items and statements */
	int box;	     /* side of a check box */
	int hand;	     /* height that handwriting needs */
	int initials;	     /* length of a line for initials */
	int gutter;	     /* between columns */
	int padding;	     /* inside a boxed warning */
	int cell_padding;    /* above and below the text of a cell */
	int hair;	     /* thin line */
	int rule;	     /* line to write on */
	int thick;	     /* frame of a warning, rule below a title */
};

/* Height of a capital letter of the configured faces, in thousandths of the
 * size: what is centred beside text is centred on this. */
#define SHEET_CAP 714

const struct sheet *sheet_find(bool large_print);

/* Where the baseline of a line of this type lies below its top. */
int sheet_baseline(const struct type *type);

#endif
