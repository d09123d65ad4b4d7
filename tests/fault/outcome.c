#define _GNU_SOURCE
#include "outcome.h"

#include "fault.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATH_SIZE 400

/* --- folders ----------------------------------------------------------- */

struct content content_of(const char *path)
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

/* Calls `see` with each name in the folder. */
static void each_name(const char *folder,
	void (*see)(const char *folder, const char *name, void *context),
	void *context)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			see(folder, entry->d_name, context);
	if (dir)
		closedir(dir);
}

static const char *path_in(char *room, const char *folder, const char *name)
{
	snprintf(room, PATH_SIZE, "%s/%s", folder, name);
	return room;
}

static void remove_one(const char *folder, const char *name, void *context)
{
	char path[PATH_SIZE];

	(void)context;
	if (unlink(path_in(path, folder, name)) != 0)
		folder_clear(path);
}

void folder_clear(const char *path)
{
	each_name(path, remove_one, NULL);
	rmdir(path);
}

static void copy_one(const char *folder, const char *name, void *to)
{
	char path[PATH_SIZE];
	struct content content = content_of(path_in(path, folder, name));
	int file = open(path_in(path, to, name), O_WRONLY | O_CREAT, 0600);

	if (write(file, content.bytes, content.n) != (ssize_t)content.n)
		perror(path);
	close(file);
	free(content.bytes);
}

void folder_copy(const char *from, const char *to)
{
	folder_clear(to);
	if (access(from, F_OK) != 0)
		return;
	mkdir(to, 0700);
	each_name(from, copy_one, (void *)(size_t)to);
}

/* A link to the file, and its size in the name of another. */
static void keep_one(const char *folder, const char *name, void *kept)
{
	char from[PATH_SIZE];
	char to[PATH_SIZE];
	struct stat stats;

	if (link(path_in(from, folder, name), path_in(to, kept, name)) != 0 ||
		stat(from, &stats) != 0)
		return;
	snprintf(from, sizeof from, "%s.sizes/%s", (char *)kept, name);
	FILE *size = fopen(from, "w");
	if (!size)
		return;
	fprintf(size, "%lld", (long long)stats.st_size);
	fclose(size);
}

void folder_keep(const char *folder, const char *kept)
{
	char sizes[PATH_SIZE];

	snprintf(sizes, sizeof sizes, "%s.sizes", kept);
	folder_clear(kept);
	folder_clear(sizes);
	if (access(folder, F_OK) != 0)
		return;
	mkdir(kept, 0700);
	mkdir(sizes, 0700);
	each_name(folder, keep_one, (void *)(size_t)kept);
}

static void remove_new(const char *folder, const char *name, void *kept)
{
	char path[PATH_SIZE];

	if (access(path_in(path, kept, name), F_OK) != 0)
		remove_one(folder, name, NULL);
}

static void put_back(const char *kept, const char *name, void *folder)
{
	char from[PATH_SIZE];
	char to[PATH_SIZE];
	struct stat was;
	struct stat is;

	snprintf(from, sizeof from, "%s.sizes/%s", kept, name);
	struct content size = content_of(from);
	path_in(from, kept, name);
	path_in(to, folder, name);
	if (stat(from, &was) != 0)
		return;
	if (stat(to, &is) != 0 || is.st_ino != was.st_ino) {
		unlink(to);
		if (link(from, to) != 0)
			perror(to);
	}
	if (truncate(to, size.bytes ? atoll(size.bytes) : 0) != 0)
		perror(to);
	free(size.bytes);
}

void folder_restore(const char *folder, const char *kept)
{
	if (access(kept, F_OK) != 0) {
		folder_clear(folder);
		return;
	}
	each_name(folder, remove_new, (void *)(size_t)kept);
	each_name(kept, put_back, (void *)(size_t)folder);
}

/* --- what a run left ---------------------------------------------------- */

static void read_one(const char *folder, const char *name, void *context)
{
	struct outcome *outcome = context;
	char path[PATH_SIZE];

	if (outcome->files == FILES_MOST)
		return;
	snprintf(outcome->name[outcome->files], NAME_SIZE, "%s", name);
	outcome->file[outcome->files++] =
		content_of(path_in(path, folder, name));
}

