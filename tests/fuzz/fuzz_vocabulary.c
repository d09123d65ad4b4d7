/* Any bytes as each file of the vocabulary, and as a header that may be
 * denied: built or refused with a reason, never both. */
#include <stdlib.h>

#include "event.h"
#include "file.h"
#include "table.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

/* A pointer and a diagnostic are told apart, and the count starts again. */
static void check(const void *built, struct diags *diags)
{
	if ((built != NULL) != (diags->errors == 0))
		abort();
	diags->errors = 0;
}

static void try_tree(
	struct arena *arena, const struct node *root, struct diags *diags)
{
	const struct places *places = places_build(arena, root, diags);
	check(places, diags);
	const struct denylist *never = denylist_build(arena, root, diags);
	check(never, diags);
	const struct places no_places = {0};
	const struct denylist *nothing = never;
	if (!nothing) {
		struct str text = STR("phrases: {en: [ssn]}\n");
		nothing = denylist_build(
			arena, node_read(arena, "x", text, diags), diags);
	}
	const struct vocabulary *vocabulary =
		vocabulary_build(arena, root, &no_places, nothing, diags);
	check(vocabulary, diags);
	check(events_build(arena, root, diags), diags);
	check(suspensions_build(arena, root, &no_places, diags), diags);
}

static void try_table(
	struct arena *arena, const struct node *root, struct diags *diags)
{
	struct str text = STR("facts: {a: {type: count}, b: {type: count}}\n");
	struct str none = STR("phrases: {en: [ssn]}\n");
	const struct places places = {0};
	const struct denylist *never = denylist_build(
		arena, node_read(arena, "x", none, diags), diags);
	const struct vocabulary *vocabulary = vocabulary_build(arena,
		node_read(arena, "x", text, diags), &places, never, diags);
	const struct dated_table *table =
		table_build(arena, STR("x"), root, vocabulary, diags);
	int64_t keys[TABLE_KEYS] = {1, 2};

	if (table)
		table_find(table, keys, vocabulary, 20000);
	check(table, diags);
}

static void try_header(struct arena *arena, struct str text)
{
	struct diags diags = {.arena = arena};
	struct str none = STR("phrases: {en: [ssn, a#]}\n");
	const struct denylist *never = denylist_build(
		arena, node_read(arena, "x", none, &diags), &diags);

	denylist_find(never, str_sub(text, 0, 1000));
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct str text = {(const char *)bytes, n};
	const struct node *root = node_read(&arena, "x", text, &diags);

	diags.errors = 0;
	if (root) {
		try_tree(&arena, root, &diags);
		try_table(&arena, root, &diags);
	}
	try_header(&arena, text);
	arena_release(&arena);
	return 0;
}
