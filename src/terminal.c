/*
 * The terminal: reading lines, clearing.
 */
#include "terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "utf8.h"

#define DUMB_ROWS 100 /* enough to push all off a screen */

/* --- the terminal ---------------------------------------------------- */

static volatile sig_atomic_t stopped;

static void stop(int signal_number)
{
	(void)signal_number;
	stopped = 1;
}

/* Ctrl-C and a closed terminal end the reading of a line, so that the
 * interview can leave as it leaves at the end of input. */
static void catch_signals(void)
{
	struct sigaction action = {.sa_handler = stop};

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

static int rows_of(int out)
{
	struct winsize size;

	return ioctl(out, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

static int columns_of(int out)
{
	struct winsize size;
	int columns = TERMINAL_WIDE;
	const char *told = getenv("COLUMNS");
	int64_t number = 0;

	if (ioctl(out, TIOCGWINSZ, &size) == 0 && size.ws_col)
		columns = size.ws_col;
	else if (told && str_to_int(str_of(told), &number) && number < 1000)
		columns = (int)number;
	if (columns > TERMINAL_WIDE)
		return TERMINAL_WIDE;
	return columns < TERMINAL_NARROW ? TERMINAL_NARROW : columns;
}

/* A terminal of another character set; one that does not say shows UTF-8. */
static bool is_ascii(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (int i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return !strstr(value, "UTF-8") &&
			       !strstr(value, "utf8") &&
			       !strstr(value, "UTF8") &&
			       !strstr(value, "utf-8");
	}
	return false;
}

struct terminal terminal_open(int in, int out, bool plain, bool no_color)
{
	const char *term = getenv("TERM");
	const char *refused = getenv("NO_COLOR");
	bool dumb = !term || !*term || strcmp(term, "dumb") == 0;
	bool talks = isatty(in) && isatty(out);
	struct terminal terminal = {.in = in,
		.out = out,
		.width = columns_of(out),
		.rows = rows_of(out),
		.dumb = dumb,
		.plain = plain || dumb || !talks,
		.ascii = isatty(out) && is_ascii(),
		.echo = !isatty(in)};

	terminal.color = !terminal.plain && !no_color && !(refused && *refused);
	stopped = 0;
	catch_signals();
	return terminal;
}

static void put(struct terminal *terminal, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t wrote = write(terminal->out, bytes, n);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0) {
			terminal->ended = true;
			return;
		}
		bytes += wrote;
		n -= (size_t)wrote;
	}
}

static void put_text(struct terminal *terminal, const char *text)
{
	put(terminal, text, strlen(text));
}

/* --- text ------------------------------------------------------------ */

/* What stands for a character on a terminal that cannot show it. */
static const char *in_ascii(uint32_t code)
{
	static const char letters[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYPs"
				      "aaaaaaaceeeeiiiidnooooo/ouuuuypy";
	static char one[2];

	if (code >= 0xC0 && code <= 0xFF) {
		one[0] = letters[code - 0xC0];
		return one;
	}
	if (code == 0xBF || code == 0xA1)
		return "";
	if (code == 0x2019 || code == 0x2018)
		return "'";
	if (code == 0x201C || code == 0x201D)
		return "\"";
	return code == 0x2013 || code == 0x2014 ? "-" : "?";
}

/* The text as the terminal can show it. */
static struct str shown(const struct terminal *terminal, struct str text)
{
	struct buf out = {.arena = terminal->arena};

	if (!terminal->ascii)
		return text;
	for (size_t at = 0; at < text.n;) {
		uint32_t code = 0;
		size_t step = utf8_step(text, at, &code);
		if (step == 1)
			buf_add_byte(&out, text.p[at]);
		else
			buf_add(&out, str_of(in_ascii(code)));
		at += step ? step : 1;
	}
	return buf_str(&out);
}

void terminal_put(struct terminal *terminal, struct str text)
{
	struct str as_shown = shown(terminal, text);

	put(terminal, as_shown.p, as_shown.n);
}

void terminal_bold(struct terminal *terminal, bool bold)
{
	if (terminal->color)
		put_text(terminal, bold ? "\033[1m" : "\033[0m");
}

void terminal_page(struct terminal *terminal)
{
	if (terminal->plain)
		put(terminal, "\n", 1);
	else
		put_text(terminal, "\033[H\033[2J\033[3J");
	if (!terminal->plain && terminal->noted) {
		put(terminal, terminal->note, terminal->noted);
		put(terminal, "\n", 1);
	}
	terminal->noted = 0;
}

void terminal_note(struct terminal *terminal, struct str text)
{
	struct str as_shown = shown(terminal, text);

	put(terminal, as_shown.p, as_shown.n);
	terminal->noted = 0;
	if (as_shown.n > sizeof terminal->note)
		return;
	memcpy(terminal->note, as_shown.p, as_shown.n);
	terminal->noted = as_shown.n;
}

/* --- input ----------------------------------------------------------- */

/* Waits for input; false when the time is over. */
static bool wait_input(const struct terminal *terminal)
{
	struct pollfd wanted = {.fd = terminal->in, .events = POLLIN};
	int waited;

	if (!terminal->idle)
		return true;
	do
		waited = poll(&wanted, 1, terminal->idle * 1000);
	while (waited < 0 && errno == EINTR && !stopped);
	return waited != 0;
}

/* Reads more bytes behind those held; false at the end of input. */
static bool read_more(struct terminal *terminal)
{
	ssize_t n;

	do
		n = read(terminal->in, terminal->held + terminal->held_count,
			TERMINAL_LINE - terminal->held_count);
	while (n < 0 && errno == EINTR && !stopped);
	if (n <= 0 || stopped)
		return false;
	terminal->held_count += (size_t)n;
	return true;
}

/* Takes a line of `n` bytes and its line break off what is held. */
static struct str take_line(struct terminal *terminal, size_t n)
{
	static const char nothing[1];
	char *copy = arena_alloc(terminal->arena, n + 1);
	size_t cut = n < terminal->held_count ? n + 1 : n;

	memcpy(copy, terminal->held, n);
	memmove(terminal->held, terminal->held + cut,
		terminal->held_count - cut);
	terminal->held_count -= cut;
	memset(terminal->held + terminal->held_count, 0, cut);
	if (n > 0 && copy[n - 1] == '\r')
		n--;
	return (struct str){n ? copy : nothing, n};
}

static void echo(struct terminal *terminal, struct str line)
{
	if (!terminal->echo)
		return;
	put(terminal, line.p, line.n);
	put(terminal, "\n", 1);
}

/* Throws away the rest of a line that is too long. */
static enum terminal_got skip_line(struct terminal *terminal)
{
	const char *end = NULL;

	while (!end) {
		terminal->held_count = 0;
		if (!read_more(terminal))
			return TERMINAL_GOT_END;
		end = memchr(terminal->held, '\n', terminal->held_count);
	}
	take_line(terminal, (size_t)(end - terminal->held));
	echo(terminal, STR("..."));
	return TERMINAL_GOT_LONG;
}

enum terminal_got terminal_read(
	struct terminal *terminal, const char *prompt, struct str *line)
{
	put_text(terminal, prompt);
	while (!terminal->ended && !stopped) {
		const char *end =
			memchr(terminal->held, '\n', terminal->held_count);
		if (end) {
			*line = take_line(
				terminal, (size_t)(end - terminal->held));
			echo(terminal, *line);
			return TERMINAL_GOT_LINE;
		}
		if (terminal->held_count == TERMINAL_LINE)
			return skip_line(terminal);
		if (!wait_input(terminal))
			return TERMINAL_GOT_IDLE;
		if (!read_more(terminal))
			break;
	}
	put(terminal, "\n", 1);
	terminal->ended = true;
	return TERMINAL_GOT_END;
}

/* Input is echoed by the terminal itself, unless it is none. */
static void show_typing(const struct terminal *terminal, bool shown_too)
{
	struct termios mode;

	if (tcgetattr(terminal->in, &mode) != 0)
		return;
	if (shown_too)
		mode.c_lflag |= ECHO;
	else
		mode.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(terminal->in, TCSANOW, &mode);
}

enum terminal_got terminal_secret(
	struct terminal *terminal, const char *prompt, struct str *line)
{
	bool echoes = terminal->echo;

	terminal->echo = false;
	show_typing(terminal, false);
	enum terminal_got got = terminal_read(terminal, prompt, line);
	show_typing(terminal, true);
	terminal->echo = echoes;
	put(terminal, "\n", 1);
	return got;
}

/* --- leaving --------------------------------------------------------- */

static void forget(struct terminal *terminal)
{
	volatile char *held = terminal->held;

	for (size_t i = 0; i < sizeof terminal->held; i++)
		held[i] = 0;
	terminal->held_count = 0;
	terminal->noted = 0;
	memset(terminal->note, 0, sizeof terminal->note);
	tcflush(terminal->in, TCIFLUSH);
}

void terminal_wipe(struct terminal *terminal)
{
	bool typed = isatty(terminal->in);

	if (terminal->dumb && typed)
		for (int i = 0; i < DUMB_ROWS; i++)
			put_text(terminal, "\n");
	else if (isatty(terminal->out) && !terminal->echo)
		put_text(terminal, "\033[H\033[2J\033[3J\033c");
	/* What was typed ahead is not for the next person; a pipe goes on. */
	if (typed)
		forget(terminal);
}

void terminal_close(struct terminal *terminal)
{
	forget(terminal);
	if (terminal->color)
		put_text(terminal, "\033[0m");
}
