/*
 * Judging a case as a whole.
 */
#include "report.h"

#include "offer.h"
#include "receipt.h"
#include "shelf.h"
#include "version.h"

/* The templates, read when the first paper asks for them. */
struct report_forms {
	struct forms *forms; /* NULL: there are none, or not yet read */
	bool read;
};

bool report_judge(struct report *report, struct library *library,
	const struct facts *facts)
{
	const struct cli *cli = library->cli;

	*report = (struct report){.arena = cli->arena,
		.reads_other = offer_reads_other(cli, facts),
		.forms = ARENA_NEW(cli->arena, struct report_forms),
		.library = library,
		.guide = court_guide(library),
		.facts = facts,
		.today = cli->today.day,
		.place = court_place(facts)};
	if (!report->guide)
		return false;
	report->court =
		court_judge(library, report->guide, facts, report->today);
	report->count = library->packs.count;
	report->decisions = eval_programs(cli->arena, library->packs,
		&library->world, facts, report->today);
	report->needs = explain_missing(cli->arena, library->world.vocabulary,
		report->decisions, report->count);
	return true;
}

bool report_build(struct report *report, struct library *library,
	const struct facts *facts)
{
	bool good = shelf_load(library, court_place(facts));

	return report_judge(report, library, facts) && good;
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

static const struct form *form_of(
	const struct report *report, const struct pack_document *document)
{
	struct report_forms *forms = report->forms;

	if (!document->use.n || !report->library->cli->data)
		return NULL;
	if (!forms->read)
		forms->forms = forms_open_terms(report->library);
	forms->read = true;
	return forms->forms ? forms_find(forms->forms, document->use) : NULL;
}

/* What the conditions of templates look at. */
static struct matter matter_of(const struct report *report,
	const struct decision *decision, const struct gate *gate)
{
	return (struct matter){.decision = decision,
		.facts = report->facts,
		.places = report->library->world.places,
		.gate = gate,
		.adult = -1,
		.today = report->today,
		.answer = court_answer(&report->court),
		.guide = report->guide,
		.place = report->place,
		.reads_other = report->reads_other,
		.row = {.adult = -1}};
}

/* As the printer does: a paper for other cases is none for this one. */
static struct gate judge_form(const struct report *report,
	const struct decision *decision, struct gate gate)
{
	const struct form *form =
		gate.offered ? form_of(report, gate.document) : NULL;
	struct matter matter = matter_of(report, decision, &gate);

	if (form)
		offer_judge(&gate, form->template, &matter,
			&report->library->cli->also);
	return gate;
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
	gate_shut(&first, report->refused, report->refused_count);
	return judge_form(report, decision, first);
}

struct str report_document_id(const struct pack_document *document)
{
	return document->use.n ? document->use : document->official;
}
