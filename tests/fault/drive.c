/*
 * Runs a command once as it is, then again and again with a fault in another
 * place, and says what was not right:
 *
 *     drive LIBRARY OUT RUNS FAULT... -- COMMAND...
 *
 * FAULT is KIND[+]:ERRNO (memory+:0, write:28; + for "and from then on").
 * OUT is the folder that the command writes (a - for none). RUNS is how many
 * places are tried of each fault, evenly spread; 0: all. The work is done in
 * the current folder: files fault.out and so on. RESUME in the environment
 * (every how many runs) tries a batch with --resume after it.
 *
 * The command is started once a fault; the library (fault.c) makes a copy of
 * it for each place, and what a copy wrote is taken back before the next.
 *
 * Right is: no signal, no exit status 70, no .part; on success the very bytes
 * of the first run on standard output and in OUT; on failure a sentence on
 * standard error, and of the papers each whole or not there, and those of the
 * journal there.
 */
#define _GNU_SOURCE
#include "fault.h"
#include "outcome.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define WRONG_TOLD 4

static const char *library, *folder;
static char **command;
static int is_batch, resumes;
static int cases, failures;

/* One fault at all its places. */
struct trial {
	const char *name; /* as it was given */
	char kind[32];
	int on, error;
	const char *where; /* "", "supervisor" or "worker" */
	long runs;
	long count, tried, fired, resumed, wrong;
};

/* --- starting the command ------------------------------------------------- */

static void redirect(const char *path, int target, int flags)
{
	int file = open(path, flags, 0600);

	dup2(file, target);
	close(file);
}

static void become(const char *kind, const char *stop, int line)
{
	struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	if (kind) {
		dup2(line, FAULT_LINE);
		setenv("FAULT_KIND", kind, 1);
		setenv("FAULT_STOP", stop, 1);
		setenv("LD_PRELOAD", library, 1);
	}
	redirect("/dev/null", 0, O_RDONLY);
	redirect("fault.out", 1, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
	redirect("fault.err", 2, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
	execvp(command[0], command);
	_exit(127);
}

static pid_t start(const char *kind, const char *stop, int *line)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		exit(2);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0)
		become(kind, stop, ends[1]);
	close(ends[1]);
	*line = ends[0];
	return child;
}

/* Without a fault. */
static struct outcome *run_plain(void)
{
	int line, status;
	pid_t child = start(NULL, NULL, &line);

	waitpid(child, &status, 0);
	close(line);
	return outcome_read(status, folder);
}

/* --- one run ----------------------------------------------------------------
 */

static void tell_wrong(struct trial *trial, long at, const char *wrong,
	const struct outcome *got)
{
	if (trial->wrong++ >= WRONG_TOLD)
		return;
	printf("# %s %s at %ld of %ld: %s (status %d)\n# %.*s\n", trial->name,
		trial->where, at, trial->count, wrong, got->status,
		(int)(got->err.n > 300 ? 300 : got->err.n),
		got->err.n ? got->err.bytes : "");
}

/* The batch once more, in a copy of its folder, as it was left. */
static const char *judge_resumed(const struct outcome *right)
{
	static char out[] = "fault.resumed";
	const char *wrong = NULL;
	char *again[32];
	char **before = command;
	const char *folder_before = folder;
	int n = 0;

	for (; command[n] && n < 30; n++)
		again[n] = strcmp(command[n], folder) == 0 ? out : command[n];
	again[n++] = "--resume";
	again[n] = NULL;
	folder_copy(folder, out);
	command = again;
	folder = out;
	struct outcome *got = run_plain();
	wrong = outcome_judge_resumed(right, got);
	if (wrong)
		printf("# resumed: %.*s\n", (int)got->err.n, got->err.bytes);
	outcome_release(got);
	folder_clear(out);
	command = before;
	folder = folder_before;
	return wrong;
}

static void judge(struct trial *trial, const struct outcome *right,
	const struct fault_message *done)
{
	struct outcome *got = outcome_read(done->status, folder);
	const char *wrong = outcome_judge(
		right, got, !trial->on || strcmp(trial->kind, "write") != 0);

	trial->tried++;
	trial->fired += done->fired;
	if (!wrong && is_batch && resumes && trial->tried % resumes == 0) {
		trial->resumed++;
		wrong = judge_resumed(right);
	}
	if (wrong)
		tell_wrong(trial, done->at, wrong, got);
	outcome_release(got);
}

/* --- all places ---------------------------------------------------------- */

static int hear(int line, struct fault_message *message)
{
	return recv(line, message, sizeof *message, 0) ==
	       (ssize_t)sizeof *message;
}

static void say(int line, struct fault_message message)
{
	if (send(line, &message, sizeof message, MSG_NOSIGNAL) < 0)
		perror("drive");
}

