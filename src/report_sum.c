/*
 * The answer in a few lines: the court's day, the months that are covered, the
 * next act, whom to call.
 */
#include "report_sum.h"

#define SUMS_MOST 2 /* programs that are named */

static bool has_months(const struct decision *decision)
{
	return decision->findings[0].month >= 0;
}

static int covered(const struct decision *decision)
{
	return decision->counts[OUTCOME_ACT_BY] +
	       decision->counts[OUTCOME_PROTECTED];
}

static void sum_court(const struct report *report, const struct tell *tell)
{
	const struct court *court = &report->court;
	struct catalog_value values[] = {
		{"day", words_weekday(tell->words, court->steps.sum.day)}, {0}};

	if (!court->urgent)
		return;
	if (court->counted)
		tell_item(tell, 0, "court.answer_by", values);
	else
		tell_item(tell, 0, "sum.urgent", NULL);
	if (court->passed)
		tell_item(tell, 0, "court.passed", NULL);
}

/* The days on which the months fell due that are covered, or are not. */
static struct str due_days(const struct report *report,
	const struct words *words, const struct decision *decision,
	bool are_covered)
{
	struct buf out = {.arena = report->arena};

	for (int i = 0; i < decision->count; i++) {
		const struct finding *finding = &decision->findings[i];
		struct maybe_day due = report_due(report, finding);
		if (outcome_covers(finding->outcome) != are_covered || !due.is)
			continue;
		if (out.n)
			buf_add(&out, STR("; "));
		buf_add(&out, words_day(words, due.day));
	}
	return buf_str(&out);
}

static const char *key_of(
	const struct report *report, const struct decision *decision)
{
	bool by_month = facts_by_month(report->facts);

	if (!has_months(decision))
		return "sum.whole";
	if (covered(decision) < decision->count)
		return by_month ? "sum.some" : "sum.some_payments";
	if (decision->count == 1)
		return by_month ? "sum.month" : "sum.payment";
	return by_month ? "sum.months" : "sum.payments";
}

static void sum_program(const struct report *report, const struct words *words,
	struct screen *screen, const struct decision *decision)
{
	struct tell tell =
		tell_brief(report->library, words, screen, decision->pack);
	struct arena *arena = report->arena;
	struct catalog_value values[] = {{"title", tell_title(&tell)},
		{"covered", str_printf(arena, "%d", covered(decision))},
		{"all", str_printf(arena, "%d", decision->count)},
		{"months", due_days(report, words, decision, true)},
		{"others", due_days(report, words, decision, false)}, {0}};

	tell_item(&tell, 0, key_of(report, decision), values);
}

/* The programs that cover the case, those for months of rent first; how many
 * were told. */
static int sum_programs(const struct report *report, const struct words *words,
	struct screen *screen)
{
	int said = 0;

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < report->count && said < SUMS_MOST; i++) {
			const struct decision *decision = &report->decisions[i];
			if (!outcome_covers(decision->outcome) ||
				has_months(decision) != (pass == 0))
				continue;
			sum_program(report, words, screen, decision);
			said++;
		}
	return said;
}

/* What is said where nothing covers: a doubt is never told as a no. */
static const char *none_key(const struct report *report)
{
	bool open = report->place < 0;

	for (int i = 0; i < report->count; i++) {
		if (report->decisions[i].outcome == OUTCOME_ASK_LAWYER)
			return "sum.doubt";
		open = open ||
		       report->decisions[i].outcome == OUTCOME_NEED_FACTS;
	}
	return open ? "sum.open" : "sum.none";
}

static void sum_months(const struct report *report, const struct words *words,
	struct screen *screen)
{
	struct tell tell = tell_start(report->library, words, screen, NULL);

	if (!sum_programs(report, words, screen))
		tell_item(&tell, 0, none_key(report), NULL);
	if (report->facts->rent_asked && !report->facts->rents)
		tell_item(&tell, 0, "sum.no_month", NULL);
}

/* The act of a program whose day comes first; `first` is the best so far. */
static bool earlier(
	const struct explain_act *act, const struct maybe_day *first)
{
	return act->duty->due.is &&
	       (!first->is || act->duty->due.day < first->day);
}

static struct str act_text(const struct report *report,
	const struct words *words, const struct decision *decision,
	const struct explain_act *act)
{
	struct screen unused = screen_new(report->arena, true);
	struct tell tell =
		tell_start(report->library, words, &unused, decision->pack);
	const struct tell_days days = {
		.due = act->duty->due, .latest = act->duty->latest};

	return tell_sentence(&tell, &days, "duties", act->duty->duty->id, "do");
}

/* The first day to pay by, and whether some rent has another day. */
struct repayment {
	struct maybe_day first;
	bool differ;
};

static void add_repayment(
	struct repayment *repayment, const struct finding *finding)
{
	struct maybe_day *first = &repayment->first;

	if (!outcome_covers(finding->outcome) || !finding->repay_by.is)
		return;
	repayment->differ |= first->is && first->day != finding->repay_by.day;
	if (!first->is || finding->repay_by.day < first->day)
		*first = finding->repay_by;
}

/* Where nothing is left to do but to pay: by when, or when that begins. */
static void sum_repay(const struct report *report, const struct tell *tell)
{
	struct repayment repayment = {0};

	for (int i = 0; i < report->count; i++)
		for (int k = 0; k < report->decisions[i].count; k++)
			add_repayment(
				&repayment, &report->decisions[i].findings[k]);
	struct catalog_value values[] = {
		{"day", words_day(tell->words, repayment.first.day)}, {0}};
	if (repayment.first.is)
		tell_item(tell, 0,
			repayment.differ ? "sum.repay_first" : "sum.repay",
			values);
}

static void sum_act(const struct report *report, const struct tell *tell)
{
	struct maybe_day first = {0};
	struct str text = {0};

	for (int i = 0; i < report->count; i++) {
		struct explain_acts acts =
			explain_acts(report->arena, &report->decisions[i]);
		for (int k = 0; k < acts.count; k++) {
			if (!earlier(&acts.list[k], &first))
				continue;
			first = acts.list[k].duty->due;
			text = act_text(report, tell->words,
				&report->decisions[i], &acts.list[k]);
		}
	}
	struct catalog_value values[] = {{"act", text},
		{"day", words_weekday(tell->words, first.day)}, {0}};
	if (text.n)
		tell_item(tell, 0, "sum.act", values);
	else
		sum_repay(report, tell);
}

/* The nearest help with a telephone: the first of the place's list. */
static void sum_call(const struct report *report, const struct tell *tell)
{
	for (int i = 0; i < report->guide->call_count; i++) {
		const struct call *call = &report->guide->calls[i];
		if (!call->phone.n || !guide_reaches(report->guide, call->place,
					      report->place))
			continue;
		struct catalog_value values[] = {
			{"call", tell_call(tell->arena, call->name, call->phone,
					 (struct str){0})},
			{0}};
		tell_item(tell, 0, "sum.call", values);
		return;
	}
}

void report_sum(const struct report *report, const struct words *words,
	struct screen *screen)
{
	struct tell tell = tell_start(report->library, words, screen, NULL);

	screen_title(screen, words_say(words, "sum.title"), '=');
	sum_court(report, &tell);
	sum_months(report, words, screen);
	sum_act(report, &tell);
	sum_call(report, &tell);
	tell_say(&tell, 0, "sum.more", NULL);
	screen_gap(screen);
}
