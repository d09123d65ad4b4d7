/*
 * The CSV reader. Data: tests/golden/csv/NAME.csv and, beside it, NAME.txt with
 * every row as it was read. A name says how: it begins with "semicolon",
 * "tab" or "windows" for that delimiter or encoding. Each file is read from
 * its bytes and from a stream, and both must agree.
 */
#include "data.h"

#include "csv.h"

static void print_row(struct buf *out, const struct csv_row *row)
{
	static const char *const names[] = {
		"row", "blank", "refused", "stopped", "end"};

	buf_printf(out, "%s %d, line %d:", names[row->status], row->number,
		row->loc.line);
	for (int i = 0; i < row->count; i++) {
		const struct csv_cell *cell = &row->cells[i];
		buf_printf(out, " %d:%d%s{%.*s}", cell->loc.line,
			cell->loc.column, cell->quoted ? "q" : "",
			STR_ARG(cell->text));
	}
	buf_add_byte(out, '\n');
}

static struct str print_table(
	struct arena *arena, struct csv *csv, struct diags *diags)
{
	struct buf out = {.arena = arena};

	for (;;) {
		struct csv_row row = csv_next(csv, arena, diags);
		if (row.status == CSV_END)
			return buf_str(&out);
		print_row(&out, &row);
	}
}

static struct csv_form form_of(const char *name)
{
	struct csv_form form = {',', CELL_UTF8};

	if (str_starts(str_of(name), STR("semicolon")))
		form.delimiter = ';';
	if (str_starts(str_of(name), STR("tab")))
		form.delimiter = '\t';
	if (str_starts(str_of(name), STR("windows")))
		form.encoding = CELL_WINDOWS_1252;
	return form;
}

static struct str read_stream(
	struct arena *arena, struct file file, struct diags *diags)
{
	size_t n = file.bytes.n;
	FILE *stream = n ? fmemopen((void *)(uintptr_t)file.bytes.p, n, "rb")
			 : tmpfile();

	assert_non_null(stream);
	struct csv *csv =
		csv_open(arena, file.name, stream, form_of(file.name));
	struct str text = print_table(arena, csv, diags);
	fclose(stream);
	return text;
}

static struct str outcome(
	struct arena *arena, struct file file, struct diags *diags)
{
	struct diags again = {.arena = arena};
	struct str streamed = read_stream(arena, file, &again);
	struct csv *csv = csv_open_bytes(
		arena, file.name, file.bytes, form_of(file.name));
	struct str text = print_table(arena, csv, diags);

	data_compare("stream", streamed, text);
	assert_int_equal(again.errors, diags->errors);
	return text;
}

/* --- sizes ----------------------------------------------------------- */

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

struct tally {
	int rows;
	int refused;
	int stopped;
	enum diag_id first;
	size_t most; /* bytes of any one row's memory */
};

static struct tally read_all(struct str bytes)
{
	struct tally tally = {.first = DIAG_COUNT};
	struct arena world = {0};
	struct arena rows = {0};
	FILE *stream = fmemopen((void *)(uintptr_t)bytes.p, bytes.n, "rb");
	struct csv *csv = csv_open(
		&world, "x", stream, (struct csv_form){',', CELL_UTF8});
	enum csv_status status = CSV_ROW;

	while (status != CSV_END) {
		struct diags diags = {.arena = &rows};
		status = csv_next(csv, &rows, &diags).status;
		tally.rows += status == CSV_ROW;
		tally.refused += status == CSV_REFUSED;
		tally.stopped += status == CSV_STOPPED;
		if (diags.first && tally.first == DIAG_COUNT)
			tally.first = diags.first->id;
		if (rows.used > tally.most)
			tally.most = rows.used;
		arena_clear(&rows);
	}
	fclose(stream);
	arena_release(&rows);
	arena_release(&world);
	return tally;
}

static void add_times(struct buf *out, const char *text, int times)
{
	while (times-- > 0)
		buf_add(out, str_of(text));
}

static void rows_across_blocks_are_whole(void **state)
{
	struct buf out = {.arena = &arena};

	(void)state;
	for (int i = 0; i < 40000; i++)
		buf_printf(&out, "%d,\"a\n\"\"b\"\"\",\"%*s\",c\r\n", i, i % 97,
			"x");
	struct tally tally = read_all(buf_str(&out));
	assert_int_equal(tally.rows, 40000);
	assert_int_equal(tally.refused + tally.stopped, 0);
	assert_true(tally.most < 4096);
}

static void a_long_cell_is_refused(void **state)
{
	struct buf out = {.arena = &arena};

	(void)state;
	buf_add(&out, STR("a,b\n"));
	add_times(&out, "x", CELL_BYTES);
	buf_add(&out, STR(",y\n"));
	add_times(&out, "x", CELL_BYTES + 1);
	buf_add(&out, STR(",y\n1,2\n"));
	struct tally tally = read_all(buf_str(&out));
	assert_int_equal(tally.rows, 3);
	assert_int_equal(tally.refused, 1);
	assert_int_equal(tally.first, DIAG_TOO_MANY);
}

