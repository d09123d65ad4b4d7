/*
 * Reading options by their table. No option takes a name, an address or an
 * amount of money: other people can see a command line.
 */
#include "option.h"

#include <string.h>

#include "copies.h"
#include "file.h"

#define DAYS_MOST 36600 /* a hundred years */

const char *const option_count_words[] = {
	"calendar", "business", "court", NULL};
const char *const option_roll_words[] = {"none", "next", "previous", NULL};
const char *const option_encoding_words[] = {"utf-8", "windows-1252", NULL};

static void *field(struct cli *cli, const struct option *option)
{
	return (char *)cli + option->field;
}

static void refuse(struct cli *cli, const struct option *option,
	const char *value, const char *wanted)
{
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"},
		"--%s takes %s, not '%s'", option->name, wanted, value);
}

static bool read_flag(
	struct cli *cli, const struct option *option, const char *value)
{
	(void)value;
	*(bool *)field(cli, option) = true;
	return true;
}

static bool read_text(
	struct cli *cli, const struct option *option, const char *value)
{
	if (!*value) {
		refuse(cli, option, value, option->value);
		return false;
	}
	*(const char **)field(cli, option) = value;
	return true;
}

static bool read_list(
	struct cli *cli, const struct option *option, const char *value)
{
	struct option_list *list = field(cli, option);

	if (!*value || list->count == OPTION_LIST_MOST) {
		refuse(cli, option, value, "at most 32 values");
		return false;
	}
	list->items[list->count++] = value;
	return true;
}

static bool read_date(
	struct cli *cli, const struct option *option, const char *value)
{
	struct option_date *date = field(cli, option);

	date->given = date_parse(str_of(value), &date->day);
	if (!date->given)
		refuse(cli, option, value, "a date YYYY-MM-DD");
	return date->given;
}

static bool read_number(
	struct cli *cli, const struct option *option, const char *value)
{
	struct option_number *number = field(cli, option);

	number->given = str_to_int(str_of(value), &number->number) &&
			number->number <= DAYS_MOST;
	if (!number->given)
		refuse(cli, option, value, "a whole number up to 36600");
	return number->given;
}

static bool read_word(
	struct cli *cli, const struct option *option, const char *value)
{
	for (int i = 0; option->words[i]; i++) {
		if (strcmp(option->words[i], value) == 0) {
			*(int *)field(cli, option) = i;
			return true;
		}
	}
	refuse(cli, option, value, option->value);
	const char *near = diag_nearest(str_of(value), option->words);
	if (near)
		diag_hint(cli->diags, "did you mean %s?", near);
	return false;
}

/* One of the characters that may stand between cells; "tab" for a tab. */
static bool read_delimiter(
	struct cli *cli, const struct option *option, const char *value)
{
	char c = strcmp(value, "tab") == 0 ? '\t' : value[0];

	if (c && strchr(",;\t|", c) && (c == '\t' || !value[1])) {
		*(char *)field(cli, option) = c;
		return true;
	}
	refuse(cli, option, value, "one of , ; | and tab");
	return false;
}

static bool has_copies(
	struct cli *cli, const struct option *option, const char *value)
{
	if (cli->copies.number > 0)
		return true;
	refuse(cli, option, value, "one copy at least");
	return false;
}

/* Names, or how many. */
static bool read_copies(
	struct cli *cli, const struct option *option, const char *value)
{
	static const char *const names[] = {"tenant", "landlord", "file", NULL};
	struct str wrong;

	if (value[0] >= '0' && value[0] <= '9')
		return read_number(cli, option, value) &&
		       has_copies(cli, option, value);
	if (copies_parse(str_of(value), &cli->whose, &wrong))
		return true;
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"},
		"--copies takes tenant, landlord and file, with commas "
		"between, not '%.*s'",
		STR_ARG(wrong));
	const char *near = diag_nearest(wrong, names);
	if (near)
		diag_hint(cli->diags, "did you mean %s?", near);
	return false;
}

#define AT(member) offsetof(struct cli, member)

