/*
 * Reading files and folders through POSIX.
 */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_SIZE ((size_t)16 * 1024)

static void add_unread(struct diags *diags, const char *name, int reason)
{
	diag_add(diags, DIAG_FILE_READ, (struct loc){.file = name},
		"the file cannot be read: %s", strerror(reason));
}

static void add_too_large(struct diags *diags, const char *name, size_t limit)
{
	diag_add(diags, DIAG_FILE_SIZE, (struct loc){.file = name},
		"the file has more than %zu bytes", limit);
}

/* Whether this kind of file is read: a folder or a device named by a path is
 * not; standard input may be a terminal. */
static bool is_readable_kind(mode_t mode, bool is_stdin)
{
	if (S_ISREG(mode) || S_ISFIFO(mode))
		return true;
	return is_stdin && !S_ISDIR(mode);
}

/* Reads to the end or to one byte past the limit; `size` is what to expect.
 * Returns false with errno set. */
static bool read_all(int fd, struct buf *buf, size_t limit)
{
	char part[FIRST_SIZE];

	while (buf->n <= limit) {
		ssize_t n = read(fd, part, sizeof part);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			return true;
		buf_add(buf, (struct str){part, (size_t)n});
	}
	return true;
}

/* Reads a file of `size` bytes into memory of that size; one that grows
 * meanwhile is read on to its end. Returns false with errno set. */
static bool read_sized(int fd, struct buf *buf, size_t size, size_t limit)
{
	buf->p = arena_alloc(buf->arena, size + 1);
	buf->size = size + 1;
	while (buf->n < buf->size) {
		ssize_t n = read(fd, buf->p + buf->n, buf->size - buf->n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		buf->n += (size_t)n;
		if (n == 0 || buf->n == size)
			return true;
	}
	return read_all(fd, buf, limit);
}

static bool read_open(int fd, struct file *file, struct buf *buf, size_t limit)
{
	struct stat stat;

	if (fstat(fd, &stat) < 0)
		return false;
	if (!is_readable_kind(stat.st_mode, fd == STDIN_FILENO)) {
		errno = S_ISDIR(stat.st_mode) ? EISDIR : ENOTSUP;
		return false;
	}
	if (S_ISREG(stat.st_mode) && (size_t)stat.st_size > limit) {
		buf->n = limit + 1;
		return true;
	}
	bool sized = S_ISREG(stat.st_mode) && stat.st_size > 0;
	if (sized ? !read_sized(fd, buf, (size_t)stat.st_size, limit)
		  : !read_all(fd, buf, limit))
		return false;
	file->bytes = buf->n ? buf_str(buf) : STR("");
	return true;
}

struct file file_read(struct arena *arena, const char *path, size_t limit,
	struct diags *diags)
{
	bool is_stdin = strcmp(path, "-") == 0;
	struct file file = {.name = str_dup(arena, str_of(path)).p};
	struct buf buf = {.arena = arena};
	int fd = STDIN_FILENO;

	if (!is_stdin)
		fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || !read_open(fd, &file, &buf, limit))
		add_unread(diags, file.name, errno);
	else if (buf.n > limit)
		add_too_large(diags, file.name, limit);
	else
		file.ok = true;
	if (!file.ok)
		file.bytes = (struct str){NULL, 0};
	if (fd > STDIN_FILENO)
		close(fd);
	return file;
}

/* Whether the system is sure that nothing has the path. */
static bool is_absent(int reason)
{
	return reason == ENOENT || reason == ENOTDIR || reason == ENAMETOOLONG;
}

struct str file_head(
	struct arena *arena, const char *path, size_t most, struct diags *diags)
{
	char *room = arena_alloc(arena, most);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t n = 0;
	ssize_t step = 1;

	while (fd >= 0 && n < most && step != 0) {
		step = read(fd, room + n, most - n);
		if (step < 0 && errno != EINTR)
			break;
		n += step > 0 ? (size_t)step : 0;
	}
	if ((fd < 0 && !is_absent(errno)) || step < 0)
		add_unread(diags, str_dup(arena, str_of(path)).p, errno);
	if (fd >= 0)
		close(fd);
	return (struct str){room, n};
}

bool file_exists(const char *path)
{
	struct stat stats;

	if (stat(path, &stats) != 0)
		return !is_absent(errno);
	return S_ISREG(stats.st_mode);
}

bool file_is_folder(const char *path)
{
	struct stat stats;

	if (stat(path, &stats) != 0)
		return !is_absent(errno);
	return S_ISDIR(stats.st_mode);
}

struct name {
	const char *text;
	struct name *next;
};

/* The names in any order, newest first; false when reading them failed. */
static bool list_names(
	struct arena *arena, DIR *dir, struct name **names, size_t *count)
{
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(dir);
		if (!entry)
			return errno == 0;
		if (entry->d_name[0] == '.')
			continue;
		struct name *name = ARENA_NEW(arena, struct name);
		name->text = str_dup(arena, str_of(entry->d_name)).p;
		name->next = *names;
		*names = name;
		++*count;
	}
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **fail_names(
	struct arena *arena, const char *folder, struct diags *diags)
{
	int reason = errno;

	if (!is_absent(reason))
		diag_add(diags, DIAG_FILE_READ,
			(struct loc){.file = str_dup(arena, str_of(folder)).p},
			"the folder cannot be read: %s", strerror(reason));
	return NULL;
}

const char **file_names(
	struct arena *arena, const char *folder, struct diags *diags)
{
	DIR *dir = opendir(folder);
	struct name *names = NULL;
	size_t count = 0;

	if (!dir)
		return fail_names(arena, folder, diags);
	bool ok = list_names(arena, dir, &names, &count);
	int reason = errno;
	closedir(dir);
	errno = reason;
	if (!ok)
		return fail_names(arena, folder, diags);
	const char **sorted = arena_array(arena, count + 1, sizeof *sorted);
	for (size_t i = 0; i < count; i++, names = names->next)
		sorted[i] = names->text;
	qsort(sorted, count, sizeof *sorted, compare_names);
	return sorted;
}

const char *file_below(
	struct arena *arena, const char *folder, const char *name)
{
	return str_printf(arena, "%s/%s", folder, name).p;
}
