/*
 * Reads lang/languages.yaml: faces, alphabets and languages.
 */
#ifndef STAYPUT_LANGUAGE_H
#define STAYPUT_LANGUAGE_H

#include "face.h"

/* Fills `faces` (whose arena and diags are set) from the bytes of the file
 * called `name`, which must outlive them. False when a diagnostic was added.
 * No font file is opened. */
bool language_read(struct faces *faces, const char *name, struct str bytes);

#endif
