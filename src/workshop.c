/*
 * Opening what rows share.
 */
#include "workshop.h"

#include "face.h"
#include "file.h"
#include "sandbox.h"

/* The languages that papers have, but English; NULL-terminated. */
static const char **paper_languages(const struct workshop *shop)
{
	const struct cli *cli = shop->cli;
	const struct fact *fact =
		vocabulary_find(shop->library->world.vocabulary, STR("lang"));
	const char *folder = option_own_folder(cli, "lang");
	const char **list =
		arena_array(cli->arena, FORMS_LANGUAGES, sizeof *list);
	int count = 0;

	for (int i = 0; fact && fact->shape.options[i]; i++) {
		const char *code = fact->shape.options[i];
		struct str path = str_printf(cli->arena, "%s/paper.%s.yaml",
			folder ? folder : "lang", code);
		if (count < FORMS_LANGUAGES - 1 && !str_is(STR("en"), code) &&
			file_exists(path.p))
			list[count++] = code;
	}
	return list;
}

static bool is_one_of(const char *code, const char **list)
{
	for (; *list; list++)
		if (str_is(str_of(code), *list))
			return true;
	return str_is(STR("en"), code);
}

bool workshop_open(struct workshop *shop, struct library *library)
{
	struct cli *cli = shop->cli;
	size_t places = (size_t)library->world.places->count + 1;

	shop->library = library;
	shop->guide = court_guide(library);
	const char **languages = paper_languages(shop);
	shop->second = cli->lang ? cli->lang : "es";
	shop->by_place =
		arena_array(cli->arena, places, sizeof *shop->by_place);
	shop->has_place =
		arena_array(cli->arena, places, sizeof *shop->has_place);
	if (cli->lang && !is_one_of(cli->lang, languages)) {
		diag_add(cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"},
			"there are no papers in the language '%s'", cli->lang);
		return false;
	}
	shop->printer = printer_open(library, languages);
	return shop->guide && shop->printer;
}

#define READABLE_MOST (3 + OPTION_LIST_MOST + FACES_MOST + 1)

static const char **readable(const struct workshop *shop)
{
	static const char *const own[] = {"rules", "templates", "lang"};
	const struct cli *cli = shop->cli;
	const struct faces *faces = printer_faces(shop->printer);
	const char **list =
		arena_array(cli->arena, READABLE_MOST, sizeof *list);
	int count = 0;

	for (int i = 0; i < 3; i++) {
		const char *folder = option_own_folder(cli, own[i]);
		if (folder)
			list[count++] = folder;
	}
	for (int i = 0; i < cli->rules.count; i++)
		list[count++] = cli->rules.items[i];
	for (int i = 0; i < faces->count; i++)
		list[count++] = face_file(&faces->face[i]);
	return list;
}

void workshop_shut_in(const struct workshop *shop)
{
	struct sandbox_plan plan = {.may = SANDBOX_READS,
		.folder = shop->store.folder,
		.readable = readable(shop)};

	if (shop->cli->shut_in)
		sandbox_enter(&plan);
}

/* Whether one path is the other, or begins with it and a slash. */
static bool leads_to(struct str path, struct str deeper)
{
	return str_starts(deeper, path) &&
	       (deeper.n == path.n || path.n == 0 || deeper.p[path.n] == '/');
}

static struct str folder_of(struct str id)
{
	size_t n = id.n;

	while (n > 0 && id.p[n - 1] != '/')
		n--;
	return str_sub(id, 0, n ? n - 1 : 0);
}

/* The packs that may bear on a place, as shelf_load has them. */
struct packs workshop_packs(struct workshop *shop, int place)
{
	const struct packs *all = &shop->library->packs;

	if (place < 0)
		return *all;
	if (shop->has_place[place])
		return shop->by_place[place];
	struct str path = shop->library->world.places->list[place].path;
	const struct pack **list = arena_array(
		shop->cli->arena, (size_t)all->count + 1, sizeof *list);
	int count = 0;
	for (int i = 0; i < all->count; i++) {
		struct str folder = folder_of(all->list[i]->id);
		if (leads_to(folder, path) || leads_to(path, folder))
			list[count++] = all->list[i];
	}
	shop->has_place[place] = true;
	shop->by_place[place] = (struct packs){list, count};
	return shop->by_place[place];
}
