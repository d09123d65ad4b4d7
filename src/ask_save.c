/*
 * Saving and taking up an interview.
 */
#include "ask_save.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "saved.h"

#define TRIES 3

static enum move read_secret(struct desk *desk, const char *key, struct str *at)
{
	desk_say(desk, key);
	switch (terminal_secret(desk->terminal, "> ", at)) {
	case TERMINAL_GOT_LINE:
		return MOVE_NEXT;
	case TERMINAL_GOT_LONG:
		return MOVE_AGAIN;
	case TERMINAL_GOT_IDLE:
		return MOVE_IDLE;
	default:
		return MOVE_END;
	}
}

static void wipe(struct str secret)
{
	if (secret.n)
		seal_wipe((char *)secret.p, secret.n);
}

/* A new passphrase, typed twice. */
static enum move choose_secret(struct desk *desk)
{
	struct str one = {0};
	struct str two = {0};
	enum move move = read_secret(desk, "save.choose", &one);

	if (move != MOVE_NEXT)
		return move;
	if (one.n < SEAL_SHORTEST) {
		wipe(one);
		desk_say(desk, "save.short");
		return MOVE_AGAIN;
	}
	move = read_secret(desk, "save.again", &two);
	bool same = move == MOVE_NEXT && str_eq(one, two);
	bool made = same && seal_make(&desk->seal, one);
	wipe(one);
	wipe(two);
	if (move != MOVE_NEXT)
		return move;
	if (!same)
		desk_say(desk, "save.different");
	return made ? MOVE_NEXT : MOVE_AGAIN;
}

static void use_language(struct desk *desk, struct str code)
{
	for (int i = 0; i < desk->typed.count; i++)
		if (str_eq(desk->own[i].language, code))
			desk->language = i;
}

/* Opens the file with a passphrase; MOVE_AGAIN: it is another one. */
static enum move open_saved(struct desk *desk, struct str bytes)
{
	struct str secret = {0};
	struct str language = {0};
	enum move move = read_secret(desk, "save.open", &secret);

	if (move != MOVE_NEXT)
		return move;
	struct str text =
		seal_open(&desk->seal, desk->session->arena, bytes, secret);
	wipe(secret);
	if (!text.p) {
		desk_say(desk, "save.wrong");
		return MOVE_AGAIN;
	}
	bool whole = saved_read(desk->session, text, &language);
	if (desk->language < 0)
		use_language(desk, language);
	wipe(text);
	desk_note(desk, whole ? "save.welcome" : "save.partly", NULL);
	desk->about_shown =
		replay_given(desk->session,
			(struct turn){TURN_PLACE,
				session_fact(desk->session, "place"), 0})
			->state != VALUE_NOT_ASKED;
	return MOVE_NEXT;
}

/* What --save names is no saved interview: it is left as it is. */
static enum move refuse_file(struct desk *desk)
{
	struct diags *diags = desk->cli->diags;

	diag_add(diags, DIAG_FILE_READ, (struct loc){.file = desk->cli->save},
		"this file is no saved interview");
	diag_hint(diags, "name another file; this one was not changed");
	return MOVE_END;
}

enum move ask_resume(struct desk *desk)
{
	struct cli *cli = desk->cli;
	enum move move = MOVE_AGAIN;

	if (!cli->save)
		return MOVE_NEXT;
	if (!file_exists(cli->save)) {
		for (int i = 0; i < TRIES && move == MOVE_AGAIN; i++)
			move = choose_secret(desk);
		return move == MOVE_AGAIN ? MOVE_QUIT : move;
	}
	struct file file =
		file_read(cli->arena, cli->save, FILE_LIMIT, cli->diags);
	if (!file.ok || !seal_is(file.bytes))
		return refuse_file(desk);
	for (int i = 0; i < TRIES && move == MOVE_AGAIN; i++)
		move = open_saved(desk, file.bytes);
	return move == MOVE_AGAIN ? MOVE_QUIT : move;
}

bool ask_save(struct desk *desk)
{
	struct arena *arena = desk->scratch;

	if (!desk->seal.made)
		return true;
	struct str text =
		saved_print(arena, desk->session, desk_own(desk)->language);
	struct str bytes = seal_close(&desk->seal, arena, text);
	wipe(text);
	bool good = saved_write(desk->cli->save, bytes, desk->cli->diags);
	if (!good)
		desk_note(desk, "save.failed", NULL);
	return good;
}

/* --- purge ------------------------------------------------------------- */

static enum status refuse(struct cli *cli, const char *sentence)
{
	diag_add(cli->diags, DIAG_FILE_READ, (struct loc){.file = cli->args[0]},
		"%s", sentence);
	return STATUS_SYSTEM;
}

static enum status tell_purged(struct cli *cli, const struct catalog *words)
{
	static const char *const keys[] = {
		"purge.done", "purge.cannot", "purge.papers", NULL};
	struct screen screen = screen_new(cli->arena, cli->plain);

	for (int i = 0; keys[i]; i++) {
		const struct sentence *s = catalog_find(words, str_of(keys[i]));
		if (s)
			screen_text(&screen, 0, "", s->sentence);
	}
	fwrite(screen.out.p, 1, screen.out.n, stdout);
	return STATUS_DONE;
}

/* Reading a pipe would wait for ever, and removing a link leaves the answers
 * where they are. What is not there is told when it is read. */
static bool is_plain_file(const char *path)
{
	struct stat status;

	return lstat(path, &status) != 0 || S_ISREG(status.st_mode);
}

enum status ask_purge(struct cli *cli)
{
	const char *path = cli->args[0];
	const char *code = cli->lang ? cli->lang : "en";
	struct library *library = library_open(cli);
	const struct catalog *words =
		library ? library_words(library, "lang",
				  str_printf(cli->arena, "ask.%s.yaml", code).p,
				  code)
			: NULL;

	if (!words)
		return option_status(cli, STATUS_PACK);
	if (!is_plain_file(path))
		return refuse(cli, "this is no plain file; it was not touched");
	struct file file = file_read(cli->arena, path, FILE_LIMIT, cli->diags);
	if (!file.ok)
		return STATUS_SYSTEM;
	if (!seal_is(file.bytes))
		return refuse(cli, "this file is no saved interview; it was "
				   "not touched");
	unlink(str_printf(cli->arena, "%s.new", path).p);
	if (unlink(path) != 0)
		return refuse(cli, strerror(errno));
	return tell_purged(cli, words);
}
