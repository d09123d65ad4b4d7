/*
 * What the program says: every language has every sentence, sentences are
 * short and plain, days and answers are written as people write them.
 */
#include "data.h"

#include "grade.h"
#include "words.h"

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct node *tree(const char *path)
{
	struct diags diags = {.arena = &arena};
	struct file file = file_read(&arena, path, FILE_LIMIT, &diags);
	struct node *root = NULL;

	assert_true(file.ok);
	root = node_read(&arena, file.name, file.bytes, &diags);
	assert_non_null(root);
	return root;
}

static const struct vocabulary *vocabulary(void)
{
	struct diags diags = {.arena = &arena};
	const struct places *places =
		places_build(&arena, tree("rules/places.yaml"), &diags);
	const struct denylist *never =
		denylist_build(&arena, tree("rules/never.yaml"), &diags);
	const struct vocabulary *all = vocabulary_build(
		&arena, tree("rules/facts.yaml"), places, never, &diags);

	assert_non_null(all);
	return all;
}

static struct words words_of(const char *language)
{
	struct diags diags = {.arena = &arena};
	struct str cli = str_printf(&arena, "lang/cli.%s.yaml", language);
	struct str facts = str_printf(&arena, "rules/facts.%s.yaml", language);
	struct words words = {.arena = &arena,
		.language = str_of(language),
		.catalog = catalog_build(
			&arena, str_of(language), tree(cli.p), &diags),
		.facts = tree(facts.p),
		.vocabulary = vocabulary()};

	assert_non_null(words.catalog);
	assert_int_equal(diags.errors, 0);
	return words;
}

static void spanish_has_every_sentence(void **state)
{
	struct diags diags = {.arena = &arena};
	struct words en = words_of("en");
	struct words es = words_of("es");

	(void)state;
	assert_true(catalog_compare(es.catalog, en.catalog, &diags));
}

static struct grade measure(
	const struct words *words, enum grade_language language)
{
	struct grade all = {0};

	for (int i = 0; i < words->catalog->count; i++) {
		struct str text = words->catalog->texts[i].sentence;
		struct grade one = grade_measure(text, language);
		if (one.longest > 25)
			fail_msg("%.*s: %d words",
				STR_ARG(words->catalog->texts[i].key),
				one.longest);
		if (str_ends(text, STR(".")))
			all = grade_sum(all, one);
	}
	return all;
}

static void english_is_plain(void **state)
{
	struct words en = words_of("en");
	struct grade grade = measure(&en, GRADE_ENGLISH);

	(void)state;
	assert_true(grade.words > 200);
	assert_true(grade_flesch_kincaid(grade) <= 600);
}

static void spanish_is_plain(void **state)
{
	struct words es = words_of("es");
	struct grade grade = measure(&es, GRADE_SPANISH);

	(void)state;
	assert_true(grade.words > 200);
	assert_true(grade_inflesz(grade) >= 6500);
}

static void assert_text(struct str text, const char *expected)
{
	if (!str_is(text, expected))
		fail_msg("%.*s, not %s", STR_ARG(text), expected);
}

static void days_are_written_out(void **state)
{
	struct words en = words_of("en");
	struct words es = words_of("es");
	civil_day day = 0;

	(void)state;
	assert_true(date_parse(STR("2025-03-04"), &day));
	assert_text(words_day(&en, day), "March 4, 2025");
	assert_text(words_weekday(&en, day), "Tuesday, March 4, 2025");
	assert_text(words_month(&en, day), "March 2025");
	assert_text(words_day(&es, day), "4 de marzo de 2025");
	assert_text(words_weekday(&es, day), "martes 4 de marzo de 2025");
	assert_text(words_money(&es, 180050), "$1,800.50");
}

/* What a fact's answer looks like. */
static void assert_answer(const struct words *words, const char *id,
	const char *given, const char *expected)
{
	struct diags diags = {.arena = &arena};
	const struct fact *fact =
		vocabulary_find(words->vocabulary, str_of(id));

	assert_non_null(fact);
	struct value_read read = value_parse(
		&arena, str_of(given), &fact->shape, (struct loc){0}, &diags);
	assert_true(read.ok);
	assert_text(words_value(words, fact, &read.value), expected);
}

static void answers_are_shown_as_given(void **state)
{
	struct words en = words_of("en");

	(void)state;
	assert_answer(&en, "moved_in", "2025-03-04", "March 4, 2025");
	assert_answer(&en, "moved_in", "2025-03", "March 2025");
	assert_answer(&en, "moved_in", "unknown", "not known");
	assert_answer(&en, "moved_in", "declined", "you would rather not say");
	assert_answer(&en, "moved_in", "", "not answered yet");
	assert_answer(&en, "rent.owed", "$1,800", "$1,800.00");
	assert_answer(&en, "court.locked_out", "yes", "yes");
	assert_answer(&en, "income_loss", "30%", "30%");
	assert_answer(&en, "place", "us/ca", "California");
	assert_answer(
		&en, "court.papers", "notice", "A notice from the landlord");
}

static void facts_have_labels_and_questions(void **state)
{
	struct words en = words_of("en");
	const struct fact *fact =
		vocabulary_find(en.vocabulary, STR("moved_in"));

	(void)state;
	assert_true(words_label(&en, fact).n > 0);
	assert_true(str_ends(words_ask(&en, fact), STR("?")));
	assert_true(words_help(&en, fact).n > 0);
	en.facts = NULL;
	assert_text(words_label(&en, fact), "moved_in");
	assert_text(words_ask(&en, fact), "");
}

static void an_unknown_key_shows_itself(void **state)
{
	struct words en = words_of("en");

	(void)state;
	assert_text(words_say(&en, "no.such.key"), "no.such.key");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spanish_has_every_sentence),
		cmocka_unit_test(english_is_plain),
		cmocka_unit_test(spanish_is_plain),
		cmocka_unit_test(days_are_written_out),
		cmocka_unit_test(answers_are_shown_as_given),
		cmocka_unit_test(facts_have_labels_and_questions),
		cmocka_unit_test(an_unknown_key_shows_itself),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
