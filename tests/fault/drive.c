/*
 * Runs a command once as it is, then again and again with a fault in another
 * place, and says what was not right:
 *
 *     drive LIBRARY OUT RUNS FAULT... -- COMMAND...
 *
 * FAULT is KIND[+]:ERRNO (memory+:0, write:28; + for "and from then on"). OUT
 * is the folder that the command writes (emptied before each run; a - for
 * none). RUNS is how many places are tried of each fault, evenly spread; 0:
 * all. The work is done in the current folder: files fault.out and so on.
 *
 * Right is: no signal, no exit status 70, no .part; on success the very bytes
 * of the first run on standard output and in OUT; on failure a sentence on
 * standard error, and of the papers each whole or not there.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FILES_MOST 400
#define PATH_SIZE 600
#define SECONDS_MOST 20

struct content {
	char *bytes;
	size_t n;
};

struct output {
	int status; /* as wait gives it */
	struct content out, err;
	char name[FILES_MOST][256];
	struct content file[FILES_MOST];
	int files;
};

static const char *library, *folder;
static char **command;
static int cases, failures;

static struct content content_of(const char *path)
{
	struct content content = {NULL, 0};
	int file = open(path, O_RDONLY | O_NOFOLLOW);
	struct stat stats;

	if (file < 0 || fstat(file, &stats) != 0)
		return content;
	content.bytes = malloc((size_t)stats.st_size + 1);
	ssize_t n = read(file, content.bytes, (size_t)stats.st_size);
	content.n = n > 0 ? (size_t)n : 0;
	content.bytes[content.n] = '\0';
	close(file);
	return content;
}

static int is_same(struct content a, struct content b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.bytes, b.bytes, a.n) == 0);
}

/* Removes what is in the folder, and it. */
static void clear(const char *path)
{
	char below[PATH_SIZE];
	DIR *dir = opendir(path);
	const struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
		if (unlink(below) != 0)
			clear(below);
	}
	if (dir)
		closedir(dir);
	rmdir(path);
}

static void list(struct output *output, const char *path, const char *prefix)
{
	DIR *dir = opendir(path);
	const struct dirent *entry;

	while (dir && (entry = readdir(dir)) && output->files < FILES_MOST) {
		char below[PATH_SIZE];
		char name[PATH_SIZE];
		struct stat stats;
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
		snprintf(name, sizeof name, "%s%.200s", prefix, entry->d_name);
		if (lstat(below, &stats) == 0 && S_ISDIR(stats.st_mode)) {
			strcat(name, "/");
			list(output, below, name);
			continue;
		}
		snprintf(output->name[output->files], 256, "%.255s", name);
		output->file[output->files++] = content_of(below);
	}
	if (dir)
		closedir(dir);
}

static void become(const char *kind, long at, int on, int error)
{
	char text[32];
	struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	snprintf(text, sizeof text, "%ld", at);
	setenv("FAULT_AT", text, 1);
	snprintf(text, sizeof text, "%d", error);
	setenv("FAULT_ERRNO", text, 1);
	setenv("FAULT_KIND", kind, 1);
	if (on)
		setenv("FAULT_ON", "1", 1);
	if (at == 0)
		setenv("FAULT_COUNT", "fault.count", 1);
	setenv("LD_PRELOAD", library, 1);
	dup2(open("/dev/null", O_RDONLY), 0);
	dup2(open("fault.out", O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
	dup2(open("fault.err", O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
	alarm(SECONDS_MOST);
	execvp(command[0], command);
	_exit(127);
}

static struct output *run(const char *kind, long at, int on, int error)
{
	struct output *output = calloc(1, sizeof *output);

	clear(folder);
	pid_t child = fork();
	if (child == 0)
		become(kind, at, on, error);
	waitpid(child, &output->status, 0);
	output->out = content_of("fault.out");
	output->err = content_of("fault.err");
	list(output, folder, "");
	return output;
}

static void release(struct output *output)
{
	free(output->out.bytes);
	free(output->err.bytes);
	for (int i = 0; i < output->files; i++)
		free(output->file[i].bytes);
	free(output);
}

static int ends(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n >= m && strcmp(name + n - m, end) == 0;
}

static const struct content *find(const struct output *output, const char *name)
{
	for (int i = 0; i < output->files; i++)
		if (strcmp(output->name[i], name) == 0)
			return &output->file[i];
	return NULL;
}

/* What is wrong with the files; NULL when nothing is. */
static const char *judge_files(
	const struct output *right, const struct output *got)
{
	for (int i = 0; i < got->files; i++) {
		const struct content *whole = find(right, got->name[i]);
		if (ends(got->name[i], ".part"))
			return "a .part is left";
		if (ends(got->name[i], ".pdf") &&
			(!whole || !is_same(*whole, got->file[i])))
			return "a paper is not what it should be";
	}
	return NULL;
}

static const char *judge(const struct output *right, const struct output *got)
{
	int status = WIFEXITED(got->status) ? WEXITSTATUS(got->status) : -1;

	if (status < 0)
		return WTERMSIG(got->status) == SIGALRM ? "it hangs"
							: "it was killed";
	if (status == 70 || status == 127)
		return "a bug is told";
	const char *wrong = judge_files(right, got);
	if (wrong)
		return wrong;
	if (status != WEXITSTATUS(right->status))
		return got->err.n || (status == 5 && got->out.n)
			       ? NULL
			       : "it fails without a word";
	if (!is_same(right->out, got->out))
		return "it ends well with another answer";
	return got->files == right->files ? NULL
					  : "it ends well without its files";
}

static long count_calls(const char *kind, struct output **right)
{
	long count = 0;

	unlink("fault.count");
	*right = run(kind, 0, 0, 0);
	struct content text = content_of("fault.count");
	for (char *c = text.bytes; c && c < text.bytes + text.n; c++) {
		long number = strtol(c, &c, 10);
		count = number > count ? number : count;
	}
	free(text.bytes);
	return count;
}

static void try_fault(const char *fault, long runs)
{
	char kind[32];
	const char *colon = strchr(fault, ':');
	size_t n = (size_t)(colon - fault);
	int on = fault[n - 1] == '+';
	int error = atoi(colon + 1);
	struct output *right;
	long tried = 0, bad = 0;

	snprintf(kind, sizeof kind, "%.*s", (int)(n - (size_t)on), fault);
	long count = count_calls(kind, &right);
	long step = runs && count > runs ? count / runs : 1;
	for (long at = 1; at <= count; at += step, tried++) {
		struct output *got = run(kind, at, on, error);
		const char *wrong = judge(right, got);
		if (wrong && bad++ < 5)
			printf("# %s at %ld of %ld: %s (status %d)\n# %.*s\n",
				fault, at, count, wrong, got->status,
				(int)(got->err.n > 300 ? 300 : got->err.n),
				got->err.n ? got->err.bytes : "");
		release(got);
	}
	cases++;
	failures += bad > 0;
	printf("%sok %d - %s: %s %s, %ld of %ld places, %ld wrong\n",
		bad || !tried ? "not " : "", cases, command[0], command[1],
		fault, tried, count, bad);
	fflush(stdout);
	release(right);
}

int main(int argc, char **argv)
{
	int first = 4, last = 4;

	while (last < argc && strcmp(argv[last], "--") != 0)
		last++;
	if (last + 1 >= argc)
		return 2;
	library = argv[1];
	folder = argv[2];
	command = argv + last + 1;
	for (; first < last; first++)
		try_fault(argv[first], atol(argv[3]));
	clear(folder);
	printf("1..%d\n", cases);
	return failures > 0;
}
