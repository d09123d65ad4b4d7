/*
 * Writing files so that each is either whole under its name or not there at
 * all, readable by its owner only, never through a link and never over
 * another file. What the bytes are is the caller's.
 */
#ifndef STAYPUT_STORE_H
#define STAYPUT_STORE_H

#include <stdbool.h>

#include "diag.h"

/* An output folder, held open so that every file lands in that very folder
 * even when its path is changed under us. */
struct store {
	const char *path; /* as given, for sentences; outlives the store */
	int folder;	  /* descriptor; -1: not open */
	bool lazy; /* files are not synced one by one, but by store_sync */
	bool held; /* files stay NAME.part until store_release */
};

/* Opens the folder at `path`; makes it (0700, not its parents) when it is not
 * there. A symbolic link or anything else but a folder is refused. folder is
 * -1, and a FILE_WRITE diagnostic was added, when that fails. */
struct store store_open(const char *path, struct diags *diags);

/* Writes `bytes` as the file `name` of the folder: as `name`.part first (0600,
 * synced), then renamed without replacing. False, with a FILE_WRITE diagnostic
 * and neither of the two files left, when anything fails. A name that is
 * hidden, or not of this folder ("../x"), is refused. */
bool store_write(const struct store *store, const char *name, struct str bytes,
	struct diags *diags);

/* Gives a file of a store that holds them its name; as store_write. */
bool store_release(
	const struct store *store, const char *name, struct diags *diags);

/* Takes back a file that store_write has written in this run. */
void store_remove(const struct store *store, const char *name);

/* Makes the files written so far survive a loss of power; call it before
 * saying that they are there. False, with a diagnostic, when the system cannot
 * promise it. */
bool store_sync(const struct store *store, struct diags *diags);

/* The same for their names alone: what store_release and store_remove did. */
bool store_sync_names(const struct store *store, struct diags *diags);

/* Keeps other processes that ask from writing into this folder, until all
 * that inherited the store have ended; false when another has it. */
bool store_lock(const struct store *store);

/* The descriptor of a file of the folder, which is made (0600) when it is not
 * there, to be read and appended to; -1 after a FILE_WRITE diagnostic. */
int store_append(
	const struct store *store, const char *name, struct diags *diags);

/* Renames a file of the folder over another, or over none. */
bool store_replace(const struct store *store, const char *from, const char *to,
	struct diags *diags);

/* Gives a file of one folder the same name in another, as one file under two
 * names; false, and nothing was done or told, where that cannot be. */
bool store_link(
	const struct store *from, const struct store *to, const char *name);

/* Closes the folder; the store can be opened again. */
void store_close(struct store *store);

/* Writes all bytes to an open file or pipe, going on after a signal; false when
 * the system refuses, errno says why. */
bool store_write_all(int file, struct str bytes);

#endif
