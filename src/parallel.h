/*
 * Two papers that say the same in two languages become one in two columns,
 * paragraph beside paragraph.
 */
#ifndef STAYPUT_PARALLEL_H
#define STAYPUT_PARALLEL_H

#include "block.h"

/* The paper in the left one's language, with its marks, receipt and footer;
 * it is a copy to read where the right one is. Both come from one template
 * and one case, so that their blocks answer each other. What is filled by hand
 * stands once, with its label in both languages; an address is left out; a
 * table with rules stands twice, over the whole page. Owned by the left one's
 * arena. */
struct document parallel_join(
	const struct document *left, const struct document *right);

#endif
