/*
 * The structure of a tagged PDF as the text of its objects: what each part
 * is, in which language, in reading order.
 */
#ifndef STAYPUT_TAGS_H
#define STAYPUT_TAGS_H

#include "content.h"

/* Numbers of PDF objects. Element n has first_element + n - 1. */
struct tags_objects {
	int root;
	int first_element;
	const int *page;
};

struct tags {
	struct arena *arena;
	const struct pages *pages;
	const struct content_marks *marks;
	struct tags_objects objects;
	int *first; /* by element number: where its marks begin in `order` */
	int *order; /* indices of marks, by element */
};

/* Sorts the marks by element. */
struct tags tags_sort(struct arena *arena, const struct pages *pages,
	const struct content_marks *marks, struct tags_objects objects);

/* The entries of an element's dictionary, and of the parent tree's. */
struct str tags_element(const struct tags *tags, const struct element *element);
struct str tags_parents(const struct tags *tags);

#endif
