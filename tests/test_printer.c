/*
 * Printing many papers: nothing of one household stays behind, and the same
 * order gives the same bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "printer.h"
#include "shelf.h"

#define FIRES "us/ca/los-angeles-county/fires-2025"

static const char *const spanish[] = {"es", NULL};

static struct prints print_once(struct printer *printer,
	const struct library *library, const struct facts *facts,
	struct arena *scratch)
{
	struct prints prints = {0};
	struct order order = {.facts = facts, .place = -1};

	assert_true(date_parse(STR("2025-04-02"), &order.today));
	struct decision decision = eval_program(scratch, library->packs.list[0],
		&library->world, facts, order.today);
	assert_true(
		printer_print(printer, scratch, &order, &decision, &prints));
	return prints;
}

static void the_second_household_takes_no_lasting_memory(void **state)
{
	struct arena arena = {0};
	struct arena scratch[2] = {{0}, {0}};
	struct diags diags = {.arena = &arena};
	struct cli cli = {.arena = &arena,
		.diags = &diags,
		.data = ".",
		.programs = {.items = {FIRES}, .count = 1}};
	struct library *library = library_open(&cli);

	(void)state;
	assert_non_null(library);
	assert_true(shelf_load(library, -1));
	const struct facts *facts =
		library_case(library, "examples/fires-2025.yaml");
	assert_non_null(facts);
	struct printer *printer = printer_open(library, spanish);
	assert_non_null(printer);
	struct prints first = print_once(printer, library, facts, &scratch[0]);
	size_t used = arena.used;
	struct prints second = print_once(printer, library, facts, &scratch[1]);
	assert_int_equal(arena.used, used);
	assert_int_equal(first.made, 8);
	const struct printed *b = second.first;
	for (const struct printed *a = first.first; a; a = a->next) {
		assert_true(str_eq(a->name, b->name));
		assert_true(str_eq(a->bytes, b->bytes));
		b = b->next;
	}
	printer_close(printer);
	arena_release(&scratch[0]);
	arena_release(&scratch[1]);
	arena_release(&arena);
}

static bool memory_is_at_its_end;

void *__real_libdeflate_alloc_compressor(int level);
void *__wrap_libdeflate_alloc_compressor(int level);

void *__wrap_libdeflate_alloc_compressor(int level)
{
	return memory_is_at_its_end ? NULL
				    : __real_libdeflate_alloc_compressor(level);
}

static void no_memory_is_told_and_opens_nothing(void **state)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct cli cli = {.arena = &arena, .diags = &diags, .data = "."};
	struct library *library = library_open(&cli);

	(void)state;
	assert_non_null(library);
	memory_is_at_its_end = true;
	assert_null(printer_open(library, spanish));
	memory_is_at_its_end = false;
	assert_int_equal(diags.errors, 1);
	arena_release(&arena);
}

/* Two programs whose ids end alike: neither takes the other's file. */
static void names_of_two_programs_differ(void **state)
{
	struct arena arena = {0};
	struct printed first = {.name = STR("covid-days.ics")};
	struct prints prints = {.first = &first, .last = &first};
	struct pack pack = {.id = STR("us/ca/example-county/covid")};

	(void)state;
	assert_true(str_is(prints_name(&arena, &prints, &pack, STR("days.ics")),
		"us-ca-example-county-covid-days.ics"));
	assert_true(str_is(
		prints_name(&arena, &prints, &pack, STR("notice.en.pdf")),
		"covid-notice.en.pdf"));
	arena_release(&arena);
}

static bool has(struct str text, struct str part)
{
	for (size_t i = 0; i < text.n; i++)
		if (str_starts(str_from(text, i), part))
			return true;
	return false;
}

/* Whether a text below a block has this part. */
static bool says(const struct block *block, struct str part)
{
	bool found = false;

	for (const struct block *b = block->first; b && !found; b = b->next) {
		for (const struct piece *p = b->text.first; p; p = p->next)
			found = found || has(p->s, part);
		found = found || says(b, part);
	}
	return found;
}

/* The sheet of next steps of a household as a whole. */
static bool sheet_says(struct printer *printer, const struct order *order,
	const struct decision *decision, struct str part)
{
	struct document document;
	struct paper_wanted wanted = {.use = STR("next-steps"), .adult = -1};

	assert_true(
		printer_compose(printer, order, decision, wanted, &document));
	return says(document.body, part);
}

static void a_refused_oath_is_told_as_not_made(void **state)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct cli cli = {.arena = &arena,
		.diags = &diags,
		.data = ".",
		.programs = {.items = {FIRES}, .count = 1}};
	struct library *library = library_open(&cli);

	(void)state;
	assert_non_null(library);
	assert_true(shelf_load(library, -1));
	struct printer *printer = printer_open(library, (const char *[]){NULL});
	struct order order = {
		.facts = library_case(library, "examples/fires-2025.yaml"),
		.place = -1};
	assert_true(date_parse(STR("2025-04-02"), &order.today));
	struct decision decision = eval_program(&arena, library->packs.list[0],
		&library->world, order.facts, order.today);
	const struct pack_document *sworn = decision.pack->documents;
	while (gate_paper(sworn) != PAPER_SWORN)
		sworn = sworn->next;
	struct str use = STR("Sign only if");
	struct str left_out = STR("You did not confirm");
	assert_true(sheet_says(printer, &order, &decision, use));
	assert_false(sheet_says(printer, &order, &decision, left_out));
	order.refused = &sworn;
	order.refused_count = 1;
	assert_false(sheet_says(printer, &order, &decision, use));
	assert_true(sheet_says(printer, &order, &decision, left_out));
	struct prints prints = {0};
	assert_true(printer_print(printer, &arena, &order, &decision, &prints));
	for (const struct printed *p = prints.first; p; p = p->next)
		assert_true(p->gate.document != sworn || !p->bytes.n);
	printer_close(printer);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_second_household_takes_no_lasting_memory),
		cmocka_unit_test(a_refused_oath_is_told_as_not_made),
		cmocka_unit_test(no_memory_is_told_and_opens_nothing),
		cmocka_unit_test(names_of_two_programs_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
