/*
 * Looking things up in a matter.
 */
#include "matter.h"

const struct value *matter_value(
	const struct matter *matter, const struct fact *fact)
{
	int row = 0;

	if (fact->about == FACT_RENT)
		row = matter->row.finding ? matter->row.finding->month : -1;
	else if (fact->about == FACT_ADULT)
		row = matter->row.adult >= 0 ? matter->row.adult
					     : matter->adult;
	return facts_value(matter->facts, fact, row);
}

const struct value *matter_fact(const struct matter *matter, const char *id)
{
	static const struct value not_asked = {0};
	const struct fact *fact =
		vocabulary_find(matter->facts->vocabulary, str_of(id));

	return fact ? facts_value(matter->facts, fact, 0) : &not_asked;
}

const char *matter_choice(const struct matter *matter, const char *id)
{
	const struct fact *fact =
		vocabulary_find(matter->facts->vocabulary, str_of(id));
	const struct value *value = matter_fact(matter, id);

	if (value->state != VALUE_KNOWN || fact->shape.type != VALUE_CHOICE)
		return NULL;
	return fact->shape.options[value->number];
}

const struct finding *matter_finding(const struct matter *matter)
{
	const struct decision *decision = matter->decision;

	if (matter->row.finding)
		return matter->row.finding;
	for (int i = 0; i < decision->count; i++)
		if (matter->gate->findings[i])
			return &decision->findings[i];
	for (int i = 0; i < decision->count; i++)
		if (outcome_covers(decision->findings[i].outcome))
			return &decision->findings[i];
	return &decision->findings[0];
}

struct maybe_day matter_due(const struct finding *finding)
{
	if (finding->month < 0)
		return (struct maybe_day){0};
	const struct facts *facts = finding->scope.facts;
	const struct fact *due =
		vocabulary_find(facts->vocabulary, STR("rent.due"));
	const struct value *value = facts_value(facts, due, finding->month);
	bool is = value->state == VALUE_KNOWN;
	return (struct maybe_day){is, is ? (civil_day)value->number : 0};
}

struct str matter_say(const struct matter *matter, struct str key)
{
	const struct sentence *found = catalog_find(matter->common, key);

	return found ? found->sentence : (struct str){NULL, 0};
}

struct str matter_state(const struct matter *matter)
{
	const struct pack *pack = matter->decision->pack;

	return place_state(
		matter->words->arena, matter->places->list[pack->in[0]].path);
}

struct str matter_law(const struct matter *matter)
{
	const struct sources *sources = &matter->decision->pack->sources;

	return sources->count ? sources->list[0].cite : (struct str){0};
}

struct str matter_sources(const struct matter *matter)
{
	const struct sources *sources = &matter->decision->pack->sources;
	struct buf out = {.arena = matter->words->arena};

	for (int i = 0; i < sources->count; i++)
		buf_printf(&out, "%s%.*s", i ? "; " : "",
			STR_ARG(sources->list[i].cite));
	return out.n ? buf_str(&out) : (struct str){0};
}
