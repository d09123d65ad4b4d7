/*
 * Help texts from the tables. Meant for the people who run the program; what
 * a tenant reads is in lang/ and rules/.
 */
#include "help.h"

#include <string.h>

#include "version.h"

const char help_common[] =
	"today rules program lang json plain no-color no-input strict quiet "
	"verbose help version";

static const struct {
	enum status status;
	const char *about;
} statuses[] = {
	{STATUS_DONE, "done; in a batch also when rows were refused"},
	{STATUS_NOT_COVERED,
		"evaluated, no month is covered (only with --exit-status)"},
	{STATUS_USAGE, "a wrong command line"},
	{STATUS_INPUT, "the input is wrong, or a date outside a calendar"},
	{STATUS_PACK, "a pack, template or translation is wrong, or a test "
		      "of a pack fails"},
	{STATUS_ROWS, "batch: some rows failed, the others are done"},
	{STATUS_NO_PAPER, "no usable paper was made; verify: the law has "
			  "changed"},
	{STATUS_SYSTEM, "reading or writing failed"},
	{STATUS_BUG, "a mistake in the program"},
};

#define STATUS_COUNT (sizeof statuses / sizeof statuses[0])

static void print_option(struct buf *out, const struct option *row)
{
	struct buf left = {.arena = out->arena};

	if (row->letter)
		buf_printf(&left, "-%c, ", row->letter);
	buf_printf(&left, "--%s", row->name);
	if (row->value)
		buf_printf(&left, " %s", row->value);
	buf_printf(out, "  %.*s", STR_ARG(buf_str(&left)));
	buf_printf(out, "%*s%s\n", left.n < 22 ? 24 - (int)left.n : 2, "",
		row->about);
}

static void print_options(struct buf *out, const char *names)
{
	for (const struct option *row = option_table; row->name; row++)
		if (option_is_in(names, row->name))
			print_option(out, row);
}

void help_program(struct buf *out, const struct command *commands)
{
	buf_add(out, STR("usage: stayput COMMAND [OPTION...]\n\n"
			 "Which laws stop or slow an eviction for this "
			 "household, and their papers.\n\n"));
	for (const struct command *c = commands; c->name; c++)
		buf_printf(out, "  %-11s %s\n", c->name, c->about);
	buf_add(out, STR("\nstayput COMMAND --help says more of one.\n\n"
			 "options of every command:\n"));
	print_options(out, help_common);
}

void help_command(struct buf *out, const struct command *command)
{
	buf_printf(out, "usage: stayput %s%s%s\n\n%s\n", command->name,
		*command->args ? " " : "", command->args, command->text);
	if (command->options && *command->options) {
		buf_add(out, STR("\noptions:\n"));
		print_options(out, command->options);
	}
	buf_add(out, STR("\noptions of every command:\n"));
	print_options(out, help_common);
}

/* Text for troff: a dash that is typed stays one, and no line can be taken
 * for a request. */
static void add_escaped(struct buf *out, const char *text)
{
	for (; *text; text++) {
		bool starts = !out->n || out->p[out->n - 1] == '\n';
		if (starts && (*text == '.' || *text == '\''))
			buf_add(out, STR("\\&"));
		if (*text == '-' || *text == '\\')
			buf_add_byte(out, '\\');
		buf_add_byte(out, *text);
	}
}

static void manual_options(struct buf *out, const char *names)
{
	for (const struct option *row = option_table; row->name; row++) {
		if (!option_is_in(names, row->name))
			continue;
		buf_add(out, STR(".TP\n.B "));
		if (row->letter)
			buf_printf(out, "\\-%c, ", row->letter);
		buf_add(out, STR("\\-\\-"));
		add_escaped(out, row->name);
		if (row->value)
			buf_printf(out, " \\fI%s\\fR", row->value);
		buf_add_byte(out, '\n');
		add_escaped(out, row->about);
		buf_add_byte(out, '\n');
	}
}

static void manual_command(struct buf *out, const struct command *command)
{
	buf_add(out, STR(".SS "));
	add_escaped(out, command->name);
	buf_add(out, STR("\n.B stayput "));
	add_escaped(out, command->name);
	buf_add_byte(out, ' ');
	add_escaped(out, command->args);
	buf_add(out, STR("\n.PP\n"));
	add_escaped(out, command->text);
	buf_add_byte(out, '\n');
	manual_options(out, command->options);
}

static void manual_statuses(struct buf *out)
{
	buf_add(out, STR(".SH EXIT STATUS\n"));
	for (size_t i = 0; i < STATUS_COUNT; i++) {
		buf_printf(out, ".TP\n.B %d\n", statuses[i].status);
		add_escaped(out, statuses[i].about);
		buf_add_byte(out, '\n');
	}
}

void help_manual(struct buf *out, const struct command *commands)
{
	buf_printf(out,
		".\\\" Made by `make man` from the tables of the program.\n"
		".TH STAYPUT 1 \"\" \"stayput %s\"\n"
		".SH NAME\nstayput \\- which laws stop or slow an eviction, "
		"and their papers\n"
		".SH SYNOPSIS\n.B stayput\n"
		".I COMMAND\n[\\fIOPTION\\fR...]\n"
		".SH DESCRIPTION\nData goes to standard output; prompts, "
		"progress and diagnostics go to standard error.\n"
		".B \\-\nis standard input or output.\n"
		"No option takes a name, an address or an amount of money.\n"
		".SH COMMANDS\n",
		STAYPUT_VERSION);
	for (const struct command *c = commands; c->name; c++)
		manual_command(out, c);
	buf_add(out, STR(".SH OPTIONS OF EVERY COMMAND\n"));
	manual_options(out, help_common);
	manual_statuses(out);
}

void help_command_manual(struct buf *out, const struct command *command)
{
	buf_add(out, STR(".\\\" Made from the tables of the program.\n"
			 ".TH \"STAYPUT\\-"));
	add_escaped(out, command->name);
	buf_printf(out, "\" 1 \"\" \"stayput %s\"\n.SH NAME\nstayput\\-",
		STAYPUT_VERSION);
	add_escaped(out, command->name);
	buf_add(out, STR(" \\- "));
	add_escaped(out, command->about);
	buf_add(out, STR("\n.SH SYNOPSIS\n.B stayput "));
	add_escaped(out, command->name);
	buf_add_byte(out, ' ');
	add_escaped(out, command->args);
	buf_add(out, STR("\n.SH DESCRIPTION\n"));
	add_escaped(out, command->text);
	buf_add(out, STR("\n.SH OPTIONS\n"));
	manual_options(out, command->options);
	manual_options(out, help_common);
	manual_statuses(out);
	buf_add(out, STR(".SH SEE ALSO\n.BR stayput (1)\n"));
}
