/*
 * Composing: sentences chosen, conditions judged, lists written out.
 */
#include "compose.h"

#include <assert.h>

/* What is being composed. */
struct composing {
	struct arena *arena;
	struct matter matter; /* its row changes within a repetition */
	struct fact_set shown;
};

static void compose_blocks(struct composing *c, struct block *parent,
	const struct template_block *first);

/* --- sentences ------------------------------------------------------- */

static struct str sentence_of(
	const struct composing *c, const struct template_text *text)
{
	const struct catalog *catalog = c->matter.texts;
	struct str key = text->key;

	switch (text->source) {
	case TEXT_NONE:
		return STR("");
	case TEXT_OWN:
		break;
	case TEXT_OATH:
		key = str_printf(c->arena, "%.*s.%.*s", STR_ARG(key),
			STR_ARG(matter_state(&c->matter)));
		break;
	case TEXT_COMMON:
		catalog = c->matter.common;
		break;
	case TEXT_PACK:
		catalog = c->matter.pack_texts;
		break;
	case TEXT_THIS:
		catalog = c->matter.pack_texts;
		key = c->matter.row.key;
		break;
	}
	const struct sentence *found = catalog_find(catalog, key);
	return found ? found->sentence : STR("");
}

/* Days in the law's sentences are in the language of those. */
static struct matter matter_for(
	const struct composing *c, enum text_source source)
{
	struct matter matter = c->matter;

	if (matter.law_words && (source == TEXT_PACK || source == TEXT_THIS)) {
		matter.words = matter.law_words;
		matter.common = matter.law_common;
	}
	return matter;
}

static struct text fill(struct composing *c, const struct template_text *text,
	const struct template_block *look)
{
	struct str sentence = sentence_of(c, text);
	bool strong = look && (look->strong || look->bold);
	struct matter matter = matter_for(c, text->source);
	struct text filled =
		placeholder_fill(c->arena, &matter, sentence, strong);

	for (struct piece *p = filled.first; p && look && look->bold;
		p = p->next)
		p->bold = true;
	if (!text_is_empty(&filled))
		placeholder_facts(
			sentence, c->matter.facts->vocabulary, &c->shown);
	return filled;
}

/* --- kinds of block -------------------------------------------------- */

static void add_row(struct composing *c, struct block *parent,
	const struct template_block *t)
{
	struct text *cells = table_row(c->arena, parent->table);

	for (int i = 0; i < t->column_count; i++)
		cells[i] = fill(c, &t->columns[i].cell, t);
}

static void add_header(struct composing *c, struct block *block,
	const struct template_block *t)
{
	bool any = false;

	for (int i = 0; i < t->column_count; i++) {
		block->table->column[i].weight = t->columns[i].weight;
		block->table->column[i].align = t->columns[i].align;
		any = any || t->columns[i].head.source != TEXT_NONE;
	}
	block->table->ruled = !t->plain;
	if (!any)
		return;
	struct text *header = table_header(c->arena, block->table);
	for (int i = 0; i < t->column_count; i++)
		header[i] = fill(c, &t->columns[i].head, NULL);
}

/* Labels and values that follow each other are one table. */
static struct block *table_for(struct composing *c, struct block *parent,
	const struct template_block *t)
{
	struct block *last = parent->last;

	if (t->plain && last && last->kind == BLOCK_TABLE &&
		!last->table->ruled && last->table->columns == t->column_count)
		return last;
	struct block *block = block_table(c->arena, parent, t->column_count);
	add_header(c, block, t);
	return block;
}

static void compose_table(struct composing *c, struct block *parent,
	const struct template_block *t)
{
	struct row saved = c->matter.row;
	const struct rows *rows = NULL;

	if (t->each) {
		rows = rows_list(c->arena, t->each, &c->matter);
		if (rows->count == 0)
			return;
	}
	struct block *block = table_for(c, parent, t);
	for (int i = 0; rows && i < rows->count; i++) {
		c->matter.row = rows->row[i];
		add_row(c, block, t);
	}
	c->matter.row = saved;
	if (!rows)
		add_row(c, block, t);
}

