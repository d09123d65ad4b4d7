/* The tables of commands and options agree with one another. */
#include "cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_names_exist(const char *names)
{
	struct str rest = str_of(names);

	while (rest.n > 0)
		assert_non_null(option_find(str_cut(&rest, ' ')));
}

static void every_command_has_options_that_exist(void **state)
{
	(void)state;
	assert_names_exist(help_common);
	for (const struct command *c = cli_commands; c->name; c++) {
		assert_names_exist(c->options);
		assert_non_null(c->run);
		assert_true(c->least <= c->most);
		assert_true(strlen(c->about) > 0 && strlen(c->text) > 0);
	}
}

/* No option takes a name, an address or money: they are all of these. */
static void every_value_is_of_an_innocent_kind(void **state)
{
	static const char *const kinds[] = {"DATE", "DIR", "FILE", "ID", "CODE",
		"SHELL", "N", "K/N", "WHOSE|N", "CASE", "CHAR",
		"utf-8|windows-1252", "calendar|business|court",
		"none|next|previous", NULL};

	(void)state;
	for (const struct option *o = option_table; o->name; o++) {
		int known = o->value == NULL;
		for (int i = 0; kinds[i] && !known; i++)
			known = strcmp(kinds[i], o->value) == 0;
		assert_true(known);
	}
}

static enum status run(struct cli *cli, char *const *words)
{
	static struct arena arena;
	static struct diags diags;

	diags = (struct diags){.arena = &arena};
	*cli = (struct cli){.arena = &arena, .diags = &diags};
	return cli_run(cli, words);
}

static void every_command_refuses_an_unknown_option(void **state)
{
	struct cli cli;

	(void)state;
	for (const struct command *c = cli_commands; c->name; c++) {
		char *const words[] = {(char *)c->name, "--tenant-name", NULL};
		assert_int_equal(run(&cli, words), STATUS_USAGE);
		assert_int_equal(cli.diags->first->id, DIAG_USAGE);
	}
}

static void options_are_read_in_every_spelling(void **state)
{
	struct cli cli = {0};
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	char *const words[] = {"--today=2025-03-10", "-oout", "-qv", "--rules",
		"a", "case.yaml", "--rules", "b", "--", "--json", "-", NULL};

	(void)state;
	cli.arena = &arena;
	cli.diags = &diags;
	assert_true(option_read(&cli, words, help_common, "output"));
	assert_true(cli.today.given);
	assert_int_equal(cli.today.day, 20157);
	assert_string_equal(cli.output, "out");
	assert_true(cli.quiet && cli.verbose && !cli.json);
	assert_int_equal(cli.rules.count, 2);
	assert_string_equal(cli.rules.items[1], "b");
	assert_int_equal(cli.arg_count, 3);
	assert_string_equal(cli.args[1], "--json");
	assert_string_equal(cli.args[2], "-");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_has_options_that_exist),
		cmocka_unit_test(every_value_is_of_an_innocent_kind),
		cmocka_unit_test(every_command_refuses_an_unknown_option),
		cmocka_unit_test(options_are_read_in_every_spelling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
