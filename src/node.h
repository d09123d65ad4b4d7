/*
 * A YAML file as a tree that remembers where everything stood. The only file
 * that knows libyaml. Everything YAML offers beyond maps, lists and scalars
 * is refused; all scalars are text, their meaning is the reader's.
 */
#ifndef STAYPUT_NODE_H
#define STAYPUT_NODE_H

#include <stdbool.h>

#include "diag.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind;
	struct loc loc;
	bool quoted;	 /* scalar written in quotes or as a block */
	struct str text; /* scalar: valid UTF-8, NFC, no control characters
			    but newline in blocks */
	struct str key;	 /* of a map's entry, else empty */
	struct loc key_loc;
	struct node *first; /* children of a list or map, in file order */
	struct node *last;
	struct node *next; /* sibling */
	int count;	   /* children */
};

#define NODE_DEPTH 32	  /* most nested lists and maps */
#define NODE_COUNT 100000 /* most nodes of one file */
#define NODE_TEXT 20000	  /* most bytes of one scalar */

/* The root of the one document in `bytes` (UTF-8), owned by the arena; NULL
 * when anything is wrong, and all that is wrong has then been added to
 * `diags` (a syntax error ends the reading; forbidden features, duplicate keys
 * and bad scalars do not). A file without a node is FILE_EMPTY. */
struct node *node_read(struct arena *arena, const char *name, struct str bytes,
	struct diags *diags);

/* The value of a key of a map, or NULL. NULL and other kinds give NULL. */
struct node *node_find(const struct node *map, const char *key);

/* "a text", "a list", "a map": for sentences. */
const char *node_kind_name(enum node_kind kind);

/* Prints the tree, one node a line with its place: a debugging aid, and what
 * `check-pack --events` shows. */
void node_dump(const struct node *node, struct buf *out);

#endif
