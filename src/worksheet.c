/*
 * From questions to blocks: how each kind of answer is written by hand.
 */
#include "worksheet.h"

#include "receipt.h"
#include "version.h"

#define MONTHS 6
#define ADULTS 4
#define LARGE_MONTHS 3
#define OPTIONS 24
#define LARGE_OPTIONS 8
#define QUESTION_SPACE 5 /* points, beyond that of a heading */

/* The sheet in the making. */
struct making {
	const struct worksheet *sheet;
	const struct words *words;
	struct arena *arena;
	struct document *document;
	struct block *parent;
	int number;
};

static struct text plain(const struct making *m, struct str s)
{
	return text_plain(m->arena, m->document->lang, s);
}

static struct text say(const struct making *m, const char *key)
{
	return plain(m, words_say(m->words, key));
}

static void paragraph(const struct making *m, struct str s, bool small)
{
	block_text(m->arena, m->parent, BLOCK_PARAGRAPH, plain(m, s))->small =
		small;
}

static void heading(const struct making *m, const char *key)
{
	block_heading(m->arena, m->parent, 1, say(m, key));
}

/* What is added to the result stands on one page. */
static struct making keep(const struct making *m)
{
	struct making kept = *m;

	kept.parent = block_add(m->arena, m->parent, BLOCK_KEEP);
	return kept;
}

/* --- boxes and lines ---------------------------------------------------- */

static struct block *add_choices(const struct making *m, struct block *parent)
{
	return block_add(m->arena, parent, BLOCK_CHOICES);
}

static void add_box(
	const struct making *m, struct block *choices, struct str label)
{
	block_statement(m->arena, choices, MARK_EMPTY, plain(m, label));
}

/* What may stand for any answer; `none` may be NULL. */
static void add_escapes(
	const struct making *m, struct block *parent, const char *none)
{
	struct block *choices = add_choices(m, parent);

	if (none)
		add_box(m, choices, words_say(m->words, none));
	add_box(m, choices, words_say(m->words, "questions.unsure"));
	add_box(m, choices, words_say(m->words, "worksheet.declined"));
}

static void add_options(const struct making *m, const struct fact *fact)
{
	bool several = fact->shape.type == VALUE_CHOICES;

	paragraph(m,
		words_say(m->words,
			several ? "questions.choose" : "questions.choose_one"),
		true);
	m->parent->last->keep_next = true;
	struct block *choices = add_choices(m, m->parent);
	choices->keep_next = true;
	for (int i = 0; fact->shape.options[i]; i++)
		add_box(m, choices, words_option(m->words, fact, i));
	add_escapes(m, m->parent, "questions.none");
}

static void add_yesno(const struct making *m)
{
	struct block *choices = add_choices(m, m->parent);

	add_box(m, choices, words_say(m->words, "worksheet.yes"));
	add_box(m, choices, words_say(m->words, "worksheet.no"));
	add_box(m, choices, words_say(m->words, "questions.unsure"));
	add_box(m, choices, words_say(m->words, "worksheet.declined"));
}

/* Lines for the parts of a day, in the order of the language. */
static void add_day(const struct making *m, struct block *parent)
{
	struct block *fields = block_fields(m->arena, parent, 3);

	fields->labels_above = true;
	fields->field[0].label = say(m, "worksheet.day_first");
	fields->field[1].label = say(m, "worksheet.day_second");
	fields->field[2].label = say(m, "worksheet.day_third");
}

static void add_line(
	const struct making *m, struct block *parent, struct str label)
{
	struct block *fields = block_fields(m->arena, parent, 1);

	fields->field[0].label = plain(m, label);
}

static const char *unit_of(const struct fact *fact)
{
	switch (fact->shape.type) {
	case VALUE_MONEY:
		return "worksheet.money";
	case VALUE_PERCENT:
		return "worksheet.percent";
	case VALUE_COUNT:
		return "worksheet.count";
	default:
		return "worksheet.answer";
	}
}

/* The line stands at the left, the boxes beside it; in large print below. */
static void add_written(const struct making *m, const struct fact *fact)
{
	bool day = fact->shape.type == VALUE_DATE;
	struct block *left = m->parent, *right = m->parent;

	if (!m->document->large_print) {
		struct block *pair = block_add(m->arena, m->parent, BLOCK_PAIR);
		left = block_add(m->arena, pair, BLOCK_KEEP);
		right = block_add(m->arena, pair, BLOCK_KEEP);
	}
	if (day)
		add_day(m, left);
	else
		add_line(m, left, words_say(m->words, unit_of(fact)));
	add_escapes(m, right, day ? "worksheet.never" : NULL);
}

static void add_answer(const struct making *m, const struct fact *fact)
{
	if (fact->shape.options)
		add_options(m, fact);
	else if (fact->shape.type == VALUE_YESNO)
		add_yesno(m);
	else
		add_written(m, fact);
}

static void add_why(const struct making *m, const struct fact *fact)
{
	struct catalog_value why[] = {{"why", words_help(m->words, fact)}, {0}};

	if (fact->sensitive && why[0].value.n)
		paragraph(m, words_fill(m->words, "worksheet.why", why), true);
}

