/*
 * Reading and printing one text by type. No sentence here shows what a person
 * gave: a diagnostic has the place, what is wrong, and how to write it.
 */
#include "scalar.h"

#include "utf8.h"

bool scalar_refuse(const struct reading *r, enum diag_id id,
	const char *sentence, const char *hint)
{
	diag_add(r->diags, id, r->loc, "%s", sentence);
	diag_hint(r->diags, "%s", hint);
	return false;
}

static bool set_number(struct value *value, int64_t number)
{
	value->number = number;
	value->most = number;
	return true;
}

static bool looks_like_date(struct str text)
{
	if (text.n != 10 && text.n != 7)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		bool dash = i == 4 || i == 7;
		bool digit = text.p[i] >= '0' && text.p[i] <= '9';
		if (dash ? text.p[i] != '-' : !digit)
			return false;
	}
	return true;
}

static bool read_date(
	const struct reading *r, struct str text, struct value *value)
{
	civil_day day;

	if (date_parse(text, &day))
		return set_number(value, day);
	if (date_parse_month(text, &day)) {
		value->number = day;
		value->most = date_add_months(day, 1) - 1;
		if (day == date_day((struct date){2199, 12, 1}))
			value->most = DATE_LAST;
		return true;
	}
	return scalar_refuse(r, DIAG_BAD_DATE,
		looks_like_date(text)
			? "the years 1900 to 2199 have no such day"
			: "this is not a date",
		"write a date as 2025-03-01, or a month alone as 2025-03");
}

/* The number, when it lies in the range of the shape. `print` writes the ends
 * of the range for the sentence. */
static bool in_range(const struct reading *r, enum diag_id id, int64_t number,
	struct str (*print)(struct arena *, int64_t))
{
	int64_t least = r->shape->least, most = r->shape->most;

	if (number >= least && (!most || number <= most))
		return true;
	diag_add(r->diags, id, r->loc, "this is outside the range allowed");
	struct str from = print(r->arena, least);
	if (!most)
		diag_hint(r->diags, "at least %.*s", STR_ARG(from));
	else
		diag_hint(r->diags, "from %.*s to %.*s", STR_ARG(from),
			STR_ARG(print(r->arena, most)));
	return false;
}

static bool read_money(
	const struct reading *r, struct str text, struct value *value)
{
	money_cents cents;

	if (!money_parse(text, &cents))
		return scalar_refuse(r, DIAG_BAD_MONEY, "this is not an amount",
			"write an amount as $1234 or $1234.56");
	if (!r->commas && str_find(text, ',') < text.n)
		return scalar_refuse(r, DIAG_BAD_MONEY,
			"an amount with a comma needs quotes",
			"leave the comma out, or write \"$1,234.56\"");
	return in_range(r, DIAG_BAD_MONEY, cents, money_print) &&
	       set_number(value, cents);
}

static bool read_percent(
	const struct reading *r, struct str text, struct value *value)
{
	int64_t hundredths;

	if (!money_parse_percent(text, &hundredths))
		return scalar_refuse(r, DIAG_BAD_PERCENT,
			"this is not a percentage",
			"write a percentage as 30% or 7.25%");
	return in_range(r, DIAG_BAD_PERCENT, hundredths, money_print_percent) &&
	       set_number(value, hundredths);
}

static struct str print_count(struct arena *arena, int64_t number)
{
	return str_printf(arena, "%lld", (long long)number);
}

static bool read_count(
	const struct reading *r, struct str text, struct value *value)
{
	int64_t number;

	if (!str_to_int(text, &number))
		return scalar_refuse(r, DIAG_BAD_NUMBER,
			"this is not a whole number",
			"write a whole number such as 4");
	if (text.n > 1 && text.p[0] == '0')
		return scalar_refuse(r, DIAG_BAD_NUMBER,
			"a whole number does not begin with 0",
			"leave the first 0 out");
	return in_range(r, DIAG_BAD_NUMBER, number, print_count) &&
	       set_number(value, number);
}

static bool read_yesno(
	const struct reading *r, struct str text, struct value *value)
{
	if (str_is(text, "yes") || str_is(text, "no"))
		return set_number(value, str_is(text, "yes"));
	return scalar_refuse(r, DIAG_BAD_CHOICE, "this is neither yes nor no",
		"write yes or no, or unknown");
}

/* The hint for a wrong choice: the nearest word, else all of them. */
static void hint_options(const struct reading *r, struct str text)
{
	const char *near = diag_nearest(text, r->shape->options);
	struct buf all = {.arena = r->arena};

	if (near) {
		diag_hint(r->diags, "did you mean '%s'?", near);
		return;
	}
	for (const char *const *o = r->shape->options; *o; o++)
		buf_printf(&all, "%s%s", all.n ? ", " : "", *o);
	diag_hint(r->diags, "write one of: %.*s", STR_ARG(buf_str(&all)));
}

/* The index of the option, or -1 with a diagnostic. */
static int find_option(const struct reading *r, struct str text)
{
	for (int i = 0; r->shape->options[i]; i++)
		if (str_is(text, r->shape->options[i]))
			return i;
	diag_add(r->diags, DIAG_BAD_CHOICE, r->loc,
		"this is not one of the choices");
	hint_options(r, text);
	return -1;
}

static bool read_choice(
	const struct reading *r, struct str text, struct value *value)
{
	int option = find_option(r, text);

	return option >= 0 && set_number(value, option);
}