static void compose_fields(struct composing *c, struct block *parent,
	const struct template_block *t)
{
	struct block *block = block_fields(c->arena, parent, t->field_count);

	block->lines = t->lines;
	for (int i = 0; i < t->field_count; i++) {
		block->field[i].label = fill(c, &t->fields[i], t);
		if (t->weights[i])
			block->field[i].weight = t->weights[i];
	}
}

static void compose_signature(struct composing *c, struct block *parent,
	const struct template_signature *t)
{
	struct signature *s = block_signature(c->arena, parent)->signature;

	s->perjury = fill(c, &t->perjury, NULL);
	s->label = fill(c, &t->label, NULL);
	s->name = fill(c, &t->name, NULL);
	s->name_label = fill(c, &t->name_label, NULL);
	s->date_label = fill(c, &t->date, NULL);
	s->place_label = fill(c, &t->place, NULL);
}

/* The lines of an address that can be said. */
static int fill_lines(struct composing *c, const struct template_text *keys,
	int count, struct text *lines)
{
	int said = 0;

	for (int i = 0; i < count; i++) {
		struct text line = fill(c, &keys[i], NULL);
		if (!text_is_empty(&line))
			lines[said++] = line;
	}
	return said;
}

static void compose_address(struct composing *c, struct block *parent,
	const struct template_address *t)
{
	struct text from[ADDRESS_LINES_MOST];
	struct text to[ADDRESS_LINES_MOST];
	int senders = fill_lines(c, t->from, t->from_count, from);
	int lines = fill_lines(c, t->to, t->to_count, to);

	if (lines == 0)
		return;
	struct block *block = block_address(c->arena, parent, senders, lines);
	for (int i = 0; i < senders; i++)
		block->address->sender[i] = from[i];
	for (int i = 0; i < lines; i++)
		block->address->addressee[i] = to[i];
}

/* Moves the children of a block that was made apart to their parent. */
static void append(
	struct block *parent, struct block *first, struct block *last)
{
	if (!first)
		return;
	if (parent->last)
		parent->last->next = first;
	else
		parent->first = first;
	parent->last = last;
}

/* A list, a group, a kept part: only when something is left in it. */
static void compose_container(struct composing *c, struct block *parent,
	const struct template_block *t)
{
	struct block apart = {0};
	struct block *block = block_add(c->arena, &apart, t->kind);

	block->numbered = t->numbered;
	block->first_number = 1;
	block->text = fill(c, &t->text, t);
	compose_blocks(c, block, t->first);
	if (!block->first)
		return;
	if (t->kind == BLOCK_BODY)
		append(parent, block->first, block->last);
	else
		append(parent, block, block);
}

static void compose_text(struct composing *c, struct block *parent,
	const struct template_block *t)
{
	struct text text = fill(c, &t->text, t);

	if (text_is_empty(&text))
		return;
	struct block *block;
	if (t->kind == BLOCK_HEADING)
		block = block_heading(c->arena, parent, t->level, text);
	else if (t->kind == BLOCK_STATEMENT)
		block = block_statement(c->arena, parent, t->mark, text);
	else
		block = block_text(c->arena, parent, t->kind, text);
	block->small = t->small;
	if (!c->matter.reading)
		block->initials = fill(c, &t->initials, NULL);
	compose_blocks(c, block, t->first);
	block->keep_next = block->keep_next || t->keep;
}

static void compose_one(struct composing *c, struct block *parent,
	const struct template_block *t)
{
	switch (t->kind) {
	case BLOCK_BODY:
	case BLOCK_LIST:
	case BLOCK_KEEP:
	case BLOCK_BOX:
		compose_container(c, parent, t);
		break;
	case BLOCK_FIELDS:
		compose_fields(c, parent, t);
		break;
	case BLOCK_SIGNATURE:
		compose_signature(c, parent, t->signature);
		break;
	case BLOCK_ADDRESS:
		compose_address(c, parent, t->address);
		break;
	case BLOCK_SPACE:
		block_space(c->arena, parent, t->height);
		break;
	case BLOCK_RULE:
	case BLOCK_PAGE_BREAK:
		block_add(c->arena, parent, t->kind);
		break;
	default:
		compose_text(c, parent, t);
		break;
	}
}

