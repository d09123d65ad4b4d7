/*
 * What decided a finding, as JSON: criteria with what they saw, their tree, the
 * smallest reasons.
 */
#include "report_trace.h"

#include "criteria.h"

/* "rent.2.owed" where the months are counted, else the fact's id. */
static const char *sight_name(
	const struct report *report, const struct sight *sight)
{
	struct str rest = sight->fact->id;

	if (!sight->every)
		return str_dup(report->arena, rest).p;
	struct str group = str_cut(&rest, '.');
	return str_printf(report->arena, "%.*s.%d.%.*s", STR_ARG(group),
		sight->row + 1, STR_ARG(rest))
		.p;
}

static void add_saw(struct json *json, const struct report *report,
	const struct rule *rule, const struct scope *scope)
{
	struct sights sights = criteria_saw(report->arena, rule, scope);

	json_map(json, "saw");
	for (int i = 0; i < sights.count; i++) {
		const struct sight *sight = &sights.list[i];
		report_json_text(json, sight_name(report, sight),
			fact_print(report->arena, report->facts->vocabulary,
				sight->fact, sight->value));
	}
	json_end(json);
}

/* One criterion; `trace` has its verdict. */
static void add_criterion(struct json *json, const struct report *report,
	const struct finding *finding, const struct rule *rule,
	const struct scope *scope)
{
	verdict v = finding->trace[rule->number];
	struct str cite = cites_print(report->arena, &rule->cites);

	json_map(json, NULL);
	json_text(json, "id", rule->id);
	json_text(json, "segment", finding->segment->id);
	json_text(json, "verdict", str_of(verdict_name(v)));
	json_truth(json, "open", v & VERDICT_OPEN);
	add_saw(json, report, rule, scope);
	json_text(json, "cite", cite);
	json_end(json);
}

void report_json_criteria(struct json *json, const struct report *report,
	const struct finding *finding, enum fact_about about)
{
	if (!explain_is_judged(finding))
		return;
	struct criteria all =
		criteria_of(report->arena, finding->segment->covered_when);
	for (int i = 0; i < all.count; i++)
		if (all.list[i].about == about)
			add_criterion(json, report, finding, all.list[i].rule,
				&finding->scope);
}

/* Whether an earlier finding was judged by the same segment. */
static bool is_told(const struct decision *decision, int index)
{
	const struct finding *finding = &decision->findings[index];

	for (int i = 0; i < index; i++)
		if (explain_is_judged(&decision->findings[i]) &&
			decision->findings[i].segment == finding->segment)
			return true;
	return false;
}

void report_json_household(struct json *json, const struct report *report,
	const struct decision *decision)
{
	json_list(json, "criteria");
	for (int i = 0; i < decision->count; i++)
		if (!is_told(decision, i))
			report_json_criteria(json, report,
				&decision->findings[i], FACT_HOUSEHOLD);
	json_end(json);
}

/* Judges what is about adults for one of them; `own.trace` is overwritten. */
static void add_adult(struct json *json, const struct report *report,
	struct finding own, verdict *trace)
{
	struct criteria all =
		criteria_of(report->arena, own.segment->covered_when);

	json_map(json, NULL);
	json_number(json, "number", own.scope.adult + 1);
	json_list(json, "criteria");
	for (int i = 0; i < all.count; i++) {
		const struct rule *rule = all.list[i].rule;
		if (all.list[i].about != FACT_ADULT)
			continue;
		rule_judge(rule, &own.scope, trace);
		add_criterion(json, report, &own, rule, &own.scope);
	}
	json_end(json);
	json_end(json);
}

static bool has_adult_criteria(
	const struct report *report, const struct finding *finding)
{
	if (!explain_is_judged(finding))
		return false;
	struct criteria all =
		criteria_of(report->arena, finding->segment->covered_when);
	for (int i = 0; i < all.count; i++)
		if (all.list[i].about == FACT_ADULT)
			return true;
	return false;
}

void report_json_adults(struct json *json, const struct report *report,
	const struct decision *decision)
{
	struct finding own = *report_leading(decision);
	verdict *trace = arena_array(
		report->arena, (size_t)decision->pack->rule_count + 1, 1);
	int adults = has_adult_criteria(report, &own)
			     ? report->facts->adult_count
			     : 0;

	own.trace = trace;
	json_list(json, "adults");
	for (own.scope.adult = 0; own.scope.adult < adults; own.scope.adult++)
		add_adult(json, report, own, trace);
	json_end(json);
}

void report_json_reasons(struct json *json, const struct report *report,
	const struct finding *finding)
{
	struct explain_reasons reasons =
		explain_reasons(report->arena, finding);

	json_list(json, "decided_by");
	for (int i = 0; i < reasons.count; i++)
		if (reasons.list[i]->id.n)
			json_text(json, NULL, reasons.list[i]->id);
	json_end(json);
}

/* The criteria as the law joins them: a test by its id, a group with its
 * verdict and parts. */
static void add_node(struct json *json, const char *key,
	const struct finding *finding, const struct rule *rule)
{
	static const char *const kinds[] = {
		"all", "any", "none", "test", "open", "presume", "each_adult"};
	verdict v = finding->trace[rule->number];

	if (!rule->first && !rule->unless) {
		json_text(json, key, rule->id);
		return;
	}
	json_map(json, key);
	json_text(json, "is", str_of(kinds[rule->kind]));
	json_text(json, "verdict", str_of(verdict_name(v)));
	json_list(json, "of");
	for (const struct rule *r = rule->first; r; r = r->next)
		add_node(json, NULL, finding, r);
	json_end(json);
	if (rule->unless)
		add_node(json, "unless", finding, rule->unless);
	json_end(json);
}

void report_json_tree(struct json *json, const struct finding *finding)
{
	if (explain_is_judged(finding) && finding->segment->covered_when)
		add_node(json, "tree", finding, finding->segment->covered_when);
	else
		json_nothing(json, "tree");
}
