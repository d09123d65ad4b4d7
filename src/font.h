/*
 * One face of a font file: coverage, widths, shaping, and cutting it down to
 * the glyphs that are used. The only module that knows HarfBuzz. Lengths are
 * in thousandths of the type size.
 */
#ifndef STAYPUT_FONT_H
#define STAYPUT_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "diag.h"

struct font;

struct font_metrics {
	int ascent;
	int descent; /* negative */
	int cap_height;
	int left, bottom, right, top; /* of all glyphs */
	int glyphs;
	bool cff;	 /* PostScript outlines, by CID */
	struct str name; /* PostScript name: NotoSans-Regular */
};

/* Maps the file and opens face `index` of it (0 unless a collection). The
 * file must have `size` bytes (0: any). NULL and a diagnostic when it cannot
 * be used. The arena owns it but for what font_close frees. */
struct font *font_open(struct arena *arena, const char *path, unsigned index,
	int64_t size, struct diags *diags);

/* Whether the file's SHA-256 is `hex`; slow for large files (doctor, tests). */
bool font_matches(struct arena *arena, const struct font *font, struct str hex);

void font_close(struct font *font);

const struct font_metrics *font_metrics(const struct font *font);

/* The glyph of a code point, 0 when the face has none. */
uint16_t font_glyph(const struct font *font, uint32_t code);

int font_advance(const struct font *font, uint16_t glyph);

struct font_shaped {
	uint16_t glyph;
	uint16_t source; /* index of the code point it stands for */
	int16_t advance;
	int16_t dx, dy;
};

/* A letter with its combining marks, set by the font's own tables. Returns
 * how many glyphs it takes, at most `most`, or -1 when it takes more or needs
 * one that the face does not have. */
int font_shape(const struct font *font, const uint32_t *codes, int count,
	struct font_shaped *out, int most);

struct font_program {
	struct str bytes; /* empty: the font cannot be cut */
	int glyphs;	  /* in it, glyph 0 and parts of others included */
};

/* The font program with only the glyphs of the list (sorted, without glyph
 * 0): TrueType with new glyph ids, or bare CFF with the old ones as CIDs.
 * `cids[i]` becomes the id by which to write glyphs[i]. */
struct font_program font_cut(struct arena *arena, const struct font *font,
	const uint16_t *glyphs, int count, uint16_t *cids);

#endif
