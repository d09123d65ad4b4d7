/*
 * Lines and their index. A line that was cut off or changed does not pass its
 * check, and nothing after it is believed.
 */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "settings.h"

#define LINE_MOST ((size_t)64 * 1024)
#define LINE_USUAL ((size_t)2 * 1024)
#define CHECK 8 /* digits */
#define KEYS_MOST ((size_t)1000)
#define END STR("end\t")

/* Where the newest line of a stem is; `line` 0: free. */
struct journal_place {
	uint64_t hash;
	int64_t line;
};

/* --- files ------------------------------------------------------------ */

static bool fail(struct journal *j, const char *name, const char *why,
	struct diags *diags)
{
	struct str path =
		str_printf(diags->arena, "%s/%s", j->store->path, name);

	diag_add(diags, DIAG_FILE_WRITE, (struct loc){.file = path.p}, "%s",
		why);
	return false;
}

/* As many bytes from `at` as there are, up to `most`. */
static size_t read_at(int file, char *room, size_t most, int64_t at)
{
	size_t have = 0;

	while (have < most) {
		ssize_t n = pread(file, room + have, most - have,
			(off_t)(at + (int64_t)have));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		have += (size_t)n;
	}
	return have;
}

static bool open_key(struct journal *j, struct diags *diags)
{
	int file = store_append(j->store, JOURNAL_KEY, diags);

	if (file < 0)
		return false;
	char *room = arena_alloc(j->arena, KEYS_MOST * HASH_KEY);
	size_t n = read_at(file, room, KEYS_MOST * HASH_KEY, 0);
	bool good = n > 0 && n % HASH_KEY == 0;
	if (n == 0) {
		n = HASH_KEY;
		good = hash_random((unsigned char *)room) &&
		       store_write_all(file, (struct str){room, n});
	}
	close(file);
	memcpy(j->key, room, HASH_KEY);
	j->keys = (struct str){room, n};
	return good ||
	       fail(j, JOURNAL_KEY, "the key of this batch is damaged", diags);
}

const unsigned char *journal_row_key(const struct journal *j, int row)
{
	size_t count = j->keys.n / HASH_KEY;

	if (count < 2)
		return j->key;
	return (const unsigned char *)j->keys.p +
	       (size_t)row % count * HASH_KEY;
}

/* --- index ------------------------------------------------------------ */

static uint64_t hash_of(struct str stem)
{
	uint64_t hash = 14695981039346656037u; /* FNV-1a */

	for (size_t i = 0; i < stem.n; i++)
		hash = (hash ^ (unsigned char)stem.p[i]) * 1099511628211u;
	return hash ? hash : 1;
}

static struct journal_place *place_of(struct journal *j, struct str stem)
{
	uint64_t hash = hash_of(stem);
	int64_t i = (int64_t)(hash % (uint64_t)j->room);

	while (j->places[i].line && j->places[i].hash != hash)
		i = (i + 1) % j->room;
	j->places[i].hash = hash;
	return &j->places[i];
}

/* --- lines ------------------------------------------------------------ */

static void print_papers(const struct household *h, struct buf *out)
{
	for (int i = 0; i < h->made_count; i++)
		buf_printf(out, "%s%.*s:%lld:%.*s:%.*s", i ? "," : "",
			STR_ARG(h->made[i].name), (long long)h->made[i].bytes,
			STR_ARG(h->made[i].sha256), STR_ARG(h->made[i].pack));
}

static struct str parse_field(struct str *rest)
{
	return str_cut(rest, '\t');
}

static int64_t parse_number(struct str text)
{
	int64_t number = 0;

	return str_to_int(text, &number) ? number : 0;
}

static void parse_papers(struct household *h, struct str rest)
{
	while (rest.n) {
		struct str one = str_cut(&rest, ',');
		struct household_paper paper = {.name = str_cut(&one, ':')};
		paper.bytes = parse_number(str_cut(&one, ':'));
		paper.sha256 = str_cut(&one, ':');
		paper.pack = one;
		household_add_paper(h, paper);
	}
}

