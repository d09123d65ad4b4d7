/*
 * Finding denied phrases. A text and a phrase are both folded to words of
 * small letters without accents, each word between blanks (" date of birth "),
 * so that a phrase stands in a text as whole words when it is a part of it.
 */
#include "denylist.h"

#include <string.h>
#include <unicase.h>

#include "bind.h"
#include "script.h"
#include "utf8.h"

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

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether a new word begins at `i` in camelCase: dateOf, SSNNumber, ssn4. */
static bool begins_word(struct str text, size_t i)
{
	char before = text.p[i - 1], here = text.p[i];
	bool small_next = i + 1 < text.n && is_lower(text.p[i + 1]);

	if (is_upper(here))
		return is_lower(before) || (is_upper(before) && small_next);
	return is_digit(here) != is_digit(before);
}

static struct str split_camel_case(struct arena *arena, struct str text)
{
	struct buf out = {.arena = arena};

	for (size_t i = 0; i < text.n; i++) {
		if (i && begins_word(text, i))
			buf_add_byte(&out, ' ');
		buf_add_byte(&out, text.p[i]);
	}
	return buf_str(&out);
}

static void add_blank(struct buf *out)
{
	if (!out->n || out->p[out->n - 1] != ' ')
		buf_add_byte(out, ' ');
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc;
}

/* Chinese is written without blanks: each character is a word. */
static bool stands_alone(uint32_t c)
{
	return c == '#' || (c >= 0x3400 && c <= 0x9fff) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Adds one character that is folded already; accents and apostrophes vanish,
 * all else that is no letter or digit parts words. */
static void add_folded(struct buf *out, struct str bytes, uint32_t c)
{
	if (is_apostrophe(c) || script_is_mark(c))
		return;
	if (!stands_alone(c) && !script_is_alphanumeric(c)) {
		add_blank(out);
		return;
	}
	if (stands_alone(c))
		add_blank(out);
	buf_add(out, bytes);
	if (stands_alone(c))
		add_blank(out);
}

/* A copy in small letters when the text is ASCII: most are, and it is quick;
 * else an empty slice. */
static struct str lower_ascii(struct arena *arena, struct str text)
{
	char *out = arena_alloc(arena, text.n + 1);

	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.p[i] >= 0x80)
			return STR("");
		bool upper = is_upper(text.p[i]);
		out[i] = upper ? (char)(text.p[i] - 'A' + 'a') : text.p[i];
	}
	return (struct str){out, text.n};
}

/* Small letters in the decomposed form; empty when it is not UTF-8. No
 * character becomes more than FOLD_GROWTH times as long (UAX 15, UAX 21). */
#define FOLD_GROWTH 20
static struct str fold_case(struct arena *arena, struct str text)
{
	struct str ascii = lower_ascii(arena, text);
	if (ascii.n)
		return ascii;

	size_t n = text.n * FOLD_GROWTH + 1;
	uint8_t *room = arena_alloc(arena, n);
	const uint8_t *folded = u8_casefold(
		(const uint8_t *)text.p, text.n, NULL, UNINORM_NFKD, room, &n);
	return (struct str){(const char *)folded, folded ? n : 0};
}

/* The words of a text, each between blanks; " " when it has none. */
static struct str fold(struct arena *arena, struct str text)
{
	struct buf out = {.arena = arena};
	struct str folded = fold_case(arena, text);
	uint32_t code;
	size_t step;

	add_blank(&out);
	for (size_t i = 0; i < folded.n; i += step) {
		step = utf8_step(folded, i, &code);
		if (!step)
			break;
		add_folded(&out, str_sub(folded, i, step), code);
	}
	add_blank(&out);
	return buf_str(&out);
}

static struct str join(struct arena *arena, struct str folded)
{
	struct buf out = {.arena = arena};

	for (size_t i = 0; i < folded.n; i++)
		if (folded.p[i] != ' ')
			buf_add_byte(&out, folded.p[i]);
	return buf_str(&out);
}

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
	struct str whole = fold(&scratch, text);
	struct str parts = fold(&scratch, split_camel_case(&scratch, text));
	struct str joined = join(&scratch, whole);
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
	phrase->folded = fold(b->arena, split_camel_case(b->arena, node->text));
	phrase->joined = join(b->arena, phrase->folded);
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
