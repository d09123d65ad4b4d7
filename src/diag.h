/*
 * What is wrong with someone's file or answer, collected: place, sentence,
 * hint. Diagnostics are for authors, in English; nothing here decides what
 * happens next.
 */
#ifndef STAYPUT_DIAG_H
#define STAYPUT_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"
#include "str.h"

/* Where a datum came from. line and column count from 1; 0: not known.
 * `file` is the name to show, and outlives the datum. */
struct loc {
	const char *file;
	int line;
	int column;
};

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

/* One enumerator per row of diag_list.h. */
enum diag_id {
#define DIAG(name, slug, severity, about) DIAG_##name,
#include "diag_list.h"
#undef DIAG
	DIAG_COUNT
};

struct diag {
	enum diag_id id;
	enum diag_severity severity;
	struct loc loc;
	struct str sentence;
	struct str hint; /* may be empty */
	struct diag *next;
};

/* A collection in the order of finding. `arena` is set by the owner; the
 * rest starts zero. At most DIAG_LIMIT are kept; all are counted. */
struct diags {
	struct arena *arena;
	struct diag *first;
	struct diag *last;
	int errors;
	int warnings;
};

#define DIAG_LIMIT 1000

/* Adds one, unless the same stands there already. `format` makes one plain
 * sentence without a full stop at its end. */
void diag_add(struct diags *diags, enum diag_id id, struct loc loc,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Gives the newest diagnostic a hint: what to write instead. */
void diag_hint(struct diags *diags, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The word of `words` (NULL-terminated) nearest to `wrong`, or NULL when none
 * is near enough to be meant. */
const char *diag_nearest(struct str wrong, const char *const *words);

/* The stable name of a kind of diagnostic, as in docs/diagnostics.md. */
const char *diag_slug(enum diag_id id);
const char *diag_about(enum diag_id id);
enum diag_severity diag_severity(enum diag_id id);

/* Writes `file:line:col: error: sentence [slug]` and `  hint: ...` for all. */
void diag_print(const struct diags *diags, FILE *out);

#endif
