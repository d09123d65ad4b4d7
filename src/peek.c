/*
 * Printing what the reader of tables saw: one JSON document, or a cell a line.
 */
#include "peek.h"

#include <stdio.h>

#include "intake.h"
#include "json.h"
#include "library.h"

static const char *const status_names[] = {
	"row", "blank", "refused", "stopped"};

static void json_columns(struct json *json, const struct intake *intake)
{
	json_list(json, "columns");
	for (int i = 0; i < intake->count; i++) {
		const struct column *column = &intake->columns[i];
		bool private = column->is == COLUMN_PRIVATE;
		json_map(json, NULL);
		json_text(json, "letter", str_of(column->letters));
		if (private)
			json_nothing(json, "header");
		else
			json_text(json, "header", column->header);
		json_truth(json, "dropped", private);
		json_end(json);
	}
	json_end(json);
}

static void json_row(struct json *json, const struct csv_row *row)
{
	json_map(json, NULL);
	json_number(json, "row", row->number);
	json_number(json, "line", row->loc.line);
	json_text(json, "status", str_of(status_names[row->status]));
	json_list(json, "cells");
	for (int i = 0; i < row->count; i++) {
		if (row->cells[i].unread)
			json_nothing(json, NULL);
		else
			json_text(json, NULL, row->cells[i].text);
	}
	json_end(json);
	json_end(json);
}

static void print_row(const struct csv_row *row)
{
	printf("%d: %s\n", row->number, status_names[row->status]);
	for (int i = 0; i < row->count; i++) {
		const struct csv_cell *cell = &row->cells[i];
		if (!cell->unread)
			printf("%d:%d: %.*s\n", cell->loc.line,
				cell->loc.column, STR_ARG(cell->text));
	}
}

static enum status peek_rows(struct cli *cli, struct intake *intake)
{
	struct json json = json_start();
	struct buf out = {.arena = cli->arena};
	struct arena scratch = {0};
	struct csv_row row = {.status = CSV_ROW};

	json_number(&json, "schema", 1);
	json_columns(&json, intake);
	json_list(&json, "rows");
	while (row.status != CSV_STOPPED) {
		arena_clear(&scratch);
		row = csv_next(intake->csv, &scratch, cli->diags);
		if (row.status == CSV_END)
			break;
		if (cli->json)
			json_row(&json, &row);
		else
			print_row(&row);
	}
	json_end(&json);
	if (cli->json)
		json_print(&json, &out);
	json_release(&json);
	arena_release(&scratch);
	if (out.n)
		fwrite(out.p, 1, out.n, stdout);
	return cli->diags->errors ? option_status(cli, STATUS_INPUT)
				  : STATUS_DONE;
}

enum status peek_command(struct cli *cli)
{
	struct library *library = library_open(cli);

	if (!library)
		return option_status(cli, STATUS_PACK);
	struct intake *intake =
		intake_open(cli, library->world.vocabulary, cli->args[0]);
	if (!intake)
		return option_status(cli, STATUS_INPUT);
	enum status status = peek_rows(cli, intake);
	intake_close(intake);
	return status;
}
