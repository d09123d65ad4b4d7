/*
 * Phrases in a flat list, found by their folded words.
 */
#include "headers.h"

#include <string.h>

#include "bind.h"
#include "fold.h"

#define PHRASES_MOST 8000
#define NEAR_LETTERS 6 /* of a phrase that may be misspelled */

enum phrase_is { PHRASE_COLUMN, PHRASE_PART, PHRASE_LABEL, PHRASE_WORD };

struct phrase {
	enum phrase_is is;
	struct str folded; /* " move in " */
	struct str ours;   /* a column's id, or a word of ours */
	const struct fact *fact;
};

struct headers {
	const struct vocabulary *vocabulary;
	struct phrase *list;
	int count;
	struct str noise; /* " the of a " */
};

struct reading_headers {
	struct arena *arena;
	struct diags *diags;
	struct headers *headers;
};

/* --- reading ---------------------------------------------------------- */

static void add(struct reading_headers *r, struct phrase phrase)
{
	struct headers *headers = r->headers;

	if (headers->count < PHRASES_MOST)
		headers->list[headers->count++] = phrase;
}

static void add_texts(
	struct reading_headers *r, const struct node *list, struct phrase like)
{
	for (const struct node *n = list->first; n; n = n->next) {
		like.folded =
			fold_words(r->arena, fold_split(r->arena, n->text));
		add(r, like);
	}
}

static bool is_list(struct reading_headers *r, const struct node *node)
{
	if (node->kind == NODE_LIST)
		return true;
	diag_add(r->diags, DIAG_WRONG_SHAPE, node->loc,
		"%s stands where a list of phrases is needed",
		node_kind_name(node->kind));
	return false;
}

static bool is_special(struct str id)
{
	return str_is(id, "do_not_send") || str_is(id, "release");
}

static void read_phrases(
	struct reading_headers *r, const struct node *map, enum phrase_is is)
{
	const struct vocabulary *vocabulary = r->headers->vocabulary;

	for (const struct node *n = map->first; n; n = n->next) {
		const struct fact *fact = vocabulary_find(vocabulary, n->key);
		/* of other rules than ours it may be left out */
		if ((fact || is_special(n->key)) && is_list(r, n))
			add_texts(r, n,
				(struct phrase){.is = is,
					.ours = n->key,
					.fact = fact});
	}
}

static void read_columns(void *context, const struct node *map)
{
	read_phrases(context, map, PHRASE_COLUMN);
}

static void read_parts(void *context, const struct node *map)
{
	read_phrases(context, map, PHRASE_PART);
}

static void read_noise(void *context, const struct node *list)
{
	struct reading_headers *r = context;
	struct buf out = {.arena = r->arena};

	for (const struct node *n = list->first; n; n = n->next)
		buf_add(&out, fold_words(r->arena, n->text));
	r->headers->noise = buf_str(&out);
}

static void read_yes(void *context, const struct node *list)
{
	add_texts(context, list,
		(struct phrase){.is = PHRASE_WORD, .ours = STR("yes")});
}

static void read_no(void *context, const struct node *list)
{
	add_texts(context, list,
		(struct phrase){.is = PHRASE_WORD, .ours = STR("no")});
}

static void read_values(void *context, const struct node *map)
{
	struct reading_headers *r = context;

	for (const struct node *n = map->first; n; n = n->next) {
		const struct fact *fact =
			vocabulary_find(r->headers->vocabulary, n->key);
		for (const struct node *w = n->first; fact && w; w = w->next)
			if (is_list(r, w))
				add_texts(r, w,
					(struct phrase){.is = PHRASE_WORD,
						.ours = w->key,
						.fact = fact});
	}
}

static const struct bind_field fields[] = {
	{"columns", BIND_MAP, true, read_columns},
	{"noise", BIND_LIST, false, read_noise},
	{"parts", BIND_MAP, false, read_parts},
	{"yes", BIND_LIST, false, read_yes},
	{"no", BIND_LIST, false, read_no},
	{"values", BIND_MAP, false, read_values},
	{NULL, BIND_ANY, false, NULL},
};

/* --- ids and labels --------------------------------------------------- */

static void add_word(struct reading_headers *r, const struct fact *fact,
	struct str theirs, struct str ours)
{
	struct str words = fold_words(r->arena, fold_split(r->arena, theirs));

