/*
 * The terminal of the interview: its width, one line of input at a time,
 * clearing. Plain: no cursor movement, so that a pipe, a reader of screens
 * and a dumb terminal get one complete text from the top to the end.
 */
#ifndef STAYPUT_TERMINAL_H
#define STAYPUT_TERMINAL_H

#include <stdbool.h>

#include "str.h"

#define TERMINAL_LINE 1000 /* most bytes of one line of input */
#define TERMINAL_NARROW 40 /* columns that texts are wrapped to, at least */
#define TERMINAL_WIDE 80   /* and at most: longer lines are hard to read */

enum terminal_got {
	TERMINAL_GOT_LINE,
	TERMINAL_GOT_LONG, /* a line longer than TERMINAL_LINE, not kept */
	TERMINAL_GOT_END,  /* end of input, or a signal to stop */
	TERMINAL_GOT_IDLE  /* nothing for as long as `idle` says */
};

struct terminal {
	struct arena *arena; /* scratch */
	int in;		     /* descriptors */
	int out;
	int width;
	int rows;   /* of the terminal; 0: not known */
	bool plain; /* no cursor movement */
	bool dumb;  /* knows no control sequences */
	bool color;
	bool ascii; /* the terminal cannot show more */
	bool echo;  /* repeats what was typed: input is no terminal */
	int idle;   /* seconds of silence that end the interview; 0: none */
	char held[TERMINAL_LINE + 1]; /* read, but not yet given out */
	size_t held_count;
	bool ended;
	char note[TERMINAL_LINE]; /* what was understood, for the next page */
	size_t noted;
};

/* A terminal on descriptors; looks at the terminal, TERM, NO_COLOR and LANG. */
struct terminal terminal_open(int in, int out, bool plain, bool no_color);

/* Writes a text as it is, with what the terminal cannot show put in other
 * letters. */
void terminal_put(struct terminal *terminal, struct str text);

/* Bold from here on, or no longer; nothing where there are no colours. */
void terminal_bold(struct terminal *terminal, bool bold);

/* Writes a text that must not be lost when the page is cleared: the next page
 * begins with it. */
void terminal_note(struct terminal *terminal, struct str text);

/* Begins a new screenful: clears the terminal, or leaves a blank line. */
void terminal_page(struct terminal *terminal);

/* Reads a line after the prompt into `line`, which is valid until the next
 * call and is overwritten in memory by it. */
enum terminal_got terminal_read(
	struct terminal *terminal, const char *prompt, struct str *line);

/* As terminal_read, for a passphrase: what is typed is not shown. */
enum terminal_got terminal_secret(
	struct terminal *terminal, const char *prompt, struct str *line);

/* Clears the terminal with what can be scrolled back to, and forgets what
 * was typed. Nothing is written to a pipe. */
void terminal_wipe(struct terminal *terminal);

/* Gives the terminal back as it was. */
void terminal_close(struct terminal *terminal);

#endif
