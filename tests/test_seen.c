/*
 * Which texts were seen before: exact, also when the table grows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "seen.h"

#define MANY 20000

static struct str text_of(struct arena *arena, int i)
{
	return str_printf(arena, "household %d", i);
}

static void tells_the_row_that_was_first(void **state)
{
	struct seen seen = {0};

	(void)state;
	assert_int_equal(seen_add(&seen, STR("one"), 2), 0);
	assert_int_equal(seen_add(&seen, STR("two"), 3), 0);
	assert_int_equal(seen_add(&seen, STR("one"), 4), 2);
	assert_int_equal(seen_add(&seen, STR("one"), 5), 2);
	assert_int_equal(seen_add(&seen, STR("One"), 6), 0);
	assert_int_equal(seen_add(&seen, STR(""), 7), 0);
	assert_int_equal(seen_add(&seen, STR(""), 8), 7);
	seen_release(&seen);
}

static void forgets_nothing_when_it_grows(void **state)
{
	struct seen seen = {0};
	struct arena arena = {0};

	(void)state;
	for (int i = 1; i <= MANY; i++)
		assert_int_equal(seen_add(&seen, text_of(&arena, i), i), 0);
	for (int i = 1; i <= MANY; i++)
		assert_int_equal(
			seen_add(&seen, text_of(&arena, i), MANY + i), i);
	assert_true(seen.room < (size_t)MANY * 3);
	seen_release(&seen);
	arena_release(&arena);
}

static void begins_anew_after_release(void **state)
{
	struct seen seen = {0};

	(void)state;
	seen_add(&seen, STR("one"), 2);
	seen_release(&seen);
	assert_int_equal(seen_add(&seen, STR("one"), 9), 0);
	seen_release(&seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_the_row_that_was_first),
		cmocka_unit_test(forgets_nothing_when_it_grows),
		cmocka_unit_test(begins_anew_after_release),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
