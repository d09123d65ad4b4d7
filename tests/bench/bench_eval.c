/*
 * Evaluation alone: one household against every pack of its place, again and
 * again. Prints decisions a second (median of seven rounds). With an argument
 * it makes that many rounds of one pass and prints nothing, for counting
 * instructions.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "shelf.h"

#define ROUNDS 7
#define PASSES 20000

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

static void pass(const struct library *library, const struct facts *facts,
	civil_day today, struct arena *scratch)
{
	arena_clear(scratch);
	eval_programs(scratch, library->packs, &library->world, facts, today);
}

static void measure(const struct library *library, const struct facts *facts,
	civil_day today, const char *title)
{
	struct arena scratch = {0};
	double rates[ROUNDS];

	for (int r = 0; r < ROUNDS; r++) {
		double start = now();
		for (int i = 0; i < PASSES; i++)
			pass(library, facts, today, &scratch);
		rates[r] = PASSES * library->packs.count / (now() - start);
	}
	qsort(rates, ROUNDS, sizeof *rates, compare);
	printf("%-34s %.0f decisions a second (%d packs, %d months)\n", title,
		rates[ROUNDS / 2], library->packs.count, facts->rents);
	arena_release(&scratch);
}

/* Leaves one pack. */
static void only(struct library *library, const char *id)
{
	for (int i = 0; i < library->packs.count; i++)
		if (str_is(library->packs.list[i]->id, id)) {
			library->packs.list += i;
			library->packs.count = 1;
			return;
		}
}

int main(int count, char **words)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct cli cli = {.arena = &arena, .diags = &diags, .data = "."};
	struct library *library = library_open(&cli);
	struct facts *facts =
		library ? library_case(library, "examples/fires-2025.yaml")
			: NULL;
	civil_day today = 0;

	date_parse(STR("2025-04-02"), &today);
	if (!facts) {
		diag_print(&diags, stderr);
		return 1;
	}
	const struct fact *place =
		vocabulary_find(library->world.vocabulary, STR("place"));
	shelf_load(library, (int)facts_value(facts, place, 0)->number);
	if (count < 2) {
		measure(library, facts, today, "evaluation, the place");
		only(library, "us/ca/los-angeles-county/fires-2025");
		measure(library, facts, today, "evaluation, the fires alone");
	} else {
		struct arena scratch = {0};
		for (int i = 0; i < atoi(words[1]); i++)
			pass(library, facts, today, &scratch);
		arena_release(&scratch);
	}
	arena_release(&arena);
	return 0;
}
