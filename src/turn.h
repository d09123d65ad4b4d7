/*
 * Which question comes next: a pure function of the facts so far.
 */
#ifndef STAYPUT_TURN_H
#define STAYPUT_TURN_H

#include "session.h"

/* The next question by the session's facts alone; `left`, if not NULL, is how
 * many are open now, this one among them, and the names and addresses that
 * would come after them. */
struct turn turn_next(
	const struct session *session, struct arena *scratch, int *left);

/* The facts that the decisions miss and that somebody could still tell. */
struct fact_set turn_wanted(
	const struct session *session, struct arena *scratch);

#endif
