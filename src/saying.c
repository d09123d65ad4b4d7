/*
 * The computed names of placeholders, in a table.
 */
#include "saying.h"

#include "reckon.h"

static const struct str nothing = {NULL, 0};

static struct str day_or_nothing(
	const struct matter *matter, struct maybe_day day)
{
	return day.is ? words_weekday(matter->words, day.day) : nothing;
}

static struct str say_today(const struct matter *matter)
{
	return words_day(matter->words, matter->today);
}

static struct str say_checked(const struct matter *matter)
{
	return words_day(matter->words, matter->decision->pack->checked);
}

static struct str say_known_through(const struct matter *matter)
{
	const struct pack *pack = matter->decision->pack;

	if (!pack->has_known_through)
		return nothing;
	return words_day(matter->words, pack->known_through);
}

static struct str say_program(const struct matter *matter)
{
	const struct sentence *title =
		catalog_find(matter->pack_texts, STR("title"));

	return title ? title->sentence : nothing;
}

static struct str say_pack(const struct matter *matter)
{
	return matter->decision->pack->id;
}

static struct str say_number(const struct matter *matter, int number)
{
	return str_printf(matter->words->arena, "%d", number);
}

static struct str say_covered(const struct matter *matter)
{
	return say_number(
		matter, matter->decision->counts[OUTCOME_ACT_BY] +
				matter->decision->counts[OUTCOME_PROTECTED]);
}

static struct str say_total(const struct matter *matter)
{
	return say_number(matter, matter->decision->count);
}

static struct str join_two(const struct matter *matter, const char *pattern,
	struct str a, struct str b)
{
	struct catalog_value values[] = {{"a", a}, {"b", b}, {NULL, {NULL, 0}}};

	return catalog_fill(matter->words->arena,
		matter_say(matter, str_of(pattern)), catalog_from_values,
		values);
}

/* "March and April"; "March, April, and May". */
static struct str join(
	const struct matter *matter, const struct str *list, int count)
{
	if (count == 2)
		return join_two(matter, "list.two", list[0], list[1]);
	struct str all = list[0];
	for (int i = 1; i < count; i++)
		all = join_two(matter,
			i < count - 1 ? "list.more" : "list.last", all,
			list[i]);
	return all;
}

/* The month a rent stands for; its day, where it stands for less. */
static struct str say_rent(const struct matter *matter, civil_day due)
{
	if (facts_by_month(matter->facts))
		return words_month(matter->words, due);
	return words_day(matter->words, due);
}

/* The months whose finding is chosen, joined. */
static struct str say_months_where(const struct matter *matter,
	bool (*chosen)(const struct matter *matter, int i))
{
	struct str list[FACT_MONTHS];
	int count = 0;

	for (int i = 0; i < matter->decision->count; i++) {
		struct maybe_day due =
			matter_due(&matter->decision->findings[i]);
		if (due.is && count < FACT_MONTHS && chosen(matter, i))
			list[count++] = say_rent(matter, due.day);
	}
	if (count == 0)
		return nothing;
	return join(matter, list, count);
}

static bool is_covered(const struct matter *matter, int i)
{
	return outcome_covers(matter->decision->findings[i].outcome);
}

static bool is_uncovered(const struct matter *matter, int i)
{
	return !is_covered(matter, i);
}

static bool is_listed(const struct matter *matter, int i)
{
	return matter->gate->findings[i];
}

static struct str say_covered_months(const struct matter *matter)
{
	return say_months_where(matter, is_covered);
}

static struct str say_uncovered_months(const struct matter *matter)
{
	return say_months_where(matter, is_uncovered);
}

static struct str say_months(const struct matter *matter)
{
	return say_months_where(matter, is_listed);
}

/* The adults whose names are known. */
static struct str say_adult_names(const struct matter *matter)
{
	const struct vocabulary *v = matter->facts->vocabulary;
	const struct fact *name = vocabulary_find(v, STR("adults.name"));
	struct str list[FACT_ADULTS];
	int count = 0;

