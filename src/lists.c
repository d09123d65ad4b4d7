/*
 * Writing the lists, in order of rows.
 */
#include "lists.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const char *const names[LISTS] = {
	"urgent.csv", "fix-list.csv", "delivery-log.csv"};
static const char *const headers[LISTS] = {
	"batch.list.urgent", "batch.list.fix", "batch.list.delivery"};

const char *lists_name(enum list list)
{
	return names[list];
}

static const char *part_name(enum list list)
{
	static const char *const parts[LISTS] = {"urgent.csv.part",
		"fix-list.csv.part", "delivery-log.csv.part"};

	return parts[list];
}

static bool fail(struct lists *lists, enum list list, struct diags *diags)
{
	struct str path = str_printf(
		diags->arena, "%s/%s", lists->store->path, names[list]);

	diag_add(diags, DIAG_FILE_WRITE, (struct loc){.file = path.p},
		"cannot write the list: %s", strerror(errno));
	return false;
}

/* --- cells ------------------------------------------------------------ */

void lists_cell(struct buf *out, struct str text)
{
	bool formula = text.n && strchr("=+-@\t\r", text.p[0]);

	buf_add_byte(out, '"');
	if (formula)
		buf_add_byte(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			buf_add_byte(out, '"');
		buf_add_byte(out, text.p[i] == '\n' ? ' ' : text.p[i]);
	}
	buf_add_byte(out, '"');
}

static void add_cell(struct buf *out, struct str text)
{
	buf_add_byte(out, ',');
	if (text.n)
		lists_cell(out, text);
}

static void begin_row(struct buf *out, const struct household *h)
{
	bool number = h->stem.n == 6;

	for (size_t i = 0; number && i < h->stem.n; i++)
		number = h->stem.p[i] >= '0' && h->stem.p[i] <= '9';
	buf_add_int(out, h->row);
	add_cell(out, number ? STR("") : h->stem);
}

static void end_row(struct lists *lists, enum list list, struct buf *out)
{
	buf_add(out, STR("\r\n"));
	fwrite(out->p, 1, out->n, lists->files[list]);
	lists->counts[list]++;
}

/* --- opening ---------------------------------------------------------- */

/* The titles of the columns, which stand in one sentence, by semicolons. */
static void write_header(struct lists *lists, enum list list)
{
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};
	struct str rest = words_say(lists->words, headers[list]);

	for (bool first = true; rest.n; first = false) {
		if (!first)
			buf_add_byte(&out, ',');
		lists_cell(&out, str_trim(str_cut(&rest, ';')));
	}
	if (list == LIST_FIX && lists->show_values)
		add_cell(&out, words_say(lists->words, "batch.list.value"));
	buf_add(&out, STR("\r\n"));
	fwrite(out.p, 1, out.n, lists->files[list]);
	arena_release(&scratch);
}

/* Without all of them there is no batch: those that are open are dropped. */
static void drop(struct lists *lists)
{
	for (enum list i = 0; i < LISTS; i++) {
		if (!lists->files[i])
			continue;
		fclose(lists->files[i]);
		lists->files[i] = NULL;
		store_remove(lists->store, part_name(i));
	}
}

static bool open_all(struct lists *lists, struct diags *diags)
{
	for (enum list i = 0; i < LISTS; i++) {
		store_remove(lists->store, part_name(i));
		int file = store_append(lists->store, part_name(i), diags);
		if (file < 0)
			return false;
		lists->files[i] = fdopen(file, "w");
		if (!lists->files[i]) {
			close(file);
			store_remove(lists->store, part_name(i));
			return fail(lists, i, diags);
		}
		write_header(lists, i);
	}
	return true;
}

bool lists_open(struct lists *lists, struct diags *diags)
{
	if (open_all(lists, diags))
		return true;
	drop(lists);
	return false;
}

/* --- rows ------------------------------------------------------------- */

static struct str find_cell(struct str cells, int column)
{
	while (cells.n) {
		int at = (int)wire_take_int(&cells);
		struct str text = wire_take_text(&cells);
		if (at == column)
			return text;
	}
	return STR("");
}

