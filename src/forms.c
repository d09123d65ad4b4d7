/*
 * Reading templates/ and the words of papers.
 */
#include "forms.h"

#include "file.h"

#include <stdlib.h>
#include <string.h>

static const char *own_folder(const struct cli *cli, const char *folder)
{
	const char *own = option_own_folder(cli, folder);

	return own ? own : folder;
}

/* --- languages ------------------------------------------------------- */

/* The language of a file called paper.CODE.yaml, else NULL. */
static const char *code_of(struct arena *arena, const char *name)
{
	struct str code = str_of(name);

	if (!str_starts(code, STR("paper.")) || !str_ends(code, STR(".yaml")))
		return NULL;
	return str_dup(arena, str_sub(code, 6, code.n - 11)).p;
}

/* "zh" is asked for by "zh", and so is "zh-Hans". */
static bool is_asked(const char *code, const char *asked)
{
	size_t n = asked ? strlen(asked) : 0;

	return !asked || (strncmp(code, asked, n) == 0 &&
				 (code[n] == '\0' || code[n] == '-'));
}

static int compare_codes(const void *a, const void *b)
{
	const char *const *one = a;
	const char *const *two = b;

	return strcmp(*one, *two);
}

const char **forms_languages(const struct cli *cli, const char *code)
{
	const char **name =
		file_names(cli->arena, own_folder(cli, "lang"), cli->diags);
	const char **codes =
		arena_array(cli->arena, FORMS_LANGUAGES, sizeof *codes);
	size_t count = 0;

	for (; name && *name && count < FORMS_LANGUAGES - 1; name++) {
		const char *own = code_of(cli->arena, *name);
		if (own && strcmp(own, "en") != 0 && is_asked(own, code))
			codes[count++] = own;
	}
	qsort(codes, count, sizeof *codes, compare_codes);
	return codes;
}

static bool open_tongue(struct forms *forms, const char *code)
{
	const struct library *library = forms->library;
	struct arena *arena = library->arena;
	struct tongue *tongue = &forms->tongue[forms->tongues++];
	const char *cli = str_printf(arena, "cli.%s.yaml", code).p;
	const char *paper = str_printf(arena, "paper.%s.yaml", code).p;
	const struct catalog *common =
		library_words(library, "lang", paper, code);
	bool sheet = !file_exists(str_printf(
		arena, "%s/%s", own_folder(library->cli, "lang"), cli)
					  .p);
	const char *facts = option_rule_file(
		library->cli, str_printf(arena, "facts.%s.yaml", code).p);

	*tongue = (struct tongue){.code = code,
		.words = {.arena = arena,
			.language = str_of(code),
			.catalog = sheet ? common
					 : library_words(
						   library, "lang", cli, code),
			.facts = facts ? library_tree(library->cli, facts)
				       : NULL,
			.vocabulary = library->world.vocabulary},
		.common = common,
		.sheet = sheet};
	return tongue->words.catalog && tongue->common &&
	       (!facts || tongue->words.facts);
}

struct forms *forms_open(
	const struct library *library, const char *const *languages)
{
	struct forms *forms = ARENA_NEW(library->arena, struct forms);

	forms->library = library;
	bool good = open_tongue(forms, "en");
	for (; *languages && forms->tongues < FORMS_LANGUAGES; languages++)
		good = open_tongue(forms, *languages) && good;
	return good ? forms : NULL;
}

struct forms *forms_open_terms(const struct library *library)
{
	struct forms *forms = ARENA_NEW(library->arena, struct forms);

	forms->library = library;
	forms->tongues = 1;
	forms->tongue[0] = (struct tongue){.code = "en",
		.common =
			library_words(library, "lang", "paper.en.yaml", "en")};
	return forms->tongue[0].common ? forms : NULL;
}

static const char *path_of(
	const struct forms *forms, struct str id, const char *file)
{
	return str_printf(forms->library->arena, "%s/%.*s/%s",
		own_folder(forms->library->cli, "templates"), STR_ARG(id), file)
		.p;
}

/* The form's sentences in a language by its number, compared with English;
 * false after diagnostics. A sheet's language may not have it. */
static bool read_texts(struct forms *forms, struct form *form, int i)
{
	const struct cli *cli = forms->library->cli;
	const struct tongue *tongue = &forms->tongue[i];
	const char *path = path_of(forms, form->id,
		str_printf(cli->arena, "text.%s.yaml", tongue->code).p);

	if (tongue->sheet && !file_exists(path))
		return true;
	struct node *root = library_tree(cli, path);
	if (root)
		form->texts[i] = catalog_build(
			cli->arena, str_of(tongue->code), root, cli->diags);
	if (!form->texts[i])
		return false;
	return i == 0 ||
	       catalog_compare(form->texts[i], form->texts[0], cli->diags);
}

static struct template_build build_of(
	const struct forms *forms, const struct catalog *english)
{
	const struct library *library = forms->library;

	return (struct template_build){.arena = library->arena,
		.vocabulary = library->world.vocabulary,
		.english = english,
		.common = forms->tongue[0].common,
		.diags = library->cli->diags};
}