	for (int i = 0; name && i < matter->facts->adult_count; i++) {
		const struct value *value = facts_value(matter->facts, name, i);
		if (value->state == VALUE_KNOWN && count < FACT_ADULTS)
			list[count++] = value->text;
	}
	return count ? join(matter, list, count) : nothing;
}

static struct str say_month(const struct matter *matter)
{
	const struct duty_state *duty = matter->row.duty;
	struct maybe_day due = matter_due(matter_finding(matter));

	if (duty && duty->duty->done->about != FACT_RENT)
		return nothing;
	return due.is ? say_rent(matter, due.day) : nothing;
}

/* What of a month's rent is not paid; an empty cell would say nothing at all,
 * or that it is paid. */
static struct str say_unpaid(const struct matter *matter)
{
	const struct vocabulary *v = matter->facts->vocabulary;
	const struct fact *owed = vocabulary_find(v, STR("rent.owed"));
	const struct fact *paid = vocabulary_find(v, STR("rent.paid"));

	if (!owed || !paid)
		return nothing;
	const struct value *all = matter_value(matter, owed);
	const struct value *part = matter_value(matter, paid);
	if (all->state != VALUE_KNOWN || part->state == VALUE_UNKNOWN ||
		part->state == VALUE_DECLINED)
		return matter_say(matter, STR("not_known"));
	return money_print_grouped(matter->words->arena,
		part->number < all->number ? all->number - part->number : 0);
}

/* The duty of the row, else the first of the finding that has a day. */
static const struct duty_state *duty_of(const struct matter *matter)
{
	const struct finding *finding = matter_finding(matter);

	if (matter->row.duty)
		return matter->row.duty;
	for (int i = 0; finding->duties && i < finding->segment->duty_count;
		i++)
		if (finding->duties[i].due.is)
			return &finding->duties[i];
	return NULL;
}

static struct str say_due(const struct matter *matter)
{
	const struct duty_state *duty = duty_of(matter);

	return duty ? day_or_nothing(
			      matter, duty->due.is ? duty->due : duty->latest)
		    : nothing;
}

static struct str say_amount(const struct matter *matter)
{
	const struct duty_state *duty = duty_of(matter);

	return duty && duty->amount.is
		       ? words_money(matter->words, duty->amount.cents)
		       : nothing;
}

static struct str say_latest(const struct matter *matter)
{
	const struct duty_state *duty = duty_of(matter);

	return duty ? day_or_nothing(matter, duty->latest) : nothing;
}

static struct str say_done(const struct matter *matter)
{
	const struct duty_state *duty = duty_of(matter);

	return duty ? day_or_nothing(matter, duty->done) : nothing;
}

static struct str say_unit(
	const struct matter *matter, const struct reckoning *reckoning)
{
	static const char *const units[] = {[UNIT_DAYS] = "count.days",
		[UNIT_WEEKS] = "count.weeks",
		[UNIT_MONTHS] = "count.months",
		[UNIT_YEARS] = "count.years",
		[UNIT_COURT_DAYS] = "count.court_days",
		[UNIT_BUSINESS_DAYS] = "count.business_days"};
	struct str pattern = matter_say(matter, str_of(units[reckoning->unit]));
	int64_t number = reckoning->number;
	struct catalog_value values[] = {
		{"from", words_day(matter->words, reckoning->from)},
		{"number", str_printf(matter->words->arena, "%lld",
				   (long long)(number < 0 ? -number : number))},
		{"sign", number < 0 ? STR("−") : STR("+")},
		{NULL, {NULL, 0}},
	};

	return catalog_fill(
		matter->words->arena, pattern, catalog_from_values, values);
}

/* "March 1, 2025 + 6 days" */
static struct str say_count(const struct matter *matter)
{
	const struct duty_state *duty = duty_of(matter);

