/*
 * Reading lists as tables, so that a list that went through a spreadsheet is
 * merged too, and writing them as they were made.
 */
#include "lists_merge.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* A list being read: the row that comes next. */
struct source {
	struct str path;
	FILE *file;
	struct csv *csv;
	struct arena arena;
	struct csv_row row;
	int64_t number; /* of the batch's row; 0: no more */
};

struct merging {
	struct lists *lists;
	enum list list;
	struct source *sources;
	int count;
	struct arena arena;
	FILE *out;
	struct diags *diags;
};

static bool refuse(struct merging *m, const struct source *s, const char *why)
{
	struct str path = str_dup(m->diags->arena, s->path);

	diag_add(m->diags, DIAG_FILE_READ, (struct loc){.file = path.p}, "%s",
		why);
	return false;
}

/* --- reading ---------------------------------------------------------- */

static bool advance(struct merging *m, struct source *s)
{
	struct diags quiet = {.arena = &s->arena};

	s->row.status = CSV_BLANK;
	while (s->row.status == CSV_BLANK) {
		arena_clear(&s->arena);
		quiet = (struct diags){.arena = &s->arena};
		s->row = csv_next(s->csv, &s->arena, &quiet);
	}
	s->number = 0;
	if (s->row.status == CSV_END)
		return true;
	if (s->row.status == CSV_ROW &&
		str_to_int(s->row.cells[0].text, &s->number) && s->number > 0)
		return true;
	return refuse(m, s, "this list of a shard is not as it was made");
}

static bool open_source(struct merging *m, int at, const struct store *folder)
{
	struct source *s = &m->sources[at];
	const struct csv_form form = {',', CELL_UTF8};

	s->path = str_printf(
		&m->arena, "%s/%s", folder->path, lists_name(m->list));
	s->file = fopen(s->path.p, "rb");
	if (!s->file)
		return refuse(m, s, strerror(errno));
	s->csv = csv_open(&m->arena, s->path.p, s->file, form);
	struct diags quiet = {.arena = &s->arena};
	s->row = csv_next(s->csv, &s->arena, &quiet);
	if (s->row.status != CSV_ROW)
		return refuse(m, s, "this list of a shard has no header");
	return true;
}

static bool open_sources(
	struct merging *m, const struct store *const *folders, int count)
{
	m->sources = arena_array(&m->arena, (size_t)count, sizeof *m->sources);
	for (m->count = 0; m->count < count; m->count++)
		if (!open_source(m, m->count, folders[m->count])) {
			m->count++;
			return false;
		}
	return true;
}

static void close_sources(struct merging *m)
{
	for (int i = 0; i < m->count; i++) {
		if (m->sources[i].file)
			fclose(m->sources[i].file);
		arena_release(&m->sources[i].arena);
	}
}

/* --- writing ---------------------------------------------------------- */

static void write_row(struct merging *m, const struct csv_row *row, bool header)
{
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};

	for (int i = 0; i < row->count; i++) {
		struct str text = row->cells[i].text;
		if (i)
			buf_add_byte(&out, ',');
		if (!header && i == 0)
			buf_add(&out, text);
		else if (text.n)
			lists_cell(&out, text);
	}
	buf_add(&out, STR("\r\n"));
	fwrite(out.p, 1, out.n, m->out);
	arena_release(&scratch);
}

static bool is_same_header(const struct csv_row *a, const struct csv_row *b)
{
	bool same = a->count == b->count;

	for (int i = 0; same && i < a->count; i++)
		same = str_eq(a->cells[i].text, b->cells[i].text);
	return same;
}

static bool write_header(struct merging *m)
{
	const struct source *first = &m->sources[0];

	write_row(m, &first->row, true);
	for (int i = 1; i < m->count; i++)
		if (!is_same_header(&first->row, &m->sources[i].row))
			return refuse(m, &m->sources[i],
				"this list has other columns than the first "
				"shard's");
	for (int i = 0; i < m->count; i++)
		if (!advance(m, &m->sources[i]))
			return false;
	return true;
}

static struct source *lowest(struct merging *m)
{
	struct source *low = NULL;

	for (int i = 0; i < m->count; i++) {
		struct source *s = &m->sources[i];
		if (s->number && (!low || s->number < low->number))
			low = s;
	}
	return low;
}

static bool write_rows(struct merging *m)
{
	struct source *s;

	while ((s = lowest(m))) {
		write_row(m, &s->row, false);
		m->lists->counts[m->list]++;
		if (!advance(m, s))
			return false;
	}
	return true;
}

static bool open_out(struct merging *m, const char *part)
{
	const struct store *store = m->lists->store;

	store_remove(store, part);
	int file = store_append(store, part, m->diags);
	if (file < 0)
		return false;
	m->out = fdopen(file, "w");
	if (!m->out)
		close(file);
	return m->out;
}

static bool close_out(struct merging *m, const char *part, bool good)
{
	const struct store *store = m->lists->store;
	bool whole = fflush(m->out) == 0 && !ferror(m->out);

	whole = fclose(m->out) == 0 && whole;
	if (!whole)
		diag_add(m->diags, DIAG_FILE_WRITE,
			(struct loc){.file = store->path},
			"cannot write a list: %s", strerror(errno));
	if (whole && good)
		return store_replace(
			store, part, lists_name(m->list), m->diags);
	store_remove(store, part);
	return false;
}

static bool merge_list(
	struct merging *m, const struct store *const *folders, int count)
{
	const char *part =
		str_printf(&m->arena, "%s.part", lists_name(m->list)).p;
	bool good = open_sources(m, folders, count);

	if (good && open_out(m, part))
		good = close_out(m, part, write_header(m) && write_rows(m));
	else
		good = false;
	close_sources(m);
	return good;
}

bool lists_merge(struct lists *lists, const struct store *const *folders,
	int count, struct diags *diags)
{
	bool good = true;

	for (enum list i = 0; i < LISTS && good; i++) {
		struct merging m = {.lists = lists, .list = i, .diags = diags};
		good = merge_list(&m, folders, count);
		arena_release(&m.arena);
	}
	return good;
}
