/*
 * Opening faces and press.
 */
#include "foundry.h"

#include "file.h"
#include "language.h"

static bool open_faces(struct foundry *foundry, const struct cli *cli)
{
	const char *folder = option_own_folder(cli, "lang");
	struct str path = str_printf(
		cli->arena, "%s/languages.yaml", folder ? folder : "lang");
	struct file file =
		file_read(cli->arena, path.p, FILE_LIMIT, cli->diags);

	foundry->faces.arena = cli->arena;
	foundry->faces.diags = cli->diags;
	return file.ok && language_read(&foundry->faces, file.name, file.bytes);
}

static bool open_press(struct foundry *foundry, const struct cli *cli)
{
	foundry->press = press_new(cli->arena, &foundry->faces);
	if (!foundry->press)
		diag_add(cli->diags, DIAG_PDF_FAILED,
			(struct loc){.file = "stayput"},
			"the machine has no memory for a PDF");
	return foundry->press;
}

bool foundry_open(struct foundry *foundry, const struct cli *cli)
{
	*foundry = (struct foundry){0};
	if (open_faces(foundry, cli) && open_press(foundry, cli))
		return true;
	foundry_close(foundry);
	return false;
}

void foundry_close(struct foundry *foundry)
{
	if (foundry->press)
		press_free(foundry->press);
	foundry->press = NULL;
	faces_close(&foundry->faces);
}
