/*
 * Reading rules/: shared files first, then the packs of a place.
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

/* The rules folders, those of --rules first; NULL-terminated. */
static const char **rule_folders(const struct cli *cli)
{
	const char **folders =
		arena_array(cli->arena, OPTION_LIST_MOST + 2, sizeof *folders);
	int count = 0;

	for (int i = 0; i < cli->rules.count; i++)
		folders[count++] = cli->rules.items[i];
	folders[count] = option_own_folder(cli, "rules");
	return folders;
}

static const char *below(
	struct arena *arena, const char *folder, const char *name)
{
	return str_printf(arena, "%s/%s", folder, name).p;
}

static bool open_tables(struct library *library, struct buf *hashed)
{
	const struct cli *cli = library->cli;
	const struct dated_table **tables =
		arena_array(cli->arena, LIBRARY_TABLES, sizeof(*tables));
	int errors = cli->diags->errors;
	bool good = true;

	for (const char **f = rule_folders(cli); *f; f++) {
		const char **name = file_names(cli->arena,
			below(cli->arena, *f, "tables"), cli->diags);
		for (; name && *name; name++) {
			struct str id = str_of(*name);
			if (!str_ends(id, STR(".yaml")) ||
				library->world.table_count == LIBRARY_TABLES)
				continue;
			id.n -= 5;
			const char *file = below(cli->arena, "tables", *name);
			if (strcmp(option_rule_file(cli, file),
				    below(cli->arena, *f, file)) != 0)
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
	for (const char **f = rule_folders(cli); *f; f++) {
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
	for (const char **f = rule_folders(cli); *f; f++) {
		const char *path = below(cli->arena, *f, "suspensions.yaml");
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

/* Where packs are looked for. */
struct walk {
	struct library *library;
	struct str place; /* path; empty: everywhere */
	struct shelf *shelves;
	const struct pack **packs;
	int count;
	bool good;
};

/* A path and another that is it, or begins with it and a slash. */
static bool leads_to(struct str path, struct str deeper)
{
	return str_starts(deeper, path) &&
	       (deeper.n == path.n || path.n == 0 ||
		       str_starts(str_from(deeper, path.n), STR("/")));
}

/* A program is named by its id, several by the path that they share. */
static bool is_wanted(const struct walk *walk, struct str id)
{
	const struct option_list *programs = &walk->library->cli->programs;

	for (int i = 0; i < programs->count; i++)
		if (leads_to(str_of(programs->items[i]), id))
			return true;
	return programs->count == 0;
}

static bool is_there(const struct walk *walk, struct str id)
{
	for (int i = 0; i < walk->count; i++)
		if (str_eq(walk->packs[i]->id, id))
			return true;
	return false;
}

static const struct pack *read_pack(
	struct library *library, const char *path, struct str id)
{
	const struct cli *cli = library->cli;
	struct file file = file_read(cli->arena, path, FILE_LIMIT, cli->diags);
	struct node *root = NULL;

	if (file.ok)
		root = node_read(cli->arena, file.name, file.bytes, cli->diags);
	if (!root)
		return NULL;
	const struct node *calendar = node_find(root, "calendar");
	if (calendar)
		library_calendar(library, calendar->text);
	struct pack *pack = (struct pack *)pack_build(
		cli->arena, id, root, &library->world, cli->diags);
	if (!pack)
		return NULL;
	struct buf hashed = {.arena = cli->arena};
	buf_add(&hashed, library->shared_hash);
	buf_add(&hashed, file.bytes);
	pack->hash = hash_hex(cli->arena, buf_str(&hashed));
	return pack;
}

static void add_pack(struct walk *walk, const char *folder, struct str id)
{
	struct library *library = walk->library;

	if (!is_wanted(walk, id) || is_there(walk, id) ||
		walk->count == LIBRARY_PACKS)
		return;
	const struct pack *pack = read_pack(
		library, below(library->arena, folder, "pack.yaml"), id);
	if (!pack) {
		walk->good = false;
		library->broken++;
		return;
	}
	walk->shelves[walk->count] = (struct shelf){pack, folder};
	walk->packs[walk->count++] = pack;
}

static bool is_on_the_way(const struct walk *walk, struct str path)
{
	return leads_to(path, walk->place) || leads_to(walk->place, path);
}

#define WALK_DEPTH 8

/* Visits a folder of the rules whose path below rules/ is `path`. The folder
 * of a place is no pack; each file not asked for is time saved. */
static void visit(
	struct walk *walk, const char *folder, struct str path, int depth)
{
	struct arena *arena = walk->library->arena;
	const struct places *places = walk->library->world.places;
	struct diags *diags = walk->library->cli->diags;
	int errors = diags->errors;
	const char **name = file_names(arena, folder, diags);

	walk->good = walk->good && diags->errors == errors;
	for (; name && *name && depth < WALK_DEPTH; name++) {
		const char *inner = below(arena, folder, *name);
		struct str id = path.n ? str_printf(arena, "%.*s/%s",
						 STR_ARG(path), *name)
				       : str_of(*name);
		if ((*name)[0] == '_' || strchr(*name, '.'))
			continue;
		bool is_place = places_find(places, id) >= 0;
		if (!is_place && file_exists(below(arena, inner, "pack.yaml")))
			add_pack(walk, inner, id);
		else if (is_on_the_way(walk, id))
			visit(walk, inner, id, depth + 1);
	}
}

static void sort_walk(struct walk *walk)
{
	for (int i = 1; i < walk->count; i++)
		for (int j = i; j > 0 && str_cmp(walk->packs[j - 1]->id,
						 walk->packs[j]->id) > 0;
			j--) {
			struct shelf shelf = walk->shelves[j];
			walk->shelves[j] = walk->shelves[j - 1];
			walk->shelves[j - 1] = shelf;
			walk->packs[j] = walk->shelves[j].pack;
			walk->packs[j - 1] = walk->shelves[j - 1].pack;
		}
}

/* Whether the path leads out of the folder that it is below. */
static bool leads_out(struct str path)
{
	while (path.n)
		if (str_is(str_cut(&path, '/'), ".."))
			return true;
	return false;
}

/* Every --program must be in the library, whatever the place. */
static void check_programs(struct walk *walk)
{
	const struct cli *cli = walk->library->cli;

	for (int i = 0; i < cli->programs.count; i++) {
		const char *id = cli->programs.items[i];
		bool there = false;
		for (const char **f = rule_folders(cli);
			*f && !leads_out(str_of(id)); f++)
			there = there ||
				file_is_folder(below(cli->arena, *f, id));
		if (there)
			continue;
		diag_add(cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"},
			"there is no program '%s'", id);
		diag_hint(cli->diags, "stayput list shows the programs");
		walk->good = false;
	}
}

bool library_choose(struct cli *cli)
{
	for (int i = 0; i < cli->arg_count; i++) {
		struct str path = str_of(cli->args[i]);
		while (path.n && path.p[path.n - 1] == '/')
			path.n--;
		for (const char **f = rule_folders(cli); *f; f++) {
			struct str folder = str_of(*f);
			if (leads_to(folder, path))
				path = str_from(path, folder.n + 1);
		}
		if (cli->programs.count == OPTION_LIST_MOST)
			return false;
		cli->programs.items[cli->programs.count++] =
			str_dup(cli->arena, path).p;
	}
	return true;
}

bool library_load(struct library *library, int place)
{
	struct arena *arena = library->arena;
	struct walk walk = {.library = library,
		.shelves =
			arena_array(arena, LIBRARY_PACKS, sizeof(struct shelf)),
		.packs = arena_array(
			arena, LIBRARY_PACKS, sizeof(struct pack *)),
		.good = true};

	if (place >= 0)
		walk.place = library->world.places->list[place].path;
	for (const char **f = rule_folders(library->cli); *f; f++)
		visit(&walk, *f, STR(""), 0);
	check_programs(&walk);
	sort_walk(&walk);
	library->shelves = walk.shelves;
	library->packs = (struct packs){walk.packs, walk.count};
	return walk.good;
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

	return library_catalog(
		cli, below(cli->arena, own ? own : folder, name), language);
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
