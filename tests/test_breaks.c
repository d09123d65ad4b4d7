/* Where pages end: no line alone, nothing parted that belongs together, no page
 * for a few lines. */
#include "flow.h"

#include <setjmp.h>
#include <stdarg.h>
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

/* Lines (different heights) of the element on the page. */
static int lines_on(const struct page *page, const struct element *e)
{
	int lines = 0, last = -1;

	for (struct item *i = page->items.first; i; i = i->next)
		if (i->element == e && i->kind == ITEM_RUN && i->y != last) {
			lines++;
			last = i->y;
		}
	return lines;
}

static struct pages *flow_at(
	int height, struct element **heading, struct element **text)
{
	struct document d = paper_new(&world.arena, "Breaks");

	block_add(d.arena, d.body, BLOCK_RULE);
	block_space(d.arena, d.body, height);
	block_heading(d.arena, d.body, 1, en(d.arena, "Heading"));
	paragraph(&d, long_text);
	for (int i = 0; i < 12; i++) /* no short last page */
		paragraph(&d, "One of twelve.");
	struct pages *pages = flow(&d);
	*heading = pages->root->first;
	*text = pages->root->first->next;
	return pages;
}

static void no_line_is_left_alone(void **state)
{
	int parted = 0;

	(void)state;
	for (int height = 480; height < 640; height += 3) {
		struct element *h, *t;
		struct pages *pages = flow_at(height, &h, &t);
		int above = lines_on(pages->first, t);
		int below = pages->count > 1 ? lines_on(pages->last, t) : 0;
		assert_int_equal(above + below, 4);
		assert_int_not_equal(above, 1);
		assert_int_not_equal(below, 1);
		parted += above && below;
		/* the heading stands with the beginning of its text */
		assert_int_equal(lines_on(pages->first, h), above > 0);
	}
	assert_true(parted > 0);
}

static int paragraphs_on(const struct page *page, const struct pages *pages)
{
	int count = 0;

	for (const struct element *e = pages->root->first; e; e = e->next)
		count += lines_on(page, e) > 0;
	return count;
}

/* Where a few lines would stand alone on the last page, gaps give way. */
static void a_short_last_page_is_spared(void **state)
{
	int on_one = 0, loose = 0;

	(void)state;
	for (int n = 10; n < 80; n++) {
		struct document d = paper_new(&world.arena, "Short");
		for (int i = 0; i < n; i++)
			paragraph(&d, "One of many.");
		struct pages *pages = flow(&d);
		const struct item *a = pages->first->items.first;
		while (a && a->element != pages->root->first)
			a = a->next;
		const struct item *b = a;
		while (b && b->element != pages->root->first->next)
			b = b->next;
		assert_non_null(b);
		if (n == 10)
			loose = b->y - a->y;
		if (pages->count == 1)
			on_one = b->y - a->y < loose ? on_one + 1 : 0;
		if (pages->count == 2)
			assert_true(paragraphs_on(pages->last, pages) > 4);
		assert_true(b->y - a->y > loose / 2 + loose / 8);
	}
	assert_true(on_one > 1);
}

static void what_is_kept_together_is_not_parted(void **state)
{
	(void)state;
	for (int height = 480; height < 640; height += 7) {
		struct document d = paper_new(&world.arena, "Keep");
		block_add(d.arena, d.body, BLOCK_RULE);
		block_space(d.arena, d.body, height);
		struct block *keep = block_add(d.arena, d.body, BLOCK_KEEP);
		for (int i = 0; i < 3; i++)
			block_text(d.arena, keep, BLOCK_PARAGRAPH,
				en(d.arena, "One of three"));
		struct pages *pages = flow(&d);
		int above = 0;
		struct element *e = pages->root->first;
		for (; e; e = e->next)
			above += lines_on(pages->first, e);
		assert_true(above == 0 || above == 3);
	}
}

/* The small lines of an item say which month it is about. */
static void small_lines_stay_with_their_item(void **state)
{
	int below = 0;

	(void)state;
	for (int height = 560; height < 680; height += 3) {
		struct document d = paper_new(&world.arena, "Item");
		block_add(d.arena, d.body, BLOCK_RULE);
		block_space(d.arena, d.body, height);
		struct block *item =
			block_text(d.arena, block_list(d.arena, d.body, false),
				BLOCK_ITEM, en(d.arena, "Tell your landlord."));
		for (int i = 0; i < 2; i++)
			block_text(d.arena, item, BLOCK_PARAGRAPH,
				en(d.arena, "Rent for May"))
				->small = true;
		for (int i = 0; i < 9; i++) /* else gaps give way */
			paragraph(&d, "What follows");
		struct pages *pages = flow(&d);
		int above = 0;
		for (struct element *e = pages->root->first->first->first; e;
			e = e->next)
			if (e->role != ROLE_LABEL)
				above += lines_on(pages->first, e);
		assert_true(above == 0 || above == 3);
		below += above == 0;
	}
	assert_in_range(below, 1, 39);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_left_alone),
		cmocka_unit_test(a_short_last_page_is_spared),
		cmocka_unit_test(what_is_kept_together_is_not_parted),
		cmocka_unit_test(small_lines_stay_with_their_item),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
