/*
 * The layout of a paper, typed: a list of blocks with the keys of their
 * sentences, conditions and repetitions. docs/templates.md is the format.
 */
#ifndef STAYPUT_LAYOUT_H
#define STAYPUT_LAYOUT_H

#include "condition.h"
#include "copies.h"
#include "placeholder.h"
#include "rows.h"

/* Where a sentence stands. */
enum text_source {
	TEXT_NONE,
	TEXT_OWN,    /* the template's texts */
	TEXT_COMMON, /* common.KEY: lang/paper.LANG.yaml */
	TEXT_OATH,   /* KEY.STATE: the template's, of the law's state */
	TEXT_PACK,   /* pack.KEY: the pack's texts */
	TEXT_THIS    /* this: the row's own sentence, of the pack */
};

struct template_text {
	enum text_source source;
	struct str key;
	struct loc loc;
	const struct each *each; /* of TEXT_THIS: the rows it belongs to */
	unsigned fills;		 /* the needs of placeholders filled here */
};

struct template_column {
	struct template_text head;
	struct template_text cell;
	int weight;
	enum block_align align;
};

struct template_signature {
	struct template_text perjury;
	struct template_text label;
	struct template_text name;
	struct template_text name_label;
	struct template_text date;
	struct template_text place;
};

struct template_address {
	struct template_text to[ADDRESS_LINES_MOST];
	int to_count;
	struct template_text from[ADDRESS_LINES_MOST];
	int from_count;
};

/* BLOCK_BODY is a group without a look of its own. */
struct template_block {
	enum block_kind kind;
	struct loc loc;
	struct template_text text;
	struct condition when;
	const struct each *each; /* NULL: once */
	bool small;
	bool keep; /* with what follows */
	bool numbered;
	bool plain;  /* table: without rules */
	bool strong; /* the values in its sentence are bold */
	bool bold;   /* all of it is */
	int level;
	int height;
	int lines;
	enum block_mark mark;
	struct template_text initials;
	struct template_text fields[FIELDS_MOST];
	int weights[FIELDS_MOST];
	int field_count;
	struct template_column *columns;
	int column_count;
	struct template_signature *signature;
	struct template_address *address;
	struct template_block *first;
	struct template_block *last;
	struct template_block *next;
};

struct template
{
	struct str id; /* landlord-notice */
	enum template_for whose;
	bool sworn;
	bool each_adult; /* one paper for each adult who must sign */
	bool on_request; /* made only when it is asked for by name */
	struct condition when;
	struct template_block *blocks;
	struct template_text title; /* of the metadata: key `document` */
	const struct catalog *english;
	struct loc loc;
};

/* What a template is built with. */
struct template_build {
	struct arena *arena;
	const struct vocabulary *vocabulary;
	const struct catalog *english; /* the template's own sentences */
	const struct catalog *common;  /* in English */
	struct str state; /* of the pack that template_fits is about: "us-ca" */
	struct diags *diags;
};

#define TEMPLATE_DEPTH 6   /* most groups in groups */
#define TEMPLATE_COLUMNS 8 /* most columns of a table */

#endif
