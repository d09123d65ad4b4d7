/*
 * Tests as data: NAME.yaml (or .csv) in a folder and, beside it, NAME.txt
 * with what must come out. One named cmocka test per pair. For inclusion by
 * one test program; paths are from the root of the checkout.
 */
#ifndef STAYPUT_TESTS_DATA_H
#define STAYPUT_TESTS_DATA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"

#define DATA_LIMIT ((size_t)4 * 1024 * 1024)

/* What comes out of the file at the path; diagnostics go to `diags`, and are
 * appended to the outcome when there are any. */
typedef struct str data_outcome(
	struct arena *arena, struct file file, struct diags *diags);

/* A pair of files and the function under test. */
struct data_test {
	const char *path;
	data_outcome *outcome;
};

static inline void data_add_diags(struct buf *out, const struct diags *diags)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	assert_non_null(stream);
	diag_print(diags, stream);
	fclose(stream);
	buf_add(out, (struct str){text, size});
	free(text);
}

static inline void data_compare(
	const char *path, struct str found, struct str wanted)
{
	if (!str_eq(found, wanted))
		fprintf(stderr, "%s gives:\n%.*s", path, STR_ARG(found));
	assert_true(str_eq(found, wanted));
}

static inline void data_test_run(void **state)
{
	const struct data_test *test = *state;
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct str path = str_of(test->path);
	size_t stem = path.n;

	while (path.p[stem - 1] != '.')
		stem--;
	struct str beside =
		str_printf(&arena, "%.*stxt", (int)stem, test->path);
	struct file file = file_read(&arena, test->path, DATA_LIMIT, &diags);
	struct file wanted = file_read(&arena, beside.p, DATA_LIMIT, &diags);
	assert_true(file.ok);
	assert_true(wanted.ok);
	file.name = strrchr(test->path, '/') + 1;
	struct buf found = {.arena = &arena};
	buf_add(&found, test->outcome(&arena, file, &diags));
	data_add_diags(&found, &diags);
	data_compare(test->path, buf_str(&found), wanted.bytes);
	arena_release(&arena);
}

/* Adds a test for each file of the folder that ends so; returns how many. A
 * folder without any ends the program: data was lost. */
static inline size_t data_tests(struct arena *arena, const char *folder,
	const char *ending, data_outcome *outcome, struct CMUnitTest *tests)
{
	struct diags diags = {.arena = arena};
	const char **names = file_names(arena, folder, &diags);
	size_t count = 0;

	for (; names && *names; names++) {
		if (!str_ends(str_of(*names), str_of(ending)))
			continue;
		struct data_test *test = ARENA_NEW(arena, struct data_test);
		test->path = str_printf(arena, "%s/%s", folder, *names).p;
		test->outcome = outcome;
		tests[count++] = (struct CMUnitTest){
			test->path, data_test_run, NULL, NULL, test};
	}
	if (count == 0) {
		fprintf(stderr, "no test data in %s\n", folder);
		exit(1);
	}
	return count;
}

#endif
