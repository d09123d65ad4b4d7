/*
 * Reading files: limits and what is no file. Works in a folder of its own
 * below the build folder's place for temporary things.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"

static char folder[] = "/tmp/stayput-test-XXXXXX";
static struct arena arena;

static const char *path_of(const char *name)
{
	return str_printf(&arena, "%s/%s", folder, name).p;
}

static void put(const char *name, const char *bytes, size_t n)
{
	FILE *file = fopen(path_of(name), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return 1;
	put("b", "12345", 5);
	put("a", "", 0);
	put("nul", "x\0y", 3);
	put(".hidden", "h", 1);
	return mkdir(path_of("c"), 0700) || mkfifo(path_of("fifo"), 0600);
}

static int tear_down(void **state)
{
	static const char *const names[] = {"a", "b", "nul", ".hidden", "fifo"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		unlink(path_of(names[i]));
	rmdir(path_of("c"));
	rmdir(folder);
	arena_release(&arena);
	return 0;
}

static struct file read_it(const char *path, size_t limit, enum diag_id wrong)
{
	struct diags diags = {.arena = &arena};
	struct file file = file_read(&arena, path, limit, &diags);

	assert_int_equal(file.ok, wrong == DIAG_COUNT);
	assert_int_equal(diags.errors, wrong != DIAG_COUNT);
	assert_int_equal(file.bytes.p == NULL, wrong != DIAG_COUNT);
	if (diags.first)
		assert_int_equal(diags.first->id, wrong);
	assert_string_equal(file.name, path);
	return file;
}

static void reads_up_to_the_limit(void **state)
{
	(void)state;
	struct file file = read_it(path_of("b"), 5, DIAG_COUNT);
	assert_true(str_is(file.bytes, "12345"));
	read_it(path_of("b"), 4, DIAG_FILE_SIZE);
	file = read_it(path_of("a"), 5, DIAG_COUNT);
	assert_int_equal(file.bytes.n, 0);
	file = read_it(path_of("nul"), 5, DIAG_COUNT);
	assert_int_equal(file.bytes.n, 3);
}

static void refuses_what_is_no_file(void **state)
{
	(void)state;
	read_it(path_of("missing"), 5, DIAG_FILE_READ);
	read_it(path_of("c"), 5, DIAG_FILE_READ);
	read_it("/dev/zero", 5, DIAG_FILE_READ);
}

static void reads_a_pipe_up_to_the_limit(void **state)
{
	char text[40000];
	int ends[2];
	int before = dup(STDIN_FILENO);

	(void)state;
	memset(text, 'x', sizeof text);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text, sizeof text), sizeof text);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	struct file file = read_it("-", sizeof text, DIAG_COUNT);
	assert_int_equal(file.bytes.n, sizeof text);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text, sizeof text), sizeof text);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	read_it("-", sizeof text - 1, DIAG_FILE_SIZE);
	dup2(before, STDIN_FILENO);
}

static void a_reading_error_is_told(void **state)
{
	(void)state;
	/* reading this file gives EIO at its first byte */
	read_it("/proc/self/mem", 5, DIAG_FILE_READ);
}

static void knows_files_from_folders(void **state)
{
	(void)state;
	assert_true(file_exists(path_of("b")));
	assert_false(file_exists(path_of("c")));
	assert_false(file_exists(path_of("missing")));
	assert_true(file_is_folder(path_of("c")));
	assert_false(file_is_folder(path_of("b")));
	assert_false(file_is_folder(path_of("missing")));
}

static void names_are_sorted_without_hidden_ones(void **state)
{
	struct diags diags = {.arena = &arena};
	const char **names = file_names(&arena, folder, &diags);

	(void)state;
	assert_non_null(names);
	assert_string_equal(names[0], "a");
	assert_string_equal(names[1], "b");
	assert_string_equal(names[2], "c");
	assert_string_equal(names[3], "fifo");
	assert_string_equal(names[4], "nul");
	assert_null(names[5]);
	assert_null(file_names(&arena, path_of("missing"), &diags));
	assert_non_null(file_names(&arena, path_of("c"), &diags));
	assert_null(file_names(&arena, path_of("c"), &diags)[0]);
	assert_int_equal(diags.errors, 0);
}

/* A folder of laws that cannot be read is not one without laws. */
static void what_the_system_cannot_tell_is_told(void **state)
{
	struct diags diags = {.arena = &arena};

	(void)state;
	assert_int_equal(symlink("loop", path_of("loop")), 0);
	assert_true(file_exists(path_of("loop")));
	assert_true(file_is_folder(path_of("loop")));
	assert_null(file_names(&arena, path_of("loop"), &diags));
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.first->id, DIAG_FILE_READ);
	unlink(path_of("loop"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_up_to_the_limit),
		cmocka_unit_test(refuses_what_is_no_file),
		cmocka_unit_test(reads_a_pipe_up_to_the_limit),
		cmocka_unit_test(a_reading_error_is_told),
		cmocka_unit_test(knows_files_from_folders),
		cmocka_unit_test(names_are_sorted_without_hidden_ones),
		cmocka_unit_test(what_the_system_cannot_tell_is_told),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
