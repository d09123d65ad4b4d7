/*
 * A column being filled from top to bottom: bands of a height that are never
 * cut, and what holds them together. Pages are made of bands later.
 */
#ifndef STAYPUT_COLUMN_H
#define STAYPUT_COLUMN_H

#include "line.h"
#include "sheet.h"

/* A strip over the width of the page. Its items have x from the left of the
 * page and y from the top of the band. */
struct band {
	struct band *next;
	struct items items;
	int gap; /* above; left out at the top of a page */
	int height;
	bool glued;		   /* no page begins with it */
	bool new_page;		   /* a page must begin with it */
	const struct band *header; /* repeated above it on a new page */
};

struct bands {
	struct band *first;
	struct band *last;
};

struct column {
	struct arena *arena;
	struct faces *faces;
	struct diags *diags;
	const struct sheet *sheet;
	const struct document *document;
	struct element *element;    /* whose parts the blocks become */
	struct element *statements; /* the list that is being filled */
	struct bands bands;
	int left;
	int width;
	int gap;    /* above the next band */
	bool glued; /* the next band belongs to the last */
};

/* A column of its own at another place, to be merged later. */
struct column column_inside(const struct column *outer, int left, int width);

/* An empty band at the end. */
struct band *column_band(struct column *column, int height);

/* At least `gap` above what comes next. */
void column_gap(struct column *column, int gap);

/* All bands one below the other as the items of one, from y on; returns the
 * height they take. */
int column_merge(struct column *column, int y, struct items *items);

/* An element for a text, with its language if it is not the document's. */
struct element *column_element(struct column *column, struct element *parent,
	enum role role, const struct text *text);

struct setting column_setting(
	const struct column *column, const struct type *type);

/* Lines of a text as bands: the first two and the last two stay together.
 * Returns the first band, NULL when the text cannot be set. */
struct band *column_text(struct column *column, const struct type *type,
	const struct text *text, struct element *element);

/* A text set at a width and placed from (left, top); what it takes. */
struct placed {
	int height;
	int widest;
	bool ok;
};

struct place {
	int left;
	int top;
	int width;
	enum block_align align;
	struct element *element;
	int gray;
};

/* Lines that were broken already. */
void column_put(struct column *column, const struct type *type,
	const struct lines *lines, struct place place, struct items *items);

struct placed column_place(struct column *column, const struct type *type,
	const struct text *text, struct place place, struct items *items);

/* A horizontal line, an artifact. */
void column_rule(struct column *column, struct items *items, struct item rule);

#endif
