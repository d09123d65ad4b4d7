/*
 * The library of laws on disk: shared data and packs, read and built. The
 * only place that knows where the files of rules/ lie.
 */
#ifndef STAYPUT_LIBRARY_H
#define STAYPUT_LIBRARY_H

#include "catalog.h"
#include "eval.h"
#include "option.h"

/* Where a pack's own files lie: its folder, and the rules/ that has it. */
struct shelf {
	const struct pack *pack;
	const char *folder; /* path of the pack's folder */
	const struct catalog *texts[2]; /* read so far, by library_texts */
};

struct library {
	struct arena *arena;
	const struct cli *cli;
	struct world world;
	struct str shared_hash; /* SHA-256 of vocabulary, tables, events ... */
	struct shelf *shelves;  /* packs.count of them */
	struct packs packs;     /* sorted by id */
	int broken;             /* packs that could not be built */
};

#define LIBRARY_PACKS 1000 /* most packs */

/* Reads the shared data of the first rules folder (and suspensions.yaml of
 * every one); NULL after diagnostics. No packs yet. Owned by the arena. */
struct library *library_open(struct arena *arena, const struct cli *cli,
	struct diags *diags);

/* Adds the packs that may bear on a place (index; -1: every pack): those in the
 * folders of the place, of what contains it, and of what lies in it. With
 * --program only those. Adds diagnostics for packs that cannot be built, and for
 * --program ids that are not there. */
void library_load(
	struct library *library, int place, struct diags *diags);

/* The shelf of a pack. */
struct shelf *library_shelf(
	const struct library *library, const struct pack *pack);

/* The pack's texts in a language, or NULL after diagnostics; read once. */
const struct catalog *library_texts(struct library *library,
	struct shelf *shelf, const char *language, struct diags *diags);

/* A catalogue of lang/ or rules/ by file name: "cli.en.yaml" of lang/. NULL after
 * diagnostics. */
const struct catalog *library_words(struct library *library,
	const char *name, const char *language, struct diags *diags);

/* Reads a case file ("-": standard input) into facts; NULL after
 * diagnostics. */
struct facts *library_case(
	struct library *library, const char *path, struct diags *diags);

#endif
