/*
 * The papers of a program for one household as bytes in memory: gate,
 * template, document, pages, PDF. Nothing is written here.
 */
#ifndef STAYPUT_PRINTER_H
#define STAYPUT_PRINTER_H

#include "compose.h"
#include "court.h"
#include "offer.h"
#include "prints.h"

struct printer;

/* Opens faces and words for English and these languages (NULL-terminated).
 * NULL after diagnostics. Freed by printer_close. */
struct printer *printer_open(
	const struct library *library, const char *const *languages);
void printer_close(struct printer *printer);

/* Its faces, whose files are opened when a paper first asks for a character
 * of theirs. */
const struct faces *printer_faces(const struct printer *printer);

const struct tongue *printer_tongue(const struct printer *printer, int i);

/* The own name of a language ("한국어"); its code where it has none. */
struct str printer_language(struct printer *printer, const char *code);

/* What is to be printed. */
struct order {
	const struct facts *facts;
	civil_day today;
	struct answer answer;
	const struct guide *guide; /* or NULL */
	int place;		   /* or -1 */
	bool reads_other;     /* a language that is not English, as they said */
	const char *language; /* besides English only this; NULL: all */
	bool pages_only;      /* the bytes of a paper are not */
	bool specimen;
	bool large_print;
	bool calendar;	 /* a calendar file of the days to come, too */
	bool parallel;	 /* in place of copies to read: two columns */
	unsigned copies; /* whose (copies.h); 0: each paper once */
	const struct option_list *also; /* papers that are asked for by name */
	/* Documents with a sworn sentence that was not confirmed. */
	const struct pack_document *const *refused;
	int refused_count;
};

/* Composes one paper of the decision's program, for adult -1 or a row, in a
 * language by its number; pages are not set. False as printer_print, or when
 * the gate does not offer it. */
struct paper_wanted {
	struct str use; /* template */
	int adult;
	int language;
	enum copy copy;
};
bool printer_compose(struct printer *printer, const struct order *order,
	const struct decision *decision, struct paper_wanted wanted,
	struct document *document);

/* Appends the papers of a decision's program to `prints`, and those that are
 * not made. Everything is owned by the arena. False after diagnostics: a
 * template that is wrong, a character that no face has, a name too long. */
bool printer_print(struct printer *printer, struct arena *arena,
	const struct order *order, const struct decision *decision,
	struct prints *prints);

/* One page that has nothing but this text, large: a sheet between others.
 * Owned by the arena; NULL after diagnostics. */
struct pages *printer_sheet(
	struct printer *printer, struct arena *arena, struct str text);

/* Pages of several papers as one file, owned by the arena; empty after
 * diagnostics. */
struct str printer_bind(struct printer *printer, struct arena *arena,
	const struct pages *pages);

#endif
