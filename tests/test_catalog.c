/*
 * Catalogues of sentences: keys, placeholders, filling, comparing.
 */
#include "data.h"

#include "catalog.h"

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct catalog *build(
	const char *name, const char *text, struct diags *diags)
{
	struct node *root = node_read(&arena, name, str_of(text), diags);

	assert_non_null(root);
	return catalog_build(&arena, str_of(name), root, diags);
}

static const struct catalog *build_good(const char *name, const char *text)
{
	struct diags diags = {.arena = &arena};
	const struct catalog *catalog = build(name, text, &diags);

	assert_int_equal(diags.errors, 0);
	assert_non_null(catalog);
	return catalog;
}

static void assert_sentence(
	const struct catalog *catalog, const char *key, const char *sentence)
{
	const struct sentence *text = catalog_find(catalog, str_of(key));

	assert_non_null(text);
	assert_true(str_is(text->sentence, sentence));
}

static void keys_are_joined_with_dots(void **state)
{
	const struct catalog *catalog = build_good("en",
		"title: T\ncriteria:\n  b: {met: Yes., not_met: 'No.'}\n"
		"  a: {met: Aye.}\nnotes: |\n  One.\n  Two.\n");

	(void)state;
	assert_int_equal(catalog->count, 5);
	assert_sentence(catalog, "title", "T");
	assert_sentence(catalog, "criteria.b.met", "Yes.");
	assert_sentence(catalog, "criteria.b.not_met", "No.");
	assert_sentence(catalog, "criteria.a.met", "Aye.");
	assert_sentence(catalog, "notes", "One.\nTwo.");
	assert_null(catalog_find(catalog, STR("criteria")));
	assert_null(catalog_find(catalog, STR("criteria.b")));
	assert_null(catalog_find(catalog, STR("")));
	assert_int_equal(
		catalog_find(catalog, STR("criteria.b.met"))->loc.line, 3);
}

static void placeholders_are_filled(void **state)
{
	struct catalog_value values[] = {{"rent.due", STR("March 1")},
		{"name", STR("{x}")}, {NULL, STR("")}};
	const struct catalog *catalog = build_good("en",
		"a: 'Pay by {rent.due}, {name}{name}.'\nb: '{rent.due}'\n"
		"c: 'No {other}'\nd: plain\n");
	struct str sentence = catalog_find(catalog, STR("a"))->sentence;

	(void)state;
	assert_true(str_is(
		catalog_fill(&arena, sentence, catalog_from_values, values),
		"Pay by March 1, {x}{x}."));
	sentence = catalog_find(catalog, STR("b"))->sentence;
	assert_true(str_is(
		catalog_fill(&arena, sentence, catalog_from_values, values),
		"March 1"));
	sentence = catalog_find(catalog, STR("c"))->sentence;
	assert_null(
		catalog_fill(&arena, sentence, catalog_from_values, values).p);
	sentence = catalog_find(catalog, STR("d"))->sentence;
	assert_true(str_is(
		catalog_fill(&arena, sentence, catalog_from_values, values),
		"plain"));
	assert_true(catalog_has(STR("x {a.b} y"), STR("a.b")));
	assert_false(catalog_has(STR("x {a.b} y"), STR("a")));
}

static struct str refusal(
	struct arena *memory, struct file file, struct diags *diags)
{
	struct node *root = node_read(memory, file.name, file.bytes, diags);

	assert_non_null(root);
	assert_null(catalog_build(memory, STR("en"), root, diags));
	assert_true(diags->errors > 0);
	return STR("");
}

/* Compares the Spanish catalogue with an English one. */
static void assert_compared(
	const char *english, const char *spanish, const char *wanted)
{
	struct diags diags = {.arena = &arena};
	struct buf out = {.arena = &arena};
	bool same = catalog_compare(
		build_good("es", spanish), build_good("en", english), &diags);

	assert_int_equal(same, diags.errors == 0);
	data_add_diags(&out, &diags);
	data_compare("compare", buf_str(&out), str_of(wanted));
}

static void translations_are_compared(void **state)
{
	(void)state;
	assert_compared("a: 'x {b} {c}'\n", "a: 'y {c} {b} {b}'\n", "");
	assert_compared("a: x\nb: {c: y, d: z}\n", "b: {c: y}\n",
		"es:1:1: error: a is not translated [missing-text]\n"
		"es:1:1: error: b.d is not translated [missing-text]\n");
	assert_compared("a: x\n", "a: y\nb: z\n",
		"es:2:4: error: b is in no other language [extra-text]\n");
	assert_compared("a: 'x {b} {b}'\n", "a: 'y {c} {c}'\n",
		"es:1:4: error: a leaves out {b} [placeholder]\n"
		"es:1:4: error: a has no counterpart for {c} [placeholder]\n");
}

static bool is_date(struct str key)
{
	return str_starts(key, STR("date."));
}

static void parts_are_joined_in_order(void **state)
{
	(void)state;
	const struct catalog *days = catalog_part(&arena,
		build_good("en", "a: x\ndate: {day: D, month: M}\nz: y\n"),
		is_date);
	assert_int_equal(days->count, 2);
	assert_null(catalog_find(days, STR("a")));
	const struct catalog *both =
		catalog_join(&arena, build_good("en", "page: P\nb: B\n"), days);
	assert_int_equal(both->count, 4);
	assert_sentence(both, "b", "B");
	assert_sentence(both, "date.month", "M");
	assert_sentence(both, "page", "P");
}

int main(void)
{
	static const struct CMUnitTest fixed[] = {
		cmocka_unit_test(keys_are_joined_with_dots),
		cmocka_unit_test(placeholders_are_filled),
		cmocka_unit_test(translations_are_compared),
		cmocka_unit_test(parts_are_joined_in_order),
	};
	struct CMUnitTest tests[40];
	struct arena names = {0};
	size_t count = sizeof fixed / sizeof fixed[0];

	memcpy(tests, fixed, sizeof fixed);
	count += data_tests(
		&names, "tests/bad/text", ".yaml", refusal, tests + count);
	int failed =
		_cmocka_run_group_tests("text", tests, count, NULL, release);
	arena_release(&names);
	return failed;
}
