/*
 * What the parts of a running batch share: the rows on their way, and how
 * many ended in which way.
 */
#ifndef STAYPUT_BATCH_RUN_H
#define STAYPUT_BATCH_RUN_H

#include "crew.h"
#include "journal.h"
#include "lists.h"
#include "seen.h"

#define TALLY_MOST 64

/* How many rows ended in each way. */
struct tally {
	struct {
		char code[48];
		enum household_is is;
		int count;
	} reasons[TALLY_MOST];
	int reason_count;
	int rows;
	int by_is[HOUSEHOLD_STOPPED + 1];
	int papers;
	int kept;
	int urgent;
	int bad_ids; /* case ids that cannot begin a file's name */
};

/* A row on its way. */
struct slot {
	struct arena arena;
	struct household household;
	struct str cells;
	bool waits; /* for a worker */
	bool ready;
	bool settled; /* skipped, say: only its court papers are looked at */
	bool repeats; /* an earlier row has its papers, and its line */
	bool moved;   /* it was another row of the table before */
};

struct shard {
	int part; /* from 0 */
	int of;	  /* 1: the whole table */
};

struct batch {
	struct cli *cli;
	struct workshop shop;
	struct intake *intake;
	struct journal journal;
	struct lists lists;
	bool writes; /* not a dry run */
	struct shard shard;
	struct crew crew;
	struct seen seen;
	struct slot *slots; /* a ring */
	int slot_count;
	int first; /* the oldest row on its way */
	int used;
	int waiting; /* of them, for a worker */
	int group;   /* rows that are synced together; 0: at the end */
	bool at_end; /* of the table */
	struct journal_table table; /* so far */
	bool stopped;		    /* something cannot be written */
	bool unreadable;	    /* the table ends in a fault */
	bool interrupted;	    /* by a signal, which is pending */
	bool only_found;	    /* the row that --only names */
	struct tally tally;
	int64_t started;
	int64_t told; /* second of the last progress line */
};

#endif
