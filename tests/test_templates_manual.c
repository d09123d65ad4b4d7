/*
 * docs/templates.md: its example is built and composed as it says, and its
 * tables name every condition, list and computed name there is.
 */
#include "data.h"

#include "shelf.h"
#include "printer.h"

#define MANUAL "docs/templates.md"
#define FIRES "us/ca/los-angeles-county/fires-2025"

struct manual {
	struct arena arena;
	struct diags diags;
	struct str text;
	struct cli cli;
	struct library *library;
};

static void open_manual(struct manual *m)
{
	*m = (struct manual){0};
	m->diags.arena = &m->arena;
	m->cli = (struct cli){.arena = &m->arena,
		.diags = &m->diags,
		.data = ".",
		.rules = {.items = {"tests/data/papers"}, .count = 1},
		.programs = {.items = {FIRES}, .count = 1}};
	struct file file = file_read(&m->arena, MANUAL, FILE_LIMIT, &m->diags);
	assert_true(file.ok);
	m->text = file.bytes;
	m->library = library_open(&m->cli);
	assert_non_null(m->library);
	assert_true(shelf_load(m->library, -1));
}

/* The indented lines that follow a line, without their indent. */
static struct str block_after(struct manual *m, const char *line)
{
	struct str rest = m->text;
	struct buf out = {.arena = &m->arena};

	while (rest.n && !str_is(str_cut(&rest, '\n'), line))
		;
	str_cut(&rest, '\n');
	while (str_starts(rest, STR("    "))) {
		buf_add(&out, str_from(str_cut(&rest, '\n'), 4));
		buf_add_byte(&out, '\n');
	}
	assert_true(out.n > 0);
	return buf_str(&out);
}

static struct node *tree_after(struct manual *m, const char *line)
{
	struct node *root =
		node_read(&m->arena, line, block_after(m, line), &m->diags);

	assert_non_null(root);
	return root;
}

static const struct template *build_example(
	struct manual *m, const struct catalog **texts)
{
	*texts = catalog_build(&m->arena, STR("en"),
		tree_after(m, "`text.en.yaml`:"), &m->diags);
	assert_non_null(*texts);
	struct template_build build = {.arena = &m->arena,
		.vocabulary = m->library->world.vocabulary,
		.english = *texts,
		.common = library_words(
			m->library, "lang", "paper.en.yaml", "en"),
		.diags = &m->diags};
	return template_build(
		&build, STR("example"), tree_after(m, "`layout.yaml`:"));
}

/* A paper of a document that allows no fact is not made with one. */
static void refuse_what_is_not_allowed(
	struct manual *m, const struct compose *compose)
{
	struct pack_document bare = *compose->matter->gate->document;
	struct gate gate = *compose->matter->gate;
	struct matter matter = *compose->matter;
	struct compose strict = *compose;
	struct document document;

	bare.shows_count = 0;
	bare.sworn_count = 1;
	gate.document = &bare;
	matter.gate = &gate;
	strict.matter = &matter;
	assert_false(
		compose_document(&m->arena, &strict, &document, &m->diags));
	assert_int_equal(m->diags.last->id, DIAG_NOT_SHOWN);
}

static void the_example_becomes_what_the_manual_shows(void **state)
{
	struct manual m;
	const struct catalog *texts = NULL;
	const char *none[] = {NULL};
	civil_day today = 0;

	(void)state;
	open_manual(&m);
	const struct template *template = build_example(&m, &texts);
	assert_non_null(template);
	assert_int_equal(m.diags.warnings, 0);
	assert_true(date_parse(STR("2025-04-02"), &today));
	struct facts *facts =
		library_case(m.library, "examples/fires-2025.yaml");
	assert_non_null(facts);
	const struct pack *pack = m.library->packs.list[0];
	struct decision decision =
		eval_program(&m.arena, pack, &m.library->world, facts, today);
	struct gate gate = gate_judge(&m.arena, &decision, pack->documents, -1);
	struct forms *forms = forms_open(m.library, none);
	assert_non_null(forms);
	struct matter matter = {.decision = &decision,
		.facts = facts,
		.gate = &gate,
		.gates = &gate,
		.gate_count = 1,
		.adult = -1,
		.today = today,
		.words = &forms->tongue[0].words,
		.common = forms->tongue[0].common,
		.pack_texts = library_texts(m.library, pack, "en"),
		.texts = texts};
	struct compose compose = {.template = template, .matter = &matter};
	struct document document;
	struct buf out = {.arena = &m.arena};
	assert_true(compose_document(&m.arena, &compose, &document, &m.diags));
	block_dump(document.body, &out);
	data_compare(MANUAL, buf_str(&out),
		block_after(&m, "For the household of examples/fires-2025.yaml "
				"on April 2, 2025 it becomes:"));
	refuse_what_is_not_allowed(&m, &compose);
	arena_release(&m.arena);
}

/* Whether the manual has `word` in backquotes. */
static bool tells(struct str text, const char *word)
{
	char quoted[64];

	snprintf(quoted, sizeof quoted, "`%s`", word);
	for (; text.n; text = str_from(text, 1))
		if (str_starts(text, str_of(quoted)))
			return true;
	return false;
}

static int count_untold(struct str text, const char *const *words)
{
	int untold = 0;

	for (; *words; words++)
		if (!tells(text, *words)) {
			print_error("%s does not tell of %s\n", MANUAL, *words);
			untold++;
		}
	return untold;
}

static void the_manual_tells_of_every_word(void **state)
{
	struct manual m;
	const char *missing[] = {"covers_most", NULL};

	(void)state;
	open_manual(&m);
	assert_int_equal(count_untold(m.text, condition_words(&m.arena)), 0);
	assert_int_equal(count_untold(m.text, each_words(&m.arena)), 0);
	assert_int_equal(count_untold(m.text, saying_words(&m.arena)), 0);
	assert_false(tells(m.text, missing[0]));
	arena_release(&m.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_becomes_what_the_manual_shows),
		cmocka_unit_test(the_manual_tells_of_every_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
