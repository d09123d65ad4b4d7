/*
 * Layouts that are wrong: tests/bad/template/NAME.yaml holds a layout, its
 * sentences and, where a pack's use of it is wrong, the pack's sentences and
 * what it shows and swears; NAME.txt the diagnostics.
 */
#include "data.h"

#include "library.h"
#include "template.h"

#define DATA_TESTS 100

static const struct catalog *catalog_at(struct arena *arena,
	const struct node *test, const char *key, struct diags *diags)
{
	const struct node *node = node_find(test, key);
	const struct catalog *catalog = NULL;

	if (node)
		catalog = catalog_build(arena, STR("en"), node, diags);
	assert_non_null(catalog);
	return catalog;
}

static struct pack_document document_of(struct arena *arena,
	const struct node *test, const struct vocabulary *vocabulary)
{
	const struct node *shows = node_find(test, "shows");
	struct pack_document document = {.loc = test->loc};

	if (!shows)
		return document;
	const struct fact **list =
		arena_array(arena, (size_t)shows->count + 1, sizeof *list);
	for (const struct node *n = shows->first; n; n = n->next) {
		list[document.shows_count] =
			vocabulary_find(vocabulary, n->text);
		assert_non_null(list[document.shows_count++]);
	}
	document.shows = list;
	return document;
}

static void add_sworn(struct arena *arena, struct pack_document *document,
	const struct node *list)
{
	const struct rule **rules =
		arena_array(arena, (size_t)list->count + 1, sizeof *rules);

	for (const struct node *n = list->first; n; n = n->next) {
		struct rule *rule = ARENA_NEW(arena, struct rule);
		rule->id = n->text;
		rules[document->sworn_count++] = rule;
	}
	document->sworn = rules;
}

static struct str build_file(
	struct arena *arena, struct file file, struct diags *diags)
{
	struct cli cli = {.arena = arena, .diags = diags, .data = "."};
	struct library *library = library_open(&cli);
	struct node *test = node_read(arena, file.name, file.bytes, diags);

	assert_non_null(library);
	assert_non_null(test);
	const struct vocabulary *vocabulary = library->world.vocabulary;
	const struct node *pack = node_find(test, "pack");
	struct template_build build = {.arena = arena,
		.vocabulary = vocabulary,
		.english = catalog_at(arena, test, "texts", diags),
		.common = library_words(library, "lang", "paper.en.yaml", "en"),
		.diags = diags};
	if (node_find(test, "state"))
		build.state = node_find(test, "state")->text;
	const struct template *template = template_build(
		&build, STR("example"), node_find(test, "layout"));
	if (!template || !pack)
		return template ? STR("built\n") : STR("refused\n");
	struct pack_document document = document_of(arena, test, vocabulary);
	if (node_find(test, "sworn"))
		add_sworn(arena, &document, node_find(test, "sworn"));
	bool fits = template_fits(template, &document, &build,
		catalog_at(arena, test, "pack", diags));
	return fits ? STR("fits\n") : STR("does not fit\n");
}

int main(void)
{
	static struct CMUnitTest tests[DATA_TESTS];
	struct arena arena = {0};
	size_t count = data_tests(
		&arena, "tests/bad/template", ".yaml", build_file, tests);
	int failed =
		_cmocka_run_group_tests("template", tests, count, NULL, NULL);

	arena_release(&arena);
	return failed;
}