static bool parse_line(
	struct arena *arena, struct str line, struct household *h)
{
	*h = household_new(arena, (int)parse_number(parse_field(&line)));
	h->stem = parse_field(&line);
	bool good = household_find(parse_field(&line), &h->is);
	h->code = parse_field(&line);
	h->version = (int)parse_number(parse_field(&line));
	h->hash = parse_field(&line);
	parse_papers(h, parse_field(&line));
	return good && h->row > 0;
}

static struct str check_of(
	const struct journal *j, struct arena *arena, struct str line)
{
	return str_sub(hash_keyed(arena, j->key, line), 0, CHECK);
}

/* The bytes up to the first line end from `at`, or as many as there may be. */
static struct str read_bytes(
	struct journal *j, struct arena *arena, int64_t at, size_t most)
{
	char *room = arena_alloc(arena, most);
	struct str bytes = {room, read_at(j->file, room, most, at)};

	if (str_find(bytes, '\n') == most && most < LINE_MOST)
		return read_bytes(j, arena, at, LINE_MOST);
	return bytes;
}

/* The next whole line from `at`, with its check taken off; p NULL at the end
 * or where it is damaged. `next` is where the one after it begins. */
static struct str read_line(
	struct journal *j, struct arena *arena, int64_t at, int64_t *next)
{
	struct str bytes = read_bytes(j, arena, at, LINE_USUAL);
	size_t n = str_find(bytes, '\n');
	struct str none = {NULL, 0};

	if (n == bytes.n || n < CHECK + 1)
		return none;
	struct str line = str_sub(bytes, 0, n - CHECK - 1);
	struct str check = str_sub(bytes, n - CHECK, CHECK);
	*next = at + (int64_t)n + 1;
	return str_eq(check_of(j, arena, line), check) ? line : none;
}

static void add_line(struct journal *j, struct str line)
{
	struct buf *lines = &j->lines;

	lines->arena = &j->waiting;
	j->end += (int64_t)line.n + CHECK + 2;
	buf_add(lines, line);
	buf_add_byte(lines, '\t');
	buf_add(lines, check_of(j, &j->waiting, line));
	buf_add_byte(lines, '\n');
}

bool journal_flush(struct journal *j, struct diags *diags)
{
	bool good = store_write_all(j->file, buf_str(&j->lines));
	int reason = errno;

	arena_clear(&j->waiting);
	j->lines = (struct buf){0};
	return good || fail(j, JOURNAL_NAME, strerror(reason), diags);
}

/* --- opening ---------------------------------------------------------- */

/* Line ends, so that the index is no larger than it has to be. */
static int64_t count_lines(struct journal *j)
{
	struct arena scratch = {0};
	char *room = arena_alloc(&scratch, LINE_MOST);
	int64_t count = 0;
	int64_t at = 0;
	size_t n;

	while ((n = read_at(j->file, room, LINE_MOST, at)) > 0) {
		for (size_t i = 0; i < n; i++)
			count += room[i] == '\n';
		at += (int64_t)n;
	}
	arena_release(&scratch);
	return count;
}

/* The numbers of a line "end". */
static struct journal_table parse_table(struct str line)
{
	struct journal_table table;

	table.rows = (int)parse_number(parse_field(&line));
	table.same_household = (int)parse_number(parse_field(&line));
	table.same_case = (int)parse_number(parse_field(&line));
	return table;
}

static void index_lines(struct journal *j, int64_t from)
{
	struct arena scratch = {0};
	int64_t at = from;
	int64_t next = from;
	struct household h;

	for (;;) {
		arena_clear(&scratch);
		struct str line = read_line(j, &scratch, at, &next);
		if (line.p)
			j->table = (struct journal_table){0};
		if (line.p && str_starts(line, END))
			j->table = parse_table(str_from(line, END.n));
		else if (!line.p || !parse_line(&scratch, line, &h))
			break;
		else
			place_of(j, h.stem)->line = at;
		at = next;
	}
	j->end = at;
	arena_release(&scratch);
}