static void build_form(struct forms *forms, struct form *form)
{
	const struct cli *cli = forms->library->cli;
	struct node *root =
		library_tree(cli, path_of(forms, form->id, "layout.yaml"));
	bool good = root;

	for (int i = 0; i < forms->tongues && good; i++)
		good = read_texts(forms, form, i);
	if (!good)
		return;
	struct template_build build = build_of(forms, form->texts[0]);
	form->template = template_build(&build, form->id, root);
}

const struct form *forms_find(struct forms *forms, struct str id)
{
	for (int i = 0; i < forms->count; i++)
		if (str_eq(forms->form[i].id, id))
			return forms->form[i].template ? &forms->form[i] : NULL;
	if (forms->count == FORMS_MOST)
		return NULL;
	struct form *form = &forms->form[forms->count++];
	form->id = id;
	build_form(forms, form);
	return form->template ? form : NULL;
}

/* --- packs ------------------------------------------------------------ */

/* A translation that lags behind the law would leave out what is new in it:
 * then English stands, and lint tells what is missing. */
static const struct catalog *sheet_texts(const struct forms *forms,
	const struct pack_words *words, const struct tongue *tongue)
{
	const struct library *library = forms->library;
	struct diags untold = {.arena = library->arena};

	if (!words->texts[0] ||
		!library_has_texts(library, words->pack, tongue->code))
		return words->texts[0];
	const struct catalog *texts =
		library_texts(library, words->pack, tongue->code);
	if (texts &&
		!forms_compare_pack(tongue, texts, words->texts[0], &untold))
		return words->texts[0];
	return texts;
}

static const struct catalog *texts_in(const struct forms *forms,
	const struct pack_words *words, const struct tongue *tongue)
{
	if (tongue->sheet)
		return sheet_texts(forms, words, tongue);
	return library_texts(forms->library, words->pack, tongue->code);
}

const struct pack_words *forms_pack(
	struct forms *forms, const struct pack *pack)
{
	for (int i = 0; i < forms->packs; i++)
		if (forms->pack[i].pack == pack)
			return &forms->pack[i];
	if (forms->packs == LIBRARY_PACKS)
		return NULL;
	struct pack_words *words = &forms->pack[forms->packs];
	bool good = true;
	words->pack = pack;
	for (int i = 0; i < forms->tongues; i++) {
		words->texts[i] = texts_in(forms, words, &forms->tongue[i]);
		good = good && words->texts[i];
	}
	forms->packs += good;
	return good ? words : NULL;
}

const struct tongue *forms_law_tongue(
	const struct forms *forms, const struct pack_words *words, int language)
{
	bool english = words->texts[language] == words->texts[0];

	return &forms->tongue[english ? 0 : language];
}

/* --- checking --------------------------------------------------------- */

static void lint_document(struct forms *forms, const struct pack *pack,
	const struct pack_document *document)
{
	const struct library *library = forms->library;

	if (!document->use.n)
		return;
	const struct form *form = forms_find(forms, document->use);
	const struct catalog *texts = library_texts(library, pack, "en");
	if (!form || !texts)
		return;
	struct template_build build = build_of(forms, form->texts[0]);
	build.state = place_state(
		library->arena, library->world.places->list[pack->in[0]].path);
	template_fits(form->template, document, &build, texts);
}

static bool is_date(struct str key)
{
	return str_starts(key, STR("date."));
}

/* A language of sheets says its days in the papers' words. */
static void compare_common(const struct forms *forms)
{
	const struct tongue *english = &forms->tongue[0];
	struct arena *arena = forms->library->arena;
	const struct catalog *days =
		catalog_part(arena, english->words.catalog, is_date);

	for (int i = 1; i < forms->tongues; i++) {
		const struct tongue *tongue = &forms->tongue[i];
		catalog_compare(tongue->common,
			tongue->sheet
				? catalog_join(arena, english->common, days)
				: english->common,
			forms->library->cli->diags);
	}
}

static bool is_on_sheet(struct str key)
{
	return !str_starts(key, STR("sworn.")) &&
	       !str_starts(key, STR("letters.")) &&
	       !str_starts(key, STR("statements."));
}

bool forms_compare_pack(const struct tongue *tongue,
	const struct catalog *texts, const struct catalog *english,
	struct diags *diags)
{
	if (tongue->sheet)
		english = catalog_part(diags->arena, english, is_on_sheet);
	return catalog_compare(texts, english, diags);
}

bool forms_lint(struct forms *forms)
{
	const struct library *library = forms->library;
	struct diags *diags = library->cli->diags;
	int errors = diags->errors;
	const char *folder = option_own_folder(library->cli, "templates");
	const char **names =
		folder ? file_names(library->arena, folder, diags) : NULL;

	compare_common(forms);
	for (; names && *names; names++) {
		struct str id = str_of(*names);
		if (file_is_folder(path_of(forms, id, "")))
			forms_find(forms, id);
	}
	for (int i = 0; i < library->packs.count; i++)
		for (const struct pack_document *d =
				library->packs.list[i]->documents;
			d; d = d->next)
			lint_document(forms, library->packs.list[i], d);
	return diags->errors == errors;
}
