/* What a process can no longer do once it has gone into the sandbox. */
#define _GNU_SOURCE /* O_PATH */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum {
	TRIED_SOCKET = 1,
	TRIED_FORK = 2,
	TRIED_READ = 4,
	TRIED_WRITE = 8,
	TRIED_MAKE = 16
};

static char folder[] = "build/sandbox-XXXXXX";
static char made[sizeof folder + 5];

static int try_all(void)
{
	int done = 0;
	pid_t child;

	if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
		done |= TRIED_SOCKET;
	child = fork();
	if (child == 0)
		_exit(0);
	if (child > 0)
		done |= TRIED_FORK;
	if (open("/etc/passwd", O_RDONLY) >= 0)
		done |= TRIED_READ;
	if (open("/dev/null", O_WRONLY) >= 0)
		done |= TRIED_WRITE;
	if (chdir(folder) == 0 && open("made", O_CREAT | O_RDWR, 0600) >= 0)
		done |= TRIED_MAKE;
	return done;
}

/* What a process with this plan can still do. */
static int left_by(struct sandbox_plan plan)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		plan.folder = plan.may & SANDBOX_WRITES_OUTPUT
				      ? open(folder, O_PATH | O_DIRECTORY)
				      : -1;
		sandbox_enter(&plan);
		_exit(try_all());
	}
	waitpid(child, &status, 0);
	unlink(made);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Where the kernel, or this build, has a part not, nothing of it is lost. */
static int expected(int left)
{
	struct sandbox sandbox = sandbox_look();

	if (!sandbox.seccomp)
		left |= TRIED_SOCKET | TRIED_FORK;
	if (!sandbox.landlock)
		left |= TRIED_READ | TRIED_WRITE | TRIED_MAKE;
	return left;
}

static void a_reader_reads(void **state)
{
	(void)state;
	assert_int_equal(left_by((struct sandbox_plan){.may = SANDBOX_READS}),
		expected(TRIED_READ));
}

static void a_writer_writes_all_or_one_folder(void **state)
{
	(void)state;
	assert_int_equal(left_by((struct sandbox_plan){.may = SANDBOX_WRITES}),
		expected(TRIED_READ | TRIED_WRITE | TRIED_MAKE));
	assert_int_equal(
		left_by((struct sandbox_plan){.may = SANDBOX_WRITES_OUTPUT}),
		expected(TRIED_READ | TRIED_MAKE));
}

static void a_parent_forks(void **state)
{
	(void)state;
	assert_int_equal(left_by((struct sandbox_plan){
				 .may = SANDBOX_WRITES | SANDBOX_FORKS}),
		expected(TRIED_FORK | TRIED_READ | TRIED_WRITE | TRIED_MAKE));
}

static void a_worker_reads_what_it_needs(void **state)
{
	static const char *const etc[] = {"/nowhere", "/etc", NULL};
	static const char *const other[] = {"/usr", NULL};

	(void)state;
	assert_int_equal(left_by((struct sandbox_plan){.readable = etc}),
		expected(TRIED_READ));
	assert_int_equal(
		left_by((struct sandbox_plan){.readable = other}), expected(0));
}

/* A paper's folder, or the one that it will be made in; never by a link. */
static void the_folder_is_not_a_link(void **state)
{
	struct arena arena = {0};
	const char *link = str_printf(&arena, "%s/link", folder).p;
	const char *below = str_printf(&arena, "%s/new", folder).p;
	const char *deep = str_printf(&arena, "%s/new/deep", folder).p;

	(void)state;
	assert_int_equal(symlink(".", link), 0);
	assert_true(sandbox_folder(&arena, folder) >= 0);
	assert_true(sandbox_folder(&arena, below) >= 0);
	assert_true(sandbox_folder(&arena, "new") >= 0);
	assert_int_equal(sandbox_folder(&arena, link), -1);
	assert_int_equal(sandbox_folder(&arena, deep), -1);
	unlink(link);
	arena_release(&arena);
}

static void the_text_says_what_is_active(void **state)
{
	struct arena arena = {0};
	struct sandbox looked = sandbox_look();
	struct sandbox none = {0};

	(void)state;
	if (looked.seccomp)
		assert_true(str_starts(sandbox_text(&arena, &looked),
			STR("no network, no other program (seccomp)")));
	assert_true(str_starts(sandbox_text(&arena, &none), STR("no")));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reader_reads),
		cmocka_unit_test(a_writer_writes_all_or_one_folder),
		cmocka_unit_test(a_parent_forks),
		cmocka_unit_test(a_worker_reads_what_it_needs),
		cmocka_unit_test(the_folder_is_not_a_link),
		cmocka_unit_test(the_text_says_what_is_active),
	};
	if (!mkdtemp(folder))
		return 1;
	snprintf(made, sizeof made, "%s/made", folder);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(folder);
	return failed;
}
