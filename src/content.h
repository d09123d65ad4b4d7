/*
 * A page as a PDF content stream: operators for what is on it, each part
 * marked with what it is in the document.
 */
#ifndef STAYPUT_CONTENT_H
#define STAYPUT_CONTENT_H

#include "fontset.h"
#include "pages.h"

/* A stretch of a page's stream that belongs to an element: number `mcid` of
 * that page (counted from 0). */
struct content_mark {
	const struct element *element;
	int page; /* from 0 */
	int mcid;
};

/* Marks of all pages in the order of the streams. */
struct content_marks {
	struct content_mark *mark;
	int count;
	int size;
};

/* The stream of one page, not deflated, owned by the arena. */
struct str content_write(struct arena *arena, const struct fontset *set,
	const struct page *page, int number, struct content_marks *marks);

#endif
