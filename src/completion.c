/*
 * One writer a shell. All of them walk the same two tables as the help.
 */
#include "completion.h"

#include <string.h>

/* Text inside single quotes of a shell; zsh also reads [ ] and : itself. */
static void add_quoted(struct buf *out, const char *text, const char *special)
{
	for (; *text; text++) {
		if (*text == '\'')
			buf_add(out, STR("'\\'"));
		else if (strchr(special, *text))
			buf_add_byte(out, '\\');
		buf_add_byte(out, *text);
	}
}

static bool is_of(const struct command *command, const struct option *option)
{
	return option_is_in(help_common, option->name) ||
	       option_is_in(command->options, option->name);
}

/* The next option of the command at or after a row. */
static const struct option *next_option(
	const struct command *command, const struct option *row)
{
	while (row->name && !is_of(command, row))
		row++;
	return row;
}

static bool takes_folder(const struct option *option)
{
	return option->value && strcmp(option->value, "DIR") == 0;
}

/* --- names ----------------------------------------------------------- */

static void print_names(struct buf *out, const struct command *commands)
{
	for (const struct command *c = commands; c->name; c++)
		buf_printf(out, "%s\n", c->name);
}

/* --- bash ------------------------------------------------------------ */

static void bash_option(struct buf *out, const struct option *option)
{
	buf_printf(out, " --%s", option->name);
	if (option->letter)
		buf_printf(out, " -%c", option->letter);
}

static void bash_values(struct buf *out)
{
	for (const struct option *o = option_table; o->name; o++) {
		if (!o->value)
			continue;
		buf_printf(out, "\t--%s", o->name);
		if (o->letter)
			buf_printf(out, " | -%c", o->letter);
		buf_add(out, STR(") "));
		if (takes_folder(o))
			buf_add(out, STR("COMPREPLY=($(compgen -d -- "
					 "\"$current\")); "));
		if (o->words)
			buf_add(out, STR("COMPREPLY=($(compgen -W '"));
		for (int i = 0; o->words && o->words[i]; i++)
			buf_printf(out, "%s%s", i ? " " : "", o->words[i]);
		if (o->words)
			buf_add(out, STR("' -- \"$current\")); "));
		buf_add(out, STR("return ;;\n"));
	}
}

static void print_bash(struct buf *out, const struct command *commands)
{
	buf_add(out, STR("# Made by stayput from its tables.\n"
			 "_stayput() {\n"
			 "\tlocal current=${COMP_WORDS[COMP_CWORD]} words=\n"
			 "\tCOMPREPLY=()\n"
			 "\tcase ${COMP_WORDS[COMP_CWORD - 1]} in\n"));
	bash_values(out);
	buf_add(out, STR("\tesac\n\tcase ${COMP_WORDS[1]} in\n"));
	for (const struct command *c = commands; c->name; c++) {
		buf_printf(out, "\t%s) words='", c->name);
		const struct option *o = next_option(c, option_table);
		for (; o->name; o = next_option(c, o + 1))
			bash_option(out, o);
		buf_add(out, STR("' ;;\n"));
	}
	buf_add(out, STR("\tesac\n\t[ $COMP_CWORD -gt 1 ] || words='"));
	for (const struct command *c = commands; c->name; c++)
		buf_printf(out, "%s ", c->name);
	buf_add(out, STR("--help --version'\n"
			 "\tCOMPREPLY=($(compgen -W \"$words\" -- "
			 "\"$current\"))\n"
			 "}\n"
			 "complete -o default -F _stayput stayput\n"));
}

/* --- zsh ------------------------------------------------------------- */

#define ZSH_SPECIAL "[]:\\"

