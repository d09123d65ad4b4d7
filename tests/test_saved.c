/*
 * Saved interviews: what was answered comes back, nobody else can read it, and
 * kill -9 at any prompt loses nothing that was answered before it.
 */
#include "saved.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "ask.h"
#include "file.h"
#include "seal.h"

#define SECRET "a long passphrase"
#define ONE "build/saved-one"
#define TWO "build/saved-two"

/* What is typed, from the first screen to the papers that are not wanted:
 * language, passphrase twice, answers; from REVIEW on nothing is an answer. */
#define REVIEW 37
static const char *const typed[] = {"1", SECRET, SECRET, "4", "2", "", "",
	"california", "los angeles", "culver city", "1", "february 2025",
	"march 2025", "", "1", "5/1/2023", "4", "30", "1,3", "2", "3/1/2025",
	"90000", "none", "Tenant Example", "", "100 Main St", "none",
	"Culver City", "CA", "90232", "Example Rentals LLC", "1 Office Way",
	"none", "Los Angeles", "CA", "90001", "", "1", "1", "1", "1", "1", "",
	"2", NULL};

static int step = 4; /* of prompts at which it is killed; 1 with "all" */

static struct cli new_cli(
	struct arena *arena, struct diags *diags, const char *save)
{
	civil_day today = date_day((struct date){2025, 3, 5});
	struct cli cli = {.arena = arena,
		.diags = diags,
		.data = ".",
		.save = save,
		.clock_day = today,
		.today = {.day = today}};

	cli.programs.items[cli.programs.count++] =
		"us/ca/los-angeles-county/fires-2025";
	return cli;
}

/* An interview on two descriptors. */
static enum status talk(int in, int out, const char *save)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct cli cli = new_cli(&arena, &diags, save);
	struct terminal terminal = terminal_open(in, out, true, true);
	struct library *library = library_open(&cli);
	enum status status = ask_talk(&cli, library, &terminal);

	diag_print(&diags, stderr);
	arena_release(&arena);
	return status;
}

static void type(int in, const char *line)
{
	assert_int_equal(write(in, line, strlen(line)), strlen(line));
	assert_int_equal(write(in, "\n", 1), 1);
}

/* Reads until that many prompts were shown. */
static void wait_prompts(int out, int prompts)
{
	char c = 0;
	char before = '\n';

	while (prompts > 0 && read(out, &c, 1) == 1) {
		prompts -= c == '>' && before == '\n';
		before = c;
	}
	assert_int_equal(prompts, 0);
}

/* Answers `count` lines in a process of its own, which is then killed, or
 * told to quit. */
static void answer_and_leave(const char *save, int count, bool killed)
{
	int in[2];
	int out[2];
	int status = 0;

	unlink(save);
	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	fflush(NULL);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(in[1]);
		close(out[0]);
		_exit((int)talk(in[0], out[1], save));
	}
	close(in[0]);
	close(out[1]);
	for (int i = 0; i < count; i++)
		type(in[1], typed[i]);
	wait_prompts(out[0], count + 1);
	if (killed)
		kill(child, SIGKILL);
	else
		type(in[1], "quit"); /* q may be a unit */
	char rest[4096];
	while (read(out[0], rest, sizeof rest) > 0)
		;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WIFSIGNALED(status), killed);
	close(in[1]);
	close(out[0]);
}

/* What a saved file holds, in clear. */
static struct str contents(struct arena *arena, const char *path)
{
	struct diags diags = {.arena = arena};
	struct file file = file_read(arena, path, FILE_LIMIT, &diags);
	struct seal seal = {0};

	assert_true(file.ok);
	struct str text = seal_open(&seal, arena, file.bytes, STR(SECRET));
	assert_non_null(text.p);
	return text;
}

static void test_killed_at_every_prompt(void **state)
{
	(void)state;
	for (int count = 4; typed[count]; count += step) {
		struct arena arena = {0};
		answer_and_leave(ONE, count, true);
		answer_and_leave(TWO, count, false);
		struct str killed = contents(&arena, ONE);
		struct str quit = contents(&arena, TWO);
		if (!str_eq(killed, quit))
			fail_msg(
				"after %d lines: %.*s", count, STR_ARG(killed));
		arena_release(&arena);
	}
	unlink(ONE);
	unlink(TWO);
}

/* The line to go on with: half a place is no place, and until it is known the
 * program says again what it is; a list that was not ended is ended again; the
 * end begins with the review. */
static int line_after(int count)
{
	if (count > 4 && count < 10)
		return 5;
	if (count == 14)
		return 13;
	return count < REVIEW ? count : REVIEW - 1;
}

/* What is shown when the file is taken up and all the rest is typed. */
static const char *go_on(const char *save, int count)
{
	static char shown[200000];
	FILE *in = tmpfile();
	FILE *out = tmpfile();

	fputs("1\n" SECRET "\n", in);
	for (int i = line_after(count); typed[i]; i++)
		fprintf(in, "%s\n", typed[i]);
	rewind(in);
	assert_int_equal(talk(fileno(in), fileno(out), save), STATUS_DONE);
	rewind(out);
	shown[fread(shown, 1, sizeof shown - 1, out)] = '\0';
	fclose(in);
	fclose(out);
	return shown;
}

