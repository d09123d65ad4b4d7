/*
 * A preloaded library that makes the Nth call of a kind fail, once or from
 * then on. The environment says which:
 *
 *     FAULT_KIND   memory, or a call: open read write fsync close rename
 *     FAULT_AT     N, from 1; 0: none fails
 *     FAULT_ON     set: all later ones fail too
 *     FAULT_ERRNO  the error of a failing call; 0: a short read or write
 *     FAULT_COUNT  a file that gets the number of calls, a line a process
 *
 * Calls go to the kernel and to glibc's own allocator, so that nothing here
 * allocates or searches.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

int renameat2(int from_folder, const char *from, int folder, const char *to,
	unsigned flags);

static const char *kind;
static long at, calls;
static int goes_on, error;

__attribute__((constructor)) static void begin(void)
{
	const char *number = getenv("FAULT_AT");
	const char *code = getenv("FAULT_ERRNO");

	at = number ? atol(number) : 0;
	error = code ? atoi(code) : 0;
	goes_on = getenv("FAULT_ON") != NULL;
	kind = getenv("FAULT_KIND");
	calls = 0;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNT");
	char text[32];

	if (!path || !calls)
		return;
	int n = snprintf(text, sizeof text, "%ld\n", calls);
	int file = (int)syscall(SYS_openat, AT_FDCWD, path,
		O_WRONLY | O_CREAT | O_APPEND, 0600);
	syscall(SYS_write, file, text, (size_t)n);
	syscall(SYS_close, file);
}

/* A worker ends so; its count goes on from what it was at the fork. */
_Noreturn void _exit(int status)
{
	end();
	syscall(SYS_exit_group, status);
	__builtin_unreachable();
}

static int fails(const char *call)
{
	if (!kind || strcmp(kind, call) != 0)
		return 0;
	calls++;
	if (at == 0 || calls < at || (calls > at && !goes_on))
		return 0;
	if (error)
		errno = error;
	return 1;
}

void *malloc(size_t size)
{
	return fails("memory") ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails("memory") ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	return fails("memory") ? NULL : __libc_realloc(memory, size);
}

static int opened(int folder, const char *path, int flags, va_list args)
{
	unsigned mode =
		flags & (O_CREAT | O_TMPFILE) ? va_arg(args, unsigned) : 0;

	return fails("open")
		       ? -1
		       : (int)syscall(SYS_openat, folder, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	va_list args;

	va_start(args, flags);
	int file = opened(AT_FDCWD, path, flags, args);
	va_end(args);
	return file;
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

int openat(int folder, const char *path, int flags, ...)
{
	va_list args;

	va_start(args, flags);
	int file = opened(folder, path, flags, args);
	va_end(args);
	return file;
}

int openat64(int folder, const char *path, int flags, ...)
	__attribute__((alias("openat")));

ssize_t read(int file, void *bytes, size_t count)
{
	if (fails("read")) {
		if (error)
			return -1;
		count = count > 1 ? count / 2 : count;
	}
	return syscall(SYS_read, file, bytes, count);
}

ssize_t write(int file, const void *bytes, size_t count)
{
	if (fails("write")) {
		if (error)
			return -1;
		count = count > 1 ? count / 2 : count;
	}
	return syscall(SYS_write, file, bytes, count);
}

int fsync(int file)
{
	return fails("fsync") ? -1 : (int)syscall(SYS_fsync, file);
}

/* Closes in any case, as Linux does when it reports an error. */
int close(int file)
{
	int failed = fails("close");
	int reason = errno;
	int result = (int)syscall(SYS_close, file);

	if (failed)
		errno = reason;
	return failed ? -1 : result;
}

int mkdir(const char *path, mode_t mode)
{
	return fails("mkdir") ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

int linkat(int from_folder, const char *from, int folder, const char *to,
	int flags)
{
	return fails("rename") ? -1
			       : (int)syscall(SYS_linkat, from_folder, from,
					 folder, to, flags);
}

int renameat2(int from_folder, const char *from, int folder, const char *to,
	unsigned flags)
{
	return fails("rename") ? -1
			       : (int)syscall(SYS_renameat2, from_folder, from,
					 folder, to, flags);
}