/* "rent.1.due (F)"; the fact where the table has no such column. */
static struct str column_name(const struct lists *lists, struct arena *arena,
	const struct household_fault *fault)
{
	if (fault->column < 0 || !lists->intake)
		return fault->fact;
	const struct column *c = &lists->intake->columns[fault->column];
	return str_printf(arena, "%.*s (%s)", STR_ARG(c->header), c->letters);
}

/* What is wrong, and why the office wants it so. */
static struct str with_reason(
	struct arena *arena, struct str what, struct str reason)
{
	if (!reason.n)
		return what;
	return str_printf(arena, "%.*s (%.*s)", STR_ARG(what), STR_ARG(reason));
}

static void add_fault(struct lists *lists, const struct household *h,
	const struct household_fault *fault, struct str cells)
{
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};

	begin_row(&out, h);
	add_cell(&out, column_name(lists, &scratch, fault));
	add_cell(&out, with_reason(&scratch, fault->what, h->reason));
	add_cell(&out, fault->ask);
	if (lists->show_values)
		add_cell(&out, find_cell(cells, fault->column));
	end_row(lists, LIST_FIX, &out);
	arena_release(&scratch);
}

/* A row that is not made says why, also where no cell is to blame. */
static void add_reason(
	struct lists *lists, const struct household *h, struct str cells)
{
	struct str outcome = h->code;
	struct arena scratch = {0};
	struct str key = str_printf(&scratch, "batch.%s.%.*s",
		household_name(h->is), STR_ARG(str_cut(&outcome, '/')));
	struct household_fault fault = {
		.column = -1, .what = words_say(lists->words, key.p)};

	add_fault(lists, h, &fault, cells);
	arena_release(&scratch);
}

static void add_urgent(struct lists *lists, const struct household *h)
{
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};
	struct str key =
		str_printf(&scratch, "batch.papers.%.*s", STR_ARG(h->papers));
	struct str what = words_say(lists->words, key.p);
	struct str state = str_of(household_name(h->is));

	begin_row(&out, h);
	add_cell(&out, h->day);
	add_cell(&out, what);
	add_cell(&out, state);
	end_row(lists, LIST_URGENT, &out);
	arena_release(&scratch);
}

/* The columns for the hand are empty: signed, sent, by whom, how, proof. */
static void add_delivery(struct lists *lists, const struct household *h)
{
	for (int i = 0; i < h->made_count; i++) {
		struct arena scratch = {0};
		struct buf out = {.arena = &scratch};
		begin_row(&out, h);
		add_cell(&out, h->made[i].name);
		struct str note = STR("");
		if (h->version > 1) {
			struct str before =
				str_printf(&scratch, "%d", h->version - 1);
			struct words words = *lists->words;
			words.arena = &scratch;
			note = words_fill(&words, "batch.replaces",
				(struct catalog_value[]){
					{"version", before}, {0}});
		}
		add_cell(&out, note);
		buf_add(&out, STR(",,,,,"));
		end_row(lists, LIST_DELIVERY, &out);
		arena_release(&scratch);
	}
}

void lists_add(struct lists *lists, const struct household *h, struct str cells)
{
	if (h->urgent)
		add_urgent(lists, h);
	if (h->is == HOUSEHOLD_MADE)
		add_delivery(lists, h);
	for (int i = 0; i < h->fault_count; i++)
		add_fault(lists, h, &h->faults[i], cells);
	if (h->is != HOUSEHOLD_MADE && !h->fault_count)
		add_reason(lists, h, cells);
}

bool lists_close(struct lists *lists, struct diags *diags)
{
	bool good = true;

	for (enum list i = 0; i < LISTS; i++) {
		FILE *file = lists->files[i];
		if (!file)
			continue;
		lists->files[i] = NULL;
		bool whole = fflush(file) == 0 && !ferror(file);
		whole = fclose(file) == 0 && whole;
		if (!whole) {
			store_remove(lists->store, part_name(i));
			good = fail(lists, i, diags);
		} else
			good = store_replace(lists->store, part_name(i),
				       names[i], diags) &&
			       good;
	}
	return good;
}
