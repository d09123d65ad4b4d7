/*
 * Truth: Kleene's tables cell by cell, and every operator on both sides of
 * its boundary.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "op.h"

#define M VERDICT_MET
#define N VERDICT_NOT_MET
#define F VERDICT_MISSING
#define O VERDICT_OPEN
#define B (VERDICT_MISSING | VERDICT_OPEN)

static const verdict all[] = {M, N, F, O, B};

#define VERDICTS 5

static void and_is_kleene(void **state)
{
	static const verdict table[VERDICTS][VERDICTS] = {
		{M, N, F, O, B},
		{N, N, N, N, N},
		{F, N, F, B, B},
		{O, N, B, O, B},
		{B, N, B, B, B},
	};

	(void)state;
	for (int i = 0; i < VERDICTS; i++)
		for (int j = 0; j < VERDICTS; j++)
			assert_int_equal(
				verdict_and(all[i], all[j]), table[i][j]);
}

static void or_is_kleene(void **state)
{
	static const verdict table[VERDICTS][VERDICTS] = {
		{M, M, M, M, M},
		{M, N, F, O, B},
		{M, F, F, B, B},
		{M, O, B, O, B},
		{M, B, B, B, B},
	};

	(void)state;
	for (int i = 0; i < VERDICTS; i++)
		for (int j = 0; j < VERDICTS; j++)
			assert_int_equal(
				verdict_or(all[i], all[j]), table[i][j]);
}

static void not_keeps_unknown(void **state)
{
	(void)state;
	assert_int_equal(verdict_not(M), N);
	assert_int_equal(verdict_not(N), M);
	for (int i = 2; i < VERDICTS; i++)
		assert_int_equal(verdict_not(all[i]), all[i]);
}

static void presume_until_rebutted(void **state)
{
	(void)state;
	for (int i = 0; i < VERDICTS; i++) {
		assert_int_equal(verdict_presume(all[i], M), N);
		assert_int_equal(verdict_presume(all[i], N), all[i]);
		assert_int_equal(
			verdict_presume(all[i], VERDICT_MISSING), all[i]);
		assert_int_equal(
			verdict_presume(all[i], VERDICT_MISSING | VERDICT_OPEN),
			all[i]);
		assert_int_equal(verdict_presume(all[i], VERDICT_OPEN),
			verdict_and(all[i], VERDICT_OPEN));
	}
}

static void de_morgan_holds(void **state)
{
	(void)state;
	for (int i = 0; i < VERDICTS; i++)
		for (int j = 0; j < VERDICTS; j++)
			assert_int_equal(
				verdict_not(verdict_and(all[i], all[j])),
				verdict_or(verdict_not(all[i]),
					verdict_not(all[j])));
}

/* 9, 10 and 11 against 10. */
static const struct {
	const char *word;
	verdict below, equal, above;
} compared[] = {
	{"before", M, N, N},
	{"on_or_before", M, M, N},
	{"after", N, N, M},
	{"on_or_after", N, M, M},
	{"on", N, M, N},
	{"at_most", M, M, N},
	{"less_than", M, N, N},
	{"at_least", N, M, M},
	{"more_than", N, N, M},
	{"equal_to", N, M, N},
};

#define COMPARED (sizeof compared / sizeof *compared)

static verdict compare(const char *word, int64_t left)
{
	struct amount a = {left, left, 0};
	struct amount b = {10, 10, 0};

	return op_compare(op_find(str_of(word)), a, b);
}

static void operators_hold_at_their_boundary(void **state)
{
	(void)state;
	for (size_t i = 0; i < COMPARED; i++) {
		assert_int_equal(
			compare(compared[i].word, 9), compared[i].below);
		assert_int_equal(
			compare(compared[i].word, 10), compared[i].equal);
		assert_int_equal(
			compare(compared[i].word, 11), compared[i].above);
	}
}

/* A span decides only when all of it lies on one side. */
static void a_span_decides_only_outside_itself(void **state)
{
	struct amount span = {8, 10, AMOUNT_OPEN};
	const struct op *at_most = op_find(STR("at_most"));

	(void)state;
	for (int64_t n = 7; n <= 11; n++) {
		struct amount left = {n, n, 0};
		verdict wanted = n <= 8 ? M : n > 10 ? N : O;
		assert_int_equal(op_compare(at_most, left, span), wanted);
	}
}

