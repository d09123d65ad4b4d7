/*
 * The order of looking, and the telling.
 */
#include "doctor.h"

#include <stdio.h>

#include "doctor_data.h"
#include "doctor_machine.h"

enum status doctor_command(struct cli *cli)
{
	struct remarks remarks = {.cli = cli, .status = STATUS_DONE};
	struct buf out = {.arena = cli->arena};
	civil_day newest = doctor_data(&remarks);

	doctor_machine(&remarks, newest);
	if (cli->json)
		remarks_print_json(&remarks, &out);
	else
		remarks_print(&remarks, &out);
	fwrite(out.p, 1, out.n, stdout);
	if (cli->strict && remarks.counts[REMARK_NOTE] &&
		remarks.status == STATUS_DONE)
		return STATUS_SYSTEM;
	return remarks.status;
}
