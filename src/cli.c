/*
 * The table of commands, help and version, and the checks of a command line
 * that do not depend on the command.
 */
#include "cli.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ask.h"
#include "ask_save.h"
#include "batch.h"
#include "check.h"
#include "completion.h"
#include "deadline.h"
#include "doctor.h"
#include "fill.h"
#include "inspect.h"
#include "list.h"
#include "merge.h"
#include "questions.h"
#include "show.h"
#include "lint.h"
#include "peek.h"
#include "propose.h"
#include "sample.h"
#include "trial.h"
#include "verify.h"
#include "version.h"

const struct command cli_commands[] = {
	{.name = "ask",
		.args = "",
		.about = "the interview: questions, the result, papers",
		.text = "Asks, one at a time, only what can still change the "
			"answer, and says which law covers which month of "
			"rent and why. At every question ? says why it is "
			"asked, b goes back, c N changes an answer, s is I "
			"don't know, d is I would rather not say, l is the "
			"language, q ends, and ! leaves fast. It is always "
			"about today. --save keeps the answers under a "
			"passphrase and takes them up again; without it "
			"nothing is kept. --kiosk forgets after two idle "
			"minutes and at the end, and prints with lp instead "
			"of writing files.",
		.options = "output save kiosk fast script",
		.needs_data = true,
		.may = SANDBOX_WRITES,
		.run = ask_command},
	{.name = "purge",
		.args = "FILE",
		.about = "removes a saved interview",
		.text = "Removes what ask --save has written, and says what "
			"it cannot erase.",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.may = SANDBOX_WRITES,
		.run = ask_purge},
	{.name = "check",
		.args = "CASE",
		.about = "the answer for a case file, and why",
		.text = "Judges a case (a YAML file, or - for standard input) "
			"by every program that may bear on its place: which "
			"month of rent each one covers, what decided it, what "
			"has to be done by when, what is still to be asked. "
			"Court papers come first. --json gives all of it for "
			"other programs; --lang chooses the language of the "
			"text.",
		.options = "exit-status",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.run = check_run},
	{.name = "map",
		.args = "CLIENTS.csv",
		.about = "a proposal for --map from a table of your own",
		.text = "Reads the headers of a table and looks at its cells, "
			"and prints a file for batch --map: which column is "
			"which, which words are yes, no and the like, in "
			"which order days are written. What the table does "
			"not settle stays a question in a comment; nothing "
			"is guessed. Columns that are never asked for are "
			"not read, and no cell is shown but a word that "
			"stands for one of stayput's own.",
		.options = "delimiter encoding",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.run = propose_command},
	{.name = "merge",
		.args = "DIR... -o DIR",
		.about = "the folders of a batch's shards as one",
		.text = "Puts what batch --shard has made on many machines "
			"into one folder, as if one machine had made it: "
			"papers, lists in order of rows, the journal. DIR is "
			"a shard's folder, or one that has them in it. "
			"Refused are shards of other laws, words or options, "
			"one that is missing, stands twice or has not come "
			"to its end, and rows that two of them have. The "
			"shards stay; verify and batch --resume take the new "
			"folder like any other.",
		.options = "output",
		.least = 1,
		.most = OPTION_ARGS_MOST,
		.needs_data = true,
		.may = SANDBOX_WRITES,
		.run = merge_command},
	{.name = "fill",
		.args = "CASE -o DIR",
		.about = "the papers of a case",
		.text = "Judges the case and writes the papers of every "
			"program that has one for it: the notice, the "
			"declaration where the law asks for one, the "
			"tenant's sheets; each in English, and to read in "
			"the tenant's language (--lang, else what the case "
			"says, else Spanish); in Chinese, Korean, Tagalog and "
			"Vietnamese only the sheet of next steps. What is not "
			"made is told with its reason. Nothing is written "
			"before all is made, and no file is written over. "
			"With --copies each copy is a file of its own and "
			"says whose it is: the landlord's in English alone "
			"and only of what goes to the landlord, the tenant's "
			"in all languages, the office's of everything in "
			"English. "
			"With --today on another day each page says SPECIMEN.",
		.options = "output large-print parallel copies also ics",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.may = SANDBOX_WRITES_OUTPUT,
		.run = fill_command},
	{.name = "sample",
		.args = "PROGRAM -o DIR",
		.about = "the papers of a program, with invented names",
		.text = "Writes the papers of one program for one of its own "
			"cases, with invented names and SPECIMEN on every "
			"page. A proposed program has none.",
		.options = "output large-print parallel copies also ics",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.may = SANDBOX_WRITES_OUTPUT,
		.run = sample_command},
	{.name = "batch",
		.args = "CLIENTS.csv -o DIR",
		.about = "the papers of a table of households",
		.text = "One household a row. Every row ends as made, "
			"refused (the law does not cover it), failed (a cell "
			"is wrong) or skipped; good rows always finish. DIR "
			"has the papers, urgent.csv (court papers: read it "
			"first), fix-list.csv (what to mend and to ask) and "
			"delivery-log.csv. Mend the table and run again with "
			"--resume: what was made stays. --json prints a line "
			"of JSON for each row. Status 5 when rows failed.",
		.options = "output map delimiter encoding resume only hold "
			   "shard jobs durable dry-run show-values print "
			   "copies separators "
			   "also large-print parallel",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.may = SANDBOX_WRITES | SANDBOX_FORKS,
		.run = batch_command},
	{.name = "list",
		.args = "[--place ID]",
		.about = "the programs of a place, by status and date",
		.text = "Lists the programs that may bear on a place, those in "
			"force first, then those that wait, were proposed or "
			"rejected, are stopped or over; then what was looked "
			"for and not found, and where to ask. Without --place "
			"it lists all of them.",
		.options = "place",
		.needs_data = true,
		.run = list_run},
	{.name = "show",
		.args = "PROGRAM",
		.about = "one program in plain language, with its sources",
		.text = "Tells what a law covers, whom, what has to be done, "
			"what it gives, its papers, what happened to it, how "
			"sure all of this is, with a source for every point. "
			"PROGRAM is an id as in the list, or the folder of a "
			"pack in a rules folder.",
		.options = "",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.run = show_run},
	{.name = "questions",
		.args = "PROGRAM [--csv | --pdf -o DIR]",
		.about = "the questions of one program, to print",
		.text = "Prints every question that a program may ask, with "
			"room for the answers. With --csv it prints an empty "
			"table with its header for a batch. With --pdf it "
			"writes a worksheet to fill in by pen before the "
			"answers are typed: in the language of --lang, with "
			"--large-print in type of 18 points. It has nobody's "
			"data and nothing to sign.",
		.options = "csv pdf output large-print",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.may = SANDBOX_WRITES_OUTPUT,
		.run = questions_run},
	{.name = "verify",
		.args = "FILE.pdf|CODE|DIR",
		.about = "is the law behind this paper still what it was?",
		.text = "Reads the receipt of a paper (or takes the code that "
			"is printed at the foot of its pages, or looks at "
			"every PDF in a folder) and says if the rule is still "
			"the same, was changed since, is stopped, or is gone. "
			"Exit status 6 when it is not the same.",
		.options = "",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.may = SANDBOX_WRITES, /* it opens the journal as batch does */
		.run = verify_run},
	{.name = "deadline",
		.args = "--from DATE --days N --count UNIT --calendar ID",
		.about = "the day that a number of days leads to, day by day",
		.text = "Counts days as courts do: the day of the event is "
			"not counted, business and court days skip the days "
			"on which the calendar is closed. --before counts "
			"backwards. --roll moves a last day that is closed; "
			"without it the day stays where the count ends. "
			"Calendar days that do not roll need no --calendar.",
		.options = "from days count calendar before roll",
		.needs_data = true,
		.run = deadline_run},
	{.name = "lint",
		.args = "[PATH...]",
		.about = "everything that is wrong with packs and words",
		.text = "Checks the packs that PATH names, or all of them and "
			"the shared questions: rules, windows, citations, "
			"cases, sentences, translations. --strict makes "
			"warnings count.",
		.most = OPTION_ARGS_MOST,
		.needs_data = true,
		.run = lint_command},
	{.name = "test",
		.args = "[PATH...]",
		.about = "the packs' own cases",
		.text = "Runs the cases of every pack, or of the packs that "
			"PATH names: a program, or a folder of them. "
			"--coverage shows how often each criterion was met, "
			"not met and unknown.",
		.options = "coverage",
		.most = OPTION_ARGS_MOST,
		.needs_data = true,
		.run = trial_command},
	{.name = "doctor",
		.args = "[-o DIR]",
		.about = "what is missing or wrong on this computer",
		.text = "Looks at the rules, templates, words and fonts, at "
			"the folder for papers (-o, else the current one), "
			"the clock, the terminal, the printer, libsodium and "
			"the sandbox, and says in one line each what it found "
			"and how to mend it. A note is something that papers "
			"can be made without; --strict counts notes, and -q "
			"leaves out what is good. Status 7 when something of "
			"the computer is wrong, 4 when only rules, templates "
			"or words are. It writes nothing.",
		.options = "output",
		.run = doctor_command},
	{.name = "check-csv",
		.args = "FILE --json",
		.about = "what the reader of a table saw",
		.text = "Reads a table of households and prints each row and "
			"cell with its place; the cells of columns that are "
			"never asked for are left out. FILE may be - for "
			"standard input.",
		.options = "delimiter encoding",
		.least = 1,
		.most = 1,
		.needs_data = true,
		.run = peek_command},
	{.name = "check-pack",
		.args = "FILE --events",
		.about = "what the reader of a YAML file saw",
		.text = "Reads a pack, a case or any other YAML file of "
			"stayput and prints each node with its place. FILE "
			"may be - for standard input.",
		.options = "events",
		.least = 1,
		.most = 1,
		.run = inspect_pack},
	{0},
};

