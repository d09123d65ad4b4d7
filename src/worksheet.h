/*
 * The questions of one program as a worksheet: a PDF to fill in by pen before
 * the answers are typed. It has nobody's data, nothing to sign, and says on
 * each page that it is no form.
 */
#ifndef STAYPUT_WORKSHEET_H
#define STAYPUT_WORKSHEET_H

#include "block.h"
#include "report.h"

/* What it asks. */
struct worksheet {
	const struct report *report; /* of one program */
	const struct words *words;
	const struct fact_set *set;
};

/* The document, owned by the arena. False after diagnostics. */
bool worksheet_compose(
	const struct worksheet *worksheet, struct document *document);

#endif
