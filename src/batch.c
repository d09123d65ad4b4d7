/*
 * Opening what a batch needs, running it, and closing it again.
 */
#include "batch.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "batch_tell.h"
#include "settings.h"
#include "shelf.h"
#include "speech.h"
#include "stack.h"
#include "supervisor.h"
#include "whole.h"

/* Rows that are synced together where each has to survive a loss of power. */
#define GROUP_DURABLE 64

static enum status refuse(struct cli *cli, const char *sentence)
{
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"}, "%s",
		sentence);
	return STATUS_USAGE;
}

/* --- opening ---------------------------------------------------------- */

static bool read_shard(struct batch *b)
{
	const char *word = b->cli->shard;
	struct str rest = str_of(word ? word : "1/1");
	int64_t part;
	int64_t of;

	if (!str_to_int(str_cut(&rest, '/'), &part) || !str_to_int(rest, &of) ||
		part < 1 || part > of || of > 100000) {
		refuse(b->cli, "--shard takes K/N, such as 1/4");
		return false;
	}
	b->shard = (struct shard){(int)(part - 1), (int)of};
	return true;
}

/* The folder, its lock and its journal. */
static bool open_folder(struct batch *b)
{
	struct cli *cli = b->cli;
	struct str shard =
		str_printf(cli->arena, "%d/%d", b->shard.part, b->shard.of);
	int errors = cli->diags->errors;
	struct str settings =
		settings_line(b->shop.library, b->shop.second, shard);

	if (cli->diags->errors != errors)
		return false;
	if (cli->only && !whole_is_batch(cli, cli->output)) {
		refuse(cli, "--only makes a row again, and this folder has no "
			    "batch");
		return false;
	}
	b->shop.store = store_open(cli->output, cli->diags);
	b->shop.store.lazy = true;
	b->shop.store.held = cli->durable;
	if (b->shop.store.folder < 0)
		return false;
	if (!store_lock(&b->shop.store)) {
		diag_add(cli->diags, DIAG_FILE_WRITE,
			(struct loc){.file = cli->output},
			"another batch is at work in this folder");
		return false;
	}
	if (!journal_open(&b->journal, cli->arena, &b->shop.store, settings,
		    cli->diags))
		return false;
	b->shop.replace = b->journal.found;
	if (!b->journal.found || cli->resume || cli->only)
		return true;
	refuse(cli, "there is a batch in this folder already");
	diag_hint(cli->diags, "--resume goes on with it");
	return false;
}

static bool open_table(struct batch *b)
{
	struct cli *cli = b->cli;

	b->intake = intake_open(
		cli, b->shop.library->world.vocabulary, cli->args[0]);
	b->shop.intake = b->intake;
	return b->intake && intake_columns(b->intake, cli);
}

static int worker_count(const struct cli *cli)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	int64_t wanted = cli->jobs.given ? cli->jobs.number
					 : (processors > 0 ? processors : 1);

	if (wanted < 1)
		wanted = 1;
	return wanted > CREW_MOST ? CREW_MOST : (int)wanted;
}

/* Signals that ask to end wait until the rows at hand are done. */
static sigset_t hold_signals(void)
{
	sigset_t held;
	sigset_t before;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigprocmask(SIG_BLOCK, &held, &before);
	return before;
}

/* --- running ---------------------------------------------------------- */

static enum status status_of(const struct batch *b)
{
	if (b->stopped)
		return STATUS_SYSTEM;
	if (b->unreadable)
		return STATUS_INPUT;
	return b->tally.by_is[HOUSEHOLD_FAILED] ? STATUS_ROWS : STATUS_DONE;
}

/* With the workers at hand. */
static enum status run(struct batch *b)
{
	struct cli *cli = b->cli;
	bool good = true;

	b->lists.store = &b->shop.store;
	b->lists.words = b->shop.words;
	b->lists.intake = b->intake;
	b->lists.show_values = cli->show_values;
	if (b->writes && !lists_open(&b->lists, cli->diags))
		return STATUS_SYSTEM;
	supervisor_run(b);
	if (b->writes) {
		good = lists_close(&b->lists, cli->diags);
		if (b->at_end && !b->stopped && !b->unreadable &&
			!b->interrupted)
			good = journal_end(&b->journal, b->table, cli->diags) &&
			       good;
		good = journal_sync(&b->journal, cli->diags) && good;
		good = store_sync(&b->shop.store, cli->diags) && good;
	}
	b->stopped = b->stopped || !good;
	batch_tell_end(b);
	if (cli->only && !b->only_found && !b->stopped) {
		diag_add(cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"},
			"no row that was made before is '%s'", cli->only);
		return STATUS_USAGE;
	}
	return status_of(b);
}

static void release_slots(struct batch *b)
{
	for (int i = 0; i < b->slot_count; i++)
		arena_release(&b->slots[i].arena);
	seen_release(&b->seen);
}

/* The journal that was written is read again, as a later batch would. */
static bool print_stack(struct batch *b)
{
	struct str settings = b->journal.settings;

	journal_close(&b->journal);
	return journal_open(&b->journal, b->cli->arena, &b->shop.store,
		       settings, b->cli->diags) &&
	       stack_print(b);
}

static enum status run_crew(struct batch *b)
{
	struct cli *cli = b->cli;
	int workers = worker_count(cli);
	sigset_t before = hold_signals();

	if (cli->durable)
		b->group = GROUP_DURABLE;
	b->slot_count = 2 * (workers * CREW_AHEAD_USUAL + b->group);
	b->slots = arena_array(
		cli->arena, (size_t)b->slot_count, sizeof *b->slots);
	fflush(stdout);
	enum status status = STATUS_SYSTEM;
	if (crew_start(&b->crew, &b->shop, workers, cli->diags)) {
		b->crew.ahead += b->group / workers;
		status = run(b);
	}
	crew_end(&b->crew);
	release_slots(b);
	if (cli->print_to && !b->stopped && !b->interrupted && !print_stack(b))
		status = STATUS_SYSTEM;
	fflush(stdout);
	/* a signal that waited ends the process here */
	if (!cli->diags->errors)
		sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

static enum status open_and_run(struct batch *b)
{
	struct cli *cli = b->cli;

	if (!open_table(b))
		return option_status(cli, STATUS_INPUT);
	if (!shelf_load(b->shop.library, -1) ||
		!workshop_open(&b->shop, b->shop.library))
		return option_status(cli, STATUS_PACK);
	if (b->writes && !open_folder(b))
		return option_status(cli, STATUS_SYSTEM);
	enum status status = run_crew(b);
	if (b->writes)
		journal_close(&b->journal);
	return status;
}

enum status batch_command(struct cli *cli)
{
	struct batch *b = ARENA_NEW(cli->arena, struct batch);

	b->cli = cli;
	b->shop.cli = cli;
	b->shop.store.folder = -1;
	b->writes = !cli->dry_run;
	if (b->writes && !cli->output)
		return refuse(cli, "batch needs -o DIR");
	if (cli->print_to && (cli->dry_run || str_is(STR("-"), cli->args[0])))
		return refuse(cli, "--print needs a table that is a file, and "
				   "no --dry-run");
	if (!read_shard(b))
		return STATUS_USAGE;
	b->shop.library = library_open(cli);
	if (!b->shop.library)
		return option_status(cli, STATUS_PACK);
	b->shop.words = speech_office(b->shop.library);
	if (!b->shop.words)
		return option_status(cli, STATUS_USAGE);
	enum status status = open_and_run(b);
	printer_close(b->shop.printer);
	intake_close(b->intake);
	store_close(&b->shop.store);
	return status;
}
