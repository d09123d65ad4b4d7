/*
 * From bytes to a tree by the events of libyaml, counted as they come. What
 * bytes may stand in a file is scan's.
 */
#include "node.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "scan.h"
#include "utf8.h"

struct reader {
	struct arena *arena;
	struct arena scratch; /* for one map's keys at a time */
	const char *name;
	struct str bytes;
	struct diags *diags;
	yaml_parser_t yaml;
	int nodes;
	int depth;
	bool stopped; /* nothing after this place can be read */
};

static struct loc mark_loc(const struct reader *reader, yaml_mark_t mark)
{
	return (struct loc){
		reader->name, (int)mark.line + 1, (int)mark.column + 1};
}

/* --- events ---------------------------------------------------------- */

static void add_syntax(struct reader *reader)
{
	const yaml_parser_t *yaml = &reader->yaml;
	const char *problem = yaml->problem ? yaml->problem : "unreadable text";
	size_t at = yaml->problem_mark.index;

	diag_add(reader->diags, DIAG_SYNTAX,
		mark_loc(reader, yaml->problem_mark), "%s%s%s", problem,
		yaml->context ? " " : "", yaml->context ? yaml->context : "");
	if (at < reader->bytes.n && reader->bytes.p[at] == '\t')
		diag_hint(reader->diags, "indent with spaces, not with tabs");
	else if (yaml->context && yaml->context_mark.index < at)
		diag_hint(reader->diags, "it begins on line %zu, column %zu",
			yaml->context_mark.line + 1,
			yaml->context_mark.column + 1);
}

/* The next event, which the caller deletes; false when there is none. */
static bool next_event(struct reader *reader, yaml_event_t *event)
{
	if (yaml_parser_parse(&reader->yaml, event))
		return true;
	add_syntax(reader);
	reader->stopped = true;
	return false;
}

static void refuse(struct reader *reader, struct loc loc, const char *what)
{
	diag_add(reader->diags, DIAG_FORBIDDEN_YAML, loc,
		"%s is not allowed here", what);
}

static void refuse_properties(struct reader *reader, struct loc loc,
	const void *anchor, const void *tag)
{
	if (anchor)
		refuse(reader, loc, "an anchor");
	if (tag)
		refuse(reader, loc, "a tag");
}

static bool may_add_node(struct reader *reader, struct loc loc)
{
	if (reader->nodes++ < NODE_COUNT)
		return true;
	diag_add(reader->diags, DIAG_TOO_MANY, loc,
		"the file has more than %d values", NODE_COUNT);
	reader->stopped = true;
	return false;
}

static struct node *node_new(
	struct reader *reader, enum node_kind kind, struct loc loc)
{
	struct node *node = ARENA_NEW(reader->arena, struct node);

	node->kind = kind;
	node->loc = loc;
	return node;
}

/* --- scalars --------------------------------------------------------- */

/* Refuses what an escape can bring in that scan_bytes does not see. */
static void check_characters(
	struct reader *reader, struct loc loc, struct str text, bool is_block)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t code = 0;
		if (utf8_is_plain(text.p[at])) {
			at++;
			continue;
		}
		size_t n = utf8_step(text, at, &code);
		if (n == 0) {
			diag_add(reader->diags, DIAG_ENCODING, loc,
				"the text is not UTF-8");
			return;
		}
		if (utf8_is_forbidden(code) && !(code == '\n' && is_block)) {
			scan_refuse(loc, code, reader->diags);
			return;
		}
		at += n;
	}
}

static struct node *read_scalar(
	struct reader *reader, const yaml_event_t *event)
{
	struct loc loc = mark_loc(reader, event->start_mark);
	yaml_scalar_style_t style = event->data.scalar.style;
	struct str text = {(const char *)event->data.scalar.value,
		event->data.scalar.length};
	struct node *node = node_new(reader, NODE_SCALAR, loc);

	refuse_properties(
		reader, loc, event->data.scalar.anchor, event->data.scalar.tag);
	node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	if (text.n > NODE_TEXT) {
		diag_add(reader->diags, DIAG_TOO_MANY, loc,
			"the text has more than %d bytes", NODE_TEXT);
		return node;
	}
	int errors = reader->diags->errors;
	check_characters(reader, loc, text,
		style == YAML_LITERAL_SCALAR_STYLE ||
			style == YAML_FOLDED_SCALAR_STYLE);
	if (reader->diags->errors == errors)
		node->text =
			utf8_nfc(reader->arena, str_dup(reader->arena, text));
	return node;
}

/* --- maps and lists -------------------------------------------------- */

