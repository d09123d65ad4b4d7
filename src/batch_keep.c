/*
 * Papers and journal lines of rows that are ready, many rows at once.
 */
#include "batch_keep.h"

struct slot *batch_slot(const struct batch *b, int i)
{
	return &b->slots[(b->first + i) % b->slot_count];
}

/* Rows of one stem twice are not journalled: the first one has the papers. */
static bool is_journalled(const struct batch *b, const struct slot *slot)
{
	const struct household *h = &slot->household;

	return b->writes && (!h->kept || slot->moved) &&
	       !str_is(h->code, "duplicate-key") &&
	       !str_is(h->code, "duplicate");
}

static bool has_paper(const struct household *h, struct str name)
{
	for (int i = 0; i < h->made_count; i++)
		if (str_eq(h->made[i].name, name))
			return true;
	return false;
}

void batch_remove_replaced(struct batch *b, struct slot *slot)
{
	const struct household *h = &slot->household;
	struct household before;

	if (!is_journalled(b, slot) ||
		!journal_find(&b->journal, &slot->arena, h->stem, &before))
		return;
	for (int i = 0; i < before.made_count; i++)
		if (!has_paper(h, before.made[i].name))
			store_remove(&b->shop.store,
				str_dup(&slot->arena, before.made[i].name).p);
}

/* The names of papers that are held, once their bytes cannot be lost. */
static bool release_papers(struct batch *b, int rows)
{
	const struct store *store = &b->shop.store;
	struct diags *diags = b->cli->diags;

	if (!store_sync(store, diags))
		return false;
	for (int i = 0; i < rows; i++) {
		struct slot *slot = batch_slot(b, i);
		struct household *h = &slot->household;
		for (int k = 0; k < h->made_count && !h->kept; k++)
			if (!store_release(store,
				    str_dup(&slot->arena, h->made[k].name).p,
				    diags))
				return false;
	}
	return store_sync_names(store, diags);
}

bool batch_keep(struct batch *b, int rows)
{
	struct diags *diags = b->cli->diags;

	if (b->shop.store.held && !release_papers(b, rows))
		return false;
	for (int i = 0; i < rows; i++)
		if (is_journalled(b, batch_slot(b, i)))
			journal_add(&b->journal, &batch_slot(b, i)->household);
	return journal_flush(&b->journal, diags) &&
	       (!b->group || journal_sync(&b->journal, diags));
}

void batch_drop_held(struct batch *b)
{
	const struct store *store = &b->shop.store;

	for (int i = 0; i < b->used && store->held; i++) {
		struct slot *slot = batch_slot(b, i);
		struct household *h = &slot->household;
		for (int k = 0; k < h->made_count && !h->kept; k++)
			store_remove(store,
				str_dup(&slot->arena, h->made[k].name).p);
	}
}
