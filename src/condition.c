/*
 * The conditions, and the table of their names.
 */
#include "condition.h"

#include <string.h>

static int covered(const struct matter *matter)
{
	return matter->decision->counts[OUTCOME_ACT_BY] +
	       matter->decision->counts[OUTCOME_PROTECTED];
}

static bool by_month(const struct matter *matter)
{
	return matter->decision->findings[0].month >= 0;
}

/* Each rent stands for a month. */
static bool in_months(const struct matter *matter)
{
	return by_month(matter) && facts_by_month(matter->facts);
}

static bool covers_one(const struct matter *matter)
{
	return in_months(matter) && matter->decision->count == 1 &&
	       covered(matter) == 1;
}

static bool covers_all(const struct matter *matter)
{
	return in_months(matter) && matter->decision->count > 1 &&
	       covered(matter) == matter->decision->count;
}

static bool covers_part(const struct matter *matter)
{
	return covered(matter) > 0 && covered(matter) < matter->decision->count;
}

static bool covers_some(const struct matter *matter)
{
	return in_months(matter) && covers_part(matter);
}

/* Some or all of the payments of a rent that is not due by the month. */
static bool covers_payments(const struct matter *matter)
{
	return by_month(matter) && !facts_by_month(matter->facts) &&
	       covered(matter) > 0;
}

static bool covers_none(const struct matter *matter)
{
	return covered(matter) == 0;
}

/* A program without months. */
static bool covers_whole(const struct matter *matter)
{
	return !by_month(matter) && covered(matter) > 0;
}

static bool adults_known(const struct matter *matter)
{
	return matter->facts->adult_count > 0;
}

static bool paper_says(const struct matter *matter, const char *word)
{
	const char *papers = matter_choice(matter, "court.papers");

	return papers && strcmp(papers, word) == 0;
}

static bool court_summons(const struct matter *matter)
{
	return paper_says(matter, "summons");
}

static bool court_notice(const struct matter *matter)
{
	return paper_says(matter, "notice");
}

static bool court_sheriff(const struct matter *matter)
{
	return paper_says(matter, "sheriff");
}

static bool locked_out(const struct matter *matter)
{
	const struct value *value = matter_fact(matter, "court.locked_out");

	return value->state == VALUE_KNOWN && value->number;
}

static bool court_papers(const struct matter *matter)
{
	return court_summons(matter) || court_notice(matter) ||
	       court_sheriff(matter) || locked_out(matter);
}

/* Nobody said that there are none. */
static bool court_unknown(const struct matter *matter)
{
	return !value_is_known(matter_fact(matter, "court.papers"));
}

static bool answer_day(const struct matter *matter)
{
	return matter->answer.by.is && !matter->answer.passed;
}

static bool answer_passed(const struct matter *matter)
{
	return matter->answer.passed;
}

static bool answer_doubtful(const struct matter *matter)
{
	return matter->answer.doubtful;
}

static bool trial_day(const struct matter *matter)
{
	return matter->answer.trial.is;
}

static bool reading(const struct matter *matter)
{
	return matter->reading;
}

static bool reads_other(const struct matter *matter)
{
	return matter->reads_other;
}

static bool certain(const struct matter *matter)
{
	return matter->gate->certain;
}

static bool reviewed(const struct matter *matter)
{
	return matter->reviewed;
}

static bool translated(const struct matter *matter)
{
	return !matter->unreviewed;
}

/* The pack has no sentences in the paper's language. */
static bool law_in_english(const struct matter *matter)
{
	return matter->law_words &&
	       !str_eq(matter->law_words->language, matter->words->language);
}

static bool stale(const struct matter *matter)
{
	return matter->decision->stale;
}

static bool full_text(const struct matter *matter)
{
	return str_is(matter->decision->pack->basis, "full_text");
}

static bool is_defence(const struct matter *matter)
{
	return matter->decision->pack->kind == KIND_DEFENCE;
}

static bool is_moratorium(const struct matter *matter)
{
	return matter->decision->pack->kind == KIND_MORATORIUM;
}

static bool is_stay(const struct matter *matter)
{
	return matter->decision->pack->kind == KIND_STAY;
}

static bool is_threshold(const struct matter *matter)
{
	return matter->decision->pack->kind == KIND_THRESHOLD;
}

static bool is_notice_floor(const struct matter *matter)
{
	return matter->decision->pack->kind == KIND_NOTICE_FLOOR;
}

