/* Any bytes as a case file: it is refused with a reason or read, and what was
 * read says the same once more when its dump is read as the cells of a
 * table. */
#include <stdlib.h>

#include "heading.h"
#include "file.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static const struct node *read_file(
	struct arena *arena, const char *path, struct diags *diags)
{
	struct file file = file_read(arena, path, FILE_LIMIT, diags);

	return node_read(arena, path, file.bytes, diags);
}

static const struct vocabulary *read_vocabulary(struct arena *arena)
{
	struct diags diags = {.arena = arena};
	const struct places *places = places_build(arena,
		read_file(arena, "tests/data/places.yaml", &diags), &diags);
	const struct denylist *never = denylist_build(arena,
		read_file(arena, "tests/data/never.yaml", &diags), &diags);
	const struct vocabulary *vocabulary = vocabulary_build(arena,
		read_file(arena, "tests/data/facts.yaml", &diags), places,
		never, &diags);

	if (!vocabulary)
		abort();
	return vocabulary;
}

static struct str dump(struct arena *arena, const struct facts *facts)
{
	struct buf out = {.arena = arena};

	facts_dump(facts, true, &out);
	return buf_str(&out);
}

/* Reads the lines of a dump, HEADER: TEXT, as cells; true when all are. */
static bool read_cells(struct arena *arena, struct facts *facts,
	struct str lines, struct diags *diags)
{
	struct loc loc = {"x.csv", 2, 1};

	while (lines.n) {
		struct str line = str_cut(&lines, '\n');
		struct str header = str_cut(&line, ':');
		struct heading_cell cell = {str_trim(line), loc};
		if (str_is(header, "rent"))
			continue;
		struct heading heading =
			heading_find(facts->vocabulary, header, loc, diags);
		if (!heading.fact ||
			!heading_read(arena, facts, heading, cell, diags))
			return false;
	}
	return facts_check(facts, loc, diags);
}

static void try_case(struct arena *arena, const struct vocabulary *vocabulary,
	const struct node *root, struct diags *diags)
{
	struct facts *facts = facts_new(arena, vocabulary);
	struct facts *again = facts_new(arena, vocabulary);

	if (facts_read(arena, facts, root, diags) != (diags->errors == 0))
		abort();
	if (diags->errors)
		return;
	struct str first = dump(arena, facts);
	if (!read_cells(arena, again, first, diags))
		abort();
	again->rent_asked = facts->rent_asked;
	if (!str_eq(first, dump(arena, again)))
		abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	static struct arena world;
	static const struct vocabulary *vocabulary;
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct str text = {(const char *)bytes, n};

	if (!vocabulary)
		vocabulary = read_vocabulary(&world);
	const struct node *root = node_read(&arena, "x", text, &diags);
	if (root)
		try_case(&arena, vocabulary, root, &diags);
	arena_release(&arena);
	return 0;
}
