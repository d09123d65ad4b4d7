/*
 * The interview as people see it: each tests/ask/NAME.ask is a transcript with
 * what is typed after "> ". A line "..." stands for any lines. Lines that
 * begin with @ set the day and the terminal:
 *
 *     @ today 2025-03-05
 *     @ width 40
 *     @ rows 24           of a terminal that clears its pages
 *     @ ascii
 *     @ program us/ca/los-angeles-county/fires-2025
 *     @ lang es
 *     @ fast
 *     @ script
 *     @ kiosk
 *     @ papers NAME       the folder for papers, below build/
 *     @ status 3
 *
 * With a file name as its argument the program prints that transcript as it
 * is now.
 */
#include "ask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "file.h"

#define TRANSCRIPTS 200
#define LINES_MOST 4000

struct lines {
	struct str list[LINES_MOST];
	int count;
};

/* One transcript. */
struct transcript {
	const char *path;
	struct lines lines; /* what is expected, comments left out */
	struct buf typed;
	civil_day today;
	int width;
	int rows; /* 0: no terminal */
	bool ascii;
	bool fast;
	bool script;
	bool kiosk;
	const char *program; /* NULL: all */
	const char *lang;
	const char *papers; /* folder; NULL: none */
	int64_t status;
};

/* What an earlier run left is in the way. */
static void empty_folder(struct arena *arena, const char *folder)
{
	const char **name =
		file_names(arena, folder, &(struct diags){.arena = arena});

	for (; name && *name; name++)
		unlink(str_printf(arena, "%s/%s", folder, *name).p);
}

static bool set_flag(struct transcript *t, struct str word)
{
	t->ascii |= str_is(word, "ascii");
	t->fast |= str_is(word, "fast");
	t->script |= str_is(word, "script");
	t->kiosk |= str_is(word, "kiosk");
	return str_is(word, "ascii") || str_is(word, "fast") ||
	       str_is(word, "script") || str_is(word, "kiosk");
}

static void set(struct transcript *t, struct str line)
{
	struct str word = str_cut(&line, ' ');
	int64_t number = 0;

	if (str_is(word, "today")) {
		if (!date_parse(line, &t->today))
			fail_msg("%s: @ today needs a day", t->path);
	} else if (str_is(word, "width")) {
		str_to_int(line, &number);
		t->width = (int)number;
	} else if (str_is(word, "rows")) {
		str_to_int(line, &number);
		t->rows = (int)number;
	} else if (str_is(word, "status")) {
		str_to_int(line, &t->status);
	} else if (str_is(word, "program")) {
		t->program = str_dup(t->typed.arena, line).p;
	} else if (str_is(word, "papers")) {
		t->papers =
			str_printf(t->typed.arena, "build/%.*s", STR_ARG(line))
				.p;
	} else if (str_is(word, "lang")) {
		t->lang = str_dup(t->typed.arena, line).p;
	} else if (set_flag(t, word)) {
		return;
	} else {
		fail_msg("%s: @ %.*s?", t->path, STR_ARG(word));
	}
}

static void add_line(struct lines *lines, struct str line)
{
	assert_true(lines->count < LINES_MOST);
	while (line.n && line.p[line.n - 1] == ' ')
		line.n--;
	lines->list[lines->count++] = line;
}

static void read_transcript(
	struct arena *arena, const char *path, struct transcript *t)
{
	struct diags diags = {.arena = arena};
	struct file file = file_read(arena, path, FILE_LIMIT, &diags);
	struct str rest = file.bytes;

	assert_true(file.ok);
	*t = (struct transcript){
		.path = path, .width = 80, .typed = {.arena = arena}};
	while (rest.n) {
		struct str line = str_cut(&rest, '\n');
		if (str_starts(line, STR("#")))
			continue;
		if (str_starts(line, STR("@ "))) {
			set(t, str_from(line, 2));
			continue;
		}
		add_line(&t->lines, line);
		if (str_starts(line, STR(">"))) {
			buf_add(&t->typed, str_from(line, 2));
			buf_add_byte(&t->typed, '\n');
		}
	}
}

/* Runs the interview with what is typed; what it showed. */
static struct str run(struct arena *arena, const struct transcript *t)
{
	FILE *in = tmpfile();
	FILE *out = tmpfile();
	static char shown[1000000];
	struct diags diags = {.arena = arena};
	struct cli cli = {.arena = arena,
		.diags = &diags,
		.data = ".",
		.lang = t->lang,
		.output = t->papers,
		.fast = t->fast,
		.script = t->script,
		.kiosk = t->kiosk,
		.clock_day = t->today,
		.today = {.day = t->today}};

