/*
 * A session as text, and back: what is sealed in a saved interview. And the
 * file itself, which is always whole: written anew beside and moved over.
 */
#ifndef STAYPUT_SAVED_H
#define STAYPUT_SAVED_H

#include "diag.h"
#include "replay.h"

/* Everything that was answered, with the language in use. Owned by the
 * arena. */
struct str saved_print(struct arena *arena, const struct session *session,
	struct str language);

/* Reads such a text into a new session; false when anything in it cannot be
 * read, as after a change of the vocabulary: what could be is there. */
bool saved_read(struct session *session, struct str text, struct str *language);

/* Puts the bytes in place of the file (0600), through FILE.new; never through
 * a link. False after a diagnostic; the old file is then as it was. */
bool saved_write(const char *path, struct str bytes, struct diags *diags);

#endif
