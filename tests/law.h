/*
 * The real library, for tests of the engine: shared data and every pack, and
 * households made at random.
 */
#ifndef STAYPUT_TESTS_LAW_H
#define STAYPUT_TESTS_LAW_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "library.h"
#include "shelf.h"

/* A library of the rules in `folder` (NULL: the project's own). */
struct law {
	struct arena arena;
	struct diags diags;
	struct cli cli;
	struct library *library;
};

static inline void law_open(struct law *law, const char *folder)
{
	*law = (struct law){.diags = {.arena = NULL}};
	law->diags.arena = &law->arena;
	law->cli = (struct cli){
		.arena = &law->arena, .diags = &law->diags, .data = "."};
	if (folder)
		law->cli.rules.items[law->cli.rules.count++] = folder;
	law->library = library_open(&law->cli);
	if (law->library)
		shelf_load(law->library, -1);
	if (law->diags.errors)
		diag_print(&law->diags, stderr);
	assert_int_equal(law->diags.errors, 0);
}

static inline civil_day law_day(const char *text)
{
	civil_day day = 0;

	assert_true(date_parse(str_of(text), &day));
	return day;
}

/* A small generator (xorshift64*), so that a seed gives the same test on
 * every machine. */
static inline uint64_t law_random(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * UINT64_C(2685821657736338717);
}

static inline int64_t law_between(uint64_t *seed, int64_t low, int64_t high)
{
	return low + (int64_t)(law_random(seed) % (uint64_t)(high - low + 1));
}

static inline int law_options(const struct fact *fact)
{
	int count = 0;

	while (fact->shape.options && fact->shape.options[count])
		count++;
	return count;
}

/* A known value of a fact; days are near `today`. */
static inline struct value law_value(const struct law *law, uint64_t *seed,
	const struct fact *fact, civil_day today)
{
	struct value v = {.state = VALUE_KNOWN, .type = fact->shape.type};
	int options = law_options(fact);

	if (fact->shape.type == VALUE_DATE)
		v.number = law_between(seed, today - 500, today + 100);
	else if (fact->shape.type == VALUE_MONEY)
		v.number = law_between(seed, 0, 30000000);
	else if (fact->shape.type == VALUE_PERCENT)
		v.number = law_between(seed, 0, 15000);
	else if (fact->shape.type == VALUE_COUNT)
		v.number = law_between(seed, 0, 12);
	else if (fact->shape.type == VALUE_YESNO)
		v.number = law_between(seed, 0, 1);
	else if (fact->shape.type == VALUE_CHOICE)
		v.number = law_between(seed, 0, options - 1);
	else if (fact->shape.type == VALUE_CHOICES)
		v.number = law_between(seed, 1, ((int64_t)1 << options) - 1);
	else if (fact->shape.type == VALUE_PLACE)
		v.number = law_between(
			seed, 0, law->library->world.places->count - 1);
	v.most = v.number;
	if (fact->shape.series)
		v.state = VALUE_UNKNOWN;
	if (law_between(seed, 0, 9) == 0)
		v.state = VALUE_NONE;
	if (v.state != VALUE_KNOWN)
		v.number = v.most = 0;
	return v;
}

/* Which facts of a row a random household knows: `known` of 10. */
static inline void law_fill(const struct law *law, uint64_t *seed,
	struct facts *facts, civil_day today, int known)
{
	const struct vocabulary *vocabulary = facts->vocabulary;

	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		int rows = fact->about == FACT_RENT    ? facts->rents
			   : fact->about == FACT_ADULT ? facts->adult_count
						       : 1;
		for (int row = 0; row < rows; row++)
			if (law_between(seed, 0, 9) < known && !fact->paper)
				*facts_place(facts, fact, row) =
					law_value(law, seed, fact, today);
	}
}

/* A household at a place (index), with up to three months of rent whose due
 * days are certain. */
static inline struct facts *law_household(const struct law *law,
	struct arena *arena, uint64_t *seed, int place, civil_day today)
{
	const struct vocabulary *vocabulary = law->library->world.vocabulary;
	struct facts *facts = facts_new(arena, vocabulary);
	int months = (int)law_between(seed, 1, 3);

	for (int i = 0; i < months; i++)
		facts_add_rent(arena, facts);
	for (int i = 0; i < months % 2 + 1; i++)
		facts_add_adult(arena, facts);
	law_fill(law, seed, facts, today, (int)law_between(seed, 3, 10));
	const struct fact *fact = vocabulary_find(vocabulary, STR("place"));
	*facts_place(facts, fact, 0) = (struct value){.state = VALUE_KNOWN,
		.type = VALUE_PLACE,
		.number = place,
		.most = place};
	const struct fact *due = vocabulary_find(vocabulary, STR("rent.due"));
	for (int i = 0; i < months; i++) {
		civil_day day =
			(civil_day)law_between(seed, today - 300, today + 30);
		*facts_place(facts, due, i) =
			(struct value){.state = VALUE_KNOWN,
				.type = VALUE_DATE,
				.number = day,
				.most = day};
	}
	return facts;
}

#endif
