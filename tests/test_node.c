/*
 * The tree and its refusals. Most of it is data: in tests/bad/yaml and
 * tests/golden/yaml a test is NAME.yaml and, beside it, NAME.txt with the
 * diagnostics or the tree that must come out.
 */
#include "data.h"

#include <time.h>

#include "bind.h"
#include "file.h"
#include "node.h"

#define DATA_TESTS 200

/* The tree of a file; nothing when it was refused. */
static struct str outcome(
	struct arena *arena, struct file file, struct diags *diags)
{
	struct buf dump = {.arena = arena};
	struct node *root = node_read(arena, file.name, file.bytes, diags);

	assert_int_equal(root == NULL, diags->errors > 0);
	if (root)
		node_dump(root, &dump);
	return buf_str(&dump);
}

/* Whether the bytes, `n` times `unit`, are refused as `id` in little time. */
static void assert_refused(const char *unit, size_t n, enum diag_id id)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct buf text = {.arena = &arena};

	for (size_t i = 0; i < n; i++)
		buf_add(&text, str_of(unit));
	clock_t before = clock();
	assert_null(node_read(&arena, "x", buf_str(&text), &diags));
	assert_true(clock() - before < CLOCKS_PER_SEC);
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.first->id, id);
	arena_release(&arena);
}

static void deep_nests_are_refused_at_once(void **state)
{
	(void)state;
	assert_refused("[", 2000000, DIAG_NESTING);
	assert_refused("{a: ", 500000, DIAG_NESTING);
	assert_refused("- ", 1000000, DIAG_NESTING);
	assert_refused("? ", 1000000, DIAG_NESTING);
}

static void too_much_is_refused(void **state)
{
	(void)state;
	assert_refused("- a\n", NODE_COUNT, DIAG_TOO_MANY);
	assert_refused("abcde", NODE_TEXT / 5 + 1, DIAG_TOO_MANY);
}

static void just_enough_is_read(void **state)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct buf text = {.arena = &arena};

	(void)state;
	for (int i = 0; i < NODE_COUNT - 1; i++)
		buf_add(&text, STR("- a\n"));
	struct node *root = node_read(&arena, "x", buf_str(&text), &diags);
	assert_non_null(root);
	assert_int_equal(root->count, NODE_COUNT - 1);
	arena_release(&arena);
}

static void many_keys_are_quick(void **state)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct buf text = {.arena = &arena};

	(void)state;
	for (int i = 0; i < 45000; i++)
		buf_printf(&text, "k%d: 1\n", i);
	clock_t before = clock();
	assert_non_null(node_read(&arena, "x", buf_str(&text), &diags));
	assert_true(clock() - before < CLOCKS_PER_SEC);
	arena_release(&arena);
}

static void values_are_found_by_key(void **state)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct node *root = node_read(
		&arena, "x", STR("a: 1\nb: {a: 2}\nc: 'q'\n"), &diags);

	(void)state;
	assert_true(str_is(node_find(root, "a")->text, "1"));
	assert_false(node_find(root, "a")->quoted);
	assert_true(node_find(root, "c")->quoted);
	assert_int_equal(node_find(root, "b")->kind, NODE_MAP);
	assert_null(node_find(root, "d"));
	assert_null(node_find(node_find(root, "a"), "a"));
	assert_null(node_find(NULL, "a"));
	arena_release(&arena);
}

int main(void)
{
	static const struct CMUnitTest fixed[] = {
		cmocka_unit_test(deep_nests_are_refused_at_once),
		cmocka_unit_test(too_much_is_refused),
		cmocka_unit_test(just_enough_is_read),
		cmocka_unit_test(many_keys_are_quick),
		cmocka_unit_test(values_are_found_by_key),
	};
	struct CMUnitTest tests[DATA_TESTS];
	struct arena arena = {0};
	size_t count = sizeof fixed / sizeof fixed[0];

	memcpy(tests, fixed, sizeof fixed);
	count += data_tests(
		&arena, "tests/bad/yaml", ".yaml", outcome, tests + count);
	count += data_tests(
		&arena, "tests/golden/yaml", ".yaml", outcome, tests + count);
	int failed = _cmocka_run_group_tests("node", tests, count, NULL, NULL);
	arena_release(&arena);
	return failed;
}