static void a_long_row_is_refused(void **state)
{
	struct buf out = {.arena = &arena};

	(void)state;
	buf_add(&out, STR("a,b,c,d\n"));
	add_times(&out, "x", CSV_BYTES * 3);
	buf_add(&out, STR("\n1,2,3,4\n5,6,7,8\n"));
	struct tally tally = read_all(buf_str(&out));
	assert_int_equal(tally.rows, 3);
	assert_int_equal(tally.refused, 1);
	assert_int_equal(tally.first, DIAG_TOO_MANY);
}

static void an_open_quote_costs_one_row_of_many(void **state)
{
	struct buf out = {.arena = &arena};

	(void)state;
	buf_add(&out, STR("a,b,c,d\n0,\"x,y,z\n"));
	add_times(&out, "1,2,3,4\n", 100000);
	struct tally tally = read_all(buf_str(&out));
	assert_int_equal(tally.rows, 100001);
	assert_int_equal(tally.refused, 1);
	assert_int_equal(tally.first, DIAG_CSV_QUOTE);
}

static void too_many_columns_stop_the_table(void **state)
{
	struct buf out = {.arena = &arena};

	(void)state;
	add_times(&out, "a,", CSV_CELLS);
	buf_add(&out, STR("a\n1,2\n"));
	struct tally tally = read_all(buf_str(&out));
	assert_int_equal(tally.rows, 0);
	assert_int_equal(tally.stopped, 1);
	assert_int_equal(tally.first, DIAG_TOO_MANY);
}

/* --- columns --------------------------------------------------------- */

static void a_dropped_column_is_not_read(void **state)
{
	struct diags diags = {.arena = &arena};
	struct csv *csv =
		csv_open_bytes(&arena, "x", STR("a,b\n1,\"\xFF\x01\"\n3,4\n"),
			(struct csv_form){',', CELL_UTF8});

	(void)state;
	csv_next(csv, &arena, &diags);
	csv_drop(csv, 1);
	struct csv_row row = csv_next(csv, &arena, &diags);
	assert_int_equal(row.status, CSV_ROW);
	assert_true(row.cells[1].unread);
	assert_int_equal(row.cells[1].text.n, 0);
	assert_true(str_is(row.cells[0].text, "1"));
	row = csv_next(csv, &arena, &diags);
	assert_int_equal(row.cells[1].text.n, 0);
	assert_int_equal(diags.errors, 0);
}

static void columns_have_letters(void **state)
{
	char out[4];

	(void)state;
	assert_true(str_is(csv_letters(0, out), "A"));
	assert_true(str_is(csv_letters(25, out), "Z"));
	assert_true(str_is(csv_letters(26, out), "AA"));
	assert_true(str_is(csv_letters(51, out), "AZ"));
	assert_true(str_is(csv_letters(701, out), "ZZ"));
	assert_true(str_is(csv_letters(702, out), "AAA"));
	assert_true(str_is(csv_letters(1999, out), "BXX"));
}

static void a_broken_stream_is_told(void **state)
{
	struct diags diags = {.arena = &arena};
	FILE *stream = fopen("/proc/self/mem", "rb");

	(void)state;
	assert_non_null(stream);
	struct csv *csv = csv_open(
		&arena, "x", stream, (struct csv_form){',', CELL_UTF8});
	assert_int_equal(csv_next(csv, &arena, &diags).status, CSV_STOPPED);
	assert_int_equal(diags.first->id, DIAG_FILE_READ);
	assert_int_equal(csv_next(csv, &arena, &diags).status, CSV_END);
	fclose(stream);
}

int main(void)
{
	static const struct CMUnitTest fixed[] = {
		cmocka_unit_test(rows_across_blocks_are_whole),
		cmocka_unit_test(a_long_cell_is_refused),
		cmocka_unit_test(a_long_row_is_refused),
		cmocka_unit_test(an_open_quote_costs_one_row_of_many),
		cmocka_unit_test(too_many_columns_stop_the_table),
		cmocka_unit_test(a_dropped_column_is_not_read),
		cmocka_unit_test(columns_have_letters),
		cmocka_unit_test(a_broken_stream_is_told),
	};
	struct CMUnitTest tests[100];
	struct arena names = {0};
	size_t count = sizeof fixed / sizeof fixed[0];

	memcpy(tests, fixed, sizeof fixed);
	count += data_tests(
		&names, "tests/golden/csv", ".csv", outcome, tests + count);
	int failed =
		_cmocka_run_group_tests("csv", tests, count, NULL, release);
	arena_release(&names);
	return failed;
}