static const struct command *find_command(const char *name)
{
	for (const struct command *c = cli_commands; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

static enum status refuse_command(struct cli *cli, const char *name)
{
	const char *names[sizeof cli_commands / sizeof cli_commands[0]];
	int count = 0;

	for (const struct command *c = cli_commands; c->name; c++)
		names[count++] = c->name;
	names[count] = NULL;
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"},
		"there is no command '%s'", name);
	const char *near = diag_nearest(str_of(name), names);
	if (near)
		diag_hint(cli->diags, "did you mean %s?", near);
	else
		diag_hint(cli->diags, "stayput --help lists them");
	return STATUS_USAGE;
}

/* The computer's date, in its own time zone. */
static civil_day clock_day(void)
{
	time_t now = time(NULL);
	struct tm local;

	if (!localtime_r(&now, &local))
		return 0;
	return date_day((struct date){
		local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
}

static enum status show(struct buf *text)
{
	fwrite(text->p, 1, text->n, stdout);
	return STATUS_DONE;
}

/* With -v also what the sandbox is here, by going into it. */
static enum status show_version(struct cli *cli)
{
	struct buf text = {.arena = cli->arena};

	buf_add(&text, STR("stayput " STAYPUT_VERSION "\n"));
	if (cli->verbose) {
		struct sandbox sandbox =
			cli->shut_in ? sandbox_enter(&(struct sandbox_plan){
					       .folder = -1})
				     : sandbox_look();
		buf_printf(&text, "sandbox: %.*s\n",
			STR_ARG(sandbox_text(cli->arena, &sandbox)));
	}
	return show(&text);
}

/* Gives up what the command does not need. A kiosk prints with lp, which
 * inherits what was given up. */
static void shut_in(const struct cli *cli)
{
	struct sandbox_plan plan = {.may = cli->command->may, .folder = -1};

	if (!cli->shut_in || cli->kiosk)
		return;
	if (plan.may & SANDBOX_WRITES_OUTPUT && cli->output)
		plan.folder = sandbox_folder(cli->arena, cli->output);
	sandbox_enter(&plan);
	sandbox_release(&plan);
}

static bool args_fit(struct cli *cli, const struct command *command)
{
	if (cli->arg_count >= command->least && cli->arg_count <= command->most)
		return true;
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"},
		cli->arg_count < command->least ? "%s needs more than that"
						: "%s takes no more than that",
		command->name);
	diag_hint(cli->diags, "stayput %s %s", command->name, command->args);
	return false;
}

/* An answer for which a file could not be read is not whole. */
static enum status judge_status(const struct cli *cli, enum status status)
{
	if (status == STATUS_DONE || status == STATUS_NOT_COVERED)
		return option_status(cli, status);
	return status;
}

static enum status run_command(
	struct cli *cli, const struct command *command, char *const *words)
{
	struct buf text = {.arena = cli->arena};

	cli->command = command;
	if (!option_read(cli, words, help_common, command->options))
		return STATUS_USAGE;
	if (cli->help) {
		help_command(&text, command);
		return show(&text);
	}
	if (cli->version)
		return show_version(cli);
	if (!args_fit(cli, command))
		return STATUS_USAGE;
	if (command->needs_data && !cli->data && !cli->rules.count) {
		diag_add(cli->diags, DIAG_FILE_READ,
			(struct loc){.file = "stayput"},
			"cannot find the folder rules");
		diag_hint(cli->diags, "name one with --rules");
		return STATUS_SYSTEM;
	}
	shut_in(cli);
	return judge_status(cli, command->run(cli));
}

/* The manual: of the program, or of the command named after --man. */
static bool add_manual(struct cli *cli, struct buf *text)
{
	const struct command *command;

	if (!cli->arg_count) {
		help_manual(text, cli_commands);
		return true;
	}
	command = find_command(cli->args[0]);
	if (command)
		help_command_manual(text, command);
	else
		refuse_command(cli, cli->args[0]);
	return command;
}

static bool add_completions(struct cli *cli, struct buf *text)
{
	if (completion_print(text, cli->complete, cli_commands))
		return true;
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"},
		"there are no completions for '%s'", cli->complete);
	diag_hint(cli->diags, "for bash, zsh and fish there are");
	return false;
}

/* A command line that begins with an option, or has no word at all. */
static enum status run_bare(struct cli *cli, char *const *words)
{
	struct buf text = {.arena = cli->arena};
	const struct command *ask = find_command("ask");
	bool talks = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);

	if (!*words && talks && ask)
		return run_command(cli, ask, words);
	if (!option_read(cli, words, help_common, "man complete"))
		return STATUS_USAGE;
	if (cli->version)
		return show_version(cli);
	if (cli->man)
		return add_manual(cli, &text) ? show(&text) : STATUS_USAGE;
	if (cli->complete)
		return add_completions(cli, &text) ? show(&text) : STATUS_USAGE;
	help_program(&text, cli_commands);
	if (cli->help)
		return show(&text);
	fwrite(text.p, 1, text.n, stderr);
	return STATUS_USAGE;
}

enum status cli_run(struct cli *cli, char *const *words)
{
	cli->count = -1;
	cli->clock_day = clock_day();
	cli->today.day = cli->clock_day;
	if (!*words || **words == '-')
		return run_bare(cli, words);
	const struct command *command = find_command(*words);
	if (!command)
		return refuse_command(cli, *words);
	return run_command(cli, command, words + 1);
}
