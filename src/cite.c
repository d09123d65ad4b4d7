/*
 * Reading and printing citations.
 */
#include "cite.h"

#include "bind.h"

static const struct bind_field source_fields[] = {
	{"title", BIND_SCALAR, true, NULL},
	{"on", BIND_SCALAR, false, NULL},
	{"cite", BIND_SCALAR, true, NULL},
	{"url", BIND_SCALAR, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static struct str scalar(const struct node *map, const char *key)
{
	const struct node *node = node_find(map, key);

	return node && node->kind == NODE_SCALAR ? node->text : STR("");
}

struct sources sources_build(
	struct arena *arena, const struct node *law, struct diags *diags)
{
	struct sources sources = {0};

	if (!law || law->kind != NODE_MAP)
		return sources;
	sources.list = arena_array(
		arena, (size_t)law->count + 1, sizeof *sources.list);
	for (const struct node *n = law->first; n; n = n->next) {
		struct source *source = &sources.list[sources.count++];
		source->key = n->key;
		source->loc = n->key_loc;
		if (!bind_map(n, source_fields, NULL, "a source", diags))
			continue;
		source->title = scalar(n, "title");
		source->cite = scalar(n, "cite");
		const struct node *on = node_find(n, "on");
		source->has_day = on && bind_date(on, &source->on, diags);
	}
	return sources;
}

static struct source *find(const struct sources *sources, struct str key)
{
	for (int i = 0; i < sources->count; i++)
		if (str_eq(sources->list[i].key, key))
			return &sources->list[i];
	return NULL;
}

static void add_cite(struct cites *cites, struct cite *list,
	const struct node *node, const struct sources *sources,
	struct diags *diags)
{
	struct str rest = node->text;
	struct str key = str_trim(str_cut(&rest, ':'));
	struct source *source = find(sources, key);

	if (!source) {
		diag_add(diags, DIAG_UNKNOWN_CITE, node->loc,
			"the pack's law has no source '%.*s'", STR_ARG(key));
		diag_hint(diags, "name a key of 'law', as in cite: reso");
		return;
	}
	source->used = true;
	list[cites->count++] = (struct cite){source, str_trim(rest)};
}

struct cites cites_build(struct arena *arena, const struct node *owner,
	const struct sources *sources, struct diags *diags)
{
	struct cites cites = {0};
	const struct node *node = node_find(owner, "cite");

	if (!node) {
		diag_add(diags, DIAG_NO_CITE, owner->loc,
			"a citation is missing");
		diag_hint(diags, "add cite: and a key of 'law'");
		return cites;
	}
	int most = node->kind == NODE_LIST ? node->count : 1;
	struct cite *list = arena_array(arena, (size_t)most + 1, sizeof *list);
	if (node->kind == NODE_SCALAR)
		add_cite(&cites, list, node, sources, diags);
	else
		for (const struct node *n = node->first; n; n = n->next)
			add_cite(&cites, list, n, sources, diags);
	cites.list = list;
	return cites;
}

struct str cites_print(struct arena *arena, const struct cites *cites)
{
	struct buf buf = {.arena = arena};

	for (int i = 0; i < cites->count; i++) {
		const struct cite *cite = &cites->list[i];
		if (i)
			buf_add(&buf, STR("; "));
		buf_add(&buf, cite->source->cite);
		if (cite->place.n) {
			buf_add(&buf, STR(", "));
			buf_add(&buf, cite->place);
		}
	}
	return buf_str(&buf);
}
