/*
 * Reading layouts: docs/templates.md.
 */
#include "template.h"

#include "template_read.h"

static void read_blocks(struct template_reading *r, const struct node *list);

/* --- the keys of a block --------------------------------------------- */

static void read_text(struct template_reading *r, enum block_kind kind,
	const struct node *node)
{
	template_kind(r, kind);
	r->block->text = template_text_of(r, node);
}

static void read_title(void *context, const struct node *node)
{
	read_text(context, BLOCK_TITLE, node);
}

static void read_heading(void *context, const struct node *node)
{
	read_text(context, BLOCK_HEADING, node);
}

static void read_paragraph(void *context, const struct node *node)
{
	read_text(context, BLOCK_PARAGRAPH, node);
}

static void read_item(void *context, const struct node *node)
{
	read_text(context, BLOCK_ITEM, node);
}

static void read_statement(void *context, const struct node *node)
{
	read_text(context, BLOCK_STATEMENT, node);
}

static void read_box(void *context, const struct node *node)
{
	read_text(context, BLOCK_BOX, node);
}

static void read_list(void *context, const struct node *node)
{
	template_kind(context, BLOCK_LIST);
	read_blocks(context, node);
}

static void read_keep(void *context, const struct node *node)
{
	template_kind(context, BLOCK_KEEP);
	read_blocks(context, node);
}

/* The children of a box or of items; alone, a group. */
static void read_children(void *context, const struct node *node)
{
	struct template_reading *r = context;

	if (r->kinds == 0)
		template_kind(r, BLOCK_BODY);
	read_blocks(r, node);
}

static void read_space(void *context, const struct node *node)
{
	struct template_reading *r = context;

	template_kind(r, BLOCK_SPACE);
	r->block->height = template_number_of(r, node, 1, 200);
}

static bool read_yes(struct template_reading *r, const struct node *node)
{
	static const char *const words[] = {"yes", NULL};

	return bind_word(node, words, "yes", r->build->diags) == 0;
}

static void read_rule(void *context, const struct node *node)
{
	read_yes(context, node);
	template_kind(context, BLOCK_RULE);
}

static void read_page_break(void *context, const struct node *node)
{
	read_yes(context, node);
	template_kind(context, BLOCK_PAGE_BREAK);
}

static void read_fields(void *context, const struct node *node)
{
	struct template_reading *r = context;

	template_kind(r, BLOCK_FIELDS);
	r->block->field_count =
		template_keys_of(r, node, r->block->fields, FIELDS_MOST);
}

static void read_weights(void *context, const struct node *node)
{
	struct template_reading *r = context;
	int i = 0;

	for (const struct node *n = node->first; n && i < FIELDS_MOST;
		n = n->next)
		r->block->weights[i++] = template_number_of(r, n, 1, 100);
}

static void read_when(void *context, const struct node *node)
{
	struct template_reading *r = context;

	condition_build(
		node, r->build->vocabulary, &r->block->when, r->build->diags);
}

static void read_each(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->block->each = each_build(node, r->build->diags);
	if (!r->block->each)
		return;
	r->fills |= r->block->each->fills;
	if (r->block->each->group)
		r->each = r->block->each;
}

static void read_small(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->block->small = read_yes(r, node);
}

static void read_with_next(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->block->keep = read_yes(r, node);
}

static void read_numbered(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->block->numbered = read_yes(r, node);
}

static void read_plain(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->block->plain = read_yes(r, node);
}

static void read_bold(void *context, const struct node *node)
{
	static const char *const words[] = {"values", "all", NULL};
	struct template_reading *r = context;
	int word = bind_word(
		node, words, "a choice of what is bold", r->build->diags);

	r->block->strong = word == 0;
	r->block->bold = word == 1;
}

static void read_level(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->block->level = template_number_of(r, node, 1, 3);
}

static void read_lines(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->block->lines = template_number_of(r, node, 1, 40);
}

static void read_mark(void *context, const struct node *node)
{
	static const char *const words[] = {"none", "empty", "ticked", NULL};
	struct template_reading *r = context;
	int word = bind_word(node, words, "a mark", r->build->diags);

	r->block->mark = word < 0 ? MARK_NONE : (enum block_mark)word;
}

static void read_initials(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->block->initials = template_text_of(r, node);
}

/* --- blocks ---------------------------------------------------------- */

/* In the order in which they are read: `each` before what it repeats, the
 * children of a block last. */
static const struct bind_field layout_fields[] = {
	{"each", BIND_SCALAR, false, read_each},
	{"when", BIND_SCALAR, false, read_when},
	{"title", BIND_SCALAR, false, read_title},
	{"heading", BIND_SCALAR, false, read_heading},
	{"paragraph", BIND_SCALAR, false, read_paragraph},
	{"item", BIND_SCALAR, false, read_item},
	{"statement", BIND_SCALAR, false, read_statement},
	{"box", BIND_SCALAR, false, read_box},
	{"list", BIND_LIST, false, read_list},
	{"keep", BIND_LIST, false, read_keep},
	{"table", BIND_LIST, false, template_read_table},
	{"fields", BIND_LIST, false, read_fields},
	{"signature", BIND_MAP, false, template_read_signature},
	{"address", BIND_MAP, false, template_read_address},
	{"space", BIND_SCALAR, false, read_space},
	{"rule", BIND_SCALAR, false, read_rule},
	{"page_break", BIND_SCALAR, false, read_page_break},
	{"blocks", BIND_LIST, false, read_children},
	{"small", BIND_SCALAR, false, read_small},
	{"with_next", BIND_SCALAR, false, read_with_next},
	{"numbered", BIND_SCALAR, false, read_numbered},
	{"plain", BIND_SCALAR, false, read_plain},
	{"bold", BIND_SCALAR, false, read_bold},
	{"level", BIND_SCALAR, false, read_level},
	{"lines", BIND_SCALAR, false, read_lines},
	{"weights", BIND_LIST, false, read_weights},
	{"mark", BIND_SCALAR, false, read_mark},
	{"initials", BIND_SCALAR, false, read_initials},
	{0},
};

