/*
 * Receipts: printing, reading back, finding in the bytes of a paper.
 */
#include "data.h"

#include "receipt.h"

static struct arena arena;

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define CODE "us/ca/fires-2025@0123456789abcdef:2025-03-10:0.1"

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct receipt example(void)
{
	struct receipt receipt = {.program = STR("us/ca/fires-2025"),
		.hash = STR(HASH),
		.engine = STR("0.1")};

	assert_true(date_parse(STR("2025-03-10"), &receipt.today));
	return receipt;
}

static void a_receipt_is_read_back(void **state)
{
	struct receipt made = example();
	struct receipt read;
	struct str text = receipt_print(&arena, &made);

	(void)state;
	assert_true(str_is(text, CODE));
	assert_true(receipt_parse(text, &read));
	assert_true(str_eq(read.program, made.program));
	assert_int_equal(read.today, made.today);
	assert_true(str_is(read.engine, "0.1"));
	assert_true(receipt_matches(&read, made.hash));
	assert_false(receipt_matches(&read, STR("0123456789abcdee")));
}

static void what_is_no_receipt_is_refused(void **state)
{
	static const char *const bad[] = {"", "us/ca/fires-2025",
		"@0123456789abcdef:2025-03-10:0.1",
		"/us@0123456789abcdef:2025-03-10:0.1",
		"us/CA@0123456789abcdef:2025-03-10:0.1",
		"us/ca@0123456789abcde:2025-03-10:0.1",
		"us/ca@0123456789abcdeg:2025-03-10:0.1",
		"us/ca@0123456789abcdef:2025-02-30:0.1",
		"us/ca@0123456789abcdef:2025-03-10:",
		"us/ca@0123456789abcdef:2025-03-10:0.1x", NULL};
	struct receipt receipt;

	(void)state;
	for (int i = 0; bad[i]; i++)
		assert_false(receipt_parse(str_of(bad[i]), &receipt));
}

static void receipts_are_found_among_bytes(void **state)
{
	struct str bytes = STR("%PDF a@b @ me@example.org <dc:identifier>" CODE
			       "</dc:identifier>\0 " CODE " end@");
	struct receipt receipt;

	(void)state;
	assert_true(receipt_find(&bytes, &receipt));
	assert_true(str_is(receipt.program, "us/ca/fires-2025"));
	assert_true(receipt_find(&bytes, &receipt));
	assert_false(receipt_find(&bytes, &receipt));
	assert_int_equal(bytes.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_receipt_is_read_back),
		cmocka_unit_test(what_is_no_receipt_is_refused),
		cmocka_unit_test(receipts_are_found_among_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
