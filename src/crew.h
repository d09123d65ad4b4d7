/*
 * The worker processes of a batch: starting them, handing each a row, taking
 * what became of it, and noticing that one died.
 */
#ifndef STAYPUT_CREW_H
#define STAYPUT_CREW_H

#include <sys/types.h>

#include "worker.h"

#define CREW_MOST 64

struct crew_member {
	pid_t process;
	int line; /* socket to the worker; -1: not running */
	int row;  /* that it has; 0: idle */
	int slot; /* for whoever gave it */
};

struct crew {
	struct workshop *shop;
	struct crew_member members[CREW_MOST];
	int count;
};

/* Starts so many workers; false after a diagnostic, when not even one runs. */
bool crew_start(struct crew *crew, struct workshop *shop, int count,
	struct diags *diags);

/* An idle worker, started anew when it died; NULL when there is none. */
struct crew_member *crew_idle(struct crew *crew);

bool crew_is_busy(const struct crew *crew);

/* Hands a row to an idle worker; false when the worker died of it. */
bool crew_give(
	struct crew_member *member, const struct order_slip *slip, int slot);

/* Waits up to so many milliseconds for a worker that has finished; NULL when
 * none has. */
struct crew_member *crew_wait(struct crew *crew, int milliseconds);

/* What the worker made of its row, packed and owned by the arena; p NULL when
 * it died. The worker is idle, or gone, afterwards. */
struct str crew_take(struct crew_member *member, struct arena *arena);

/* Ends the workers, which finish the row that they have. */
void crew_end(struct crew *crew);

#endif
