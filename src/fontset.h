/*
 * The fonts that one paper embeds: frozen subsets, shared with other papers,
 * and for what is outside of them a small subset of its own for each face.
 */
#ifndef STAYPUT_FONTSET_H
#define STAYPUT_FONTSET_H

#include "pages.h"
#include "subset.h"

#define FONTSET_MOST 48

/* Numbers of fonts count from 0 in the order in which pages need them. */
struct fontset {
	const struct subset *font[FONTSET_MOST];
	int count;
	int frozen[FACES_MOST * ALPHABETS_MOST]; /* by cut: number + 1 */
	int own[FACES_MOST];			 /* by face: number + 1 */
};

/* How a letter is written. */
struct fontset_code {
	int font;
	uint16_t cid;
};

/* False, and a diagnostic, when a font cannot be cut. */
bool fontset_build(struct arena *arena, struct fontset *set,
	const struct pages *pages, struct subsets *kept, struct diags *diags);

struct fontset_code fontset_find(
	const struct fontset *set, const struct cut *cut, uint16_t glyph);

#endif
