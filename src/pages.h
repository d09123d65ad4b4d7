/*
 * Pages as they will be drawn: runs of glyphs, boxes and lines in integers,
 * and the tree of elements that says what each is for a screen reader. What
 * flow makes and pdf draws. Lengths are in thousandths of a point, from the
 * top left corner of the page downwards.
 */
#ifndef STAYPUT_PAGES_H
#define STAYPUT_PAGES_H

#include "face.h"

#define POINT 1000
#define PAGE_WIDTH (612 * POINT) /* US Letter */
#define PAGE_HEIGHT (792 * POINT)

/* Gray in thousandths: 0 black, 1000 white. */
#define INK 0

enum role {
	ROLE_DOCUMENT,
	ROLE_H1,
	ROLE_H2,
	ROLE_H3,
	ROLE_H4,
	ROLE_P,
	ROLE_LIST,
	ROLE_ITEM,
	ROLE_LABEL,
	ROLE_BODY,
	ROLE_TABLE,
	ROLE_HEAD, /* the rows of a table that pages repeat */
	ROLE_ROWS, /* the others */
	ROLE_ROW,
	ROLE_HEADER_CELL, /* of its column */
	ROLE_ROW_HEADER,  /* the cell that names its row */
	ROLE_CELL,
	ROLE_SECTION,
	ROLE_COUNT
};

/* The name in PDF: "H1", "TR". */
const char *role_name(enum role role);

/* A part of the document, in reading order. */
struct element {
	enum role role;
	struct str lang;     /* as the parent's when empty */
	uint32_t stands_for; /* a character that its drawing means; or 0 */
	struct element *parent;
	struct element *first;
	struct element *last;
	struct element *next;
	int number; /* from 1 in reading order; set by pages_number */
};

struct letter {
	uint32_t code; /* 0: a part of the letter before */
	uint16_t glyph;
};

enum item_kind {
	ITEM_RUN,   /* letters from (x, y) on the baseline */
	ITEM_BOX,   /* a filled rectangle: x, y, width, height */
	ITEM_FRAME, /* its outline, `stroke` wide */
	ITEM_LINE,  /* from (x, y) to (x + width, y + height), `stroke` */
};

struct item {
	enum item_kind kind;
	struct item *next;
	struct element *element; /* NULL: an artifact */
	int x, y;
	int width, height; /* a run: width only */
	int gray;
	int stroke;
	/* runs */
	int size;
	bool slanted; /* upwards, 3 across and 4 up, around (x, y) */
	struct cut *cut;
	const struct letter *letters;
	int count;
};

struct items {
	struct item *first;
	struct item *last;
};

struct page {
	struct items items;
	struct page *next;
};

struct pages {
	struct str title;
	struct str lang;
	struct str receipt;
	struct faces *faces;
	struct page *first;
	struct page *last;
	int count;
	struct element *root;
	int elements; /* set by pages_number */
};

/* Appends a copy. */
struct item *items_add(
	struct arena *arena, struct items *items, struct item item);

/* Moves all items by (dx, dy). */
void items_move(struct items *items, int dx, int dy);

/* Appends all of `more`, which is empty afterwards. */
void items_join(struct items *items, struct items *more);

/* A copy that is no part of the document: all artifacts, moved down by dy. */
struct items items_copy(struct arena *arena, const struct items *items, int dy);

struct element *element_add(
	struct arena *arena, struct element *parent, enum role role);

/* Numbers the elements in reading order and counts them. */
void pages_number(struct pages *pages);

/* Prints pages and items, one a line, for tests and for looking at. */
void pages_dump(const struct pages *pages, struct buf *out);

#endif
