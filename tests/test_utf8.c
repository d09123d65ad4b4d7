/*
 * Characters in bytes: what is UTF-8, what no text may hold, one form.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void characters_are_decoded(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		uint32_t code;
	} rows[] = {{"a", 1, 'a'}, {"\xC3\xB1", 2, 0xF1},
		{"\xE1\xBA\xB7", 3, 0x1EB7}, {"\xF0\x9F\x98\x80", 4, 0x1F600},
		{"\x7F", 1, 0x7F}};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		uint32_t code = 0;
		struct str s = str_of(rows[i].bytes);
		assert_int_equal(utf8_step(s, 0, &code), rows[i].n);
		assert_int_equal(code, rows[i].code);
		assert_int_equal(utf8_check(s), s.n);
	}
}

static void other_bytes_are_refused(void **state)
{
	static const char *const rows[] = {"\x80", "\xC0\x80", "\xC1\xBF",
		"\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
		"\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "\xE1\xBA"};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		uint32_t code = 0;
		struct str s = str_of(rows[i]);
		assert_int_equal(utf8_step(s, 0, &code), 0);
		assert_int_equal(utf8_check(s), 0);
	}
	assert_int_equal(utf8_check(STR("ab\xC3\xB1\xFF")), 4);
	assert_int_equal(utf8_check(STR("")), 0);
}

static void hidden_characters_are_forbidden(void **state)
{
	static const uint32_t bad[] = {0, 9, 0xA, 0x1F, 0x7F, 0x80, 0x9F,
		0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFFE,
		0xFFFF, 0x1FFFE, 0x10FFFF, 0xFDD0, 0xFDEF};
	static const uint32_t good[] = {0x20, 0x7E, 0xA0, 0xF1, 0x2027, 0x202F,
		0x2065, 0x206A, 0x200E, 0xFDCF, 0xFDF0, 0xFFFD, 0x1F600};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_true(utf8_is_forbidden(bad[i]));
	for (size_t i = 0; i < COUNT(good); i++)
		assert_false(utf8_is_forbidden(good[i]));
}

static void a_head_ends_between_characters(void **state)
{
	(void)state;
	assert_true(str_is(utf8_head(STR("abc"), 2), "ab"));
	assert_true(str_is(utf8_head(STR("abc"), 9), "abc"));
	assert_true(str_is(utf8_head(STR("a\xC3\xB1"), 2), "a"));
	assert_true(str_is(utf8_head(STR("a\xC3\xB1"), 3), "a\xC3\xB1"));
	assert_true(str_is(utf8_head(STR("\xE1\xBA\xB7"), 2), ""));
}

static void text_is_composed(void **state)
{
	struct arena arena = {0};
	struct str ascii = STR("plain");

	(void)state;
	assert_ptr_equal(utf8_nfc(&arena, ascii).p, ascii.p);
	assert_true(
		str_is(utf8_nfc(&arena, STR("cafe\xCC\x81")), "caf\xC3\xA9"));
	/* the character that grows most: one of 4 bytes becomes 12 */
	assert_int_equal(utf8_nfc(&arena, STR("\xF0\x9D\x85\xA0")).n, 12);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_are_decoded),
		cmocka_unit_test(other_bytes_are_refused),
		cmocka_unit_test(hidden_characters_are_forbidden),
		cmocka_unit_test(a_head_ends_between_characters),
		cmocka_unit_test(text_is_composed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
