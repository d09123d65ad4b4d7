/* Documents on pages: breaks, edges, refusals, and whole papers as text in
 * tests/golden/paper-NAME.txt. With a folder as argument it writes those
 * texts there. */
#include "flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "papers.h"

static struct papers world;

static int open_world(void **state)
{
	(void)state;
	papers_open(&world);
	return 0;
}

static int close_world(void **state)
{
	(void)state;
	papers_close(&world);
	return 0;
}

static const char long_text[] =
	"The rule covers March and not April. Your landlord can still file a "
	"case about the month that is not covered. You raise the rule in your "
	"answer, and you prove it. A lawyer may find more time than this paper "
	"tells you of. Call the number on the first page as soon as you can, "
	"and say that you have papers from a court.";

static struct pages *flow(const struct document *d)
{
	world.diags.first = world.diags.last = NULL;
	world.diags.errors = 0;
	return flow_document(&world.arena, &world.faces, d, &world.diags);
}

static struct str dump(const struct pages *pages)
{
	struct buf out = {.arena = &world.arena};

	pages_dump(pages, &out);
	return buf_str(&out);
}

static void papers_are_as_their_golden_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < PAPERS_COUNT; i++) {
		struct document d = papers_all[i].make(&world.arena);
		struct pages *pages = flow(&d);
		assert_non_null(pages);
		struct str path = str_printf(&world.arena,
			"tests/golden/paper-%s.txt", papers_all[i].name);
		struct file f = file_read(
			&world.arena, path.p, FILE_LIMIT, &world.diags);
		if (!str_eq(f.bytes, dump(pages)))
			print_error("differs: %s (build/test_flow DIR writes "
				    "it anew)\n",
				path.p);
		assert_true(str_eq(f.bytes, dump(pages)));
	}
}

static int right_of(const struct item *i)
{
	return i->slanted ? i->x + i->width * 3 / 5 : i->x + i->width;
}

static void nothing_leaves_the_page(void **state)
{
	(void)state;
	for (size_t k = 0; k < PAPERS_COUNT; k++) {
		struct document d = papers_all[k].make(&world.arena);
		struct pages *pages = flow(&d);
		for (struct page *p = pages->first; p; p = p->next)
			for (struct item *i = p->items.first; i; i = i->next) {
				assert_in_range(i->x, 12000, PAGE_WIDTH);
				assert_in_range(
					right_of(i), 12000, PAGE_WIDTH - 12000);
				assert_in_range(
					i->y, 20000, PAGE_HEIGHT - 20000);
			}
	}
}

/* The letters of one element, in the order in which they are drawn. */
static struct str read_back(const struct pages *pages, const struct element *e)
{
	struct buf out = {.arena = &world.arena};

	for (struct page *p = pages->first; p; p = p->next)
		for (struct item *i = p->items.first; i; i = i->next)
			for (int k = 0; i->element == e && k < i->count; k++)
				buf_printf(&out, "%04X ",
					(unsigned)i->letters[k].code);
	return buf_str(&out);
}

/* Broken at a narrow width and not at all, a text has the same letters. */
static void no_letter_is_lost_or_doubled(void **state)
{
	static const char *const texts[][2] = {{"en", long_text},
		{"zh-Hans",
			"您仍欠这笔房租，请在2026年7月31日之前付清。您收到"},
		{"ko", "이 월세는 아직 내야 합니다. 2026년 7월 31일까지"},
		{"vi", "Quý vị vẫn còn nợ tiền thuê nhà này. x\xcc\x81y"}};
	static const int widths[] = {1, 3, 5};

	(void)state;
	for (size_t t = 0; t < 4; t++) {
		struct str whole = {0};
		for (size_t w = 0; w < 3; w++) {
			struct document d = paper_new(&world.arena, "Letters");
			struct table *table =
				block_table(d.arena, d.body, 2)->table;
			table->column[1].weight = widths[w];
			table_row(d.arena, table)[0] = text_plain(d.arena,
				str_of(texts[t][0]), str_of(texts[t][1]));
			struct pages *pages = flow(&d);
			struct str found = read_back(
				pages, pages->root->first->first->first);
			assert_true(found.n > 40);
			assert_true(!whole.n || str_eq(whole, found));
			whole = found;
		}
	}
}

