/*
 * Slices and growing texts. Every loop is bounded by a length; no function
 * here depends on the locale.
 */
#include "str.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *text)
{
	return (struct str){text, text ? strlen(text) : 0};
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(struct str a, const char *text)
{
	return str_eq(a, str_of(text));
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

size_t str_find(struct str s, char byte)
{
	const char *at = s.n ? memchr(s.p, byte, s.n) : NULL;

	return at ? (size_t)(at - s.p) : s.n;
}

struct str str_from(struct str s, size_t from)
{
	if (from >= s.n)
		return (struct str){s.p, 0};
	return (struct str){s.p + from, s.n - from};
}

struct str str_sub(struct str s, size_t from, size_t n)
{
	struct str rest = str_from(s, from);

	if (rest.n > n)
		rest.n = n;
	return rest;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

struct str str_trim(struct str s)
{
	while (s.n && is_blank(s.p[0]))
		s = str_from(s, 1);
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str str_cut(struct str *rest, char byte)
{
	size_t at = str_find(*rest, byte);
	struct str head = str_sub(*rest, 0, at);

	*rest = str_from(*rest, at + 1);
	return head;
}

struct str str_dup(struct arena *arena, struct str s)
{
	char *copy = arena_alloc(arena, s.n + 1);

	if (s.n)
		memcpy(copy, s.p, s.n);
	return (struct str){copy, s.n};
}

struct str str_vprintf(struct arena *arena, const char *format, va_list args)
{
	va_list again;

	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		return STR("");
	char *text = arena_alloc(arena, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, format, args);
	return (struct str){text, (size_t)n};
}

struct str str_printf(struct arena *arena, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	struct str s = str_vprintf(arena, format, args);
	va_end(args);
	return s;
}

bool str_to_int(struct str s, int64_t *number)
{
	int64_t sum = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		int digit = s.p[i] - '0';
		if (sum > (INT64_MAX - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	*number = sum;
	return true;
}

static int least(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

int str_distance(struct str a, struct str b)
{
	int row[64];

	if (a.n > 63 || b.n > 63)
		return 64;
	for (int j = 0; j <= (int)b.n; j++)
		row[j] = j;
	for (size_t i = 0; i < a.n; i++) {
		int corner = row[0];
		row[0] = (int)i + 1;
		for (size_t j = 0; j < b.n; j++) {
			int above = row[j + 1];
			int swap = corner + (a.p[i] != b.p[j]);
			row[j + 1] = least(above + 1, row[j] + 1, swap);
			corner = above;
		}
	}
	return row[b.n];
}

static void reserve(struct buf *buf, size_t more)
{
	if (buf->size - buf->n > more)
		return;
	size_t size = buf->size ? buf->size * 2 : 256;
	if (size < buf->n + more + 1)
		size = buf->n + more + 1;
	char *bigger = arena_alloc(buf->arena, size);
	if (buf->n)
		memcpy(bigger, buf->p, buf->n);
	buf->p = bigger;
	buf->size = size;
}

void buf_add(struct buf *buf, struct str s)
{
	if (s.n == 0)
		return;
	reserve(buf, s.n);
	memcpy(buf->p + buf->n, s.p, s.n);
	buf->n += s.n;
	buf->p[buf->n] = '\0';
}

void buf_add_byte(struct buf *buf, char byte)
{
	buf_add(buf, (struct str){&byte, 1});
}

void buf_add_int(struct buf *buf, int64_t number)
{
	char digits[20];
	size_t at = sizeof digits;
	uint64_t rest = (uint64_t)number;

	if (number < 0)
		rest = 0 - rest;
	do
		digits[--at] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (number < 0)
		digits[--at] = '-';
	buf_add(buf, (struct str){digits + at, sizeof digits - at});
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;
	va_list again;

	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		reserve(buf, (size_t)n);
		vsnprintf(buf->p + buf->n, (size_t)n + 1, format, again);
		buf->n += (size_t)n;
	}
	va_end(again);
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->p, buf->n};
}
