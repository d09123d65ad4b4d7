/*
 * What the process gives up before it reads what others wrote: seccomp takes
 * away the network, other programs and other processes; landlock takes away
 * files. A kernel or a container that refuses is no error: the program works
 * without, and `stayput --version -v` says so.
 */
#ifndef STAYPUT_SANDBOX_H
#define STAYPUT_SANDBOX_H

#include <stdbool.h>

#include "str.h"

/* What a command needs beyond reading files; 0: nothing. Never the network,
 * never another program. */
enum sandbox_may {
	SANDBOX_READS = 0,
	SANDBOX_WRITES = 1,	   /* any file */
	SANDBOX_WRITES_OUTPUT = 2, /* in the folder of -o */
	SANDBOX_FORKS = 4	   /* it has workers */
};

struct sandbox_plan {
	enum sandbox_may may;
	int folder; /* descriptor of the one that may be written; -1: none */
	/* The files and folders that may be read; NULL-terminated. NULL: all */
	const char *const *readable;
};

/* What is active. */
struct sandbox {
	int landlock; /* its version in the kernel; 0: not active */
	bool seccomp;
};

/* What every run gives up: core dumps, files that others can read, signals
 * for a full disk or a closed pipe, which are errors to be told. */
void sandbox_begin(void);

/* What the kernel has, without going in. */
struct sandbox sandbox_look(void);

/* Goes in, for good; may be called again to give up more. Inactive in a
 * program with sanitizers or counters of coverage. */
struct sandbox sandbox_enter(const struct sandbox_plan *plan);

/* A descriptor of the output folder, or of the one that it will be made in;
 * -1 when there is neither, or it is a symbolic link. */
int sandbox_folder(struct arena *arena, const char *path);

/* Closes the plan's folder. */
void sandbox_release(struct sandbox_plan *plan);

/* "no network, no other program (seccomp); ..." for people. */
struct str sandbox_text(struct arena *arena, const struct sandbox *sandbox);

#endif
