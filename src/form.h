/*
 * The blocks that a hand fills: statements with boxes and initials, lines to
 * fill, the signature; and the address for a window envelope.
 */
#ifndef STAYPUT_FORM_H
#define STAYPUT_FORM_H

#include "column.h"

/* Each appends one block's bands to the column. */
void form_fields(struct column *column, const struct block *block);
void form_signature(struct column *column, const struct block *block);
void form_address(struct column *column, const struct block *block);

/* A statement's first line beside its box, with its line for initials; the
 * caller sets the children. */
void form_statement(struct column *column, const struct block *block,
	struct element *element);

#endif