/* Rent more than a year old: a notice to pay may come too late for it. */
static bool old_rent(const struct matter *matter)
{
	for (int i = 0; i < matter->decision->count; i++) {
		struct maybe_day due =
			matter_due(&matter->decision->findings[i]);
		if (due.is && date_add_months(due.day, 12) < matter->today)
			return true;
	}
	return false;
}

static bool repay_day(const struct matter *matter)
{
	for (int i = 0; i < matter->decision->count; i++)
		if (matter->decision->findings[i].repay_by.is)
			return true;
	return false;
}

static bool has_paper(
	const struct matter *matter, enum paper paper, bool offered)
{
	for (int i = 0; i < matter->gate_count; i++)
		if (matter->gates[i].paper == paper &&
			matter->gates[i].offered == offered)
			return true;
	return false;
}

static bool notice_made(const struct matter *matter)
{
	return has_paper(matter, PAPER_NOTICE, true);
}

static bool sworn_made(const struct matter *matter)
{
	return has_paper(matter, PAPER_SWORN, true);
}

static bool paper_left_out(const struct matter *matter)
{
	return has_paper(matter, PAPER_NOTICE, false) ||
	       has_paper(matter, PAPER_SWORN, false) ||
	       has_paper(matter, PAPER_OFFICIAL, false);
}

/* The day on which the row's duty was done is known. */
static bool done_day(const struct matter *matter)
{
	return matter->row.duty && matter->row.duty->done.is;
}

static bool has_papers(const struct matter *matter)
{
	return notice_made(matter) || sworn_made(matter) ||
	       paper_left_out(matter);
}

static bool duty_is(const struct matter *matter, enum duty_is is)
{
	for (int i = 0; i < matter->decision->count; i++) {
		const struct finding *f = &matter->decision->findings[i];
		if (!f->duties || f->outcome == OUTCOME_NOT_IN_FORCE)
			continue;
		for (int k = 0; k < f->segment->duty_count; k++)
			if (f->duties[k].is == is)
				return true;
	}
	return false;
}

static bool has_duties(const struct matter *matter)
{
	return duty_is(matter, DUTY_OPEN) || duty_is(matter, DUTY_DONE) ||
	       duty_is(matter, DUTY_BETWEEN) ||
	       duty_is(matter, DUTY_UNRECORDED) || duty_is(matter, DUTY_MISSED);
}

/* A late duty has cost a consequence. */
static bool has_lost(const struct matter *matter)
{
	for (int i = 0; i < matter->decision->count; i++) {
		const struct finding *f = &matter->decision->findings[i];
		for (int k = 0;
			f->consequences && k < f->segment->consequence_count;
			k++)
			if (f->consequences[k].is == CONSEQUENCE_LOST)
				return true;
	}
	return false;
}

static bool is_known(const struct matter *matter, const char *id)
{
	return matter_fact(matter, id)->state == VALUE_KNOWN;
}

static bool home_address(const struct matter *matter)
{
	return is_known(matter, "home.street") &&
	       is_known(matter, "home.city") && is_known(matter, "home.state");
}

#define WINDOW_LINE 40 /* bytes that are sure to fit a line of a window */
#define WINDOW_LINES 5

static int window_lines(const struct matter *matter, const char *const *ids)
{
	size_t bytes = 0;

	for (; *ids; ids++) {
		const struct value *value = matter_fact(matter, *ids);
		if (value->state == VALUE_KNOWN)
			bytes += value->text.n + 2;
	}
	return (int)((bytes + WINDOW_LINE - 1) / WINDOW_LINE);
}

/* Known, and short enough for the window of an envelope. */
static bool landlord_address(const struct matter *matter)
{
	static const char *const to[][4] = {{"landlord.name"},
		{"landlord.street", "landlord.unit"},
		{"landlord.city", "landlord.state", "landlord.zip"}};
	static const char *const from[][4] = {{"home.street", "home.unit"},
		{"home.city", "home.state", "home.zip"}};
	int to_lines = 0;
	int from_lines = 0;

	for (size_t i = 0; i < sizeof to / sizeof to[0]; i++)
		to_lines += window_lines(matter, to[i]);
	for (size_t i = 0; i < sizeof from / sizeof from[0]; i++)
		from_lines += window_lines(matter, from[i]);
	return is_known(matter, "landlord.name") &&
	       is_known(matter, "landlord.street") &&
	       is_known(matter, "landlord.city") &&
	       is_known(matter, "landlord.state") &&
	       is_known(matter, "landlord.zip") && to_lines <= WINDOW_LINES &&
	       from_lines <= WINDOW_LINES;
}

