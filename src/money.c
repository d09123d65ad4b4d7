/*
 * Reading, scaling and printing money and percentages in integers.
 */
#include "money.h"

#include <assert.h>

static size_t count_digits(struct str text)
{
	size_t n = 0;

	while (n < text.n && text.p[n] >= '0' && text.p[n] <= '9')
		n++;
	return n;
}

/* Takes the digits before the decimal point off the front, with commas only
 * between groups of three; a zero in front of other digits is refused as a
 * slip of the hand. */
static bool cut_whole(struct str *rest, int64_t *whole)
{
	size_t n = count_digits(*rest);

	if (n == 0 || n > 12 || (n > 1 && rest->p[0] == '0'))
		return false;
	str_to_int(str_sub(*rest, 0, n), whole);
	bool grouped = n <= 3 && rest->p[0] != '0';
	*rest = str_from(*rest, n);
	for (int groups = 0; rest->n && rest->p[0] == ','; groups++) {
		int64_t group = 0;
		struct str three = str_sub(*rest, 1, 3);
		if (!grouped || groups == 3 || three.n != 3 ||
			!str_to_int(three, &group))
			return false;
		*whole = *whole * 1000 + group;
		*rest = str_from(*rest, 4);
	}
	return true;
}

/* Takes a point and `most` digits or fewer (at least `least`) off the front;
 * no point is a fraction of zero. The fraction is in units of 1/100. */
static bool cut_fraction(struct str *rest, size_t least, int64_t *hundredths)
{
	*hundredths = 0;
	if (rest->n == 0 || rest->p[0] != '.')
		return true;
	struct str tail = str_from(*rest, 1);
	size_t n = count_digits(tail);
	if (n < least || n > 2)
		return false;
	str_to_int(str_sub(tail, 0, n), hundredths);
	if (n == 1)
		*hundredths *= 10;
	*rest = str_from(tail, n);
	return true;
}

bool money_parse(struct str text, money_cents *cents)
{
	int64_t whole = 0;
	int64_t fraction = 0;

	if (text.n && text.p[0] == '$')
		text = str_from(text, 1);
	if (!cut_whole(&text, &whole) || !cut_fraction(&text, 2, &fraction))
		return false;
	if (text.n || whole > MONEY_MOST / 100)
		return false;
	*cents = whole * 100 + fraction;
	return true;
}

bool money_parse_percent(struct str text, int64_t *hundredths)
{
	int64_t whole = 0;
	int64_t fraction = 0;

	if (!cut_whole(&text, &whole) || !cut_fraction(&text, 1, &fraction))
		return false;
	if (!str_is(text, "%") || whole > 100000)
		return false;
	if (whole == 100000 && fraction > 0)
		return false;
	*hundredths = whole * 100 + fraction;
	return true;
}

static int64_t round_part(int64_t product, enum money_rounding rounding)
{
	int64_t whole = product / PERCENT_WHOLE;
	int64_t rest = product % PERCENT_WHOLE;

	if (rounding == ROUND_UP)
		return whole + (rest > 0);
	if (rounding == ROUND_HALF_UP)
		return whole + (rest >= PERCENT_WHOLE / 2);
	return whole;
}

money_cents money_percent_of(
	int64_t hundredths, money_cents cents, enum money_rounding rounding)
{
	assert(hundredths >= 0 && cents >= 0);
	int64_t whole = cents / PERCENT_WHOLE;
	int64_t part = cents % PERCENT_WHOLE;

	if (hundredths > INT64_MAX / PERCENT_WHOLE)
		return cents ? INT64_MAX : 0;
	if (whole && hundredths > INT64_MAX / whole)
		return INT64_MAX;
	int64_t rounded = round_part(part * hundredths, rounding);
	if (whole * hundredths > INT64_MAX - rounded)
		return INT64_MAX;
	return whole * hundredths + rounded;
}

struct str money_print(struct arena *arena, money_cents cents)
{
	assert(cents >= 0);
	return str_printf(arena, "$%lld.%02lld", (long long)(cents / 100),
		(long long)(cents % 100));
}

struct str money_print_grouped(struct arena *arena, money_cents cents)
{
	struct str plain = money_print(arena, cents);
	struct buf grouped = {.arena = arena};
	size_t point = plain.n - 3;

	for (size_t i = 0; i < plain.n; i++) {
		if (i > 1 && i < point && (point - i) % 3 == 0)
			buf_add_byte(&grouped, ',');
		buf_add_byte(&grouped, plain.p[i]);
	}
	return buf_str(&grouped);
}

struct str money_print_percent(struct arena *arena, int64_t hundredths)
{
	assert(hundredths >= 0);
	long long whole = (long long)(hundredths / 100);
	long long part = (long long)(hundredths % 100);

	if (part == 0)
		return str_printf(arena, "%lld%%", whole);
	if (part % 10 == 0)
		return str_printf(arena, "%lld.%lld%%", whole, part / 10);
	return str_printf(arena, "%lld.%02lld%%", whole, part);
}
