/*
 * Comparing a journal with its folder.
 */
#include "whole.h"

#include "file.h"
#include "journal.h"

#define PAPER_LIMIT ((size_t)64 * 1024 * 1024)

struct whole {
	const struct cli *cli;
	const char *folder;
	void (*see)(void *context, const struct receipt *receipt);
	void *context;
};

bool whole_is_batch(const struct cli *cli, const char *folder)
{
	return file_exists(
		str_printf(cli->arena, "%s/" JOURNAL_NAME, folder).p);
}

static void check_paper(
	const struct whole *whole, const struct household_paper *paper)
{
	struct arena scratch = {0};
	struct diags quiet = {.arena = &scratch};
	struct str path = str_printf(
		&scratch, "%s/%.*s", whole->folder, STR_ARG(paper->name));
	struct file file = {0};
	struct receipt receipt;

	if (file_exists(path.p))
		file = file_read(&scratch, path.p, PAPER_LIMIT, &quiet);
	if (file.ok && str_eq(hash_hex(&scratch, file.bytes), paper->sha256)) {
		if (receipt_find(&file.bytes, &receipt))
			whole->see(whole->context, &receipt);
	} else {
		struct diags *diags = whole->cli->diags;
		diag_add(diags, DIAG_NOT_WHOLE,
			(struct loc){.file = str_dup(diags->arena, path).p},
			file.ok ? "this paper was changed after it was made"
				: "this paper of the batch is not there");
		diag_hint(diags, "stayput batch --resume makes it again");
	}
	arena_release(&scratch);
}

static void check_household(void *context, const struct household *h)
{
	for (int i = 0; i < h->made_count; i++)
		check_paper(context, &h->made[i]);
}

bool whole_check(const struct cli *cli, const char *folder,
	void (*see)(void *context, const struct receipt *receipt),
	void *context)
{
	struct whole whole = {cli, folder, see, context};
	struct store store = store_open(folder, cli->diags);
	struct journal journal;
	int errors = cli->diags->errors;

	if (store.folder >= 0 && !store_lock(&store))
		diag_add(cli->diags, DIAG_FILE_READ,
			(struct loc){.file = folder},
			"a batch is at work in this folder");
	else if (store.folder >= 0 &&
		 journal_open(&journal, cli->arena, &store,
			 (struct str){NULL, 0}, cli->diags)) {
		journal_each(&journal, check_household, &whole);
		journal_close(&journal);
	}
	store_close(&store);
	return store.path && cli->diags->errors == errors;
}
