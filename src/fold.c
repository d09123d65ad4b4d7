/*
 * Folding texts to be compared.
 */
#include "fold.h"

#include <unicase.h>

#include "script.h"
#include "utf8.h"

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether a new word begins at `i` in camelCase: dateOf, SSNNumber, ssn4. */
static bool begins_word(struct str text, size_t i)
{
	char before = text.p[i - 1], here = text.p[i];
	bool small_next = i + 1 < text.n && is_lower(text.p[i + 1]);

	if (is_upper(here))
		return is_lower(before) || (is_upper(before) && small_next);
	return is_digit(here) != is_digit(before);
}

struct str fold_split(struct arena *arena, struct str text)
{
	struct buf out = {.arena = arena};

	for (size_t i = 0; i < text.n; i++) {
		if (i && begins_word(text, i))
			buf_add_byte(&out, ' ');
		buf_add_byte(&out, text.p[i]);
	}
	return buf_str(&out);
}

static void add_blank(struct buf *out)
{
	if (!out->n || out->p[out->n - 1] != ' ')
		buf_add_byte(out, ' ');
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc;
}

/* Chinese is written without blanks: each character is a word. */
static bool stands_alone(uint32_t c)
{
	return c == '#' || (c >= 0x3400 && c <= 0x9fff) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Adds one character that is folded already; accents and apostrophes vanish,
 * all else that is no letter or digit parts words. */
static void add_folded(struct buf *out, struct str bytes, uint32_t c)
{
	if (is_apostrophe(c) || script_is_mark(c))
		return;
	if (!stands_alone(c) && !script_is_alphanumeric(c)) {
		add_blank(out);
		return;
	}
	if (stands_alone(c))
		add_blank(out);
	buf_add(out, bytes);
	if (stands_alone(c))
		add_blank(out);
}

/* A copy in small letters when the text is ASCII: most are, and it is quick;
 * else an empty slice. */
static struct str lower_ascii(struct arena *arena, struct str text)
{
	char *out = arena_alloc(arena, text.n + 1);

	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.p[i] >= 0x80)
			return STR("");
		bool upper = is_upper(text.p[i]);
		out[i] = upper ? (char)(text.p[i] - 'A' + 'a') : text.p[i];
	}
	return (struct str){out, text.n};
}

/* Small letters in the decomposed form; empty when it is not UTF-8. No
 * character becomes more than FOLD_GROWTH times as long (UAX 15, UAX 21). */
#define FOLD_GROWTH 20
static struct str fold_case(struct arena *arena, struct str text)
{
	struct str ascii = lower_ascii(arena, text);
	if (ascii.n)
		return ascii;

	size_t n = text.n * FOLD_GROWTH + 1;
	uint8_t *room = arena_alloc(arena, n);
	const uint8_t *folded = u8_casefold(
		(const uint8_t *)text.p, text.n, NULL, UNINORM_NFKD, room, &n);
	return (struct str){(const char *)folded, folded ? n : 0};
}

struct str fold_words(struct arena *arena, struct str text)
{
	struct buf out = {.arena = arena};
	struct str folded = fold_case(arena, text);
	uint32_t code;
	size_t step;

	add_blank(&out);
	for (size_t i = 0; i < folded.n; i += step) {
		step = utf8_step(folded, i, &code);
		if (!step)
			break;
		add_folded(&out, str_sub(folded, i, step), code);
	}
	add_blank(&out);
	return buf_str(&out);
}

struct str fold_join(struct arena *arena, struct str folded)
{
	struct buf out = {.arena = arena};

	for (size_t i = 0; i < folded.n; i++)
		if (folded.p[i] != ' ')
			buf_add_byte(&out, folded.p[i]);
	return buf_str(&out);
}
