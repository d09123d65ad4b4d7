/*
 * What stayput doctor found: a line each, good or not, with a hint how to
 * mend it. What is looked at is in doctor_data.c and doctor_machine.c.
 */
#ifndef STAYPUT_REMARK_H
#define STAYPUT_REMARK_H

#include "option.h"

enum remark_is {
	REMARK_GOOD,
	REMARK_NOTE, /* papers can be made; something else cannot */
	REMARK_WRONG
};

struct remark {
	const char *about; /* "fonts" */
	struct str of;	   /* "es"; may be empty */
	enum remark_is is;
	struct str what;
	struct str hint; /* may be empty */
	struct remark *next;
};

/* `cli` is the command's; the rest starts zero. Everything that is added
 * must live as long as its arena. */
struct remarks {
	const struct cli *cli;
	struct remark *first;
	struct remark *last;
	int counts[REMARK_WRONG + 1];
	enum status status; /* of the worst that is wrong */
};

/* Adds a line. `status` is what the program ends with if this is wrong;
 * STATUS_SYSTEM is worse than the others. Returns the line, so that a hint
 * can be given. */
struct remark *remarks_add(
	struct remarks *remarks, struct remark remark, enum status status);

/* All lines as text, and as JSON. */
void remarks_print(const struct remarks *remarks, struct buf *out);
void remarks_print_json(const struct remarks *remarks, struct buf *out);

#endif
