/*
 * Checks a map against a static table of the keys it may have, and hands each
 * value to the row's reader. One place for "unknown key", "did you mean",
 * "missing key" and "wrong shape".
 */
#ifndef STAYPUT_BIND_H
#define STAYPUT_BIND_H

#include "node.h"

/* What the value of a key must be. */
enum bind_shape { BIND_ANY, BIND_SCALAR, BIND_LIST, BIND_MAP };

struct bind_field {
	const char *key;
	enum bind_shape shape;
	bool required;
	/* Called for a key that is there and has the right shape, in the order
	 * of the table, not of the file; NULL: only checked. */
	void (*read)(void *context, const struct node *value);
};

/* Reads all fields of `map` by the table, which ends with a row whose key is
 * NULL. False when a diagnostic was added. `what` names the map in sentences
 * ("a criterion"). */
bool bind_map(const struct node *map, const struct bind_field *fields,
	void *context, const char *what, struct diags *diags);

/* Scalars by type; false, and a diagnostic with a hint, when it is not one. */
bool bind_date(const struct node *node, int32_t *day, struct diags *diags);
bool bind_money(const struct node *node, int64_t *cents, struct diags *diags);
bool bind_count(const struct node *node, int64_t *number, struct diags *diags);

/* The index of the scalar in `words` (NULL-terminated), or -1 with a
 * diagnostic "did you mean"; `what` names the choice in the sentence. */
int bind_word(const struct node *node, const char *const *words,
	const char *what, struct diags *diags);

#endif
