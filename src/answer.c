/*
 * Reading answers by the type of the fact. Dates are answer_date.c.
 */
#include "answer.h"

#include <string.h>

#include "script.h"
#include "utf8.h"

struct str answer_fold(struct arena *arena, struct str text)
{
	/* U+00E0 to U+00FF; a capital is 32 before its small letter */
	static const char plain[] = "aaaaaaaceeeeiiiidnooooo/ouuuuypy";
	struct buf out = {.arena = arena};

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		if (c == 0xC3 && i + 1 < text.n) {
			unsigned char next = (unsigned char)text.p[++i];
			buf_add_byte(&out, plain[next & 31]);
		} else if (c >= 'A' && c <= 'Z') {
			buf_add_byte(&out, (char)(c + ('a' - 'A')));
		} else {
			buf_add_byte(&out, (char)c);
		}
	}
	return buf_str(&out);
}

/* Whether the folded text is one of a list with commas. */
static bool is_in_list(struct arena *arena, struct str list, struct str text)
{
	while (list.n) {
		struct str word = str_trim(str_cut(&list, ','));
		if (str_eq(answer_fold(arena, word), text))
			return true;
	}
	return false;
}

bool answer_is(
	const struct answer_words *typed, const char *key, struct str text)
{
	struct arena arena = {0};
	struct str folded = answer_fold(&arena, str_trim(text));
	bool found = false;

	for (int i = 0; i < typed->count && !found && folded.n; i++) {
		const struct sentence *list =
			catalog_find(typed->catalogs[i], str_of(key));
		found = list && is_in_list(&arena, list->sentence, folded);
	}
	arena_release(&arena);
	return found;
}

static struct entry wrong(const char *how)
{
	return (struct entry){.is = ENTRY_WRONG, .how = how};
}

static struct entry known(enum value_type_id type, int64_t number)
{
	return (struct entry){.is = ENTRY_VALUE,
		.value = {.state = VALUE_KNOWN,
			.type = type,
			.number = number,
			.most = number}};
}

/* Reads by the type's own strict rules; wrong when they refuse. */
static struct entry read_strictly(const struct answer_reader *reader,
	const struct fact *fact, struct str text, const char *how)
{
	struct diags diags = {.arena = reader->arena};
	struct value_read read = value_parse(reader->arena, text, &fact->shape,
		(struct loc){.file = "answer"}, &diags);

	if (!read.ok || diags.errors || read.value.state == VALUE_NOT_ASKED)
		return wrong(how);
	return (struct entry){.is = ENTRY_VALUE, .value = read.value};
}

/* Without words behind the number, such as "dollars". */
static struct str without_unit(
	const struct answer_reader *reader, const char *key, struct str text)
{
	size_t end = str_find(text, ' ');

	if (end < text.n &&
		answer_is(reader->typed, key, str_from(text, end + 1)))
		return str_sub(text, 0, end);
	return text;
}

#define MONEY_UNLIKELY ((money_cents)100000000) /* a million dollars */

static struct entry read_money(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	struct str amount = without_unit(reader, "type.dollars", text);

	if (amount.n && amount.p[0] == '$')
		amount = str_trim(str_from(amount, 1));
	struct entry entry = read_strictly(reader, fact, amount, "how.money");
	entry.unlikely =
		entry.is == ENTRY_VALUE && entry.value.number >= MONEY_UNLIKELY;
	return entry;
}

static struct entry read_percent(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	struct str number = without_unit(reader, "type.percent", text);
	struct buf with = {.arena = reader->arena};

	buf_add(&with, number);
	if (number.n && number.p[number.n - 1] != '%')
		buf_add_byte(&with, '%');
	return read_strictly(reader, fact, buf_str(&with), "how.percent");
}

static struct entry read_count(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	return read_strictly(reader, fact, text, "how.count");
}

/* By number, 1 is the first option; the number after the last is "none". */
static int count_options(const struct fact *fact)
{
	int count = 0;

	while (fact->shape.options[count])
		count++;
	return count;
}

