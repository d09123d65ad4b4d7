/* Writing files: whole or absent, private, never over or through another.
 * write, fsync, syncfs and renameat2 are wrapped, so that they can be made to
 * fail. */
#define _GNU_SOURCE
#include "store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct diags diags;
	struct store store;
	char folder[64];
};

/* What the wrapped calls do next; all zero: what they always do. */
static struct {
	int write_errno; /* write fails with this */
	int interrupts;	 /* first so many writes and syncs give EINTR */
	size_t most;	 /* write takes at most so many bytes */
	int sync_errno;
	int rename_errno;
} fault;

ssize_t __real_write(int file, const void *bytes, size_t n);
ssize_t __wrap_write(int file, const void *bytes, size_t n);
int __real_fsync(int file);
int __wrap_fsync(int file);
int __real_syncfs(int file);
int __wrap_syncfs(int file);
int __real_renameat2(
	int from, const char *old, int to, const char *new, unsigned flags);
int __wrap_renameat2(
	int from, const char *old, int to, const char *new, unsigned flags);

static bool interrupted(void)
{
	if (fault.interrupts == 0)
		return false;
	fault.interrupts--;
	errno = EINTR;
	return true;
}

ssize_t __wrap_write(int file, const void *bytes, size_t n)
{
	if (file > 2 && interrupted())
		return -1;
	if (file > 2 && fault.write_errno) {
		errno = fault.write_errno;
		return -1;
	}
	if (file > 2 && fault.most && n > fault.most)
		n = fault.most;
	return __real_write(file, bytes, n);
}

int __wrap_fsync(int file)
{
	if (interrupted())
		return -1;
	errno = fault.sync_errno;
	return fault.sync_errno ? -1 : __real_fsync(file);
}

int __wrap_syncfs(int file)
{
	errno = fault.sync_errno;
	return fault.sync_errno ? -1 : __real_syncfs(file);
}

int __wrap_renameat2(
	int from, const char *old, int to, const char *new, unsigned flags)
{
	errno = fault.rename_errno;
	if (fault.rename_errno)
		return -1;
	return __real_renameat2(from, old, to, new, flags);
}

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	memset(&fault, 0, sizeof fault);
	f->diags.arena = &f->arena;
	snprintf(f->folder, sizeof f->folder, "build/store.XXXXXX");
	if (!mkdtemp(f->folder))
		return -1;
	f->store = store_open(f->folder, &f->diags);
	*state = f;
	return f->store.folder < 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	char command[128];

	memset(&fault, 0, sizeof fault);
	store_close(&f->store);
	snprintf(command, sizeof command, "rm -rf %s", f->folder);
	int status = system(command);
	arena_release(&f->arena);
	free(f);
	return status;
}

static int entries(const struct fixture *f)
{
	DIR *folder = opendir(f->folder);
	int count = -2; /* . and .. */

	assert_non_null(folder);
	while (readdir(folder))
		count++;
	closedir(folder);
	return count;
}

static struct stat status_of(const struct fixture *f, const char *name)
{
	struct stat status = {0};

	fstatat(f->store.folder, name, &status, AT_SYMLINK_NOFOLLOW);
	return status;
}

static void assert_holds(
	const struct fixture *f, const char *name, const char *text)
{
	char bytes[256] = "";
	int file = openat(f->store.folder, name, O_RDONLY);

	assert_true(file >= 0);
	ssize_t n = read(file, bytes, sizeof bytes - 1);
	close(file);
	assert_true(n >= 0);
	assert_string_equal(bytes, text);
}

static void assert_refused(struct fixture *f, const char *name, const char *why)
{
	int errors = f->diags.errors;
	int before = entries(f);

	assert_false(store_write(&f->store, name, STR("text"), &f->diags));
	assert_int_equal(f->diags.errors, errors + 1);
	assert_int_equal(f->diags.last->id, DIAG_FILE_WRITE);
	assert_non_null(strstr(f->diags.last->sentence.p, why));
	assert_int_equal(entries(f), before);
}

static void writes_a_private_file_under_any_umask(void **state)
{
	struct fixture *f = *state;
	mode_t before = umask(0);

	assert_true(store_write(&f->store, "a.pdf", STR("text"), &f->diags));
	umask(before);
	assert_holds(f, "a.pdf", "text");
	assert_int_equal(status_of(f, "a.pdf").st_mode & 07777, 0600);
	assert_int_equal(entries(f), 1);
	assert_true(store_sync(&f->store, &f->diags));
}

static void survives_short_writes_and_interrupts(void **state)
{
	struct fixture *f = *state;

	fault.interrupts = 3;
	fault.most = 2;
	assert_true(store_write(&f->store, "a", STR("seven b"), &f->diags));
	fault.interrupts = 1;
	assert_true(store_sync(&f->store, &f->diags));
	assert_int_equal(fault.interrupts, 0);
	assert_holds(f, "a", "seven b");
}

static void full_disk_leaves_nothing(void **state)
{
	fault.write_errno = ENOSPC;
	assert_refused(*state, "a.pdf", "No space left");
}

/* The kernel's own refusal, half way through the bytes. */
static void size_limit_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	struct rlimit before;
	static char bytes[4096];

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){1000, before.rlim_max});
	bool written = store_write(&f->store, "a.pdf",
		(struct str){bytes, sizeof bytes}, &f->diags);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_false(written);
	assert_non_null(strstr(f->diags.last->sentence.p, "too large"));
	assert_int_equal(entries(f), 0);
}

static void failed_sync_leaves_nothing(void **state)
{
	fault.sync_errno = EIO;
	assert_refused(*state, "a.pdf", "Input/output");
}

static void failed_rename_leaves_nothing(void **state)
{
	fault.rename_errno = EACCES;
	assert_refused(*state, "a.pdf", "Permission denied");
}

