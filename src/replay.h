/*
 * Answers as they come in: keeping them, and taking those that still matter
 * into the facts by asking every question again of what was answered.
 */
#ifndef STAYPUT_REPLAY_H
#define STAYPUT_REPLAY_H

#include "session.h"

/* The next question, and how many may follow it. The answers that were given
 * before are taken without asking. Uses `scratch` while it works. */
struct turn replay_next(struct session *session, struct arena *scratch);
int replay_left(const struct session *session, struct arena *scratch);

/* Stores an answer, which is copied; the facts are worked out anew when it
 * takes the place of an earlier one. */
void replay_put(
	struct session *session, struct turn turn, const struct value *value);

/* The answer that was given, whether or not it matters. */
const struct value *replay_given(
	const struct session *session, struct turn turn);

/* After a change of lists, of the place or of an answer: works the facts out
 * again from the first question on. */
void replay_restart(struct session *session);

/* Adds a month or an adult to what was given; its row, or -1 when there are
 * too many. */
int replay_add(struct session *session, enum fact_about about);
void replay_remove(struct session *session, enum fact_about about, int row);

/* The answers that were given but do not matter (any more), as turns; their
 * count. */
int replay_unused(const struct session *session, struct turn *unused, int most);

#endif
