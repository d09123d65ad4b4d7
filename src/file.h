/*
 * Reading whole files with a limit. Writing is store's.
 */
#ifndef STAYPUT_FILE_H
#define STAYPUT_FILE_H

#include <stdbool.h>

#include "diag.h"

/* The most bytes of any YAML file. */
#define FILE_LIMIT ((size_t)1024 * 1024)

/* Reads the file at `path` ("-" is standard input), at most `limit` bytes,
 * into the arena. `bytes->p` is NULL, and a diagnostic was added, when it
 * cannot be read, is not a regular file or pipe, or is larger. The path is
 * copied into the arena as `name` for struct loc. */
struct file {
	const char *name;
	struct str bytes;
	bool ok;
};
struct file file_read(struct arena *arena, const char *path, size_t limit,
	struct diags *diags);

/* The first bytes of a file, at most `most`, owned by the arena; empty where it
 * is not there, or, with a diagnostic, cannot be read. */
struct str file_head(struct arena *arena, const char *path, size_t most,
	struct diags *diags);

/* Whether there is a regular file, or a folder, at the path. Also true when
 * the system cannot tell: a law that cannot be read is not a law that is not
 * there, and whoever reads the path then is told why. */
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* The names in a folder, sorted by bytes, without those that begin with a
 * dot; NULL-terminated, owned by the arena. NULL when it is not there, or,
 * with a diagnostic, when it cannot be read. */
const char **file_names(
	struct arena *arena, const char *folder, struct diags *diags);

/* The path of what is called `name` in a folder. */
const char *file_below(
	struct arena *arena, const char *folder, const char *name);

#endif
