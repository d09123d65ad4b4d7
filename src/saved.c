/*
 * One line an answer: "rent.due 2 known 2025-03-01".
 */
#include "saved.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store.h"

/* --- as text ---------------------------------------------------------- */

/* The settled lists, by the letter that stands for each. */
struct saved_flag {
	const char *name;
	size_t field;
};

static const struct saved_flag flags[] = {
	{"place", offsetof(struct session, place_settled)},
	{"rent", offsetof(struct session, rent_settled)},
	{"rent-unknown", offsetof(struct session, rent_unknown)},
	{"adults", offsetof(struct session, adults_settled)},
	{"names", offsetof(struct session, names_settled)},
	{NULL, 0},
};

static int rows_of(const struct session *session, enum fact_about about)
{
	if (about == FACT_HOUSEHOLD)
		return 1;
	return about == FACT_RENT ? session->given->rents
				  : session->given->adult_count;
}

static void print_fact(struct buf *out, const struct session *session,
	const struct fact *fact, int row)
{
	const struct value *value = facts_value(session->given, fact, row);
	struct str text = STR("");

	/* half a place is no place: it is asked again */
	if (value->state == VALUE_NOT_ASKED ||
		(fact->shape.type == VALUE_PLACE && !session->place_settled))
		return;
	if (value->state == VALUE_KNOWN)
		text = fact_print(
			out->arena, session->world->vocabulary, fact, value);
	buf_printf(out, "%.*s %d %d %.*s\n", STR_ARG(fact->id), row,
		(int)value->state, STR_ARG(text));
}

struct str saved_print(
	struct arena *arena, const struct session *session, struct str language)
{
	const struct vocabulary *vocabulary = session->world->vocabulary;
	struct buf out = {.arena = arena};

	buf_printf(&out, "language %.*s\n", STR_ARG(language));
	for (const struct saved_flag *f = flags; f->name; f++)
		if (*(const bool *)((const char *)session + f->field))
			buf_printf(&out, "settled %s\n", f->name);
	buf_printf(&out, "adults %d\n", session->given->adult_count);
	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		if (fact_set_has(&session->vague, fact))
			buf_printf(&out, "vague %.*s\n", STR_ARG(fact->id));
		for (int row = 0; row < rows_of(session, fact->about); row++)
			print_fact(&out, session, fact, row);
	}
	return buf_str(&out);
}

/* --- reading ------------------------------------------------------------ */

static bool read_flag(struct session *session, struct str name)
{
	for (const struct saved_flag *f = flags; f->name; f++)
		if (str_is(name, f->name)) {
			*(bool *)((char *)session + f->field) = true;
			return true;
		}
	return false;
}

/* Makes the row be there; false when there are too many. */
static bool reach_row(
	struct session *session, enum fact_about about, int64_t row)
{
	while (about != FACT_HOUSEHOLD && rows_of(session, about) <= row)
		if (replay_add(session, about) < 0)
			return false;
	return true;
}

static bool read_known(struct session *session, const struct fact *fact,
	struct str text, struct value *value)
{
	struct diags diags = {.arena = session->arena};
	struct loc loc = {.file = "saved"};
	struct node node = {.kind = NODE_SCALAR,
		.quoted = true,
		.text = str_dup(session->arena, text),
		.loc = loc};
	struct value_read read =
		fact->shape.type == VALUE_TEXT
			? value_read(
				  session->arena, &node, &fact->shape, &diags)
			: value_parse(session->arena, node.text, &fact->shape,
				  loc, &diags);

	*value = read.value;
	return read.ok;
}

static bool read_answer(
	struct session *session, const struct fact *fact, struct str rest)
{
	int64_t row = 0;
	int64_t state = 0;
	struct value value = {.type = fact->shape.type};

	if (!str_to_int(str_cut(&rest, ' '), &row) ||
		!str_to_int(str_cut(&rest, ' '), &state) ||
		state < VALUE_UNKNOWN || state > VALUE_KNOWN ||
		row > FACT_MONTHS || !reach_row(session, fact->about, row))
		return false;
	if (state == VALUE_KNOWN && !read_known(session, fact, rest, &value))
		return false;
	value.state = (enum value_state)state;
	replay_put(session, (struct turn){TURN_FACT, fact, (int)row}, &value);
	return true;
}

static bool read_line(
	struct session *session, struct str line, struct str *language)
{
	struct str word = str_cut(&line, ' ');
	const struct fact *fact =
		vocabulary_find(session->world->vocabulary, word);
	int64_t count = 0;

	if (fact)
		return read_answer(session, fact, line);
	if (str_is(word, "language")) {
		*language = line;
		return true;
	}
	if (str_is(word, "settled"))
		return read_flag(session, line);
	if (str_is(word, "adults") && str_to_int(line, &count))
		return count == 0 || reach_row(session, FACT_ADULT, count - 1);
	fact = vocabulary_find(session->world->vocabulary, line);
	if (str_is(word, "vague") && fact)
		fact_set_add(&session->vague, fact);
	return str_is(word, "vague") && fact;
}

bool saved_read(struct session *session, struct str text, struct str *language)
{
	bool good = true;

	while (text.n)
		good = read_line(session, str_cut(&text, '\n'), language) &&
		       good;
	replay_restart(session);
	return good;
}

/* --- the file ------------------------------------------------------------- */

/* The folder of a file, so that its new name survives a loss of power. */
static void sync_folder(struct arena *arena, const char *path)
{
	struct str folder = str_of(path);

	while (folder.n && folder.p[folder.n - 1] != '/')
		folder.n--;
	int fd = open(folder.n ? str_dup(arena, folder).p : ".",
		O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

bool saved_write(const char *path, struct str bytes, struct diags *diags)
{
	const char *fresh = str_printf(diags->arena, "%s.new", path).p;
	int flags_new = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;

	unlink(fresh); /* left by a run that was killed */
	int fd = open(fresh, flags_new, 0600);
	bool good = fd >= 0 && store_write_all(fd, bytes) && fsync(fd) == 0;
	if (fd >= 0 && close(fd) != 0)
		good = false;
	good = good && rename(fresh, path) == 0;
	if (good) {
		sync_folder(diags->arena, path);
		return true;
	}
	diag_add(diags, DIAG_FILE_WRITE, (struct loc){.file = path},
		"cannot save the answers: %s", strerror(errno));
	if (fd >= 0)
		unlink(fresh);
	return false;
}
