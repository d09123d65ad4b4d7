/* Any bytes as a date, an amount or a percentage: what is read is printed as
 * a text that reads as the same value. */
#include <stdlib.h>

#include "date.h"
#include "money.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void try_date(struct str text)
{
	civil_day day;
	char printed[11];

	if (date_parse(text, &day) && !str_eq(date_print(day, printed), text))
		abort();
}

static void try_money(struct arena *arena, struct str text)
{
	money_cents cents;
	money_cents again;

	if (!money_parse(text, &cents))
		return;
	if (!money_parse(money_print(arena, cents), &again) || again != cents)
		abort();
	if (!money_parse(money_print_grouped(arena, cents), &again) ||
		again != cents)
		abort();
}

static void try_percent(struct arena *arena, struct str text)
{
	int64_t percent;
	int64_t again;

	if (!money_parse_percent(text, &percent))
		return;
	struct str printed = money_print_percent(arena, percent);
	if (!money_parse_percent(printed, &again) || again != percent)
		abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct arena arena = {0};
	struct str text = {(const char *)bytes, n};

	try_date(text);
	try_money(&arena, text);
	try_percent(&arena, text);
	arena_release(&arena);
	return 0;
}
