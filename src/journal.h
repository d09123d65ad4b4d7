/*
 * The journal of a batch: one line a row that was dealt with, appended when
 * its papers are there. Nothing of a client but the row's number, its checked
 * case id and a hash that only the key of the folder can make.
 *
 *     number, stem, status, code, version, hash, papers, check - by tabs;
 *     papers: name:bytes:sha256:pack, by commas
 *
 * The first line is the settings; a line "end" has the numbers of a table that
 * was read to its end.
 */
#ifndef STAYPUT_JOURNAL_H
#define STAYPUT_JOURNAL_H

#include "hash.h"
#include "household.h"
#include "store.h"

#define JOURNAL_NAME "batch.journal"
#define JOURNAL_KEY "batch.key"
#define JOURNAL_ROWS 1000000 /* most lines of one journal */

struct journal_place;

/* A table, and its rows without a line of their own: an earlier row has the
 * household or the case id, and the papers. */
struct journal_table {
	int rows; /* the last one's number; 0: not read to its end */
	int same_household;
	int same_case;
};

struct journal {
	const struct store *store;
	int file;
	unsigned char key[HASH_KEY]; /* of the checks of lines */
	struct str keys; /* of what rows say: one, or one a shard in order */
	int64_t end;	 /* of its last whole line */
	struct journal_table table;
	bool found; /* it was there before */
	struct str settings;
	struct journal_place *places; /* by stem: where its newest line is */
	int64_t room;
	struct arena *arena;
	struct arena waiting; /* of the lines that are not written yet */
	struct buf lines;
};

/* Opens or begins the journal of a folder. `settings` is one line that says
 * what the papers depend on besides the rows; false after a diagnostic: the
 * journal cannot be read, or was begun with other settings. */
bool journal_open(struct journal *journal, struct arena *arena,
	const struct store *store, struct str settings, struct diags *diags);

/* The newest line of a stem, owned by the arena; false when there is none. */
bool journal_find(struct journal *journal, struct arena *arena, struct str stem,
	struct household *household);

/* Calls `see` with every household of the journal, the newest line of each
 * stem only, in the order of the lines. */
void journal_each(struct journal *journal,
	void (*see)(void *context, const struct household *household),
	void *context);

/* Adds a line, which journal_flush writes with all others. */
void journal_add(struct journal *journal, const struct household *household);

/* Appends the lines that were added; false after a diagnostic. */
bool journal_flush(struct journal *journal, struct diags *diags);

/* Says that the batch has come to the end of its table; false after a
 * diagnostic. */
bool journal_end(struct journal *journal, struct journal_table table,
	struct diags *diags);

/* The key for what a row says: of shards that were put together, its shard's.
 */
const unsigned char *journal_row_key(const struct journal *journal, int row);

/* Makes what was appended survive a loss of power; false after a diagnostic.
 */
bool journal_sync(struct journal *journal, struct diags *diags);

void journal_close(struct journal *journal);

#endif
