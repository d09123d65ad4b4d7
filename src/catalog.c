/*
 * Building, finding, filling and comparing sentences.
 */
#include "catalog.h"

#include <stdlib.h>

#include "utf8.h"

/* --- placeholders ---------------------------------------------------- */

static bool is_name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
	       byte == '_';
}

/* Small letters, digits and _ in parts with single dots between them. */
static bool is_name(struct str text)
{
	bool part = false;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '.' ? !part : !is_name_byte(text.p[i]))
			return false;
		part = text.p[i] != '.';
	}
	return part;
}

bool catalog_next(struct str *rest, struct catalog_piece *piece)
{
	if (rest->n == 0)
		return false;
	piece->is_name = rest->p[0] == '{';
	if (piece->is_name) {
		*rest = str_from(*rest, 1);
		piece->text = str_cut(rest, '}');
	} else {
		piece->text = str_sub(*rest, 0, str_find(*rest, '{'));
		*rest = str_from(*rest, piece->text.n);
	}
	return true;
}

bool catalog_has(struct str sentence, struct str name)
{
	struct catalog_piece piece;

	while (catalog_next(&sentence, &piece))
		if (piece.is_name && str_eq(piece.text, name))
			return true;
	return false;
}

static void refuse(
	struct loc loc, struct str what, const char *why, struct diags *diags)
{
	diag_add(diags, DIAG_PLACEHOLDER, loc, "\"%.*s\" %s",
		STR_ARG(utf8_head(what, 40)), why);
	diag_hint(diags, "write a placeholder as {rent.due}");
}

bool catalog_check(struct str sentence, struct loc loc, struct diags *diags)
{
	int errors = diags->errors;

	for (struct str rest = sentence; rest.n;) {
		struct str words = str_sub(rest, 0, str_find(rest, '{'));
		if (str_find(words, '}') < words.n)
			refuse(loc, words, "has a } without its {", diags);
		rest = str_from(rest, words.n);
		if (!rest.n)
			break;
		if (str_find(rest, '}') == rest.n) {
			refuse(loc, rest, "has a { without its }", diags);
			break;
		}
		rest = str_from(rest, 1);
		struct str name = str_cut(&rest, '}');
		if (!is_name(name))
			refuse(loc, name, "is not a placeholder's name", diags);
	}
	return diags->errors == errors;
}

struct str catalog_fill(struct arena *arena, struct str sentence,
	catalog_lookup *lookup, void *context)
{
	struct buf out = {.arena = arena};
	struct catalog_piece piece;

	while (catalog_next(&sentence, &piece)) {
		struct str words = piece.text;
		if (piece.is_name)
			words = lookup(context, piece.text);
		if (!words.p)
			return (struct str){NULL, 0};
		buf_add(&out, words);
	}
	return out.n ? buf_str(&out) : STR("");
}

struct str catalog_from_values(void *context, struct str name)
{
	const struct catalog_value *row = context;

	for (; row->name; row++)
		if (str_is(name, row->name))
			return row->value.p ? row->value : STR("");
	return (struct str){NULL, 0};
}

/* --- building -------------------------------------------------------- */

struct building {
	struct arena *arena;
	struct diags *diags;
	struct sentence *texts;
	int count;
};

/* How many sentences are below a node. */
static int count_sentences(const struct node *node)
{
	int count = node->kind == NODE_SCALAR;

	for (const struct node *n = node->first; n; n = n->next)
		count += count_sentences(n);
	return count;
}

static struct str without_last_breaks(struct str text)
{
	while (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	return text;
}

static void add_sentence(
	struct building *building, const struct node *node, struct str key)
{
	struct sentence *text = &building->texts[building->count++];

