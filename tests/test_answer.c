/*
 * Forgiving entry: what people type, and the value that it is read as.
 */
#include "answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library.h"

struct fixture {
	struct arena arena;
	struct diags diags;
	struct cli cli;
	struct library *library;
	struct answer_words typed;
	struct words words;
	struct answer_reader reader;
};

static int open(void **state)
{
	static struct fixture f;

	f.diags.arena = &f.arena;
	f.cli = (struct cli){.arena = &f.arena, .diags = &f.diags, .data = "."};
	f.library = library_open(&f.cli);
	f.typed.catalogs[0] =
		library_words(f.library, "lang", "ask.en.yaml", "en");
	f.typed.catalogs[1] =
		library_words(f.library, "lang", "ask.es.yaml", "es");
	f.typed.count = 2;
	f.words = (struct words){.arena = &f.arena,
		.language = STR("en"),
		.catalog =
			library_words(f.library, "lang", "cli.en.yaml", "en"),
		.facts = library_tree(&f.cli, "rules/facts.en.yaml"),
		.vocabulary = f.library->world.vocabulary};
	f.reader = (struct answer_reader){.arena = &f.arena,
		.typed = &f.typed,
		.words = &f.words,
		.today = date_day((struct date){2025, 3, 10})};
	*state = &f;
	return 0;
}

static int close(void **state)
{
	struct fixture *f = *state;

	arena_release(&f->arena);
	return 0;
}

/* One entry, and the value as a case file has it; "?" wrong, "A | B" two
 * readings, "" nothing typed. */
struct row {
	const char *typed;
	const char *value;
};

static struct str read_as(
	const struct fixture *f, const char *id, const char *typed)
{
	const struct vocabulary *vocabulary = f->library->world.vocabulary;
	const struct fact *fact = vocabulary_find(vocabulary, str_of(id));
	struct entry entry = answer_read(&f->reader, fact, str_of(typed));
	struct arena *arena = (struct arena *)&f->arena;
	struct str value = fact_print(arena, vocabulary, fact, &entry.value);

	if (entry.is == ENTRY_WRONG)
		return STR("?");
	if (entry.is == ENTRY_EMPTY)
		return STR("");
	if (entry.is != ENTRY_WHICH)
		return value;
	return str_printf(arena, "%.*s | %.*s", STR_ARG(value),
		STR_ARG(fact_print(arena, vocabulary, fact, &entry.other)));
}

static void check(
	const struct fixture *f, const char *id, const struct row *rows)
{
	for (; rows->typed; rows++) {
		struct str read = read_as(f, id, rows->typed);
		if (!str_is(read, rows->value))
			fail_msg("%s '%s' is %.*s, not %s", id, rows->typed,
				STR_ARG(read), rows->value);
	}
}

static void test_dates(void **state)
{
	static const struct row rows[] = {{"2025-03-01", "2025-03-01"},
		{"3/1/2025", "2025-03-01"}, {"03/01/2025", "2025-03-01"},
		{"13/1/2025", "2025-01-13"}, {"2025/3/1", "2025-03-01"},
		{"3.1.2025", "2025-03-01"}, {"1 March 2025", "2025-03-01"},
		{"March 1, 2025", "2025-03-01"}, {"mar 1st 2025", "2025-03-01"},
		{"1 de marzo de 2025", "2025-03-01"},
		{"MARZO 1 2025", "2025-03-01"}, {"2025 March 1", "2025-03-01"},
		{"march 2025", "2025-03"}, {"marzo de 2025", "2025-03"},
		{"2025-03", "2025-03"}, {"3/2025", "2025-03"},
		{"1 mar 25", "2025-03-01"},
		{"Saturday, March 1, 2025", "2025-03-01"},
		{"sábado 1 de marzo de 2025", "2025-03-01"},
		{"martes 4 de mar de 2025", "2025-03-04"},
		{"Tuesday 03/04/25", "2025-03-04"},
		{"Tues 03/04/25", "2025-03-04"},
		{"Fri 7 March 2025", "2025-03-07"},
		{"the first of March 2025", "2025-03-01"},
		{"el primero de marzo del año 2025", "2025-03-01"},
		{"1ero de marzo de 2025", "2025-03-01"},
		{"1\u00ba de marzo de 2025", "2025-03-01"}, {"the first", "?"},
		{"first first first", "?"}, {"jueves 03/04/25", "2025-04-03"},
		{"Sunday 03/04/25", "2025-03-04 | 2025-04-03"},
		{"Sunday Monday 3/1/2025", "?"}, {"Sunday", "?"},
		{"03/04/25", "2025-03-04 | 2025-04-03"},
		{"03/03/25", "2025-03-03"}, {"25/12/24", "2024-12-25"},
		{"today", "2025-03-10"}, {"ayer", "2025-03-09"},
		{"none", "none"}, {"ninguno", "none"}, {"no", "none"},
		{" 3/1/2025 ", "2025-03-01"}, {"", ""}, {"   ", ""},
		{"2025-02-30", "?"}, {"2/30/2025", "?"}, {"March", "?"},
		{"March 1", "?"}, {"2025", "?"}, {"soon", "?"},
		{"1 2 3 4", "?"}, {"13/13/2025", "?"},
		{"March April 2025", "?"}, {"99999-01-01", "?"},
		{"0/0/0000", "?"}, {"1/2/3/4/5/6/7/8", "?"}, {0}};

	check(*state, "moved_in", rows);
}

