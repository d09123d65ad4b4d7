/*
 * Values: both sides of each boundary by type, the three words, lists, series,
 * and that nothing a person gave is shown when it is wrong.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "value.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const char *const options[] = {
	"workplace_destroyed", "laid_off", "hours_cut", NULL};

static int find_place(const void *places, struct str path)
{
	(void)places;
	return str_is(path, "us/ca") ? 7 : -1;
}

static struct value_shape shape_of(const char *type)
{
	int id = value_type_find(str_of(type));

	assert_true(id >= 0);
	return (struct value_shape){.type = (enum value_type_id)id,
		.options = options,
		.place = find_place};
}

/* Reads "v: TEXT" as a case file would. */
static struct value_read read_yaml(
	const char *text, const struct value_shape *shape, struct diags *diags)
{
	struct str file = str_printf(&arena, "v: %s\n", text);
	const struct node *root = node_read(&arena, "x", file, diags);

	assert_non_null(root);
	return value_read(&arena, root->first, shape, diags);
}

struct row {
	const char *type;
	const char *text;
	const char *printed;
};

static void reads_what_it_prints(void **state)
{
	static const struct row rows[] = {
		{"date", "2025-03-01", "2025-03-01"},
		{"date", "2025-03", "2025-03"},
		{"date", "2199-12", "2199-12"},
		{"date", "1900-01-01", "1900-01-01"},
		{"money", "$90000", "$90000.00"},
		{"money", "1800", "$1800.00"},
		{"money", "$0", "$0.00"},
		{"money", "\"$1,234.56\"", "$1234.56"},
		{"percent", "30%", "30%"},
		{"percent", "7.25%", "7.25%"},
		{"count", "0", "0"},
		{"count", "10", "10"},
		{"yesno", "yes", "yes"},
		{"yesno", "no", "no"},
		{"choice", "laid_off", "laid_off"},
		{"choices", "laid_off", "laid_off"},
		{"choices", "[hours_cut, laid_off]", "laid_off;hours_cut"},
		{"choices", "[none]", "none"},
		{"place", "us/ca", "7"},
		{"text", "100 Main St", "100 Main St"},
		{"text", "\"none\"", "none"},
		{"text", "\" Tenant  Example \"", "Tenant  Example"},
		{"text", "no", "no"},
		{"date", "unknown", "unknown"},
		{"money", "declined", "declined"},
		{"choices", "none", "none"},
		{"count", "\"none\"", "none"},
		{"text", "declined", "declined"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct diags diags = {.arena = &arena};
		struct value_shape shape = shape_of(rows[i].type);
		struct value_read read =
			read_yaml(rows[i].text, &shape, &diags);
		assert_true(read.ok);
		assert_int_equal(diags.errors, 0);
		struct str out = value_print(&arena, &read.value, &shape);
		assert_string_equal(str_dup(&arena, out).p, rows[i].printed);
	}
}

static void refuses_with_a_hint_and_shows_nothing(void **state)
{
	static const struct row rows[] = {
		{"date", "2025-02-30", "bad-date"},
		{"date", "2025-13", "bad-date"},
		{"date", "3/7/2025", "bad-date"},
		{"money", "$1,2x", "bad-money"},
		{"money", "$1,234.56", "bad-money"},
		{"money", "$1234.5", "bad-money"},
		{"money", "-5", "bad-money"},
		{"percent", "31", "bad-percent"},
		{"percent", "7.255%", "bad-percent"},
		{"count", "010", "bad-number"},
		{"count", "4.5", "bad-number"},
		{"count", "four", "bad-number"},
		{"yesno", "true", "bad-choice"},
		{"yesno", "No", "bad-choice"},
		{"choice", "layd_off", "bad-choice"},
		{"choice", "[laid_off]", "wrong-shape"},
		{"choices", "[laid_off, none]", "none-mixed"},
		{"choices", "[unknown, laid_off]", "none-mixed"},
		{"choices", "[]", "empty-value"},
		{"choices", "[[laid_off]]", "wrong-shape"},
		{"place", "us/cx", "bad-place"},
		{"text", "\"\"", "empty-value"},
		{"text", "\"  \"", "empty-value"},
		{"text", "|\n  Tenant\n  Example", "bad-text"},
		{"date", "", "empty-value"},
		{"date", "{a: 1}", "wrong-shape"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct diags diags = {.arena = &arena};
		struct value_shape shape = shape_of(rows[i].type);
		struct value_read read =
			read_yaml(rows[i].text, &shape, &diags);
		assert_false(read.ok);
		assert_int_equal(read.value.state, VALUE_NOT_ASKED);
		assert_int_equal(diags.errors, 1);
		assert_string_equal(
			diag_slug(diags.first->id), rows[i].printed);
		assert_int_equal(diags.first->loc.line, 1);
		assert_true(diags.first->hint.n > 0);
		if (*rows[i].text)
			assert_null(
				strstr(diags.first->sentence.p, rows[i].text));
	}
}

static void month_alone_is_its_own_precision(void **state)
{
	struct diags diags = {.arena = &arena};
	struct value_shape shape = shape_of("date");
	struct value value = read_yaml("2024-02", &shape, &diags).value;

	(void)state;
	assert_int_equal(value.number, date_day((struct date){2024, 2, 1}));
	assert_int_equal(value.most, date_day((struct date){2024, 2, 29}));
	value = read_yaml("2199-12", &shape, &diags).value;
	assert_int_equal(value.most, DATE_LAST);
	value = read_yaml("2024-02-03", &shape, &diags).value;
	assert_int_equal(value.most, value.number);
}

static void keeps_to_the_range(void **state)
{
	static const struct {
		const char *text;
		bool ok;
	} rows[] = {{"0", false}, {"1", true}, {"30", true}, {"31", false}};
	struct value_shape shape = shape_of("count");

	(void)state;
	shape.least = 1;
	shape.most = 30;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct diags diags = {.arena = &arena};
		struct value_read read =
			read_yaml(rows[i].text, &shape, &diags);
		assert_int_equal(read.ok, rows[i].ok);
		if (!rows[i].ok)
			assert_true(str_is(diags.first->hint, "from 1 to 30"));
	}
}

static void says_what_was_meant(void **state)
{
	struct diags diags = {.arena = &arena};
	struct value_shape shape = shape_of("choice");

	(void)state;
	read_yaml("layd_off", &shape, &diags);
	assert_true(str_is(diags.last->hint, "did you mean 'laid_off'?"));
	read_yaml("fired", &shape, &diags);
	assert_true(str_is(diags.last->hint,
		"write one of: workplace_destroyed, laid_off, hours_cut"));
}

static void four_states_stay_apart(void **state)
{
	struct diags diags = {.arena = &arena};
	struct value_shape shape = shape_of("money");
	struct value none = read_yaml("none", &shape, &diags).value;
	struct value unknown = read_yaml("unknown", &shape, &diags).value;
	struct value declined = read_yaml("declined", &shape, &diags).value;
	struct value zero = read_yaml("$0", &shape, &diags).value;
	struct value not_asked = {0};

	(void)state;
	assert_int_equal(none.state, VALUE_NONE);
	assert_int_equal(none.number, 0);
	assert_int_equal(unknown.state, VALUE_UNKNOWN);
	assert_int_equal(declined.state, VALUE_DECLINED);
	assert_int_equal(zero.state, VALUE_KNOWN);
	assert_true(value_is_known(&none) && value_is_known(&zero));
	assert_false(value_is_known(&unknown) || value_is_known(&declined));
	assert_false(value_is_known(&not_asked));
	assert_int_equal(value_print(&arena, &not_asked, &shape).n, 0);
}

static void reads_a_series_by_day(void **state)
{
	struct diags diags = {.arena = &arena};
	struct value_shape shape = shape_of("choice");

	(void)state;
	shape.series = true;
	struct value value = read_yaml(
		"{2021-08-05: hours_cut, 2021-08-03: laid_off}", &shape, &diags)
				     .value;
	assert_int_equal(diags.errors, 0);
	assert_int_equal(value.point_count, 2);
	assert_true(value.points[0].from < value.points[1].from);
	struct str printed = value_print(&arena, &value, &shape);
	assert_true(
		str_is(printed, "2021-08-03: laid_off; 2021-08-05: hours_cut"));
	struct value again =
		value_parse(&arena, printed, &shape, (struct loc){0}, &diags)
			.value;
	assert_int_equal(again.point_count, 2);
	assert_int_equal(again.points[1].number, 2);
	assert_true(read_yaml("unknown", &shape, &diags).ok);
	assert_int_equal(diags.errors, 0);
}

static void refuses_a_series_that_is_none(void **state)
{
	static const struct row rows[] = {
		{"", "laid_off", "wrong-shape"},
		{"", "{}", "empty-value"},
		{"", "{2021-02-30: laid_off}", "bad-date"},
		{"", "{2021-08: laid_off}", "bad-date"},
		{"", "{2021-08-03: unknown}", "wrong-shape"},
		{"", "{2021-08-03: fired}", "bad-choice"},
		{"", "{2021-08-03: [laid_off]}", "wrong-shape"},
	};
	struct value_shape shape = shape_of("choice");

	(void)state;
	shape.series = true;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct diags diags = {.arena = &arena};
		assert_false(read_yaml(rows[i].text, &shape, &diags).ok);
		assert_int_equal(diags.errors, 1);
		assert_string_equal(
			diag_slug(diags.first->id), rows[i].printed);
	}
	struct diags diags = {.arena = &arena};
	struct str twice = STR("2021-08-03: laid_off; 2021-08-03: hours_cut");
	assert_false(
		value_parse(&arena, twice, &shape, (struct loc){0}, &diags).ok);
	assert_int_equal(diags.first->id, DIAG_DUPLICATE_KEY);
}

