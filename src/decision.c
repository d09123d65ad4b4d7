/*
 * The words for what a decision holds, and what it still misses.
 */
#include "decision.h"

bool outcome_covers(enum outcome outcome)
{
	return outcome <= OUTCOME_PROTECTED;
}

struct fact_set decision_missing(const struct decision *decision)
{
	struct fact_set all = {0};

	for (int i = 0; i < decision->count; i++)
		fact_set_join(&all, &decision->findings[i].missing);
	return all;
}

const char *outcome_name(enum outcome outcome)
{
	static const char *const names[] = {"act_by", "protected", "ask_lawyer",
		"need_facts", "not_protected", "not_in_force"};

	return names[outcome];
}

const char *reason_name(enum reason reason)
{
	static const char *const names[] = {"none", "place", "status", "window",
		"preempted", "yields", "criterion", "duty", "effect", "open",
		"late", "known_through", "unconfirmed", "facts"};

	return names[reason];
}

const char *duty_is_name(enum duty_is is)
{
	static const char *const names[] = {"not_asked_of", "done", "open",
		"between", "unrecorded", "vague", "excused", "missed"};

	return names[is];
}

const char *consequence_is_name(enum consequence_is is)
{
	static const char *const names[] = {
		"holds", "lost", "not_yet", "over", "unknown", "not_met"};

	return names[is];
}
