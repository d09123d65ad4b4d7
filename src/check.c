/*
 * Reading a case, judging it, printing the answer.
 */
#include "check.h"

#include <stdio.h>

#include "report.h"

static enum status print_json(
	const struct cli *cli, const struct report *report)
{
	struct buf out = {.arena = cli->arena};
	struct json json = json_start();

	report_json(report, &json);
	json_print(&json, &out);
	json_release(&json);
	fwrite(out.p, 1, out.n, stdout);
	return STATUS_DONE;
}

static enum status print_text(
	const struct cli *cli, const struct report *report)
{
	const struct words *words = speech_open(report->library);
	struct screen screen = screen_new(cli->arena, cli->plain);

	if (!words)
		return option_status(cli, STATUS_USAGE);
	report_text(report, words, &screen);
	fwrite(screen.out.p, 1, screen.out.n, stdout);
	return STATUS_DONE;
}

/* --strict: an answer that rests on a law checked too long ago is none. */
static bool rests_on_stale(const struct report *report)
{
	for (int i = 0; i < report->count; i++)
		if (report->decisions[i].stale &&
			outcome_covers(report->decisions[i].outcome))
			return true;
	return false;
}

static enum status status_of(const struct cli *cli, const struct report *report)
{
	if (cli->strict && rests_on_stale(report))
		return STATUS_NO_PAPER;
	if (cli->exit_status && !report_covers(report))
		return STATUS_NOT_COVERED;
	return STATUS_DONE;
}

enum status check_run(struct cli *cli)
{
	struct report report;
	struct library *library = library_open(cli);

	if (!library)
		return option_status(cli, STATUS_PACK);
	const struct facts *facts = library_case(library, cli->args[0]);
	if (!facts)
		return option_status(cli, STATUS_INPUT);
	if (!report_build(&report, library, facts))
		return option_status(cli, STATUS_PACK);
	enum status told =
		cli->json ? print_json(cli, &report) : print_text(cli, &report);
	return told == STATUS_DONE ? status_of(cli, &report) : told;
}
