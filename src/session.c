/*
 * What a session holds and how it is looked at.
 */
#include "session.h"

struct session *session_new(
	struct arena *arena, const struct world *world, civil_day today)
{
	struct session *session = ARENA_NEW(arena, struct session);

	session->arena = arena;
	session->world = world;
	session->today = today;
	session->given = facts_new(arena, world->vocabulary);
	session->facts = facts_new(arena, world->vocabulary);
	return session;
}

const struct fact *session_fact(const struct session *session, const char *id)
{
	return vocabulary_find(session->world->vocabulary, str_of(id));
}

bool session_said(
	const struct session *session, const char *id, const char *word)
{
	const struct fact *fact = session_fact(session, id);

	if (!fact || fact->shape.type != VALUE_CHOICE)
		return false;
	const struct value *value = facts_value(session->given, fact, 0);
	return value->state == VALUE_KNOWN &&
	       str_is(str_of(fact->shape.options[value->number]), word);
}

bool session_by_month(const struct session *session)
{
	const struct fact *period = session_fact(session, "rent_period");

	return !period ||
	       facts_value(session->given, period, 0)->state != VALUE_KNOWN ||
	       session_said(session, "rent_period", "month");
}

struct decision *session_judge(
	const struct session *session, struct arena *arena)
{
	return eval_programs(arena, session->packs, session->world,
		session->facts, session->today);
}
