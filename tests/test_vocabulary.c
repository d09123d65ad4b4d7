/*
 * The vocabulary by data: in tests/bad/KIND and tests/golden/KIND a test is
 * NAME.yaml and, beside it, NAME.txt with the diagnostics or the dump that
 * must come out. The files of tests/data are the world around them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "facts.h"
#include "file.h"
#include "table.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define DATA_TESTS 200

/* What a data file is read with. */
struct world {
	struct arena *arena;
	const struct places *places;
	const struct denylist *denylist;
	const struct vocabulary *vocabulary;
};

static const struct node *read_node(
	struct arena *arena, const char *path, struct diags *diags)
{
	struct file file = file_read(arena, path, FILE_LIMIT, diags);

	assert_true(file.ok);
	return node_read(arena, strrchr(path, '/') + 1, file.bytes, diags);
}

static struct world build_world(struct arena *arena)
{
	struct diags diags = {.arena = arena};
	struct world world = {.arena = arena};

	world.places = places_build(arena,
		read_node(arena, "tests/data/places.yaml", &diags), &diags);
	world.denylist = denylist_build(arena,
		read_node(arena, "tests/data/never.yaml", &diags), &diags);
	world.vocabulary = vocabulary_build(arena,
		read_node(arena, "tests/data/facts.yaml", &diags), world.places,
		world.denylist, &diags);
	assert_int_equal(diags.errors, 0);
	return world;
}

/* A reader builds from the root and dumps what it built; false when it
 * refused. */
static bool read_places(const struct world *world, const struct node *root,
	struct buf *out, struct diags *diags)
{
	(void)out;
	return places_build(world->arena, root, diags);
}

static bool read_never(const struct world *world, const struct node *root,
	struct buf *out, struct diags *diags)
{
	(void)out;
	return denylist_build(world->arena, root, diags);
}

static bool read_facts(const struct world *world, const struct node *root,
	struct buf *out, struct diags *diags)
{
	(void)out;
	return vocabulary_build(
		world->arena, root, world->places, world->denylist, diags);
}

static bool read_case(const struct world *world, const struct node *root,
	struct buf *out, struct diags *diags)
{
	struct facts *facts = facts_new(world->arena, world->vocabulary);
	bool ok = facts_read(world->arena, facts, root, diags);

	facts_dump(facts, true, out);
	return ok;
}

static bool read_table(const struct world *world, const struct node *root,
	struct buf *out, struct diags *diags)
{
	(void)out;
	return table_build(
		world->arena, STR("x"), root, world->vocabulary, diags);
}

static bool read_events(const struct world *world, const struct node *root,
	struct buf *out, struct diags *diags)
{
	(void)out;
	return events_build(world->arena, root, diags);
}

static bool read_suspensions(const struct world *world, const struct node *root,
	struct buf *out, struct diags *diags)
{
	(void)out;
	return suspensions_build(world->arena, root, world->places, diags);
}

static const struct {
	const char *folder;
	bool (*read)(const struct world *, const struct node *, struct buf *,
		struct diags *);
} kinds[] = {
	{"tests/bad/places", read_places},
	{"tests/bad/never", read_never},
	{"tests/bad/facts", read_facts},
	{"tests/bad/case", read_case},
	{"tests/bad/tables", read_table},
	{"tests/bad/events", read_events},
	{"tests/bad/suspensions", read_suspensions},
	{"tests/golden/case", read_case},
};

static struct str print_diags(struct arena *arena, const struct diags *diags)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	diag_print(diags, out);
	fclose(out);
	struct str copy = str_dup(arena, (struct str){text, size});
	free(text);
	return copy;
}

static struct str outcome(struct arena *arena, const char *path)
{
	struct world world = build_world(arena);
	struct diags diags = {.arena = arena};
	struct buf dump = {.arena = arena};
	const struct node *root = read_node(arena, path, &diags);
	size_t k = 0;

	assert_non_null(root);
	while (!str_starts(str_of(path), str_of(kinds[k].folder)))
		k++;
	bool ok = kinds[k].read(&world, root, &dump, &diags);
	assert_int_equal(ok, diags.errors == 0);
	return ok ? buf_str(&dump) : print_diags(arena, &diags);
}

static void gives_what_stands_beside_it(void **state)
{
	const char *path = *state;
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct str stem = str_sub(str_of(path), 0, strlen(path) - 5);
	struct str beside = str_printf(&arena, "%.*s.txt", STR_ARG(stem));
	struct str found = outcome(&arena, path);
	struct file wanted = file_read(&arena, beside.p, FILE_LIMIT, &diags);

	if (!wanted.ok || !str_eq(found, wanted.bytes))
		fprintf(stderr, "%s gives:\n%.*s", path, STR_ARG(found));
	assert_true(wanted.ok);
	assert_true(str_eq(found, wanted.bytes));
	arena_release(&arena);
}

static size_t add_data_tests(
	struct arena *arena, const char *folder, struct CMUnitTest *tests)
{
	const char **names =
		file_names(arena, folder, &(struct diags){.arena = arena});
	size_t count = 0;

	assert_non_null(names);
	for (; *names; names++) {
		if (!str_ends(str_of(*names), STR(".yaml")))
			continue;
		struct str path = str_printf(arena, "%s/%s", folder, *names);
		tests[count++] =
			(struct CMUnitTest){path.p, gives_what_stands_beside_it,
				NULL, NULL, (void *)(uintptr_t)path.p};
	}
	assert_true(count > 0);
	return count;
}

int main(void)
{
	struct arena arena = {0};
	struct CMUnitTest tests[DATA_TESTS];
	size_t count = 0;

	for (size_t k = 0; k < COUNT(kinds); k++)
		count += add_data_tests(&arena, kinds[k].folder, &tests[count]);
	int failed =
		_cmocka_run_group_tests("vocabulary", tests, count, NULL, NULL);
	arena_release(&arena);
	return failed;
}