/* Whether the answers to choose from stand on one page for certain. */
static bool fits_page(const struct making *m, const struct fact *fact)
{
	int count = 0;

	while (fact->shape.options && fact->shape.options[count])
		count++;
	return count <= (m->document->large_print ? LARGE_OPTIONS : OPTIONS);
}

/* The question, why it is asked, and where its answer goes: together. */
static void add_question(struct making *m, const struct fact *fact)
{
	struct str ask = words_ask(m->words, fact);
	struct str title = str_printf(m->arena, "%d. %.*s", ++m->number,
		STR_ARG(ask.n ? ask : words_label(m->words, fact)));

	block_space(m->arena, m->parent, QUESTION_SPACE);
	struct making inner = fits_page(m, fact) ? keep(m) : *m;
	block_heading(m->arena, inner.parent, 3, plain(m, title));
	add_why(&inner, fact);
	add_answer(&inner, fact);
}

/* --- which, in the order of the interview ------------------------------- */

/* Fills `list` with the facts of the sheet about one thing, for papers only
 * or not; returns how many. */
static int choose(const struct making *m, enum fact_about about, bool paper,
	const struct fact **list)
{
	const struct vocabulary *vocabulary =
		m->sheet->report->facts->vocabulary;
	int count = 0;

	for (int o = EXPLAIN_SCREENING; o <= EXPLAIN_PAPER; o++)
		for (int i = 0; i < vocabulary->count; i++) {
			const struct fact *fact = &vocabulary->facts[i];
			if (fact->about == about && fact->paper == paper &&
				fact_set_has(m->sheet->set, fact) &&
				(int)explain_order(fact) == o)
				list[count++] = fact;
		}
	return count;
}

static const struct fact **list_new(const struct making *m)
{
	return arena_array(m->arena,
		(size_t)m->sheet->report->facts->vocabulary->count,
		sizeof(struct fact *));
}

/* What the interview asks first. */
static void add_language(struct making *m)
{
	const struct fact *fact = vocabulary_find(
		m->sheet->report->facts->vocabulary, STR("lang"));

	if (fact)
		add_question(m, fact);
}

static void add_household(struct making *m)
{
	const struct fact **list = list_new(m);
	int count = choose(m, FACT_HOUSEHOLD, false, list);

	for (int i = 0; i < count; i++)
		add_question(m, list[i]);
}

/* --- months and adults --------------------------------------------------- */

/* "Rent was due on (month/day/year)" */
static struct text head_of(const struct making *m, const struct fact *fact)
{
	struct text text = plain(m, words_label(m->words, fact));
	const char *hint = NULL;

	if (fact->shape.type == VALUE_DATE)
		hint = "worksheet.date_hint";
	else if (fact->shape.type == VALUE_MONEY)
		hint = "worksheet.money_hint";
	if (hint)
		text_add(m->arena, &text,
			(struct piece){
				.s = str_printf(m->arena, " (%.*s)",
					STR_ARG(words_say(m->words, hint)))});
	return text;
}

static int at_most(int n, int most)
{
	return n < most ? n : most;
}

static void add_table(const struct making *m, const struct fact *const *list,
	int count, int rows)
{
	struct block *block = block_table(
		m->arena, m->parent, at_most(count, TABLE_COLUMNS_MOST));
	struct table *table = block->table;
	struct text *header = table_header(m->arena, table);

	table->by_hand = true;
	for (int i = 0; i < table->columns; i++)
		header[i] = head_of(m, list[i]);
	for (int i = 0; i < rows; i++)
		table_row(m->arena, table);
}

/* In large print each row is a list of lines to fill. */
static void add_lines(const struct making *m, const struct fact *const *list,
	int count, const char *title)
{
	for (int row = 1; row <= LARGE_MONTHS; row++) {
		struct making inner = keep(m);
		struct catalog_value number[] = {
			{"number", str_printf(m->arena, "%d", row)}, {0}};
		block_heading(m->arena, inner.parent, 3,
			plain(m, words_fill(m->words, title, number)));
		for (int i = 0; i < count; i++)
			block_fields(m->arena, inner.parent, 1)
				->field[0]
				.label = head_of(m, list[i]);
	}
}

static void add_months(const struct making *m)
{
	const struct fact **list = list_new(m);
	int count = choose(m, FACT_RENT, false, list);

	if (!count)
		return;
	struct making kept = keep(m);
	heading(&kept, "questions.months");
	paragraph(&kept, words_say(m->words, "worksheet.how"), false);
	kept.parent->keep_next = m->document->large_print;
	if (m->document->large_print)
		add_lines(m, list, count, "worksheet.month");
	else
		add_table(&kept, list, count, MONTHS);
}

static void add_adults(const struct making *m)
{
	const struct fact **list = list_new(m);
	int count = choose(m, FACT_ADULT, true, list);

	count += choose(m, FACT_ADULT, false, list + count);
	if (!count)
		return;
	struct making kept = keep(m);
	heading(&kept, "questions.adults");
	paragraph(&kept, words_say(m->words, "worksheet.only_who_must"), false);
	kept.parent->keep_next = m->document->large_print;
	if (m->document->large_print)
		add_lines(m, list, count, "worksheet.adult");
	else
		add_table(&kept, list, count, ADULTS);
}

