/*
 * A shared computer: papers go to lp and nowhere else, silence ends an
 * interview, and nothing goes over into the next.
 */
#include "ask.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "file.h"
#include "lp.h"

#define FOLDER "build/kiosk"
#define PRINTED FOLDER "/printed"

static const char answers[] =
	"1\n4\n2\n\n\ncalifornia\nlos angeles\nculver city\n1\n3/1/2025\n\n"
	"5/1/2023\n4\n30\n1\n2\n90000\nnone\nTenant Example\n\n"
	"100 Main St\nnone\nCulver City\nCA\n90232\n"
	"Example Rentals LLC\n1 Office Way\nnone\nLos Angeles\nCA\n90001\n"
	"\n1\n1\n1\n1\n1\n\n1\n\n";

static char shown[1000000];

static void show(FILE *out)
{
	rewind(out);
	size_t n = fread(shown, 1, sizeof shown - 1, out);

	shown[n] = '\0';
	fclose(out);
}

/* Kiosk interviews until the input ends. */
static void run(int in, int idle)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	civil_day today = date_day((struct date){2025, 3, 5});
	struct cli cli = {.arena = &arena,
		.diags = &diags,
		.data = ".",
		.kiosk = true,
		.clock_day = today,
		.today = {.day = today}};
	FILE *out = tmpfile();
	struct terminal terminal = terminal_open(in, fileno(out), true, true);

	terminal.idle = idle;
	cli.programs.items[cli.programs.count++] =
		"us/ca/los-angeles-county/fires-2025";
	assert_int_equal(ask_kiosk(&cli, &terminal), STATUS_DONE);
	show(out);
	arena_release(&arena);
}

/* A printer that keeps what it is given, or refuses. */
static void put_lp(const char *script)
{
	mkdir(FOLDER, 0700);
	unlink(PRINTED);
	FILE *lp = fopen(FOLDER "/lp", "w");
	assert_non_null(lp);
	fprintf(lp, "#!/bin/sh\n%s\n", script);
	fclose(lp);
	chmod(FOLDER "/lp", 0700);
	setenv("PATH", FOLDER ":/usr/bin:/bin", 1);
}

static int count(const char *what)
{
	int found = 0;

	for (const char *at = shown; (at = strstr(at, what)); at++)
		found++;
	return found;
}

static void test_prints_and_forgets(void **state)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	FILE *in = tmpfile();

	(void)state;
	put_lp("cat >>" PRINTED);
	fputs(answers, in);
	rewind(in);
	run(fileno(in), 0);
	struct file file =
		file_read(&arena, PRINTED, (size_t)10 * 1024 * 1024, &diags);
	assert_true(file.ok);
	int pages = lp_pages(file.bytes);
	assert_true(pages >= 4);
	char take[80];
	snprintf(take, sizeof take, "Take all %d pages with you.", pages);
	assert_int_equal(count(take), 1);
	assert_false(file_is_folder("papers"));
	assert_int_equal(count("Choose your language"), 2);
	fclose(in);
	arena_release(&arena);
}

static void test_says_that_it_could_not_print(void **state)
{
	FILE *in = tmpfile();

	(void)state;
	put_lp("exit 1");
	fputs(answers, in);
	rewind(in);
	run(fileno(in), 0);
	assert_int_equal(count("The papers could not be printed."), 1);
	assert_int_equal(count("Take all"), 0);
	fclose(in);
}

/* Somebody walks away in the middle: after the silence the first screen is
 * there again, with nothing of theirs. */
static void test_silence_ends_the_interview(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "1\n4\n", 4), 4);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		sleep(2); /* longer than the silence allowed, then gone */
		_exit(0);
	}
	close(ends[1]);
	run(ends[0], 1);
	assert_true(count("Choose your language") >= 2);
	assert_int_equal(count("Are you locked out"), 1);
	close(ends[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_prints_and_forgets),
		cmocka_unit_test(test_says_that_it_could_not_print),
		cmocka_unit_test(test_silence_ends_the_interview)};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