	add(r, (struct phrase){PHRASE_WORD, words, ours, fact});
}

static void add_labels(struct reading_headers *r, const struct fact *fact,
	const struct node *texts)
{
	const struct node *label = node_find(texts, "label");
	const struct node *options = node_find(texts, "of");
	struct phrase phrase = {PHRASE_LABEL, {0}, fact->id, fact};

	if (label)
		phrase.folded =
			fold_words(r->arena, fold_split(r->arena, label->text));
	if (label)
		add(r, phrase);
	for (const struct node *o = options ? options->first : NULL; o;
		o = o->next)
		add_word(r, fact, o->text, o->key);
}

static void add_fact(struct reading_headers *r, const struct fact *fact)
{
	struct str words = fold_words(r->arena, fold_split(r->arena, fact->id));

	add(r, (struct phrase){PHRASE_COLUMN, words, fact->id, fact});
	for (int i = 0; fact->shape.options && fact->shape.options[i]; i++) {
		struct str option = str_of(fact->shape.options[i]);
		add_word(r, fact, option, option);
	}
}

/* Places are called by their names too: "Culver City". */
static void add_places(struct reading_headers *r, const struct fact *fact)
{
	const struct places *places = r->headers->vocabulary->places;

	for (int i = 0; fact && i < places->count; i++)
		add_word(r, fact, places->list[i].name, places->list[i].path);
}

static void add_language(
	struct reading_headers *r, const struct cli *cli, const char *name)
{
	const struct vocabulary *vocabulary = r->headers->vocabulary;
	const char *path = option_rule_file(cli, name);
	const struct node *root = path ? library_tree(cli, path) : NULL;

	for (const struct node *n = root ? root->first : NULL; n; n = n->next) {
		const struct fact *fact = vocabulary_find(vocabulary, n->key);
		if (fact && n->kind == NODE_MAP)
			add_labels(r, fact, n);
	}
}

const struct headers *headers_open(const struct library *library)
{
	const struct cli *cli = library->cli;
	const struct vocabulary *vocabulary = library->world.vocabulary;
	const char *path = option_rule_file(cli, "headers.yaml");
	struct reading_headers r = {.arena = cli->arena,
		.diags = cli->diags,
		.headers = ARENA_NEW(cli->arena, struct headers)};

	r.headers->vocabulary = vocabulary;
	r.headers->list =
		arena_array(cli->arena, PHRASES_MOST, sizeof *r.headers->list);
	for (int i = 0; i < vocabulary->count; i++)
		add_fact(&r, &vocabulary->facts[i]);
	add_places(&r, vocabulary_find(vocabulary, STR("place")));
	add_language(&r, cli, "facts.en.yaml");
	add_language(&r, cli, "facts.es.yaml");
	if (!path)
		return r.headers;
	struct node *root = library_tree(cli, path);
	if (!root ||
		!bind_map(root, fields, &r, "the names of columns", cli->diags))
		return NULL;
	return r.headers;
}

/* --- finding ---------------------------------------------------------- */

/* A header's words without a number from 1 to 24, which says which month or
 * adult is meant. */
struct wanted {
	struct str words;
	int number; /* 0: none */
};

static struct wanted take_number(struct arena *arena, struct str words)
{
	struct buf out = {.arena = arena};
	struct wanted wanted = {words, 0};
	struct str rest = str_from(words, 1);
	int64_t n;

	buf_add_byte(&out, ' ');
	while (rest.n) {
		struct str word = str_cut(&rest, ' ');
		if (!wanted.number && str_to_int(word, &n) && n >= 1 &&
			n <= FACT_MONTHS)
			wanted.number = (int)n;
		else
			buf_printf(&out, "%.*s ", STR_ARG(word));
	}
	if (wanted.number)
		wanted.words = buf_str(&out);
	return wanted;
}

static bool is_noise(const struct headers *headers, struct str word)
{
	struct str noise = headers->noise;

	while (noise.n)
		if (str_eq(str_cut(&noise, ' '), word))
			return true;
	return false;
}

static struct str without_noise(
	const struct headers *headers, struct arena *arena, struct str words)
{
	struct buf out = {.arena = arena};
	struct str rest = str_from(words, 1);

	buf_add_byte(&out, ' ');
	while (rest.n) {
		struct str word = str_cut(&rest, ' ');
		if (!is_noise(headers, word))
			buf_printf(&out, "%.*s ", STR_ARG(word));
	}
	return buf_str(&out);
}

