/*
 * The terminal as a terminal: a pair of pseudo-terminals, one end is looked at.
 */
#define _GNU_SOURCE /* posix_openpt */
#include "terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

struct pair {
	int far; /* the person's end */
	int near;
	struct arena arena;
	struct terminal terminal;
};

static void open_pair(struct pair *pair, int columns, int rows)
{
	struct winsize size = {.ws_col = (unsigned short)columns,
		.ws_row = (unsigned short)rows};

	memset(pair, 0, sizeof *pair);
	pair->far = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(pair->far >= 0);
	assert_int_equal(grantpt(pair->far), 0);
	assert_int_equal(unlockpt(pair->far), 0);
	pair->near = open(ptsname(pair->far), O_RDWR | O_NOCTTY);
	assert_true(pair->near >= 0);
	assert_int_equal(ioctl(pair->near, TIOCSWINSZ, &size), 0);
	pair->terminal = terminal_open(pair->near, pair->near, false, false);
	pair->terminal.arena = &pair->arena;
}

static void close_pair(struct pair *pair)
{
	close(pair->near);
	close(pair->far);
	arena_release(&pair->arena);
}

/* All that was written to the terminal so far. */
static const char *seen(struct pair *pair)
{
	static char text[10000];
	struct pollfd wanted = {.fd = pair->far, .events = POLLIN};
	size_t n = 0;

	while (n + 1 < sizeof text && poll(&wanted, 1, 100) > 0) {
		ssize_t got = read(pair->far, text + n, sizeof text - 1 - n);
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	text[n] = '\0';
	return text;
}

static void type(struct pair *pair, const char *line)
{
	assert_int_equal(write(pair->far, line, strlen(line)), strlen(line));
}

static void set(const char *term, const char *lang)
{
	setenv("TERM", term, 1);
	unsetenv("LC_ALL");
	unsetenv("LC_CTYPE");
	unsetenv("NO_COLOR");
	if (lang)
		setenv("LANG", lang, 1);
	else
		unsetenv("LANG");
}

static void test_a_page_keeps_the_note(void **state)
{
	struct pair pair;

	(void)state;
	set("xterm", NULL);
	open_pair(&pair, 80, 24);
	assert_false(pair.terminal.plain);
	terminal_note(&pair.terminal, STR("We wrote: 4.\n"));
	seen(&pair);
	terminal_page(&pair.terminal);
	const char *page = seen(&pair);
	assert_non_null(strstr(page, "\033[2J"));
	assert_non_null(strstr(page, "We wrote: 4."));
	terminal_page(&pair.terminal);
	assert_null(strstr(seen(&pair), "We wrote: 4."));
	close_pair(&pair);
}

static void test_a_dumb_terminal_gets_no_sequences(void **state)
{
	struct pair pair;

	(void)state;
	set("dumb", NULL);
	open_pair(&pair, 80, 24);
	assert_true(pair.terminal.plain);
	terminal_page(&pair.terminal);
	terminal_bold(&pair.terminal, true);
	terminal_wipe(&pair.terminal);
	const char *text = seen(&pair);
	assert_null(strchr(text, '\033'));
	assert_true(strlen(text) > 100);
	close_pair(&pair);
}

static void test_quick_exit_clears_the_scrollback(void **state)
{
	struct pair pair;

	(void)state;
	set("xterm", NULL);
	open_pair(&pair, 80, 24);
	terminal_wipe(&pair.terminal);
	assert_non_null(strstr(seen(&pair), "\033[3J"));
	close_pair(&pair);
}

static void test_colours_are_refused(void **state)
{
	struct pair pair;

	(void)state;
	set("xterm", NULL);
	open_pair(&pair, 80, 24);
	assert_true(pair.terminal.color);
	close_pair(&pair);
	setenv("NO_COLOR", "1", 1);
	open_pair(&pair, 80, 24);
	assert_false(pair.terminal.color);
	terminal_bold(&pair.terminal, true);
	assert_string_equal(seen(&pair), "");
	close_pair(&pair);
	unsetenv("NO_COLOR");
}

static void test_widths(void **state)
{
	struct pair pair;

	(void)state;
	set("xterm", NULL);
	open_pair(&pair, 20, 24);
	assert_int_equal(pair.terminal.width, 40);
	close_pair(&pair);
	open_pair(&pair, 61, 24);
	assert_int_equal(pair.terminal.width, 61);
	close_pair(&pair);
	open_pair(&pair, 200, 50);
	assert_int_equal(pair.terminal.width, 80);
	assert_int_equal(pair.terminal.rows, 50);
	close_pair(&pair);
}

static void test_letters_of_the_terminal(void **state)
{
	struct pair pair;

	(void)state;
	set("xterm", "C");
	open_pair(&pair, 80, 24);
	terminal_put(&pair.terminal, STR("¿Qué día — «año»?"));
	assert_string_equal(seen(&pair), "Que dia - ?ano??");
	close_pair(&pair);
	set("xterm", "es_US.UTF-8");
	open_pair(&pair, 80, 24);
	terminal_put(&pair.terminal, STR("¿Qué día?"));
	assert_string_equal(seen(&pair), "¿Qué día?");
	close_pair(&pair);
}

static void test_a_passphrase_is_not_shown(void **state)
{
	struct pair pair;
	struct str line = {0};
	struct termios mode;

	(void)state;
	set("xterm", NULL);
	open_pair(&pair, 80, 24);
	/* Typed after the echo is off: nothing waits for it before. */
	pid_t child = fork();
	if (child == 0) {
		usleep(200000);
		type(&pair, "secret words\n");
		_exit(0);
	}
	assert_int_equal(terminal_secret(&pair.terminal, "> ", &line),
		TERMINAL_GOT_LINE);
	assert_true(str_is(line, "secret words"));
	assert_null(strstr(seen(&pair), "secret"));
	assert_int_equal(tcgetattr(pair.near, &mode), 0);
	assert_true(mode.c_lflag & ECHO);
	close_pair(&pair);
}

static void test_a_line_that_is_too_long(void **state)
{
	struct arena arena = {0};
	int ends[2];
	static char many[3 * TERMINAL_LINE];
	struct str line = {0};

	(void)state;
	memset(many, 'x', sizeof many);
	many[sizeof many - 1] = '\n';
	assert_int_equal(pipe(ends), 0);
	struct terminal terminal =
		terminal_open(ends[0], STDERR_FILENO, true, true);
	terminal.arena = &arena;
	terminal.echo = false;
	assert_int_equal(
		write(ends[1], many, sizeof many), (ssize_t)sizeof many);
	assert_int_equal(write(ends[1], "next\r\n", 6), 6);
	close(ends[1]);
	assert_int_equal(
		terminal_read(&terminal, "", &line), TERMINAL_GOT_LONG);
	assert_int_equal(
		terminal_read(&terminal, "", &line), TERMINAL_GOT_LINE);
	assert_true(str_is(line, "next"));
	assert_int_equal(terminal_read(&terminal, "", &line), TERMINAL_GOT_END);
	close(ends[0]);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_page_keeps_the_note),
		cmocka_unit_test(test_a_dumb_terminal_gets_no_sequences),
		cmocka_unit_test(test_quick_exit_clears_the_scrollback),
		cmocka_unit_test(test_colours_are_refused),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_letters_of_the_terminal),
		cmocka_unit_test(test_a_passphrase_is_not_shown),
		cmocka_unit_test(test_a_line_that_is_too_long)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
