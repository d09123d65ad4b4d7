/*
 * The parts of a layout, read for template, which knows the kinds of block.
 */
#ifndef STAYPUT_TEMPLATE_READ_H
#define STAYPUT_TEMPLATE_READ_H

#include "bind.h"
#include "layout.h"

/* One layout, or one block of it, being read. */
struct template_reading {
	const struct template_build *build;
	struct template *template;
	struct template_block *block;
	const struct each *each; /* nearest around, for `this` */
	unsigned fills;
	int depth;
	int kinds;  /* how many kinds the block names: must be one */
	bool *oath; /* a signature has the words of an oath */
	bool *used; /* by index of the English sentences */
};

/* The sentence that a key names, checked against its catalogue. */
struct template_text template_text_of(
	const struct template_reading *r, const struct node *node);

/* Marks the English sentence as used, and checks that it is there and what it
 * names. */
void template_check_own(
	const struct template_reading *r, const struct template_text *text);

/* Says what kind the block is; a second kind is counted. */
void template_kind(struct template_reading *r, enum block_kind kind);

/* A number from `least` to `most`; `least` after a diagnostic. */
int template_number_of(const struct template_reading *r,
	const struct node *node, int least, int most);

/* Reads a list of keys into at most `most` texts; returns how many. */
int template_keys_of(const struct template_reading *r, const struct node *list,
	struct template_text *texts, int most);

/* The values of `table`, `signature` and `address`. */
void template_read_table(void *context, const struct node *node);
void template_read_signature(void *context, const struct node *node);
void template_read_address(void *context, const struct node *node);

#endif
