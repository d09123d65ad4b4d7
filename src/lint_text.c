/*
 * Checks of catalogues. Measures are those of product.md: Flesch-Kincaid grade
 * 7 or below, INFLESZ 65 or above, sentences under 25 words.
 */
#include "lint_text.h"

#include "grade.h"

#define GRADE_MOST 700
#define INFLESZ_LEAST 6500
#define WORDS_MOST 24

/* The keys that a pack needs; each that is found is crossed off. */
struct needed {
	struct arena *arena;
	const struct catalog *texts;
	bool *used;
	struct diags *diags;
};

static void need(struct needed *needed, struct loc loc, const char *group,
	struct str id, const char *part)
{
	struct str key = str_printf(needed->arena, "%s%s%.*s%s%s", group,
		*group && id.n ? "." : "", STR_ARG(id), *part ? "." : "", part);
	const struct sentence *found = catalog_find(needed->texts, key);

	if (found) {
		needed->used[found - needed->texts->texts] = true;
		return;
	}
	diag_add(needed->diags, DIAG_MISSING_TEXT, needed->texts->loc,
		"the sentence '%.*s' is missing", STR_ARG(key));
	diag_hint(needed->diags, "it is needed by %s:%d", loc.file, loc.line);
}

/* Crosses off a sentence that may be there. */
static void allow(struct needed *needed, const char *group, struct str id,
	const char *part)
{
	struct str key = str_printf(
		needed->arena, "%s.%.*s.%s", group, STR_ARG(id), part);
	const struct sentence *found = catalog_find(needed->texts, key);

	if (found)
		needed->used[found - needed->texts->texts] = true;
}

static void need_rules(struct needed *needed, const struct pack *pack)
{
	for (const struct rule *r = pack->rules; r; r = r->next_in_pack) {
		if (r->kind == RULE_OPEN) {
			need(needed, r->loc, "criteria", r->id, "open");
			allow(needed, "criteria", r->id, "why");
			continue;
		}
		if (!r->id.n)
			continue;
		if (r->kind == RULE_TEST) {
			need(needed, r->loc, "criteria", r->id, "met");
			need(needed, r->loc, "criteria", r->id, "not_met");
			need(needed, r->loc, "criteria", r->id, "why");
		}
		allow(needed, "criteria", r->id, "met");
		allow(needed, "criteria", r->id, "not_met");
		allow(needed, "criteria", r->id, "why");
		allow(needed, "criteria", r->id, "open");
	}
}

static void need_segments(struct needed *needed, const struct pack *pack)
{
	for (const struct segment *s = pack->segments; s; s = s->next) {
		for (const struct duty *d = s->duties; d; d = d->next) {
			need(needed, d->loc, "duties", d->id, "do");
			if (d->due || d->until)
				need(needed, d->loc, "duties", d->id, "missed");
			if (d->latest)
				need(needed, d->loc, "duties", d->id, "open");
			allow(needed, "duties", d->id, "missed");
			allow(needed, "duties", d->id, "open");
		}
		for (const struct consequence *c = s->consequences; c;
			c = c->next)
			need(needed, c->loc, "consequences", c->id, "");
	}
}

static void need_sworn(struct needed *needed, const struct pack *pack)
{
	for (const struct pack_document *d = pack->documents; d; d = d->next)
		for (int i = 0; i < d->sworn_count; i++)
			need(needed, d->loc, "sworn", d->sworn[i]->id, "");
}

static bool is_free_group(struct str key)
{
	return str_starts(key, STR("notes.")) ||
	       str_starts(key, STR("statements.")) ||
	       str_starts(key, STR("letters."));
}

void lint_pack_texts(const struct pack *pack, const struct catalog *texts,
	struct diags *diags)
{
	struct needed needed = {.arena = diags->arena,
		.texts = texts,
		.used = arena_array(
			diags->arena, (size_t)texts->count + 1, sizeof(bool)),
		.diags = diags};

	need(&needed, pack->loc, "title", STR(""), "");
	need(&needed, pack->loc, "summary", STR(""), "");
	need_rules(&needed, pack);
	need_segments(&needed, pack);
	need_sworn(&needed, pack);
	for (int i = 0; i < texts->count; i++) {
		const struct sentence *s = &texts->texts[i];
		if (needed.used[i] || is_free_group(s->key))
			continue;
		diag_add(diags, DIAG_UNUSED_TEXT, s->loc,
			"nothing in the pack uses the sentence '%.*s'",
			STR_ARG(s->key));
	}
}

