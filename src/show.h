/*
 * The command `show`: one program in plain language, with its sources.
 */
#ifndef STAYPUT_SHOW_H
#define STAYPUT_SHOW_H

#include "list.h"

/* Runs it; diagnostics are added to cli->diags. */
enum status show_run(struct cli *cli);

/* Reads the library with the one program that the command line names, judged
 * for nobody: its status and no more. False after diagnostics. */
bool show_load(struct report *report, struct cli *cli);

/* Adds a program to an open document: places, lifecycle, segments with their
 * criteria as trees, duties, consequences, papers, sources. */
void show_json(struct json *json, const struct report *report,
	const struct words *words);

#endif
