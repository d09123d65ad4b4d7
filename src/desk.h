/*
 * What the parts of the interview share: the terminal, the session, the words
 * in each language, and the prompt, at which the same commands hold everywhere.
 */
#ifndef STAYPUT_DESK_H
#define STAYPUT_DESK_H

#include "answer.h"
#include "gate.h"
#include "replay.h"
#include "report.h"
#include "seal.h"
#include "terminal.h"

#define DESK_REFUSED 64

struct desk {
	struct cli *cli;
	struct library *library;
	struct arena *scratch; /* of one question */
	struct terminal *terminal;
	struct session *session;
	const struct guide *guide;
	struct words words[ANSWER_LANGUAGES]; /* with lang/cli.*.yaml */
	struct words own[ANSWER_LANGUAGES];   /* with lang/ask.*.yaml */
	struct answer_words typed;
	int language;	    /* in use; -1 before it was chosen */
	bool told_unknown;  /* what "I don't know" does was said */
	bool told_declined; /* and "I would rather not say" */
	bool told_help;	    /* whom to call, at the first yes */
	bool told_papers;   /* that names and addresses come now */
	int section;	    /* of --fast, whose screen this is */
	bool urgent_shown;
	bool about_shown;
	int at; /* the turn that is asked again, or -1: the next one */
	struct loaded {
		bool is;
		int place; /* whose packs the session has */
	} loaded;
	/* Papers with a sworn sentence that was not confirmed. */
	const struct pack_document *refused[DESK_REFUSED];
	int refused_count;
	struct seal seal; /* of the saved interview; not made: none */
};

/* What the person wants after a question. */
enum move {
	MOVE_NEXT,   /* answered: go on */
	MOVE_AGAIN,  /* show the same again */
	MOVE_BACK,   /* the question before */
	MOVE_CHANGE, /* change an answer; its number is in `number` */
	MOVE_QUIT,
	MOVE_EXIT, /* quick exit: wipe the screen */
	MOVE_END,  /* end of input */
	MOVE_IDLE
};

enum told_is {
	TOLD_TEXT,
	TOLD_EMPTY,
	TOLD_HELP,
	TOLD_SKIP,    /* I don't know */
	TOLD_DECLINE, /* I would rather not say */
	TOLD_LANGUAGE,
	TOLD_MOVE /* `move` says where to */
};

/* What was typed at a prompt. */
struct told {
	enum told_is is;
	enum move move;
	int number; /* of MOVE_CHANGE; 0: not said */
	struct str text;
};

/* Words of the interview and of the whole program, in the language in use. */
const struct words *desk_own(const struct desk *desk);
const struct words *desk_words(const struct desk *desk);

/* Prints a sentence by its key: as a paragraph, or filled. */
void desk_say(struct desk *desk, const char *key);
void desk_fill(
	struct desk *desk, const char *key, struct catalog_value *values);

/* Prints a text as a paragraph; behind a mark, such as "- "; as a title. */
void desk_text(struct desk *desk, struct str text);
void desk_item(
	struct desk *desk, int indent, const char *mark, struct str text);
void desk_title(struct desk *desk, struct str text);
void desk_gap(struct desk *desk);

/* As desk_fill, for what the next page must still show. */
void desk_note(
	struct desk *desk, const char *key, struct catalog_value *values);

/* A screen to write on, and showing what was written on it. */
struct screen desk_screen(const struct desk *desk);
void desk_show(struct desk *desk, const struct screen *screen);

/* As desk_show, a screenful at a time where the terminal has rows. */
enum move desk_pages(
	struct desk *desk, const struct screen *screen, int *number);

/* Prints " 1) text". */
void desk_choice(struct desk *desk, int number, struct str text);

/* Reads a line; recognises the commands in every language. */
struct told desk_prompt(struct desk *desk);

/* As desk_prompt, where only a yes, a no or a command is of use: VALUE_KNOWN 1
 * or 0 in `number` of told, asked until it is one. */
struct told desk_yesno(struct desk *desk);

/* As desk_yesno, where one more answer is of use; it is in `text`. */
struct told desk_yesno_or(struct desk *desk, const char *other);

/* Whether a letter could be short for "yes" in the language in use (s for si),
 * whatever it commands: nobody's yes is taken for "I don't know". */
bool desk_may_be_yes(const struct desk *desk, struct str text);

/* Waits for Enter; commands count. */
enum move desk_enter(struct desk *desk, int *number);

/* Asks for the language in which to go on, each by its own name. */
enum move desk_language(struct desk *desk);

/* The reader of answers in the language in use. */
struct answer_reader desk_reader(const struct desk *desk);

#endif
