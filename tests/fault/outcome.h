/*
 * What a run left behind - its status, its words, its files - and whether
 * that is right, compared with a run that nothing disturbed.
 */
#ifndef OUTCOME_H
#define OUTCOME_H

#include <stddef.h>

#define FILES_MOST 600
#define NAME_SIZE 160

struct content {
	char *bytes;
	size_t n;
};

struct outcome {
	int status; /* as wait gives it */
	struct content out, err;
	char name[FILES_MOST][NAME_SIZE];
	struct content file[FILES_MOST];
	int files;
};

/* The file's bytes and a NUL; NULL when it cannot be read. */
struct content content_of(const char *path);

/* Reads fault.out, fault.err and the folder. */
struct outcome *outcome_read(int status, const char *folder);
void outcome_release(struct outcome *outcome);

/* What is wrong with a run; NULL when nothing is. Where not even a word can
 * be written (`can_tell` is 0), none is missed. */
const char *outcome_judge(
	const struct outcome *right, const struct outcome *got, int can_tell);

/* The same of a batch that was resumed after it: all is as it should be. */
const char *outcome_judge_resumed(
	const struct outcome *right, const struct outcome *got);

/* Removes what is in the folder, and it. */
void folder_clear(const char *path);

/* Copies the files of one folder to another, which is emptied first. */
void folder_copy(const char *from, const char *to);

/* Keeps what is in the folder now (links in the folder `kept`), and puts it
 * back: files that are gone, sizes that grew, files that are new. */
void folder_keep(const char *folder, const char *kept);
void folder_restore(const char *folder, const char *kept);
#endif