/* Upright runs do not overlap: their boxes from the baseline to the height of
 * a small letter have no point in common. */
static bool overlap(const struct item *a, const struct item *b)
{
	const int hair = 100; /* runs of one line meet */

	return a->x + hair < b->x + b->width && b->x + hair < a->x + a->width &&
	       a->y - a->size / 2 < b->y && b->y - b->size / 2 < a->y;
}

static void no_two_texts_overlap(void **state)
{
	(void)state;
	for (size_t k = 0; k < PAPERS_COUNT; k++) {
		struct document d = papers_all[k].make(&world.arena);
		struct page *p = flow(&d)->first;
		for (; p; p = p->next)
			for (struct item *i = p->items.first; i; i = i->next)
				for (struct item *j = i->next; j; j = j->next)
					assert_false(i->kind == ITEM_RUN &&
						     j->kind == ITEM_RUN &&
						     !i->slanted &&
						     !j->slanted &&
						     overlap(i, j));
	}
}

static void a_block_taller_than_a_page_is_refused(void **state)
{
	struct document d = paper_new(&world.arena, "Tall");
	struct block *box = block_add(d.arena, d.body, BLOCK_BOX);

	(void)state;
	for (int i = 0; i < 12; i++)
		block_text(
			d.arena, box, BLOCK_PARAGRAPH, en(d.arena, long_text));
	assert_null(flow(&d));
	assert_int_equal(world.diags.first->id, DIAG_BLOCK_TOO_TALL);
}

static void pages_over_the_limit_are_refused(void **state)
{
	struct document d = paper_new(&world.arena, "Long");

	(void)state;
	block_add(d.arena, d.body, BLOCK_RULE);
	block_add(d.arena, d.body, BLOCK_PAGE_BREAK);
	block_add(d.arena, d.body, BLOCK_RULE);
	d.page_limit = 2;
	assert_int_equal(flow(&d)->count, 2);
	d.page_limit = 1;
	assert_null(flow(&d));
	assert_int_equal(world.diags.first->id, DIAG_TOO_MANY_PAGES);
}

static void all_faults_are_told_at_once(void **state)
{
	struct document d = paper_new(&world.arena, "Faults");

	(void)state;
	paragraph(&d, "\xd9\x85");
	paragraph(&d, "\xf0\x9f\x98\x80");
	assert_null(flow(&d));
	assert_int_equal(world.diags.errors, 2);
}

static bool page_says(const struct page *page, const char *text)
{
	size_t n = strlen(text);

	for (struct item *i = page->items.first; i; i = i->next) {
		size_t k = 0;
		while (i->kind == ITEM_RUN && k < n && k < (size_t)i->count &&
			i->letters[k].code == (unsigned char)text[k])
			k++;
		if (k == n)
			return true;
	}
	return false;
}

static void every_page_has_its_number_receipt_and_marks(void **state)
{
	struct document d = paper_long_table(&world.arena);
	int number = 0;

	(void)state;
	document_mark(&d, en(d.arena, "SPECIMEN"));
	struct pages *pages = flow(&d);
	assert_true(pages->count > 1);
	for (struct page *p = pages->first; p; p = p->next) {
		struct str count = str_printf(
			d.arena, "Page %d of %d", ++number, pages->count);
		assert_true(page_says(p, count.p));
		assert_true(page_says(p, "stayput 1.0"));
		assert_true(page_says(p, "Month")); /* the header again */
		assert_true(p->items.first->slanted);
		assert_null(p->items.first->element);
		assert_true(page_says(p, "SPECIMEN"));
	}
}

static int lines_to_write_on(const struct pages *pages)
{
	int lines = 0;

	for (struct page *p = pages->first; p; p = p->next)
		for (struct item *i = p->items.first; i; i = i->next)
			lines += i->kind == ITEM_LINE && i->gray == INK;
	return lines;
}

static void a_reading_copy_has_no_line_to_sign_on(void **state)
{
	struct document d = paper_new(&world.arena, "Copy");

	(void)state;
	add_signature(&d);
	assert_int_equal(lines_to_write_on(flow(&d)), 4);
	d.reading_copy = en(d.arena, "Copy to read. Do not sign here.");
	struct pages *pages = flow(&d);
	assert_int_equal(lines_to_write_on(pages), 0);
	assert_true(page_says(pages->first, "Copy to read."));
	assert_false(page_says(pages->first, "Signature"));
	assert_false(page_says(pages->first, "Tenant Example"));
}