struct outcome *outcome_read(int status, const char *folder)
{
	struct outcome *outcome = malloc(sizeof *outcome);

	outcome->status = status;
	outcome->files = 0;
	outcome->out = content_of("fault.out");
	outcome->err = content_of("fault.err");
	each_name(folder, read_one, outcome);
	return outcome;
}

void outcome_release(struct outcome *outcome)
{
	free(outcome->out.bytes);
	free(outcome->err.bytes);
	for (int i = 0; i < outcome->files; i++)
		free(outcome->file[i].bytes);
	free(outcome);
}

/* --- judging -------------------------------------------------------------- */

static int is_same(struct content a, struct content b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.bytes, b.bytes, a.n) == 0);
}

static int ends(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n >= m && strcmp(name + n - m, end) == 0;
}

static const struct content *find(
	const struct outcome *outcome, const char *name)
{
	for (int i = 0; i < outcome->files; i++)
		if (strcmp(outcome->name[i], name) == 0)
			return &outcome->file[i];
	return NULL;
}

/* Of a batch these have a key of their own. */
static int is_keyed(const char *name)
{
	return strncmp(name, "batch.", 6) == 0;
}

/* Papers are whole or not there. A list that a process could not remove when
 * its memory ended is no paper, and the next run removes it. */
static const char *judge_papers(
	const struct outcome *right, const struct outcome *got)
{
	for (int i = 0; i < got->files; i++) {
		const char *name = got->name[i];
		const struct content *whole = find(right, name);
		if (ends(name, ".part") && !ends(name, ".csv.part"))
			return "a .part is left";
		if (ends(name, ".pdf") && !whole)
			return "a paper is there that should not be";
		if (ends(name, ".pdf") && !is_same(*whole, got->file[i])) {
			printf("# %s, %zu bytes for %zu\n", name,
				got->file[i].n, whole->n);
			return "a paper is not what it should be";
		}
	}
	return NULL;
}

/* Every paper of the journal's made rows is there. A line is row, stem,
 * status, code, version, hash, papers (NAME:BYTES:SHA:PACK,...). */
static const char *judge_journal(const struct outcome *got)
{
	const struct content *journal = find(got, "batch.journal");
	char name[NAME_SIZE];

	if (!journal || !journal->bytes)
		return NULL;
	for (char *c = strstr(journal->bytes, ".pdf:"); c;
		c = strstr(c + 1, ".pdf:")) {
		char *from = c;
		while (from > journal->bytes && !strchr("\t,\n", from[-1]))
			from--;
		snprintf(name, sizeof name, "%.*s", (int)(c + 4 - from), from);
		if (!find(got, name))
			return "a paper of the journal is not there";
	}
	return NULL;
}

static const char *judge_all(
	const struct outcome *right, const struct outcome *got)
{
	for (int i = 0; i < right->files; i++) {
		const struct content *file = find(got, right->name[i]);
		if (!file)
			return "it ends well without its files";
		if (!is_keyed(right->name[i]) &&
			!is_same(right->file[i], *file))
			return "it ends well with another file";
	}
	return got->files == right->files ? NULL
					  : "it ends well with more files";
}

const char *outcome_judge(
	const struct outcome *right, const struct outcome *got, int can_tell)
{
	int status = WIFEXITED(got->status) ? WEXITSTATUS(got->status) : -1;

	if (got->status == FAULT_HANGS)
		return "it hangs";
	if (status < 0)
		return "it was killed";
	if (status == 70 || status == 127)
		return "a bug is told";
	const char *wrong = judge_papers(right, got);
	if (!wrong)
		wrong = judge_journal(got);
	if (wrong)
		return wrong;
	if (status != WEXITSTATUS(right->status))
		return got->err.n || status == 5 || !can_tell
			       ? NULL
			       : "it fails without a word";
	if (!is_same(right->out, got->out))
		return "it ends well with another answer";
	return judge_all(right, got);
}

const char *outcome_judge_resumed(
	const struct outcome *right, const struct outcome *got)
{
	if (got->status != right->status)
		return "it cannot be resumed";
	return judge_all(right, got) ? "resumed, it is different" : NULL;
}
