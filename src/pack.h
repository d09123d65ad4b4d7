/*
 * A rule pack: one law as data, typed and constant once it is built. The
 * format is docs/packs.md.
 */
#ifndef STAYPUT_PACK_H
#define STAYPUT_PACK_H

#include "lifecycle.h"
#include "segment.h"

enum pack_kind {
	KIND_MORATORIUM,
	KIND_DEFENCE,
	KIND_STAY,
	KIND_THRESHOLD,
	KIND_NOTICE_FLOOR,
	KIND_DELAY
};

struct help {
	struct str name;
	struct str phone;
	struct str web;
	struct cites cites;
};

enum form_policy { FORM_FREE, FORM_SIMILAR, FORM_OFFICIAL };

struct pack_document {
	struct str use; /* template, empty for an official form */
	enum form_policy policy;
	struct str official;		 /* name of the official form */
	struct str from;		 /* who publishes it */
	const struct rule *const *sworn; /* criteria that the paper swears to */
	int sworn_count;
	const struct fact *const *shows; /* landlord's copy: allowed facts */
	int shows_count;
	struct cites cites;
	struct loc loc;
	struct pack_document *next;
};

struct gap {
	civil_day from;
	civil_day through;
};

struct pack {
	struct str id; /* us/ca/los-angeles-county/fires-2025 */
	enum pack_kind kind;
	const int *in; /* places; index */
	int in_count;
	const int *except;
	int except_count;
	civil_day checked;
	struct str basis;
	int recheck_days;
	bool has_known_through;
	civil_day known_through;
	bool reviewed;
	struct str review_by, review_bar;
	civil_day review_on;
	const struct calendar *calendar; /* or NULL */
	struct sources sources;
	const struct lifecycle *lifecycle; /* by day */
	int lifecycle_count;
	const struct period *periods;
	int period_count;
	const struct str *yields_to;
	int yields_count;
	const struct gap *gaps;
	int gap_count;
	const struct help *help;
	int help_count;
	struct segment *segments;
	bool by_month;
	struct pack_document *documents;
	int rule_count;
	const struct rule *rules; /* all, by next_in_pack */
	struct loc loc;
	struct str hash; /* set by whoever reads the files; see receipt */
};

/* The packs of a question, by id. */
struct packs {
	const struct pack *const *list;
	int count;
};

/* Builds a pack; NULL after diagnostics, which are all of them. */
const struct pack *pack_build(struct arena *arena, struct str id,
	const struct node *root, const struct world *world,
	struct diags *diags);

/* The word of JSON: "notice_floor". */
const char *pack_kind_name(enum pack_kind kind);

/* Whether somebody at `place` is within the pack's area. */
verdict pack_covers_place(const struct pack *pack, const struct places *places,
	const struct value *place);

/* Past its recheck period on a day. */
bool pack_is_stale(const struct pack *pack, civil_day on);

/* The criterion by id anywhere in the pack, or NULL.
 */
const struct rule *pack_find_rule(const struct pack *pack, struct str id);

#endif
