/*
 * The sources of a pack, and what cites them.
 */
#ifndef STAYPUT_CITE_H
#define STAYPUT_CITE_H

#include "date.h"
#include "node.h"

/* One row of a pack's `law`. */
struct source {
	struct str key;
	struct str title;
	struct str cite; /* as a lawyer writes it */
	bool has_day;
	civil_day on;
	struct loc loc;
	bool used;
};

struct sources {
	struct source *list;
	int count;
};

/* One citation: a source and perhaps a place in it ("sec. III.A"). */
struct cite {
	const struct source *source;
	struct str place;
};

struct cites {
	const struct cite *list;
	int count;
};

/* Reads the map `law`; sources without title or cite are diagnostics. */
struct sources sources_build(
	struct arena *arena, const struct node *law, struct diags *diags);

/* Reads `cite:` of `owner` (a map): a key, a list of keys, or "key: place".
 * A missing one, or a key that `law` lacks, is a diagnostic. */
struct cites cites_build(struct arena *arena, const struct node *owner,
	const struct sources *sources, struct diags *diags);

/* "Board of Supervisors, resolution of 2025-02-25, sec. III.A; ..." */
struct str cites_print(struct arena *arena, const struct cites *cites);

#endif
