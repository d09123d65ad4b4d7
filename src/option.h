/*
 * What the command line says, as one struct. The table of options is in
 * option.c; which command has which is in cli.c.
 */
#ifndef STAYPUT_OPTION_H
#define STAYPUT_OPTION_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"
#include "diag.h"

/* Exit statuses: docs/stayput.1 says when each. */
enum status {
	STATUS_DONE = 0,
	STATUS_NOT_COVERED = 1,
	STATUS_USAGE = 2,
	STATUS_INPUT = 3,
	STATUS_PACK = 4,
	STATUS_ROWS = 5,
	STATUS_NO_PAPER = 6,
	STATUS_SYSTEM = 7,
	STATUS_BUG = 70
};

#define OPTION_LIST_MOST 32
#define OPTION_ARGS_MOST 256

struct option_list {
	const char *items[OPTION_LIST_MOST];
	int count;
};

struct option_date {
	civil_day day;
	bool given;
};

struct option_number {
	int64_t number;
	bool given;
};

struct command;

/* The state that every command starts from. */
struct cli {
	struct arena *arena; /* lives as long as the command */
	struct diags *diags; /* of that arena; printed when it has ended */
	const char *data;    /* the folder that has rules/, templates/ and
				lang/; NULL when none was found */
	const struct command *command;
	const char *args[OPTION_ARGS_MOST]; /* what is no option */
	int arg_count;
	bool shut_in; /* the process may give up what it does not need */

	civil_day clock_day; /* the computer's date */

	/* The options: set by the table in option.c. */
	struct option_date today;    /* given: not the computer's date */
	struct option_list rules;    /* folders to read in place of data's */
	struct option_list programs; /* only these; none: all */
	const char *lang;	     /* NULL: not said */
	const char *place;	     /* NULL: not said */
	const char *output;	     /* -o; NULL: not said */
	bool kiosk;
	bool fast;
	bool script;
	const char *save; /* --save; NULL: nothing is kept */
	bool json;
	bool plain;
	bool no_color;
	bool no_input;
	bool strict;
	bool large_print;
	bool parallel;
	bool ics;
	struct option_list also; /* papers that are asked for by name */
	bool quiet;
	bool verbose;
	bool help;
	bool version;
	bool man;
	const char *complete; /* a shell; NULL: not said */
	bool exit_status;
	bool coverage;
	bool csv;
	bool pdf;
	bool events;
	struct option_date from;
	struct option_number days;
	int count; /* index in option_count_words, -1: not said */
	const char *calendar;
	bool before;
	int roll;	      /* index in option_roll_words */
	const char *map;      /* file of --map; NULL: none */
	char delimiter;	      /* 0: a comma */
	int encoding;	      /* index in option_encoding_words */
	const char *print_to; /* file of the stack; NULL: none */
	const char *only;     /* case id or row; NULL: all */
	const char *shard;    /* "K/N" */
	struct option_number jobs;
	struct option_number copies; /* a number: of the stack */
	unsigned whose;		     /* names: a set for copies_has */
	bool separators;
	bool resume;
	bool hold;
	bool durable;
	bool dry_run;
	bool show_values;
};

/* The words of --count and --roll, NULL-terminated. */
extern const char *const option_count_words[];
extern const char *const option_roll_words[];
extern const char *const option_encoding_words[];

struct option {
	const char *name;  /* without its dashes */
	char letter;	   /* 0: none */
	const char *value; /* "DATE"; NULL: it takes none */
	const char *about; /* one phrase for the help */
	/* Stores the value (NULL without one); false when it cannot be. */
	bool (*read)(struct cli *cli, const struct option *option,
		const char *value);
	size_t field;		  /* where in struct cli */
	const char *const *words; /* the choices of a word */
};

/* All options; the last has a NULL name. */
extern const struct option option_table[];

/* The row of a name, or NULL. */
const struct option *option_find(struct str name);

/* Whether the list of option names (separated by blanks; NULL: none) has this
 * one. */
bool option_is_in(const char *names, const char *name);

/* Reads the words after the command into `cli`, accepting the options whose
 * names are in one of the two lists. False when a USAGE diagnostic was
 * added; all that is wrong is told. */
bool option_read(struct cli *cli, char *const *words, const char *common,
	const char *own);

/* The path of one of the program's own folders, "rules", "templates" or
 * "lang"; NULL when there are none. Owned by the arena. */
const char *option_own_folder(const struct cli *cli, const char *name);

/* The path of a file of the rules ("calendars/us/federal.yaml"): in the first
 * folder of --rules that has it, else in the program's own; NULL when none
 * has it. Owned by the arena. */
const char *option_rule_file(const struct cli *cli, const char *name);

/* The status for what was found wrong: STATUS_SYSTEM when a file could not be
 * read or written, STATUS_USAGE for a word of the command line, else
 * `otherwise`. */
enum status option_status(const struct cli *cli, enum status otherwise);

#endif
