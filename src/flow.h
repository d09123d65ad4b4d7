/*
 * Sets a document on pages: the look of each kind of block, the breaks, the
 * header and the footer. Pure: the same document gives the same pages.
 */
#ifndef STAYPUT_FLOW_H
#define STAYPUT_FLOW_H

#include "block.h"
#include "pages.h"

/* The pages, owned by the arena, or NULL when anything of the document cannot
 * be set rightly: a character, a word too wide, a block too tall, too many
 * pages. All that is wrong has then been added to `diags`. */
struct pages *flow_document(struct arena *arena, struct faces *faces,
	const struct document *document, struct diags *diags);

#endif