static bool known_through(const struct matter *matter)
{
	return matter->decision->pack->has_known_through;
}

/* Every month of the paper is sure to have this consequence. */
static bool has_consequence(const struct matter *matter, const char *id)
{
	bool has = matter->gate->certain && matter->gate->count > 0;

	for (int i = 0; i < matter->decision->count && has; i++) {
		const struct finding *f = &matter->decision->findings[i];
		bool holds = !matter->gate->findings[i];
		for (int k = 0; !holds && f->consequences &&
				k < f->segment->consequence_count;
			k++)
			holds = f->consequences[k].is == CONSEQUENCE_HOLDS &&
				str_is(f->consequences[k].consequence->id, id);
		has = holds;
	}
	return has;
}

static bool fees_barred(const struct matter *matter)
{
	return has_consequence(matter, "no_late_fees");
}

static bool payments_ordered(const struct matter *matter)
{
	return has_consequence(matter, "payments_to_current_rent");
}

static const struct {
	const char *name;
	bool (*holds)(const struct matter *matter);
} conditions[] = {
	{"adults_known", adults_known},
	{"answer_day", answer_day},
	{"answer_doubtful", answer_doubtful},
	{"answer_passed", answer_passed},
	{"by_month", by_month},
	{"certain", certain},
	{"court_notice", court_notice},
	{"court_papers", court_papers},
	{"court_sheriff", court_sheriff},
	{"court_summons", court_summons},
	{"court_unknown", court_unknown},
	{"covers_all", covers_all},
	{"covers_none", covers_none},
	{"covers_one", covers_one},
	{"covers_part", covers_part},
	{"covers_payments", covers_payments},
	{"covers_some", covers_some},
	{"covers_whole", covers_whole},
	{"done_day", done_day},
	{"fees_barred", fees_barred},
	{"full_text", full_text},
	{"has_duties", has_duties},
	{"has_lost", has_lost},
	{"has_papers", has_papers},
	{"home_address", home_address},
	{"is_defence", is_defence},
	{"is_moratorium", is_moratorium},
	{"is_notice_floor", is_notice_floor},
	{"is_stay", is_stay},
	{"is_threshold", is_threshold},
	{"known_through", known_through},
	{"landlord_address", landlord_address},
	{"locked_out", locked_out},
	{"notice_made", notice_made},
	{"old_rent", old_rent},
	{"paper_left_out", paper_left_out},
	{"payments_ordered", payments_ordered},
	{"reading", reading},
	{"reads_other", reads_other},
	{"repay_day", repay_day},
	{"reviewed", reviewed},
	{"stale", stale},
	{"translated", translated},
	{"law_in_english", law_in_english},
	{"sworn_made", sworn_made},
	{"trial_day", trial_day},
};

#define CONDITIONS (int)(sizeof conditions / sizeof conditions[0])

const char *const *condition_words(struct arena *arena)
{
	const char **words = arena_array(arena, CONDITIONS + 1, sizeof *words);

	for (int i = 0; i < CONDITIONS; i++)
		words[i] = conditions[i].name;
	return words;
}

static void refuse(
	const struct node *node, struct str word, struct diags *diags)
{
	const char *const *names = condition_words(diags->arena);

	diag_add(diags, DIAG_BAD_CHOICE, node->loc,
		"'%.*s' is not a condition of a template", STR_ARG(word));
	const char *near = diag_nearest(word, names);
	if (near)
		diag_hint(diags, "did you mean %s?", near);
	else
		diag_hint(diags, "docs/templates.md lists them");
}

bool condition_build(const struct node *node,
	const struct vocabulary *vocabulary, struct condition *condition,
	struct diags *diags)
{
	*condition = (struct condition){0};
	if (!node)
		return true;
	condition->word = node->text;
	struct str word = node->text;
	if (str_starts(word, STR("not "))) {
		condition->turned = true;
		word = str_trim(str_from(word, 4));
	}
	for (int i = 0; i < CONDITIONS; i++)
		if (str_is(word, conditions[i].name))
			condition->holds = conditions[i].holds;
	condition->fact = vocabulary_find(vocabulary, word);
	if (condition->holds || condition->fact)
		return true;
	refuse(node, word, diags);
	return false;
}

bool condition_holds(
	const struct condition *condition, const struct matter *matter)
{
	if (condition->holds)
		return condition->holds(matter) != condition->turned;
	if (condition->fact)
		return (matter_value(matter, condition->fact)->state ==
			       VALUE_KNOWN) != condition->turned;
	return true;
}