static int frames(const struct pages *pages)
{
	int count = 0;

	for (struct item *i = pages->first->items.first; i; i = i->next)
		count += i->kind == ITEM_FRAME;
	return count;
}

/* Eight who sign are told once, unless each has an oath of their own. */
static void a_reading_copy_says_so_once(void **state)
{
	struct document d = paper_new(&world.arena, "Copy");

	(void)state;
	d.reading_copy = en(d.arena, "Copy to read. Do not sign here.");
	for (int i = 0; i < 8; i++)
		add_signature(&d);
	for (struct block *b = d.body->first; b; b = b->next)
		if (b->kind == BLOCK_SIGNATURE)
			b->signature->perjury = (struct text){0};
	assert_int_equal(frames(flow(&d)), 1);
	d.body->last->signature->perjury = en(d.arena, "I swear.");
	assert_int_equal(frames(flow(&d)), 2);
}

static int title_rule(const struct pages *pages, int nth)
{
	for (struct item *i = pages->first->items.first; i; i = i->next)
		if (i->kind == ITEM_LINE && i->y < PAGE_HEIGHT / 2 && !nth--)
			return i->y;
	return 0;
}

static void titles_of_a_pair_stand_on_one_line(void **state)
{
	static const char *const titles[] = {
		"Notice", "A title that is longer than half a page is wide"};

	(void)state;
	for (int first = 0; first < 2; first++) {
		struct document d = paper_new(&world.arena, "Titles");
		struct block *pair = block_add(d.arena, d.body, BLOCK_PAIR);
		for (int i = 0; i < 2; i++)
			block_text(d.arena, pair, BLOCK_TITLE,
				en(d.arena, titles[(i + first) % 2]));
		struct pages *pages = flow(&d);
		assert_true(title_rule(pages, 0) > 0);
		assert_int_equal(title_rule(pages, 0), title_rule(pages, 1));
	}
}

static void an_address_stands_in_the_window(void **state)
{
	(void)state;
	for (int lines = 1; lines <= ADDRESS_LINES_MOST; lines++) {
		struct document d = paper_new(&world.arena, "Letter");
		struct address *a =
			block_address(d.arena, d.body, 0, lines)->address;
		for (int i = 0; i < lines; i++)
			a->addressee[i] = en(d.arena, "Line of an address");
		struct pages *pages = flow(&d);
		const struct item *i = pages->first->items.first;
		for (int k = 0; k < lines; k++, i = i->next) {
			assert_in_range(i->x, 63000, 315000);
			assert_in_range(right_of(i), 63000, 315000);
			/* four lines show wherever the sheet slides to */
			if (lines <= 4)
				assert_in_range(i->y, 187500, 225500);
			assert_in_range(i->y, 160000, 262000);
		}
	}
}

static void names_of_200_letters_and_24_months_are_set(void **state)
{
	struct document d = paper_new(&world.arena, "Most");
	char name[201] = "";

	(void)state;
	for (int i = 0; i < 200; i++)
		name[i] = i % 11 == 10 ? ' ' : 'M';
	for (int i = 0; i < 8; i++) {
		struct signature *s =
			block_signature(d.arena, d.body)->signature;
		s->label = en(d.arena, "Signature");
		s->name_label = en(d.arena, "Printed name");
		s->name = en(d.arena, name);
	}
	add_rent(&d, 24);
	assert_non_null(flow(&d));
}

static void a_long_name_stands_above_its_line(void **state)
{
	struct document d = paper_new(&world.arena, "Name");
	struct signature *s = block_signature(d.arena, d.body)->signature;

	(void)state;
	paragraph(&d, "Below");
	s->label = en(d.arena, "Signature");
	s->name_label = en(d.arena, "Printed name");
	s->name = en(d.arena,
		"Tenant Example of the Longest Family of Examples and of All "
		"the Other Examples That a Printed Name Can Have in Any Paper");
	struct pages *pages = flow(&d);
	int sign = 0, name = 0, last = 0;
	for (struct item *i = pages->first->items.first; i; i = i->next) {
		if (i->kind == ITEM_LINE && i->gray == INK && !sign)
			sign = i->y;
		else if (i->kind == ITEM_LINE && i->gray == INK)
			last = i->y;
		if (i->kind == ITEM_RUN && i->letters[0].code == 'T')
			name = i->y - i->size;
	}
	assert_true(sign < name && name < last);
}

