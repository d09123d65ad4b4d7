/*
 * What the readers saw.
 */
#include "inspect.h"

#include <stdio.h>

#include "file.h"
#include "node.h"

enum status inspect_pack(struct cli *cli)
{
	struct buf text = {.arena = cli->arena};
	struct file file =
		file_read(cli->arena, cli->args[0], FILE_LIMIT, cli->diags);

	if (!file.ok)
		return option_status(cli, STATUS_PACK);
	struct node *root =
		node_read(cli->arena, file.name, file.bytes, cli->diags);
	if (!root)
		return option_status(cli, STATUS_PACK);
	node_dump(root, &text);
	fwrite(text.p, 1, text.n, stdout);
	return STATUS_DONE;
}
