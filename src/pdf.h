/*
 * Pages as the bytes of a PDF 1.4 file that is also valid PDF/A-1b, tagged.
 * The only module that knows libharu, as a container of objects: fonts, page
 * contents, structure and metadata are made elsewhere. Decides nothing.
 */
#ifndef STAYPUT_PDF_H
#define STAYPUT_PDF_H

#include "pages.h"

/* What the papers of one process share. */
struct press;

/* Owned by the arena but for what press_free frees; the faces must outlive
 * it. NULL when the machine has no more memory. */
struct press *press_new(struct arena *arena, struct faces *faces);

void press_free(struct press *press);

/* The file, owned by the arena; the same pages give the same bytes, whatever
 * was printed before. Empty, and a diagnostic was added, when libharu or a
 * font fails. */
struct str pdf_write(struct arena *arena, struct press *press,
	const struct pages *pages, struct diags *diags);

#endif
