/*
 * What a worker hands to its supervisor: the same on both sides of the wire.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "household.h"

static struct arena arena;

static int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct household household(void)
{
	struct household h = household_new(&arena, 12);

	h.is = HOUSEHOLD_REFUSED;
	h.stem = STR("A12");
	h.code = STR("need_facts/facts");
	h.hash = STR("00ff");
	h.version = 3;
	h.urgent = true;
	h.papers = STR("summons");
	h.day = STR("2025-03-17");
	household_add_paper(&h, (struct household_paper){STR("a.pdf"), 7,
					STR("12ab"), STR("cd")});
	household_add_fault(&h, (struct household_fault){5, STR("moved_in"),
					STR("wrong"), STR("ask")});
	return h;
}

static void comes_back_as_it_was(void **state)
{
	struct buf out = {.arena = &arena};
	struct household h = household();

	(void)state;
	household_pack(&h, &out);
	struct household back = household_unpack(&arena, buf_str(&out));
	assert_int_equal(back.row, 12);
	assert_int_equal(back.is, HOUSEHOLD_REFUSED);
	assert_int_equal(back.version, 3);
	assert_true(back.urgent);
	assert_false(back.kept);
	assert_true(str_is(back.stem, "A12"));
	assert_true(str_is(back.code, "need_facts/facts"));
	assert_true(str_is(back.day, "2025-03-17"));
	assert_int_equal(back.made_count, 1);
	assert_true(str_is(back.made[0].name, "a.pdf"));
	assert_int_equal(back.made[0].bytes, 7);
	assert_true(str_is(back.made[0].sha256, "12ab"));
	assert_int_equal(back.fault_count, 1);
	assert_int_equal(back.faults[0].column, 5);
	assert_true(str_is(back.faults[0].ask, "ask"));
}

static void cut_bytes_are_read_to_their_end(void **state)
{
	struct buf out = {.arena = &arena};
	struct household h = household();

	(void)state;
	household_pack(&h, &out);
	for (size_t n = 0; n < out.n; n++) {
		struct str cut = str_sub(buf_str(&out), 0, n);
		struct household back = household_unpack(&arena, cut);
		assert_true(back.made_count <= HOUSEHOLD_PAPERS);
		assert_true(back.fault_count <= HOUSEHOLD_FAULTS);
	}
}

static void holds_no_more_than_there_is_room(void **state)
{
	struct household h = household_new(&arena, 1);

	(void)state;
	for (int i = 0; i < HOUSEHOLD_FAULTS + 5; i++)
		household_add_fault(&h, (struct household_fault){.column = i});
	for (int i = 0; i < HOUSEHOLD_PAPERS + 5; i++)
		household_add_paper(&h, (struct household_paper){.bytes = i});
	assert_int_equal(h.fault_count, HOUSEHOLD_FAULTS);
	assert_int_equal(h.made_count, HOUSEHOLD_PAPERS);
	assert_int_equal(
		h.made[HOUSEHOLD_PAPERS - 1].bytes, HOUSEHOLD_PAPERS - 1);
}

static void every_way_to_end_has_a_name(void **state)
{
	enum household_is found;

	(void)state;
	for (int i = 0; i <= HOUSEHOLD_STOPPED; i++) {
		const char *name = household_name((enum household_is)i);
		assert_true(household_find(str_of(name), &found));
		assert_int_equal(found, i);
	}
	assert_false(household_find(STR("lost"), &found));
	assert_false(household_find(STR(""), &found));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_back_as_it_was),
		cmocka_unit_test(cut_bytes_are_read_to_their_end),
		cmocka_unit_test(holds_no_more_than_there_is_room),
		cmocka_unit_test(every_way_to_end_has_a_name),
	};
	return cmocka_run_group_tests(tests, NULL, tear_down);
}
