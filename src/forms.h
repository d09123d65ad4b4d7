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
};

/* A template with its sentences, by the number of the language. */
struct form {
	struct str id;
	const struct template *template; /* NULL: could not be built */
	const struct catalog *texts[FORMS_LANGUAGES];
};

struct forms {
	const struct library *library;
	struct tongue tongue[FORMS_LANGUAGES]; /* the first is English */
	int tongues;
	struct form form[FORMS_MOST];
	int count;
};

/* Reads the words of the languages (NULL-terminated, without "en", which is
 * always there); NULL after diagnostics. Owned by the library's arena. */
struct forms *forms_open(
	const struct library *library, const char *const *languages);

/* The template of an id, built at its first use; NULL after diagnostics. */
const struct form *forms_find(struct forms *forms, struct str id);

/* Everything that is wrong with all templates, and with the use that the
 * library's packs make of them. False after diagnostics. */
bool forms_lint(struct forms *forms);

#endif