/* Killed anywhere and taken up, it ends as one that was never killed. */
static void test_goes_on_to_the_same_end(void **state)
{
	(void)state;
	for (int count = 4; typed[count]; count += step) {
		answer_and_leave(ONE, count, true);
		const char *shown = go_on(ONE, count);
		if (!strstr(shown, "The rule covers 2 of 2 months of rent.") ||
			!strstr(shown, ") Landlord's ZIP code: 90001") ||
			!strstr(shown, "No paper was made."))
			fail_msg("after %d lines: ...%s", count,
				shown + strlen(shown) / 2);
	}
	unlink(ONE);
}

static void test_file_is_private_and_sealed(void **state)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct stat status;

	(void)state;
	answer_and_leave(ONE, 9, false);
	assert_int_equal(stat(ONE, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	struct file file = file_read(&arena, ONE, FILE_LIMIT, &diags);
	assert_true(seal_is(file.bytes));
	for (size_t i = 0; i + 6 < file.bytes.n; i++)
		assert_memory_not_equal(file.bytes.p + i, "court.", 6);
	unlink(ONE);
	arena_release(&arena);
}

static void test_resumes_at_the_next_question(void **state)
{
	static char shown[100000];
	FILE *in = tmpfile();
	FILE *out = tmpfile();

	(void)state;
	answer_and_leave(ONE, 17, true);
	fputs("1\nwrong passphrase\n" SECRET "\nc\nq\n", in);
	rewind(in);
	assert_int_equal(talk(fileno(in), fileno(out), ONE), STATUS_DONE);
	rewind(out);
	size_t n = fread(shown, 1, sizeof shown - 1, out);
	shown[n] = '\0';
	assert_non_null(strstr(shown, "does not open the file"));
	assert_non_null(strstr(shown, "Welcome back"));
	assert_non_null(
		strstr(shown, "Months of rent that are owed: February 1"));
	assert_non_null(strstr(shown, " 7) People in the home: 4"));
	assert_non_null(strstr(shown, "Question 8 of about"));
	assert_null(strstr(shown, SECRET));
	unlink(ONE);
	fclose(in);
	fclose(out);
}

static void test_another_file_is_left_alone(void **state)
{
	FILE *in = tmpfile();
	FILE *out = tmpfile();
	FILE *file = fopen(ONE, "w");
	char line[20] = "";

	(void)state;
	fputs("my own notes\n", file);
	fclose(file);
	fputs("1\n" SECRET "\n4\n", in);
	rewind(in);
	assert_int_equal(talk(fileno(in), fileno(out), ONE), STATUS_SYSTEM);
	file = fopen(ONE, "r");
	assert_non_null(fgets(line, sizeof line, file));
	assert_string_equal(line, "my own notes\n");
	fclose(file);
	unlink(ONE);
	fclose(in);
	fclose(out);
}

static void test_seal(void **state)
{
	struct arena arena = {0};
	struct seal seal = {0};
	struct seal other = {0};

	(void)state;
	assert_true(seal_make(&seal, STR(SECRET)));
	struct str sealed = seal_close(&seal, &arena, STR("the answers"));
	struct str again = seal_close(&seal, &arena, STR("the answers"));
	assert_false(str_eq(sealed, again));
	struct str text = seal_open(&other, &arena, sealed, STR(SECRET));
	assert_true(str_is(text, "the answers"));
	assert_true(other.made);
	text = seal_open(&other, &arena, sealed, STR("another one"));
	assert_null(text.p);
	assert_false(other.made);
	((char *)sealed.p)[sealed.n - 1] ^= 1;
	assert_null(seal_open(&other, &arena, sealed, STR(SECRET)).p);
	assert_null(seal_open(&other, &arena, STR("short"), STR(SECRET)).p);
	seal_forget(&seal);
	assert_false(seal.made);
	arena_release(&arena);
}

/* A link in the place of the fresh file is not followed. */
static void test_no_link_is_followed(void **state)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};

	(void)state;
	unlink(ONE ".new");
	unlink(TWO);
	assert_int_equal(symlink("saved-two", ONE ".new"), 0);
	assert_true(saved_write(ONE, STR("text"), &diags));
	assert_false(file_exists(TWO));
	assert_true(file_exists(ONE));
	unlink(ONE);
	assert_false(saved_write("build/no/such/folder", STR("x"), &diags));
	assert_int_equal(diags.errors, 1);
	arena_release(&arena);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_seal),
		cmocka_unit_test(test_no_link_is_followed),
		cmocka_unit_test(test_file_is_private_and_sealed),
		cmocka_unit_test(test_resumes_at_the_next_question),
		cmocka_unit_test(test_another_file_is_left_alone),
		cmocka_unit_test(test_killed_at_every_prompt),
		cmocka_unit_test(test_goes_on_to_the_same_end)};

	if (argc > 1 && strcmp(argv[1], "all") == 0)
		step = 1;
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
