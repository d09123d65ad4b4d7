/*
 * The templates on disk, and the words that papers need in each language:
 * read once, when a paper first asks for them.
 */
#ifndef STAYPUT_FORMS_H
#define STAYPUT_FORMS_H

#include "library.h"
#include "template.h"
#include "words.h"

#define FORMS_LANGUAGES 8 /* most languages of one run, English included */
#define FORMS_MOST 64	  /* most templates */

/* A language: what is said in it apart from templates and packs. */
struct tongue {
	const char *code;
	struct words words;
	const struct catalog *common; /* lang/paper.CODE.yaml */
	bool sheet; /* it has the tenant's sheet, no copies to read: the
		       program does not speak it, packs and templates may be
		       without it */
};

/* A template with its sentences, by the number of the language. */
struct form {
	struct str id;
	const struct template *template; /* NULL: could not be built */
	const struct catalog *texts[FORMS_LANGUAGES]; /* NULL: not in it */
};

/* The sentences of a pack, by the number of the language; in a language of
 * sheets that the pack does not have whole, its English ones. */
struct pack_words {
	const struct pack *pack;
	const struct catalog *texts[FORMS_LANGUAGES];
};

struct forms {
	const struct library *library;
	struct tongue tongue[FORMS_LANGUAGES]; /* the first is English */
	int tongues;
	struct form form[FORMS_MOST];
	int count;
	struct pack_words pack[LIBRARY_PACKS]; /* in order of use */
	int packs;
};

/* The languages that have papers besides English, in order of their codes,
 * NULL-terminated; of `code` alone, with its scripts ("zh": "zh-Hans" and
 * "zh-Hant"), unless it is NULL. Owned by the arena. With
 * a diagnostic none, when the folder cannot be read. */
const char **forms_languages(const struct cli *cli, const char *code);

/* Compares the sentences of a pack with its English ones: all of them, for a
 * language of sheets those that the sheet may show. False after diagnostics. */
bool forms_compare_pack(const struct tongue *tongue,
	const struct catalog *texts, const struct catalog *english,
	struct diags *diags);

/* Reads the words of the languages (NULL-terminated, without "en", which is
 * always there); NULL after diagnostics. Owned by the library's arena. */
struct forms *forms_open(
	const struct library *library, const char *const *languages);

/* Templates to be judged, not filled: only the English sentences that they
 * share are read, no words. NULL after diagnostics. Owned by the library's
 * arena. */
struct forms *forms_open_terms(const struct library *library);

/* The template of an id, built at its first use; NULL after diagnostics. */
const struct form *forms_find(struct forms *forms, struct str id);

/* The sentences of a pack, read when they are first asked for; NULL after
 * diagnostics. */
const struct pack_words *forms_pack(
	struct forms *forms, const struct pack *pack);

/* The language that the pack's sentences are in on a paper in a language: its
 * own, or English. */
const struct tongue *forms_law_tongue(const struct forms *forms,
	const struct pack_words *words, int language);

/* Everything that is wrong with all templates, and with the use that the
 * library's packs make of them. False after diagnostics. */
bool forms_lint(struct forms *forms);

#endif
