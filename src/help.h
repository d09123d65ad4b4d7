/*
 * The table of commands as text: --help of the program and of a command, and
 * the manual page. Nothing here knows what a command does.
 */
#ifndef STAYPUT_HELP_H
#define STAYPUT_HELP_H

#include "option.h"
#include "sandbox.h"

struct command {
	const char *name;
	const char *args;    /* what follows the name: "CASE -o DIR" */
	const char *about;   /* one line, as in the list of commands */
	const char *text;    /* a paragraph for its own help and the manual */
	const char *options; /* its own options, blanks between; or NULL */
	int least;	     /* fewest and most arguments */
	int most;
	bool needs_data;      /* reads rules/, templates/ or lang/ */
	enum sandbox_may may; /* nothing, unless it says so */
	enum status (*run)(struct cli *cli);
};

/* The options that every command has. */
extern const char help_common[];

/* Help of the program and of one command. The table of commands ends with a
 * NULL name. */
void help_program(struct buf *out, const struct command *commands);
void help_command(struct buf *out, const struct command *command);

/* The manual page in the man macros of troff. */
void help_manual(struct buf *out, const struct command *commands);

/* The manual page of one command: stayput-check(1). */
void help_command_manual(struct buf *out, const struct command *command);

#endif
