/*
 * Reading templates/ and the words of papers.
 */
#include "forms.h"

#include "file.h"

static bool open_tongue(struct forms *forms, const char *code)
{
	const struct library *library = forms->library;
	struct arena *arena = library->arena;
	struct tongue *tongue = &forms->tongue[forms->tongues++];
	const char *cli = str_printf(arena, "cli.%s.yaml", code).p;
	const char *paper = str_printf(arena, "paper.%s.yaml", code).p;
	const char *facts = option_rule_file(
		library->cli, str_printf(arena, "facts.%s.yaml", code).p);

	*tongue = (struct tongue){.code = code,
		.words = {.arena = arena,
			.language = str_of(code),
			.catalog = library_words(library, "lang", cli, code),
			.facts = facts ? library_tree(library->cli, facts)
				       : NULL,
			.vocabulary = library->world.vocabulary},
		.common = library_words(library, "lang", paper, code)};
	return tongue->words.catalog && tongue->common;
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

static const char *path_of(
	const struct forms *forms, struct str id, const char *file)
{
	const char *own = option_own_folder(forms->library->cli, "templates");

	return str_printf(forms->library->arena, "%s/%.*s/%s",
		own ? own : "templates", STR_ARG(id), file)
		.p;
}

static const struct catalog *read_texts(
	const struct forms *forms, struct str id, const char *code)
{
	const struct cli *cli = forms->library->cli;
	const char *file = str_printf(cli->arena, "text.%s.yaml", code).p;
	struct node *root = library_tree(cli, path_of(forms, id, file));

	return root ? catalog_build(cli->arena, str_of(code), root, cli->diags)
		    : NULL;
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

	for (int i = 0; i < forms->tongues && good; i++) {
		form->texts[i] =
			read_texts(forms, form->id, forms->tongue[i].code);
		if (!form->texts[i])
			good = false;
		else if (i > 0 && !catalog_compare(form->texts[i],
					  form->texts[0], cli->diags))
			good = false;
	}
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
	template_fits(form->template, document, &build, texts);
}

static void compare_common(const struct forms *forms)
{
	for (int i = 1; i < forms->tongues; i++)
		catalog_compare(forms->tongue[i].common,
			forms->tongue[0].common, forms->library->cli->diags);
}

bool forms_lint(struct forms *forms)
{
	const struct library *library = forms->library;
	struct diags *diags = library->cli->diags;
	int errors = diags->errors;
	const char *folder = option_own_folder(library->cli, "templates");
	const char **names = folder ? file_names(library->arena, folder) : NULL;

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