	if (t->papers)
		empty_folder(arena, t->papers);
	if (t->program)
		cli.programs.items[cli.programs.count++] = t->program;
	fwrite(t->typed.p, 1, t->typed.n, in);
	rewind(in);
	struct terminal terminal =
		terminal_open(fileno(in), fileno(out), false, false);
	terminal.width = t->width;
	terminal.ascii = t->ascii;
	terminal.rows = t->rows;
	terminal.plain = !t->rows;
	struct library *library = library_open(&cli);
	assert_non_null(library);
	enum status status = t->kiosk ? ask_kiosk(&cli, &terminal)
				      : ask_talk(&cli, library, &terminal);
	if ((int)status != t->status)
		diag_print(&diags, stderr);
	assert_int_equal(status, t->status);
	rewind(out);
	size_t n = fread(shown, 1, sizeof shown, out);
	fclose(in);
	fclose(out);
	return str_dup(arena, (struct str){shown, n});
}

/* Where a sentence is missing its key is said. */
static bool is_key(struct str line)
{
	int dots = 0;

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];
		dots += c == '.';
		if (!(c >= 'a' && c <= 'z') && c != '_' && c != '.')
			return false;
	}
	return dots == 1 && line.p[line.n - 1] != '.';
}

static struct lines cut_lines(struct str text)
{
	static struct lines lines;

	lines.count = 0;
	while (text.n)
		add_line(&lines, str_cut(&text, '\n'));
	return lines;
}

/* The first line of `got` at which `want` from line w on fits no more; -1 when
 * all fits. Two lists, "..." is any number of lines. */
static bool fits(
	const struct lines *want, const struct lines *got, int w, int g)
{
	for (; w < want->count; w++, g++) {
		if (str_is(want->list[w], "...")) {
			for (; g <= got->count; g++)
				if (fits(want, got, w + 1, g))
					return true;
			return false;
		}
		if (g >= got->count || !str_eq(want->list[w], got->list[g]))
			return false;
	}
	return g == got->count;
}

/* How many lines of what is wanted can be found, for the message. */
static int fitting(const struct lines *want, const struct lines *got)
{
	static struct lines head;

	for (int n = want->count; n > 0; n--) {
		head = *want;
		head.count = n;
		if (!str_is(head.list[n - 1], "..."))
			head.list[head.count++] = STR("...");
		if (fits(&head, got, 0, 0))
			return n;
	}
	return 0;
}

static void test_transcript(void **state)
{
	struct arena arena = {0};
	static struct transcript t;

	read_transcript(&arena, *state, &t);
	struct lines got = cut_lines(run(&arena, &t));
	for (int i = 0; i < got.count; i++)
		if (is_key(got.list[i]))
			fail_msg("%s: there is no sentence %.*s", t.path,
				STR_ARG(got.list[i]));
	if (!fits(&t.lines, &got, 0, 0)) {
		int n = fitting(&t.lines, &got);
		fprintf(stderr, "%s: after %d lines wanted: %.*s\n", t.path, n,
			STR_ARG(n < t.lines.count ? t.lines.list[n]
						  : STR("(the end)")));
		for (int i = 0; i < got.count; i++)
			fprintf(stderr, "| %.*s\n", STR_ARG(got.list[i]));
		fail();
	}
	arena_release(&arena);
}

/* What a transcript looks like now, for writing a new one. */
static int show(const char *path)
{
	struct arena arena = {0};
	static struct transcript t;

	read_transcript(&arena, path, &t);
	struct str text = run(&arena, &t);
	printf("%.*s", STR_ARG(text));
	arena_release(&arena);
	return 0;
}

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[TRANSCRIPTS];
	struct arena arena = {0};
	size_t count = 0;

	if (argc > 1)
		return show(argv[1]);
	for (const char **n = file_names(
		     &arena, "tests/ask", &(struct diags){.arena = &arena});
		*n; n++) {
		if (!str_ends(str_of(*n), STR(".ask")) || count == TRANSCRIPTS)
			continue;
		const char *path = str_printf(&arena, "tests/ask/%s", *n).p;
		tests[count++] = (struct CMUnitTest){
			path, test_transcript, NULL, NULL, (void *)path};
	}
	int failed = _cmocka_run_group_tests("ask", tests, count, NULL, NULL);
	arena_release(&arena);
	return failed;
}
