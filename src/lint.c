/*
 * Linting the library: what was found while building, then what can be seen
 * only in what was built.
 */
#include "lint.h"

#include <stdio.h>

#include "file.h"
#include "forms.h"
#include "lint_day.h"
#include "lint_pack.h"
#include "lint_text.h"
#include "shelf.h"

static const char *const languages[] = {"en", "es", NULL};

#define LANGUAGES (sizeof languages / sizeof *languages - 1)

static struct str pack_file(
	const struct library *library, const struct pack *pack)
{
	const struct cli *cli = library->cli;
	struct str path = str_printf(cli->arena, "%s/pack.yaml",
		library_shelf(library, pack)->folder);

	return file_read(cli->arena, path.p, FILE_LIMIT, cli->diags).bytes;
}

static void lint_words(const struct library *library, const struct pack *pack)
{
	struct diags *diags = library->cli->diags;
	const struct catalog *all[LANGUAGES];
	struct str rules = pack_file(library, pack);

	for (size_t i = 0; i < LANGUAGES; i++) {
		all[i] = library_texts(library, pack, languages[i]);
		if (!all[i])
			continue;
		lint_reading(all[i], diags);
		lint_days(all[i], rules, diags);
		if (i && all[0])
			catalog_compare(all[i], all[0], diags);
	}
	if (all[0])
		lint_pack_texts(pack, all[0], diags);
}

/* The languages of sheets, in which a pack may have its sentences. */
static void lint_sheets(const struct library *library,
	const struct forms *forms, const struct pack *pack)
{
	const struct catalog *english = library_texts(library, pack, "en");

	for (int i = 1; forms && english && i < forms->tongues; i++) {
		const struct tongue *tongue = &forms->tongue[i];
		if (!tongue->sheet ||
			!library_has_texts(library, pack, tongue->code))
			continue;
		const struct catalog *texts =
			library_texts(library, pack, tongue->code);
		if (texts)
			forms_compare_pack(
				tongue, texts, english, library->cli->diags);
	}
}

static void lint_one(const struct library *library, const struct pack *pack)
{
	struct diags *diags = library->cli->diags;
	struct trial_result result = trial_run(library, pack);

	lint_pack(pack, library, diags);
	lint_words(library, pack);
	if (result.ok)
		lint_coverage(&result.trial, diags);
}

/* The words of the interview. */
static void lint_interview(const struct library *library)
{
	const struct cli *cli = library->cli;
	const struct catalog *first = NULL;

	for (size_t i = 0; i < LANGUAGES; i++) {
		const char *name =
			str_printf(cli->arena, "ask.%s.yaml", languages[i]).p;
		const struct catalog *words =
			library_words(library, "lang", name, languages[i]);
		if (!words)
			continue;
		lint_reading(words, cli->diags);
		if (first)
			catalog_compare(words, first, cli->diags);
		first = first ? first : words;
	}
}

/* What all packs share. */
static void lint_shared(const struct library *library)
{
	const struct cli *cli = library->cli;
	const struct catalog *first = NULL;

	for (size_t i = 0; i < LANGUAGES; i++) {
		const char *name =
			str_printf(cli->arena, "facts.%s.yaml", languages[i]).p;
		const struct catalog *questions =
			library_words(library, "rules", name, languages[i]);
		if (!questions)
			continue;
		lint_questions(
			library->world.vocabulary, questions, cli->diags);
		lint_reading(questions, cli->diags);
		if (i && first)
			catalog_compare(questions, first, cli->diags);
		first = i ? first : questions;
	}
}

/* Templates, and the use that packs make of them. */
static void lint_papers(const struct library *library, struct forms *forms)
{
	forms_lint(forms);
	for (int i = 0; i < forms->count; i++)
		for (int k = 0; k < forms->tongues; k++)
			if (forms->form[i].texts[k] && !forms->tongue[k].sheet)
				lint_paper(forms->form[i].texts[k],
					library->cli->diags);
}

enum status lint_command(struct cli *cli)
{
	struct diags *diags = cli->diags;
	struct library *library = shelf_choose(cli) ? library_open(cli) : NULL;

	if (!library)
		return option_status(cli, STATUS_PACK);
	shelf_load(library, -1);
	struct forms *forms = forms_open(library, forms_languages(cli, NULL));
	for (int i = 0; i < library->packs.count; i++) {
		lint_one(library, library->packs.list[i]);
		lint_sheets(library, forms, library->packs.list[i]);
	}
	if (cli->programs.count == 0) {
		lint_shared(library);
		lint_interview(library);
	}
	if (forms)
		lint_papers(library, forms);
	if (!cli->quiet)
		printf("%d packs, %d errors, %d warnings\n",
			library->packs.count + library->broken, diags->errors,
			diags->warnings);
	bool bad = diags->errors || (cli->strict && diags->warnings);
	return bad ? option_status(cli, STATUS_PACK) : STATUS_DONE;
}
