/*
 * Which glyphs a paper needs, and of which subset it takes each.
 */
#include "fontset.h"

/* Glyphs of one face that no frozen subset of the paper has. */
struct missing {
	struct glyph_use *uses;
	int count;
	int size;
};

struct search {
	struct arena *arena;
	struct fontset *set;
	struct faces *faces;
	struct missing missing[FACES_MOST];
	bool failed;
};

static int add_font(struct fontset *set, const struct subset *subset)
{
	if (set->count == FONTSET_MOST)
		return 0;
	set->font[set->count++] = subset;
	return set->count;
}

static void add_missing(
	struct search *search, const struct cut *cut, struct letter letter)
{
	struct missing *m = &search->missing[cut->face->number];

	for (int i = 0; i < m->count; i++)
		if (m->uses[i].glyph == letter.glyph)
			return;
	if (m->count == m->size) {
		int size = m->size ? 2 * m->size : 64;
		struct glyph_use *more =
			arena_array(search->arena, (size_t)size, sizeof *more);
		for (int i = 0; i < m->count; i++)
			more[i] = m->uses[i];
		m->uses = more;
		m->size = size;
	}
	m->uses[m->count++] = (struct glyph_use){letter.glyph, letter.code};
}

static void search_run(struct search *search, const struct item *run)
{
	struct cut *cut = run->cut;
	const struct subset *frozen = subset_frozen(search->faces, cut);
	int *number = &search->set->frozen[cut->number];
	int found = 0;

	search->failed |= !frozen;
	for (int i = 0; frozen && i < run->count; i++) {
		struct letter letter = run->letters[i];
		if (subset_cid(frozen, letter.glyph))
			found++;
		else
			add_missing(search, cut, letter);
	}
	if (found && !*number)
		*number = add_font(search->set, frozen);
}

static bool cut_missing(struct search *search, struct subsets *kept)
{
	for (int i = 0; i < search->faces->count; i++) {
		struct missing *m = &search->missing[i];
		if (!m->count)
			continue;
		const struct subset *own = subset_own(search->arena, kept,
			search->faces->face[i].font, m->uses, m->count);
		if (!own)
			return false;
		search->set->own[i] = add_font(search->set, own);
	}
	return true;
}

bool fontset_build(struct arena *arena, struct fontset *set,
	const struct pages *pages, struct subsets *kept, struct diags *diags)
{
	struct search search = {
		.arena = arena, .set = set, .faces = pages->faces};

	for (const struct page *p = pages->first; p; p = p->next)
		for (const struct item *i = p->items.first; i; i = i->next)
			if (i->kind == ITEM_RUN)
				search_run(&search, i);
	if (!search.failed && cut_missing(&search, kept) &&
		set->count < FONTSET_MOST)
		return true;
	diag_add(diags, DIAG_PDF_FAILED, (struct loc){0},
		"the fonts of the paper cannot be cut");
	return false;
}

struct fontset_code fontset_find(
	const struct fontset *set, const struct cut *cut, uint16_t glyph)
{
	int number = set->frozen[cut->number];
	uint16_t cid = 0;

	if (number)
		cid = subset_cid(set->font[number - 1], glyph);
	if (!cid) {
		number = set->own[cut->face->number];
		cid = subset_cid(set->font[number - 1], glyph);
	}
	return (struct fontset_code){number - 1, cid};
}
