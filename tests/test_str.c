/* Slices, buffers and arenas. */
#include "str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void cut_takes_the_front_and_the_separator(void **state)
{
	struct str rest = STR("a;bc;");

	(void)state;
	assert_true(str_is(str_cut(&rest, ';'), "a"));
	assert_true(str_is(str_cut(&rest, ';'), "bc"));
	assert_true(str_is(str_cut(&rest, ';'), ""));
	assert_int_equal(rest.n, 0);
}

static void to_int_refuses_signs_blanks_and_overflow(void **state)
{
	int64_t number = -1;

	(void)state;
	assert_true(str_to_int(STR("9223372036854775807"), &number));
	assert_true(number == INT64_MAX);
	assert_false(str_to_int(STR("9223372036854775808"), &number));
	assert_false(str_to_int(STR("-1"), &number));
	assert_false(str_to_int(STR(" 1"), &number));
	assert_false(str_to_int(STR(""), &number));
}

static void distance_counts_single_changes(void **state)
{
	(void)state;
	assert_int_equal(str_distance(STR("place"), STR("place")), 0);
	assert_int_equal(str_distance(STR("plcae"), STR("place")), 2);
	assert_int_equal(str_distance(STR("pace"), STR("place")), 1);
	assert_int_equal(str_distance(STR(""), STR("abc")), 3);
}

static void buffer_grows_past_its_first_size(void **state)
{
	struct arena arena = {0};
	struct buf buf = {.arena = &arena};

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_printf(&buf, "%d,", i % 10);
	assert_int_equal(buf_str(&buf).n, 2000);
	assert_memory_equal(buf_str(&buf).p + 1996, "8,9,", 4);
	arena_release(&arena);
}

static void numbers_are_added_in_decimal_digits(void **state)
{
	static const int64_t numbers[] = {
		0, 7, -1, 1234567, INT64_MAX, INT64_MIN};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct buf fast = {.arena = &arena}, slow = {.arena = &arena};
		buf_add_int(&fast, numbers[i]);
		buf_printf(&slow, "%lld", (long long)numbers[i]);
		assert_true(str_eq(buf_str(&fast), buf_str(&slow)));
	}
	arena_release(&arena);
}

static void cleared_arena_hands_out_zeroed_memory(void **state)
{
	struct arena arena = {0};
	char *first = arena_alloc(&arena, 100);

	(void)state;
	first[50] = 'x';
	arena_clear(&arena);
	char *again = arena_alloc(&arena, 100);
	assert_ptr_equal(first, again);
	assert_int_equal(again[50], 0);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cut_takes_the_front_and_the_separator),
		cmocka_unit_test(to_int_refuses_signs_blanks_and_overflow),
		cmocka_unit_test(distance_counts_single_changes),
		cmocka_unit_test(buffer_grows_past_its_first_size),
		cmocka_unit_test(numbers_are_added_in_decimal_digits),
		cmocka_unit_test(cleared_arena_hands_out_zeroed_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
