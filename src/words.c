/*
 * Looking up and filling what people read.
 */
#include "words.h"

static const struct catalog_value none[] = {{0}};

struct str words_say(const struct words *words, const char *key)
{
	const struct sentence *found =
		catalog_find(words->catalog, str_of(key));

	return found ? found->sentence : str_of(key);
}

struct str words_fill(const struct words *words, const char *key,
	struct catalog_value *values)
{
	struct str sentence = words_say(words, key);
	struct str filled =
		catalog_fill(words->arena, sentence, catalog_from_values,
			values ? values : (struct catalog_value *)none);

	return filled.p ? filled : sentence;
}

static struct str say_number(
	const struct words *words, const char *group, int number)
{
	struct str key = str_printf(words->arena, "%s.%d", group, number);

	return words_say(words, key.p);
}

/* Fills one of the patterns of a date. */
static struct str by_pattern(
	const struct words *words, const char *key, civil_day day)
{
	struct date date = date_of(day);
	struct catalog_value values[] = {
		{"weekday",
			say_number(words, "date.weekdays", date_weekday(day))},
		{"month", say_number(words, "date.months", date.month)},
		{"day", str_printf(words->arena, "%d", date.day)},
		{"year", str_printf(words->arena, "%d", date.year)}, {0}};

	return words_fill(words, key, values);
}

struct str words_day(const struct words *words, civil_day day)
{
	return by_pattern(words, "date.day", day);
}

struct str words_weekday(const struct words *words, civil_day day)
{
	return by_pattern(words, "date.weekday", day);
}

struct str words_month(const struct words *words, civil_day day)
{
	return by_pattern(words, "date.month", day);
}

struct str words_money(const struct words *words, money_cents cents)
{
	return money_print_grouped(words->arena, cents);
}

/* --- facts ----------------------------------------------------------- */

static const struct node *fact_node(
	const struct words *words, const struct fact *fact)
{
	if (!words->facts)
		return NULL;
	return node_find(words->facts, str_dup(words->arena, fact->id).p);
}

static struct str fact_text(
	const struct words *words, const struct fact *fact, const char *key)
{
	const struct node *node = node_find(fact_node(words, fact), key);

	return node ? node->text : STR("");
}

struct str words_label(const struct words *words, const struct fact *fact)
{
	struct str label = fact_text(words, fact, "label");

	return label.n ? label : fact->id;
}

struct str words_ask(const struct words *words, const struct fact *fact)
{
	return fact_text(words, fact, "ask");
}

struct str words_ask_for(const struct words *words, const struct fact *fact)
{
	return fact_text(words, fact, "ask_for");
}

struct str words_help(const struct words *words, const struct fact *fact)
{
	return fact_text(words, fact, "help");
}

struct str words_option(
	const struct words *words, const struct fact *fact, int option)
{
	const char *word = fact->shape.options[option];
	const struct node *labels = node_find(fact_node(words, fact), "of");
	const struct node *label = node_find(labels, word);

	return label ? label->text : str_of(word);
}

/* --- answers --------------------------------------------------------- */

static struct str choices_text(const struct words *words,
	const struct fact *fact, const struct value *value)
{
	struct buf out = {.arena = words->arena};

	for (int i = 0; fact->shape.options[i]; i++) {
		if (!(value->number >> i & 1))
			continue;
		if (out.n)
			buf_add(&out, STR("; "));
		buf_add(&out, words_option(words, fact, i));
	}
	return buf_str(&out);
}

static struct str date_text(
	const struct words *words, const struct value *value)
{
	if (value->most != value->number)
		return words_month(words, (civil_day)value->number);
	return words_day(words, (civil_day)value->number);
}

static struct str known_text(const struct words *words, const struct fact *fact,
	const struct value *value)
{
	switch (fact->shape.type) {
	case VALUE_DATE:
		return date_text(words, value);
	case VALUE_MONEY:
		return words_money(words, value->number);
	case VALUE_YESNO:
		return words_say(
			words, value->number ? "value.yes" : "value.no");
	case VALUE_CHOICE:
		return words_option(words, fact, (int)value->number);
	case VALUE_CHOICES:
		return choices_text(words, fact, value);
	case VALUE_PLACE:
		return place_name(
			&words->vocabulary->places->list[value->number],
			words->language);
	default:
		return fact_print(words->arena, words->vocabulary, fact, value);
	}
}

struct str words_value(const struct words *words, const struct fact *fact,
	const struct value *value)
{
	static const char *const states[] = {"value.not_asked", "value.unknown",
		"value.declined", "value.none"};

	if (value->state != VALUE_KNOWN)
		return words_say(words, states[value->state]);
	if (value->points)
		return fact_print(words->arena, words->vocabulary, fact, value);
	return known_text(words, fact, value);
}