	if (!duty)
		return nothing;
	struct reckoning reckoning =
		reckon_day(duty->duty->due, &matter_finding(matter)->scope);
	if (reckoning.kind == RECKON_FIXED)
		return matter_say(matter, STR("count.fixed"));
	if (reckoning.kind == RECKON_UNKNOWN)
		return nothing;
	return say_unit(matter, &reckoning);
}

/* In a row of its own, rent that may not be covered has no later day. */
static struct str say_repay_by(const struct matter *matter)
{
	const struct consequence_state *row = matter->row.consequence;
	const struct finding *finding = matter_finding(matter);

	if (row && row->repay_by.is)
		return day_or_nothing(matter, row->repay_by);
	if (matter->row.finding && !outcome_covers(finding->outcome))
		return nothing;
	return day_or_nothing(matter, finding->repay_by);
}

static struct str say_from(const struct matter *matter)
{
	const struct consequence_state *row = matter->row.consequence;

	return row ? day_or_nothing(matter, row->from) : nothing;
}

static struct str say_through(const struct matter *matter)
{
	const struct consequence_state *row = matter->row.consequence;

	return row ? day_or_nothing(matter, row->through) : nothing;
}

static struct str say_by(const struct matter *matter)
{
	const struct consequence_state *row = matter->row.consequence;

	return row ? day_or_nothing(matter, row->by) : nothing;
}

static struct str say_act_by(const struct matter *matter)
{
	return day_or_nothing(matter, matter_finding(matter)->act_by);
}

/* The word for the outcome of the row's month. */
static struct str say_outcome(const struct matter *matter)
{
	enum outcome outcome = matter_finding(matter)->outcome;

	return matter_say(matter, str_printf(matter->words->arena, "outcome.%s",
					  outcome_name(outcome)));
}

static struct str say_reason(const struct matter *matter)
{
	enum reason reason = matter_finding(matter)->reason;
	struct str said =
		matter_say(matter, str_printf(matter->words->arena, "reason.%s",
					   reason_name(reason)));

	return said.n ? said : nothing;
}

static struct str say_answer_by(const struct matter *matter)
{
	return day_or_nothing(matter, matter->answer.by);
}

static struct str say_answer_from(const struct matter *matter)
{
	return day_or_nothing(matter, matter->answer.from);
}

static struct str say_trial(const struct matter *matter)
{
	return day_or_nothing(matter, matter->answer.trial);
}

static struct str say_answer_days(const struct matter *matter)
{
	return matter->answer.by.is ? say_number(matter, matter->answer.days)
				    : nothing;
}

static struct str say_help_name(const struct matter *matter)
{
	return matter->row.help ? matter->row.help->name : nothing;
}

static struct str say_help_phone(const struct matter *matter)
{
	const struct help *help = matter->row.help;

	return help && help->phone.n ? help->phone : nothing;
}

static struct str say_help_web(const struct matter *matter)
{
	const struct help *help = matter->row.help;

	return help && help->web.n ? help->web : nothing;
}

static struct str say_source(const struct matter *matter)
{
	return matter->row.source ? matter->row.source->cite : nothing;
}

static struct str say_paper(const struct matter *matter)
{
	if (!matter->row.gate)
		return nothing;
	const struct pack_document *d = matter->row.gate->document;
	if (!d->use.n)
		return d->official;
	return matter_say(matter, str_printf(matter->words->arena, "paper.%.*s",
					  STR_ARG(d->use)));
}

static struct str say_why_not(const struct matter *matter)
{
	if (!matter->row.gate)
		return nothing;
	return matter_say(
		matter, str_printf(matter->words->arena, "why_not.%s",
				why_not_name(matter->row.gate->why_not)));
}

static bool is_given(const struct matter *matter, const char *id)
{
	return matter_fact(matter, id)->state == VALUE_KNOWN;
}

static const char *home_line(const struct matter *matter)
{
	return is_given(matter, "home.unit") ? "address.home_unit"
					     : "address.home";
}

static const char *home_city(const struct matter *matter)
{
	return is_given(matter, "home.zip") ? "address.home_city_zip"
					    : "address.home_city";
}

