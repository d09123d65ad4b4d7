/*
 * Slices of bytes that someone else owns, and a buffer that grows in an
 * arena. Bytes, not characters: UTF-8 is the reader's concern (node, csv).
 */
#ifndef STAYPUT_STR_H
#define STAYPUT_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* `n` bytes at `p`, not NUL-terminated; an empty slice may have p NULL. */
struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* For printf: "%.*s" with STR_ARG(s). */
#define STR_ARG(s) (int)(s).n, ((s).n ? (s).p : "")

/* The slice of a NUL-terminated text, which must outlive it. */
struct str str_of(const char *text);

bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *text);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* Byte order, shorter first on a tie: <0, 0, >0. */
int str_cmp(struct str a, struct str b);

/* The first index of `byte`, or s.n when it is not there. */
size_t str_find(struct str s, char byte);

/* The slice from `from` (clamped) to the end, or of at most `n` bytes. */
struct str str_from(struct str s, size_t from);
struct str str_sub(struct str s, size_t from, size_t n);

/* Without spaces and tabs at both ends. */
struct str str_trim(struct str s);

/* Takes what stands before the next `byte` off the front of `rest` and the
 * byte with it; the whole rest when there is none. */
struct str str_cut(struct str *rest, char byte);

/* A NUL-terminated copy; the slice does not count the NUL. */
struct str str_dup(struct arena *arena, struct str s);

/* A formatted text owned by the arena, NUL-terminated. */
struct str str_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
struct str str_vprintf(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Reads digits only (at least one, no sign); false when there is anything
 * else or the number passes INT64_MAX. */
bool str_to_int(struct str s, int64_t *number);

/* How far two words differ (insertions, deletions, exchanges), for "did you
 * mean"; words over 63 bytes count as far apart. */
int str_distance(struct str a, struct str b);

/* A text that grows. `arena` is set by the owner; the rest starts zero. */
struct buf {
	struct arena *arena;
	char *p;
	size_t n;
	size_t size;
};

void buf_add(struct buf *buf, struct str s);
void buf_add_byte(struct buf *buf, char byte);
/* The number in decimal digits: buf_printf "%lld", much faster. */
void buf_add_int(struct buf *buf, int64_t number);
void buf_printf(struct buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* What was written so far; valid until the next write. */
struct str buf_str(const struct buf *buf);

#endif
