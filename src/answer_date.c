/*
 * Dates as people write them: 2025-03-01, 3/1/2025, 1 March 2025, March 2025,
 * 1 de marzo de 2025, today. Two readings are given back as two.
 */
#include "answer.h"

#define PIECES 6 /* most words and numbers of a date */

/* What was typed, in pieces. */
struct pieces {
	int64_t numbers[PIECES];
	size_t digits[PIECES];
	int count;
	int month;   /* named by a word, or 0 */
	int weekday; /* named too, 1 is Monday; or 0 */
	bool wrong;  /* something that no date has */
};

static struct entry no_date(void)
{
	return (struct entry){.is = ENTRY_WRONG, .how = "how.date"};
}

static struct value value_of(int32_t day, int32_t most)
{
	return (struct value){.state = VALUE_KNOWN,
		.type = VALUE_DATE,
		.number = day,
		.most = most};
}

/* A day far from today is asked again: a slip of the year. */
static struct entry known_day(
	const struct answer_reader *reader, struct value value)
{
	bool far = value.number > reader->today ||
		   value.number < date_add_months(reader->today, -12 * 60);

	return (struct entry){
		.is = ENTRY_VALUE, .value = value, .unlikely = far};
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "March", "mar", "marzo": which of the names group.1 to group.most begins so
 * in any language, or 0. */
static int named(const struct answer_reader *reader, const char *group,
	int most, struct str word)
{
	int found = 0;

	for (int i = 0; i < reader->typed->count && word.n >= 3; i++)
		for (int at = 1; at <= most; at++) {
			struct str key = str_printf(
				reader->arena, "type.%s.%d", group, at);
			const struct sentence *name =
				catalog_find(reader->typed->catalogs[i], key);
			if (name && str_starts(answer_fold(reader->arena,
						       name->sentence),
					    word))
				found = at;
		}
	return found;
}

/* A word of a date: the first (of a month), or the name of a month or of a day
 * of the week, 1 is Monday. "mar" is March before it is Tuesday. */
static void add_word(const struct answer_reader *reader, struct str word,
	struct pieces *pieces)
{
	int month = named(reader, "months", 12, word);
	int weekday = month ? 0 : named(reader, "weekdays", 7, word);

	if (answer_is(reader->typed, "type.date_filler", word))
		return;
	if (answer_is(reader->typed, "type.first", word) &&
		pieces->count < PIECES) {
		pieces->digits[pieces->count] = 1;
		pieces->numbers[pieces->count++] = 1;
		return;
	}
	if (weekday && !pieces->weekday) {
		pieces->weekday = weekday;
		return;
	}
	pieces->wrong = pieces->wrong || !month || pieces->month;
	pieces->month = month;
}

/* A number, perhaps with letters as in 1st. */
static void add_number(const struct answer_reader *reader, struct str word,
	struct pieces *pieces)
{
	size_t digits = 0;

	while (digits < word.n && is_digit(word.p[digits]))
		digits++;
	struct str rest = str_from(word, digits);
	if (pieces->count == PIECES || digits > 4 ||
		(rest.n && !answer_is(reader->typed, "type.ordinal", rest))) {
		pieces->wrong = true;
		return;
	}
	pieces->digits[pieces->count] = digits;
	str_to_int(str_sub(word, 0, digits), &pieces->numbers[pieces->count++]);
}

static bool is_between(char c)
{
	return c == ' ' || c == ',' || c == '.' || c == '/' || c == '-';
}

static struct pieces cut(const struct answer_reader *reader, struct str text)
{
	struct pieces pieces = {0};

	while (text.n && !pieces.wrong) {
		size_t end = 0;
		while (end < text.n && !is_between(text.p[end]))
			end++;
		struct str word = str_sub(text, 0, end);
		text = str_from(text, end + 1);
		if (word.n && is_digit(word.p[0]))
			add_number(reader, word, &pieces);
		else if (word.n)
			add_word(reader, word, &pieces);
	}
	return pieces;
}

/* Two digits are of this century. */
static int64_t year_of(const struct pieces *pieces, int at)
{
	return pieces->numbers[at] + (pieces->digits[at] == 2 ? 2000 : 0);
}

static struct entry day_entry(const struct answer_reader *reader, int64_t year,
	int64_t month, int64_t day)
{
	struct date date = {(int)year, (int)month, (int)day};

	if (!date_is_valid(date))
		return no_date();
	return known_day(reader, value_of(date_day(date), date_day(date)));
}

static struct entry month_entry(
	const struct answer_reader *reader, int64_t year, int64_t month)
{
	if (month < 1 || month > 12 || year < 1900 || year > 2199)
		return no_date();
	struct date first = {(int)year, (int)month, 1};
	struct date last = {(int)year, (int)month,
		date_month_length((int)year, (int)month)};
	return known_day(reader, value_of(date_day(first), date_day(last)));
}

/* Two readings of one text, where both are days and differ. */
static struct entry either(struct entry a, struct entry b)
{
	if (a.is != ENTRY_VALUE)
		return b;
	if (b.is != ENTRY_VALUE || b.value.number == a.value.number)
		return a;
	a.is = ENTRY_WHICH;
	a.other = b.value;
	return a;
}

/* Three numbers. The year is first when it has four digits; else the day and
 * the month come first, in the order of the country or of the language. */
static struct entry from_numbers(
	const struct answer_reader *reader, const struct pieces *p)
{
	if (p->digits[0] == 4)
		return day_entry(
			reader, p->numbers[0], p->numbers[1], p->numbers[2]);
	if (p->digits[2] != 2 && p->digits[2] != 4)
		return no_date();
	struct entry month_first =
		day_entry(reader, year_of(p, 2), p->numbers[0], p->numbers[1]);
	struct entry day_first =
		day_entry(reader, year_of(p, 2), p->numbers[1], p->numbers[0]);
	if (p->digits[2] == 4 && !reader->asks_order &&
		month_first.is == ENTRY_VALUE)
		return month_first;
	return either(month_first, day_first);
}

/* 2025-03 or 3/2025. */
static struct entry from_two(
	const struct answer_reader *reader, const struct pieces *p)
{
	if (p->digits[0] == 4 && p->digits[1] <= 2)
		return month_entry(reader, p->numbers[0], p->numbers[1]);
	if (p->digits[1] == 4 && p->digits[0] <= 2)
		return month_entry(reader, p->numbers[1], p->numbers[0]);
	return no_date();
}

/* A month by name, with a year and perhaps a day. */
static struct entry from_name(
	const struct answer_reader *reader, const struct pieces *p)
{
	if (p->count == 1 && p->digits[0] == 4)
		return month_entry(reader, p->numbers[0], p->month);
	if (p->count != 2)
		return no_date();
	if (p->digits[0] == 4)
		return day_entry(
			reader, p->numbers[0], p->month, p->numbers[1]);
	if (p->digits[1] != 2 && p->digits[1] != 4)
		return no_date();
	return day_entry(reader, year_of(p, 1), p->month, p->numbers[0]);
}

static struct entry from_pieces(
	const struct answer_reader *reader, const struct pieces *pieces)
{
	if (pieces->wrong)
		return no_date();
	if (pieces->month)
		return from_name(reader, pieces);
	if (pieces->count == 3)
		return from_numbers(reader, pieces);
	if (pieces->count == 2)
		return from_two(reader, pieces);
	return no_date();
}

static bool falls_on(struct value value, int weekday)
{
	return value.number == value.most &&
	       date_weekday((civil_day)value.number) == weekday;
}

/* A weekday that is not that day's shows a slip: it is asked again. Of two
 * readings the weekday says which. */
static struct entry by_weekday(
	const struct answer_reader *reader, struct entry entry, int weekday)
{
	if (!weekday)
		return entry;
	if (entry.is == ENTRY_WHICH && falls_on(entry.other, weekday))
		return known_day(reader, entry.other);
	if (entry.is == ENTRY_WHICH && falls_on(entry.value, weekday))
		return known_day(reader, entry.value);
	if (entry.is == ENTRY_VALUE && entry.value.number == entry.value.most &&
		!falls_on(entry.value, weekday)) {
		entry.unlikely = true;
		entry.how = "unlikely.weekday";
	}
	return entry;
}

struct entry answer_date(const struct answer_reader *reader, struct str text)
{
	if (answer_is(reader->typed, "type.today", text))
		return known_day(
			reader, value_of(reader->today, reader->today));
	if (answer_is(reader->typed, "type.yesterday", text))
		return known_day(
			reader, value_of(reader->today - 1, reader->today - 1));
	struct pieces pieces = cut(reader, answer_fold(reader->arena, text));
	return by_weekday(reader, from_pieces(reader, &pieces), pieces.weekday);
}

bool answer_day(
	const struct answer_reader *reader, struct str text, int64_t *day)
{
	struct pieces pieces = cut(reader, answer_fold(reader->arena, text));

	*day = pieces.numbers[0];
	return !pieces.wrong && !pieces.month && !pieces.weekday &&
	       pieces.count == 1 && *day >= 1 && *day <= 31;
}
