/*
 * The answer as JSON: docs, "check --json".
 */
#include "report_trace.h"

#include "version.h"

void report_json_day(struct json *json, const char *key, struct maybe_day day)
{
	char text[11];

	if (day.is)
		json_text(json, key, date_print(day.day, text));
	else
		json_nothing(json, key);
}

static struct maybe_day on(civil_day day)
{
	return (struct maybe_day){true, day};
}

/* --- court ----------------------------------------------------------- */

static void add_steps(struct json *json, const struct calendar_steps *steps)
{
	json_list(json, "steps");
	for (int i = 0; i < steps->count; i++) {
		const struct calendar_step *step = &steps->list[i];
		json_map(json, NULL);
		report_json_day(json, "date", on(step->day));
		json_truth(json, "counted", step->kind == STEP_COUNTED);
		if (step->closed)
			json_text(json, "why", step->closed->title);
		else
			json_nothing(json, "why");
		json_end(json);
	}
	json_end(json);
}

static void add_answer_day(struct json *json, const struct court *court)
{
	static const char *const counts[] = {"calendar", "business", "court"};

	if (!court->counted) {
		json_nothing(json, "answer_by");
		return;
	}
	json_map(json, "answer_by");
	report_json_day(json, "date", on(court->steps.sum.day));
	json_number(json, "days", court->rule->count.days);
	json_text(json, "count", str_of(counts[court->rule->count.unit]));
	json_text(json, "calendar", court->rule->calendar);
	json_text(json, "cite", court->rule->cite);
	json_truth(json, "doubtful", court->doubtful);
	json_truth(json, "passed", court->passed);
	add_steps(json, &court->steps);
	json_end(json);
}

static void add_court(struct json *json, const struct report *report)
{
	const struct court *court = &report->court;

	if (!court->urgent) {
		json_nothing(json, "court");
		return;
	}
	json_map(json, "court");
	report_json_text(json, "papers",
		court->papers ? str_of(court->papers) : STR(""));
	if (court->locked_asked)
		json_truth(json, "locked_out", court->locked_out);
	else
		json_nothing(json, "locked_out");
	report_json_day(json, "served_on", court->served);
	report_json_day(json, "trial_date", court->trial);
	add_answer_day(json, court);
	report_json_calls(json, report);
	json_end(json);
}

/* --- months ---------------------------------------------------------- */

static void add_duty(
	struct json *json, struct arena *arena, const struct duty_state *state)
{
	json_map(json, NULL);
	json_text(json, "id", state->duty->id);
	json_text(json, "state", str_of(duty_is_name(state->is)));
	report_json_day(json, "due", state->due);
	report_json_day(json, "latest", state->latest);
	report_json_day(json, "done", state->done);
	if (state->amount.is)
		json_text(json, "amount",
			money_print(arena, state->amount.cents));
	else if (state->duty->amount)
		json_nothing(json, "amount");
	json_end(json);
}

static void add_duties(struct json *json, const struct report *report,
	const struct finding *finding)
{
	const struct segment *segment =
		explain_is_judged(finding) ? finding->segment : NULL;

	json_list(json, "duties");
	for (int i = 0; segment && i < segment->duty_count; i++)
		add_duty(json, report->arena, &finding->duties[i]);
	json_end(json);
}

static void add_consequences(struct json *json, const struct finding *finding)
{
	const struct segment *segment =
		finding->consequences ? finding->segment : NULL;

	json_list(json, "consequences");
	for (int i = 0; segment && i < segment->consequence_count; i++) {
		const struct consequence_state *state =
			&finding->consequences[i];
		json_map(json, NULL);
		json_text(json, "id", state->consequence->id);
		json_text(
			json, "state", str_of(consequence_is_name(state->is)));
		if (state->from.is)
			report_json_day(json, "from", state->from);
		if (state->through.is)
			report_json_day(json, "through", state->through);
		if (state->by.is)
			report_json_day(json, "by", state->by);
		if (state->repay_by.is)
			report_json_day(json, "repay_by", state->repay_by);
		json_end(json);
	}
	json_end(json);
}

/* What a finding says beside its criteria; for a program without months it
 * stands on the program. */
static void add_finding(struct json *json, const struct report *report,
	const struct finding *finding)
{
	json_text(json, "reason", str_of(reason_name(finding->reason)));
	report_json_day(json, "act_by", finding->act_by);
	report_json_day(json, "repay_by", finding->repay_by);
	report_json_text(json, "segment",
		finding->segment ? finding->segment->id : STR(""));
	report_json_text(json, "form",
		finding->segment ? finding->segment->form : STR(""));
	report_json_text(json, "instead",
		finding->preempted ? finding->preempted->by
				   : finding->yields_to);
	report_json_tree(json, finding);
	report_json_reasons(json, report, finding);
	add_duties(json, report, finding);
	add_consequences(json, finding);
}

static void add_month(struct json *json, const struct report *report,
	const struct finding *finding)
{
	struct maybe_day due = report_due(report, finding);

	json_map(json, NULL);
	report_json_day(json, "due", due);
	json_text(json, "outcome", str_of(outcome_name(finding->outcome)));
	add_finding(json, report, finding);
	json_truth(json, "over_a_year", report_is_old(due, report->today));
	json_list(json, "criteria");
	report_json_criteria(json, report, finding, FACT_RENT);
	json_end(json);
	json_end(json);
}

