/*
 * Hashing all that papers are made of. A font is known by its first bytes,
 * which have the checksums of its tables (OpenType, table directory).
 */
#include "settings.h"

#include "file.h"
#include "hash.h"
#include "language.h"
#include "version.h"

#define FONT_HEAD ((size_t)64 * 1024)
#define DIGITS 16

/* --- files ------------------------------------------------------------ */

/* What of all files was hashed so far. */
struct hashing {
	const struct cli *cli;
	struct buf all;
};

/* The bytes of a file; of one that is not there, nothing. */
static void add_file(struct hashing *h, const char *path)
{
	struct arena scratch = {0};
	struct diags quiet = {.arena = &scratch};
	struct file file = {0};

	if (path && file_exists(path))
		file = file_read(&scratch, path, FILE_LIMIT, &quiet);
	if (quiet.first)
		diag_add(h->cli->diags, quiet.first->id,
			(struct loc){.file = path}, "%.*s",
			STR_ARG(quiet.first->sentence));
	if (file.ok)
		buf_add(&h->all, hash_hex(&scratch, file.bytes));
	arena_release(&scratch);
}

/* The YAML files of a folder, and of those in it, with their names. */
static void add_folder(struct hashing *h, const char *folder, int depth)
{
	const char **name = file_names(h->cli->arena, folder, h->cli->diags);

	for (; name && *name; name++) {
		struct str path =
			str_printf(h->cli->arena, "%s/%s", folder, *name);
		buf_add(&h->all, str_of(*name));
		if (str_ends(path, STR(".yaml")))
			add_file(h, path.p);
		else if (depth > 0 && file_is_folder(path.p))
			add_folder(h, path.p, depth - 1);
	}
}

static void add_own(struct hashing *h, const char *name, int depth)
{
	const char *folder = option_own_folder(h->cli, name);

	if (folder)
		add_folder(h, folder, depth);
}

static struct str digest(const struct hashing *h)
{
	return str_sub(hash_hex(h->cli->arena, buf_str(&h->all)), 0, DIGITS);
}

/* --- what papers are made of ------------------------------------------ */

/* Packs, and what they look up; the hash of a pack has the vocabulary, the
 * tables and the events. */
static struct str laws_of(const struct library *library)
{
	const struct cli *cli = library->cli;
	struct hashing h = {cli, {.arena = cli->arena}};

	for (int i = 0; i < library->packs.count; i++) {
		buf_add(&h.all, library->packs.list[i]->id);
		buf_add(&h.all, library->packs.list[i]->hash);
	}
	for (int i = 0; i < library->world.calendar_count; i++) {
		struct str id = library->world.calendars[i]->id;
		struct str name = str_printf(
			cli->arena, "calendars/%.*s.yaml", STR_ARG(id));
		add_file(&h, option_rule_file(cli, name.p));
	}
	add_file(&h, option_rule_file(cli, "suspensions.yaml"));
	for (int i = 0; i < cli->rules.count; i++)
		add_file(&h, str_printf(cli->arena, "%s/suspensions.yaml",
				     cli->rules.items[i])
				     .p);
	add_file(&h, option_rule_file(cli, "adoptions.yaml"));
	add_file(&h, option_rule_file(cli, "court.yaml"));
	add_file(&h, option_rule_file(cli, "absent.yaml"));
	return digest(&h);
}

static void add_texts(struct hashing *h, const struct library *library)
{
	for (int i = 0; i < library->packs.count; i++)
		add_folder(h, library->shelves[i].folder, 0);
}

static struct str words_of(const struct library *library)
{
	const struct cli *cli = library->cli;
	struct hashing h = {cli, {.arena = cli->arena}};

	add_own(&h, "templates", 1);
	add_own(&h, "lang", 0);
	add_texts(&h, library);
	add_file(&h, option_rule_file(cli, "facts.en.yaml"));
	add_file(&h, option_rule_file(cli, "facts.es.yaml"));
	return digest(&h);
}

static struct str fonts_of(const struct cli *cli)
{
	struct hashing h = {cli, {.arena = cli->arena}};
	struct faces *faces = ARENA_NEW(cli->arena, struct faces);
	const char *folder = option_own_folder(cli, "lang");
	struct file table = {0};

	faces->arena = cli->arena;
	faces->diags = cli->diags;
	if (folder)
		table = file_read(cli->arena,
			str_printf(cli->arena, "%s/languages.yaml", folder).p,
			FILE_LIMIT, cli->diags);
	if (table.ok && language_read(faces, table.name, table.bytes))
		for (int i = 0; i < faces->count; i++)
			buf_add(&h.all, file_head(cli->arena,
						face_file(&faces->face[i]),
						FONT_HEAD, cli->diags));
	faces_close(faces);
	return digest(&h);
}

/* --- options ---------------------------------------------------------- */

/* Options that change papers: their bytes, or which there are. */
static struct str options_of(const struct cli *cli)
{
	struct hashing h = {cli, {.arena = cli->arena}};

	buf_printf(&h.all, "%u %d %d %d %d", cli->whose, cli->strict,
		cli->large_print, cli->parallel, cli->ics);
	for (int i = 0; i < cli->also.count; i++)
		buf_printf(&h.all, " %s", cli->also.items[i]);
	return digest(&h);
}

struct str settings_line(
	const struct library *library, const char *second, struct str shard)
{
	const struct cli *cli = library->cli;
	char day[11] = "-";

	if (cli->today.given)
		date_print(cli->today.day, day);
	return str_printf(cli->arena,
		"stayput-batch 2 engine=%s laws=%.*s words=%.*s fonts=%.*s "
		"options=%.*s lang=%s today=%s shard=%.*s",
		STAYPUT_VERSION, STR_ARG(laws_of(library)),
		STR_ARG(words_of(library)), STR_ARG(fonts_of(cli)),
		STR_ARG(options_of(cli)), second, day, STR_ARG(shard));
}

/* --- comparing -------------------------------------------------------- */

struct str settings_field(struct str line, const char *name)
{
	while (line.n) {
		struct str value = str_cut(&line, ' ');
		if (str_is(str_cut(&value, '='), name))
			return value;
	}
	return STR("");
}

const char *settings_difference(struct str line, struct str other)
{
	static const struct {
		const char *name;
		const char *says;
	} fields[] = {
		{"engine", "another program"},
		{"laws", "other laws"},
		{"words", "other templates or words"},
		{"fonts", "other fonts"},
		{"today", "another --today"},
		{"lang", "another --lang"},
		{"shard", "another --shard"},
		{"options", "other options"},
	};

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (!str_eq(settings_field(line, fields[i].name),
			    settings_field(other, fields[i].name)))
			return fields[i].says;
	return "another program";
}
