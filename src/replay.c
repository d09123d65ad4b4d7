/*
 * Taking answers into the facts, and the answers themselves.
 */
#include "replay.h"

#include "turn.h"

/* --- taking answers into the facts -------------------------------------- */

/* Makes the facts have as many rows of a list as were given. */
static void take_rows(struct session *session, enum fact_about about)
{
	if (about == FACT_RENT) {
		session->facts->rent_asked = !session->rent_unknown;
		while (session->facts->rents < session->given->rents)
			facts_add_rent(session->arena, session->facts);
		return;
	}
	while (session->facts->adult_count < session->given->adult_count)
		facts_add_adult(session->arena, session->facts);
}

static bool take_value(
	struct session *session, const struct fact *fact, int row)
{
	const struct value *value = facts_value(session->given, fact, row);

	if (value->state == VALUE_NOT_ASKED)
		return false;
	*facts_place(session->facts, fact, row) = *value;
	return true;
}

static bool take_list(struct session *session, struct turn turn)
{
	bool names = turn.kind == TURN_NAMES;
	bool settled = turn.kind == TURN_RENT ? session->rent_settled
		       : names		      ? session->names_settled
					      : session->adults_settled;

	if (!settled)
		return false;
	take_rows(session, turn.fact->about);
	for (int row = 0; turn.kind == TURN_RENT && row < session->facts->rents;
		row++)
		take_value(session, turn.fact, row);
	for (int row = 0; names && row < session->facts->adult_count; row++)
		take_value(session, turn.fact, row);
	return true;
}

/* Whether the question was answered before; its answer is then a fact. */
static bool take(struct session *session, struct turn turn)
{
	switch (turn.kind) {
	case TURN_FACT:
		return take_value(session, turn.fact, turn.row);
	case TURN_PLACE:
		return session->place_settled &&
		       take_value(session, turn.fact, 0);
	case TURN_RENT:
	case TURN_ADULTS:
	case TURN_NAMES:
		return take_list(session, turn);
	default:
		return false;
	}
}

/* Remembers what the laws of the place could want to know. */
static void note_first(struct session *session, struct arena *scratch)
{
	const struct fact *place = session_fact(session, "place");

	if (session->has_first ||
		facts_value(session->facts, place, 0)->state == VALUE_NOT_ASKED)
		return;
	session->at_first = turn_wanted(session, scratch);
	session->has_first = true;
}

struct turn replay_next(struct session *session, struct arena *scratch)
{
	struct turn turn = turn_next(session, scratch, NULL);

	while (session->count < SESSION_TURNS && turn.kind != TURN_END &&
		take(session, turn)) {
		session->turns[session->count++] = turn;
		note_first(session, scratch);
		turn = turn_next(session, scratch, NULL);
	}
	return turn;
}

int replay_left(const struct session *session, struct arena *scratch)
{
	int left = 0;

	turn_next(session, scratch, &left);
	return left;
}

/* --- answers ------------------------------------------------------------ */

void replay_restart(struct session *session)
{
	session->facts = facts_new(session->arena, session->world->vocabulary);
	session->count = 0;
	session->has_first = false;
}

void replay_put(
	struct session *session, struct turn turn, const struct value *value)
{
	struct value *place = facts_place(session->given, turn.fact, turn.row);
	bool again = place->state != VALUE_NOT_ASKED;

	*place = *value;
	place->text = str_dup(session->arena, value->text);
	if (again && turn.kind != TURN_PLACE)
		replay_restart(session);
}

const struct value *replay_given(
	const struct session *session, struct turn turn)
{
	return facts_value(session->given, turn.fact, turn.row);
}

int replay_add(struct session *session, enum fact_about about)
{
	if (about == FACT_RENT)
		return facts_add_rent(session->arena, session->given);
	return facts_add_adult(session->arena, session->given);
}

void replay_remove(struct session *session, enum fact_about about, int row)
{
	struct facts *given = session->given;
	struct value **rows = about == FACT_RENT ? given->rent : given->adults;
	int *count = about == FACT_RENT ? &given->rents : &given->adult_count;

	(*count)--;
	for (; row < *count; row++)
		rows[row] = rows[row + 1];
	replay_restart(session);
}

/* --- what does not matter any more ---------------------------------------- */

static int given_rows(const struct session *session, enum fact_about about)
{
	if (about == FACT_RENT)
		return session->given->rents;
	return about == FACT_ADULT ? session->given->adult_count : 1;
}

int replay_unused(const struct session *session, struct turn *unused, int most)
{
	const struct vocabulary *vocabulary = session->world->vocabulary;
	int count = 0;

	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		int rows = given_rows(session, fact->about);
		for (int row = 0; row < rows && count < most; row++)
			if (facts_value(session->given, fact, row)->state !=
					VALUE_NOT_ASKED &&
				facts_value(session->facts, fact, row)->state ==
					VALUE_NOT_ASKED)
				unused[count++] =
					(struct turn){TURN_FACT, fact, row};
	}
	return count;
}
