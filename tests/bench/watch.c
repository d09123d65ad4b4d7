/*
 * watch COMMAND... - runs a command once and prints, in one line: seconds,
 * processor seconds of it and its children, processor seconds of itself, its
 * peak memory and that of its largest child in kilobytes (VmHWM, looked at
 * every ten milliseconds while it runs).
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct peaks {
	long own;
	long child;
};

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static FILE *open_of(long process, const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "/proc/%ld/%s", process, name);
	return fopen(path, "r");
}

/* Kilobytes; 0 when the process is gone. */
static long peak_of(long process)
{
	FILE *file = open_of(process, "status");
	char line[256];
	long peak = 0;

	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, "VmHWM:", 6) == 0)
			peak = strtol(line + 6, NULL, 10);
	if (file)
		fclose(file);
	return peak;
}

static void raise_to(long *most, long now)
{
	if (now > *most)
		*most = now;
}

static void look(long process, struct peaks *peaks)
{
	char name[64];
	long child;

	raise_to(&peaks->own, peak_of(process));
	snprintf(name, sizeof name, "task/%ld/children", process);
	FILE *file = open_of(process, name);
	while (file && fscanf(file, "%ld", &child) == 1)
		raise_to(&peaks->child, peak_of(child));
	if (file)
		fclose(file);
}

/* Of a process that has ended and was not waited for yet. */
static double processor_seconds_of(long process)
{
	FILE *file = open_of(process, "stat");
	char line[1024];
	char *name_end = NULL;
	long user = 0;
	long system = 0;

	if (file && fgets(line, sizeof line, file))
		name_end = strrchr(line, ')');
	if (name_end && sscanf(name_end,
				") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u "
				"%*u %ld %ld",
				&user, &system) != 2)
		user = system = 0;
	if (file)
		fclose(file);
	return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static void wait_and_look(pid_t process, struct peaks *peaks)
{
	const struct timespec moment = {.tv_nsec = 10 * 1000 * 1000};
	siginfo_t info = {.si_pid = 0};

	while (waitid(P_PID, (id_t)process, &info,
		       WEXITED | WNOHANG | WNOWAIT) == 0 &&
		info.si_pid == 0) {
		look(process, peaks);
		nanosleep(&moment, NULL);
	}
}

static double total(struct timeval user, struct timeval system)
{
	return (double)(user.tv_sec + system.tv_sec) +
	       (double)(user.tv_usec + system.tv_usec) / 1e6;
}

int main(int argc, char **argv)
{
	struct peaks peaks = {0};
	struct rusage usage;
	int status = 0;
	pid_t process;
	double start = seconds();

	if (argc < 2 || posix_spawn(&process, argv[1], NULL, NULL, argv + 1,
				environ) != 0)
		return 2;
	wait_and_look(process, &peaks);
	double took = seconds() - start;
	double own = processor_seconds_of(process);
	if (waitpid(process, &status, 0) < 0 || !WIFEXITED(status) ||
		WEXITSTATUS(status) != 0 ||
		getrusage(RUSAGE_CHILDREN, &usage) != 0) {
		fprintf(stderr, "watch: %s failed\n", argv[1]);
		return 1;
	}
	printf("%.2f %.2f %.2f %ld %ld\n", took,
		total(usage.ru_utime, usage.ru_stime), own, peaks.own,
		peaks.child);
	return 0;
}