static enum grade_language language_of(const struct catalog *catalog)
{
	return str_is(catalog->language, "es") ? GRADE_SPANISH : GRADE_ENGLISH;
}

static void check_grade(const struct catalog *catalog, struct str group,
	struct grade sum, struct loc loc, struct diags *diags)
{
	int grade = grade_flesch_kincaid(sum);
	int ease = grade_inflesz(sum);
	bool spanish = language_of(catalog) == GRADE_SPANISH;

	if (spanish ? ease >= INFLESZ_LEAST : grade <= GRADE_MOST)
		return;
	int shown = spanish ? ease : grade;
	diag_add(diags, DIAG_HARD_TO_READ, loc,
		"the texts under '%.*s' are hard to read (%s %d.%02d)",
		STR_ARG(group), spanish ? "INFLESZ" : "grade", shown / 100,
		shown % 100);
	diag_hint(diags, spanish ? "INFLESZ must be 65 or more"
				 : "the grade must be 7 or less");
}

static void check_length(const struct sentence *sentence, struct grade grade,
	struct diags *diags)
{
	if (grade.longest <= WORDS_MOST)
		return;
	diag_add(diags, DIAG_LONG_SENTENCE, sentence->loc,
		"a sentence of '%.*s' has %d words", STR_ARG(sentence->key),
		grade.longest);
	diag_hint(diags, "make two sentences of at most %d words", WORDS_MOST);
}

static struct str group_of(struct str key)
{
	return str_sub(key, 0, str_find(key, '.'));
}

void lint_reading(const struct catalog *catalog, struct diags *diags)
{
	int i = 0;

	while (i < catalog->count) {
		struct str group = group_of(catalog->texts[i].key);
		struct loc loc = catalog->texts[i].loc;
		struct grade sum = {0};
		for (; i < catalog->count &&
			str_eq(group_of(catalog->texts[i].key), group);
			i++) {
			const struct sentence *s = &catalog->texts[i];
			struct grade one = grade_measure(
				s->sentence, language_of(catalog));
			check_length(s, one, diags);
			sum = grade_sum(sum, one);
		}
		if (!str_is(group, "title"))
			check_grade(catalog, group, sum, loc, diags);
	}
}

void lint_paper(const struct catalog *catalog, struct diags *diags)
{
	struct grade sum = {0};

	for (int i = 0; i < catalog->count; i++) {
		const struct sentence *s = &catalog->texts[i];
		struct grade one =
			grade_measure(s->sentence, language_of(catalog));
		if (str_starts(s->key, STR("perjury.")))
			continue;
		check_length(s, one, diags);
		sum = grade_sum(sum, one);
	}
	check_grade(catalog, STR("document"), sum, catalog->loc, diags);
}

static void need_labels(struct needed *needed, const struct fact *fact)
{
	need(needed, fact->loc, "", fact->id, "label");
	need(needed, fact->loc, "", fact->id, "ask");
	need(needed, fact->loc, "", fact->id, "ask_for");
	need(needed, fact->loc, "", fact->id, "help");
	for (int i = 0; fact->shape.options && fact->shape.options[i]; i++)
		need(needed, fact->loc, "", fact->id,
			str_printf(
				needed->arena, "of.%s", fact->shape.options[i])
				.p);
}

void lint_questions(const struct vocabulary *vocabulary,
	const struct catalog *questions, struct diags *diags)
{
	struct needed needed = {.arena = diags->arena,
		.texts = questions,
		.used = arena_array(diags->arena, (size_t)questions->count + 1,
			sizeof(bool)),
		.diags = diags};

	for (int i = 0; i < vocabulary->count; i++)
		need_labels(&needed, &vocabulary->facts[i]);
	for (int i = 0; i < questions->count; i++) {
		const struct sentence *s = &questions->texts[i];
		if (!str_ends(s->key, STR(".label")))
			continue;
		struct str denied =
			denylist_find(vocabulary->denylist, s->sentence);
		if (denied.n)
			diag_add(diags, DIAG_PRIVATE_FACT, s->loc,
				"'%.*s' is never asked", STR_ARG(denied));
	}
}
