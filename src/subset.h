/*
 * A font cut down to some glyphs, in the parts that a PDF embeds, each ready
 * to be written. Knows the formats of those parts, nothing of PDF objects.
 */
#ifndef STAYPUT_SUBSET_H
#define STAYPUT_SUBSET_H

#include "deflate.h"
#include "face.h"

/* A glyph and the character it stands for (0: none of its own). */
struct glyph_use {
	uint16_t glyph;
	uint32_t code;
};

/* All slices owned by the arena of subset_build. */
struct subset {
	const struct font *font;
	int first;	       /* the table `cid` begins with this glyph */
	int last;	       /* and ends with this one; -1: no glyphs */
	uint16_t *cid;	       /* by glyph; 0: not in it */
	struct str program;    /* deflated TrueType or CFF */
	size_t program_size;   /* before it was deflated */
	struct str to_unicode; /* deflated CMap */
	struct str cid_set;    /* deflated bits, one a CID */
	struct str widths;     /* text of the array W */
	char tag[7];	       /* ABCDEF, from the glyphs */
};

/* The id by which a glyph is written, 0 when the subset does not have it. */
__attribute__((unused)) static inline uint16_t subset_cid(
	const struct subset *subset, uint16_t glyph)
{
	if (glyph < subset->first || glyph > subset->last)
		return 0;
	return subset->cid[glyph - subset->first];
}

/* Cuts the font down to `uses` (sorted here, doubles dropped). NULL when it
 * cannot be cut. */
struct subset *subset_build(struct arena *arena, const struct font *font,
	struct glyph_use *uses, int count, struct deflater *deflater);

#define SUBSETS_KEPT 64

/* Subsets that papers needed for themselves, kept for the next paper that
 * needs the same glyphs. `arena`, as long-lived as the faces, and `deflater`
 * are set by the owner; the rest starts zero. */
struct subsets {
	struct arena *arena;
	struct deflater *deflater;
	struct {
		const struct font *font;
		const struct glyph_use *uses;
		int count;
		const struct subset *subset;
	} row[SUBSETS_KEPT];
	int rows;
};

/* As subset_build; found among those kept, or made and kept while there is
 * room, else made in `arena`. What it returns does not depend on which. */
const struct subset *subset_own(struct arena *arena, struct subsets *kept,
	const struct font *font, struct glyph_use *uses, int count);

/* The glyphs that the alphabet of a cut takes from its face, cut once and
 * kept as long as the faces; without glyphs when it takes none; NULL when the
 * font cannot be cut or there is no memory. */
const struct subset *subset_frozen(struct faces *faces, struct cut *cut);

#endif
