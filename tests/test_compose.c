/*
 * Papers as blocks: tests/golden/papers/NAME.yaml says which paper of the
 * fires law, as tests/data/papers keeps it, is composed for which case on
 * which day, NAME.txt is its dump.
 */
#include "data.h"

#include "bind.h"
#include "printer.h"
#include "shelf.h"

#define FIRES "us/ca/los-angeles-county/fires-2025"
#define DATA_TESTS 100

static struct node *case_of(struct arena *arena, struct diags *diags)
{
	struct file file =
		file_read(arena, "examples/fires-2025.yaml", FILE_LIMIT, diags);

	return node_read(arena, file.name, file.bytes, diags);
}

static struct facts *facts_of(const struct library *library,
	const struct node *test, struct diags *diags)
{
	struct arena *arena = library->arena;
	struct facts *facts = facts_new(arena, library->world.vocabulary);
	const struct node *given = node_find(test, "given");

	assert_true(facts_read(arena, facts, case_of(arena, diags), diags));
	if (given)
		assert_true(facts_read(arena, facts, given, diags));
	const struct node *without = node_find(test, "without");
	for (const struct node *n = without ? without->first : NULL; n;
		n = n->next)
		assert_true(facts_forget(facts, n->text));
	return facts;
}

static void dump_text(struct buf *out, const char *what, struct text text)
{
	if (text_is_empty(&text))
		return;
	buf_printf(out, "%s", what);
	for (const struct piece *p = text.first; p; p = p->next)
		buf_add(out, p->s);
	buf_add_byte(out, '\n');
}

static void dump_document(struct buf *out, const struct document *document)
{
	buf_printf(out, "%.*s (%.*s)\n", STR_ARG(document->title),
		STR_ARG(document->lang));
	for (int i = 0; i < document->marks; i++)
		dump_text(out, "mark: ", document->mark[i]);
	dump_text(out, "copy: ", document->copy);
	dump_text(out, "reading copy: ", document->reading_copy);
	block_dump(document->body, out);
}

static struct str compose_file(
	struct arena *arena, struct file file, struct diags *diags)
{
	struct cli cli = {.arena = arena,
		.diags = diags,
		.data = ".",
		.rules = {.items = {"tests/data/papers"}, .count = 1},
		.programs = {.items = {FIRES}, .count = 1}};
	struct node *test = node_read(arena, file.name, file.bytes, diags);
	struct library *library = library_open(&cli);
	struct buf out = {.arena = arena};
	struct document document;
	const struct option_list also = {.items = {"cover-sheet"},
		.count = node_find(test, "also") ? 1 : 0};
	civil_day today = 0;

	assert_non_null(test);
	assert_non_null(library);
	assert_true(shelf_load(library, -1));
	assert_true(bind_date(node_find(test, "today"), &today, diags));
	struct order order = {.facts = facts_of(library, test, diags),
		.today = today,
		.specimen = node_find(test, "specimen"),
		.reads_other = node_find(test, "reads"),
		.also = &also};
	struct decision decision = eval_program(arena, library->packs.list[0],
		&library->world, order.facts, today);
	const struct node *other = node_find(test, "language");
	const char *const languages[] = {
		other ? str_dup(arena, other->text).p : "es", NULL};
	struct printer *printer = printer_open(library, languages);
	assert_non_null(printer);
	struct paper_wanted wanted = {.use = node_find(test, "paper")->text,
		.adult = node_find(test, "adult") ? 1 : -1,
		.language = other || node_find(test, "spanish")};
	if (printer_compose(printer, &order, &decision, wanted, &document))
		dump_document(&out, &document);
	else
		buf_add(&out, STR("not made\n"));
	printer_close(printer);
	return buf_str(&out);
}

int main(void)
{
	static struct CMUnitTest tests[DATA_TESTS];
	struct arena arena = {0};
	size_t count = data_tests(
		&arena, "tests/golden/papers", ".yaml", compose_file, tests);
	int failed =
		_cmocka_run_group_tests("papers", tests, count, NULL, NULL);

	arena_release(&arena);
	return failed;
}
