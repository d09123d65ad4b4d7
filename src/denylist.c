/*
 * Finding denied phrases. A text and a phrase are both folded to words between
 * blanks (" date of birth "), so that a phrase stands in a text as whole words
 * when it is a part of it.
 */
#include "denylist.h"

#include <string.h>

#include "bind.h"
#include "fold.h"

struct phrase {
	struct str text;   /* as in the file */
	struct str folded; /* " date of birth " */
	struct str joined; /* "dateofbirth" */
};

struct phrases {
	struct phrase *list;
	int count;
};

struct denylist {
	struct phrases denied;
	struct phrases excepted;
};

/* The first place of `part`, which begins with a blank and a letter, in `text`
 * at or after `from`; else text.n. */
static size_t find_part(struct str text, struct str part, size_t from)
{
	for (size_t i = from; i + part.n <= text.n; i++)
		if (text.p[i] == ' ' && text.p[i + 1] == part.p[1] &&
			!memcmp(text.p + i, part.p, part.n))
			return i;
	return text.n;
}

/* Whether an exception covers the `n` bytes of the text from `at`. */
static bool is_excepted(
	const struct phrases *excepted, struct str text, size_t at, size_t n)
{
	for (int e = 0; e < excepted->count; e++) {
		struct str part = excepted->list[e].folded;
		size_t i = find_part(text, part, 0);
		for (; i < text.n; i = find_part(text, part, i + 1))
			if (i <= at && i + part.n >= at + n)
				return true;
	}
	return false;
}

static bool stands_in(
	const struct denylist *denylist, struct str phrase, struct str text)
{
	size_t i = find_part(text, phrase, 0);

	for (; i < text.n; i = find_part(text, phrase, i + 1))
		if (!is_excepted(&denylist->excepted, text, i, phrase.n))
			return true;
	return false;
}

/* A bit for each letter that begins a word (after a blank). */
static uint32_t first_letters(struct str folded)
{
	uint32_t letters = 0;

	for (size_t i = 0; i + 1 < folded.n; i++)
		if (folded.p[i] == ' ')
			letters |= (uint32_t)1 << (folded.p[i + 1] & 31);
	return letters;
}

struct str denylist_find(const struct denylist *denylist, struct str text)
{
	struct arena scratch = {0};
	struct str whole = fold_words(&scratch, text);
	struct str parts = fold_words(&scratch, fold_split(&scratch, text));
	struct str joined = fold_join(&scratch, whole);
	bool same = str_eq(whole, parts);
	uint32_t letters = first_letters(whole) | first_letters(parts);
	struct str found = STR("");

	for (int i = 0; i < denylist->denied.count && !found.n; i++) {
		const struct phrase *phrase = &denylist->denied.list[i];
		bool may = letters >> (phrase->folded.p[1] & 31) & 1;
		if ((may && (stands_in(denylist, phrase->folded, whole) ||
				    (!same &&
					    stands_in(denylist, phrase->folded,
						    parts)))) ||
			str_eq(phrase->joined, joined))
			found = phrase->text;
	}
	arena_release(&scratch);
	return found;
}

struct building {
	struct arena *arena;
	struct denylist *denylist;
	struct diags *diags;
};

static int count_phrases(const struct node *languages)
{
	int count = 0;

	for (const struct node *n = languages->first; n; n = n->next)
		count += n->count;
	return count;
}

static void add_phrase(
	struct building *b, struct phrases *phrases, const struct node *node)
{
	struct phrase *phrase = &phrases->list[phrases->count];

	if (node->kind != NODE_SCALAR) {
		diag_add(b->diags, DIAG_WRONG_SHAPE, node->loc,
			"%s stands where a phrase is needed",
			node_kind_name(node->kind));
		return;
	}
	phrase->text = node->text;
	phrase->folded = fold_words(b->arena, fold_split(b->arena, node->text));
	phrase->joined = fold_join(b->arena, phrase->folded);
	if (phrase->joined.n)
		phrases->count++;
	else
		diag_add(b->diags, DIAG_EMPTY_VALUE, node->loc,
			"this phrase has no words");
}

static void add_phrases(struct building *b, struct phrases *phrases,
	const struct node *languages)
{
	phrases->list = arena_array(b->arena, (size_t)count_phrases(languages),
		sizeof(*phrases->list));
	for (const struct node *l = languages->first; l; l = l->next) {
		if (l->kind != NODE_LIST)
			diag_add(b->diags, DIAG_WRONG_SHAPE, l->loc,
				"the phrases of a language must be a list");
		else
			for (const struct node *n = l->first; n; n = n->next)
				add_phrase(b, phrases, n);
	}
}

static void read_phrases(void *context, const struct node *node)
{
	struct building *b = context;

	add_phrases(b, &b->denylist->denied, node);
}

static void read_except(void *context, const struct node *node)
{
	struct building *b = context;

	add_phrases(b, &b->denylist->excepted, node);
}

static const struct bind_field fields[] = {
	{"phrases", BIND_MAP, true, read_phrases},
	{"except", BIND_MAP, false, read_except},
	{NULL, BIND_ANY, false, NULL},
};

const struct denylist *denylist_build(
	struct arena *arena, const struct node *root, struct diags *diags)
{
	int errors = diags->errors;
	struct building b = {arena, ARENA_NEW(arena, struct denylist), diags};

	bind_map(root, fields, &b, "the list of what is never asked", diags);
	return diags->errors == errors ? b.denylist : NULL;
}
