/*
 * A document as a tree of blocks in which every string is resolved: what
 * compose makes and flow sets. Owns the kinds of block and the functions that
 * build them; knows nothing of laws, fonts or pages. No word that a reader
 * sees comes from here.
 */
#ifndef STAYPUT_BLOCK_H
#define STAYPUT_BLOCK_H

#include <stdbool.h>

#include "arena.h"
#include "diag.h"
#include "str.h"

/* A stretch of text in one weight. `field` is the id of the fact whose value
 * it is (adults.1.name) and `loc` where it was read: both for the sentence
 * that refuses a character; either may be empty. A newline breaks the line. */
struct piece {
	struct str s; /* UTF-8 */
	bool bold;
	struct str field;
	struct loc loc;
	struct piece *next;
};

/* A text in one language (BCP 47: en, es, zh-Hans, zh-Hant, ko, vi, tl, ru,
 * hy): its pieces are set one after the other. The language chooses faces
 * and line breaking and tags the text. All zero: no text. */
struct text {
	struct str lang;
	struct piece *first;
	struct piece *last;
};

/* A text of one plain piece, or of one bold piece; owned by the arena except
 * the bytes of `lang` and `s`, which must outlive it. */
struct text text_plain(struct arena *arena, struct str lang, struct str s);
struct text text_bold(struct arena *arena, struct str lang, struct str s);

/* Appends a copy of the piece (its `next` is ignored). */
void text_add(struct arena *arena, struct text *text, struct piece piece);

bool text_is_empty(const struct text *text);

enum block_kind {
	BLOCK_BODY,	 /* the root; children */
	BLOCK_TITLE,	 /* text */
	BLOCK_HEADING,	 /* text; level 1-3; stays with what follows */
	BLOCK_PARAGRAPH, /* text; small */
	BLOCK_LIST,	 /* children: items; numbered, first_number */
	BLOCK_ITEM,	 /* text; children are set below it, indented */
	BLOCK_STATEMENT, /* text; mark; initials; children as an item */
	BLOCK_CHOICES,	 /* children: statements, side by side if they fit */
	BLOCK_TABLE,	 /* table */
	BLOCK_ADDRESS,	 /* address; must begin a page */
	BLOCK_FIELDS,	 /* fields: lines to fill by hand, side by side */
	BLOCK_SIGNATURE, /* signature; kept together */
	BLOCK_KEEP,	 /* children on one page */
	BLOCK_BOX,	 /* text is its heading (may be empty); children */
	BLOCK_PARALLEL,	 /* children: pairs */
	BLOCK_PAIR,	 /* two children: left and right; kept together */
	BLOCK_SPACE,	 /* height */
	BLOCK_RULE,	 /* a thin line over the measure */
	BLOCK_PAGE_BREAK,
	BLOCK_KIND_COUNT
};

/* The name of a kind as in templates and dumps: "title", "page-break". */
const char *block_kind_name(enum block_kind kind);

/* A statement's box: none, an empty one, one with a tick drawn as lines. */
enum block_mark { MARK_NONE, MARK_EMPTY, MARK_TICKED };

enum block_align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };

struct table_column {
	int weight; /* share of the measure, against the other columns; 0: as
		       wide as its texts in one line, if there is room */
	enum block_align align;
};

struct table_row {
	struct text *cells; /* one a column */
	bool strong;	    /* set apart, as a line of totals */
	struct table_row *next;
};

/* The header (NULL: none) is repeated on every page. Without rules it is a
 * list of labels and values: `ruled` false. */
struct table {
	int columns;
	struct table_column *column;
	struct text *header;
	struct table_row *first;
	struct table_row *last;
	int rows;
	bool ruled;
	bool by_hand; /* rows high enough to write in, columns parted */
};

#define TABLE_COLUMNS_MOST 8

/* One text a line. The addressee stands where a #10 window envelope shows
 * it when the sheet is folded in three; the sender above, outside of it. */
struct address {
	struct text *sender;
	int sender_lines;
	struct text *addressee;
	int addressee_lines;
	bool fold_marks;
};

#define ADDRESS_LINES_MOST 6

