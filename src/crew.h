/*
 * The worker processes of a batch: starting them, handing each rows ahead,
 * taking what became of them, and noticing that one died.
 */
#ifndef STAYPUT_CREW_H
#define STAYPUT_CREW_H

#include <sys/types.h>

#include "post.h"
#include "worker.h"

#define CREW_MOST 64
#define CREW_AHEAD 128 /* most rows that a worker has at hand */
#define CREW_AHEAD_USUAL 8

/* A row that a worker has. */
struct crew_row {
	int slot; /* for whoever gave it */
	size_t bytes;
};

/* Its rows are a ring, the oldest first: a worker deals with one after the
 * other and tells of each at once. */
struct crew_member {
	pid_t process;
	struct post post; /* closed: not running */
	struct crew_row rows[CREW_AHEAD];
	int first;
	int count;
	size_t bytes; /* of all of them */
};

struct crew {
	struct workshop *shop;
	struct crew_member members[CREW_MOST];
	int count;
	int ahead; /* rows that each may have at hand */
};

/* Starts so many workers; false after a diagnostic, when not even one runs. */
bool crew_start(struct crew *crew, struct workshop *shop, int count,
	struct diags *diags);

/* The worker with the fewest rows, started anew when it died; NULL when none
 * has room for another. */
struct crew_member *crew_free(struct crew *crew);

bool crew_is_busy(const struct crew *crew);

/* Whether every worker has a good part of its rows still before it. */
bool crew_is_fed(const struct crew *crew);

/* Hands a row to a worker that has room. That it is dead shows when crew_take
 * asks for what it made. */
void crew_give(
	struct crew_member *member, const struct order_slip *slip, int slot);

/* Waits up to so many milliseconds for a worker that tells something; NULL
 * when none does. */
struct crew_member *crew_wait(struct crew *crew, int milliseconds);

/* The slot of the row that a worker tells of next, or died of; -1: none. */
int crew_slot(const struct crew_member *member);

/* What the worker made of that row, packed and owned by the arena; p NULL when
 * it died. Then the worker is gone, and its rows are taken by crew_forget. */
struct str crew_take(struct crew_member *member, struct arena *arena);

/* Takes the oldest row from a worker that is gone: its slot; -1: none. */
int crew_forget(struct crew_member *member);

/* Ends the workers, which finish the rows that they have. */
void crew_end(struct crew *crew);

#endif
