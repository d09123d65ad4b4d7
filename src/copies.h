/*
 * Whose copies of a paper are made, and in which languages. What a copy may
 * show is the gate's to say; this only says that it exists.
 */
#ifndef STAYPUT_COPIES_H
#define STAYPUT_COPIES_H

#include <stdbool.h>

#include "str.h"

/* Whose paper it is. */
enum template_for { FOR_TENANT, FOR_LANDLORD, FOR_COURT };

enum copy {
	COPY_ALONE,    /* nobody asked for copies: the paper itself */
	COPY_LANDLORD, /* in English alone */
	COPY_COURT,    /* the original of what is filed, in English alone */
	COPY_TENANT,   /* in every language of the household */
	COPY_FILE,     /* of an office, in English alone */
	COPIES
};

/* Reads "tenant,landlord,file" into a set for copies_has. False when a word is
 * none of them; `wrong` is that word. The court's is no choice: what is filed
 * must be there. */
bool copies_parse(struct str words, unsigned *set, struct str *wrong);

/* "landlord"; empty for COPY_ALONE. In names of files and in JSON. */
struct str copy_name(enum copy copy);

/* Whether there is this copy of a paper in English or in another language,
 * when these copies were asked for (0: none). */
bool copies_has(
	unsigned set, enum copy copy, enum template_for whose, bool is_english);

#endif
