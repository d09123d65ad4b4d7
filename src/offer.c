/*
 * Judging the terms of templates.
 */
#include "offer.h"

bool offer_reads_other(const struct cli *cli, const struct facts *facts)
{
	const struct fact *fact =
		vocabulary_find(facts->vocabulary, STR("lang"));
	const struct value *value = fact ? facts_value(facts, fact, 0) : NULL;

	if (cli->lang)
		return !str_is(str_of(cli->lang), "en");
	return value && value->state == VALUE_KNOWN &&
	       !str_is(str_of(fact->shape.options[value->number]), "en");
}

static bool was_asked(
	const struct template *template, const struct option_list *also)
{
	for (int i = 0; also && i < also->count; i++)
		if (str_is(template->id, also->items[i]))
			return true;
	return false;
}

bool offer_judge(struct gate *gate, const struct template *template,
	const struct matter *matter, const struct option_list *also)
{
	enum why_not why = WHY_NONE;

	if (!condition_holds(&template->when, matter))
		why = WHY_NOT_FOR_CASE;
	else if (template->on_request && !was_asked(template, also))
		why = WHY_ON_REQUEST;
	if (why != WHY_NONE && gate->offered) {
		gate->offered = false;
		gate->why_not = why;
		if (why == WHY_NOT_FOR_CASE)
			gate->condition = template->when.word;
	}
	return why == WHY_NONE;
}