static void reads_cells(void **state)
{
	static const struct row rows[] = {
		{"money", "$1,234.56", "$1234.56"},
		{"money", " 1800 ", "$1800.00"},
		{"choices", "hours_cut; laid_off", "laid_off;hours_cut"},
		{"choices", "none", "none"},
		{"date", "", ""},
		{"date", "  ", ""},
		{"text", "Jose\xcc\x81", "Jos\xc3\xa9"},
	};
	static const struct row bad[] = {
		{"choices", "laid_off;none", "none-mixed"},
		{"choices", "laid_off;", "empty-value"},
		{"text", "a\xff", "bad-text"},
		{"text", "a\nb", "bad-text"},
		{"text", "a\xe2\x80\xae", "bad-text"},
		{"money", "1800 dollars", "bad-money"},
	};
	struct loc loc = {"x.csv", 2, 3};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct diags diags = {.arena = &arena};
		struct value_shape shape = shape_of(rows[i].type);
		struct value_read read = value_parse(
			&arena, str_of(rows[i].text), &shape, loc, &diags);
		assert_true(read.ok);
		struct str out = value_print(&arena, &read.value, &shape);
		assert_true(str_is(out, rows[i].printed));
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct diags diags = {.arena = &arena};
		struct value_shape shape = shape_of(bad[i].type);
		assert_false(value_parse(
			&arena, str_of(bad[i].text), &shape, loc, &diags)
				     .ok);
		assert_string_equal(diag_slug(diags.first->id), bad[i].printed);
		assert_int_equal(diags.first->loc.column, 3);
	}
}

