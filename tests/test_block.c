/* Building documents: order, defaults, and the dump. */
#include "block.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

#define EN STR("en")

static void dump_shows_the_tree_in_order(void **state)
{
	struct arena arena = {0};
	struct document d = document_new(&arena, EN, STR("Notice"));
	struct buf out = {.arena = &arena};

	(void)state;
	block_text(&arena, d.body, BLOCK_TITLE,
		text_plain(&arena, EN, STR("Notice")));
	struct text t = text_plain(&arena, EN, STR("Rent is "));
	text_add(&arena, &t, (struct piece){.s = STR("due"), .bold = true});
	block_statement(&arena, d.body, MARK_TICKED, t);
	struct block *box = block_add(&arena, d.body, BLOCK_BOX);
	block_heading(&arena, box, 2, text_plain(&arena, EN, STR("Read")));
	struct block *rows = block_table(&arena, d.body, 2);
	table_header(&arena, rows->table)[0] =
		text_plain(&arena, EN, STR("Month"));
	table_row(&arena, rows->table)[1] = text_plain(&arena, EN, STR("$1"));
	block_dump(d.body, &out);
	assert_true(str_is(buf_str(&out),
		"body\n"
		"  title text(en)=\"Notice\"\n"
		"  statement [x] text(en)=\"Rent is *due*\"\n"
		"  box\n"
		"    heading 2 text(en)=\"Read\"\n"
		"  table header(en)=\"Month\"\n"
		"\trow cell(en)=\"$1\"\n"));
	arena_release(&arena);
}

static void headings_stay_with_what_follows(void **state)
{
	struct arena arena = {0};
	struct document d = document_new(&arena, EN, STR("Notice"));
	struct text t = text_plain(&arena, EN, STR("Read"));

	(void)state;
	assert_true(block_heading(&arena, d.body, 1, t)->keep_next);
	assert_false(block_text(&arena, d.body, BLOCK_PARAGRAPH, t)->keep_next);
	arena_release(&arena);
}

static void a_text_of_empty_pieces_is_empty(void **state)
{
	struct arena arena = {0};
	struct text t = {.lang = EN};

	(void)state;
	assert_true(text_is_empty(&t));
	text_add(&arena, &t, (struct piece){.bold = true});
	assert_true(text_is_empty(&t));
	text_add(&arena, &t, (struct piece){.s = STR("x")});
	assert_false(text_is_empty(&t));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dump_shows_the_tree_in_order),
		cmocka_unit_test(headings_stay_with_what_follows),
		cmocka_unit_test(a_text_of_empty_pieces_is_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
