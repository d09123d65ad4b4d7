/*
 * What a program makes of a case: the months, the points of the rule with what
 * was seen, what is to be done, what follows, how sure it is.
 */
#include "report_program.h"

/* Whether the status alone says that nothing can come of it. */
static bool is_no_law(enum pack_status status)
{
	return status <= STATUS_ADOPTED || status == STATUS_SUSPENDED ||
	       status == STATUS_STRUCK;
}

struct str report_reason(const struct tell *tell,
	const struct decision *decision, const struct finding *finding)
{
	const struct words *words = tell->words;
	struct str status = str_printf(tell->arena, "status.%s",
		lifecycle_status_name(decision->status));
	struct str by = finding->preempted ? finding->preempted->by
					   : finding->yields_to;
	struct catalog_value values[] = {{"status", words_say(words, status.p)},
		{"by", by},
		{"day", words_day(words, tell->pack->known_through)}, {0}};

	enum reason reason = finding->reason;
	if (reason == REASON_NONE)
		return (struct str){NULL, 0};
	if (reason == REASON_WINDOW && is_no_law(decision->status))
		reason = REASON_STATUS;
	struct str key =
		str_printf(tell->arena, "reason.%s", reason_name(reason));
	return words_fill(words, key.p, values);
}

/* --- the months ------------------------------------------------------ */

static struct str outcome_text(
	const struct words *words, const struct finding *finding)
{
	struct str key = str_printf(
		words->arena, "outcome.%s", outcome_name(finding->outcome));
	struct catalog_value values[] = {
		{"day", words_day(words, finding->act_by.day)}, {0}};

	if (finding->outcome == OUTCOME_ACT_BY && !finding->act_by.is)
		return words_say(words, "outcome.act");
	return words_fill(words, key.p, values);
}

static struct str rent_due(
	const struct report_part *part, const struct finding *finding)
{
	const struct words *words = part->tell->words;
	struct maybe_day due = report_due(part->report, finding);
	struct catalog_value values[] = {
		{"day", due.is ? words_day(words, due.day)
			       : words_say(words, "value.not_asked")},
		{0}};

	return words_fill(words, "check.rent_due", values);
}

static bool has_months(const struct decision *decision)
{
	return decision->findings[0].month >= 0;
}

static int covered(const struct decision *decision)
{
	return decision->counts[OUTCOME_ACT_BY] +
	       decision->counts[OUTCOME_PROTECTED];
}

static void tell_whole(const struct report_part *part)
{
	static const char *const keys[] = {[OUTCOME_ACT_BY] = "check.covered",
		[OUTCOME_PROTECTED] = "check.covered",
		[OUTCOME_ASK_LAWYER] = "check.in_doubt",
		[OUTCOME_NEED_FACTS] = "check.not_decided",
		[OUTCOME_NOT_PROTECTED] = "check.covered_not",
		[OUTCOME_NOT_IN_FORCE] = "check.covered_not"};

	tell_say(part->tell, 0, keys[part->decision->outcome], NULL);
	if (part->decision->pack->by_month && part->report->facts->rents == 0)
		tell_say(part->tell, 0, "check.no_months", NULL);
}

static void tell_months(const struct report_part *part)
{
	const struct decision *decision = part->decision;
	struct arena *arena = part->tell->arena;
	struct catalog_value values[] = {
		{"covered", str_printf(arena, "%d", covered(decision))},
		{"all", str_printf(arena, "%d", decision->count)}, {0}};

	bool by_month = facts_by_month(part->report->facts);

	if (decision->count == 1)
		tell_say(part->tell, 0,
			by_month ? "check.month" : "check.payment", values);
	else
		tell_say(part->tell, 0,
			by_month ? "check.months" : "check.payments", values);
	for (int i = 0; i < decision->count; i++) {
		const struct finding *finding = &decision->findings[i];
		screen_line(part->tell->screen, 2, "- %.*s: %.*s",
			STR_ARG(rent_due(part, finding)),
			STR_ARG(outcome_text(part->tell->words, finding)));
	}
	if (covered(decision) < decision->count)
		tell_say(part->tell, 0,
			by_month ? "check.one_month_enough"
				 : "check.one_payment_enough",
			NULL);
}

/* --- duties and consequences ----------------------------------------- */

static void put(const struct report_part *part, int indent, struct str sentence,
	const struct cites *cites)
{
	if (sentence.p)
		screen_text(part->tell->screen, indent, "",
			cites ? tell_cited(part->tell, sentence, cites)
			      : sentence);
}

static void tell_done(
	const struct report_part *part, const struct duty_state *state)
{
	struct catalog_value values[] = {
		{"day", words_day(part->tell->words, state->done.day)}, {0}};

	tell_say(part->tell, 6,
		state->done.is ? "duty.done" : "duty.done_undated", values);
}