static bool has_months(const struct decision *decision)
{
	return decision->findings[0].month >= 0;
}

static void add_counts(struct json *json, const struct decision *decision)
{
	json_map(json, "months");
	for (int i = 0; has_months(decision) && i < OUTCOMES; i++)
		if (decision->counts[i])
			json_number(json, outcome_name((enum outcome)i),
				decision->counts[i]);
	json_end(json);
}

static void add_months(struct json *json, const struct report *report,
	const struct decision *decision)
{
	json_list(json, "rent");
	for (int i = 0; has_months(decision) && i < decision->count; i++)
		add_month(json, report, &decision->findings[i]);
	json_end(json);
	if (!has_months(decision))
		add_finding(json, report, &decision->findings[0]);
}

/* --- programs -------------------------------------------------------- */

void report_json_age(
	struct json *json, const struct pack *pack, civil_day today)
{
	struct maybe_day known = {pack->has_known_through, pack->known_through};

	report_json_day(json, "checked", on(pack->checked));
	json_text(json, "basis", pack->basis);
	if (pack->reviewed) {
		json_map(json, "review");
		json_text(json, "by", pack->review_by);
		json_text(json, "bar", pack->review_bar);
		report_json_day(json, "on", on(pack->review_on));
		json_end(json);
	} else {
		json_text(json, "review", STR("none"));
	}
	json_truth(json, "stale", pack_is_stale(pack, today));
	report_json_day(json, "known_through", known);
}

static void add_missing(struct json *json, const struct report *report,
	const struct decision *decision)
{
	struct explain_needs needs = explain_missing(
		report->arena, report->facts->vocabulary, decision, 1);

	json_list(json, "missing");
	for (int i = 0; i < needs.count; i++)
		json_text(json, NULL, needs.list[i].fact->id);
	json_end(json);
}

static void add_acts(struct json *json, const struct report *report,
	const struct decision *decision)
{
	struct explain_acts acts = explain_acts(report->arena, decision);

	json_list(json, "acts");
	for (int i = 0; i < acts.count; i++) {
		const struct duty_state *state = acts.list[i].duty;
		json_map(json, NULL);
		json_text(json, "duty", state->duty->id);
		report_json_day(
			json, "rent", report_due(report, acts.list[i].finding));
		report_json_day(json, "by",
			state->duty->due ? state->due : state->latest);
		json_end(json);
	}
	json_end(json);
}

static void add_document(struct json *json, const struct report *report,
	const struct decision *decision, const struct pack_document *document)
{
	struct gate gate = report_gate(report, decision, document);

	json_map(json, NULL);
	json_text(json, "id", report_document_id(document));
	json_truth(json, "sworn", gate.paper == PAPER_SWORN);
	json_truth(json, "offered", gate.offered);
	report_json_text(json, "why_not",
		gate.offered ? STR("") : str_of(why_not_name(gate.why_not)));
	report_json_text(
		json, "criterion", gate.rule ? gate.rule->id : STR(""));
	report_json_text(json, "condition", gate.condition);
	json_list(json, "rent");
	for (int i = 0; gate.offered && i < decision->count; i++)
		if (gate.findings[i] && decision->findings[i].month >= 0)
			report_json_day(json, NULL,
				report_due(report, &decision->findings[i]));
	json_end(json);
	json_end(json);
}

static void add_documents(struct json *json, const struct report *report,
	const struct decision *decision)
{
	json_list(json, "documents");
	for (const struct pack_document *d = decision->pack->documents; d;
		d = d->next)
		add_document(json, report, decision, d);
	json_end(json);
}

static void add_program(struct json *json, const struct report *report,
	const struct decision *decision)
{
	const struct pack *pack = decision->pack;
	struct str hash =
		str_printf(report->arena, "sha256:%.*s", STR_ARG(pack->hash));

	json_map(json, NULL);
	json_text(json, "id", pack->id);
	json_text(json, "kind", str_of(pack_kind_name(pack->kind)));
	json_text(json, "status",
		str_of(lifecycle_status_name(decision->status)));
	json_text(json, "outcome", str_of(outcome_name(decision->outcome)));
	add_counts(json, decision);
	report_json_age(json, pack, report->today);
	json_text(json, "pack", hash);
	json_text(json, "receipt", report_receipt(report, decision));
	report_json_household(json, report, decision);
	add_months(json, report, decision);
	report_json_adults(json, report, decision);
	add_missing(json, report, decision);
	add_documents(json, report, decision);
	add_acts(json, report, decision);
	json_end(json);
}

void report_json(const struct report *report, struct json *json)
{
	const struct places *places = report->library->world.places;

	json_number(json, "schema", 1);
	report_json_day(json, "today", on(report->today));
	report_json_text(json, "place",
		report->place < 0 ? STR("") : places->list[report->place].path);
	json_text(json, "engine", STR(STAYPUT_VERSION));
	json_text(json, "shared",
		str_printf(report->arena, "sha256:%.*s",
			STR_ARG(report->library->shared_hash)));
	add_court(json, report);
	json_list(json, "programs");
	for (int i = 0; i < report->count; i++)
		add_program(json, report, &report->decisions[i]);
	json_end(json);
	json_list(json, "missing");
	for (int i = 0; i < report->needs.count; i++)
		json_text(json, NULL, report->needs.list[i].fact->id);
	json_end(json);
}
