/*
 * Names, conditions and lists of papers: tests/golden/sayings/NAME.yaml holds
 * a law, a household and a day; NAME.txt is what every name says of it, which
 * conditions hold, for each list the rows with what they say otherwise, and the
 * days as a calendar.
 */
#include "data.h"

#include "bind.h"
#include "condition.h"
#include "ics.h"
#include "printer.h"
#include "rows.h"
#include "shelf.h"

#define DATA_TESTS 20

static struct maybe_day day_of(
	const struct node *root, const char *key, struct diags *diags)
{
	const struct node *node = node_find(root, key);
	civil_day day = 0;

	return (struct maybe_day){
		node && bind_date(node, &day, diags), node ? day : 0};
}

/* The papers of the law, judged; the first is the one that is written. */
static void add_gates(struct arena *arena, struct matter *matter)
{
	const struct pack_document *d = matter->decision->pack->documents;
	struct gate *gates = arena_array(arena, 20, sizeof *gates);

	for (; d; d = d->next)
		gates[matter->gate_count++] =
			gate_judge(arena, matter->decision, d, matter->adult);
	matter->gates = gates;
	matter->gate = gates;
}

static struct matter matter_of(const struct library *library,
	const struct tongue *tongue, const struct node *root,
	const struct facts *facts, const struct decision *decision)
{
	struct diags *diags = library->cli->diags;
	struct matter matter = {.decision = decision,
		.facts = facts,
		.places = library->world.places,
		.adult = node_find(root, "adult") ? 0 : -1,
		.today = day_of(root, "today", diags).day,
		.place = -1,
		.reviewed = decision->pack->reviewed,
		.reads_other = node_find(root, "reads_other"),
		.reading = node_find(root, "reading"),
		.unreviewed = node_find(root, "unreviewed"),
		.words = &tongue->words,
		.common = tongue->common,
		.law_words = &tongue->words,
		.law_common = tongue->common,
		.pack_texts = catalog_build(library->arena, STR("en"),
			node_find(root, "texts"), diags)};

	matter.answer.by = day_of(root, "answer_by", diags);
	matter.answer.from = day_of(root, "answer_from", diags);
	matter.answer.trial = day_of(root, "trial", diags);
	matter.answer.passed = node_find(root, "passed");
	matter.answer.doubtful = node_find(root, "doubtful");
	matter.answer.days = 10;
	matter.row.adult = matter.adult;
	add_gates(library->arena, &matter);
	return matter;
}

static struct str said(const struct matter *matter, const char *name)
{
	const struct saying *saying = saying_find(str_of(name));
	struct str text = {NULL, 0};

	if (saying->say)
		text = saying->say(matter);
	else
		text = str_of(saying->through(matter));
	return text.p ? text : STR("-");
}

static void dump_conditions(struct buf *out, const struct matter *matter)
{
	const char *const *words = condition_words(matter->words->arena);
	struct diags none = {.arena = matter->words->arena};

	buf_add(out, STR("holds:"));
	for (int i = 0; words[i]; i++) {
		struct condition is;
		const struct node node = {
			.kind = NODE_SCALAR, .text = str_of(words[i])};
		assert_true(condition_build(
			&node, matter->facts->vocabulary, &is, &none));
		if (condition_holds(&is, matter))
			buf_printf(out, " %s", words[i]);
	}
	buf_add_byte(out, '\n');
}

static void dump_rows(struct buf *out, struct matter matter, const char *name)
{
	struct arena *arena = matter.words->arena;
	const char *const *words = saying_words(arena);
	struct diags none = {.arena = arena};
	const struct node node = {.kind = NODE_SCALAR, .text = str_of(name)};
	const struct matter whole = matter;
	const struct rows *rows =
		rows_list(arena, each_build(&node, &none), &matter);

	for (int i = 0; i < rows->count; i++) {
		matter.row = rows->row[i];
		buf_printf(
			out, "each %s: %.*s\n", name, STR_ARG(matter.row.key));
		for (int k = 0; words[k]; k++) {
			struct str text = said(&matter, words[k]);
			if (!str_eq(text, said(&whole, words[k])))
				buf_printf(out, "  %s: %.*s\n", words[k],
					STR_ARG(text));
		}
	}
}

static void dump(struct buf *out, const struct matter *matter)
{
	struct arena *arena = matter->words->arena;
	const char *const *words = saying_words(arena);
	const char *const *lists = each_words(arena);

	buf_printf(
		out, "outcome: %s\n", outcome_name(matter->decision->outcome));
	dump_conditions(out, matter);
	for (int i = 0; words[i]; i++)
		buf_printf(out, "%s: %.*s\n", words[i],
			STR_ARG(said(matter, words[i])));
	for (int i = 0; lists[i]; i++)
		dump_rows(out, *matter, lists[i]);
}

static struct str say_file(
	struct arena *arena, struct file file, struct diags *diags)
{
	struct cli cli = {.arena = arena,
		.diags = diags,
		.data = ".",
		.rules = {.items = {"tests/data/papers"}, .count = 1},
		.programs = {.items = {"us/ca/los-angeles-county/fires-2025"},
			.count = 1}};
	struct node *root = node_read(arena, file.name, file.bytes, diags);
	struct library *library = library_open(&cli);
	static const char *const languages[] = {NULL};
	struct buf out = {.arena = arena};

	assert_non_null(root);
	assert_non_null(library);
	assert_true(shelf_load(library, -1));
	struct printer *printer = printer_open(library, languages);
	assert_non_null(printer);
	struct tongue tongue = *printer_tongue(printer, 0);
	tongue.words.arena = arena;
	struct maybe_day today = day_of(root, "today", diags);
	const struct pack *pack = pack_build(arena, STR("us/ca/test"),
		node_find(root, "pack"), &library->world, diags);
	struct facts *facts = facts_new(arena, library->world.vocabulary);
	if (pack && facts_read(arena, facts, node_find(root, "case"), diags)) {
		struct decision decision = eval_program(
			arena, pack, &library->world, facts, today.day);
		struct matter matter =
			matter_of(library, &tongue, root, facts, &decision);
		dump(&out, &matter);
		const struct node *common = node_find(root, "common");
		if (common)
			matter.common =
				catalog_build(arena, STR("en"), common, diags);
		buf_add(&out, ics_write(&matter, STR("sha256:1")));
	}
	printer_close(printer);
	return buf_str(&out);
}

int main(void)
{
	static struct CMUnitTest tests[DATA_TESTS];
	struct arena arena = {0};
	size_t count = data_tests(
		&arena, "tests/golden/sayings", ".yaml", say_file, tests);
	int failed =
		_cmocka_run_group_tests("sayings", tests, count, NULL, NULL);

	arena_release(&arena);
	return failed;
}