static void tell_duty(
	const struct report_part *part, const struct duty_state *state)
{
	static const char *const parts[] = {[DUTY_NOT_ASKED_OF] = NULL,
		[DUTY_DONE] = "do",
		[DUTY_OPEN] = "do",
		[DUTY_BETWEEN] = "open",
		[DUTY_UNRECORDED] = "do",
		[DUTY_VAGUE] = "do",
		[DUTY_EXCUSED] = "missed",
		[DUTY_MISSED] = "missed"};
	const struct tell_days days = tell_duty_days(state);
	bool two = state->due.is && state->latest.is &&
		   state->latest.day != state->due.day;
	struct catalog_value outer[] = {
		{"day", words_day(part->tell->words, state->latest.day)}, {0}};

	if (!parts[state->is])
		return;
	put(part, 4,
		tell_sentence(part->tell, &days, "duties", state->duty->id,
			parts[state->is]),
		&state->duty->cites);
	if (state->is == DUTY_OPEN && two)
		tell_say(part->tell, 6, "check.outer", outer);
	if (state->is == DUTY_DONE)
		tell_done(part, state);
	if (state->is == DUTY_UNRECORDED)
		tell_say(part->tell, 6, "duty.unrecorded", NULL);
	if (state->is == DUTY_VAGUE)
		tell_say(part->tell, 6, "duty.vague", NULL);
	if (state->is == DUTY_EXCUSED)
		tell_say(part->tell, 6, "duty.excused", NULL);
}

/* What stands before a consequence's sentence; NULL: it is not told. */
static const char *prefix_of(enum consequence_is is)
{
	static const char *const prefixes[] = {[CONSEQUENCE_HOLDS] = "",
		[CONSEQUENCE_LOST] = "duty.lost",
		[CONSEQUENCE_NOT_YET] = "duty.not_yet",
		[CONSEQUENCE_OVER] = "duty.over",
		[CONSEQUENCE_UNKNOWN] = "duty.may",
		[CONSEQUENCE_NOT_MET] = NULL};

	return prefixes[is];
}

/* What a finding says of its n-th consequence; p NULL when it is not told. */
static struct str consequence_text(
	const struct report_part *part, const struct finding *finding, int n)
{
	const struct consequence_state *state = &finding->consequences[n];
	const struct tell_days days = {.from = state->from,
		.through = state->through,
		.by = state->by,
		.repay_by = state->repay_by};
	const char *prefix = prefix_of(state->is);
	struct str sentence = tell_sentence(part->tell, &days, "consequences",
		state->consequence->id, NULL);

	if (!prefix || !sentence.p)
		return (struct str){NULL, 0};
	sentence = tell_cited(part->tell, sentence, &state->consequence->cites);
	if (!*prefix)
		return sentence;
	return str_printf(part->tell->arena, "%.*s: %.*s",
		STR_ARG(words_say(part->tell->words, prefix)),
		STR_ARG(sentence));
}

static int consequence_count(const struct finding *finding)
{
	return finding->consequences ? finding->segment->consequence_count : 0;
}

/* Whether the sentence stands among those of an earlier month; where `all`,
 * of every other month. */
static bool is_said(const struct report_part *part, int month,
	struct str sentence, bool all)
{
	int said = 0;
	int end = all ? part->decision->count : month;

	for (int i = 0; i < end; i++) {
		const struct finding *finding = &part->decision->findings[i];
		for (int n = 0; n < consequence_count(finding); n++) {
			struct str one = consequence_text(part, finding, n);
			if (one.p && str_eq(one, sentence)) {
				said++;
				break;
			}
		}
	}
	return all ? said == part->decision->count : said > 0;
}

/* What follows, once where it is the same for all months. */
static void tell_consequences(const struct report_part *part)
{
	bool first = true;

	for (int i = 0; i < part->decision->count; i++) {
		const struct finding *finding = &part->decision->findings[i];
		for (int n = 0; n < consequence_count(finding); n++) {
			struct str text = consequence_text(part, finding, n);
			if (!text.p || is_said(part, i, text, false))
				continue;
			if (first)
				tell_say(part->tell, 2, "show.gives", NULL);
			first = false;
			if (has_months(part->decision) &&
				!is_said(part, i, text, true))
				text = str_printf(part->tell->arena,
					"%.*s: %.*s",
					STR_ARG(rent_due(part, finding)),
					STR_ARG(text));
			screen_text(part->tell->screen, 4, "- ", text);
		}
	}
}

static void tell_finding(
	const struct report_part *part, const struct finding *finding)
{
	struct maybe_day due = report_due(part->report, finding);
	struct str reason = report_reason(part->tell, part->decision, finding);

	if (has_months(part->decision))
		screen_line(part->tell->screen, 2, "%.*s: %.*s",
			STR_ARG(rent_due(part, finding)),
			STR_ARG(outcome_text(part->tell->words, finding)));
	put(part, 4, reason, NULL);
	report_month_points(part, finding);
	for (int i = 0;
		explain_is_judged(finding) && i < finding->segment->duty_count;
		i++)
		if (finding->reason != REASON_CRITERION &&
			finding->reason != REASON_EFFECT)
			tell_duty(part, &finding->duties[i]);
	if (outcome_covers(finding->outcome) && has_months(part->decision) &&
		!finding->repay_by.is)
		tell_say(part->tell, 4, "check.owe", NULL);
	if (report_is_old(due, part->report->today))
		tell_say(part->tell, 4, "check.old", NULL);
	if (finding->scope.event && finding->scope.event->doubt.n) {
		struct catalog_value values[] = {
			{"doubt", finding->scope.event->doubt}, {0}};
		tell_say(part->tell, 4, "law.event", values);
	}
}