static void add_child(struct node *parent, struct node *child)
{
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	parent->count++;
}

static int compare_keys(const void *a, const void *b)
{
	const struct node *one = *(const struct node *const *)a;
	const struct node *two = *(const struct node *const *)b;
	int order = str_cmp(one->key, two->key);

	if (order)
		return order;
	if (one->key_loc.line != two->key_loc.line)
		return one->key_loc.line < two->key_loc.line ? -1 : 1;
	return one->key_loc.column - two->key_loc.column;
}

/* Sorting keeps a map of a hundred thousand keys quick. */
static void refuse_duplicates(struct reader *reader, const struct node *map)
{
	size_t count = 0;
	const struct node **keys = arena_array(
		&reader->scratch, (size_t)map->count + 1, sizeof *keys);

	for (const struct node *child = map->first; child; child = child->next)
		keys[count++] = child;
	qsort(keys, count, sizeof *keys, compare_keys);
	for (size_t i = 1; i < count; i++) {
		if (!keys[i]->key.n || !str_eq(keys[i]->key, keys[i - 1]->key))
			continue;
		diag_add(reader->diags, DIAG_DUPLICATE_KEY, keys[i]->key_loc,
			"the key %.*s stands twice",
			STR_ARG(utf8_head(keys[i]->key, 60)));
		diag_hint(reader->diags, "it is on line %d too",
			keys[i - 1]->key_loc.line);
	}
	arena_clear(&reader->scratch);
}

static struct node *read_node(struct reader *reader, const yaml_event_t *event);

/* The key of an entry; its text is empty when it was refused. */
static struct node *read_key(struct reader *reader, const yaml_event_t *event)
{
	struct node *key = read_node(reader, event);

	if (!key)
		return NULL;
	if (key->kind != NODE_SCALAR) {
		diag_add(reader->diags, DIAG_WRONG_SHAPE, key->loc,
			"a key is a text, not %s", node_kind_name(key->kind));
		key->text = STR("");
	} else if (!event->data.scalar.length &&
		   event->type == YAML_SCALAR_EVENT) {
		diag_add(reader->diags, DIAG_SYNTAX, key->loc,
			"there is no key before the colon");
	} else if (str_is(key->text, "<<") && !key->quoted) {
		refuse(reader, key->loc, "a merge key");
	}
	return key;
}

/* The value that follows a key. */
static bool read_entry(
	struct reader *reader, struct node *map, const struct node *key)
{
	yaml_event_t event;

	if (!next_event(reader, &event))
		return false;
	struct node *value = read_node(reader, &event);
	yaml_event_delete(&event);
	if (!value)
		return false;
	value->key = key->text;
	value->key_loc = key->loc;
	add_child(map, value);
	return true;
}

/* One child from its first event on; false when the reading has stopped. */
static bool read_child(
	struct reader *reader, struct node *parent, const yaml_event_t *event)
{
	if (parent->kind == NODE_MAP) {
		const struct node *key = read_key(reader, event);
		return key && read_entry(reader, parent, key);
	}
	struct node *child = read_node(reader, event);
	if (child)
		add_child(parent, child);
	return child != NULL;
}

static bool is_end(const yaml_event_t *event)
{
	return event->type == YAML_MAPPING_END_EVENT ||
	       event->type == YAML_SEQUENCE_END_EVENT;
}

static bool read_children(struct reader *reader, struct node *parent)
{
	for (;;) {
		yaml_event_t event;
		if (!next_event(reader, &event))
			return false;
		bool end = is_end(&event);
		bool ok = end || read_child(reader, parent, &event);
		yaml_event_delete(&event);
		if (end || !ok)
			return ok;
	}
}

static struct node *read_collection(
	struct reader *reader, struct loc loc, enum node_kind kind)
{
	struct node *node = node_new(reader, kind, loc);

	if (reader->depth == NODE_DEPTH) {
		diag_add(reader->diags, DIAG_NESTING, loc,
			"lists and maps are nested more than %d deep",
			NODE_DEPTH);
		reader->stopped = true;
		return NULL;
	}
	reader->depth++;
	bool ok = read_children(reader, node);
	reader->depth--;
	if (ok && kind == NODE_MAP)
		refuse_duplicates(reader, node);
	return ok ? node : NULL;
}

/* The node that begins with this event; NULL when the reading has stopped. */
static struct node *read_node(struct reader *reader, const yaml_event_t *event)
{
	struct loc loc = mark_loc(reader, event->start_mark);

