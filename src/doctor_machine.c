/*
 * The machine, without a change to it: nothing is written, nothing started.
 */
#include "doctor_machine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "file.h"
#include "hash.h"
#include "sandbox.h"
#include "terminal.h"

#define SPACE_LEAST ((uint64_t)50 * 1024 * 1024) /* bytes: about 500 papers */
#define AGE_MOST (3 * 366) /* days after which no rule is trusted by itself */

static struct remark *add(struct remarks *remarks, enum remark_is is,
	const char *about, struct str what)
{
	return remarks_add(remarks,
		(struct remark){.about = about, .is = is, .what = what},
		STATUS_SYSTEM);
}

static void add_good(
	struct remarks *remarks, const char *about, struct str what)
{
	add(remarks, REMARK_GOOD, about, what);
}

static void add_wrong(struct remarks *remarks, const char *about,
	struct str what, struct str hint)
{
	add(remarks, REMARK_WRONG, about, what)->hint = hint;
}

static void add_note(struct remarks *remarks, const char *about,
	struct str what, struct str hint)
{
	add(remarks, REMARK_NOTE, about, what)->hint = hint;
}

/* --- the folder for papers --------------------------------------------- */

static void weigh_mode(struct remarks *remarks, const char *path, mode_t mode)
{
	struct arena *arena = remarks->cli->arena;

	if (mode & 022)
		add_note(remarks, "folder",
			str_printf(arena, "others can write into %s", path),
			STR("chmod go-w, or name another with -o"));
	else if (mode & 055)
		add_good(remarks, "folder",
			str_printf(arena,
				"%s can be written; others can see names in "
				"it, and open none of its papers",
				path));
	else
		add_good(remarks, "folder",
			str_printf(arena, "%s can be written, by you alone",
				path));
}

static void look_space(struct remarks *remarks, const char *path)
{
	struct statvfs room;

	if (statvfs(path, &room) != 0 ||
		(uint64_t)room.f_bavail * room.f_frsize >= SPACE_LEAST)
		return;
	add_note(remarks, "space",
		str_printf(remarks->cli->arena,
			"%s has less than 50 MB of room", path),
		STR("make room before a batch"));
}

/* Papers go into the folder of -o, or below the current one. */
static void look_folder(struct remarks *remarks)
{
	const struct cli *cli = remarks->cli;
	const char *path = cli->output ? cli->output : ".";
	struct str hint = STR("name one that is yours with -o");
	struct stat status;

	if (lstat(path, &status) != 0)
		add_wrong(remarks, "folder",
			str_printf(cli->arena, "%s: %s", path, strerror(errno)),
			hint);
	else if (!S_ISDIR(status.st_mode))
		add_wrong(remarks, "folder",
			str_printf(cli->arena, "%s is not a folder", path),
			hint);
	else if (faccessat(AT_FDCWD, path, W_OK | X_OK, AT_EACCESS) != 0)
		add_wrong(remarks, "folder",
			str_printf(cli->arena, "%s cannot be written: %s", path,
				strerror(errno)),
			hint);
	else {
		weigh_mode(remarks, path, status.st_mode);
		look_space(remarks, path);
	}
}

/* --- the clock ---------------------------------------------------------- */

/* The law was read on a day that has been; a clock that says otherwise is
 * wrong, and so is every date on paper. */
static void look_clock(struct remarks *remarks, civil_day newest)
{
	const struct cli *cli = remarks->cli;
	char now[11];
	char then[11];

	date_print(cli->clock_day, now);
	date_print(newest, then);
	if (cli->clock_day < newest)
		add_wrong(remarks, "clock",
			str_printf(cli->arena,
				"the computer's date is %s, but a rule was "
				"checked on %s",
				now, then),
			STR("set the date"));
	else if (newest && cli->clock_day > newest + AGE_MOST)
		add_note(remarks, "clock",
			str_printf(cli->arena,
				"the computer's date is %s, years after %s "
				"when a rule was last checked",
				now, then),
			STR("set the date, or get newer rules"));
	else
		add_good(remarks, "clock", str_dup(cli->arena, str_of(now)));
}

/* --- the terminal ------------------------------------------------------- */

static void weigh_terminal(
	struct remarks *remarks, const struct terminal *terminal)
{
	struct str size = str_printf(remarks->cli->arena,
		"%d columns, %d rows, %s, %s", terminal->width, terminal->rows,
		terminal->ascii ? "ASCII" : "UTF-8",
		terminal->color ? "bold" : "no bold");

	if (terminal->ascii)
		add_note(remarks, "terminal", size,
			STR("accents are left out; set LANG to a locale with "
			    "UTF-8"));
	else if (terminal->dumb)
		add_note(remarks, "terminal", size,
			STR("it cannot be cleared; set TERM"));
	else if (terminal->width < 60 ||
		 (terminal->rows && terminal->rows < 20))
		add_note(remarks, "terminal", size,
			STR("the interview is easier to read on 80 by 24"));
	else
		add_good(remarks, "terminal", size);
}

static void look_terminal(struct remarks *remarks)
{
	const struct cli *cli = remarks->cli;
	struct terminal terminal;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		add_good(remarks, "terminal",
			STR("none here; the interview needs one"));
		return;
	}
	terminal = terminal_open(
		STDIN_FILENO, STDOUT_FILENO, cli->plain, cli->no_color);
	weigh_terminal(remarks, &terminal);
	terminal_close(&terminal);
}

/* --- what it works with ------------------------------------------------ */

/* The known answer of FIPS 180-4 for "abc". */
static void look_sodium(struct remarks *remarks)
{
	static const char known[] = "ba7816bf8f01cfea414140de5dae2223"
				    "b00361a396177a9cb410ff61f20015ad";
	unsigned char key[HASH_KEY];
	struct str hex = hash_hex(remarks->cli->arena, STR("abc"));

	if (str_is(hex, known) && hash_random(key))
		add_good(remarks, "libsodium",
			STR("receipts and saved interviews work"));
	else
		add_wrong(remarks, "libsodium",
			STR("it gives a wrong hash or no random numbers"),
			STR("install libsodium23 again"));
}

static void look_printer(struct remarks *remarks)
{
	struct arena *arena = remarks->cli->arena;
	const char *path = getenv("PATH");
	struct str rest = str_of(path ? path : "");

	while (rest.n) {
		struct str folder = str_cut(&rest, ':');
		struct str lp = str_printf(arena, "%.*s/lp", STR_ARG(folder));
		if (folder.n && access(lp.p, X_OK) == 0) {
			add_good(remarks, "printer", lp);
			return;
		}
	}
	add_note(remarks, "printer",
		STR("there is no lp: ask --kiosk cannot print"),
		STR("install cups-client and add a printer"));
}

static void look_sandbox(struct remarks *remarks)
{
	struct sandbox sandbox = sandbox_look();
	struct str text = sandbox_text(remarks->cli->arena, &sandbox);

	if (sandbox.seccomp && sandbox.landlock)
		add_good(remarks, "sandbox", text);
	else
		add_note(remarks, "sandbox", text,
			STR("it works without; a newer kernel has both"));
}

void doctor_machine(struct remarks *remarks, civil_day newest)
{
	look_folder(remarks);
	look_clock(remarks, newest);
	look_terminal(remarks);
	look_sodium(remarks);
	look_printer(remarks);
	look_sandbox(remarks);
}
