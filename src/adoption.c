/*
 * Reading adoptions.yaml.
 */
#include "adoption.h"

#include "bind.h"

struct reading_row {
	struct adoption *row;
	struct diags *diags;
};

static void read_hash(void *context, const struct node *node)
{
	struct reading_row *r = context;
	struct str hex = node->text;

	if (str_starts(hex, STR("sha256:")))
		hex = str_from(hex, 7);
	r->row->hash = hex;
	if (hex.n == 64)
		return;
	diag_add(r->diags, DIAG_BAD_TEXT, node->loc,
		"an adoption names a pack by its whole hash of 64 digits");
	diag_hint(r->diags, "stayput check --json prints it as `pack`");
}

static void read_office(void *context, const struct node *node)
{
	struct reading_row *r = context;

	r->row->office = node->text;
}

static void read_bar(void *context, const struct node *node)
{
	struct reading_row *r = context;

	r->row->bar = node->text;
}

static void read_on(void *context, const struct node *node)
{
	struct reading_row *r = context;

	bind_date(node, &r->row->on, r->diags);
}

static const struct bind_field adoption_fields[] = {
	{"hash", BIND_SCALAR, true, read_hash},
	{"office", BIND_SCALAR, true, read_office},
	{"bar", BIND_SCALAR, true, read_bar},
	{"on", BIND_SCALAR, true, read_on},
	{0},
};

bool adoptions_read(struct adoptions *adoptions, const struct node *root,
	struct diags *diags)
{
	int errors = diags->errors;

	if (root->kind != NODE_LIST) {
		diag_add(diags, DIAG_WRONG_SHAPE, root->loc,
			"adoptions are a list, not %s",
			node_kind_name(root->kind));
		return false;
	}
	for (const struct node *n = root->first;
		n && adoptions->count < ADOPTIONS_MOST; n = n->next) {
		struct adoption row = {0};
		struct reading_row reading = {&row, diags};
		if (bind_map(
			    n, adoption_fields, &reading, "an adoption", diags))
			adoptions->list[adoptions->count++] = row;
	}
	return diags->errors == errors;
}

const struct adoption *adoptions_find(
	const struct adoptions *adoptions, struct str hash, civil_day today)
{
	if (str_starts(hash, STR("sha256:")))
		hash = str_from(hash, 7);
	for (int i = 0; i < adoptions->count; i++)
		if (str_eq(adoptions->list[i].hash, hash) &&
			adoptions->list[i].on <= today)
			return &adoptions->list[i];
	return NULL;
}
