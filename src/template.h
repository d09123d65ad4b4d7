/*
 * Building layouts, and whether a pack can use them. The sentences stand in
 * catalogues.
 */
#ifndef STAYPUT_TEMPLATE_H
#define STAYPUT_TEMPLATE_H

#include "layout.h"

/* Builds a layout; NULL after diagnostics, which are all of them: unknown
 * keys, sentences that are missing or that nothing uses, placeholders that
 * nothing fills. Owned by the arena. */
const struct template *template_build(const struct template_build *build,
	struct str id, const struct node *root);

/* Checks a template against a pack that uses it: that the pack's sentences
 * are there and can be filled, that what is sworn is sworn, and that nothing
 * is shown which the pack's allow-list does not name. False after
 * diagnostics, at the place of the pack's document. */
bool template_fits(const struct template *template,
	const struct pack_document *document,
	const struct template_build *build, const struct catalog *pack_texts);

#endif
