/*
 * The points of a rule in words: each criterion's sentence, its sources and the
 * answers that it saw.
 */
#include "report_program.h"

#include "criteria.h"

static bool is_due(const struct sight *sight)
{
	return str_is(sight->fact->id, "rent.due");
}

/* "Label: answer"; of a sum "Label (March 1, 2025): answer". */
static struct str sight_text(
	const struct report_part *part, const struct sight *sight)
{
	const struct words *words = part->tell->words;
	struct str label = words_label(words, sight->fact);
	struct str answer = words_value(words, sight->fact, sight->value);
	const struct finding month = {.month = sight->row};
	struct maybe_day due = report_due(part->report, &month);

	if (!sight->every || is_due(sight) || !due.is)
		return str_printf(words->arena, "%.*s: %.*s", STR_ARG(label),
			STR_ARG(answer));
	return str_printf(words->arena, "%.*s (%.*s): %.*s", STR_ARG(label),
		STR_ARG(words_day(words, due.day)), STR_ARG(answer));
}

/* Whether the sight is a due date that another one of its month has. */
static bool goes_without_saying(
	const struct sights *sights, const struct sight *sight)
{
	for (int i = 0; sight->every && is_due(sight) && i < sights->count; i++)
		if (sights->list[i].every && !is_due(&sights->list[i]))
			return true;
	return false;
}

static void tell_sights(const struct report_part *part, const struct rule *rule,
	const struct scope *scope)
{
	struct sights sights = criteria_saw(part->tell->arena, rule, scope);
	struct buf all = {.arena = part->tell->arena};

	for (int i = 0; i < sights.count; i++) {
		if (goes_without_saying(&sights, &sights.list[i]))
			continue;
		if (all.n)
			buf_add(&all, STR("; "));
		buf_add(&all, sight_text(part, &sights.list[i]));
	}
	struct catalog_value values[] = {{"answer", buf_str(&all)}, {0}};
	if (sights.count)
		tell_say(part->tell, 6, "criteria.seen", values);
}

static void tell_criterion(const struct report_part *part,
	const struct rule *rule, const struct finding *finding)
{
	const struct words *words = part->tell->words;
	verdict v = finding->trace[rule->number];
	const char *sentence = "why";
	const char *mark = "verdict.unknown";

	if (v == VERDICT_MET || v == VERDICT_NOT_MET) {
		sentence = v == VERDICT_MET ? "met" : "not_met";
		mark = v == VERDICT_MET ? "verdict.met" : "verdict.not_met";
	} else if (!(v & VERDICT_MISSING)) {
		sentence = "open";
		mark = "verdict.open";
	}
	struct str text =
		tell_sentence(part->tell, NULL, "criteria", rule->id, sentence);
	if (!text.p)
		text = rule->id;
	text = tell_cited(part->tell, text, &rule->cites);
	struct str prefix = str_printf(
		part->tell->arena, "%.*s: ", STR_ARG(words_say(words, mark)));
	screen_line(part->tell->screen, 4, "%.*s%.*s", STR_ARG(prefix),
		STR_ARG(text));
	tell_sights(part, rule, &finding->scope);
}

static bool decides(
	const struct explain_reasons *reasons, const struct rule *rule)
{
	for (int i = 0; i < reasons->count; i++)
		if (reasons->list[i] == rule)
			return true;
	return false;
}

bool report_by_points(const struct finding *finding)
{
	return finding->reason != REASON_EFFECT &&
	       (finding->reason != REASON_DUTY ||
		       finding->criteria == VERDICT_NOT_MET);
}

/* Whether a criterion is told: those that decide, and all of them with -v. What
 * is left open beside a case that is covered would only frighten. */
static bool is_shown(const struct report_part *part,
	const struct finding *finding, const struct explain_reasons *reasons,
	const struct rule *rule)
{
	if (rule->kind == RULE_EACH_ADULT)
		return false;
	if (part->report->library->cli->verbose)
		return rule->kind == RULE_TEST || rule->kind == RULE_OPEN;
	if (!decides(reasons, rule))
		return false;
	return outcome_covers(finding->outcome) || report_by_points(finding);
}

/* The criteria of one level; their title before the first. */
static void tell_criteria(const struct report_part *part,
	const struct finding *finding, enum fact_about about, const char *title)
{
	struct arena *arena = part->tell->arena;

	if (!explain_is_judged(finding))
		return;
	struct criteria all =
		criteria_of(arena, finding->segment->covered_when);
	struct explain_reasons reasons = explain_reasons(arena, finding);
	for (int i = 0; i < all.count; i++) {
		const struct criterion *one = &all.list[i];
		if (one->about != about ||
			!is_shown(part, finding, &reasons, one->rule))
			continue;
		if (title)
			tell_say(part->tell, 2, title, NULL);
		title = NULL;
		tell_criterion(part, one->rule, finding);
	}
}

/* Whether another month speaks for this one's segment: one with a better
 * outcome, or an earlier one with the same. */
static bool is_spoken_for(const struct decision *decision, int index)
{
	const struct finding *own = &decision->findings[index];

	for (int i = 0; i < decision->count; i++) {
		const struct finding *other = &decision->findings[i];
		if (other->segment != own->segment || i == index)
			continue;
		if (other->outcome < own->outcome ||
			(other->outcome == own->outcome && i < index))
			return true;
	}
	return false;
}

/* What is about adults, judged for one of them. */
static void tell_adult(
	const struct report_part *part, struct finding own, verdict *trace)
{
	struct arena *arena = part->tell->arena;
	struct criteria all = criteria_of(arena, own.segment->covered_when);
	struct catalog_value values[] = {
		{"number", str_printf(arena, "%d", own.scope.adult + 1)}, {0}};
	bool first = true;

	for (int i = 0; i < all.count; i++) {
		const struct rule *rule = all.list[i].rule;
		if (all.list[i].about != FACT_ADULT || rule->kind != RULE_TEST)
			continue;
		rule_judge(rule, &own.scope, trace);
		if (first)
			tell_say(part->tell, 2, "check.adult", values);
		first = false;
		tell_criterion(part, rule, &own);
	}
}

static void tell_adults(
	const struct report_part *part, const struct finding *finding)
{
	struct finding own = *finding;
	verdict *trace = arena_array(part->tell->arena,
		(size_t)part->decision->pack->rule_count + 1, 1);

	own.trace = trace;
	if (!explain_is_judged(finding))
		return;
	for (own.scope.adult = 0;
		own.scope.adult < part->report->facts->adult_count;
		own.scope.adult++)
		tell_adult(part, own, trace);
}

void report_household(const struct report_part *part)
{
	for (int i = 0; i < part->decision->count; i++) {
		const struct finding *finding = &part->decision->findings[i];
		if (is_spoken_for(part->decision, i))
			continue;
		tell_criteria(part, finding, FACT_HOUSEHOLD, "check.home");
		tell_adults(part, finding);
	}
}

void report_month_points(
	const struct report_part *part, const struct finding *finding)
{
	tell_criteria(part, finding, FACT_RENT, NULL);
}