static void zsh_name(
	struct buf *out, const struct option *option, const char *name)
{
	buf_printf(out, " \\\n\t\t'*%s%s[", name,
		!option->value	 ? ""
		: name[1] == '-' ? "="
				 : "+");
	add_quoted(out, option->about, ZSH_SPECIAL);
	buf_add_byte(out, ']');
	if (option->value)
		buf_printf(out, ":%s:", option->words ? "word" : option->value);
	if (takes_folder(option))
		buf_add(out, STR("_files -/"));
	if (option->words)
		buf_add_byte(out, '(');
	for (int i = 0; option->words && option->words[i]; i++)
		buf_printf(out, "%s%s", i ? " " : "", option->words[i]);
	buf_add(out, option->words ? STR(")'") : STR("'"));
}

static void zsh_option(struct buf *out, const struct option *option)
{
	char letter[] = {'-', option->letter, '\0'};
	struct str name = str_printf(out->arena, "--%s", option->name);

	zsh_name(out, option, name.p);
	if (option->letter)
		zsh_name(out, option, letter);
}

static void print_zsh(struct buf *out, const struct command *commands)
{
	buf_add(out, STR("#compdef stayput\n"
			 "# Made by stayput from its tables.\n"
			 "_stayput() {\n\tlocal -a commands\n\tcommands=(\n"));
	for (const struct command *c = commands; c->name; c++) {
		buf_printf(out, "\t\t'%s:", c->name);
		add_quoted(out, c->about, ZSH_SPECIAL);
		buf_add(out, STR("'\n"));
	}
	buf_add(out, STR("\t)\n\tif (( CURRENT == 2 )); then\n"
			 "\t\t_describe command commands\n\t\treturn\n\tfi\n"
			 "\tcase $words[2] in\n"));
	for (const struct command *c = commands; c->name; c++) {
		buf_printf(out, "\t%s) _arguments", c->name);
		const struct option *o = next_option(c, option_table);
		for (; o->name; o = next_option(c, o + 1))
			zsh_option(out, o);
		buf_add(out, STR(" \\\n\t\t'*:file:_files' ;;\n"));
	}
	buf_add(out, STR("\tesac\n}\n_stayput \"$@\"\n"));
}

/* --- fish ------------------------------------------------------------ */

static void fish_option(struct buf *out, const struct command *command,
	const struct option *option)
{
	buf_printf(out,
		"complete -c stayput -n '__fish_seen_subcommand_from %s' "
		"-l %s",
		command->name, option->name);
	if (option->letter)
		buf_printf(out, " -s %c", option->letter);
	if (option->value)
		buf_add(out, takes_folder(option)
				     ? STR(" -x -a '(__fish_complete_"
					   "directories)'")
				     : STR(" -x"));
	if (option->words)
		buf_add(out, STR(" -a '"));
	for (int i = 0; option->words && option->words[i]; i++)
		buf_printf(out, "%s%s", i ? " " : "", option->words[i]);
	buf_add(out, option->words ? STR("' -d '") : STR(" -d '"));
	add_quoted(out, option->about, "\\");
	buf_add(out, STR("'\n"));
}

static void print_fish(struct buf *out, const struct command *commands)
{
	buf_add(out, STR("# Made by stayput from its tables.\n"));
	for (const struct command *c = commands; c->name; c++) {
		buf_printf(out,
			"complete -c stayput -n __fish_use_subcommand -f -a %s "
			"-d '",
			c->name);
		add_quoted(out, c->about, "\\");
		buf_add(out, STR("'\n"));
		const struct option *o = next_option(c, option_table);
		for (; o->name; o = next_option(c, o + 1))
			fish_option(out, c, o);
	}
}

static const struct {
	const char *name;
	void (*print)(struct buf *out, const struct command *commands);
} shells[] = {
	{"bash", print_bash},
	{"zsh", print_zsh},
	{"fish", print_fish},
	{"commands", print_names},
};

bool completion_print(
	struct buf *out, const char *shell, const struct command *commands)
{
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
		if (strcmp(shells[i].name, shell) != 0)
			continue;
		shells[i].print(out, commands);
		return true;
	}
	return false;
}
