/*
 * Judging documents: contract.md "Papers".
 */
#include "gate.h"

enum paper gate_paper(const struct pack_document *document)
{
	if (document->policy == FORM_OFFICIAL)
		return PAPER_OFFICIAL;
	if (document->sworn_count)
		return PAPER_SWORN;
	return document->shows_count ? PAPER_NOTICE : PAPER_SHEET;
}

bool gate_shows(const struct pack_document *document, const struct fact *fact)
{
	enum paper paper = gate_paper(document);

	if (paper == PAPER_SHEET)
		return true;
	for (int i = 0; i < document->shows_count; i++)
		if (document->shows[i] == fact)
			return true;
	return false;
}

/* What bars one finding; rule: the criterion, when one does. */
struct bar {
	enum why_not why_not;
	const struct rule *rule;
};

static struct bar bar(enum why_not why_not)
{
	return (struct bar){why_not, NULL};
}

static struct bar not_in_force(const struct decision *decision)
{
	switch (decision->status) {
	case STATUS_PROPOSED:
	case STATUS_REJECTED:
		return bar(WHY_PROPOSED);
	case STATUS_SUSPENDED:
		return bar(WHY_SUSPENDED);
	default:
		return bar(WHY_NOT_IN_FORCE);
	}
}

/* The reason in a finding that is neither covered nor in doubt. */
static struct bar lost(const struct finding *finding)
{
	switch (finding->reason) {
	case REASON_DUTY:
		return bar(WHY_DUTY);
	case REASON_EFFECT:
		return bar(WHY_OVER);
	default:
		return bar(WHY_CRITERION);
	}
}

/* A month can be named on a paper only by its day. */
static bool names_its_month(const struct finding *finding)
{
	if (finding->month < 0)
		return true;
	const struct fact *due = vocabulary_find(
		finding->scope.facts->vocabulary, STR("rent.due"));
	return scope_value(&finding->scope, due)->state == VALUE_KNOWN;
}

static bool known_to_reach(const struct finding *finding)
{
	return !((finding->place | finding->reached) &
		       (VERDICT_MISSING | VERDICT_NOT_MET)) &&
	       names_its_month(finding);
}

/* Whether the law asks that the landlord be told: then a day may run out while
 * somebody looks for the facts. */
static bool has_notice_duty(const struct finding *finding)
{
	if (!finding->duties)
		return false;
	for (int i = 0; i < finding->segment->duty_count; i++)
		if (str_is(finding->duties[i].duty->to, "landlord"))
			return true;
	return false;
}

/* An unsworn notice: a doubt that the tenant cannot clear up before the day
 * must not cost the notice that the law asks for; a criterion that is not met
 * does. */
static struct bar bar_notice(
	const struct decision *decision, const struct finding *finding)
{
	switch (finding->outcome) {
	case OUTCOME_NOT_IN_FORCE:
		return not_in_force(decision);
	case OUTCOME_NOT_PROTECTED:
		return lost(finding);
	case OUTCOME_ASK_LAWYER:
		if ((finding->reason != REASON_LATE &&
			    finding->reason != REASON_OPEN) ||
			!has_notice_duty(finding))
			return bar(WHY_ASK_LAWYER);
		break;
	case OUTCOME_NEED_FACTS:
		if (!has_notice_duty(finding))
			return bar(WHY_UNKNOWN);
		break;
	default:
		break;
	}
	return bar(known_to_reach(finding) ? WHY_NONE : WHY_UNKNOWN);
}

/* The criterion of the segment that the finding is about, for segments may
 * have criteria of the same id. */
static const struct rule *sworn_rule(
	const struct finding *finding, const struct rule *sworn)
{
	return finding->segment
		       ? rule_find(finding->segment->covered_when, sworn->id)
		       : NULL;
}

/* The verdict on a sworn criterion for the person who swears. A criterion
 * that the segment does not have (NULL) is not met. */
static verdict sworn_verdict(struct arena *arena, const struct finding *finding,
	const struct pack *pack, const struct rule *rule, int adult)
{
	verdict v = rule && finding->trace ? finding->trace[rule->number] : 0;

	if (v == 0 || adult < 0)
		return v;
	verdict *trace = arena_array(arena, (size_t)pack->rule_count + 1, 1);
	struct scope scope = finding->scope;
	scope.adult = adult;
	return rule_judge(rule, &scope, trace);
}

