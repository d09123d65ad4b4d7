/*
 * Papers and journal lines of rows that are ready, many rows at once.
 */
#include "batch_keep.h"

#include "file.h"
#include "rowname.h"

struct slot *batch_slot(const struct batch *b, int i)
{
	return &b->slots[(b->first + i) % b->slot_count];
}

/* Rows of one stem twice are not journalled: the first one has the papers. */
static bool is_journalled(const struct batch *b, const struct slot *slot)
{
	const struct household *h = &slot->household;

	return b->writes && (!h->kept || slot->moved) && !slot->repeats;
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

static bool is_stem(struct batch *b, struct arena *arena, struct str stem)
{
	struct household other;

	return rowname_is_seen(arena, stem, &b->seen) ||
	       journal_find(&b->journal, arena, stem, &other);
}

/* Whether the paper is of a longer stem: C1-2-landlord-notice.en.pdf is of
 * C1-2, where there is such a row, and not of C1. */
static bool is_of_longer_stem(
	struct batch *b, struct slot *slot, struct str name)
{
	for (size_t i = slot->household.stem.n + 1; i < name.n; i++)
		if (name.p[i] == '-' &&
			is_stem(b, &slot->arena, str_sub(name, 0, i)))
			return true;
	return false;
}

void batch_remove_untold(struct batch *b, struct slot *slot)
{
	struct diags quiet = {.arena = &slot->arena};
	const struct store *store = &b->shop.store;
	const char **name = file_names(&slot->arena, store->path, &quiet);
	struct str begin = str_printf(
		&slot->arena, "%.*s-", STR_ARG(slot->household.stem));

	for (; name && *name; name++)
		if (str_starts(str_of(*name), begin) &&
			!is_of_longer_stem(b, slot, str_of(*name)))
			store_remove(store, *name);
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
