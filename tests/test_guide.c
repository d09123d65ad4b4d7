/*
 * The guide: how many days to answer, whom to call, what was not found; and
 * the screen that all of it is written on.
 */
#include "data.h"

#include "guide.h"
#include "screen.h"

static struct arena arena;
static const struct places *places;

static struct node *parse(const char *text, struct diags *diags)
{
	return node_read(&arena, "guide.yaml", str_of(text), diags);
}

static int open_places(void **state)
{
	struct diags diags = {.arena = &arena};
	struct file file =
		file_read(&arena, "rules/places.yaml", FILE_LIMIT, &diags);

	(void)state;
	places = places_build(&arena,
		node_read(&arena, file.name, file.bytes, &diags), &diags);
	assert_non_null(places);
	return 0;
}

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

#define ROW                                                                    \
	"{place: us/ca, served: {from: 2025-01-01, through: open}, days: 10, " \
	"count: court, calendar: us/ca/courts, cite: C}"
#define OLD                                                                    \
	"{place: us/ca, served: {from: 2019-09-01, through: 2024-12-31}, "     \
	"days: 5, count: court, calendar: us/ca/courts, cite: C}"

static const struct guide *example(void)
{
	struct diags diags = {.arena = &arena};
	struct node *court = parse("answers: [" ROW ", " OLD "]\n"
				   "calls: [{place: us, name: N, cite: C}]\n",
		&diags);
	struct node *absent = parse("[]", &diags);
	const struct guide *guide =
		guide_build(&arena, court, absent, places, &diags);

	assert_non_null(guide);
	return guide;
}

static civil_day day_of(const char *text)
{
	civil_day day = 0;

	assert_true(date_parse(str_of(text), &day));
	return day;
}

static int days_at(const char *place, const char *served)
{
	const struct answer_rule *row = guide_answer(
		example(), places_find(places, str_of(place)), day_of(served));

	return row ? row->count.days : -1;
}

static void the_day_of_service_chooses_the_rule(void **state)
{
	(void)state;
	assert_int_equal(days_at("us/ca", "2025-01-01"), 10);
	assert_int_equal(days_at("us/ca", "2024-12-31"), 5);
	assert_int_equal(days_at("us/ca", "2019-08-31"), -1);
}

static void a_rule_holds_in_its_place_and_below(void **state)
{
	(void)state;
	assert_int_equal(
		days_at("us/ca/los-angeles-county/culver-city", "2025-06-01"),
		10);
	assert_int_equal(days_at("us", "2025-06-01"), -1);
	assert_int_equal(days_at("us/ny", "2025-06-01"), -1);
	assert_null(guide_answer(example(), -1, day_of("2025-06-01")));
}

static void the_country_reaches_whoever_has_no_place(void **state)
{
	const struct guide *guide = example();

	(void)state;
	assert_true(guide_reaches(guide, places_find(places, STR("us")), -1));
	assert_false(
		guide_reaches(guide, places_find(places, STR("us/ca")), -1));
}

static void faults_are_told_together(void **state)
{
	struct diags diags = {.arena = &arena};
	struct node *court = parse(
		"answers: [{place: us/xx, served: {from: 2025-02-30, through: "
		"open}, days: ten, count: moon, calendar: c, cite: C}]\n"
		"calls: [{name: N}]\n",
		&diags);
	struct node *absent = parse("a: b", &diags);

	(void)state;
	assert_null(guide_build(&arena, court, absent, places, &diags));
	assert_true(diags.errors >= 6);
}

static void assert_screen(const struct screen *screen, const char *expected)
{
	struct str text = buf_str(&screen->out);

	if (!str_is(text, expected))
		fail_msg("<%.*s>, not <%s>", STR_ARG(text), expected);
}

static void long_lines_are_folded_between_words(void **state)
{
	struct screen screen = screen_new(&arena, false);

	(void)state;
	screen.width = 12;
	screen_text(&screen, 2, "- ", STR("one two three ñandú"));
	assert_screen(&screen, "  - one two\n    three\n    ñandú\n");
}

static void plain_text_is_one_line(void **state)
{
	struct screen screen = screen_new(&arena, true);

	(void)state;
	screen_title(&screen, STR("Title"), '-');
	screen_gap(&screen);
	screen_gap(&screen);
	screen_line(&screen, 0, "%s",
		"one two three four five six seven eight nine ten eleven "
		"twelve thirteen fourteen fifteen");
	assert_screen(&screen,
		"Title\n\none two three four five six seven eight nine ten "
		"eleven twelve thirteen fourteen fifteen\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_day_of_service_chooses_the_rule),
		cmocka_unit_test(a_rule_holds_in_its_place_and_below),
		cmocka_unit_test(the_country_reaches_whoever_has_no_place),
		cmocka_unit_test(faults_are_told_together),
		cmocka_unit_test(long_lines_are_folded_between_words),
		cmocka_unit_test(plain_text_is_one_line),
	};

	return cmocka_run_group_tests(tests, open_places, release);
}