/* --- the rest -------------------------------------------------------- */

static void tell_acts(const struct report_part *part)
{
	struct explain_acts acts =
		explain_acts(part->tell->arena, part->decision);

	if (!acts.count)
		return;
	tell_say(part->tell, 2, "check.changes", NULL);
	for (int i = 0; i < acts.count; i++) {
		const struct duty_state *state = acts.list[i].duty;
		const struct tell_days days = tell_duty_days(state);
		struct str sentence = tell_sentence(
			part->tell, &days, "duties", state->duty->id, "do");
		if (!sentence.p)
			continue;
		if (has_months(part->decision))
			sentence = str_printf(part->tell->arena, "%.*s: %.*s",
				STR_ARG(rent_due(part, acts.list[i].finding)),
				STR_ARG(sentence));
		screen_text(part->tell->screen, 4, "- ", sentence);
	}
}

static void tell_missing(const struct report_part *part)
{
	const struct words *words = part->tell->words;
	struct explain_needs needs = explain_missing(part->tell->arena,
		part->report->facts->vocabulary, part->decision, 1);
	struct buf all = {.arena = part->tell->arena};

	for (int i = 0; i < needs.count; i++) {
		if (i)
			buf_add(&all, STR("; "));
		buf_add(&all, words_label(words, needs.list[i].fact));
	}
	if (needs.count)
		screen_line(part->tell->screen, 2, "%.*s: %.*s",
			STR_ARG(words_say(words, "check.missing")),
			STR_ARG(buf_str(&all)));
}

static void tell_claim(const struct report_part *part)
{
	struct str key = str_printf(part->tell->arena, "kind.%s.claim",
		pack_kind_name(part->decision->pack->kind));

	if (part->decision->outcome <= OUTCOME_NEED_FACTS)
		tell_say(part->tell, 0, key.p, NULL);
}

static struct str paper_name(
	const struct report_part *part, const struct pack_document *document)
{
	struct str key = str_printf(
		part->tell->arena, "paper.name.%.*s", STR_ARG(document->use));
	struct str name = words_say(part->tell->words, key.p);

	return document->use.n && !str_eq(name, key)
		       ? name
		       : report_document_id(document);
}

/* A paper for other households is not told of; one on request can be made, as
 * its name says. */
static void tell_paper(
	const struct report_part *part, const struct pack_document *document)
{
	const struct words *words = part->tell->words;
	struct gate gate = report_gate(part->report, part->decision, document);
	bool can = gate.offered || gate.why_not == WHY_ON_REQUEST;

	if (gate.why_not == WHY_NOT_FOR_CASE)
		return;
	struct str key = str_printf(
		words->arena, "paper.why.%s", why_not_name(gate.why_not));
	struct catalog_value values[] = {{"why", words_say(words, key.p)}, {0}};

	screen_line(part->tell->screen, 4, "- %.*s: %.*s",
		STR_ARG(paper_name(part, document)),
		STR_ARG(words_fill(words,
			can ? "check.paper_yes" : "check.paper_no", values)));
}

static void tell_papers(const struct report_part *part)
{
	const struct pack_document *first = part->decision->pack->documents;

	if (!first || part->decision->outcome >= OUTCOME_NOT_PROTECTED)
		return;
	tell_say(part->tell, 2, "check.papers", NULL);
	for (const struct pack_document *d = first; d; d = d->next)
		tell_paper(part, d);
}

static void tell_version(const struct report_part *part)
{
	struct catalog_value values[] = {
		{"receipt", report_receipt(part->report, part->decision)}, {0}};

	tell_age(part->tell, 2, part->report->today);
	if (part->decision->outcome < OUTCOME_NOT_PROTECTED)
		tell_say(part->tell, 2, "law.pack", values);
}

/* Whom the law names, or else whom the place has. */
static void tell_calls(const struct report_part *part)
{
	tell_say(part->tell, 2, "check.help", NULL);
	tell_help(part->tell, 4);
	if (!part->decision->pack->help_count)
		report_calls(part->report, part->tell, 4);
}

void report_program(const struct report *report, const struct tell *tell,
	const struct decision *decision)
{
	struct report_part part = {report, tell, decision};

	screen_title(tell->screen, tell_title(tell), '-');
	if (has_months(decision))
		tell_months(&part);
	else
		tell_whole(&part);
	tell_claim(&part);
	screen_gap(tell->screen);
	report_household(&part);
	for (int i = 0; i < decision->count; i++)
		tell_finding(&part, &decision->findings[i]);
	tell_consequences(&part);
	tell_acts(&part);
	tell_missing(&part);
	tell_papers(&part);
	screen_gap(tell->screen);
	if (decision->outcome < OUTCOME_NOT_PROTECTED)
		tell_calls(&part);
	tell_sources(tell, 2);
	tell_version(&part);
	screen_gap(tell->screen);
}
