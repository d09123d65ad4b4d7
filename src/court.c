/*
 * Counting the days to answer a court case.
 */
#include "court.h"

#include <string.h>

static const struct value *value_of(const struct facts *facts, const char *id)
{
	const struct fact *fact =
		vocabulary_find(facts->vocabulary, str_of(id));

	return facts_value(facts, fact, 0);
}

static struct maybe_day day_of(const struct facts *facts, const char *id)
{
	const struct value *value = value_of(facts, id);
	bool is = value->state == VALUE_KNOWN && value->most == value->number;

	return (struct maybe_day){is, is ? (civil_day)value->number : 0};
}

int court_place(const struct facts *facts)
{
	const struct value *value = value_of(facts, "place");

	return value->state == VALUE_KNOWN ? (int)value->number : -1;
}

static struct node *rules_tree(const struct cli *cli, const char *name)
{
	const char *path = option_rule_file(cli, name);

	if (path)
		return library_tree(cli, path);
	diag_add(cli->diags, DIAG_FILE_READ, (struct loc){.file = name},
		"this file of the rules is not there");
	return NULL;
}

struct guide *court_guide(const struct library *library)
{
	const struct cli *cli = library->cli;
	struct node *court = rules_tree(cli, "court.yaml");
	struct node *absent = rules_tree(cli, "absent.yaml");

	if (!court || !absent)
		return NULL;
	return guide_build(
		cli->arena, court, absent, library->world.places, cli->diags);
}

static void count_days(struct library *library, struct court *court)
{
	const struct calendar *calendar =
		library_calendar(library, court->rule->calendar);

	if (!calendar)
		return;
	court->steps = calendar_explain(library->arena, calendar,
		court->served.day, court->rule->count);
	court->counted = court->steps.sum.ok && !court->steps.cut;
	court->doubtful = court->steps.sum.doubtful || calendar->doubt.n;
}

/* Nobody got papers on a day to come: it is a slip, and days counted from it
 * would be too many. */
static struct maybe_day past_day(const struct library *library,
	const struct facts *facts, const char *id, civil_day today)
{
	struct maybe_day day = day_of(facts, id);

	if (!day.is || day.day <= today)
		return day;
	diag_add(library->cli->diags, DIAG_FUTURE_DAY, value_of(facts, id)->loc,
		"%s is a day that has not come yet; it is left out", id);
	diag_hint(library->cli->diags, "look at the year");
	return (struct maybe_day){0};
}

struct court court_judge(struct library *library, const struct guide *guide,
	const struct facts *facts, civil_day today)
{
	const struct value *papers = value_of(facts, "court.papers");
	const struct value *locked = value_of(facts, "court.locked_out");
	struct court court = {.asked = value_is_known(papers),
		.locked_asked = value_is_known(locked),
		.locked_out = locked->state == VALUE_KNOWN && locked->number,
		.served = past_day(library, facts, "court.served_on", today),
		.trial = day_of(facts, "court.trial_date")};

	if (papers->state == VALUE_KNOWN)
		court.papers =
			vocabulary_find(facts->vocabulary, STR("court.papers"))
				->shape.options[papers->number];
	court.urgent = court.papers || court.locked_out;
	if (!court.papers || strcmp(court.papers, "summons") != 0 ||
		!court.served.is)
		return court;
	court.rule = guide_answer(guide, court_place(facts), court.served.day);
	if (court.rule)
		count_days(library, &court);
	court.passed = court.counted && court.steps.sum.day < today;
	return court;
}

struct answer court_answer(const struct court *court)
{
	return (struct answer){.by = {court->counted, court->steps.sum.day},
		.from = court->served,
		.days = court->rule ? court->rule->count.days : 0,
		.passed = court->passed,
		.doubtful = court->doubtful,
		.trial = court->trial};
}