/* A label and a line behind it, `weight` of the measure wide; a field with
 * no label is a line alone. */
struct field {
	struct text label;
	int weight;
};

#define FIELDS_MOST 4

/* Always to be filled by hand: nothing is ever set on these lines. The
 * perjury sentence stands above; the printed name below the line it belongs
 * to (empty: a line to write it on). Labels that are empty leave their line
 * out. In a reading copy no line is drawn at all; see struct document. */
struct signature {
	struct text perjury;
	struct text label; /* under the signature line */
	struct text name;
	struct text name_label;
	struct text date_label;
	struct text place_label;
};

struct block {
	enum block_kind kind;
	struct text text;
	struct block *first; /* children */
	struct block *last;
	struct block *next;
	bool keep_next;	  /* on the same page as what follows begins */
	int level;	  /* heading: 1-3 */
	bool small;	  /* paragraph: notes and sources */
	bool numbered;	  /* list: numbers, else bullets */
	int first_number; /* list: 1 unless a list goes on */
	enum block_mark mark;
	struct text initials; /* statement: label of its empty line for
				 initials; empty: no line */
	int height;	      /* space, in points */
	int lines;	      /* fields: how many such lines, one below the
				 other; labels only on the first */
	bool labels_above;    /* fields: above their lines in any case */
	struct table *table;
	struct address *address;
	struct field *field;
	int fields;
	struct signature *signature;
};

/* A paper. */
struct document {
	struct arena *arena;
	struct str title; /* of the window and the metadata; no names in it */
	struct str lang;  /* the main language */
	struct block *body;
	struct str receipt; /* in every footer and in the metadata */
	struct text footer; /* "Page {page} of {pages}" in its language */
	struct text copy;   /* "Landlord's copy": in every header; or empty */
	struct text *mark;  /* SPECIMEN and the like: on every page, large,
			       light, slanted, and as words in the header */
	int marks;
	struct text reading_copy; /* "Copy to read. Do not sign here.", else
				     empty. When there: in every header, and
				     in place of every signature */
	bool large_print;	  /* 18 points */
	int page_limit;		  /* more pages are an error; 0: PAGES_MOST */
};

#define MARKS_MOST 3
#define PAGES_MOST 60

/* An empty document; what the arena holds must outlive it. `lang` and `title`
 * are kept, not copied. */
struct document document_new(
	struct arena *arena, struct str lang, struct str title);

/* Adds a mark that is on every page. At most MARKS_MOST. */
void document_mark(struct document *document, struct text mark);

/* Each appends one block to `parent` (document.body, or a block that has
 * children) and returns it, so that its other members can be set. */
struct block *block_add(
	struct arena *arena, struct block *parent, enum block_kind kind);
struct block *block_text(struct arena *arena, struct block *parent,
	enum block_kind kind, struct text text);
struct block *block_heading(
	struct arena *arena, struct block *parent, int level, struct text text);
struct block *block_list(
	struct arena *arena, struct block *parent, bool numbered);
struct block *block_statement(struct arena *arena, struct block *parent,
	enum block_mark mark, struct text text);
struct block *block_space(
	struct arena *arena, struct block *parent, int points);

/* A table whose columns are equal and left; set block->table->column[i] and
 * ->ruled. Texts of cells are filled in place: table_header and table_row
 * return `columns` empty texts. columns is 1 to TABLE_COLUMNS_MOST. */
struct block *block_table(
	struct arena *arena, struct block *parent, int columns);
struct text *table_header(struct arena *arena, struct table *table);
struct text *table_row(struct arena *arena, struct table *table);

/* Fill block->address->sender[i] and ->addressee[i] in place. */
struct block *block_address(
	struct arena *arena, struct block *parent, int sender, int addressee);

/* Fill block->field[i] in place; weights are 1. count is 1 to FIELDS_MOST. */
struct block *block_fields(
	struct arena *arena, struct block *parent, int count);

/* Fill block->signature in place. */
struct block *block_signature(struct arena *arena, struct block *parent);

/* Prints the tree, a block a line: a debugging aid and a golden test. */
void block_dump(const struct block *block, struct buf *out);

#endif
