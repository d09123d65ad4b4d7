/* Any bytes as a catalogue of sentences, and as a text to be graded. */
#include <stdlib.h>

#include "catalog.h"
#include "grade.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void try_grade(struct str text, enum grade_language language)
{
	struct grade grade = grade_measure(text, language);

	require(grade.syllables >= grade.words);
	require(grade.words >= grade.sentences);
	require(grade.longest <= grade.words);
	require((grade.words == 0) == (grade.sentences == 0));
	grade_flesch_kincaid(grade);
	grade_inflesz(grade);
}

static void try_catalog(const struct catalog *catalog, struct diags *diags)
{
	for (int i = 0; i < catalog->count; i++)
		require(catalog_find(catalog, catalog->texts[i].key) != NULL);
	require(catalog_compare(catalog, catalog, diags));
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct str text = {(const char *)bytes, n};

	if (utf8_check(text) == n) {
		struct str normal = utf8_nfc(&arena, text);
		try_grade(normal, GRADE_ENGLISH);
		try_grade(normal, GRADE_SPANISH);
	}
	const struct node *root = node_read(&arena, "x", text, &diags);
	const struct catalog *catalog = NULL;
	if (root)
		catalog = catalog_build(&arena, STR("en"), root, &diags);
	require((catalog != NULL) == (diags.errors == 0));
	if (catalog)
		try_catalog(catalog, &diags);
	arena_release(&arena);
	return 0;
}
