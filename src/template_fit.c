/*
 * Whether a template and a pack that uses it fit together.
 */
#include "template.h"

/* One check. */
struct fit {
	const struct template *template;
	const struct pack_document *document;
	const struct template_build *build;
	const struct catalog *pack_texts;
	struct fact_set shown;
};

static void check_sentence(struct fit *fit, const struct sentence *sentence,
	const struct template_text *text)
{
	placeholder_check(sentence, fit->build->vocabulary, text->fills,
		fit->build->diags);
	placeholder_facts(
		sentence->sentence, fit->build->vocabulary, &fit->shown);
}

static void tell_missing(struct fit *fit, const char *group, struct str key)
{
	diag_add(fit->build->diags, DIAG_MISSING_TEXT, fit->document->loc,
		"%.*s needs the pack's sentence %s%.*s",
		STR_ARG(fit->template->id), group, STR_ARG(key));
}

/* All sentences of a group of the pack: any may become `this`. */
static void see_group(struct fit *fit, const struct template_text *text)
{
	const char *group = text->each->group;
	bool sworn = str_is(str_of(group), "sworn.");

	for (int i = 0; i < fit->pack_texts->count; i++) {
		const struct sentence *s = &fit->pack_texts->texts[i];
		if (str_starts(s->key, str_of(group)))
			check_sentence(fit, s, text);
	}
	for (int i = 0; sworn && i < fit->document->sworn_count; i++) {
		struct str id = fit->document->sworn[i]->id;
		struct str key = str_printf(
			fit->build->arena, "%s%.*s", group, STR_ARG(id));
		if (!catalog_find(fit->pack_texts, key))
			tell_missing(fit, group, id);
	}
}

/* The words are those of the state whose law it is. */
static void see_oath(struct fit *fit, const struct template_text *text)
{
	struct str key = str_printf(fit->build->arena, "%.*s.%.*s",
		STR_ARG(text->key), STR_ARG(fit->build->state));

	if (catalog_find(fit->template->english, key))
		return;
	diag_add(fit->build->diags, DIAG_MISSING_TEXT, fit->document->loc,
		"%.*s does not have the words of an oath under the law of %.*s",
		STR_ARG(fit->template->id), STR_ARG(fit->build->state));
	diag_hint(fit->build->diags, "add %.*s to its texts", STR_ARG(key));
}

static void see_text(struct fit *fit, const struct template_text *text)
{
	const struct catalog *catalog = fit->build->common;

	switch (text->source) {
	case TEXT_NONE:
		return;
	case TEXT_THIS:
		if (text->each)
			see_group(fit, text);
		return;
	case TEXT_OATH:
		see_oath(fit, text);
		return;
	case TEXT_OWN:
		catalog = fit->template->english;
		break;
	case TEXT_PACK:
		catalog = fit->pack_texts;
		break;
	case TEXT_COMMON:
		break;
	}
	const struct sentence *found = catalog_find(catalog, text->key);
	if (found)
		check_sentence(fit, found, text);
	else
		tell_missing(fit, "", text->key);
}

static void see_parts(struct fit *fit, const struct template_block *block)
{
	const struct template_signature *s = block->signature;
	const struct template_address *a = block->address;

	for (int i = 0; i < block->field_count; i++)
		see_text(fit, &block->fields[i]);
	for (int i = 0; i < block->column_count; i++) {
		see_text(fit, &block->columns[i].head);
		see_text(fit, &block->columns[i].cell);
	}
	if (s) {
		see_text(fit, &s->perjury);
		see_text(fit, &s->name);
	}
	for (int i = 0; a && i < a->to_count; i++)
		see_text(fit, &a->to[i]);
	for (int i = 0; a && i < a->from_count; i++)
		see_text(fit, &a->from[i]);
}

static void see_blocks(struct fit *fit, const struct template_block *first)
{
	for (const struct template_block *b = first; b; b = b->next) {
		see_text(fit, &b->text);
		see_parts(fit, b);
		see_blocks(fit, b->first);
	}
}

/* A sworn paper is one for both, and so is one that leaves the house. */
static void check_kind(const struct fit *fit)
{
	enum paper paper = gate_paper(fit->document);
	struct diags *diags = fit->build->diags;

	if (fit->template->sworn != (paper == PAPER_SWORN)) {
		diag_add(diags, DIAG_RULE, fit->document->loc,
			fit->template->sworn
				? "%.*s is a sworn paper, but the pack swears "
				  "to nothing in it"
				: "%.*s is not a sworn paper, but the pack "
				  "swears to criteria in it",
			STR_ARG(fit->template->id));
		return;
	}
	if (fit->template->whose != FOR_TENANT &&
		fit->document->shows_count == 0) {
		diag_add(diags, DIAG_RULE, fit->document->loc,
			"%.*s leaves the house, but the pack does not say "
			"which facts it may show",
			STR_ARG(fit->template->id));
		diag_hint(diags, "list them: shows: [home.street, rent.due]");
	}
}

static void check_shown(const struct fit *fit)
{
	const struct vocabulary *v = fit->build->vocabulary;

	for (int i = 0; i < v->count; i++) {
		const struct fact *fact = &v->facts[i];
		if (!fact_set_has(&fit->shown, fact) ||
			gate_shows(fit->document, fact))
			continue;
		diag_add(fit->build->diags, DIAG_NOT_SHOWN, fit->document->loc,
			"%.*s shows %.*s, which this document does not allow",
			STR_ARG(fit->template->id), STR_ARG(fact->id));
		diag_hint(fit->build->diags,
			"add it to `shows` if the law needs it there");
	}
}

bool template_fits(const struct template *template,
	const struct pack_document *document,
	const struct template_build *build, const struct catalog *pack_texts)
{
	struct fit fit = {.template = template,
		.document = document,
		.build = build,
		.pack_texts = pack_texts};
	int errors = build->diags->errors;

	check_kind(&fit);
	see_blocks(&fit, template->blocks);
	check_shown(&fit);
	return build->diags->errors == errors;
}
