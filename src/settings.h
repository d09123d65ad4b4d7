/*
 * What the papers of a batch depend on besides its rows, as one line: the
 * program, the laws, templates and words and faces, options. Papers of two
 * lines do not belong into one folder.
 */
#ifndef STAYPUT_SETTINGS_H
#define STAYPUT_SETTINGS_H

#include "library.h"

/* The line, owned by the cli's arena. `second` is the language of copies where
 * a row says none, `shard` "K/N" from 0. All packs must be loaded. With a
 * diagnostic it is none, where a file could not be read. */
struct str settings_line(
	const struct library *library, const char *second, struct str shard);

/* The value of a field of a line ("laws"); empty when it has none. */
struct str settings_field(struct str line, const char *name);

/* What two lines that differ differ in, as an end of "with ...": "other laws".
 */
const char *settings_difference(struct str line, struct str other);

#endif
