/*
 * Printing, reading and finding receipts.
 */
#include "receipt.h"

#include <string.h>

struct str receipt_print(struct arena *arena, const struct receipt *receipt)
{
	char day[11];
	struct str hash = str_sub(receipt->hash, 0, RECEIPT_DIGITS);

	return str_printf(arena, "%.*s@%.*s:%.*s:%.*s",
		STR_ARG(receipt->program), STR_ARG(hash),
		STR_ARG(date_print(receipt->today, day)),
		STR_ARG(receipt->engine));
}

static bool is_hash(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!strchr("0123456789abcdef", text.p[i]))
			return false;
	return text.n == RECEIPT_DIGITS;
}

/* Small letters, digits, slashes and hyphens: an id of a program. */
static bool is_program(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (!letter && c != '/' && c != '-')
			return false;
	}
	return text.n > 0 && text.p[0] != '/';
}

static bool is_version(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!strchr("0123456789.", text.p[i]))
			return false;
	return text.n > 0;
}

bool receipt_parse(struct str text, struct receipt *receipt)
{
	receipt->program = str_cut(&text, '@');
	receipt->hash = str_cut(&text, ':');
	struct str day = str_cut(&text, ':');
	receipt->engine = text;
	return is_program(receipt->program) && is_hash(receipt->hash) &&
	       date_parse(day, &receipt->today) && is_version(text);
}

/* Whether the byte may stand in a receipt. */
static bool is_inside(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       (c && strchr("/-@:.", c));
}

/* The run of bytes around `at` that may be a receipt. */
static struct str run_around(struct str bytes, size_t at)
{
	size_t from = at;
	size_t end = at;

	while (from > 0 && is_inside(bytes.p[from - 1]))
		from--;
	while (end < bytes.n && is_inside(bytes.p[end]))
		end++;
	return str_sub(bytes, from, end - from);
}

bool receipt_find(struct str *bytes, struct receipt *receipt)
{
	while (bytes->n) {
		size_t at = str_find(*bytes, '@');
		if (at == bytes->n)
			break;
		struct str run = run_around(*bytes, at);
		size_t end = (size_t)(run.p - bytes->p) + run.n;
		*bytes = str_from(*bytes, end > at ? end : at + 1);
		if (receipt_parse(run, receipt))
			return true;
	}
	*bytes = (struct str){NULL, 0};
	return false;
}

bool receipt_matches(const struct receipt *receipt, struct str hash)
{
	return str_starts(hash, receipt->hash);
}
