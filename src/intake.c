/*
 * Headers to columns.
 */
#include "intake.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "denylist.h"

static FILE *open_stream(const struct cli *cli, const char *path)
{
	FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");

	if (!stream)
		diag_add(cli->diags, DIAG_FILE_READ, (struct loc){.file = path},
			"cannot read the table: %s", strerror(errno));
	return stream;
}

/* What parts the cells of a header that was read as one cell; or 0. */
static char other_delimiter(const struct csv_row *row)
{
	for (const char *d = CSV_DELIMITERS; row->count == 1 && *d; d++)
		if (str_find(row->cells[0].text, *d) < row->cells[0].text.n)
			return *d;
	return '\0';
}

void intake_refuse(
	const struct intake *intake, const struct cli *cli, const char *hint)
{
	diag_add(cli->diags, DIAG_MISSING_KEY,
		(struct loc){.file = intake->name, .line = 1, .column = 1},
		"no column of this table is known");
	if (intake->other_delimiter == '\t')
		hint = "the header is parted by tabs: --delimiter tab";
	else if (intake->other_delimiter)
		hint = str_printf(cli->arena,
			"the header is parted by '%c': --delimiter '%c'",
			intake->other_delimiter, intake->other_delimiter)
			       .p;
	diag_hint(cli->diags, "%s", hint);
}

/* Copies the header; denied columns have no text and are dropped. */
static bool read_header(struct intake *intake, const struct cli *cli)
{
	struct csv_row row = {.status = CSV_BLANK};

	while (row.status == CSV_BLANK)
		row = csv_next(intake->csv, cli->arena, cli->diags);
	if (row.status == CSV_END)
		diag_add(cli->diags, DIAG_FILE_EMPTY, row.loc,
			"the table has no header");
	if (row.status != CSV_ROW)
		return false;
	intake->count = row.count;
	intake->other_delimiter = other_delimiter(&row);
	intake->columns = arena_array(cli->arena,
		(size_t)row.count + MAP_COLUMNS, sizeof *intake->columns);
	for (int i = 0; i < row.count; i++) {
		struct column *column = &intake->columns[i];
		csv_letters(i, column->letters);
		column->header = row.cells[i].text;
		column->loc = row.cells[i].loc;
		if (!denylist_find(intake->vocabulary->denylist, column->header)
				.n)
			continue;
		column->is = COLUMN_PRIVATE;
		column->header = STR("");
		intake->private_count++;
		csv_drop(intake->csv, i);
	}
	return true;
}

struct intake *intake_open(const struct cli *cli,
	const struct vocabulary *vocabulary, const char *path)
{
	struct intake *intake = ARENA_NEW(cli->arena, struct intake);
	struct csv_form form = {
		cli->delimiter ? cli->delimiter : CSV_DELIMITERS[0],
		cli->encoding ? CELL_WINDOWS_1252 : CELL_UTF8};

	intake->vocabulary = vocabulary;
	intake->name = path;
	intake->stream = open_stream(cli, path);
	if (!intake->stream)
		return NULL;
	intake->csv = csv_open(cli->arena, path, intake->stream, form);
	if (read_header(intake, cli))
		return intake;
	intake_close(intake);
	return NULL;
}

void intake_close(struct intake *intake)
{
	if (intake && intake->stream && intake->stream != stdin)
		fclose(intake->stream);
}

static void find_column(
	struct intake *intake, struct column *column, struct diags *quiet)
{
	struct str id = map_header(intake->mapping, column->header);

	column->is = COLUMN_FACT;
	if (str_is(id, "ignore"))
		column->is = COLUMN_IGNORED;
	else if (str_is(id, "do_not_send"))
		column->is = COLUMN_DO_NOT_SEND;
	else if (str_is(id, "release"))
		column->is = COLUMN_RELEASE;
	else
		column->heading = heading_find(intake->vocabulary, id,
			(struct loc){.file = intake->name, .line = 1}, quiet);
	if (column->is == COLUMN_FACT && !column->heading.fact) {
		column->is = COLUMN_UNKNOWN;
		intake->unknown_count++;
	}
}

static void tell_left_out(const struct column *column, const struct diag *why,
	struct diags *diags)
{
	if (column->is == COLUMN_PRIVATE)
		diag_add(diags, DIAG_PRIVATE_COLUMN, column->loc,
			"column %s is never asked for and was not read",
			column->letters);
	if (column->is != COLUMN_UNKNOWN)
		return;
	assert(why);
	diag_add(diags, DIAG_UNKNOWN_COLUMN, column->loc,
		"column %s is left out: %.*s", column->letters,
		STR_ARG(why->sentence));
	if (why->hint.n)
		diag_hint(diags, "%.*s", STR_ARG(why->hint));
}

/* Whether a column says the same thing as an earlier one. */
static bool stands_twice(const struct intake *intake, int at)
{
	const struct column *b = &intake->columns[at];

	for (int i = 0; i < at; i++) {
		const struct column *a = &intake->columns[i];
		if (a->is == b->is && b->is != COLUMN_PRIVATE &&
			b->is != COLUMN_UNKNOWN && b->is != COLUMN_IGNORED &&
			a->heading.fact == b->heading.fact &&
			a->heading.row == b->heading.row)
			return true;
	}
	return false;
}

/* Defaults of facts that no column has are columns of their own. */
static void add_defaults(struct intake *intake, const struct cli *cli)
{
	const struct map_list *defaults = &intake->mapping->defaults;

	intake->all = intake->count;
	for (int i = 0; i < defaults->count; i++) {
		struct str id = defaults->list[i].fact;
		struct column *column = &intake->columns[intake->all];
		*column = (struct column){.is = COLUMN_FACT,
			.header = id,
			.letters = "-",
			.heading = heading_find(intake->vocabulary, id,
				(struct loc){.file = cli->map}, cli->diags)};
		if (column->heading.fact && !stands_twice(intake, intake->all))
			intake->all++;
	}
}

bool intake_columns(struct intake *intake, const struct cli *cli)
{
	int errors = cli->diags->errors;
	int known = 0;

	intake->mapping = map_open(cli, intake->vocabulary);
	if (!intake->mapping)
		return false;
	for (int i = 0; i < intake->count; i++) {
		struct column *column = &intake->columns[i];
		struct diags quiet = {.arena = cli->arena};
		if (column->is != COLUMN_PRIVATE)
			find_column(intake, column, &quiet);
		tell_left_out(column, quiet.first, cli->diags);
		known += column->is == COLUMN_FACT;
		if (stands_twice(intake, i))
			diag_add(cli->diags, DIAG_DUPLICATE_KEY, column->loc,
				"column %s stands twice", column->letters);
	}
	add_defaults(intake, cli);
	if (!known)
		intake_refuse(intake, cli,
			"stayput map proposes what the headers may mean");
	return cli->diags->errors == errors;
}