	text->key = key;
	text->sentence = without_last_breaks(node->text);
	text->loc = node->loc;
	if (str_trim(text->sentence).n == 0)
		diag_add(building->diags, DIAG_MISSING_TEXT, node->loc,
			"%.*s has no sentence", STR_ARG(key));
	catalog_check(text->sentence, node->loc, building->diags);
}

static struct str join(struct arena *arena, struct str above, struct str key)
{
	if (!above.n)
		return key;
	return str_printf(arena, "%.*s.%.*s", STR_ARG(above), STR_ARG(key));
}

static void add_map(
	struct building *building, const struct node *map, struct str above)
{
	for (const struct node *n = map->first; n; n = n->next) {
		struct str key = join(building->arena, above, n->key);
		if (n->kind == NODE_SCALAR)
			add_sentence(building, n, key);
		else if (n->kind == NODE_MAP)
			add_map(building, n, key);
		else
			diag_add(building->diags, DIAG_WRONG_SHAPE, n->loc,
				"%.*s is a list; it must be a sentence or a "
				"map of them",
				STR_ARG(key));
	}
}

static int compare_texts(const void *a, const void *b)
{
	const struct sentence *one = a;
	const struct sentence *two = b;

	return str_cmp(one->key, two->key);
}

const struct catalog *catalog_build(struct arena *arena, struct str language,
	const struct node *root, struct diags *diags)
{
	struct catalog *catalog = ARENA_NEW(arena, struct catalog);
	struct building building = {.arena = arena, .diags = diags};
	int errors = diags->errors;
	int count = count_sentences(root);

	if (root->kind != NODE_MAP || count > CATALOG_COUNT) {
		diag_add(diags,
			count > CATALOG_COUNT ? DIAG_TOO_MANY
					      : DIAG_WRONG_SHAPE,
			root->loc,
			"a catalogue is a map of at most %d sentences",
			CATALOG_COUNT);
		return NULL;
	}
	building.texts =
		arena_array(arena, (size_t)count, sizeof *building.texts);
	add_map(&building, root, STR(""));
	if (diags->errors > errors)
		return NULL;
	qsort(building.texts, (size_t)building.count, sizeof *building.texts,
		compare_texts);
	for (int i = 1; i < building.count; i++)
		if (str_eq(building.texts[i - 1].key, building.texts[i].key))
			diag_add(diags, DIAG_DUPLICATE_KEY,
				building.texts[i].loc,
				"the sentence '%.*s' stands twice",
				STR_ARG(building.texts[i].key));
	if (diags->errors > errors)
		return NULL;
	*catalog = (struct catalog){
		language, root->loc, building.texts, building.count};
	return catalog;
}

const struct sentence *catalog_find(
	const struct catalog *catalog, struct str key)
{
	struct sentence wanted = {.key = key};

	if (!catalog->count)
		return NULL;
	return bsearch(&wanted, catalog->texts, (size_t)catalog->count,
		sizeof wanted, compare_texts);
}

/* --- parts ----------------------------------------------------------- */

const struct catalog *catalog_part(struct arena *arena,
	const struct catalog *catalog, bool (*keep)(struct str key))
{
	struct catalog *part = ARENA_NEW(arena, struct catalog);
	struct sentence *texts =
		arena_array(arena, (size_t)catalog->count + 1, sizeof *texts);

	*part = (struct catalog){catalog->language, catalog->loc, texts, 0};
	for (int i = 0; i < catalog->count; i++)
		if (keep(catalog->texts[i].key))
			texts[part->count++] = catalog->texts[i];
	return part;
}

const struct catalog *catalog_join(struct arena *arena,
	const struct catalog *one, const struct catalog *two)
{
	struct catalog *both = ARENA_NEW(arena, struct catalog);
	int count = one->count + two->count;
	struct sentence *texts =
		arena_array(arena, (size_t)count + 1, sizeof *texts);

	for (int i = 0; i < count; i++)
		texts[i] = i < one->count ? one->texts[i]
					  : two->texts[i - one->count];
	qsort(texts, (size_t)count, sizeof *texts, compare_texts);
	*both = (struct catalog){one->language, one->loc, texts, count};
	return both;
}

/* --- comparing ------------------------------------------------------- */

/* Names each placeholder of `one` that `other` does not have. */
static void compare_names(const struct sentence *one, struct str other,
	struct loc loc, const char *what, struct diags *diags)
{
	struct str rest = one->sentence;
	struct catalog_piece piece;

	while (catalog_next(&rest, &piece)) {
		struct str before = one->sentence;
		before.n = (size_t)(piece.text.p - before.p);
		if (!piece.is_name || catalog_has(other, piece.text) ||
			(before.n &&
				catalog_has(str_sub(before, 0, before.n - 1),
					piece.text)))
			continue;
		diag_add(diags, DIAG_PLACEHOLDER, loc, "%.*s %s {%.*s}",
			STR_ARG(one->key), what, STR_ARG(piece.text));
	}
}

static void compare_sentences(const struct sentence *translation,
	const struct sentence *original, struct diags *diags)
{
	compare_names(original, translation->sentence, translation->loc,
		"leaves out", diags);
	compare_names(translation, original->sentence, translation->loc,
		"has no counterpart for", diags);
}

bool catalog_compare(const struct catalog *translation,
	const struct catalog *original, struct diags *diags)
{
	int errors = diags->errors;

	for (int i = 0; i < original->count; i++) {
		const struct sentence *text = &original->texts[i];
		const struct sentence *same =
			catalog_find(translation, text->key);
		if (same)
			compare_sentences(same, text, diags);
		else
			diag_add(diags, DIAG_MISSING_TEXT, translation->loc,
				"%.*s is not translated", STR_ARG(text->key));
	}
	for (int i = 0; i < translation->count; i++) {
		const struct sentence *text = &translation->texts[i];
		if (!catalog_find(original, text->key))
			diag_add(diags, DIAG_EXTRA_TEXT, text->loc,
				"%.*s is in no other language",
				STR_ARG(text->key));
	}
	return diags->errors == errors;
}
