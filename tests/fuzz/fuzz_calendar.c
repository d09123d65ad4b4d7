/* Any bytes as a calendar. One that is built answers for each of its days,
 * counts forward what it counts between, and tells the count it adds up. */
#include <stdlib.h>

#include "calendar.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void try_count(struct arena *arena, const struct calendar *calendar,
	civil_day from, struct calendar_count count)
{
	struct calendar_sum sum = calendar_add(calendar, from, count);
	struct calendar_steps steps =
		calendar_explain(arena, calendar, from, count);

	require(sum.ok == steps.sum.ok && sum.day == steps.sum.day);
	require(sum.doubtful == steps.sum.doubtful);
	if (!sum.ok)
		return;
	if (!steps.cut)
		require(steps.list[steps.count - 1].day == sum.day);
	bool counts_open = count.unit != COUNT_CALENDAR && !count.before &&
			   count.roll == ROLL_NONE && count.days > 0;
	if (counts_open)
		require(calendar_between(calendar, from, sum.day) ==
			count.days);
	if (count.roll != ROLL_NONE)
		require(calendar_is_open(calendar, sum.day));
}

static void try_day(
	struct arena *arena, const struct calendar *calendar, civil_day day)
{
	require(calendar_is_open(calendar, day) ==
		!calendar_closed(calendar, day));
	for (int i = 0; i < 18; i++) {
		struct calendar_count count = {
			.unit = i % 2 ? COUNT_COURT : COUNT_CALENDAR,
			.days = (int)((unsigned)day % 41),
			.before = i / 2 % 3 == 0,
			.roll = (enum calendar_roll)(i / 6),
		};
		try_count(arena, calendar, day, count);
	}
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct str text = {(const char *)bytes, n};
	const struct node *root = node_read(&arena, "x", text, &diags);
	const struct calendar *calendar = NULL;

	if (root)
		calendar = calendar_build(&arena, STR("x"), root, &diags);
	require((calendar != NULL) == (diags.errors == 0));
	for (civil_day day = calendar ? calendar->from : DATE_LAST + 1;
		calendar && day <= calendar->through; day += 37)
		try_day(&arena, calendar, day);
	arena_release(&arena);
	return 0;
}
