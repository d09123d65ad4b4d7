/*
 * The library of laws on disk: what its packs share, and the files beside a
 * pack. With shelf.h the only place that knows where the files of rules/ lie.
 */
#ifndef STAYPUT_LIBRARY_H
#define STAYPUT_LIBRARY_H

#include "catalog.h"
#include "eval.h"
#include "option.h"

/* A pack and where its files lie. */
struct shelf {
	const struct pack *pack;
	const char *folder; /* path of the pack's folder */
};

struct library {
	struct arena *arena;
	const struct cli *cli;
	struct world world;
	struct str shared_hash; /* SHA-256 of vocabulary, tables, events */
	struct shelf *shelves;	/* packs.count of them, by id */
	struct packs packs;
	int broken; /* packs that could not be built */
};

#define LIBRARY_PACKS 1000   /* most packs */
#define LIBRARY_CALENDARS 64 /* most calendars */
#define LIBRARY_TABLES 200   /* most tables */

/* Reads the shared data, and suspensions.yaml of every rules folder. NULL after
 * diagnostics. No packs yet. Owned by the cli's arena. */
struct library *library_open(const struct cli *cli);

/* The shelf of a pack. */
const struct shelf *library_shelf(
	const struct library *library, const struct pack *pack);

/* A calendar by id, without a library; NULL when there is none, or after
 * diagnostics. */
const struct calendar *library_read_calendar(
	const struct cli *cli, struct str id);

/* The calendar by id, read once; NULL when there is none, or after
 * diagnostics. */
const struct calendar *library_calendar(struct library *library, struct str id);

/* Whether a pack has sentences in a language. */
bool library_has_texts(const struct library *library, const struct pack *pack,
	const char *language);

/* The sentences of a pack in a language; NULL after diagnostics. */
const struct catalog *library_texts(const struct library *library,
	const struct pack *pack, const char *language);

/* The catalogue of a file; NULL after diagnostics. */
const struct catalog *library_catalog(
	const struct cli *cli, const char *path, const char *language);

/* The catalogue at `path` of the program's own folder `folder`
 * ("lang", "cli.en.yaml"); NULL after diagnostics. */
const struct catalog *library_words(const struct library *library,
	const char *folder, const char *name, const char *language);

/* Reads a case file ("-": standard input); NULL after diagnostics. */
struct facts *library_case(const struct library *library, const char *path);

/* The rules folders, those of --rules first; NULL-terminated. */
const char **library_folders(const struct cli *cli);

/* The tree of a file of the rules, its hash mixed into nothing; NULL after
 * diagnostics. */
struct node *library_tree(const struct cli *cli, const char *path);

#endif
