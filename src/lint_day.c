/*
 * Finding written days. The names of the months are read here, never printed.
 */
#include "lint_day.h"

static const struct {
	const char *english, *spanish;
} months[] = {
	{"January", "enero"},
	{"February", "febrero"},
	{"March", "marzo"},
	{"April", "abril"},
	{"May", "mayo"},
	{"June", "junio"},
	{"July", "julio"},
	{"August", "agosto"},
	{"September", "septiembre"},
	{"October", "octubre"},
	{"November", "noviembre"},
	{"December", "diciembre"},
};

static bool take_word(struct str *rest, struct str word)
{
	if (!str_starts(*rest, word))
		return false;
	*rest = str_from(*rest, word.n);
	return true;
}

static int take_number(struct str *rest)
{
	size_t n = 0;
	int64_t number = 0;

	while (n < rest->n && n < 4 && rest->p[n] >= '0' && rest->p[n] <= '9')
		n++;
	if (!str_to_int(str_sub(*rest, 0, n), &number))
		return -1;
	*rest = str_from(*rest, n);
	return (int)number;
}

/* The month whose name stands here, or 0. */
static int take_month(struct str *rest, bool spanish)
{
	for (int i = 0; i < 12; i++)
		if (take_word(rest, str_of(spanish ? months[i].spanish
						   : months[i].english)))
			return i + 1;
	return 0;
}

/* January 7, 2025 */
static bool english_day(struct str *rest, struct date *date)
{
	date->month = take_month(rest, false);
	if (!date->month || !take_word(rest, STR(" ")))
		return false;
	date->day = take_number(rest);
	if (!take_word(rest, STR(", ")))
		return false;
	date->year = take_number(rest);
	return true;
}

/* 7 de enero de 2025 */
static bool spanish_day(struct str *rest, struct date *date)
{
	date->day = take_number(rest);
	if (date->day < 0 || !take_word(rest, STR(" de ")))
		return false;
	date->month = take_month(rest, true);
	if (!date->month || (!take_word(rest, STR(" de ")) &&
				    !take_word(rest, STR(" del "))))
		return false;
	date->year = take_number(rest);
	return true;
}

static bool iso_day(struct str *rest, struct date *date)
{
	civil_day day = 0;

	if (!date_parse(str_sub(*rest, 0, 10), &day))
		return false;
	*rest = str_from(*rest, 10);
	*date = date_of(day);
	return true;
}

bool written_day(struct str *rest, civil_day *day)
{
	static bool (*const forms[])(struct str *, struct date *) = {
		english_day, spanish_day, iso_day};

	for (; rest->n; *rest = str_from(*rest, 1))
		for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
			struct str after = *rest;
			struct date date = {0};
			if (!forms[i](&after, &date) || !date_is_valid(date))
				continue;
			*rest = after;
			*day = date_day(date);
			return true;
		}
	return false;
}

static bool contains(struct str text, struct str part)
{
	for (size_t i = 0; i + part.n <= text.n; i++)
		if (str_eq(str_sub(text, i, part.n), part))
			return true;
	return false;
}

void lint_days(
	const struct catalog *catalog, struct str rules, struct diags *diags)
{
	for (int i = 0; i < catalog->count; i++) {
		struct str rest = catalog->texts[i].sentence;
		civil_day day = 0;
		char text[11];
		while (written_day(&rest, &day)) {
			if (contains(rules, date_print(day, text)))
				continue;
			diag_add(diags, DIAG_TYPED_DATE, catalog->texts[i].loc,
				"'%.*s' names the day %s, which the pack does "
				"not have",
				STR_ARG(catalog->texts[i].key), text);
			diag_hint(diags,
				"use a placeholder such as {due}, or correct "
				"the day");
		}
	}
}
