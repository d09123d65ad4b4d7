/*
 * Building a pack from its tree: the head, the lifecycle, the lists. Rules and
 * segments build themselves.
 */
#include "pack.h"

#include "bind.h"

static const char *const kind_words[] = {"moratorium", "defence", "stay",
	"threshold", "notice_floor", "delay", NULL};

const char *pack_kind_name(enum pack_kind kind)
{
	return kind_words[kind];
}

static struct str text_of(const struct node *map, const char *key)
{
	const struct node *node = node_find(map, key);

	return node && node->kind == NODE_SCALAR ? node->text : STR("");
}

static void read_in(struct rule_build *build, struct pack *pack,
	const struct node *in, int home)
{
	struct place_list list = place_list_build(build, in);

	pack->in = list.list;
	pack->in_count = list.count;
	for (int i = 0; home >= 0 && i < pack->in_count; i++)
		if (places_within(build->terms->world->places, pack->in[i],
			    home) != PLACE_YES)
			diag_add(build->diags, DIAG_RULE, in->loc,
				"'in' names a place outside the pack's "
				"folder");
}

static const struct bind_field where_fields[] = {
	{"in", BIND_ANY, false, NULL},
	{"except", BIND_ANY, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

/* The folder of the pack is its place unless `where` says otherwise. */
static void read_where(
	struct rule_build *build, struct pack *pack, const struct node *where)
{
	const struct places *places = build->terms->world->places;
	struct str own = pack->id;

	if (where)
		bind_map(where, where_fields, NULL, "where", build->diags);
	while (own.n && own.p[own.n - 1] != '/')
		own.n--;
	own.n -= own.n > 0;
	int *home = ARENA_NEW(build->arena, int);
	*home = places_find(places, own);
	pack->in = home;
	pack->in_count = *home >= 0;
	const struct node *in = node_find(where, "in");
	if (in)
		read_in(build, pack, in, *home);
	struct place_list except =
		place_list_build(build, node_find(where, "except"));
	pack->except = except.list;
	pack->except_count = except.count;
	if (*home < 0)
		diag_add(build->diags, DIAG_UNKNOWN_PLACE, pack->loc,
			"the folder of this pack is not in a place of "
			"places.yaml");
}

static void read_periods(struct rule_build *build, struct pack *pack,
	struct terms *terms, const struct node *map)
{
	struct period *all = arena_array(
		build->arena, map ? (size_t)map->count + 1 : 1, sizeof *all);

	for (const struct node *n = map ? map->first : NULL; n; n = n->next) {
		struct period *p = &all[pack->period_count];
		const struct node *from = node_find(n, "from");
		const struct node *through = node_find(n, "through");
		p->name = n->key;
		if (!from || !through) {
			diag_add(build->diags, DIAG_MISSING_KEY, n->loc,
				"a period needs 'from' and 'through'");
			continue;
		}
		if (!bind_date(from, &p->from, build->diags) ||
			!bind_date(through, &p->through, build->diags))
			continue;
		if (p->from > p->through)
			diag_add(build->diags, DIAG_INVERTED, n->loc,
				"this period ends before it begins");
		pack->period_count++;
	}
	pack->periods = all;
	terms->periods = all;
	terms->period_count = pack->period_count;
}

static void read_calendar(struct rule_build *build, struct pack *pack,
	struct terms *terms, const struct node *node)
{
	const struct world *world = terms->world;

	if (!node)
		return;
	for (int i = 0; i < world->calendar_count; i++)
		if (str_eq(world->calendars[i]->id, node->text))
			pack->calendar = world->calendars[i];
	terms->has_calendar = pack->calendar;
	if (pack->calendar)
		return;
	diag_add(build->diags, DIAG_UNKNOWN_CALENDAR, node->loc,
		"there is no such calendar under rules/calendars");
}

static void read_review(
	struct rule_build *build, struct pack *pack, const struct node *node)
{
	if (!node || (node->kind == NODE_SCALAR && str_is(node->text, "none")))
		return;
	pack->review_by = text_of(node, "by");
	pack->review_bar = text_of(node, "bar");
	const struct node *on = node_find(node, "on");
	pack->reviewed = pack->review_by.n && pack->review_bar.n && on &&
			 bind_date(on, &pack->review_on, build->diags);
	if (pack->reviewed)
		return;
	diag_add(build->diags, DIAG_RULE, node->loc,
		"a review needs who reviewed, the bar number and the day");
	diag_hint(build->diags, "write review: none until a lawyer has");
}

/* "90 days" */
static void read_recheck(
	struct rule_build *build, struct pack *pack, const struct node *node)
{
	if (!node)
		return;
	struct str rest = node->text;
	struct str number = str_cut(&rest, ' ');
	int64_t days = 0;
	if (str_to_int(number, &days) && str_is(rest, "days") && days > 0 &&
		days <= 3660) {
		pack->recheck_days = (int)days;
		return;
	}
	diag_add(build->diags, DIAG_BAD_NUMBER, node->loc,
		"the recheck period is not a number of days");
	diag_hint(build->diags, "write recheck: 90 days");
}

static void read_head(
	struct rule_build *build, struct pack *pack, const struct node *root)
{
	static const char *const bases[] = {
		"full_text", "summaries", "openings", NULL};
	const struct node *known = node_find(root, "known_through");
	const struct node *kind = node_find(root, "kind");
	const struct node *basis = node_find(root, "basis");
	const struct node *checked = node_find(root, "checked");

	int word = kind ? bind_word(kind, kind_words, "a kind of law",
				  build->diags)
			: 0;
	pack->kind = word < 0 ? KIND_DEFENCE : (enum pack_kind)word;
	if (basis)
		bind_word(basis, bases, "a basis", build->diags);
	pack->basis = text_of(root, "basis");
	if (checked)
		bind_date(checked, &pack->checked, build->diags);
	if (known)
		pack->has_known_through =
			bind_date(known, &pack->known_through, build->diags);
	read_recheck(build, pack, node_find(root, "recheck"));
	read_review(build, pack, node_find(root, "review"));
}

static void read_yields(
	struct rule_build *build, struct pack *pack, const struct node *node)
{
	if (!node)
		return;
	bool list = node->kind == NODE_LIST;
	int most = list ? node->count : 1;
	struct str *all =
		arena_array(build->arena, (size_t)most + 1, sizeof *all);
	const struct node *item = list ? node->first : node;
	for (; item; item = list ? item->next : NULL)
		all[pack->yields_count++] = item->text;
	pack->yields_to = all;
}

static void read_gaps(
	struct rule_build *build, struct pack *pack, const struct node *list)
{
	if (!list)
		return;
	struct gap *all =
		arena_array(build->arena, (size_t)list->count + 1, sizeof *all);
	for (const struct node *n = list->first; n; n = n->next) {
		struct gap *gap = &all[pack->gap_count];
		const struct node *from = node_find(n, "from");
		const struct node *through = node_find(n, "through");
		cites_build(build->arena, n, build->sources, build->diags);
		if (from && through &&
			bind_date(from, &gap->from, build->diags) &&
			bind_date(through, &gap->through, build->diags))
			pack->gap_count++;
	}
	pack->gaps = all;
}

static const struct bind_field help_fields[] = {
	{"name", BIND_SCALAR, true, NULL},
	{"phone", BIND_SCALAR, false, NULL},
	{"web", BIND_SCALAR, false, NULL},
	{"cite", BIND_ANY, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static void read_help(
	struct rule_build *build, struct pack *pack, const struct node *list)
{
	if (!list)
		return;
	struct help *all =
		arena_array(build->arena, (size_t)list->count + 1, sizeof *all);
	for (const struct node *n = list->first; n; n = n->next) {
		if (!bind_map(n, help_fields, NULL, "help", build->diags))
			continue;
		struct help *help = &all[pack->help_count++];
		help->name = text_of(n, "name");
		help->phone = text_of(n, "phone");
		help->web = text_of(n, "web");
		help->cites = cites_build(
			build->arena, n, build->sources, build->diags);
	}
	pack->help = all;
}

static void read_segments(
	struct rule_build *build, struct pack *pack, const struct node *list)
{
	struct segment **link = &pack->segments;

	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		struct segment *segment = segment_build(build, n);
		if (!segment)
			continue;
		*link = segment;
		link = &segment->next;
		pack->by_month = pack->by_month || segment->by_month;
	}
	pack->rule_count = build->count;
	pack->rules = build->first;
}

const struct rule *pack_find_rule(const struct pack *pack, struct str id)
{
	for (const struct rule *r = pack->rules; r; r = r->next_in_pack)
		if (id.n && str_eq(r->id, id))
			return r;
	return NULL;
}

static const struct bind_field document_fields[] = {
	{"use", BIND_SCALAR, false, NULL},
	{"form", BIND_SCALAR, false, NULL},
	{"official", BIND_SCALAR, false, NULL},
	{"from", BIND_SCALAR, false, NULL},
	{"sworn", BIND_LIST, false, NULL},
	{"shows", BIND_LIST, false, NULL},
	{"cite", BIND_ANY, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

/* The criteria that a paper swears to. */
static void read_sworn(struct rule_build *build, const struct pack *pack,
	struct pack_document *document, const struct node *list)
{
	if (!list)
		return;
	const struct rule **all =
		arena_array(build->arena, (size_t)list->count + 1, sizeof *all);
	for (const struct node *n = list->first; n; n = n->next) {
		const struct rule *rule = pack_find_rule(pack, n->text);
		if (rule) {
			all[document->sworn_count++] = rule;
			continue;
		}
		diag_add(build->diags, DIAG_RULE, n->loc,
			"the pack has no criterion of this id to swear to");
	}
	document->sworn = all;
}

/* The allow-list of the landlord's copy. */
static void read_shows(struct rule_build *build, struct pack_document *document,
	const struct node *list)
{
	if (!list)
		return;
	const struct fact **all =
		arena_array(build->arena, (size_t)list->count + 1, sizeof *all);
	for (const struct node *n = list->first; n; n = n->next) {
		const struct fact *fact = vocabulary_find(
			build->terms->world->vocabulary, n->text);
		if (fact) {
			all[document->shows_count++] = fact;
			continue;
		}
		diag_add(build->diags, DIAG_UNKNOWN_FACT, n->loc,
			"the vocabulary has no such fact");
	}
	document->shows = all;
}

static struct pack_document *build_document(struct rule_build *build,
	const struct pack *pack, const struct node *node)
{
	static const char *const policies[] = {
		"free", "similar", "official", NULL};
	struct pack_document *document =
		ARENA_NEW(build->arena, struct pack_document);
	const struct node *form = node_find(node, "form");

	document->loc = node->loc;
	if (!bind_map(node, document_fields, NULL, "a document", build->diags))
		return NULL;
	document->use = text_of(node, "use");
	document->official = text_of(node, "official");
	document->from = text_of(node, "from");
	if (form)
		document->policy = (enum form_policy)bind_word(
			form, policies, "a form policy", build->diags);
	if (document->official.n)
		document->policy = FORM_OFFICIAL;
	if (!document->use.n == !document->official.n) {
		diag_add(build->diags, DIAG_RULE, node->loc,
			"a document has either 'use' or 'official'");
		return NULL;
	}
	if (node_find(node, "cite"))
		document->cites = cites_build(
			build->arena, node, build->sources, build->diags);
	read_sworn(build, pack, document, node_find(node, "sworn"));
	read_shows(build, document, node_find(node, "shows"));
	return document;
}

static void read_documents(
	struct rule_build *build, struct pack *pack, const struct node *list)
{
	struct pack_document **link = &pack->documents;

	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		struct pack_document *document = build_document(build, pack, n);
		if (!document)
			continue;
		*link = document;
		link = &document->next;
	}
}

static const struct bind_field pack_fields[] = {
	{"kind", BIND_SCALAR, true, NULL},
	{"where", BIND_MAP, false, NULL},
	{"checked", BIND_SCALAR, true, NULL},
	{"basis", BIND_SCALAR, true, NULL},
	{"recheck", BIND_SCALAR, true, NULL},
	{"known_through", BIND_SCALAR, false, NULL},
	{"review", BIND_ANY, true, NULL},
	{"calendar", BIND_SCALAR, false, NULL},
	{"law", BIND_MAP, true, NULL},
	{"lifecycle", BIND_LIST, true, NULL},
	{"periods", BIND_MAP, false, NULL},
	{"yields_to", BIND_ANY, false, NULL},
	{"gaps", BIND_LIST, false, NULL},
	{"help", BIND_LIST, false, NULL},
	{"segments", BIND_LIST, false, NULL},
	{"documents", BIND_LIST, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

const struct pack *pack_build(struct arena *arena, struct str id,
	const struct node *root, const struct world *world, struct diags *diags)
{
	int errors = diags->errors;
	struct pack *pack = ARENA_NEW(arena, struct pack);
	struct terms terms = {.world = world};
	struct rule_build build = {.arena = arena,
		.terms = &terms,
		.sources = &pack->sources,
		.diags = diags};

	pack->id = id;
	pack->loc = root->loc;
	bind_map(root, pack_fields, NULL, "a pack", diags);
	if (root->kind != NODE_MAP)
		return NULL;
	pack->sources = sources_build(arena, node_find(root, "law"), diags);
	read_head(&build, pack, root);
	read_where(&build, pack, node_find(root, "where"));
	pack->lifecycle = lifecycle_build(
		&build, node_find(root, "lifecycle"), &pack->lifecycle_count);
	read_periods(&build, pack, &terms, node_find(root, "periods"));
	read_calendar(&build, pack, &terms, node_find(root, "calendar"));
	read_yields(&build, pack, node_find(root, "yields_to"));
	read_gaps(&build, pack, node_find(root, "gaps"));
	read_help(&build, pack, node_find(root, "help"));
	read_segments(&build, pack, node_find(root, "segments"));
	read_documents(&build, pack, node_find(root, "documents"));
	return diags->errors == errors ? pack : NULL;
}

static verdict within_any(
	const struct places *places, const int *list, int count, int here)
{
	verdict v = VERDICT_NOT_MET;

	for (int i = 0; i < count; i++) {
		enum place_answer answer = places_within(places, here, list[i]);
		if (answer == PLACE_YES)
			return VERDICT_MET;
		if (answer == PLACE_MAYBE)
			v = VERDICT_MISSING;
	}
	return v;
}

verdict pack_covers_place(const struct pack *pack, const struct places *places,
	const struct value *place)
{
	if (place->state != VALUE_KNOWN)
		return VERDICT_MISSING;
	int here = (int)place->number;
	verdict in = within_any(places, pack->in, pack->in_count, here);
	verdict out =
		within_any(places, pack->except, pack->except_count, here);
	return verdict_and(in, verdict_not(out));
}

bool pack_is_stale(const struct pack *pack, civil_day on)
{
	return on > pack->checked + pack->recheck_days;
}
