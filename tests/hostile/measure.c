/*
 * measure SECONDS_1000 KILOBYTES COMMAND... - runs a command without output
 * and prints a line when it was killed, ended with 0 or 70, or took more
 * processor time (in thousandths of a second) or memory.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long milliseconds(struct timeval time)
{
	return (long)time.tv_sec * 1000 + (long)time.tv_usec / 1000;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	int status;

	if (argc < 4)
		return 2;
	pid_t child = fork();
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);
		dup2(nothing, 0);
		dup2(nothing, 1);
		dup2(nothing, 2);
		alarm(20);
		execvp(argv[3], argv + 3);
		_exit(127);
	}
	wait4(child, &status, 0, &usage);
	long spent =
		milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	if (code <= 0 || code == 70 || code == 127)
		printf("status %d\n", code);
	if (spent > atol(argv[1]))
		printf("%ld ms\n", spent);
	if (usage.ru_maxrss > atol(argv[2]))
		printf("%ld kB\n", usage.ru_maxrss);
	return 0;
}