/* One word of a list, added to those that are there already. */
static bool read_choices(
	const struct reading *r, struct str text, struct value *value)
{
	int option = find_option(r, text);

	return option >= 0 &&
	       set_number(value, value->number | (int64_t)1 << option);
}

static bool read_place(
	const struct reading *r, struct str text, struct value *value)
{
	const struct value_shape *shape = r->shape;
	int place = shape->place(shape->places, text);

	if (place >= 0)
		return set_number(value, place);
	scalar_refuse(r, DIAG_BAD_PLACE, "places.yaml has no such place",
		"write the path of a place, as in us/ca/example-county");
	struct str near =
		shape->near ? shape->near(shape->places, text) : STR("");
	if (near.n)
		diag_hint(r->diags, "did you mean '%.*s'?", STR_ARG(near));
	return false;
}

static bool read_text(
	const struct reading *r, struct str text, struct value *value)
{
	uint32_t code;
	size_t step;

	if (text.n > VALUE_TEXT_BYTES)
		return scalar_refuse(r, DIAG_BAD_TEXT, "this text is too long",
			"shorten it to 1000 bytes");
	for (size_t i = 0; i < text.n; i += step) {
		step = utf8_step(text, i, &code);
		if (!step)
			return scalar_refuse(r, DIAG_BAD_TEXT,
				"this text is not UTF-8",
				"save the file as UTF-8");
		if (!utf8_is_forbidden(code))
			continue;
		diag_add(r->diags, DIAG_BAD_TEXT, r->loc, "this text has %s",
			utf8_forbidden_name(code));
		diag_hint(r->diags, "write it on one line, without it");
		return false;
	}
	value->text = str_dup(r->arena, utf8_nfc(r->arena, text));
	return true;
}

static struct str print_date(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	char out[11];
	struct str day = date_print((civil_day)value->number, out);

	(void)shape;
	return str_dup(
		arena, value->most == value->number ? day : str_sub(day, 0, 7));
}

static struct str print_money(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	(void)shape;
	return money_print(arena, value->number);
}

static struct str print_percent(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	(void)shape;
	return money_print_percent(arena, value->number);
}

static struct str print_number(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	(void)shape;
	return print_count(arena, value->number);
}

static struct str print_yesno(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	(void)arena;
	(void)shape;
	return value->number ? STR("yes") : STR("no");
}

static struct str print_choice(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	(void)arena;
	return str_of(shape->options[value->number]);
}

static struct str print_choices(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	struct buf out = {.arena = arena};

	for (int i = 0; shape->options[i]; i++)
		if (value->number >> i & 1)
			buf_printf(&out, "%s%s", out.n ? ";" : "",
				shape->options[i]);
	return buf_str(&out);
}

static struct str print_text(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	(void)arena;
	(void)shape;
	return value->text;
}

/* A row for each type. A reader fills number, most or text from a text that
 * is not empty and not one of the three words; a printer writes a known
 * value. */
static const struct {
	const char *name;
	bool (*read)(const struct reading *, struct str, struct value *);
	struct str (*print)(struct arena *, const struct value *,
		const struct value_shape *);
} types[VALUE_TYPES] = {
	[VALUE_DATE] = {"date", read_date, print_date},
	[VALUE_MONEY] = {"money", read_money, print_money},
	[VALUE_PERCENT] = {"percent", read_percent, print_percent},
	[VALUE_COUNT] = {"count", read_count, print_number},
	[VALUE_YESNO] = {"yesno", read_yesno, print_yesno},
	[VALUE_CHOICE] = {"choice", read_choice, print_choice},
	[VALUE_CHOICES] = {"choices", read_choices, print_choices},
	[VALUE_PLACE] = {"place", read_place, print_number},
	[VALUE_TEXT] = {"text", read_text, print_text},
};

/* The words of enum value_state that a person may write. */
static const char *const words[] = {
	[VALUE_UNKNOWN] = "unknown",
	[VALUE_DECLINED] = "declined",
	[VALUE_NONE] = "none",
};

int value_type_find(struct str word)
{
	for (int i = 0; i < VALUE_TYPES; i++)
		if (str_is(word, types[i].name))
			return i;
	return -1;
}

const char *value_type_name(enum value_type_id type)
{
	return types[type].name;
}

bool value_word(struct str text, enum value_state *state)
{
	for (enum value_state s = VALUE_UNKNOWN; s <= VALUE_NONE; s++) {
		if (!str_is(text, words[s]))
			continue;
		*state = s;
		return true;
	}
	return false;
}

struct str value_state_word(enum value_state state)
{
	return str_of(words[state]);
}

bool value_is_known(const struct value *value)
{
	return value->state == VALUE_KNOWN || value->state == VALUE_NONE;
}

bool scalar_read(const struct reading *r, struct str text, struct value *value)
{
	if (r->shape->type == VALUE_TEXT)
		text = str_trim(text);
	if (!text.n)
		return scalar_refuse(r, DIAG_EMPTY_VALUE,
			"no value is written here",
			"leave the fact out when it was not asked, or write "
			"unknown, declined or none");
	if (!types[r->shape->type].read(r, text, value))
		return false;
	value->state = VALUE_KNOWN;
	return true;
}

struct str scalar_print(struct arena *arena, const struct value *value,
	const struct value_shape *shape)
{
	return types[shape->type].print(arena, value, shape);
}