/* "rent.1.due": of a month or an adult with its number. */
static struct str numbered(
	struct arena *arena, const struct phrase *phrase, int number)
{
	if (!phrase->fact || phrase->fact->about == FACT_HOUSEHOLD)
		return phrase->ours;
	struct str list = str_of(fact_list(phrase->fact->about));
	return str_printf(arena, "%.*s.%d%.*s", STR_ARG(list),
		number ? number : 1, STR_ARG(str_from(phrase->ours, list.n)));
}

static bool may_have(const struct phrase *phrase, int number)
{
	if (!number)
		return true;
	return phrase->fact && phrase->fact->about != FACT_HOUSEHOLD &&
	       number <= facts_most(phrase->fact->about);
}

static void add_guess(struct headers_guesses *guesses, struct str ours,
	const struct fact *fact)
{
	for (int i = 0; i < guesses->count; i++)
		if (str_eq(guesses->list[i].ours, ours))
			return;
	if (guesses->count < HEADERS_GUESSES)
		guesses->list[guesses->count++] =
			(struct headers_guess){ours, fact};
}

/* One way of looking a header up. */
struct looking {
	const struct headers *headers;
	struct arena *arena;
	enum phrase_is is;
	bool near;
};

static bool is_like(
	const struct looking *look, struct str phrase, struct str words)
{
	if (!look->near || words.n < NEAR_LETTERS + 2)
		return str_eq(phrase, words);
	return str_distance(phrase, words) == 1;
}

static void look_up(const struct looking *look, struct wanted wanted,
	struct headers_guesses *guesses)
{
	const struct headers *headers = look->headers;

	for (int i = 0; i < headers->count; i++) {
		const struct phrase *phrase = &headers->list[i];
		if (phrase->is == look->is && may_have(phrase, wanted.number) &&
			is_like(look, phrase->folded, wanted.words))
			add_guess(guesses,
				numbered(look->arena, phrase, wanted.number),
				phrase->fact);
	}
}

/* With all its words, with a number of them taken out. */
static void look_both(const struct looking *look, struct str words,
	struct headers_guesses *guesses)
{
	if (words.n < 3)
		return;
	look_up(look, (struct wanted){words, 0}, guesses);
	struct wanted wanted = take_number(look->arena, words);
	if (!guesses->count && wanted.number && wanted.words.n > 2)
		look_up(look, wanted, guesses);
}

/* The ways to look a header up, the surest first. */
static const struct attempt {
	enum phrase_is is;
	bool noise; /* with words that mean nothing */
	bool near;
} attempts[] = {
	{PHRASE_COLUMN, true, false},
	{PHRASE_PART, true, false},
	{PHRASE_LABEL, true, false},
	{PHRASE_COLUMN, false, false},
	{PHRASE_PART, false, false},
	{PHRASE_COLUMN, false, true},
};

struct headers_guesses headers_find(
	const struct headers *headers, struct arena *arena, struct str header)
{
	struct str words = fold_words(arena, fold_split(arena, header));
	struct str plain = without_noise(headers, arena, words);
	struct headers_guesses found = {.count = 0};

	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		const struct attempt *attempt = &attempts[i];
		struct looking look = {
			headers, arena, attempt->is, attempt->near};
		look_both(&look, attempt->noise ? words : plain, &found);
		if (!found.count)
			continue;
		found.near = attempt->near;
		found.part = attempt->is == PHRASE_PART;
		break;
	}
	return found;
}

struct str headers_word(const struct headers *headers, struct arena *arena,
	const struct fact *fact, struct str text)
{
	struct str words = fold_words(arena, fold_split(arena, text));
	bool yesno = !fact || fact->shape.type == VALUE_YESNO;
	struct str found = {NULL, 0};

	for (int i = 0; i < headers->count; i++) {
		const struct phrase *phrase = &headers->list[i];
		if (phrase->is != PHRASE_WORD ||
			phrase->fact != (yesno ? NULL : fact) ||
			!str_eq(phrase->folded, words))
			continue;
		if (found.p && !str_eq(found, phrase->ours))
			return (struct str){NULL, 0};
		found = phrase->ours;
	}
	return found;
}
