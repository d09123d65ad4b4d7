/* The worksheet of every program: each question once, room for each answer,
 * nothing to sign. tests/golden/worksheet-LANGUAGE.txt is the tree of one;
 * with a folder as argument the texts are written there. */
#include "worksheet.h"

#include <string.h>

#include "file.h"
#include "flow.h"
#include "foundry.h"
#include "law.h"
#include "questions.h"

#define FIRES "us/ca/los-angeles-county/fires-2025"

static struct law law;
static struct report report;
static struct fact_set set;
static struct arena scratch; /* of one sheet */
static const struct words *words;

static int open_law(void **state)
{
	(void)state;
	law_open(&law, NULL);
	law.cli.today.day = law_day("2026-11-23");
	return 0;
}

static int close_law(void **state)
{
	(void)state;
	arena_release(&scratch);
	arena_release(&law.arena);
	return 0;
}

/* The worksheet of one pack. */
static struct document make(
	const struct pack *pack, const char *language, bool large)
{
	struct worksheet sheet = {&report, NULL, &set};
	struct document document;

	if (!words || strcmp(law.cli.lang, language) != 0) {
		law.cli.lang = language;
		words = speech_open(law.library);
	}
	assert_non_null(words);
	sheet.words = words;
	law.cli.large_print = large;
	report = (struct report){.arena = &scratch,
		.library = law.library,
		.facts = facts_new(&scratch, law.library->world.vocabulary),
		.today = law.cli.today.day};
	struct decision *decision = ARENA_NEW(&scratch, struct decision);
	*decision = eval_program(&scratch, pack, &law.library->world,
		report.facts, report.today);
	report.decisions = decision;
	report.count = 1;
	set = questions_of(pack, law.library->world.vocabulary);
	assert_true(worksheet_compose(&sheet, &document));
	return document;
}

static const struct pack *find(const char *id)
{
	const struct packs *packs = &law.library->packs;

	for (int i = 0; i < packs->count; i++)
		if (str_is(packs->list[i]->id, id))
			return packs->list[i];
	return NULL;
}

/* Of the fires law as tests/data/papers keeps it. */
static struct str tree_of(const char *language)
{
	struct buf out = {.arena = &scratch};
	struct law now = law;

	law_open(&law, "tests/data/papers");
	law.cli.today = now.cli.today;
	struct document document = make(find(FIRES), language, false);
	block_dump(document.body, &out);
	arena_release(&law.arena);
	law = now;
	words = NULL;
	return buf_str(&out);
}

static const char *const languages[] = {"en", "es"};

static void it_is_as_its_golden_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct str path = str_printf(&law.arena,
			"tests/golden/worksheet-%s.txt", languages[i]);
		struct file f =
			file_read(&law.arena, path.p, FILE_LIMIT, &law.diags);
		bool same = str_eq(f.bytes, tree_of(languages[i]));
		if (!same)
			print_error("differs: %s (build/test_worksheet DIR "
				    "writes it anew)\n",
				path.p);
		assert_true(same);
	}
}

static int count_kind(const struct block *block, enum block_kind kind)
{
	int count = block->kind == kind;

	for (const struct block *b = block->first; b; b = b->next)
		count += count_kind(b, kind);
	return count;
}

static bool has_text(const struct block *block, struct str text)
{
	const struct piece *p = block->text.first;

	if (p && str_ends(p->s, text))
		return true;
	for (const struct block *b = block->first; b; b = b->next)
		if (has_text(b, text))
			return true;
	return false;
}

/* Whether the household's question of every fact stands in the tree. */
static void check_questions(const struct document *document)
{
	const struct vocabulary *v = law.library->world.vocabulary;

	for (int i = 0; i < v->count; i++) {
		const struct fact *fact = &v->facts[i];
		if (!fact_set_has(&set, fact) || fact->paper ||
			fact->about != FACT_HOUSEHOLD)
			continue;
		if (!has_text(document->body, words_ask(words, fact)))
			print_error("not asked: %.*s\n", STR_ARG(fact->id));
		assert_true(has_text(document->body, words_ask(words, fact)));
		if (fact->sensitive)
			assert_true(has_text(
				document->body, words_help(words, fact)));
	}
}

static void check_program(struct foundry *foundry, const struct pack *pack,
	const char *language, bool large)
{
	struct document document = make(pack, language, large);

	check_questions(&document);
	assert_int_equal(count_kind(document.body, BLOCK_SIGNATURE), 0);
	assert_false(text_is_empty(&document.copy));
	const struct pages *pages =
		flow_document(&scratch, &foundry->faces, &document, &law.diags);
	if (!pages)
		diag_print(&law.diags, stderr);
	assert_non_null(pages);
	arena_release(&scratch);
}

static void every_program_asks_all_and_fits_its_pages(void **state)
{
	const struct packs *packs = &law.library->packs;
	struct foundry foundry;

	(void)state;
	assert_true(foundry_open(&foundry, &law.cli));
	for (int k = 0; k < 4; k++)
		for (int i = 0; i < packs->count; i++)
			check_program(&foundry, packs->list[i],
				languages[k / 2], k % 2);
	foundry_close(&foundry);
}

/* Each answer can be left open: every question has its boxes for that. */
static void nobody_must_know_or_say(void **state)
{
	struct document document = make(find(FIRES), "en", false);
	int questions = 0, open = 0;

	(void)state;
	for (const struct block *b = document.body->first; b; b = b->next) {
		if (b->kind != BLOCK_KEEP || b->first->level != 3)
			continue;
		questions++;
		open += has_text(b, STR("I don't know")) &&
			has_text(b, STR("I would rather not say"));
	}
	assert_in_range(questions, 8, 30);
	assert_int_equal(open, questions);
}

static int write_all(const char *folder)
{
	open_law(NULL);
	for (size_t i = 0; i < 2; i++) {
		struct str path = str_printf(&law.arena, "%s/worksheet-%s.txt",
			folder, languages[i]);
		struct str tree = tree_of(languages[i]);
		FILE *f = fopen(path.p, "wb");
		if (!f || fwrite(tree.p, 1, tree.n, f) != tree.n || fclose(f))
			return 1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_as_its_golden_text),
		cmocka_unit_test(every_program_asks_all_and_fits_its_pages),
		cmocka_unit_test(nobody_must_know_or_say),
	};

	if (argc > 1)
		return write_all(argv[1]);
	return cmocka_run_group_tests(tests, open_law, close_law);
}