static struct bar bar_sworn(struct arena *arena,
	const struct decision *decision, const struct finding *finding,
	const struct pack_document *document, int adult)
{
	if (!outcome_covers(finding->outcome)) {
		struct bar notice = bar_notice(decision, finding);
		if (notice.why_not != WHY_NONE)
			return notice;
	}
	for (int i = 0; i < document->sworn_count; i++) {
		const struct rule *own =
			sworn_rule(finding, document->sworn[i]);
		const struct rule *rule = own ? own : document->sworn[i];
		verdict v = sworn_verdict(
			arena, finding, decision->pack, own, adult);
		if (v == VERDICT_MET)
			continue;
		if (v & VERDICT_MISSING)
			return (struct bar){WHY_UNKNOWN, rule};
		if (v & VERDICT_OPEN)
			return (struct bar){WHY_ASK_LAWYER, rule};
		return (struct bar){WHY_CRITERION, rule};
	}
	if (!outcome_covers(finding->outcome))
		return bar(finding->outcome == OUTCOME_NEED_FACTS
				   ? WHY_UNKNOWN
				   : WHY_ASK_LAWYER);
	return bar(WHY_NONE);
}

/* A sheet goes with what it explains: a covered month, or a notice that is
 * made for a month in doubt. */
static struct bar bar_sheet(
	const struct decision *decision, const struct finding *finding)
{
	if (outcome_covers(finding->outcome))
		return bar(WHY_NONE);
	for (const struct pack_document *d = decision->pack->documents; d;
		d = d->next)
		if (gate_paper(d) == PAPER_NOTICE)
			return bar_notice(decision, finding);
	if (finding->outcome == OUTCOME_NOT_IN_FORCE)
		return not_in_force(decision);
	return bar(WHY_NOTHING_COVERED);
}

static struct bar bar_finding(struct arena *arena,
	const struct decision *decision, const struct finding *finding,
	const struct gate *gate, int adult)
{
	switch (gate->paper) {
	case PAPER_SWORN:
		return bar_sworn(
			arena, decision, finding, gate->document, adult);
	case PAPER_NOTICE:
		return bar_notice(decision, finding);
	case PAPER_SHEET:
		return bar_sheet(decision, finding);
	default:
		return bar(WHY_OFFICIAL_FORM);
	}
}

/* What bars the paper whatever the months say. */
static enum why_not bar_program(
	const struct decision *decision, enum paper paper)
{
	if (paper == PAPER_OFFICIAL)
		return WHY_OFFICIAL_FORM;
	if (decision->status == STATUS_SUSPENDED)
		return WHY_SUSPENDED;
	if (decision->status == STATUS_PROPOSED ||
		decision->status == STATUS_REJECTED)
		return WHY_PROPOSED;
	return WHY_NONE;
}

static bool reasons_are_known(const struct finding *finding)
{
	return finding->criteria == VERDICT_MET;
}

struct gate gate_judge(struct arena *arena, const struct decision *decision,
	const struct pack_document *document, int adult)
{
	struct gate gate = {.document = document,
		.paper = gate_paper(document),
		.certain = true,
		.findings = arena_array(
			arena, (size_t)decision->count + 1, sizeof(bool))};
	enum outcome nearest = OUTCOMES;

	gate.why_not = bar_program(decision, gate.paper);
	if (gate.why_not != WHY_NONE)
		return gate;
	for (int i = 0; i < decision->count; i++) {
		const struct finding *finding = &decision->findings[i];
		struct bar why =
			bar_finding(arena, decision, finding, &gate, adult);
		gate.findings[i] = why.why_not == WHY_NONE;
		gate.count += gate.findings[i];
		if (gate.findings[i])
			gate.certain =
				gate.certain && reasons_are_known(finding);
		if (finding->outcome < nearest) {
			nearest = finding->outcome;
			gate.why_not = why.why_not;
			gate.rule = why.rule;
		}
	}
	gate.offered = gate.count > 0;
	if (gate.offered && gate.paper == PAPER_SWORN && decision->stale) {
		gate.offered = false;
		gate.why_not = WHY_STALE;
	} else if (gate.offered) {
		gate.why_not = WHY_NONE;
		gate.rule = NULL;
	}
	return gate;
}

void gate_shut(struct gate *gate, const struct pack_document *const *refused,
	int count)
{
	for (int i = 0; gate->offered && i < count; i++)
		if (refused[i] == gate->document) {
			gate->offered = false;
			gate->why_not = WHY_NOT_CONFIRMED;
		}
}

const char *why_not_name(enum why_not why_not)
{
	static const char *const names[] = {[WHY_NONE] = "none",
		[WHY_OFFICIAL_FORM] = "official_form",
		[WHY_PROPOSED] = "proposed",
		[WHY_NOT_IN_FORCE] = "not_in_force",
		[WHY_SUSPENDED] = "suspended",
		[WHY_STALE] = "stale",
		[WHY_CRITERION] = "criterion",
		[WHY_DUTY] = "duty",
		[WHY_OVER] = "over",
		[WHY_ASK_LAWYER] = "ask_lawyer",
		[WHY_UNKNOWN] = "need_facts",
		[WHY_NOTHING_COVERED] = "nothing_covered",
		[WHY_NOT_FOR_CASE] = "not_for_case",
		[WHY_ON_REQUEST] = "on_request",
		[WHY_NOT_CONFIRMED] = "not_confirmed"};

	return names[why_not];
}
