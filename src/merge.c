/*
 * First everything is looked at, then papers get their names in the new
 * folder, and last the journal says so.
 */
#include "merge.h"

#include <string.h>

#include "batch_tell.h"
#include "file.h"
#include "lists_merge.h"
#include "settings.h"
#include "speech.h"
#include "whole.h"

#define SHARDS_MOST 400
#define PAPER_LIMIT ((size_t)64 * 1024 * 1024)

/* One folder of a shard. */
struct part {
	struct store store;
	struct journal journal;
	int number; /* from 0 */
	bool there;
};

struct merge {
	struct cli *cli;
	struct part *parts; /* by number once they are sorted */
	int count;
	struct seen seen;
	struct batch *batch; /* what is told at the end; the new folder */
	const struct part *at;
	bool good;
};

static bool refuse(struct merge *m, const char *folder, struct str why)
{
	diag_add(m->cli->diags, DIAG_NOT_WHOLE, (struct loc){.file = folder},
		"%.*s", STR_ARG(why));
	m->good = false;
	return false;
}

/* --- the shards ------------------------------------------------------- */

static bool open_part(struct merge *m, const char *folder)
{
	struct diags *diags = m->cli->diags;

	if (m->count == SHARDS_MOST)
		return refuse(m, folder,
			str_printf(diags->arena, "more than %d shards",
				SHARDS_MOST));
	struct part *part = &m->parts[m->count++];
	part->journal.file = -1;
	part->store = store_open(folder, diags);
	if (part->store.folder < 0)
		return false;
	if (!store_lock(&part->store))
		return refuse(
			m, folder, STR("a batch is at work in this folder"));
	return journal_open(&part->journal, m->cli->arena, &part->store,
		(struct str){NULL, 0}, diags);
}

/* A folder of a batch, or one that has such folders in it. */
static bool open_parts(struct merge *m, const char *folder)
{
	struct cli *cli = m->cli;
	int before = m->count;

	if (whole_is_batch(cli, folder))
		return open_part(m, folder);
	const char **name = file_names(cli->arena, folder, cli->diags);
	for (; name && *name; name++) {
		const char *path =
			str_printf(cli->arena, "%s/%s", folder, *name).p;
		if (whole_is_batch(cli, path) && !open_part(m, path))
			return false;
	}
	return m->count > before ||
	       refuse(m, folder, STR("there is no batch in this folder"));
}

/* "0/4" */
static bool read_shard(struct part *part, int *of)
{
	struct str rest = settings_field(part->journal.settings, "shard");
	int64_t number, count;

	if (!str_to_int(str_cut(&rest, '/'), &number) ||
		!str_to_int(rest, &count) || number >= count)
		return false;
	part->number = (int)number;
	*of = (int)count;
	return true;
}

/* The settings but the shard. */
static struct str common_settings(struct merge *m, const struct part *part)
{
	struct buf out = {.arena = m->cli->arena};
	struct str rest = part->journal.settings;

	while (rest.n) {
		struct str word = str_cut(&rest, ' ');
		if (!str_starts(word, STR("shard=")))
			buf_printf(&out, "%.*s ", STR_ARG(word));
	}
	return buf_str(&out);
}

static void compare_part(struct merge *m, struct part *part, int of)
{
	const struct part *first = &m->parts[0];
	struct arena *arena = m->cli->arena;
	struct str own = common_settings(m, part);
	struct str others = common_settings(m, first);
	int own_of = 0;

	if (!str_eq(own, others))
		refuse(m, part->store.path,
			str_printf(arena, "this shard was made with %s than %s",
				settings_difference(own, others),
				first->store.path));
	else if (!read_shard(part, &own_of) || own_of != of)
		refuse(m, part->store.path,
			str_printf(arena, "this is no shard of %d", of));
	else if (!part->journal.table.rows)
		refuse(m, part->store.path,
			STR("this shard has not come to its end; go on with it "
			    "by --resume"));
	else if (part->journal.table.rows != first->journal.table.rows)
		refuse(m, part->store.path,
			STR("this shard is of a table of another length"));
}

