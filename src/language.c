/*
 * The table of languages as YAML.
 */
#include "language.h"

#include "bind.h"

struct reader {
	struct faces *faces;
	struct face *face;
	struct alphabet *alphabet;
	struct language *language;
	struct str code;
	bool ok;
};

static void refuse(struct reader *r, const struct node *node, const char *what)
{
	r->ok = false;
	diag_add(r->faces->diags, DIAG_BAD_CHOICE, node->loc,
		"there is no %s called \"%.*s\" above", what,
		STR_ARG(node->text));
}

static void refuse_many(struct reader *r, const struct node *node)
{
	r->ok = false;
	diag_add(r->faces->diags, DIAG_TOO_MANY, node->loc,
		"more than this program has room for");
}

/* A file that is not named from the root lies below the folder of the table,
 * so that fonts can travel with the program. */
static const char *path_of(const struct reader *r, const struct node *file)
{
	struct arena *arena = r->faces->arena;
	struct str table = str_of(file->loc.file);

	if (file->text.n && file->text.p[0] == '/')
		return str_dup(arena, file->text).p;
	while (table.n && table.p[table.n - 1] != '/')
		table.n--;
	return str_printf(
		arena, "%.*s%.*s", STR_ARG(table), STR_ARG(file->text))
		.p;
}

static void read_files(void *context, const struct node *value)
{
	struct reader *r = context;
	const char **path = arena_array(
		r->faces->arena, (size_t)value->count + 1, sizeof *path);

	r->face->paths = path;
	for (const struct node *n = value->first; n; n = n->next)
		*path++ = path_of(r, n);
	if (!value->first)
		*path = "";
}

static int64_t count_of(struct reader *r, const struct node *value)
{
	int64_t number = 0;

	r->ok &= bind_count(value, &number, r->faces->diags);
	return number;
}

static void read_index(void *context, const struct node *value)
{
	struct reader *r = context;

	r->face->index = (unsigned)count_of(r, value);
}

static void read_bytes(void *context, const struct node *value)
{
	struct reader *r = context;

	r->face->size = count_of(r, value);
}

static void read_sha256(void *context, const struct node *value)
{
	struct reader *r = context;

	r->face->sha256 = value->text;
}

static void read_face(struct reader *r, const struct node *map)
{
	static const struct bind_field fields[] = {
		{"files", BIND_LIST, true, read_files},
		{"index", BIND_SCALAR, false, read_index},
		{"bytes", BIND_SCALAR, true, read_bytes},
		{"sha256", BIND_SCALAR, true, read_sha256},
		{0},
	};

	r->face = faces_add(r->faces, map->key);
	if (!r->face)
		refuse_many(r, map);
	else
		r->ok &= bind_map(map, fields, r, "a face", r->faces->diags);
}

static void read_chain(
	struct reader *r, struct chain *chain, const struct node *list)
{
	for (const struct node *n = list->first; n; n = n->next) {
		struct face *face = faces_find(r->faces, n->text);
		if (!face)
			refuse(r, n, "face");
		else if (!chain_add(r->alphabet, chain, face))
			refuse_many(r, n);
	}
}

static void read_regular(void *context, const struct node *value)
{
	struct reader *r = context;

	read_chain(r, &r->alphabet->regular, value);
}

static void read_bold(void *context, const struct node *value)
{
	struct reader *r = context;

	read_chain(r, &r->alphabet->bold, value);
}

static void read_letters(void *context, const struct node *value)
{
	struct reader *r = context;

	r->alphabet->letters = value->text;
}

static void read_alphabet(struct reader *r, const struct node *map)
{
	static const struct bind_field fields[] = {
		{"regular", BIND_LIST, true, read_regular},
		{"bold", BIND_LIST, true, read_bold},
		{"letters", BIND_SCALAR, true, read_letters},
		{0},
	};

	r->alphabet = faces_alphabet(r->faces, map->key, (struct str){0});
	if (!r->alphabet)
		refuse_many(r, map);
	else
		r->ok &= bind_map(
			map, fields, r, "an alphabet", r->faces->diags);
}

static void read_language_alphabet(void *context, const struct node *value)
{
	struct reader *r = context;
	struct alphabet *alphabet = faces_find_alphabet(r->faces, value->text);

	if (!alphabet)
		refuse(r, value, "alphabet");
	else if (!(r->language = faces_language(r->faces, r->code, alphabet)))
		refuse_many(r, value);
}

/* Who read the translations: `none` until somebody has. */
static void read_translator(void *context, const struct node *value)
{
	struct reader *r = context;

	if (r->language)
		r->language->unreviewed = str_is(value->text, "none");
}

static void read_language(struct reader *r, const struct node *map)
{
	static const struct bind_field fields[] = {
		{"name", BIND_SCALAR, true, NULL},
		{"alphabet", BIND_SCALAR, true, read_language_alphabet},
		{"translator", BIND_SCALAR, false, read_translator},
		{0},
	};

	r->code = map->key;
	r->language = NULL;
	r->ok &= bind_map(map, fields, r, "a language", r->faces->diags);
	const struct node *name = node_find(map, "name");
	if (r->language && name)
		r->language->name = name->text;
}

static void each(struct reader *r, const struct node *map,
	void (*read)(struct reader *r, const struct node *map))
{
	for (const struct node *n = map->first; n; n = n->next)
		read(r, n);
}

static void read_faces(void *context, const struct node *value)
{
	each(context, value, read_face);
}

static void read_alphabets(void *context, const struct node *value)
{
	each(context, value, read_alphabet);
}

static void read_languages(void *context, const struct node *value)
{
	each(context, value, read_language);
}

bool language_read(struct faces *faces, const char *name, struct str bytes)
{
	static const struct bind_field fields[] = {
		{"faces", BIND_MAP, true, read_faces},
		{"alphabets", BIND_MAP, true, read_alphabets},
		{"languages", BIND_MAP, true, read_languages},
		{0},
	};
	struct node *root = node_read(faces->arena, name, bytes, faces->diags);
	struct reader r = {.faces = faces, .ok = true};

	return root &&
	       bind_map(root, fields, &r, "the table of languages",
		       faces->diags) &&
	       r.ok;
}