static void replaces_nothing(void **state)
{
	struct fixture *f = *state;

	assert_true(store_write(&f->store, "a", STR("first"), &f->diags));
	assert_refused(f, "a", "File exists");
	assert_holds(f, "a", "first");
}

/* A file system without RENAME_NOREPLACE: the same, by a second link. */
static void links_where_rename_would_replace(void **state)
{
	struct fixture *f = *state;

	fault.rename_errno = EINVAL;
	assert_true(store_write(&f->store, "a", STR("first"), &f->diags));
	assert_int_equal(entries(f), 1);
	assert_refused(f, "a", "File exists");
	assert_holds(f, "a", "first");
}

static void follows_no_planted_link(void **state)
{
	struct fixture *f = *state;
	int here = f->store.folder;

	assert_int_equal(symlinkat("victim", here, "a"), 0);
	assert_refused(f, "a", "File exists");
	assert_int_equal(symlinkat("victim", here, "b.part"), 0);
	assert_refused(f, "b", "File exists");
	assert_non_null(strstr(f->diags.last->hint.p, "interrupted run"));
	assert_int_equal(status_of(f, "victim").st_mode, 0);
	assert_true(S_ISLNK(status_of(f, "b.part").st_mode));
}

static void waits_on_no_planted_pipe(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(mkfifoat(f->store.folder, "a", 0600), 0);
	assert_int_equal(mkfifoat(f->store.folder, "b.part", 0600), 0);
	assert_refused(f, "a", "File exists");
	assert_refused(f, "b", "File exists");
}

static void names_stay_inside_the_folder(void **state)
{
	assert_refused(*state, "../a", "plain file name");
	assert_refused(*state, "..", "plain file name");
	assert_refused(*state, "", "plain file name");
	assert_refused(*state, ".hidden", "plain file name");
}

static void later_failure_keeps_earlier_files(void **state)
{
	struct fixture *f = *state;

	assert_true(store_write(&f->store, "a", STR("whole"), &f->diags));
	fault.write_errno = ENOSPC;
	assert_refused(f, "b", "No space left");
	assert_holds(f, "a", "whole");
}

static void folder_is_made_private(void **state)
{
	struct fixture *f = *state;
	mode_t before = umask(0);
	char path[128];

	snprintf(path, sizeof path, "%s/new/", f->folder);
	struct store made = store_open(path, &f->diags);
	umask(before);
	assert_true(made.folder >= 0);
	assert_int_equal(status_of(f, "new").st_mode & 07777, 0700);
	store_close(&made);
}

static void folder_behind_a_link_is_refused(void **state)
{
	struct fixture *f = *state;
	char path[128];

	assert_int_equal(symlinkat(".", f->store.folder, "link"), 0);
	snprintf(path, sizeof path, "%s/link/", f->folder);
	assert_int_equal(store_open(path, &f->diags).folder, -1);
	assert_non_null(strstr(f->diags.last->sentence.p, "symbolic link"));
}

static void missing_parents_are_not_made(void **state)
{
	struct fixture *f = *state;
	char path[128];

	snprintf(path, sizeof path, "%s/no/such", f->folder);
	assert_int_equal(store_open(path, &f->diags).folder, -1);
	assert_non_null(strstr(f->diags.last->sentence.p, "No such file"));
}

/* Files that are synced together have their names only afterwards. */
static void held_files_wait_for_their_names(void **state)
{
	struct fixture *f = *state;

	f->store.lazy = f->store.held = true;
	fault.sync_errno = EIO;
	assert_true(store_write(&f->store, "a", STR("first"), &f->diags));
	assert_holds(f, "a.part", "first");
	assert_false(store_sync(&f->store, &f->diags));
	assert_non_null(strstr(f->diags.last->sentence.p, "Input/output"));
	assert_false(store_sync_names(&f->store, &f->diags));
	fault.sync_errno = 0;
	assert_true(store_sync(&f->store, &f->diags));
	assert_true(store_release(&f->store, "a", &f->diags));
	assert_true(store_sync_names(&f->store, &f->diags));
	assert_holds(f, "a", "first");
	assert_int_equal(entries(f), 1);
}

static void held_files_replace_nothing(void **state)
{
	struct fixture *f = *state;

	assert_true(store_write(&f->store, "a", STR("first"), &f->diags));
	f->store.lazy = f->store.held = true;
	assert_true(store_write(&f->store, "a", STR("second"), &f->diags));
	assert_false(store_release(&f->store, "a", &f->diags));
	assert_holds(f, "a", "first");
	assert_int_equal(entries(f), 1);
}

static void held_files_can_be_taken_back(void **state)
{
	struct fixture *f = *state;

	f->store.lazy = f->store.held = true;
	assert_true(store_write(&f->store, "a", STR("first"), &f->diags));
	store_remove(&f->store, "a");
	assert_int_equal(entries(f), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(writes_a_private_file_under_any_umask),
		CASE(survives_short_writes_and_interrupts),
		CASE(full_disk_leaves_nothing),
		CASE(size_limit_leaves_nothing),
		CASE(failed_sync_leaves_nothing),
		CASE(failed_rename_leaves_nothing),
		CASE(replaces_nothing),
		CASE(links_where_rename_would_replace),
		CASE(follows_no_planted_link),
		CASE(waits_on_no_planted_pipe),
		CASE(names_stay_inside_the_folder),
		CASE(later_failure_keeps_earlier_files),
		CASE(folder_is_made_private),
		CASE(folder_behind_a_link_is_refused),
		CASE(missing_parents_are_not_made),
		CASE(held_files_wait_for_their_names),
		CASE(held_files_replace_nothing),
		CASE(held_files_can_be_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
