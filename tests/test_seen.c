/*
 * Which texts were seen before: exact, also when the table grows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <malloc.h>

#include "seen.h"

#define MANY 20000

/* --- memory ----------------------------------------------------------- */

/* Bytes that were asked for and not freed; the most of them at one time. */
static struct {
	size_t now;
	size_t most;
} memory;

void *__real_malloc(size_t size);
void __real_free(void *room);
void *__wrap_malloc(size_t size);
void __wrap_free(void *room);

void *__wrap_malloc(size_t size)
{
	void *room = __real_malloc(size);

	memory.now += room ? malloc_usable_size(room) : 0;
	if (memory.now > memory.most)
		memory.most = memory.now;
	return room;
}

void __wrap_free(void *room)
{
	memory.now -= room ? malloc_usable_size(room) : 0;
	__real_free(room);
}

/* --- tests ------------------------------------------------------------ */

static struct str text_of(struct arena *arena, int i)
{
	return str_printf(arena, "household %d", i);
}

static void tells_the_row_that_was_first(void **state)
{
	struct seen seen = {0};

	(void)state;
	assert_false(seen_has(&seen, STR("one")));
	assert_int_equal(seen_add(&seen, STR("one"), 2), 0);
	assert_true(seen_has(&seen, STR("one")));
	assert_false(seen_has(&seen, STR("two")));
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
	assert_int_equal(seen.count, MANY);
	seen_release(&seen);
	arena_release(&arena);
}

/* Adds texts; nothing is freed that was there only for a while. */
static void add_texts(struct seen *seen, int from, int to)
{
	struct arena scratch = {0};

	arena_alloc(&scratch, 1);
	memory.most = memory.now;
	for (int i = from; i <= to; i++) {
		arena_clear(&scratch);
		assert_int_equal(seen_add(seen, text_of(&scratch, i), i), 0);
	}
	/* the scratch memory of one call */
	assert_true(memory.most - memory.now < (size_t)32 * 1024);
	arena_release(&scratch);
}

static size_t bytes_of(const struct seen *seen)
{
	return seen->arena.used + seen->table.used;
}

/* Of a row the household and the case id are kept. */
static void a_hundred_thousand_rows_take_less_than_4_mb(void **state)
{
	struct seen seen = {0};

	(void)state;
	add_texts(&seen, 1, 2 * 1000);
	size_t before = bytes_of(&seen);
	add_texts(&seen, 2 * 1000 + 1, 2 * 100000);
	assert_true(bytes_of(&seen) - before < (size_t)4 * 1000 * 1000);
	assert_int_equal(seen_add(&seen, STR("household 7"), 300000), 7);
	seen_release(&seen);
}

/* Also when the table was just made wider. */
static void a_text_takes_at_most_twenty_bytes(void **state)
{
	struct seen seen = {0};
	size_t from = memory.now;

	(void)state;
	for (int count = 10000; count <= 400000; count += 10000) {
		add_texts(&seen, count - 10000 + 1, count);
		assert_true(bytes_of(&seen) < (size_t)count * 20 + 64 * 1024);
	}
	seen_release(&seen);
	assert_int_equal(memory.now, from);
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
		cmocka_unit_test(a_hundred_thousand_rows_take_less_than_4_mb),
		cmocka_unit_test(a_text_takes_at_most_twenty_bytes),
		cmocka_unit_test(begins_anew_after_release),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
