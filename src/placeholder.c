/*
 * Checking and setting the sentences of papers.
 */
#include "placeholder.h"

/* What a fact needs around it. */
static unsigned fact_needs(const struct fact *fact)
{
	if (fact->about == FACT_RENT)
		return NEEDS_MONTH;
	return fact->about == FACT_ADULT ? NEEDS_ADULT : 0;
}

static void refuse(const struct sentence *sentence, struct str name,
	const struct vocabulary *vocabulary, struct diags *diags)
{
	diag_add(diags, DIAG_PLACEHOLDER, sentence->loc,
		"{%.*s} is neither a fact nor a name that papers know",
		STR_ARG(name));
	const char *near = diag_nearest(name, saying_words(diags->arena));
	if (!near)
		near = diag_nearest(name, vocabulary->ids);
	if (near)
		diag_hint(diags, "did you mean {%s}?", near);
	else
		diag_hint(diags, "docs/templates.md lists them");
}

bool placeholder_check(const struct sentence *sentence,
	const struct vocabulary *vocabulary, unsigned given,
	struct diags *diags)
{
	struct str rest = sentence->sentence;
	struct catalog_piece piece;
	int errors = diags->errors;

	while (catalog_next(&rest, &piece)) {
		if (!piece.is_name)
			continue;
		const struct saying *name = saying_find(piece.text);
		const struct fact *fact =
			vocabulary_find(vocabulary, piece.text);
		if (!name && !fact) {
			refuse(sentence, piece.text, vocabulary, diags);
			continue;
		}
		unsigned needs = name ? name->needs : fact_needs(fact);
		if (needs & ~given)
			diag_add(diags, DIAG_PLACEHOLDER, sentence->loc,
				"{%.*s} has no row here: it needs an `each`",
				STR_ARG(piece.text));
	}
	return diags->errors == errors;
}

static void add_facts(struct str ids, const struct vocabulary *vocabulary,
	struct fact_set *facts)
{
	while (ids.n) {
		const struct fact *fact =
			vocabulary_find(vocabulary, str_cut(&ids, ' '));
		if (fact)
			fact_set_add(facts, fact);
	}
}

void placeholder_facts(struct str sentence, const struct vocabulary *vocabulary,
	struct fact_set *facts)
{
	struct catalog_piece piece;

	while (catalog_next(&sentence, &piece)) {
		if (!piece.is_name)
			continue;
		const struct saying *name = saying_find(piece.text);
		if (name && name->facts)
			add_facts(str_of(name->facts), vocabulary, facts);
		else if (!name)
			add_facts(piece.text, vocabulary, facts);
	}
}

/* What is being set. */
struct setting {
	struct arena *arena;
	const struct matter *matter;
	bool strong;
	struct text text;
};

static bool set_sentence(struct setting *setting, struct str sentence);

/* "adults.2.name" where there are several, for the sentence that refuses it. */
static struct str field_of(
	const struct setting *setting, const struct fact *fact, int adult)
{
	struct str rest = fact->id;

	if (fact->about != FACT_ADULT || adult < 0 ||
		setting->matter->facts->adult_count < 2)
		return fact->id;
	struct str list = str_cut(&rest, '.');
	return str_printf(setting->arena, "%.*s.%d.%.*s", STR_ARG(list),
		adult + 1, STR_ARG(rest));
}

static int adult_of(const struct matter *matter)
{
	return matter->row.adult >= 0 ? matter->row.adult : matter->adult;
}

static bool set_fact(struct setting *setting, const struct fact *fact)
{
	const struct matter *matter = setting->matter;
	const struct value *value = matter_value(matter, fact);

	if (value->state != VALUE_KNOWN)
		return false;
	struct str said = words_value(matter->words, fact, value);
	text_add(setting->arena, &setting->text,
		(struct piece){.s = said,
			.bold = setting->strong,
			.field = field_of(setting, fact, adult_of(matter)),
			.loc = value->loc});
	return true;
}

static size_t find_in(struct str text, struct str part)
{
	for (size_t i = 0; i + part.n <= text.n; i++)
		if (str_starts(str_from(text, i), part))
			return i;
	return text.n;
}

/* A list of everybody's names: each is a piece of its own, that its place is
 * known. */
static void set_each_adult(
	struct setting *setting, const struct fact *fact, struct str said)
{
	const struct facts *facts = setting->matter->facts;
	struct piece piece = {.bold = setting->strong};

	for (int i = 0; i < facts->adult_count; i++) {
		const struct value *value = facts_value(facts, fact, i);
		size_t at = find_in(said, value->text);
		if (value->state != VALUE_KNOWN || at == said.n)
			continue;
		piece.s = str_sub(said, 0, at);
		piece.field = STR("");
		if (at)
			text_add(setting->arena, &setting->text, piece);
		piece.s = value->text;
		piece.field = field_of(setting, fact, i);
		piece.loc = value->loc;
		text_add(setting->arena, &setting->text, piece);
		said = str_from(said, at + value->text.n);
	}
	if (said.n)
		text_add(setting->arena, &setting->text,
			(struct piece){.s = said, .bold = setting->strong});
}

static bool set_name(struct setting *setting, struct str id)
{
	const struct matter *matter = setting->matter;
	const struct saying *name = saying_find(id);

	if (!name) {
		const struct fact *fact =
			vocabulary_find(matter->facts->vocabulary, id);
		return fact && set_fact(setting, fact);
	}
	if (name->through)
		return set_sentence(setting,
			matter_say(matter, str_of(name->through(matter))));
	struct str said = name->say(matter);
	if (!said.p)
		return false;
	struct piece piece = {.s = said, .bold = setting->strong};
	struct str ids = str_of(name->facts ? name->facts : "");
	const struct fact *fact =
		vocabulary_find(matter->facts->vocabulary, str_cut(&ids, ' '));
	if (fact && fact->about == FACT_ADULT) {
		set_each_adult(setting, fact, said);
		return true;
	}
	if (fact) {
		piece.field = fact->id;
		piece.loc = facts_value(matter->facts, fact, 0)->loc;
	}
	text_add(setting->arena, &setting->text, piece);
	return true;
}

static bool set_sentence(struct setting *setting, struct str sentence)
{
	struct catalog_piece piece;

	while (catalog_next(&sentence, &piece)) {
		if (piece.is_name && !set_name(setting, piece.text))
			return false;
		if (!piece.is_name)
			text_add(setting->arena, &setting->text,
				(struct piece){.s = piece.text});
	}
	return true;
}

struct text placeholder_fill(struct arena *arena, const struct matter *matter,
	struct str sentence, bool strong)
{
	struct setting setting = {.arena = arena,
		.matter = matter,
		.strong = strong,
		.text = {.lang = matter->words->language}};

	if (!set_sentence(&setting, sentence))
		return (struct text){.lang = matter->words->language};
	return setting.text;
}