static void edges_that_run_into_the_text_are_refused(void **state)
{
	struct document d = paper_new(&world.arena, "Edges");

	(void)state;
	paragraph(&d, "One");
	assert_non_null(flow(&d));
	d.copy = en(d.arena, long_text);
	d.reading_copy = d.copy;
	assert_null(flow(&d));
	assert_int_equal(world.diags.first->id, DIAG_BLOCK_TOO_TALL);
	assert_int_equal(world.diags.errors, 1);
	struct document e = paper_new(&world.arena, "Edges");
	struct address *a = block_address(d.arena, e.body, 0, 1)->address;
	a->addressee[0] = en(d.arena, long_text);
	assert_null(flow(&e));
	assert_int_equal(world.diags.first->id, DIAG_BLOCK_TOO_TALL);
}

static void a_break_at_the_end_adds_no_page(void **state)
{
	struct document d = paper_new(&world.arena, "Break");

	(void)state;
	paragraph(&d, "One");
	block_add(d.arena, d.body, BLOCK_PAGE_BREAK);
	assert_int_equal(flow(&d)->count, 1);
	paragraph(&d, "Two");
	assert_int_equal(flow(&d)->count, 2);
}

/* Where the texts of the second column begin. */
static int second_column(int weight)
{
	struct document d = paper_new(&world.arena, "Table");
	struct table *t = block_table(d.arena, d.body, 2)->table;
	struct text *row = table_row(d.arena, t);

	t->column[0].weight = weight;
	row[0] = en(d.arena, "$1,800.00");
	row[1] = en(d.arena, "Second");
	struct pages *pages = flow(&d);
	for (struct item *i = pages->first->items.first; i; i = i->next)
		if (i->kind == ITEM_RUN && i->letters[0].code == 'S')
			return i->x;
	return 0;
}

static void a_column_without_weight_is_as_wide_as_its_text(void **state)
{
	(void)state;
	assert_in_range(second_column(0), 120 * POINT, 140 * POINT);
	assert_in_range(second_column(1), 300 * POINT, 330 * POINT);
}

static int write_all(const char *folder)
{
	papers_open(&world);
	for (size_t i = 0; i < PAPERS_COUNT; i++) {
		struct document d = papers_all[i].make(&world.arena);
		struct pages *pages = flow(&d);
		struct str path = str_printf(&world.arena, "%s/paper-%s.txt",
			folder, papers_all[i].name);
		FILE *f = pages ? fopen(path.p, "wb") : NULL;
		if (!f)
			return 1;
		struct str s = dump(pages);
		fwrite(s.p, 1, s.n, f);
		fclose(f);
	}
	papers_close(&world);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(papers_are_as_their_golden_texts),
		cmocka_unit_test(nothing_leaves_the_page),
		cmocka_unit_test(no_two_texts_overlap),
		cmocka_unit_test(no_letter_is_lost_or_doubled),
		cmocka_unit_test(a_block_taller_than_a_page_is_refused),
		cmocka_unit_test(pages_over_the_limit_are_refused),
		cmocka_unit_test(all_faults_are_told_at_once),
		cmocka_unit_test(every_page_has_its_number_receipt_and_marks),
		cmocka_unit_test(a_reading_copy_has_no_line_to_sign_on),
		cmocka_unit_test(a_reading_copy_says_so_once),
		cmocka_unit_test(titles_of_a_pair_stand_on_one_line),
		cmocka_unit_test(an_address_stands_in_the_window),
		cmocka_unit_test(names_of_200_letters_and_24_months_are_set),
		cmocka_unit_test(a_long_name_stands_above_its_line),
		cmocka_unit_test(edges_that_run_into_the_text_are_refused),
		cmocka_unit_test(a_break_at_the_end_adds_no_page),
		cmocka_unit_test(
			a_column_without_weight_is_as_wide_as_its_text),
	};

	if (argc > 1)
		return write_all(argv[1]);
	return cmocka_run_group_tests(tests, open_world, close_world);
}