/* The option whose label or word begins so, when it is the only one; -1. */
static int find_option(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	struct str folded = answer_fold(reader->arena, text);
	int found = -1;

	for (int i = 0; fact->shape.options[i]; i++) {
		struct str label = answer_fold(
			reader->arena, words_option(reader->words, fact, i));
		if (str_is(text, fact->shape.options[i]) ||
			str_eq(label, folded))
			return i;
		if (folded.n < 3 || !str_starts(label, folded))
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

/* One option: its index, the count of options for none, or -1. */
static int read_option(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	int64_t number = 0;
	int count = count_options(fact);

	if (text.n && text.p[text.n - 1] == ')')
		text.n--;
	if (str_to_int(text, &number))
		return number >= 1 && number <= count + 1 ? (int)number - 1
							  : -1;
	if (answer_is(reader->typed, "type.none", text) ||
		answer_is(reader->typed, "type.no", text))
		return count;
	return find_option(reader, fact, text);
}

static struct entry none_of(const struct fact *fact)
{
	struct entry entry = known(fact->shape.type, 0);

	entry.value.state = VALUE_NONE;
	return entry;
}

static struct entry read_choice(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	int option = read_option(reader, fact, text);

	if (option < 0)
		return wrong("how.choice");
	if (option == count_options(fact))
		return none_of(fact);
	return known(VALUE_CHOICE, option);
}

static struct entry read_choices(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	int count = count_options(fact);
	int64_t bits = 0;
	bool none = false;
	int whole = find_option(reader, fact, text);

	if (whole >= 0)
		return known(VALUE_CHOICES, (int64_t)1 << whole);
	while (text.n) {
		size_t end = 0;
		while (end < text.n && !strchr(",; ", text.p[end]))
			end++;
		struct str one = str_sub(text, 0, end);
		text = str_from(text, end + 1);
		if (!one.n)
			continue;
		int option = read_option(reader, fact, one);
		if (option < 0)
			return wrong("how.choices");
		none = none || option == count;
		bits |= option < count ? (int64_t)1 << option : 0;
	}
	if (none)
		return bits ? wrong("how.none_mixed") : none_of(fact);
	return known(VALUE_CHOICES, bits);
}

static struct entry read_yesno(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	(void)fact;
	if (str_is(text, "1") || answer_is(reader->typed, "type.yes", text))
		return known(VALUE_YESNO, 1);
	if (str_is(text, "2") || answer_is(reader->typed, "type.no", text))
		return known(VALUE_YESNO, 0);
	return wrong("how.yesno");
}

/* Letters that papers cannot set rightly: told now, not when they are made. */
static bool has_refused_script(struct str text)
{
	uint32_t code;

	for (size_t i = 0, step = 1; i < text.n && step; i += step) {
		step = utf8_step(text, i, &code);
		if (step && script_kind(code) == SCRIPT_REFUSED)
			return true;
	}
	return false;
}

static struct entry read_text(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	struct value_shape shape = fact->shape;
	struct node node = {.kind = NODE_SCALAR,
		.quoted = true,
		.text = text,
		.loc = {.file = "answer"}};
	struct diags diags = {.arena = reader->arena};
	struct value_read read =
		value_read(reader->arena, &node, &shape, &diags);

	if (!read.ok || diags.errors)
		return wrong("how.text");
	if (has_refused_script(text))
		return wrong("how.script");
	return (struct entry){.is = ENTRY_VALUE, .value = read.value};
}

static struct entry read_date(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	(void)fact;
	return answer_date(reader, text);
}

static struct entry read_place(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	return read_strictly(reader, fact, text, "how.place");
}

/* "None" has a meaning of its own for these types; so has "no", but not as a
 * text. */
static bool says_none(const struct answer_reader *reader,
	const struct fact *fact, struct str answer)
{
	enum value_type_id type = fact->shape.type;

	if (type == VALUE_YESNO || type == VALUE_CHOICE ||
		type == VALUE_CHOICES || type == VALUE_PLACE)
		return false;
	return answer_is(reader->typed, "type.none", answer) ||
	       (type != VALUE_TEXT &&
		       answer_is(reader->typed, "type.no", answer));
}

struct entry answer_read(const struct answer_reader *reader,
	const struct fact *fact, struct str text)
{
	static struct entry (*const by_type[])(const struct answer_reader *,
		const struct fact *, struct str) = {
		[VALUE_DATE] = read_date,
		[VALUE_MONEY] = read_money,
		[VALUE_PERCENT] = read_percent,
		[VALUE_COUNT] = read_count,
		[VALUE_YESNO] = read_yesno,
		[VALUE_CHOICE] = read_choice,
		[VALUE_CHOICES] = read_choices,
		[VALUE_PLACE] = read_place,
		[VALUE_TEXT] = read_text,
	};
	struct str answer = str_trim(text);

	if (!answer.n)
		return (struct entry){.is = ENTRY_EMPTY};
	if (says_none(reader, fact, answer))
		return none_of(fact);
	return by_type[fact->shape.type](reader, fact, answer);
}
