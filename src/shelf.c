/*
 * Walking through the rules folders, and building the packs that are wanted.
 */
#include "shelf.h"

#include <string.h>

#include "file.h"
#include "hash.h"

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
		library, file_below(library->arena, folder, "pack.yaml"), id);
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
		const char *inner = file_below(arena, folder, *name);
		struct str id = path.n ? str_printf(arena, "%.*s/%s",
						 STR_ARG(path), *name)
				       : str_of(*name);
		if ((*name)[0] == '_' || strchr(*name, '.'))
			continue;
		bool is_place = places_find(places, id) >= 0;
		if (!is_place &&
			file_exists(file_below(arena, inner, "pack.yaml")))
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
		for (const char **f = library_folders(cli);
			*f && !leads_out(str_of(id)); f++)
			there = there ||
				file_is_folder(file_below(cli->arena, *f, id));
		if (there)
			continue;
		diag_add(cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"},
			"there is no program '%s'", id);
		diag_hint(cli->diags, "stayput list shows the programs");
		walk->good = false;
	}
}

bool shelf_choose(struct cli *cli)
{
	for (int i = 0; i < cli->arg_count; i++) {
		struct str path = str_of(cli->args[i]);
		while (path.n && path.p[path.n - 1] == '/')
			path.n--;
		for (const char **f = library_folders(cli); *f; f++) {
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

bool shelf_load(struct library *library, int place)
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
	for (const char **f = library_folders(library->cli); *f; f++)
		visit(&walk, *f, STR(""), 0);
	check_programs(&walk);
	sort_walk(&walk);
	library->shelves = walk.shelves;
	library->packs = (struct packs){walk.packs, walk.count};
	return walk.good;
}
