/*
 * Reading what the packs of rules/ share; shelf.c reads the packs.
 */
#include "library.h"

#include <assert.h>
#include <string.h>

#include "file.h"
#include "hash.h"

struct node *library_tree(const struct cli *cli, const char *path)
{
	struct file file = file_read(cli->arena, path, FILE_LIMIT, cli->diags);

	if (!file.ok)
		return NULL;
	return node_read(cli->arena, file.name, file.bytes, cli->diags);
}

/* The tree of a shared file; its bytes go into the receipt. */
static struct node *shared_tree(
	const struct cli *cli, const char *name, struct buf *hashed)
{
	const char *path = option_rule_file(cli, name);

	if (!path) {
		diag_add(cli->diags, DIAG_FILE_READ, (struct loc){.file = name},
			"this file of the rules is not there");
		diag_hint(cli->diags, "name the folder with --rules DIR");
		return NULL;
	}
	struct file file = file_read(cli->arena, path, FILE_LIMIT, cli->diags);
	if (!file.ok)
		return NULL;
	buf_add(hashed, hash_hex(cli->arena, file.bytes));
	return node_read(cli->arena, file.name, file.bytes, cli->diags);
}

static bool open_vocabulary(struct library *library, struct buf *hashed)
{
	const struct cli *cli = library->cli;
	struct world *world = &library->world;
	struct node *places = shared_tree(cli, "places.yaml", hashed);
	struct node *never = shared_tree(cli, "never.yaml", hashed);
	struct node *facts = shared_tree(cli, "facts.yaml", hashed);

	if (!places || !never || !facts)
		return false;
	world->places = places_build(cli->arena, places, cli->diags);
	const struct denylist *denylist =
		denylist_build(cli->arena, never, cli->diags);
	if (!world->places || !denylist)
		return false;
	world->vocabulary = vocabulary_build(
		cli->arena, facts, world->places, denylist, cli->diags);
	return world->vocabulary;
}

const char **library_folders(const struct cli *cli)
{
	const char **folders =
		arena_array(cli->arena, OPTION_LIST_MOST + 2, sizeof *folders);
	int count = 0;

	for (int i = 0; i < cli->rules.count; i++)
		folders[count++] = cli->rules.items[i];
	folders[count] = option_own_folder(cli, "rules");
	return folders;
}

static bool open_tables(struct library *library, struct buf *hashed)
{
	const struct cli *cli = library->cli;
	const struct dated_table **tables =
		arena_array(cli->arena, LIBRARY_TABLES, sizeof(*tables));
	int errors = cli->diags->errors;
	bool good = true;

	for (const char **f = library_folders(cli); *f; f++) {
		const char **name = file_names(cli->arena,
			file_below(cli->arena, *f, "tables"), cli->diags);
		for (; name && *name; name++) {
			struct str id = str_of(*name);
			if (!str_ends(id, STR(".yaml")) ||
				library->world.table_count == LIBRARY_TABLES)
				continue;
			id.n -= 5;
			const char *file =
				file_below(cli->arena, "tables", *name);
			if (strcmp(option_rule_file(cli, file),
				    file_below(cli->arena, *f, file)) != 0)
				continue; /* an earlier folder has it */
			struct node *root = shared_tree(cli, file, hashed);
			const struct dated_table *table =
				root ? table_build(cli->arena, id, root,
					       library->world.vocabulary,
					       cli->diags)
				     : NULL;
			good = good && table;
			if (table)
				tables[library->world.table_count++] = table;
		}
	}
	library->world.tables = tables;
	return good && cli->diags->errors == errors;
}

static bool open_events(struct library *library, struct buf *hashed)
{
	const struct cli *cli = library->cli;
	struct node *root = shared_tree(cli, "events.yaml", hashed);

	if (root)
		library->world.events =
			events_build(cli->arena, root, cli->diags);
	return library->world.events;
}

static void add_suspensions(
	struct suspensions *all, const struct suspensions *more, int most)
{
	struct suspension *list = (struct suspension *)all->list;

	for (int i = 0; i < more->count && all->count < most; i++)
		list[all->count++] = more->list[i];
}

#define SUSPENSIONS_MOST 1000

static bool is_program(const struct cli *cli, struct str id)
{
	for (const char **f = library_folders(cli); *f; f++) {
		struct str path = str_printf(
			cli->arena, "%s/%.*s/pack.yaml", *f, STR_ARG(id));
		if (file_exists(path.p))
			return true;
	}
	return false;
}

/* A line that stops nothing, for a slip in its id, must not pass for one that
 * stops a law. */
