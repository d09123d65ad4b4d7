/*
 * Judging a case as a whole.
 */
#include "report.h"

#include "receipt.h"
#include "version.h"

bool report_build(struct report *report, struct library *library,
	const struct facts *facts)
{
	const struct cli *cli = library->cli;

	*report = (struct report){.arena = cli->arena,
		.library = library,
		.guide = court_guide(library),
		.facts = facts,
		.today = cli->today.day,
		.place = court_place(facts)};
	if (!report->guide)
		return false;
	bool good = library_load(library, report->place);
	report->court =
		court_judge(library, report->guide, facts, report->today);
	report->count = library->packs.count;
	report->decisions = eval_programs(cli->arena, library->packs,
		&library->world, facts, report->today);
	report->needs = explain_missing(cli->arena, library->world.vocabulary,
		report->decisions, report->count);
	return good;
}

struct str report_receipt(
	const struct report *report, const struct decision *decision)
{
	struct receipt receipt = {decision->pack->id, decision->pack->hash,
		report->today, STR(STAYPUT_VERSION)};

	return receipt_print(report->arena, &receipt);
}

struct maybe_day report_due(
	const struct report *report, const struct finding *finding)
{
	const struct fact *due =
		vocabulary_find(report->facts->vocabulary, STR("rent.due"));

	if (finding->month < 0)
		return (struct maybe_day){0};
	const struct value *value =
		facts_value(report->facts, due, finding->month);
	if (value->state != VALUE_KNOWN)
		return (struct maybe_day){0};
	return (struct maybe_day){true, (civil_day)value->number};
}

bool report_is_old(struct maybe_day due, civil_day today)
{
	return due.is && today > date_add_months(due.day, 12);
}

bool report_covers(const struct report *report)
{
	for (int i = 0; i < report->count; i++)
		if (outcome_covers(report->decisions[i].outcome))
			return true;
	return false;
}

const struct finding *report_leading(const struct decision *decision)
{
	for (int i = 0; i < decision->count; i++)
		if (decision->findings[i].outcome == decision->outcome)
			return &decision->findings[i];
	return &decision->findings[0];
}

struct gate report_gate(const struct report *report,
	const struct decision *decision, const struct pack_document *document)
{
	struct arena *arena = report->arena;
	bool by_adult = gate_paper(document) == PAPER_SWORN &&
			report->facts->adult_count > 0;
	struct gate first =
		gate_judge(arena, decision, document, by_adult ? 0 : -1);

	for (int i = 1; by_adult && i < report->facts->adult_count; i++) {
		if (first.offered)
			break;
		struct gate gate = gate_judge(arena, decision, document, i);
		if (gate.offered)
			first = gate;
	}
	return first;
}

struct str report_document_id(const struct pack_document *document)
{
	return document->use.n ? document->use : document->official;
}
