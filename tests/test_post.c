/* Messages on a line: whole, in order, and an end that is noticed. */
#include "post.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct post one;
	struct post other;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	*state = f;
	return post_pair(&f->one, &f->other) ? 0 : -1;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	post_close(&f->one);
	post_close(&f->other);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static struct str letters(struct fixture *f, size_t n, char letter)
{
	char *p = arena_alloc(&f->arena, n + 1);

	memset(p, letter, n);
	return (struct str){p, n};
}

static void messages_come_whole_and_in_order(void **state)
{
	struct fixture *f = *state;

	for (size_t n = 0; n < 100; n++)
		assert_true(post_send(
			&f->one, letters(f, n, (char)('a' + n % 26))));
	for (size_t n = 0; n < 100; n++) {
		struct str got = post_take(&f->other, &f->arena);
		assert_int_equal(got.n, n);
		assert_true(str_eq(got, letters(f, n, (char)('a' + n % 26))));
	}
	assert_false(post_has(&f->other));
}

static void one_call_brings_all_that_came(void **state)
{
	struct fixture *f = *state;

	assert_true(post_send(&f->one, STR("first")));
	assert_true(post_send(&f->one, STR("second")));
	assert_false(post_has(&f->other));
	assert_true(str_is(post_take(&f->other, &f->arena), "first"));
	assert_true(post_has(&f->other));
	assert_true(str_is(post_take(&f->other, &f->arena), "second"));
	assert_false(post_has(&f->other));
}

/* Larger than what a line holds: sent in pieces by a process of its own. */
static void a_message_of_a_megabyte(void **state)
{
	struct fixture *f = *state;
	struct str sent = letters(f, 1000000, 'm');
	pid_t child = fork();

	if (child == 0) {
		bool good = post_send(&f->one, STR("small")) &&
			    post_send(&f->one, sent) &&
			    post_send(&f->one, STR("last"));
		_exit(good ? 0 : 1);
	}
	assert_true(str_is(post_take(&f->other, &f->arena), "small"));
	assert_true(str_eq(post_take(&f->other, &f->arena), sent));
	assert_true(str_is(post_take(&f->other, &f->arena), "last"));
}

static void an_end_is_noticed(void **state)
{
	struct fixture *f = *state;

	assert_true(post_send(&f->one, STR("last")));
	post_finish(&f->one);
	assert_true(str_is(post_take(&f->other, &f->arena), "last"));
	assert_null(post_take(&f->other, &f->arena).p);
	post_close(&f->other);
	assert_false(post_send(&f->one, STR("to nobody")));
}

static void half_a_message_is_none(void **state)
{
	struct fixture *f = *state;
	uint32_t length = 10;

	assert_int_equal(
		write(f->one.line, &length, sizeof length), sizeof length);
	assert_int_equal(write(f->one.line, "half", 4), 4);
	post_close(&f->one);
	assert_null(post_take(&f->other, &f->arena).p);
}

static void a_length_that_cannot_be_is_refused(void **state)
{
	struct fixture *f = *state;
	uint32_t length = UINT32_MAX;

	assert_int_equal(
		write(f->one.line, &length, sizeof length), sizeof length);
	assert_null(post_take(&f->other, &f->arena).p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			messages_come_whole_and_in_order, setup, teardown),
		cmocka_unit_test_setup_teardown(
			one_call_brings_all_that_came, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_message_of_a_megabyte, setup, teardown),
		cmocka_unit_test_setup_teardown(
			an_end_is_noticed, setup, teardown),
		cmocka_unit_test_setup_teardown(
			half_a_message_is_none, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_length_that_cannot_be_is_refused, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