/* Whether both are of one address. */
static bool go_together(const struct fact *one, const struct fact *two)
{
	struct str a = one->id, b = two->id;

	return str_eq(str_cut(&a, '.'), str_cut(&b, '.'));
}

/* Two to a row; in large print each has the whole width. */
static void add_paper_facts(const struct making *m)
{
	const struct fact **list = list_new(m);
	int count = choose(m, FACT_HOUSEHOLD, true, list);
	int fields = 0;

	if (count)
		heading(m, "questions.papers");
	for (int i = 0; i < count; i += fields) {
		bool two = !m->document->large_print && i + 1 < count &&
			   go_together(list[i], list[i + 1]);
		fields = two ? 2 : 1;
		struct block *row = block_fields(m->arena, m->parent, fields);
		row->labels_above = true;
		for (int j = 0; j < fields; j++)
			row->field[j].label =
				plain(m, words_label(m->words, list[i + j]));
	}
}

/* --- what stands around -------------------------------------------------- */

static void add_warning(const struct making *m)
{
	struct making box = *m;

	box.parent = block_text(
		m->arena, m->parent, BLOCK_BOX, say(m, "worksheet.no_form"));
	paragraph(&box, words_say(m->words, "worksheet.use"), false);
	paragraph(&box, words_say(m->words, "worksheet.private"), false);
}

static void add_court(const struct making *m)
{
	const struct pack *pack = m->sheet->report->decisions[0].pack;
	struct making box = *m;

	box.parent = block_text(
		m->arena, m->parent, BLOCK_BOX, say(m, "worksheet.court"));
	paragraph(&box, words_say(m->words, "worksheet.court_days"), false);
	struct block *list = block_list(m->arena, box.parent, false);
	for (int i = 0; i < pack->help_count; i++) {
		const struct help *h = &pack->help[i];
		block_text(m->arena, list, BLOCK_ITEM,
			plain(m, tell_call(
					 m->arena, h->name, h->phone, h->web)));
	}
}

static void add_office(struct making *m)
{
	struct block *fields = block_fields(m->arena, m->parent, 2);

	fields->labels_above = true;
	fields->field[0].label = say(m, "worksheet.case");
	fields->field[1].label = say(m, "worksheet.filled");
}

/* What a reader is told before the first question. */
static void add_opening(const struct making *m, struct str program)
{
	const struct report *report = m->sheet->report;
	struct str key = str_printf(m->arena, "status.%s",
		lifecycle_status_name(report->decisions[0].status));
	struct catalog_value status[] = {
		{"day", words_day(m->words, report->today)},
		{"status", words_say(m->words, key.p)}, {0}};

	block_text(m->arena, m->parent, BLOCK_TITLE, say(m, "worksheet.title"));
	block_text(m->arena, m->parent, BLOCK_PARAGRAPH,
		text_bold(m->arena, m->document->lang, program));
	paragraph(m, words_fill(m->words, "verify.status", status), false);
	paragraph(m, words_say(m->words, "check.not_a_lawyer"), false);
	paragraph(m, words_say(m->words, "check.immigration"), false);
}

/* The footer's words are those of papers; false after diagnostics. */
static bool add_edges(const struct making *m, const struct pack *pack)
{
	const struct report *report = m->sheet->report;
	const char *code = str_dup(m->arena, m->words->language).p;
	const char *name = str_printf(m->arena, "paper.%s.yaml", code).p;
	const struct catalog *common =
		library_words(report->library, "lang", name, code);
	const struct sentence *page =
		common ? catalog_find(common, STR("page")) : NULL;
	struct receipt receipt = {.program = pack->id,
		.hash = pack->hash,
		.today = report->today,
		.engine = STR(STAYPUT_VERSION)};

	if (!page)
		return false;
	m->document->footer = plain(m, page->sentence);
	m->document->copy = say(m, "worksheet.header");
	m->document->receipt = receipt_print(m->arena, &receipt);
	return true;
}

bool worksheet_compose(const struct worksheet *sheet, struct document *document)
{
	const struct report *report = sheet->report;
	const struct pack *pack = report->decisions[0].pack;
	struct screen screen = screen_new(report->arena, true);
	struct tell tell =
		tell_brief(report->library, sheet->words, &screen, pack);
	struct making m = {
		sheet, sheet->words, report->arena, document, NULL, 0};

	*document = document_new(report->arena, sheet->words->language,
		words_say(sheet->words, "worksheet.title"));
	document->large_print = report->library->cli->large_print;
	m.parent = document->body;
	if (!add_edges(&m, pack))
		return false;
	add_opening(&m, tell_title(&tell));
	add_warning(&m);
	add_court(&m);
	add_office(&m);
	add_language(&m);
	add_household(&m);
	add_months(&m);
	add_adults(&m);
	add_paper_facts(&m);
	return true;
}