static const char *landlord_line(const struct matter *matter)
{
	return is_given(matter, "landlord.unit") ? "address.landlord_unit"
						 : "address.landlord";
}

static const char *landlord_city(const struct matter *matter)
{
	return is_given(matter, "landlord.zip") ? "address.landlord_city_zip"
						: "address.landlord_city";
}

static const struct saying names[] = {
	{"act_by", NEEDS_MONTH, say_act_by, NULL, NULL},
	{"adult_names", 0, say_adult_names, NULL, "adults.name"},
	{"amount", NEEDS_DUTY, say_amount, NULL, "rent.owed"},
	{"answer_by", 0, say_answer_by, NULL, "court.served_on"},
	{"answer_from", 0, say_answer_from, NULL, "court.served_on"},
	{"answer_days", 0, say_answer_days, NULL, NULL},
	{"by", NEEDS_CONSEQUENCE, say_by, NULL, NULL},
	{"checked", 0, say_checked, NULL, NULL},
	{"count", NEEDS_DUTY, say_count, NULL, "rent.due"},
	{"covered", 0, say_covered, NULL, NULL},
	{"covered_months", 0, say_covered_months, NULL, "rent.due"},
	{"done", NEEDS_DUTY, say_done, NULL, NULL},
	{"due", 0, say_due, NULL, NULL},
	{"from", NEEDS_CONSEQUENCE, say_from, NULL, NULL},
	{"help.name", NEEDS_HELP, say_help_name, NULL, NULL},
	{"help.phone", NEEDS_HELP, say_help_phone, NULL, NULL},
	{"help.web", NEEDS_HELP, say_help_web, NULL, NULL},
	{"home.city_line", 0, NULL, home_city, "home.city home.state home.zip"},
	{"home.line", 0, NULL, home_line, "home.street home.unit"},
	{"known_through", 0, say_known_through, NULL, NULL},
	{"landlord.city_line", 0, NULL, landlord_city,
		"landlord.city landlord.state landlord.zip"},
	{"landlord.line", 0, NULL, landlord_line,
		"landlord.street landlord.unit"},
	{"latest", 0, say_latest, NULL, NULL},
	{"law", 0, matter_law, NULL, NULL},
	{"month", NEEDS_MONTH, say_month, NULL, "rent.due"},
	{"months", 0, say_months, NULL, "rent.due"},
	{"outcome", NEEDS_MONTH, say_outcome, NULL, NULL},
	{"pack", 0, say_pack, NULL, NULL},
	{"paper", NEEDS_PAPER, say_paper, NULL, NULL},
	{"program", 0, say_program, NULL, NULL},
	{"reason", NEEDS_MONTH, say_reason, NULL, NULL},
	{"repay_by", 0, say_repay_by, NULL, NULL},
	{"source", NEEDS_SOURCE, say_source, NULL, NULL},
	{"sources", 0, matter_sources, NULL, NULL},
	{"through", NEEDS_CONSEQUENCE, say_through, NULL, NULL},
	{"today", 0, say_today, NULL, NULL},
	{"total", 0, say_total, NULL, NULL},
	{"uncovered_months", 0, say_uncovered_months, NULL, "rent.due"},
	{"trial", 0, say_trial, NULL, "court.trial_date"},
	{"unpaid", NEEDS_MONTH, say_unpaid, NULL, "rent.owed rent.paid"},
	{"why_not", NEEDS_PAPER, say_why_not, NULL, NULL},
};

#define NAMES (int)(sizeof names / sizeof names[0])

const struct saying *saying_find(struct str name)
{
	for (int i = 0; i < NAMES; i++)
		if (str_is(name, names[i].name))
			return &names[i];
	return NULL;
}

const char *const *saying_words(struct arena *arena)
{
	const char **words = arena_array(arena, NAMES + 1, sizeof *words);

	for (int i = 0; i < NAMES; i++)
		words[i] = names[i].name;
	return words;
}
