/*
 * Which face draws a character: the faces that lang/languages.yaml names, the
 * order in which a language tries them, and the alphabets whose glyphs are
 * cut out once and shared by all papers. Opens a font file when the first
 * character asks for it.
 */
#ifndef STAYPUT_FACE_H
#define STAYPUT_FACE_H

#include <stdbool.h>
#include <stdint.h>

#include "diag.h"
#include "font.h"
#include "script.h"

#define FACES_MOST 24
#define ALPHABETS_MOST 16
#define LANGUAGES_MOST 32
#define FALLBACKS_MOST 8

/* One face of a font file. `paths` are tried in turn, the first that exists
 * is opened; it must have that size. */
struct face {
	struct str id;
	const char **paths; /* NULL-terminated */
	unsigned index;	    /* in a collection */
	int64_t size;
	struct str sha256;
	struct font *font; /* NULL until it is needed */
	int number;	   /* among all faces */
};

/* A face as one alphabet cuts it: what a run of text is set in. */
struct cut {
	struct face *face;
	struct alphabet *alphabet;
	struct subset *frozen; /* made when first needed; see subset.h */
	int number;	       /* among all cuts */
};

enum glyph_state { GLYPH_UNSEEN, GLYPH_FOUND, GLYPH_UNCOVERED };

/* How a chain draws a character. */
struct glyph {
	struct cut *cut; /* NULL unless found */
	uint16_t id;
	int16_t advance;
	uint8_t state;
	uint8_t kind; /* enum script_kind */
};

/* The faces that are tried in turn, in one weight, and what was found. */
struct chain {
	struct faces *faces;
	struct cut *cuts[FALLBACKS_MOST];
	int count;
	struct glyph **pages; /* of the first 65,536 code points, 256 each */
	struct glyph other;   /* the last one asked for beyond these */
};

/* What languages written alike share: the faces, and the letters, beyond
 * ASCII, that their papers are sure to use. */
struct alphabet {
	struct str id;
	struct str letters; /* UTF-8 */
	struct chain regular;
	struct chain bold;
};

struct language {
	struct str code; /* BCP 47 */
	struct str name; /* its own; may be empty */
	struct alphabet *alphabet;
	bool unreviewed; /* no translator has read its translations */
};

/* Lives as long as the program. `arena` holds everything; `diags` is told of
 * font files that cannot be used. Both set by the owner; the rest starts
 * zero. */
struct faces {
	struct arena *arena;
	struct diags *diags;
	struct face face[FACES_MOST];
	int count;
	struct alphabet alphabet[ALPHABETS_MOST];
	int alphabets;
	struct cut *cut[FACES_MOST * ALPHABETS_MOST];
	int cuts;
	struct language language[LANGUAGES_MOST];
	int languages;
};

/* Each adds a row; the slices must outlive the faces. NULL when there are too
 * many. */
struct face *faces_add(struct faces *faces, struct str id);
struct alphabet *faces_alphabet(
	struct faces *faces, struct str id, struct str letters);
struct language *faces_language(
	struct faces *faces, struct str code, struct alphabet *alphabet);

/* NULL when there is none. */
struct face *faces_find(struct faces *faces, struct str id);
struct alphabet *faces_find_alphabet(struct faces *faces, struct str id);
struct language *faces_find_language(struct faces *faces, struct str code);

/* Adds a face at the end of a chain; false when it is full. */
bool chain_add(
	struct alphabet *alphabet, struct chain *chain, struct face *face);

/* Asks the faces in turn and keeps the answer. */
const struct glyph *chain_ask(struct chain *chain, uint32_t code);

/* How the chain draws the character; valid until the next question. */
__attribute__((unused)) static inline const struct glyph *chain_glyph(
	struct chain *chain, uint32_t code)
{
	const struct glyph *page =
		chain->pages && code < 0x10000 ? chain->pages[code >> 8] : NULL;

	if (page && page[code & 0xff].state != GLYPH_UNSEEN)
		return &page[code & 0xff];
	return chain_ask(chain, code);
}

/* The first of the face's paths that is a file; the last when none is. */
const char *face_file(const struct face *face);

/* Opens the face's file if it is not open; NULL, told, when it cannot. */
struct font *face_font(struct faces *faces, struct face *face);

/* Closes all files and frees what the arena does not. */
void faces_close(struct faces *faces);

#endif
