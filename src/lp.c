/*
 * Running lp.
 */
#define _GNU_SOURCE /* environ */
#include "lp.h"

#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>

#include "child.h"
#include "store.h"

/* Starts lp with the reading end as its input; what it says is dropped, for it
 * may name the queue's files. -1: it could not be started. */
static pid_t start(int in)
{
	char *const words[] = {"lp", "-s", "-t", "stayput", NULL};
	posix_spawn_file_actions_t actions;
	pid_t child = -1;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	posix_spawn_file_actions_addopen(
		&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(
		&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&child, "lp", &actions, NULL, words, environ) != 0)
		child = -1;
	posix_spawn_file_actions_destroy(&actions);
	return child;
}

bool lp_print(struct str pdf)
{
	int ends[2];

	if (pipe(ends) != 0)
		return false;
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	pid_t child = start(ends[0]);
	close(ends[0]);
	bool fed = child > 0 && store_write_all(ends[1], pdf);
	close(ends[1]);
	bool printed = child > 0 && child_wait(child);
	return fed && printed;
}

int lp_pages(struct str pdf)
{
	static const char mark[] = "/Type/Page";
	size_t n = sizeof mark - 1;
	int pages = 0;

	for (size_t i = 0; i + n < pdf.n; i++)
		pages += memcmp(pdf.p + i, mark, n) == 0 && pdf.p[i + n] != 's';
	return pages;
}