/* Puts the shards in order; each must be there once. */
static void sort_parts(struct merge *m, int of)
{
	struct part *sorted =
		arena_array(m->cli->arena, (size_t)of, sizeof *sorted);

	for (int i = 0; i < m->count; i++) {
		struct part *part = &m->parts[i];
		if (sorted[part->number].there)
			refuse(m, part->store.path,
				str_printf(m->cli->arena,
					"shard %d/%d stands twice",
					part->number + 1, of));
		part->there = true;
		sorted[part->number] = *part;
		sorted[part->number].journal.store =
			&sorted[part->number].store;
	}
	for (int i = 0; i < of; i++)
		if (!sorted[i].there)
			refuse(m, m->parts[0].store.path,
				str_printf(m->cli->arena,
					"shard %d/%d is missing", i + 1, of));
	if (m->good)
		m->parts = sorted;
}

static void check_row(void *context, const struct household *h)
{
	struct merge *m = context;
	struct arena *arena = m->cli->arena;
	int other = seen_add(&m->seen, h->stem, h->row);

	if (other)
		refuse(m, m->at->store.path,
			str_printf(arena,
				"row %d has papers in another shard, as row %d",
				h->row, other));
	else if (h->row % m->count != m->at->number)
		refuse(m, m->at->store.path,
			str_printf(
				arena, "row %d is of another shard", h->row));
}

static bool check_parts(struct merge *m)
{
	int of = 0;

	if (!read_shard(&m->parts[0], &of) || of < 2)
		return refuse(m, m->parts[0].store.path,
			STR("this batch is no shard"));
	if (of > SHARDS_MOST)
		return refuse(m, m->parts[0].store.path,
			str_printf(m->cli->arena,
				"this is one of %d shards; %d at most can be "
				"merged",
				of, SHARDS_MOST));
	for (int i = 0; i < m->count; i++)
		compare_part(m, &m->parts[i], of);
	if (!m->good)
		return false;
	sort_parts(m, of);
	for (int i = 0; m->good && i < m->count; i++) {
		m->at = &m->parts[i];
		journal_each(&m->parts[i].journal, check_row, m);
	}
	seen_release(&m->seen);
	return m->good;
}

/* --- the new folder --------------------------------------------------- */

static struct file read_paper(
	struct arena *arena, const struct store *store, const char *name)
{
	struct diags quiet = {.arena = arena};
	struct file file = {0};
	struct str path = str_printf(arena, "%s/%s", store->path, name);

	if (file_exists(path.p))
		file = file_read(arena, path.p, PAPER_LIMIT, &quiet);
	return file;
}

static bool has_sum(struct arena *arena, const struct file *file,
	const struct household_paper *paper)
{
	return file->ok && str_eq(hash_hex(arena, file->bytes), paper->sha256);
}

/* The same file under a second name; a copy on another disk. One that an
 * earlier run has brought stays. */
static void bring_paper(struct merge *m, const struct household_paper *paper)
{
	struct arena scratch = {0};
	const struct store *from = &m->at->store;
	const struct store *to = &m->batch->shop.store;
	const char *name = str_dup(&scratch, paper->name).p;
	struct file file = read_paper(&scratch, from, name);

	if (!has_sum(&scratch, &file, paper)) {
		struct str why = str_printf(m->cli->arena,
			"the paper %s is not as it was made; --resume makes it "
			"again",
			name);
		refuse(m, from->path, why);
	} else if (!store_link(from, to, name)) {
		struct file there = read_paper(&scratch, to, name);
		if (!has_sum(&scratch, &there, paper))
			m->good = store_write(
				to, name, file.bytes, m->cli->diags);
	}
	arena_release(&scratch);
}

static void bring_row(void *context, const struct household *h)
{
	struct merge *m = context;

	for (int i = 0; m->good && i < h->made_count; i++)
		bring_paper(m, &h->made[i]);
	tally_add(&m->batch->tally, h);
}

static void journal_row(void *context, const struct household *h)
{
	struct merge *m = context;

	if (!m->good)
		return;
	journal_add(&m->batch->journal, h);
	m->good = journal_flush(&m->batch->journal, m->cli->diags);
}

static void each_row(struct merge *m,
	void (*see)(void *context, const struct household *household))
{
	for (int i = 0; m->good && i < m->count; i++) {
		m->at = &m->parts[i];
		journal_each(&m->parts[i].journal, see, m);
	}
}

