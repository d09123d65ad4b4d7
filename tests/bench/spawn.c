/*
 * spawn RUNS COMMAND... - runs a command so many times, one after the other,
 * and prints the median and the best wall time in milliseconds. "%d" in an
 * argument is the number of the run, for commands that replace no file.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ARGS_MOST 32
#define RUNS_MOST 10000

extern char **environ;

static double milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The argument with the number in the place of "%d". */
static char *numbered(const char *argument, int run)
{
	const char *mark = strstr(argument, "%d");
	size_t size = strlen(argument) + 16;
	char *text = malloc(size);

	if (!text)
		exit(1);
	if (mark)
		snprintf(text, size, "%.*s%d%s", (int)(mark - argument),
			argument, run, mark + 2);
	else
		snprintf(text, size, "%s", argument);
	return text;
}

static double run_once(char **command, int run)
{
	char *args[ARGS_MOST + 1] = {NULL};
	posix_spawn_file_actions_t files;
	int status = 0;
	pid_t child;

	for (int i = 0; command[i] && i < ARGS_MOST; i++)
		args[i] = numbered(command[i], run);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	double start = milliseconds();
	if (posix_spawn(&child, args[0], &files, NULL, args, environ) != 0 ||
		waitpid(child, &status, 0) < 0)
		exit(1);
	double took = milliseconds() - start;
	posix_spawn_file_actions_destroy(&files);
	for (int i = 0; args[i]; i++)
		free(args[i]);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "spawn: %s failed\n", command[0]);
		exit(1);
	}
	return took;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	static double took[RUNS_MOST];
	int runs = argc > 2 ? atoi(argv[1]) : 0;

	if (runs < 1 || runs > RUNS_MOST)
		return 2;
	for (int i = 0; i < runs; i++)
		took[i] = run_once(argv + 2, i);
	qsort(took, (size_t)runs, sizeof *took, compare);
	printf("median %.2f ms, best %.2f ms of %d\n", took[runs / 2], took[0],
		runs);
	return 0;
}