	if (!may_add_node(reader, loc))
		return NULL;
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return read_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		refuse_properties(reader, loc,
			event->data.sequence_start.anchor,
			event->data.sequence_start.tag);
		return read_collection(reader, loc, NODE_LIST);
	case YAML_MAPPING_START_EVENT:
		refuse_properties(reader, loc, event->data.mapping_start.anchor,
			event->data.mapping_start.tag);
		return read_collection(reader, loc, NODE_MAP);
	default:
		refuse(reader, loc, "an alias");
		return node_new(reader, NODE_SCALAR, loc);
	}
}

/* --- the document ---------------------------------------------------- */

static bool has_directives(const yaml_event_t *event)
{
	return event->data.document_start.version_directive ||
	       event->data.document_start.tag_directives.start !=
		       event->data.document_start.tag_directives.end;
}

/* Takes events until the root has been read or nothing more can be. */
static void read_document(
	struct reader *reader, const yaml_event_t *event, struct node **root)
{
	struct loc loc = mark_loc(reader, event->start_mark);

	switch (event->type) {
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	case YAML_STREAM_END_EVENT:
		reader->stopped = true;
		break;
	case YAML_DOCUMENT_START_EVENT:
		if (has_directives(event))
			refuse(reader, loc, "a directive");
		if (*root) {
			refuse(reader, loc, "a second document");
			reader->stopped = true;
		}
		break;
	default:
		*root = read_node(reader, event);
	}
}

static struct node *read_stream(struct reader *reader)
{
	struct node *root = NULL;

	while (!reader->stopped) {
		yaml_event_t event;
		if (!next_event(reader, &event))
			break;
		read_document(reader, &event, &root);
		yaml_event_delete(&event);
	}
	return root;
}

static bool is_nothing(const struct node *root)
{
	return root->kind == NODE_SCALAR && !root->quoted && !root->text.n;
}

static struct node *read_yaml(struct reader *reader)
{
	int errors = reader->diags->errors;

	if (!yaml_parser_initialize(&reader->yaml)) {
		diag_add(reader->diags, DIAG_FILE_READ,
			(struct loc){.file = reader->name},
			"there is no memory left");
		return NULL;
	}
	yaml_parser_set_encoding(&reader->yaml, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->yaml,
		(const unsigned char *)reader->bytes.p, reader->bytes.n);
	struct node *root = read_stream(reader);
	yaml_parser_delete(&reader->yaml);
	arena_release(&reader->scratch);
	if (reader->diags->errors > errors)
		return NULL;
	if (!root || is_nothing(root)) {
		diag_add(reader->diags, DIAG_FILE_EMPTY,
			(struct loc){.file = reader->name},
			"the file has nothing in it");
		return NULL;
	}
	return root;
}

struct node *node_read(struct arena *arena, const char *name, struct str bytes,
	struct diags *diags)
{
	struct reader reader = {.arena = arena, .name = name, .diags = diags};

	if (!scan_text(name, &bytes, diags))
		return NULL;
	reader.bytes = bytes.n ? bytes : STR("");
	return read_yaml(&reader);
}

/* --- using a tree ---------------------------------------------------- */

struct node *node_find(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (struct node *child = map->first; child; child = child->next)
		if (str_is(child->key, key))
			return child;
	return NULL;
}

const char *node_kind_name(enum node_kind kind)
{
	static const char *const names[] = {
		[NODE_SCALAR] = "a text",
		[NODE_LIST] = "a list",
		[NODE_MAP] = "a map",
	};

	return names[kind];
}

static void dump_text(struct str text, struct buf *out)
{
	buf_add_byte(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		char byte = text.p[i];
		if (byte == '"' || byte == '\\')
			buf_add_byte(out, '\\');
		if (byte == '\n')
			buf_add(out, STR("\\n"));
		else
			buf_add_byte(out, byte);
	}
	buf_add_byte(out, '"');
}

static void dump_one(const struct node *node, int depth, struct buf *out)
{
	buf_printf(out, "%d:%d%*s", node->loc.line, node->loc.column,
		depth * 2 + 1, "");
	if (node->key.n)
		buf_printf(out, "%.*s: ", STR_ARG(node->key));
	if (node->kind == NODE_SCALAR)
		dump_text(node->text, out);
	else
		buf_printf(out, "%s of %d",
			node->kind == NODE_MAP ? "map" : "list", node->count);
	buf_add_byte(out, '\n');
	for (const struct node *n = node->first; n; n = n->next)
		dump_one(n, depth + 1, out);
}

void node_dump(const struct node *node, struct buf *out)
{
	dump_one(node, 0, out);
}