static void limits_texts_and_series(void **state)
{
	struct value_shape shape = shape_of("text");
	struct loc loc = {0};
	struct buf text = {.arena = &arena};
	struct diags diags = {.arena = &arena};

	(void)state;
	while (text.n < VALUE_TEXT_BYTES)
		buf_add_byte(&text, 'a');
	assert_true(
		value_parse(&arena, buf_str(&text), &shape, loc, &diags).ok);
	buf_add_byte(&text, 'a');
	assert_false(
		value_parse(&arena, buf_str(&text), &shape, loc, &diags).ok);
	struct buf days = {.arena = &arena};
	for (int i = 0; i <= VALUE_POINTS; i++)
		buf_add(&days, STR(";"));
	shape = shape_of("count");
	shape.series = true;
	struct diags many = {.arena = &arena};
	value_parse(&arena, buf_str(&days), &shape, loc, &many);
	assert_int_equal(many.errors, 1);
	assert_int_equal(many.first->id, DIAG_TOO_MANY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_it_prints),
		cmocka_unit_test(refuses_with_a_hint_and_shows_nothing),
		cmocka_unit_test(month_alone_is_its_own_precision),
		cmocka_unit_test(keeps_to_the_range),
		cmocka_unit_test(says_what_was_meant),
		cmocka_unit_test(four_states_stay_apart),
		cmocka_unit_test(reads_a_series_by_day),
		cmocka_unit_test(refuses_a_series_that_is_none),
		cmocka_unit_test(reads_cells),
		cmocka_unit_test(limits_texts_and_series),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
