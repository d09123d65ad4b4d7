/*
 * The journal of a batch: what was written is found again, what was cut off
 * or changed is not believed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal.h"

struct fixture {
	struct arena arena;
	struct diags diags;
	struct store store;
	struct journal journal;
	char folder[64];
};

#define SETTINGS "stayput-batch 2 engine=1 laws=ab words=cd shard=0/1"

static bool reopen(struct fixture *f, const char *settings)
{
	journal_close(&f->journal);
	return journal_open(&f->journal, &f->arena, &f->store,
		settings ? str_of(settings) : (struct str){NULL, 0}, &f->diags);
}

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	*state = f;
	f->diags.arena = &f->arena;
	f->journal.file = -1;
	snprintf(f->folder, sizeof f->folder, "/tmp/stayput-test-XXXXXX");
	if (!mkdtemp(f->folder))
		return 1;
	f->store = store_open(f->folder, &f->diags);
	return reopen(f, SETTINGS) && !f->journal.found ? 0 : 1;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	journal_close(&f->journal);
	store_remove(&f->store, JOURNAL_NAME);
	store_remove(&f->store, JOURNAL_KEY);
	store_close(&f->store);
	rmdir(f->folder);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static void add(struct fixture *f, int row, const char *stem, int version)
{
	struct household h = household_new(&f->arena, row);

	h.stem = str_of(stem);
	h.code = STR("protected");
	h.hash = STR("0123");
	h.version = version;
	household_add_paper(&h, (struct household_paper){STR("a-1.pdf"), 5,
					STR("beef"), STR("cafe")});
	journal_add(&f->journal, &h);
	assert_true(journal_flush(&f->journal, &f->diags));
}

static void count_household(void *context, const struct household *h)
{
	int *rows = context;

	assert_true(h->row > 0);
	rows[0]++;
	rows[1] += h->row;
}

static void finds_the_newest_line_of_a_stem(void **state)
{
	struct fixture *f = *state;
	struct household h;
	int rows[2] = {0, 0};

	add(f, 2, "A2", 1);
	add(f, 3, "A3", 1);
	add(f, 4, "A2", 2);
	assert_true(reopen(f, SETTINGS));
	assert_true(f->journal.found);
	assert_true(journal_find(&f->journal, &f->arena, STR("A2"), &h));
	assert_int_equal(h.row, 4);
	assert_int_equal(h.version, 2);
	assert_int_equal(h.made_count, 1);
	assert_true(str_is(h.made[0].name, "a-1.pdf"));
	assert_int_equal(h.made[0].bytes, 5);
	assert_true(str_is(h.made[0].pack, "cafe"));
	assert_false(journal_find(&f->journal, &f->arena, STR("A9"), &h));
	journal_each(&f->journal, count_household, rows);
	assert_int_equal(rows[0], 2);
	assert_int_equal(rows[1], 7);
}

/* The size of the journal's file, and the file cut or changed there. */
static off_t size_of(const struct fixture *f)
{
	struct stat stats;

	assert_int_equal(fstat(f->journal.file, &stats), 0);
	return stats.st_size;
}

static void a_line_that_was_cut_off_goes(void **state)
{
	struct fixture *f = *state;
	struct household h;

	add(f, 2, "A2", 1);
	off_t whole = size_of(f);
	add(f, 3, "A3", 1);
	assert_int_equal(ftruncate(f->journal.file, size_of(f) - 1), 0);
	assert_true(reopen(f, SETTINGS));
	assert_true(journal_find(&f->journal, &f->arena, STR("A2"), &h));
	assert_false(journal_find(&f->journal, &f->arena, STR("A3"), &h));
	assert_int_equal(size_of(f), whole);
}

static void a_line_that_was_changed_is_not_believed(void **state)
{
	struct fixture *f = *state;
	struct household h;
	struct str path = str_printf(&f->arena, "%s/" JOURNAL_NAME, f->folder);

	off_t at = size_of(f);
	add(f, 2, "A2", 1);
	int file = open(path.p, O_WRONLY);
	assert_int_equal(pwrite(file, "7", 1, at), 1);
	close(file);
	assert_true(reopen(f, SETTINGS));
	assert_false(journal_find(&f->journal, &f->arena, STR("A2"), &h));
}

static void other_settings_are_refused_by_name(void **state)
{
	struct fixture *f = *state;

	assert_false(reopen(
		f, "stayput-batch 2 engine=1 laws=xx words=cd shard=0/1"));
	assert_non_null(f->diags.last);
	assert_true(str_is(f->diags.last->sentence,
		"this batch was begun with other laws"));
	assert_false(reopen(
		f, "stayput-batch 2 engine=1 laws=ab words=xx shard=0/1"));
	assert_true(str_is(f->diags.last->sentence,
		"this batch was begun with other templates or words"));
	assert_true(reopen(f, NULL)); /* whoever only reads asks for none */
	assert_true(str_is(f->journal.settings, SETTINGS));
}

static void knows_whether_it_came_to_its_end(void **state)
{
	struct fixture *f = *state;
	struct household h;

	add(f, 2, "A2", 1);
	assert_true(reopen(f, SETTINGS));
	assert_int_equal(f->journal.table.rows, 0);
	assert_true(journal_end(&f->journal,
		(struct journal_table){
			.rows = 9, .same_household = 2, .same_case = 1},
		&f->diags));
	assert_true(reopen(f, SETTINGS));
	assert_int_equal(f->journal.table.rows, 9);
	assert_int_equal(f->journal.table.same_household, 2);
	assert_int_equal(f->journal.table.same_case, 1);
	assert_true(journal_find(&f->journal, &f->arena, STR("A2"), &h));
	add(f, 3, "A3", 1);
	assert_true(reopen(f, SETTINGS));
	assert_int_equal(f->journal.table.rows, 0);
}

static void another_key_reads_nothing(void **state)
{
	struct fixture *f = *state;

	add(f, 2, "A2", 1);
	store_remove(&f->store, JOURNAL_KEY);
	assert_false(reopen(f, SETTINGS));
	assert_true(str_is(f->diags.last->sentence, "the journal is damaged"));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(finds_the_newest_line_of_a_stem),
		CASE(a_line_that_was_cut_off_goes),
		CASE(a_line_that_was_changed_is_not_believed),
		CASE(other_settings_are_refused_by_name),
		CASE(knows_whether_it_came_to_its_end),
		CASE(another_key_reads_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