static void test_order_of_spanish(void **state)
{
	static const struct row rows[] = {
		{"3/1/2025", "2025-03-01 | 2025-01-03"},
		{"13/1/2025", "2025-01-13"}, {"1/1/2025", "2025-01-01"}, {0}};
	struct fixture f = *(struct fixture *)*state;

	f.reader.asks_order = true;
	check(&f, "moved_in", rows);
}

static void test_money(void **state)
{
	static const struct row rows[] = {{"1200", "$1200.00"},
		{"$1,200", "$1200.00"}, {"1,200.50", "$1200.50"},
		{"$ 1200", "$1200.00"}, {"1200 dollars", "$1200.00"},
		{"1200 dólares", "$1200.00"}, {"none", "none"}, {"No", "none"},
		{"0", "$0.00"}, {"1.200,50", "?"}, {"12,00", "?"}, {"-5", "?"},
		{"a lot", "?"}, {"1200.5", "?"}, {"$", "?"}, {0}};

	check(*state, "arrears", rows);
}

static void test_numbers(void **state)
{
	static const struct row counts[] = {{"4", "4"}, {"0", "?"}, {"31", "?"},
		{"four people", "?"}, {"4.5", "?"}, {0}};
	static const struct row percents[] = {{"30", "30%"}, {"30%", "30%"},
		{"7.25 %", "7.25%"}, {"30 percent", "30%"},
		{"30 por ciento", "30%"}, {"101", "?"}, {"x", "?"}, {0}};

	check(*state, "household_size", counts);
	check(*state, "income_loss", percents);
}

static void test_choices(void **state)
{
	static const struct row one[] = {{"1", "notice"}, {"2)", "summons"},
		{"4", "none"}, {"none", "none"}, {"5", "?"}, {"0", "?"},
		{"a notice from the l", "notice"}, {"a notice from", "?"},
		{"COURT PAPERS", "summons"}, {"summons", "summons"}, {0}};
	static const struct row several[] = {
		{"1,3", "workplace_destroyed;hours_cut"},
		{"3 1", "workplace_destroyed;hours_cut"}, {"2", "laid_off"},
		{"5", "none"}, {"none", "none"}, {"1,5", "?"}, {"1,9", "?"},
		{"someone was laid off", "laid_off"}, {0}};
	static const struct row yesno[] = {{"1", "yes"}, {"2", "no"},
		{"Yes", "yes"}, {"sí", "yes"}, {"SI", "yes"}, {"n", "no"},
		{"maybe", "?"}, {"3", "?"}, {0}};

	check(*state, "court.papers", one);
	check(*state, "direct_impact", several);
	check(*state, "court.locked_out", yesno);
}

/* Names are stored as they were typed; what hides is refused. */
static void test_texts(void **state)
{
	static const struct row rows[] = {
		{"tenant O'EXAMPLE-de la Ñ", "tenant O'EXAMPLE-de la Ñ"},
		{"  Tenant Example  ", "Tenant Example"}, {"No", "No"},
		{"tab\there", "?"}, {"\xff\xfe", "?"},
		{"right\xe2\x80\xaeleft", "?"}, {0}};

	check(*state, "home.street", rows);
}

static void test_unlikely_is_asked_again(void **state)
{
	struct fixture *f = *state;
	const struct vocabulary *vocabulary = f->library->world.vocabulary;
	const struct fact *day = vocabulary_find(vocabulary, STR("moved_in"));
	const struct fact *money = vocabulary_find(vocabulary, STR("arrears"));

	assert_false(answer_read(&f->reader, day, STR("3/10/2025")).unlikely);
	assert_true(answer_read(&f->reader, day, STR("3/11/2025")).unlikely);
	assert_true(answer_read(&f->reader, day, STR("3/9/1965")).unlikely);
	assert_true(
		answer_read(&f->reader, day, STR("Sunday 3/1/2025")).unlikely);
	assert_false(answer_read(&f->reader, day, STR("3/10/1965")).unlikely);
	/* Of two readings the one that the weekday names, and not the other. */
	assert_false(
		answer_read(&f->reader, day, STR("Friday 7/3/25")).unlikely);
	assert_true(
		answer_read(&f->reader, day, STR("Thursday 7/3/25")).unlikely);
	assert_false(answer_read(&f->reader, money, STR("999999.99")).unlikely);
	assert_true(answer_read(&f->reader, money, STR("1000000")).unlikely);
}

static void test_words_of_every_language(void **state)
{
	struct fixture *f = *state;

	assert_true(answer_is(&f->typed, "type.skip", STR("No sé")));
	assert_true(answer_is(&f->typed, "type.skip", STR(" i don't KNOW ")));
	assert_true(answer_is(&f->typed, "type.exit", STR("!")));
	assert_false(answer_is(&f->typed, "type.skip", STR("no")));
	assert_false(answer_is(&f->typed, "type.skip", STR("")));
	assert_false(answer_is(&f->typed, "type.absent", STR("x")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_dates),
		cmocka_unit_test(test_order_of_spanish),
		cmocka_unit_test(test_money), cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_choices), cmocka_unit_test(test_texts),
		cmocka_unit_test(test_unlikely_is_asked_again),
		cmocka_unit_test(test_words_of_every_language)};

	return cmocka_run_group_tests(tests, open, close);
}