const struct option option_table[] = {
	{"today", 0, "DATE", "the day on which the question is asked",
		read_date, AT(today), NULL},
	{"rules", 0, "DIR", "look for rules here first (repeatable)", read_list,
		AT(rules), NULL},
	{"program", 0, "ID", "only this program (repeatable)", read_list,
		AT(programs), NULL},
	{"place", 0, "ID", "only what holds at this place", read_text,
		AT(place), NULL},
	{"lang", 0, "CODE", "language of the answer and of reading copies",
		read_text, AT(lang), NULL},
	{"output", 'o', "DIR", "folder for the papers", read_text, AT(output),
		NULL},
	{"kiosk", 0, NULL, "for a shared computer: forget, and print directly",
		read_flag, AT(kiosk), NULL},
	{"fast", 0, NULL, "for whoever asks others: labels, fewer words",
		read_flag, AT(fast), NULL},
	{"script", 0, NULL, "each question in English too, to be read aloud",
		read_flag, AT(script), NULL},
	{"save", 0, "FILE", "keep the answers in FILE, under a passphrase",
		read_text, AT(save), NULL},
	{"json", 0, NULL, "the answer as JSON", read_flag, AT(json), NULL},
	{"plain", 0, NULL, "no layout: one fact a line", read_flag, AT(plain),
		NULL},
	{"no-color", 0, NULL, "no colours", read_flag, AT(no_color), NULL},
	{"no-input", 0, NULL, "never ask", read_flag, AT(no_input), NULL},
	{"strict", 0, NULL, "warnings are errors", read_flag, AT(strict), NULL},
	{"quiet", 'q', NULL, "only errors", read_flag, AT(quiet), NULL},
	{"verbose", 'v', NULL, "say more", read_flag, AT(verbose), NULL},
	{"help", 'h', NULL, "this text", read_flag, AT(help), NULL},
	{"version", 0, NULL, "the version", read_flag, AT(version), NULL},
	{"man", 0, NULL, "the manual page", read_flag, AT(man), NULL},
	{"complete", 0, "SHELL", "completions for a shell", read_text,
		AT(complete), NULL},
	{"exit-status", 0, NULL, "exit 1 when no month is covered", read_flag,
		AT(exit_status), NULL},
	{"coverage", 0, NULL, "which criteria the cases reach", read_flag,
		AT(coverage), NULL},
	{"csv", 0, NULL, "an empty table with its header", read_flag, AT(csv),
		NULL},
	{"pdf", 0, NULL, "a worksheet to fill in by pen", read_flag, AT(pdf),
		NULL},
	{"events", 0, NULL, "what the reader saw, one node a line", read_flag,
		AT(events), NULL},
	{"large-print", 0, NULL, "papers in type of 18 points", read_flag,
		AT(large_print), NULL},
	{"parallel", 0, NULL, "copies to read beside the English, in columns",
		read_flag, AT(parallel), NULL},
	{"ics", 0, NULL, "a calendar file of the days, with neutral titles",
		read_flag, AT(ics), NULL},
	{"also", 0, "ID", "a paper that is made on request (repeatable)",
		read_list, AT(also), NULL},
	{"from", 0, "DATE", "the day of the event that starts the count",
		read_date, AT(from), NULL},
	{"days", 0, "N", "how many days", read_number, AT(days), NULL},
	{"count", 0, "calendar|business|court", "which days count", read_word,
		AT(count), option_count_words},
	{"calendar", 0, "ID", "whose holidays, such as us/ca/courts", read_text,
		AT(calendar), NULL},
	{"before", 0, NULL, "count backwards", read_flag, AT(before), NULL},
	{"roll", 0, "none|next|previous", "where a closed last day goes",
		read_word, AT(roll), option_roll_words},
	{"map", 0, "FILE", "what the table's own headers and values mean",
		read_text, AT(map), NULL},
	{"delimiter", 0, "CHAR", "what stands between cells: , ; | or tab",
		read_delimiter, AT(delimiter), NULL},
	{"encoding", 0, "utf-8|windows-1252", "how the table is encoded",
		read_word, AT(encoding), option_encoding_words},
	{"print", 0, "FILE", "one file with all papers, in order of rows",
		read_text, AT(print_to), NULL},
	{"copies", 0, "WHOSE|N",
		"whose, of tenant,landlord,file; or how often in the stack",
		read_copies, AT(copies), NULL},
	{"separators", 0, NULL, "in the stack, a sheet with the row's number",
		read_flag, AT(separators), NULL},
	{"only", 0, "CASE", "make this row again: a case id or a row number",
		read_text, AT(only), NULL},
	{"shard", 0, "K/N", "only part K of N parts of the table", read_text,
		AT(shard), NULL},
	{"jobs", 'j', "N", "how many workers; as many as processors",
		read_number, AT(jobs), NULL},
	{"resume", 0, NULL, "go on with the batch of this folder", read_flag,
		AT(resume), NULL},
	{"hold", 0, NULL, "only rows whose column release says yes", read_flag,
		AT(hold), NULL},
	{"durable", 0, NULL, "each file survives a loss of power at once",
		read_flag, AT(durable), NULL},
	{"dry-run", 0, NULL, "judge every row, write nothing", read_flag,
		AT(dry_run), NULL},
	{"show-values", 0, NULL, "lists show what cells say", read_flag,
		AT(show_values), NULL},
	{0},
};

const struct option *option_find(struct str name)
{
	for (const struct option *row = option_table; row->name; row++)
		if (str_is(name, row->name))
			return row;
	return NULL;
}