static struct template_block *read_block(
	const struct template_reading *around, const struct node *node)
{
	struct template_block *block =
		ARENA_NEW(around->build->arena, struct template_block);
	struct template_reading r = *around;

	block->loc = node->loc;
	block->level = 1;
	block->lines = 1;
	r.block = block;
	r.kinds = 0;
	r.depth++;
	bind_map(node, layout_fields, &r, "a block", r.build->diags);
	if (r.kinds != 1)
		diag_add(r.build->diags, DIAG_RULE, node->loc,
			r.kinds ? "a block is of one kind, this one of several"
				: "a block has no kind");
	if (block->mark == MARK_TICKED && around->template->sworn)
		diag_add(r.build->diags, DIAG_RULE, node->loc,
			"a sworn paper has no ticked box");
	return block;
}

static void read_blocks(struct template_reading *r, const struct node *list)
{
	struct template_block *parent = r->block;

	if (r->depth > TEMPLATE_DEPTH) {
		diag_add(r->build->diags, DIAG_NESTING, list->loc,
			"blocks are nested more than %d deep", TEMPLATE_DEPTH);
		return;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		struct template_block *block = read_block(r, n);
		if (parent->last)
			parent->last->next = block;
		else
			parent->first = block;
		parent->last = block;
	}
}

/* --- the root -------------------------------------------------------- */

static void root_for(void *context, const struct node *node)
{
	static const char *const words[] = {
		"tenant", "landlord", "court", NULL};
	struct template_reading *r = context;
	int word = bind_word(node, words, "a reader", r->build->diags);

	r->template->whose = word < 0 ? FOR_TENANT : (enum template_for)word;
}

static void root_sworn(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->template->sworn = read_yes(r, node);
}

static void root_each(void *context, const struct node *node)
{
	static const char *const words[] = {"adult", NULL};
	struct template_reading *r = context;

	r->template->each_adult = bind_word(node, words, "whom a paper is for",
					  r->build->diags) == 0;
	r->fills |= NEEDS_ADULT;
}

static void root_when(void *context, const struct node *node)
{
	struct template_reading *r = context;

	condition_build(node, r->build->vocabulary, &r->template->when,
		r->build->diags);
}

static void root_on_request(void *context, const struct node *node)
{
	struct template_reading *r = context;

	r->template->on_request = read_yes(r, node);
}

static void root_blocks(void *context, const struct node *node)
{
	read_blocks(context, node);
}

static const struct bind_field root_fields[] = {
	{"for", BIND_SCALAR, true, root_for},
	{"sworn", BIND_SCALAR, false, root_sworn},
	{"each", BIND_SCALAR, false, root_each},
	{"when", BIND_SCALAR, false, root_when},
	{"on_request", BIND_SCALAR, false, root_on_request},
	{"blocks", BIND_LIST, true, root_blocks},
	{0},
};

static void tell_unused(const struct template_reading *r)
{
	const struct catalog *english = r->build->english;

	for (int i = 0; i < english->count; i++)
		if (!r->used[i])
			diag_add(r->build->diags, DIAG_UNUSED_TEXT,
				english->texts[i].loc,
				"no block of the template uses the sentence "
				"%.*s",
				STR_ARG(english->texts[i].key));
}

/* The key `document` is the title in the metadata, without names. */
static void read_document_title(
	struct template_reading *r, const struct node *root)
{
	struct template_text *title = &r->template->title;

	*title = (struct template_text){
		.source = TEXT_OWN, .key = STR("document"), .loc = root->loc};
	template_check_own(r, title);
	const struct sentence *found =
		catalog_find(r->build->english, title->key);
	if (found && str_find(found->sentence, '{') < found->sentence.n)
		diag_add(r->build->diags, DIAG_PLACEHOLDER, found->loc,
			"the title of the metadata has no placeholders");
}

const struct template *template_build(const struct template_build *build,
	struct str id, const struct node *root)
{
	struct template *template = ARENA_NEW(build->arena, struct template);
	int errors = build->diags->errors;
	struct template_reading r = {.build = build,
		.template = template,
		.block = ARENA_NEW(build->arena, struct template_block),
		.used = arena_array(build->arena,
			(size_t)build->english->count + 1, sizeof(bool))};

	template->id = id;
	template->english = build->english;
	template->loc = root->loc;
	read_document_title(&r, root);
	bool oath = false;
	r.oath = &oath;
	bind_map(root, root_fields, &r, "a layout", build->diags);
	if (oath != template->sworn)
		diag_add(build->diags, DIAG_RULE, root->loc,
			oath ? "only a sworn paper has the words of an oath"
			     : "a sworn paper has the words of the oath above "
			       "its signature: perjury");
	template->blocks = r.block->first;
	tell_unused(&r);
	return build->diags->errors == errors ? template : NULL;
}
