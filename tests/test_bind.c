/*
 * Tables of fields against maps, and scalars by type.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "bind.h"

static struct arena arena;

static struct diags no_diags(void)
{
	return (struct diags){.arena = &arena};
}

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct node *read_text(const char *text)
{
	struct diags diags = no_diags();
	const struct node *root = node_read(&arena, "x", str_of(text), &diags);

	assert_non_null(root);
	return root;
}

struct order {
	char keys[8];
	int n;
};

static void add_a(void *context, const struct node *value)
{
	struct order *order = context;

	(void)value;
	order->keys[order->n++] = 'a';
}

static void add_b(void *context, const struct node *value)
{
	struct order *order = context;

	(void)value;
	order->keys[order->n++] = 'b';
}

static const struct bind_field fields[] = {
	{"beta", BIND_LIST, true, add_b},
	{"alpha", BIND_SCALAR, false, add_a},
	{"gamma", BIND_MAP, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static void fields_are_read_in_the_order_of_the_table(void **state)
{
	struct diags diags = no_diags();
	struct order order = {.n = 0};

	(void)state;
	assert_true(bind_map(read_text("alpha: 1\nbeta: [x]\ngamma: {}\n"),
		fields, &order, "a thing", &diags));
	assert_string_equal(order.keys, "ba");
	assert_int_equal(diags.errors, 0);
}

/* One diagnostic of this kind, at this place, with this hint. */
static void assert_one(const struct diags *diags, enum diag_id id, int line,
	int column, const char *hint)
{
	assert_int_equal(diags->errors, 1);
	assert_int_equal(diags->first->id, id);
	assert_int_equal(diags->first->loc.line, line);
	assert_int_equal(diags->first->loc.column, column);
	assert_true(str_is(diags->first->hint, hint));
}

static void an_unknown_key_is_named_with_the_nearest(void **state)
{
	struct diags diags = no_diags();
	struct diags far = no_diags();
	struct order order = {.n = 0};

	(void)state;
	assert_false(bind_map(read_text("beta: []\n\n  \nalpa: 1\n"), fields,
		&order, "a thing", &diags));
	assert_one(&diags, DIAG_UNKNOWN_KEY, 4, 1, "did you mean alpha?");
	assert_string_equal(order.keys, "b");
	assert_false(bind_map(read_text("beta: []\nzzzzzz: 1\n"), fields,
		&order, "a thing", &far));
	assert_one(&far, DIAG_UNKNOWN_KEY, 2, 1, "");
}

static void a_missing_key_is_told_where_the_map_begins(void **state)
{
	struct diags diags = no_diags();
	struct order order = {.n = 0};
	const struct node *list = read_text("- 1\n- alpha: 2\n");

	(void)state;
	assert_false(
		bind_map(list->first->next, fields, &order, "a thing", &diags));
	assert_one(&diags, DIAG_MISSING_KEY, 2, 3, "");
}

static void a_wrong_shape_is_not_read(void **state)
{
	struct diags diags = no_diags();
	struct diags whole = no_diags();
	struct order order = {.n = 0};

	(void)state;
	assert_false(bind_map(
		read_text("beta: {}\n"), fields, &order, "a thing", &diags));
	assert_one(&diags, DIAG_WRONG_SHAPE, 1, 7, "");
	assert_int_equal(order.n, 0);
	assert_false(bind_map(
		read_text("[beta]"), fields, &order, "a thing", &whole));
	assert_one(&whole, DIAG_WRONG_SHAPE, 1, 1, "");
}

static void all_faults_are_told_at_once(void **state)
{
	struct diags diags = no_diags();
	struct order order = {.n = 0};

	(void)state;
	assert_false(bind_map(read_text("alpha: []\nx: 1\ny: 2\n"), fields,
		&order, "a thing", &diags));
	assert_int_equal(diags.errors, 4);
}

static void scalars_by_type(void **state)
{
	struct diags diags = no_diags();
	int32_t day = 0;
	int64_t number = 0;

	(void)state;
	assert_true(bind_date(read_text("1970-01-02"), &day, &diags));
	assert_int_equal(day, 1);
	assert_true(bind_money(read_text("'$1,800.50'"), &number, &diags));
	assert_int_equal(number, 180050);
	assert_true(bind_count(read_text("0"), &number, &diags));
	assert_int_equal(number, 0);
	assert_int_equal(diags.errors, 0);
	assert_false(bind_date(read_text("2025-02-30"), &day, &diags));
	assert_int_equal(diags.last->id, DIAG_BAD_DATE);
	assert_false(bind_money(read_text("$1,2x"), &number, &diags));
	assert_int_equal(diags.last->id, DIAG_BAD_MONEY);
	assert_false(bind_count(read_text("010"), &number, &diags));
	assert_int_equal(diags.last->id, DIAG_BAD_NUMBER);
	assert_false(bind_count(read_text("-1"), &number, &diags));
	assert_int_equal(diags.last->id, DIAG_BAD_NUMBER);
	assert_false(bind_count(read_text("[1]"), &number, &diags));
	assert_int_equal(diags.last->id, DIAG_WRONG_SHAPE);
	assert_int_equal(diags.errors, 5);
}

static void words_of_a_choice(void **state)
{
	static const char *const words[] = {"notice", "summons", "none", NULL};
	struct diags diags = no_diags();

	(void)state;
	assert_int_equal(
		bind_word(read_text("summons"), words, "papers", &diags), 1);
	assert_int_equal(diags.errors, 0);
	assert_int_equal(
		bind_word(read_text("sumons"), words, "papers", &diags), -1);
	assert_true(str_is(diags.last->hint, "did you mean summons?"));
	assert_int_equal(
		bind_word(read_text("elephant"), words, "papers", &diags), -1);
	assert_true(str_is(
		diags.last->hint, "choose one of: notice, summons, none"));
	assert_int_equal(diags.errors, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_read_in_the_order_of_the_table),
		cmocka_unit_test(an_unknown_key_is_named_with_the_nearest),
		cmocka_unit_test(a_missing_key_is_told_where_the_map_begins),
		cmocka_unit_test(a_wrong_shape_is_not_read),
		cmocka_unit_test(all_faults_are_told_at_once),
		cmocka_unit_test(scalars_by_type),
		cmocka_unit_test(words_of_a_choice),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
