/*
 * Quantities: what each is worth in one household, and every one that
 * docs/packs.md shows can be read.
 */
#include "law.h"

#include "amount.h"
#include "file.h"
#include "grammar.h"

static struct law law;
static struct facts *facts;

static const struct period periods[] = {
	{{"transition", 10}, 18506, 18900}, /* 2020-09-01 to 2021-09-30 */
};

static const char household[] =
	"place: us/ca/los-angeles-county\n"
	"household_size: 4\n"
	"moved_in: 2025-03\n"
	"arrears: $1000.01\n"
	"bedrooms: 2\n"
	"notice_served: 2026-11-23\n"
	"court: {trial_date: 2026-12-03}\n"
	"motion_filed: none\n"
	"rent:\n"
	"  - {due: 2020-09-01, owed: $1000, paid: $250}\n"
	"  - {due: 2021-09-30, owed: $1000.50, paid: none}\n"
	"  - {due: 2021-10-01, owed: $77}\n"
	"  - {due: 2021-11-01}\n";

static int open_law(void **state)
{
	(void)state;
	law_open(&law, NULL);
	library_calendar(law.library, STR("us/ca/courts"));
	struct node *root = node_read(
		&law.arena, "household", str_of(household), &law.diags);
	assert_non_null(root);
	facts = facts_new(&law.arena, law.library->world.vocabulary);
	bool read = facts_read(&law.arena, facts, root, &law.diags);
	diag_print(&law.diags, stderr);
	assert_true(read);
	return 0;
}

static const struct quantity *read(struct str text)
{
	struct terms terms = {.world = &law.library->world,
		.periods = periods,
		.period_count = 1,
		.has_calendar = true};

	return quantity_parse(
		&law.arena, text, (struct loc){0}, &terms, &law.diags);
}

static void add_bound(struct buf *out, enum value_type_id type, int64_t bound)
{
	char day[11];

	if (bound == AMOUNT_LEAST || bound == AMOUNT_MOST)
		buf_add(out, STR("?"));
	else if (type == VALUE_DATE)
		buf_add(out, date_print((civil_day)bound, day));
	else if (type == VALUE_MONEY)
		buf_add(out, money_print(out->arena, bound));
	else
		buf_printf(out, "%lld", (long long)bound);
}

/* "2025-03-07", "$1.00..$2.00 open", "?..? missing" */
static struct str worth(struct str text, const char *today)
{
	const struct quantity *q = read(text);
	struct buf out = {.arena = &law.arena};
	struct scope scope = {.facts = facts,
		.calendar = law.library->world.calendars[0],
		.today = law_day(today),
		.month = 0,
		.adult = -1,
		.window_start = law_day("2026-12-01"),
		.window_end = law_day("2027-03-01")};

	if (!q)
		return STR("refused");
	struct amount a = amount_of(q, &scope);
	if (a.flags & AMOUNT_NONE)
		return STR("none");
	add_bound(&out, q->type, a.low);
	if (a.low != a.high) {
		buf_add(&out, STR(".."));
		add_bound(&out, q->type, a.high);
	}
	if (a.flags & AMOUNT_MISSING)
		buf_add(&out, STR(" missing"));
	if (a.flags & AMOUNT_OPEN)
		buf_add(&out, STR(" open"));
	return buf_str(&out);
}

