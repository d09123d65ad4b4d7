/*
 * The names that sentences of papers may use besides facts: {due}, {months},
 * {help.phone}. One row each.
 */
#ifndef STAYPUT_SAYING_H
#define STAYPUT_SAYING_H

#include "matter.h"

/* What a name needs depends on where its sentence stands. */
#define NEEDS_MONTH 1 /* a month of rent */
#define NEEDS_ADULT 2
#define NEEDS_DUTY 4
#define NEEDS_CONSEQUENCE 8
#define NEEDS_HELP 16
#define NEEDS_SOURCE 32
#define NEEDS_PAPER 64

/* What a name says, p NULL when that is not known; or the sentence of the
 * common catalogue `through` which it names facts. */
struct saying {
	const char *name;
	unsigned needs;
	struct str (*say)(const struct matter *matter);
	const char *(*through)(const struct matter *matter);
	const char *facts; /* that it shows, blanks between; or NULL */
};

/* The row of a name, or NULL. */
const struct saying *saying_find(struct str name);

/* All names, NULL-terminated. */
const char *const *saying_words(struct arena *arena);

#endif