static bool read_journal(struct journal *j, struct diags *diags)
{
	int64_t next = 0;
	struct str first = read_line(j, j->arena, 0, &next);

	if (!first.p)
		return fail(j, JOURNAL_NAME, "the journal is damaged", diags);
	if (j->settings.n && !str_eq(first, j->settings)) {
		struct str why =
			str_printf(diags->arena, "this batch was begun with %s",
				settings_difference(first, j->settings));
		fail(j, JOURNAL_NAME, why.p, diags);
		diag_hint(diags, "choose another folder for a new batch");
		return false;
	}
	j->settings = first;
	j->room = count_lines(j) * 5 / 4 + 1024;
	j->places = arena_array(
		j->arena, (size_t)j->room, sizeof(struct journal_place));
	index_lines(j, next);
	/* what a kill or a loss of power left behind the last whole line */
	return ftruncate(j->file, (off_t)j->end) == 0 ||
	       fail(j, JOURNAL_NAME, strerror(errno), diags);
}

/* Whether even its first line was written; else it is begun anew. */
static bool has_a_line(struct journal *j)
{
	off_t size = lseek(j->file, 0, SEEK_END);
	struct arena scratch = {0};
	char *room = arena_alloc(&scratch, LINE_MOST);
	size_t n = read_at(j->file, room, LINE_MOST, 0);
	bool any = size > 0 && memchr(room, '\n', n);

	arena_release(&scratch);
	return any || (size > 0 && ftruncate(j->file, 0) != 0);
}

bool journal_open(struct journal *j, struct arena *arena,
	const struct store *store, struct str settings, struct diags *diags)
{
	*j = (struct journal){.store = store,
		.arena = arena,
		.settings = settings,
		.file = store_append(store, JOURNAL_NAME, diags)};
	if (j->file < 0 || !open_key(j, diags))
		return false;
	j->found = has_a_line(j);
	if (j->found)
		return read_journal(j, diags);
	j->room = 0;
	add_line(j, settings);
	return journal_flush(j, diags);
}

/* --- using ------------------------------------------------------------ */

bool journal_find(struct journal *j, struct arena *arena, struct str stem,
	struct household *h)
{
	int64_t next;

	if (!j->room)
		return false;
	const struct journal_place *place = place_of(j, stem);
	if (!place->line)
		return false;
	struct str line = read_line(j, arena, place->line, &next);
	return line.p && parse_line(arena, line, h) && str_eq(h->stem, stem);
}

void journal_each(struct journal *j,
	void (*see)(void *context, const struct household *household),
	void *context)
{
	struct arena scratch = {0};
	int64_t at = 0;
	int64_t next = 0;
	struct household h;

	read_line(j, &scratch, 0, &at);
	while (at < j->end) {
		arena_clear(&scratch);
		struct str line = read_line(j, &scratch, at, &next);
		bool end = line.p && str_starts(line, END);
		if (!end && (!line.p || !parse_line(&scratch, line, &h)))
			break;
		if (!end && (!j->room || place_of(j, h.stem)->line == at))
			see(context, &h);
		at = next;
	}
	arena_release(&scratch);
}

void journal_add(struct journal *j, const struct household *h)
{
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};

	buf_printf(&out, "%d\t%.*s\t%s\t%.*s\t%d\t%.*s\t", h->row,
		STR_ARG(h->stem), household_name(h->is), STR_ARG(h->code),
		h->version, STR_ARG(h->hash));
	print_papers(h, &out);
	j->table = (struct journal_table){0};
	add_line(j, buf_str(&out));
	arena_release(&scratch);
}

static bool is_same_table(struct journal_table a, struct journal_table b)
{
	return a.rows == b.rows && a.same_household == b.same_household &&
	       a.same_case == b.same_case;
}

bool journal_end(
	struct journal *j, struct journal_table table, struct diags *diags)
{
	struct arena scratch = {0};

	if (!is_same_table(j->table, table))
		add_line(j, str_printf(&scratch, "end\t%d\t%d\t%d", table.rows,
				    table.same_household, table.same_case));
	j->table = table;
	arena_release(&scratch);
	return journal_flush(j, diags);
}

bool journal_sync(struct journal *j, struct diags *diags)
{
	return fsync(j->file) == 0 || errno == EINVAL ||
	       fail(j, JOURNAL_NAME, strerror(errno), diags);
}

void journal_close(struct journal *j)
{
	if (j->file >= 0)
		close(j->file);
	j->file = -1;
	arena_release(&j->waiting);
	j->lines = (struct buf){0};
}