static bool are_programs(const struct cli *cli, const struct suspensions *all)
{
	bool good = true;

	for (int i = 0; i < all->count; i++) {
		struct str id = all->list[i].program;
		if (is_program(cli, id))
			continue;
		diag_add(cli->diags, DIAG_UNKNOWN_PROGRAM, all->list[i].loc,
			"there is no program '%.*s' to stop", STR_ARG(id));
		good = false;
	}
	return good;
}

/* Every rules folder may stop a program. */
static bool open_suspensions(struct library *library)
{
	const struct cli *cli = library->cli;
	struct suspensions *all = ARENA_NEW(cli->arena, struct suspensions);

	all->list =
		arena_array(cli->arena, SUSPENSIONS_MOST, sizeof *all->list);
	library->world.suspensions = all;
	for (const char **f = library_folders(cli); *f; f++) {
		const char *path =
			file_below(cli->arena, *f, "suspensions.yaml");
		if (!file_exists(path))
			continue;
		struct node *root = library_tree(cli, path);
		const struct suspensions *more =
			root ? suspensions_build(cli->arena, root,
				       library->world.places, cli->diags)
			     : NULL;
		if (!more)
			return false;
		add_suspensions(all, more, SUSPENSIONS_MOST);
	}
	return are_programs(cli, all);
}

struct library *library_open(const struct cli *cli)
{
	struct library *library = ARENA_NEW(cli->arena, struct library);
	struct buf hashed = {.arena = cli->arena};

	library->arena = cli->arena;
	library->cli = cli;
	library->world.calendars = arena_array(cli->arena, LIBRARY_CALENDARS,
		sizeof *library->world.calendars);
	if (!open_vocabulary(library, &hashed))
		return NULL;
	bool good = open_tables(library, &hashed);
	good = open_events(library, &hashed) && good;
	good = open_suspensions(library) && good;
	library->shared_hash = hash_hex(cli->arena, buf_str(&hashed));
	return good ? library : NULL;
}

static bool is_calendar_id(struct str id)
{
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		if (!(c >= 'a' && c <= 'z') && c != '/' && c != '-')
			return false;
	}
	return id.n > 0 && id.p[0] != '/';
}

const struct calendar *library_read_calendar(
	const struct cli *cli, struct str id)
{
	struct str name =
		str_printf(cli->arena, "calendars/%.*s.yaml", STR_ARG(id));
	const char *path =
		is_calendar_id(id) ? option_rule_file(cli, name.p) : NULL;
	struct node *root = path ? library_tree(cli, path) : NULL;

	return root ? calendar_build(cli->arena, id, root, cli->diags) : NULL;
}

const struct calendar *library_calendar(struct library *library, struct str id)
{
	struct world *world = &library->world;

	for (int i = 0; i < world->calendar_count; i++)
		if (str_eq(world->calendars[i]->id, id))
			return world->calendars[i];
	if (world->calendar_count == LIBRARY_CALENDARS)
		return NULL;
	const struct calendar *calendar =
		library_read_calendar(library->cli, id);
	const struct calendar **list =
		(const struct calendar **)world->calendars;
	if (calendar)
		list[world->calendar_count++] = calendar;
	return calendar;
}

const struct shelf *library_shelf(
	const struct library *library, const struct pack *pack)
{
	for (int i = 0; i < library->packs.count; i++)
		if (library->shelves[i].pack == pack)
			return &library->shelves[i];
	return NULL;
}

const struct catalog *library_catalog(
	const struct cli *cli, const char *path, const char *language)
{
	struct node *root = library_tree(cli, path);

	return root ? catalog_build(
			      cli->arena, str_of(language), root, cli->diags)
		    : NULL;
}

static const char *texts_path(const struct library *library,
	const struct pack *pack, const char *language)
{
	const struct shelf *shelf = library_shelf(library, pack);

	assert(shelf);
	return str_printf(
		library->arena, "%s/text.%s.yaml", shelf->folder, language)
		.p;
}

bool library_has_texts(const struct library *library, const struct pack *pack,
	const char *language)
{
	return file_exists(texts_path(library, pack, language));
}

const struct catalog *library_texts(const struct library *library,
	const struct pack *pack, const char *language)
{
	return library_catalog(
		library->cli, texts_path(library, pack, language), language);
}

const struct catalog *library_words(const struct library *library,
	const char *folder, const char *name, const char *language)
{
	const struct cli *cli = library->cli;
	const char *own = option_own_folder(cli, folder);

	return library_catalog(cli,
		file_below(cli->arena, own ? own : folder, name), language);
}

struct facts *library_case(const struct library *library, const char *path)
{
	const struct cli *cli = library->cli;
	struct node *root = library_tree(cli, path);

	if (!root)
		return NULL;
	struct facts *facts = facts_new(cli->arena, library->world.vocabulary);
	return facts_read(cli->arena, facts, root, cli->diags) ? facts : NULL;
}