/* The state of files before a copy, and back to it; words too. */
struct before {
	off_t out, err;
	struct timespec changed;
};

static off_t size_of(const char *path)
{
	struct stat stats;

	return stat(path, &stats) == 0 ? stats.st_size : 0;
}

static void keep(struct before *before)
{
	before->out = size_of("fault.out");
	before->err = size_of("fault.err");
	folder_keep(folder, "fault.kept");
}

static void restore(const struct before *before)
{
	if (truncate("fault.out", before->out) != 0 ||
		truncate("fault.err", before->err) != 0)
		perror("drive");
	folder_restore(folder, "fault.kept");
}

/* Has the copy run, judges it, and takes back what it did. */
static struct fault_message try_place(int line, struct trial *trial,
	const struct outcome *right, struct fault_message order)
{
	struct before before;
	struct fault_message done = {0};

	order.what = FAULT_RUN;
	order.on = trial->on;
	order.error = trial->error;
	keep(&before);
	say(line, order);
	if (!hear(line, &done))
		return done;
	if (right)
		judge(trial, right, &done);
	restore(&before);
	say(line, order); /* its word is waited for */
	return done;
}

/* Every call of the process itself, up to the start of workers; only counted
 * without `right`. */
static void walk(struct trial *trial, const struct outcome *right, long step)
{
	struct fault_message stop;
	long tried = 0;
	int line;

	folder_clear(folder);
	pid_t child = start(trial->kind, "walk", &line);
	while (hear(line, &stop)) {
		trial->count = right ? trial->count : stop.at;
		if (right && stop.at != tried && stop.at % step == 0) {
			tried = stop.at;
			try_place(line, trial, right, stop);
		} else {
			say(line, (struct fault_message){.what = FAULT_SKIP});
		}
	}
	close(line);
	waitpid(child, NULL, 0);
}

/* Every call of the supervisor (0) or of its worker (1) from the start of
 * workers on. */
static void try_crew(struct trial *trial, const struct outcome *right, int who)
{
	struct fault_message place;
	struct fault_message first = {0};
	int line;

	folder_clear(folder);
	pid_t child = start(trial->kind, "crew", &line);
	if (hear(line, &place))
		first = try_place(line, trial, NULL, place);
	trial->count = first.count[who];
	long step = trial->runs && trial->count > trial->runs
			    ? trial->count / trial->runs
			    : 1;
	for (long at = step; at <= trial->count && hear(line, &place);
		at += step) {
		place.at = at;
		place.who = who;
		try_place(line, trial, right, place);
	}
	close(line);
	waitpid(child, NULL, 0);
}

static void tell(struct trial *trial)
{
	int good = !trial->wrong && trial->fired;

	cases++;
	failures += !good;
	printf("%sok %d - %s: %s%s%s, %ld of %ld places, %ld failed, "
	       "%ld resumed, %ld wrong\n",
		good ? "" : "not ", cases, command[1], trial->name,
		*trial->where ? " in the " : "", trial->where, trial->tried,
		trial->count, trial->fired, trial->resumed, trial->wrong);
	fflush(stdout);
}

static struct trial trial_new(const char *fault, long runs, const char *where)
{
	struct trial trial = {.name = fault, .where = where, .runs = runs};
	const char *colon = strchr(fault, ':');
	size_t n = (size_t)(colon - fault);

	trial.on = fault[n - 1] == '+';
	trial.error = atoi(colon + 1);
	snprintf(trial.kind, sizeof trial.kind, "%.*s",
		(int)(n - (size_t)trial.on), fault);
	return trial;
}

static void try_fault(const char *fault, long runs, const struct outcome *right)
{
	static const char *const names[] = {"supervisor", "worker"};
	struct trial trial = trial_new(fault, runs, "");

	walk(&trial, NULL, 1);
	walk(&trial, right,
		runs && trial.count > runs ? trial.count / runs : 1);
	if (trial.count || !is_batch)
		tell(&trial);
	for (int who = 0; is_batch && who < 2; who++) {
		trial = trial_new(fault, runs, names[who]);
		try_crew(&trial, right, who);
		if (trial.count)
			tell(&trial);
	}
}

int main(int argc, char **argv)
{
	int first = 4, last = 4;
	const char *every = getenv("RESUME");

	while (last < argc && strcmp(argv[last], "--") != 0)
		last++;
	if (last + 1 >= argc)
		return 2;
	library = argv[1];
	folder = argv[2];
	command = argv + last + 1;
	is_batch = command[1] && strcmp(command[1], "batch") == 0;
	resumes = every ? atoi(every) : 0;
	folder_clear(folder);
	struct outcome *right = run_plain();
	for (; first < last; first++)
		try_fault(argv[first], atol(argv[3]), right);
	outcome_release(right);
	folder_clear(folder);
	printf("1..%d\n", cases);
	return failures > 0;
}