static void compose_each(struct composing *c, struct block *parent,
	const struct template_block *t)
{
	struct row saved = c->matter.row;
	const struct rows *rows = rows_list(c->arena, t->each, &c->matter);

	for (int i = 0; i < rows->count; i++) {
		c->matter.row = rows->row[i];
		compose_one(c, parent, t);
	}
	c->matter.row = saved;
}

static void compose_blocks(struct composing *c, struct block *parent,
	const struct template_block *first)
{
	for (const struct template_block *t = first; t; t = t->next) {
		if (!condition_holds(&t->when, &c->matter))
			continue;
		if (t->kind == BLOCK_TABLE)
			compose_table(c, parent, t);
		else if (t->each)
			compose_each(c, parent, t);
		else
			compose_one(c, parent, t);
	}
}

/* --- the whole paper ------------------------------------------------- */

static struct text common_text(const struct composing *c, const char *key)
{
	struct str said = matter_say(&c->matter, str_of(key));

	if (!said.n)
		return (struct text){0};
	return text_plain(c->arena, c->matter.words->language, said);
}

/* Whose copy it is. What leaves the house is its reader's, unless it says
 * otherwise; a copy to read is nobody's. */
static struct text copy_mark(
	const struct composing *c, const struct compose *compose)
{
	struct str name = copy_name(compose->copy);

	if (name.n)
		return common_text(
			c, str_printf(c->arena, "copy.%.*s", STR_ARG(name)).p);
	if (c->matter.reading || compose->template->whose != FOR_LANDLORD)
		return (struct text){0};
	return common_text(c, "copy.landlord");
}

static void set_head(struct composing *c, const struct compose *compose,
	struct document *document)
{
	const struct template *template = compose->template;

	document->receipt = compose->receipt;
	document->large_print = compose->large_print;
	document->footer = common_text(c, "page");
	if (compose->specimen)
		document_mark(document, common_text(c, "mark.specimen"));
	if (template->sworn && !c->matter.reviewed)
		document_mark(document, common_text(c, "mark.not_reviewed"));
	if (c->matter.unreviewed)
		document->reading_copy = common_text(c, "not_translated");
	else if (c->matter.reading)
		document->reading_copy = common_text(c, "reading_copy");
	document->copy = copy_mark(c, compose);
}

static bool check_shown(const struct composing *c,
	const struct template *template, struct diags *diags)
{
	const struct vocabulary *v = c->matter.facts->vocabulary;
	const struct pack_document *document = c->matter.gate->document;
	bool good = true;

	for (int i = 0; i < v->count; i++) {
		if (!fact_set_has(&c->shown, &v->facts[i]) ||
			gate_shows(document, &v->facts[i]))
			continue;
		diag_add(diags, DIAG_NOT_SHOWN, document->loc,
			"%.*s shows %.*s, which this document does not allow",
			STR_ARG(template->id), STR_ARG(v->facts[i].id));
		good = false;
	}
	return good;
}

bool compose_document(struct arena *arena, const struct compose *compose,
	struct document *document, struct diags *diags)
{
	struct composing c = {.arena = arena, .matter = *compose->matter};
	const struct template *template = compose->template;

	assert(compose->copy != COPY_LANDLORD ||
		str_is(c.matter.words->language, "en"));
	c.matter.row = (struct row){.adult = c.matter.adult};
	*document = document_new(arena, c.matter.words->language,
		sentence_of(&c, &template->title));
	set_head(&c, compose, document);
	compose_blocks(&c, document->body, template->blocks);
	return check_shown(&c, template, diags);
}