/* The keys of all shards, in order, and then the lines. */
static bool write_journal(struct merge *m)
{
	struct batch *b = m->batch;
	struct diags *diags = m->cli->diags;
	struct buf keys = {.arena = m->cli->arena};
	struct str settings = str_printf(m->cli->arena, "%.*sshard=0/1",
		STR_ARG(common_settings(m, &m->parts[0])));

	for (int i = 0; i < m->count; i++)
		buf_add(&keys,
			(struct str){(const char *)m->parts[i].journal.key,
				HASH_KEY});
	store_remove(&b->shop.store, JOURNAL_KEY);
	if (!store_write(&b->shop.store, JOURNAL_KEY, buf_str(&keys), diags) ||
		!journal_open(&b->journal, m->cli->arena, &b->shop.store,
			settings, diags))
		return false;
	each_row(m, journal_row);
	return m->good && journal_end(&b->journal, b->table, diags) &&
	       journal_sync(&b->journal, diags);
}

static bool open_folder(struct merge *m)
{
	struct cli *cli = m->cli;
	struct batch *b = m->batch;

	if (whole_is_batch(cli, cli->output))
		return refuse(m, cli->output,
			STR("there is a batch in this folder already"));
	b->shop.store = store_open(cli->output, cli->diags);
	b->shop.store.lazy = true;
	if (b->shop.store.folder < 0)
		return false;
	return store_lock(&b->shop.store) ||
	       refuse(m, cli->output,
		       STR("another batch is at work in this folder"));
}

static void count_rows(
	struct batch *b, enum household_is is, struct str code, int rows)
{
	struct household h = {.is = is, .code = code};

	for (int i = 0; i < rows; i++)
		tally_add(&b->tally, &h);
}

/* Rows without a line of their own. */
static void count_repeats(struct merge *m)
{
	struct batch *b = m->batch;
	struct journal_table *table = &b->table;

	table->rows = m->parts[0].journal.table.rows;
	for (int i = 0; i < m->count; i++) {
		table->same_household +=
			m->parts[i].journal.table.same_household;
		table->same_case += m->parts[i].journal.table.same_case;
	}
	count_rows(
		b, HOUSEHOLD_SKIPPED, STR("duplicate"), table->same_household);
	count_rows(b, HOUSEHOLD_FAILED, STR("duplicate-key"), table->same_case);
}

static bool bring_all(struct merge *m)
{
	struct batch *b = m->batch;
	const struct store **folders =
		arena_array(m->cli->arena, (size_t)m->count, sizeof(*folders));

	for (int i = 0; i < m->count; i++)
		folders[i] = &m->parts[i].store;
	each_row(m, bring_row);
	count_repeats(m);
	b->lists.store = &b->shop.store;
	m->good = m->good &&
		  lists_merge(&b->lists, folders, m->count, m->cli->diags);
	return m->good && write_journal(m) &&
	       store_sync(&b->shop.store, m->cli->diags);
}

/* --- the command ------------------------------------------------------ */

static bool open_all(struct merge *m)
{
	for (int i = 0; i < m->cli->arg_count; i++)
		if (!open_parts(m, m->cli->args[i]))
			return false;
	return true;
}

static void close_all(struct merge *m)
{
	for (int i = 0; i < m->count; i++) {
		journal_close(&m->parts[i].journal);
		store_close(&m->parts[i].store);
	}
	if (m->batch->journal.store)
		journal_close(&m->batch->journal);
	store_close(&m->batch->shop.store);
}

enum status merge_command(struct cli *cli)
{
	struct merge m = {.cli = cli,
		.parts = arena_array(
			cli->arena, SHARDS_MOST, sizeof(struct part)),
		.batch = ARENA_NEW(cli->arena, struct batch),
		.good = true};
	struct library *library = cli->output ? library_open(cli) : NULL;

	m.batch->cli = cli;
	m.batch->shop.store.folder = -1;
	if (!cli->output) {
		diag_add(cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"}, "merge needs -o DIR");
		return STATUS_USAGE;
	}
	m.batch->shop.words = library ? speech_office(library) : NULL;
	if (!m.batch->shop.words)
		return option_status(cli, STATUS_PACK);
	bool good = open_all(&m) && check_parts(&m) && open_folder(&m) &&
		    bring_all(&m);
	close_all(&m);
	if (!good)
		return option_status(cli, STATUS_INPUT);
	batch_tell_end(m.batch);
	return STATUS_DONE;
}
