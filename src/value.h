/*
 * Values that a person gives: dates, money, choices. A value knows whether it
 * was asked at all, and "I don't know" and "I would rather not say" are kept
 * apart from it and from each other to the end.
 */
#ifndef STAYPUT_VALUE_H
#define STAYPUT_VALUE_H

#include "date.h"
#include "money.h"
#include "node.h"

enum value_type_id {
	VALUE_DATE,
	VALUE_MONEY,
	VALUE_PERCENT,
	VALUE_COUNT,
	VALUE_YESNO,
	VALUE_CHOICE,
	VALUE_CHOICES,
	VALUE_PLACE,
	VALUE_TEXT,
	VALUE_TYPES
};

/* NOT_ASKED is zero, so that zeroed memory knows nothing. */
enum value_state {
	VALUE_NOT_ASKED,
	VALUE_UNKNOWN,	/* "I don't know" */
	VALUE_DECLINED, /* "I would rather not say" */
	VALUE_NONE,	/* it did not happen; zero; of a list, nothing */
	VALUE_KNOWN
};

/* One dated entry of a series: holds from `from` until the next entry. */
struct value_point {
	civil_day from;
	int64_t number;
};

struct value {
	enum value_state state;
	enum value_type_id type;
	/* date: day; money: cents; percent: hundredths of a percent; count;
	 * yesno: 0 or 1; choice: index into the options; choices: bits by
	 * option index; place: index of the place. A NONE of a number or a list
	 * has 0 here. */
	int64_t number;
	int64_t most; /* date of a month alone: its last day; else == number */
	struct str text;		  /* text: NFC, no control characters */
	const struct value_point *points; /* series: ascending by day */
	int point_count;
	struct loc loc;
};

/* The most options of a choice (the bits of `number`, without the sign). */
#define VALUE_OPTIONS 62

/* What is needed to read a value: its type and, for choices, the words. */
struct value_shape {
	enum value_type_id type;
	const char *const *options; /* NULL-terminated; choice, choices */
	int64_t least, most;	    /* count, money, percent: allowed range */
	bool series;
	/* For places: index of a path, -1 when there is none. */
	int (*place)(const void *places, struct str path);
	const void *places;
};

/* The type by its word in facts.yaml ("date"), or -1. */
int value_type_find(struct str word);
const char *value_type_name(enum value_type_id type);

/* Reads a node as a value: the words unknown, declined and none (unquoted for
 * texts) stand for themselves; a scalar is a list of one; `none` beside other
 * choices is an error. `ok` false: a diagnostic with a hint was added. */
struct value_read {
	struct value value;
	bool ok;
};
struct value_read value_read(struct arena *arena, const struct node *node,
	const struct value_shape *shape, struct diags *diags);

/* As value_read from one text (a CSV cell, an answer): lists by `;`; an empty
 * text is not asked; a thousands comma in money is read. */
struct value_read value_parse(struct arena *arena, struct str text,
	const struct value_shape *shape, struct loc loc, struct diags *diags);

/* As in a case file ("$90000.00", "2025-03-01", "2025-03",
 * "laid_off;hours_cut", "unknown"; not asked is empty), owned by the arena.
 * Places are printed by fact_print, which knows their paths. */
struct str value_print(struct arena *arena, const struct value *value,
	const struct value_shape *shape);

/* Whether the value can decide something: KNOWN or NONE. */
bool value_is_known(const struct value *value);

#endif
