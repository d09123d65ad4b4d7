/* Calendar files: no line above 75 bytes, no character cut in two, and the
 * text is whole again when the folds are taken out (RFC 5545, 3.1). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "ics.h"
#include "utf8.h"

#define LINE_MOST 75

/* The file of one entry with this title. */
static struct str calendar(struct arena *arena, struct str title)
{
	struct sentence court = {.key = STR("ics.court"), .sentence = title};
	struct catalog common = {.texts = &court, .count = 1};
	struct words words = {.arena = arena};
	struct decision none = {.count = 0};
	struct matter matter = {.decision = &none,
		.words = &words,
		.common = &common,
		.today = 20000,
		.answer = {.by = {true, 20010}}};

	return ics_write(&matter, STR("0123456789abcdef"));
}

static struct str repeat(struct arena *arena, const char *letter, int count)
{
	struct buf out = {.arena = arena};

	for (int i = 0; i < count; i++)
		buf_add(&out, str_of(letter));
	return buf_str(&out);
}

/* Takes the folds out; each line is looked at on the way. */
static struct str unfold(struct arena *arena, struct str file)
{
	struct buf out = {.arena = arena};

	while (file.n) {
		struct str line = str_cut(&file, '\n');
		assert_true(str_ends(line, STR("\r")));
		line.n--;
		assert_in_range(line.n, 1, LINE_MOST);
		assert_int_equal(utf8_check(line), line.n);
		if (line.p[0] != ' ')
			buf_add(&out, STR("\n"));
		buf_add(&out, line.p[0] == ' ' ? str_from(line, 1) : line);
	}
	buf_add(&out, STR("\n"));
	return buf_str(&out);
}

static void check_title(struct arena *arena, struct str title)
{
	struct str whole = unfold(arena, calendar(arena, title));
	struct str line = str_printf(arena, "\nSUMMARY:%.*s\n", STR_ARG(title));

	assert_non_null(strstr(str_dup(arena, whole).p, line.p));
}

static void lines_are_folded_between_characters(void **state)
{
	static const char *const letters[] = {
		"a", "\xc3\xa9", "\xea\xb0\x80", "\xf0\x9f\x8f\xa0"};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < 4; i++)
		for (int count = 1; count < 200; count++)
			check_title(&arena, repeat(&arena, letters[i], count));
	arena_release(&arena);
}

/* "SUMMARY:" and 67 letters are one line; one letter more makes two. */
static void a_line_of_75_bytes_is_whole(void **state)
{
	struct arena arena = {0};
	struct str fits = repeat(&arena, "a", LINE_MOST - 8);
	struct str file = calendar(&arena, fits);

	(void)state;
	assert_null(strstr(str_dup(&arena, file).p, "\r\n "));
	file = calendar(&arena, repeat(&arena, "a", LINE_MOST - 7));
	assert_non_null(strstr(str_dup(&arena, file).p, "\r\n a\r\n"));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_folded_between_characters),
		cmocka_unit_test(a_line_of_75_bytes_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