bool option_is_in(const char *names, const char *name)
{
	struct str rest = names ? str_of(names) : STR("");

	while (rest.n > 0)
		if (str_is(str_cut(&rest, ' '), name))
			return true;
	return false;
}

/* The reading of one command line. */
struct reading {
	struct cli *cli;
	char *const *words; /* the next one */
	const char *common;
	const char *own;
};

static bool is_accepted(const struct reading *r, const char *name)
{
	return option_is_in(r->common, name) || option_is_in(r->own, name);
}

static void hint_nearest(const struct reading *r, struct str wrong)
{
	const char *names[64] = {NULL};
	int count = 0;

	for (const struct option *row = option_table; row->name; row++)
		if (count < 63 && is_accepted(r, row->name))
			names[count++] = row->name;
	const char *near = diag_nearest(wrong, names);
	if (near)
		diag_hint(r->cli->diags, "did you mean --%s?", near);
}

static void refuse_unknown(
	struct reading *r, const char *dashes, struct str name)
{
	diag_add(r->cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"},
		"there is no option %s%.*s here", dashes, STR_ARG(name));
	hint_nearest(r, name);
}

/* Reads the value from after "=" or the next word. */
static bool read_value(
	struct reading *r, const struct option *row, const char *attached)
{
	const char *value = attached;

	if (row->value && !value && *r->words)
		value = *r->words++;
	if (row->value && !value) {
		diag_add(r->cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"}, "--%s needs its %s",
			row->name, row->value);
		return false;
	}
	if (!row->value && value) {
		diag_add(r->cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"}, "--%s takes no value",
			row->name);
		return false;
	}
	return row->read(r->cli, row, value);
}

static bool read_long(struct reading *r, const char *word)
{
	struct str rest = str_of(word);
	const char *equals = strchr(word, '=');
	struct str name = str_cut(&rest, '=');
	const struct option *row = option_find(name);

	if (!row || !is_accepted(r, row->name)) {
		refuse_unknown(r, "--", name);
		return false;
	}
	return read_value(r, row, equals ? equals + 1 : NULL);
}

static const struct option *find_letter(const struct reading *r, char letter)
{
	for (const struct option *row = option_table; row->name; row++)
		if (row->letter == letter && is_accepted(r, row->name))
			return row;
	return NULL;
}

/* Letters may stand together (-qv); the rest of a word is the value of one
 * that takes a value (-oDIR). */
static bool read_letters(struct reading *r, const char *word)
{
	for (; *word; word++) {
		const struct option *row = find_letter(r, *word);
		if (!row) {
			refuse_unknown(r, "-", (struct str){word, 1});
			return false;
		}
		if (row->value)
			return read_value(r, row, word[1] ? word + 1 : NULL);
		row->read(r->cli, row, NULL);
	}
	return true;
}

static bool read_arg(struct cli *cli, const char *word)
{
	if (cli->arg_count == OPTION_ARGS_MOST) {
		diag_add(cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"}, "more than %d files",
			OPTION_ARGS_MOST);
		return false;
	}
	cli->args[cli->arg_count++] = word;
	return true;
}

bool option_read(struct cli *cli, char *const *words, const char *common,
	const char *own)
{
	struct reading r = {cli, words, common, own};
	bool only_args = false;
	bool good = true;

	while (*r.words) {
		const char *word = *r.words++;
		if (only_args || word[0] != '-' || !word[1])
			good &= read_arg(cli, word);
		else if (strcmp(word, "--") == 0)
			only_args = true;
		else if (word[1] == '-')
			good &= read_long(&r, word + 2);
		else
			good &= read_letters(&r, word + 1);
	}
	return good;
}

const char *option_own_folder(const struct cli *cli, const char *name)
{
	if (!cli->data || strcmp(cli->data, ".") == 0)
		return cli->data ? name : NULL;
	return str_printf(cli->arena, "%s/%s", cli->data, name).p;
}

static const char *find_below(
	const struct cli *cli, const char *folder, const char *name)
{
	struct str path = str_printf(cli->arena, "%s/%s", folder, name);

	return file_exists(path.p) ? path.p : NULL;
}

const char *option_rule_file(const struct cli *cli, const char *name)
{
	const char *path = NULL;

	for (int i = 0; i < cli->rules.count && !path; i++)
		path = find_below(cli, cli->rules.items[i], name);
	const char *own = option_own_folder(cli, "rules");
	return path || !own ? path : find_below(cli, own, name);
}

enum status option_status(const struct cli *cli, enum status otherwise)
{
	for (const struct diag *d = cli->diags->first; d; d = d->next) {
		if (d->id == DIAG_FILE_READ || d->id == DIAG_FILE_WRITE)
			return STATUS_SYSTEM;
		if (d->id == DIAG_USAGE)
			return STATUS_USAGE;
	}
	return otherwise;
}
