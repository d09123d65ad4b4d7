/*
 * The types of values and how one text of each is read and printed: a table
 * with a row a type. Lists, series and the words that stand for any value
 * are put together by value.
 */
#ifndef STAYPUT_SCALAR_H
#define STAYPUT_SCALAR_H

#include "date.h"
#include "diag.h"
#include "money.h"

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
	struct str text; /* text: NFC, no controls, no blanks at its ends */
	const struct value_point *points; /* series: ascending by day */
	int point_count;
	struct loc loc;
};

/* The most options of a choice (the bits of `number`, without the sign). */
#define VALUE_OPTIONS 62
#define VALUE_POINTS 1000     /* most days of a series */
#define VALUE_TEXT_BYTES 1000 /* most bytes of a text */

/* What is needed to read a value: its type and, for choices, the words. */
struct value_shape {
	enum value_type_id type;
	const char *const *options; /* NULL-terminated; choice, choices */
	/* Allowed range of a count, an amount or a percentage; most 0: as far
	 * as the type goes. */
	int64_t least, most;
	bool series;
	/* For places: index of a path, -1 when there is none. */
	int (*place)(const void *places, struct str path);
	/* For the hint: the path nearest in spelling, empty when none is near;
	 * may be NULL. */
	struct str (*near)(const void *places, struct str path);
	const void *places;
};

/* The type by its word in facts.yaml ("date"), or -1. */
int value_type_find(struct str word);
const char *value_type_name(enum value_type_id type);

/* Whether a text is one of the words unknown, declined and none, which may
 * stand for any value; its state is then in `state`. */
bool value_word(struct str text, enum value_state *state);

/* The word for a state that is neither known nor not asked. */
struct str value_state_word(enum value_state state);

/* Whether the value can decide something: KNOWN or NONE. */
bool value_is_known(const struct value *value);

/* What one value is read with. */
struct reading {
	struct arena *arena;
	const struct value_shape *shape;
	struct diags *diags;
	struct loc loc;
	bool commas; /* a thousands comma in money is read */
};

/* Adds a diagnostic at the place of the reading; always false. Sentences and
 * hints never show what a person gave. */
bool scalar_refuse(const struct reading *reading, enum diag_id id,
	const char *sentence, const char *hint);

/* Reads a text that is none of the three words; a choice of several is added
 * to those in `value`. False: a diagnostic was added. */
bool scalar_read(
	const struct reading *reading, struct str text, struct value *value);

/* A known value that is no series, owned by the arena or the shape. */
struct str scalar_print(struct arena *arena, const struct value *value,
	const struct value_shape *shape);

#endif