static const struct {
	const char *text, *worth;
} quantities[] = {
	{"2025-01-07", "2025-01-07"},
	{"today", "2026-11-23"},
	{"window.end - 1 day", "2027-02-28"},
	{"rent.due + 6 days", "2020-09-07"},
	{"2020-08-31 + 6 months", "2021-02-28"},
	{"2020-08-31 + 42 months", "2024-02-29"},
	{"2024-02-29 + 1 year", "2025-02-28"},
	{"2026-11-23 + 2 weeks", "2026-12-07"},
	/* 26 and 27 November are court holidays */
	{"notice_served + 3 court days", "2026-11-30"},
	{"3 court days before court.trial_date", "2026-11-30"},
	{"5 court days before court.trial_date", "2026-11-24"},
	{"3 days after today", "2026-11-26"},
	{"(notice_served + 3 days) rolled", "2026-11-30"},
	{"2250-01-01", "refused"},
	{"2199-01-05 + 3 court days", "2199-01-08..? open"},
	{"later of (rent.due + 6 days, 2025-03-04)", "2025-03-04"},
	{"earlier of (rent.due + 6 days, 2025-03-04)", "2020-09-07"},
	{"later of (motion_filed, 2025-03-04)", "2025-03-04"},
	{"motion_filed + 90 days", "none"},
	{"moved_in + 1 day", "2025-03-02..2025-04-01 missing"},
	{"later of (moved_in, 2025-03-31)", "2025-03-31 missing"},
	{"greater of ($100, arrears)", "$1000.01"},
	{"lesser of ($100, arrears)", "$100.00"},
	{"arrears + $0.99", "$1001.00"},
	{"arrears - $2000", "$0.00"},
	{"7.5% of arrears", "$75.00"},
	{"7.5% of arrears rounded up", "$75.01"},
	{"150% of ami_2024[household_size]", "$147300.00"},
	{"150% of ami_2024[bedrooms]", "$117825.00..$117840.00 open"},
	{"fmr_la[bedrooms] on 2025-11-01", "$2601.00"},
	{"sum of rent.owed where rent.due in transition", "$2000.50"},
	{"25% of sum of rent.owed where rent.due in transition", "$500.13"},
	{"sum of rent.owed where rent.due from 2020-09-01 through 2021-10-01",
		"$2077.50"},
	{"sum of rent.owed where rent.due from 2020-09-02 through 2021-09-29",
		"$0.00"},
	{"sum of rent.owed", "?..? missing"},
	{"sum of (rent.owed - rent.paid) where rent.due in transition",
		"$1750.50"},
	{"count of rent where rent.due in transition", "2"},
	{"count of rent", "4"},
	{"5 - 3", "2"},
	{"(1 + 2) - 4", "0"},
	{"declaration_given", "?..? missing"},
	/* what cannot be */
	{"", "refused"},
	{"2025-02-30", "refused"},
	{"$1,2x", "refused"},
	{"today + $5", "refused"},
	{"today + today", "refused"},
	{"$5 + 5 days", "refused"},
	{"later of (today, $5)", "refused"},
	{"later of ()", "refused"},
	{"10% of today", "refused"},
	{"sum of rent.due", "refused"},
	{"sum of rent.owed where rent.due in elsewhere", "refused"},
	{"landlord.name", "refused"},
	{"no_such_fact", "refused"},
	{"3 court days", "refused"},
	{"today today", "refused"},
	{"((((((((((((((((((today))))))))))))))))))", "refused"},
};

static void each_is_worth_what_it_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++) {
		struct str is = worth(str_of(quantities[i].text), "2026-11-23");
		if (!str_is(is, quantities[i].worth))
			fail_msg("%s is %.*s, not %s", quantities[i].text,
				STR_ARG(is), quantities[i].worth);
	}
}

/* The block under "### Quantities": several on a line, apart by blanks. */
static void each_of_the_manual_can_be_read(void **state)
{
	struct file file =
		file_read(&law.arena, "docs/packs.md", FILE_LIMIT, &law.diags);
	bool inside = false;
	int count = 0;

	(void)state;
	assert_true(file.ok);
	for (struct str rest = file.bytes; rest.n;) {
		struct str line = str_cut(&rest, '\n');
		if (str_starts(line, STR("### ")))
			inside = str_is(line, "### Quantities");
		if (!inside || !str_starts(line, STR("    ")))
			continue;
		for (line = str_trim(line); line.n; line = str_trim(line)) {
			size_t n = 0;
			while (n < line.n &&
				!str_starts(str_from(line, n), STR("   ")))
				n++;
			struct str text = str_sub(line, 0, n);
			line = str_from(line, n);
			if (!read(text))
				fail_msg("docs/packs.md: '%.*s' is refused",
					STR_ARG(text));
			count++;
		}
	}
	assert_true(count >= 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_worth_what_it_says),
		cmocka_unit_test(each_of_the_manual_can_be_read),
	};

	return cmocka_run_group_tests(tests, open_law, NULL);
}
