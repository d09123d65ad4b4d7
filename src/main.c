/*
 * The process around a command: what it may leave behind, where its data is,
 * and its exit status.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "file.h"
#include "sandbox.h"

/* The folder of the running program, NULL when the system does not say. */
static const char *program_folder(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);

	if (n <= 0 || (size_t)n == sizeof path)
		return NULL;
	while (n > 1 && path[n - 1] != '/')
		n--;
	return str_dup(arena, (struct str){path, (size_t)n - 1}).p;
}

/* The folder in its shortest form: "." when it is the current one, so that
 * messages name files as the author knows them. */
static const char *shorten(struct arena *arena, const char *folder)
{
	char full[PATH_MAX];
	char here[PATH_MAX];

	if (!realpath(folder, full))
		return folder;
	if (getcwd(here, sizeof here) && strcmp(here, full) == 0)
		return ".";
	return str_dup(arena, str_of(full)).p;
}

/* The folder that has rules/: below the prefix that the program is installed
 * under, or the checkout that it was built in. */
static const char *find_data(struct arena *arena)
{
	static const char *const places[] = {
		"../share/stayput", "..", "../..", NULL};
	const char *folder = program_folder(arena);

	for (int i = 0; folder && places[i]; i++) {
		struct str data = str_printf(arena, "%s/%s", folder, places[i]);
		struct str rules = str_printf(arena, "%s/rules", data.p);
		if (file_is_folder(rules.p))
			return shorten(arena, data.p);
	}
	return NULL;
}

/* Data that did not reach its reader is a failure, as with any file. */
static enum status flush_output(struct diags *diags, enum status status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	diag_add(diags, DIAG_FILE_WRITE, (struct loc){.file = "stayput"},
		"cannot write the output");
	return STATUS_SYSTEM;
}

int main(int argc, char **argv)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct cli cli = {.arena = &arena, .diags = &diags, .shut_in = true};

	sandbox_begin();
	cli.data = find_data(&arena);
	enum status status = cli_run(&cli, argc > 0 ? argv + 1 : argv);
	status = flush_output(&diags, status);
	diag_print(&diags, stderr);
	arena_release(&arena);
	return status;
}
