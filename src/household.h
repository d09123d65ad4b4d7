/*
 * What becomes of one row of a batch: the record that a worker hands to its
 * supervisor, and its form on the wire between them. No values of clients but
 * in `value` of a fault.
 */
#ifndef STAYPUT_HOUSEHOLD_H
#define STAYPUT_HOUSEHOLD_H

#include <stdbool.h>

#include "str.h"

enum household_is {
	HOUSEHOLD_MADE,
	HOUSEHOLD_REFUSED, /* judged; nothing is to be made */
	HOUSEHOLD_FAILED,  /* a cell is wrong, or a paper cannot be made */
	HOUSEHOLD_SKIPPED,
	HOUSEHOLD_STOPPED /* a file cannot be written: the batch ends */
};

#define HOUSEHOLD_PAPERS 200 /* most papers of one row */
#define HOUSEHOLD_FAULTS 50  /* most faults that are told of one row */

struct household_paper {
	struct str name; /* of the file */
	int64_t bytes;
	struct str sha256;
	struct str pack; /* first digits of the pack's hash */
};

/* What is wrong, or missing, and where. */
struct household_fault {
	int column; /* of the table; -1: none */
	struct str fact;
	struct str what;
	struct str ask;
};

struct household {
	int row; /* of the table */
	enum household_is is;
	struct str stem; /* how its files' names begin */
	struct str code; /* "protected", "need_facts", "bad-date" */
	struct str
		reason;	 /* of a row that is not to be sent; not on the wire */
	struct str hash; /* keyed, of what the row says */
	int version;
	bool kept;	   /* nothing was done: it is as it was */
	bool urgent;	   /* court papers, or locked out */
	struct str papers; /* of the court: "summons", "locked_out" */
	struct str day;	   /* the last one to answer; may be empty */
	struct household_paper *made;
	int made_count;
	struct household_fault *faults;
	int fault_count;
	struct arena *arena; /* where both lists grow */
};

/* "made" ... */
const char *household_name(enum household_is is);
bool household_find(struct str name, enum household_is *is);

/* Its papers and faults are kept in the arena. */
struct household household_new(struct arena *arena, int row);

void household_add_fault(
	struct household *household, struct household_fault fault);
void household_add_paper(
	struct household *household, struct household_paper paper);

/* Numbers and texts one after the other; the reader is the same program. */
void wire_add_int(struct buf *out, int64_t number);
void wire_add_text(struct buf *out, struct str text);
int64_t wire_take_int(struct str *rest);
struct str wire_take_text(struct str *rest); /* points into `rest` */

/* A household as bytes and back; the slices point into `bytes`. */
void household_pack(const struct household *household, struct buf *out);
struct household household_unpack(struct arena *arena, struct str bytes);

#endif
