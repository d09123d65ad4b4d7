/*
 * The faces of lang/languages.yaml, and the press that prints with them: what
 * every command that makes a PDF opens first.
 */
#ifndef STAYPUT_FOUNDRY_H
#define STAYPUT_FOUNDRY_H

#include "option.h"
#include "pdf.h"

struct foundry {
	struct faces faces;
	struct press *press; /* NULL: not open */
};

/* Opens both. False after diagnostics; nothing is open then. */
bool foundry_open(struct foundry *foundry, const struct cli *cli);

/* Closes what is open; may be called of one that is not. */
void foundry_close(struct foundry *foundry);

#endif