static void a_missing_fact_never_decides(void **state)
{
	struct amount missing = {AMOUNT_LEAST, AMOUNT_MOST, AMOUNT_MISSING};
	struct amount ten = {10, 10, 0};

	(void)state;
	for (size_t i = 0; i < COMPARED; i++) {
		const struct op *op = op_find(str_of(compared[i].word));
		assert_int_equal(op_compare(op, missing, ten), F);
		assert_int_equal(op_compare(op, ten, missing), F);
	}
}

/* What did not happen was neither before nor after any day. */
static void what_did_not_happen_meets_nothing(void **state)
{
	struct amount never = {AMOUNT_LEAST, AMOUNT_MOST, AMOUNT_NONE};
	struct amount ten = {10, 10, 0};

	(void)state;
	for (size_t i = 0; i < COMPARED; i++)
		assert_int_equal(op_compare(op_find(str_of(compared[i].word)),
					 never, ten),
			N);
}

static verdict match(
	const char *word, struct value value, int64_t bits, bool none)
{
	struct op_set set = {.bits = bits, .none = none};

	return op_match(op_find(str_of(word)), &value, &set, NULL);
}

static void words_match(void **state)
{
	struct value second = {
		.state = VALUE_KNOWN, .type = VALUE_CHOICE, .number = 1};
	struct value nothing = {.state = VALUE_NONE, .type = VALUE_CHOICE};

	(void)state;
	assert_int_equal(match("is", second, 2, false), M);
	assert_int_equal(match("is", second, 1, false), N);
	assert_int_equal(match("is_not", second, 1, false), M);
	assert_int_equal(match("is_not", second, 2, false), N);
	assert_int_equal(match("one_of", second, 3, false), M);
	assert_int_equal(match("not_one_of", second, 3, false), N);
	assert_int_equal(match("is", nothing, 2, false), N);
	assert_int_equal(match("is", nothing, 0, true), M);
	assert_int_equal(match("given", second, 0, false), M);
	assert_int_equal(match("given", nothing, 0, false), N);
}

static void lists_match(void **state)
{
	struct value two = {
		.state = VALUE_KNOWN, .type = VALUE_CHOICES, .number = 6};
	struct value nothing = {.state = VALUE_NONE, .type = VALUE_CHOICES};

	(void)state;
	assert_int_equal(match("includes_any", two, 5, false), M);
	assert_int_equal(match("includes_any", two, 1, false), N);
	assert_int_equal(match("includes_all", two, 6, false), M);
	assert_int_equal(match("includes_all", two, 7, false), N);
	assert_int_equal(match("includes_none", two, 1, false), M);
	assert_int_equal(match("includes_none", two, 4, false), N);
	assert_int_equal(match("includes_any", nothing, 7, false), N);
	assert_int_equal(match("includes_none", nothing, 7, false), M);
}

static void unknown_values_match_nothing(void **state)
{
	static const enum value_state states[] = {
		VALUE_NOT_ASKED, VALUE_UNKNOWN, VALUE_DECLINED};

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct value v = {.state = states[i], .type = VALUE_CHOICE};
		assert_int_equal(match("is", v, 1, true), F);
		assert_int_equal(match("is_not", v, 1, true), F);
		assert_int_equal(match("given", v, 0, false), F);
	}
}

static void every_operator_has_its_word(void **state)
{
	(void)state;
	for (const char *const *word = op_words(); *word; word++) {
		const struct op *op = op_find(str_of(*word));
		assert_non_null(op);
		assert_string_equal(op_word(op), *word);
	}
	assert_null(op_find(STR("almost")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(and_is_kleene),
		cmocka_unit_test(or_is_kleene),
		cmocka_unit_test(not_keeps_unknown),
		cmocka_unit_test(presume_until_rebutted),
		cmocka_unit_test(de_morgan_holds),
		cmocka_unit_test(operators_hold_at_their_boundary),
		cmocka_unit_test(a_span_decides_only_outside_itself),
		cmocka_unit_test(a_missing_fact_never_decides),
		cmocka_unit_test(what_did_not_happen_meets_nothing),
		cmocka_unit_test(words_match),
		cmocka_unit_test(lists_match),
		cmocka_unit_test(unknown_values_match_nothing),
		cmocka_unit_test(every_operator_has_its_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
