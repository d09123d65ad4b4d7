/*
 * An office's own words for a table of households: its headers, its values,
 * its way of writing days and amounts, as a file of --map says.
 */
#ifndef STAYPUT_MAP_H
#define STAYPUT_MAP_H

#include "fact.h"
#include "option.h"

enum map_dates { MAP_ISO, MAP_MONTH_FIRST, MAP_DAY_FIRST };

/* A pair of texts: theirs and ours; of a value also the fact. */
struct map_pair {
	struct str fact;
	struct str theirs;
	struct str ours;
};

struct map_list {
	struct map_pair *list;
	int count;
};

struct mapping {
	struct map_list columns;  /* ours: a column's id, or "ignore" */
	struct map_list values;	  /* of one fact */
	struct map_list words;	  /* of every yes or no */
	struct map_list defaults; /* theirs empty; ours: for empty cells */
	enum map_dates dates;
	bool plain_amounts; /* 1,200.00 and 30 stand for $1,200.00 and 30% */
};

#define MAP_COLUMNS 2000 /* most of any of its lists */

/* Reads the file of --map; NULL after diagnostics, owned by the cli's arena.
 * Without --map, a mapping that changes nothing. */
const struct mapping *map_open(
	const struct cli *cli, const struct vocabulary *vocabulary);

/* The id that a header stands for: itself when the mapping does not name it;
 * "ignore" when it is to be left out. */
struct str map_header(const struct mapping *mapping, struct str header);

/* "yes" or "no" for a word that the mapping has for it; p NULL for others. */
struct str map_word(const struct mapping *mapping, struct str theirs);

/* The text of a cell in our words, owned by the arena or the cell. */
struct str map_cell(struct arena *arena, const struct mapping *mapping,
	const struct fact *fact, struct str text);

#endif
