/*
 * The journal of a batch: one line a row that was dealt with, appended when
 * its papers are there. Nothing of a client but the row's number, its checked
 * case id and a hash that only the key of the folder can make.
 *
 *     number, stem, status, code, version, hash, papers, check - by tabs;
 *     papers: name:bytes:sha256:pack, by commas
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

struct journal {
	const struct store *store;
	int file;
	unsigned char key[HASH_KEY];
	int64_t end; /* of its last whole line */
	bool found;  /* it was there before */
	struct str settings;
	struct journal_place *places; /* by stem: where its newest line is */
	int64_t room;
	struct arena *arena;
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

/* Appends a line; false after a diagnostic. */
bool journal_add(struct journal *journal, const struct household *household,
	struct diags *diags);

/* Makes what was appended survive a loss of power; false after a diagnostic.
 */
bool journal_sync(struct journal *journal, struct diags *diags);

void journal_close(struct journal *journal);

#endif
