/* Where lines may break: our short way for plain text against libunistring's
 * long one; and what kind of character is what. */
#include "script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <unilbrk.h>
#include <cmocka.h>

/* libunistring 1.0 breaks "a.m." in two, against LB29. */
static bool is_their_fault(uint32_t before, uint32_t after)
{
	return (before == '.' || before == ',' || before == ':' ||
		       before == ';') &&
	       (after == 'a' || after == 'Z' || after >= 0xe9);
}

static void plain_text_breaks_as_the_standard_says(void **state)
{
	static const uint32_t plain[] = {' ', ' ', ' ', 'a', 'Z', '7', '.', ',',
		':', ';', '\'', '"', 0xe9, 0x142};
	uint32_t codes[24], seed = 1;
	char ours[24], theirs[24];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t count = 1 + (size_t)round % 24;
		for (size_t i = 0; i < count; i++) {
			seed = seed * 1664525 + 1013904223;
			codes[i] = plain[(seed >> 16) % 14];
		}
		codes[0] = 'x'; /* it forgets blanks at the beginning */
		script_breaks(codes, count, ours);
		u32_possible_linebreaks(codes, count, "UTF-8", theirs);
		for (size_t i = 1; i < count; i++) {
			bool fault = is_their_fault(codes[i - 1], codes[i]);
			assert_int_equal(ours[i] == BREAK_MAY,
				theirs[i] == UC_BREAK_POSSIBLE && !fault);
		}
	}
}

static void breaks_of_other_text(void **state)
{
	static const uint32_t text[] = {'a', '-', 'b', '\n', 'c', 0xa0, 'd',
		0x4e00, 0x4e8c, 0xac00, 0xac01, '.', 'a'};
	static const char expected[] = {BREAK_NEVER, BREAK_NEVER, BREAK_MAY,
		BREAK_NEVER, BREAK_MUST, BREAK_NEVER, BREAK_NEVER, BREAK_MAY,
		BREAK_MAY, BREAK_MAY, BREAK_NEVER, BREAK_NEVER, BREAK_NEVER};
	char found[sizeof expected];

	(void)state;
	script_breaks(text, sizeof expected, found);
	for (size_t i = 0; i < sizeof expected; i++)
		assert_int_equal(found[i], expected[i]);
}

static void kinds_of_characters(void **state)
{
	(void)state;
	assert_int_equal(script_kind('a'), SCRIPT_INK);
	assert_int_equal(script_kind(' '), SCRIPT_SPACE);
	assert_int_equal(script_kind(0xa0), SCRIPT_SPACE);
	assert_int_equal(script_kind(0x301), SCRIPT_MARK);
	assert_int_equal(script_kind(0x1ea1), SCRIPT_INK);
	assert_int_equal(script_kind(0x738b), SCRIPT_INK);
	assert_int_equal(script_kind(0x645), SCRIPT_REFUSED);  /* Arabic */
	assert_int_equal(script_kind(0x1780), SCRIPT_REFUSED); /* Khmer */
	assert_int_equal(script_kind(0x202e), SCRIPT_REFUSED); /* override */
	assert_int_equal(script_kind(0xad), SCRIPT_REFUSED);   /* soft hyphen */
	assert_int_equal(script_kind(7), SCRIPT_REFUSED);
	assert_true(script_is_mark(0x20dd));
	assert_true(script_is_alphanumeric(0x661));
	assert_false(script_is_alphanumeric('-'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_breaks_as_the_standard_says),
		cmocka_unit_test(breaks_of_other_text),
		cmocka_unit_test(kinds_of_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
