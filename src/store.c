/*
 * Writing files: `.part`, fsync, rename without replacing. The Linux-only
 * calls of the program are here.
 */
#define _GNU_SOURCE /* renameat2 */
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_MOST 200 /* bytes of a file's name, .part left out */

static bool fail(const struct store *store, const char *name,
	const char *reason, struct diags *diags)
{
	struct str path = str_printf(diags->arena, "%s/%s", store->path, name);

	diag_add(diags, DIAG_FILE_WRITE, (struct loc){.file = path.p},
		"cannot write the file: %s", reason);
	return false;
}

/* The path without slashes at its end, for with one O_NOFOLLOW follows. */
static const char *bare_path(const char *path, struct arena *arena)
{
	struct str bare = str_of(path);

	while (bare.n > 1 && bare.p[bare.n - 1] == '/')
		bare.n--;
	return str_dup(arena, bare).p;
}

struct store store_open(const char *path, struct diags *diags)
{
	const char *bare = bare_path(path, diags->arena);
	struct store store = {.path = bare, .folder = -1};

	if (mkdir(bare, 0700) == 0 || errno == EEXIST)
		store.folder = open(
			bare, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (store.folder >= 0)
		return store;
	const char *reason = strerror(errno);
	struct stat status;
	if (lstat(bare, &status) == 0 && S_ISLNK(status.st_mode))
		reason = "it is a symbolic link";
	diag_add(diags, DIAG_FILE_WRITE, (struct loc){.file = bare},
		"cannot write into this folder: %s", reason);
	return store;
}

static bool name_is_plain(const char *name)
{
	size_t n = strlen(name);

	return n > 0 && n <= NAME_MOST && name[0] != '.' && !strchr(name, '/');
}

bool store_write_all(int file, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(file, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_from(bytes, (size_t)n);
	}
	return true;
}

static bool sync_fully(int descriptor)
{
	while (fsync(descriptor) != 0)
		if (errno != EINTR)
			return false;
	return true;
}

/* Fills and closes the file; false with errno when any step failed. */
static bool fill(int file, struct str bytes, bool lazy)
{
	bool whole = store_write_all(file, bytes) && (lazy || sync_fully(file));
	int reason = errno;
	/* After EINTR the descriptor is closed all the same (Linux). */
	bool closed = close(file) == 0 || errno == EINTR;

	if (!whole)
		errno = reason;
	return whole && closed;
}

/* Renames without replacing, also where the file system cannot do both at
 * once: a second link fails when the name is taken. */
static bool rename_new(int folder, const char *from, const char *to)
{
	if (renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	return linkat(folder, from, folder, to, 0) == 0 &&
	       unlinkat(folder, from, 0) == 0;
}

/* Removes the part, for the reason in errno. */
static bool give_up(const struct store *store, const char *part,
	const char *name, struct diags *diags)
{
	int reason = errno;

	unlinkat(store->folder, part, 0);
	fail(store, name, strerror(reason), diags);
	if (reason == EEXIST)
		diag_hint(diags, "nothing is replaced; choose another folder");
	return false;
}

static bool write_part(const struct store *store, const char *part,
	const char *name, struct str bytes, struct diags *diags)
{
	int file = openat(store->folder, part,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (file < 0) {
		bool exists = errno == EEXIST;
		fail(store, part, strerror(errno), diags);
		if (exists)
			diag_hint(diags, "an interrupted run may have left it; "
					 "remove it");
		return false;
	}
	if (fill(file, bytes, store->lazy) &&
		(store->held || rename_new(store->folder, part, name)))
		return true;
	return give_up(store, part, name, diags);
}

bool store_write(const struct store *store, const char *name, struct str bytes,
	struct diags *diags)
{
	sigset_t quiet;
	sigset_t before;

	if (!name_is_plain(name))
		return fail(store, name, "not a plain file name", diags);
	struct str part = str_printf(diags->arena, "%s.part", name);
	/* An interrupt waits until the part is renamed or removed. */
	sigemptyset(&quiet);
	sigaddset(&quiet, SIGINT);
	sigaddset(&quiet, SIGTERM);
	sigaddset(&quiet, SIGHUP);
	sigprocmask(SIG_BLOCK, &quiet, &before);
	bool written = write_part(store, part.p, name, bytes, diags);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return written;
}

bool store_release(
	const struct store *store, const char *name, struct diags *diags)
{
	struct str part = str_printf(diags->arena, "%s.part", name);

	return rename_new(store->folder, part.p, name) ||
	       give_up(store, part.p, name, diags);
}

void store_remove(const struct store *store, const char *name)
{
	struct arena scratch = {0};

	unlinkat(store->folder, name, 0);
	if (store->held)
		unlinkat(store->folder, str_printf(&scratch, "%s.part", name).p,
			0);
	arena_release(&scratch);
}

bool store_sync(const struct store *store, struct diags *diags)
{
	if (!store->lazy)
		return store_sync_names(store, diags);
	return syncfs(store->folder) == 0 ||
	       fail(store, ".", strerror(errno), diags);
}

bool store_sync_names(const struct store *store, struct diags *diags)
{
	/* Some file systems have no sync of folders; that is no failure. */
	if (sync_fully(store->folder) || errno == EINVAL)
		return true;
	return fail(store, ".", strerror(errno), diags);
}

bool store_lock(const struct store *store)
{
	return flock(store->folder, LOCK_EX | LOCK_NB) == 0;
}

/* What a FIFO swallows would never be read again. */
static bool is_plain_file(int file)
{
	struct stat status;

	return fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

int store_append(
	const struct store *store, const char *name, struct diags *diags)
{
	int file = openat(store->folder, name,
		O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (file < 0)
		fail(store, name, strerror(errno), diags);
	else if (!is_plain_file(file)) {
		close(file);
		fail(store, name, "it is no plain file", diags);
		return -1;
	}
	return file;
}

bool store_replace(const struct store *store, const char *from, const char *to,
	struct diags *diags)
{
	if (renameat(store->folder, from, store->folder, to) == 0)
		return true;
	return fail(store, to, strerror(errno), diags);
}

bool store_link(
	const struct store *from, const struct store *to, const char *name)
{
	return name_is_plain(name) &&
	       linkat(from->folder, name, to->folder, name, 0) == 0;
}

void store_close(struct store *store)
{
	if (store->folder >= 0)
		close(store->folder);
	store->folder = -1;
}
