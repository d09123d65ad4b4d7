/*
 * Reading measures of sentences that were counted by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "grade.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct word {
	const char *word;
	int syllables;
};

static void assert_words(
	const struct word *rows, size_t count, enum grade_language language)
{
	int wrong = 0;

	for (size_t i = 0; i < count; i++) {
		int n = grade_syllables(str_of(rows[i].word), language);
		if (n != rows[i].syllables)
			fprintf(stderr, "%s: %d, not %d\n", rows[i].word, n,
				rows[i].syllables);
		wrong += n != rows[i].syllables;
	}
	assert_int_equal(wrong, 0);
}

static void english_words(void **state)
{
	static const struct word rows[] = {{"rent", 1}, {"landlord", 2},
		{"tenant", 2}, {"declaration", 4}, {"eviction", 3},
		{"because", 2}, {"people", 2}, {"before", 2}, {"table", 2},
		{"moved", 1}, {"needed", 2}, {"houses", 2}, {"income", 2},
		{"being", 2}, {"seeing", 2}, {"owing", 2}, {"paying", 2},
		{"lawyer", 2}, {"employer", 3}, {"January", 4},
		{"moratorium", 5}, {"statement", 2}, {"agreement", 3},
		{"payment", 2}, {"payments", 2}, {"household", 2},
		{"notices", 3}, {"rules", 1}, {"rule", 1}, {"owed", 1},
		{"owe", 1}, {"the", 1}, {"be", 1}, {"you", 1}, {"year", 1},
		{"don't", 1}, {"doesn't", 2}, {"didn't", 2}, {"you're", 1},
		{"judge", 1}, {"judges", 2}, {"settled", 2}, {"settlement", 3},
		{"called", 1}, {"filled", 1}, {"language", 2}, {"media", 3},
		{"period", 3}, {"million", 2}, {"special", 2}, {"client", 2},
		{"evidence", 3}, {"experience", 4}, {"quite", 1},
		{"immediately", 5}, {"safely", 2}, {"useful", 2},
		{"homeless", 2}, {"fires", 1}, {"taxes", 2}, {"watches", 2},
		{"studying", 3}, {"family", 3}, {"early", 2}, {"July", 2},
		{"documents", 3}, {"self-help", 2}, {"hmm", 1}, {"court", 1},
		{"answer", 2}, {"business", 2}, {"earlier", 3}};

	(void)state;
	assert_words(rows, COUNT(rows), GRADE_ENGLISH);
}

static void spanish_words(void **state)
{
	static const struct word rows[] = {{"renta", 2}, {"dueño", 2},
		{"casa", 2}, {"día", 2}, {"país", 2}, {"después", 2},
		{"también", 2}, {"que", 1}, {"alguien", 2}, {"agua", 2},
		{"vergüenza", 3}, {"ley", 1}, {"y", 1}, {"muy", 1},
		{"inquilino", 4}, {"desalojo", 4}, {"declaración", 4},
		{"corte", 2}, {"abogado", 4}, {"leer", 2}, {"caer", 2},
		{"Ángeles", 3}, {"aún", 2}, {"cuidado", 3}, {"construir", 2},
		{"pague", 2}, {"quien", 1}, {"ya", 1}, {"mayo", 2},
		{"actúa", 3}, {"ahora", 3}, {"seguía", 3}, {"AÑO", 2},
		{"río", 2}, {"oír", 2}, {"Seguro", 3}, {"ciudad", 2}};

	(void)state;
	assert_words(rows, COUNT(rows), GRADE_SPANISH);
}

static void assert_grade(const char *text, enum grade_language language,
	int sentences, int words, int longest)
{
	struct grade grade = grade_measure(str_of(text), language);

	assert_int_equal(grade.sentences, sentences);
	assert_int_equal(grade.words, words);
	assert_int_equal(grade.longest, longest);
}

static void sentences_and_words(void **state)
{
	(void)state;
	assert_grade("", GRADE_ENGLISH, 0, 0, 0);
	assert_grade("One two. Three four five!", GRADE_ENGLISH, 2, 5, 3);
	assert_grade("One two", GRADE_ENGLISH, 1, 2, 2);
	assert_grade("Pay $1,800.50 by 3/1/2025.", GRADE_ENGLISH, 1, 4, 4);
	assert_grade("Don't use the self-help line.", GRADE_ENGLISH, 1, 5, 5);
	assert_grade("The U.S. law says no.", GRADE_ENGLISH, 1, 6, 6);
	assert_grade(
		"Pay by {rent.due}. {name} signs.", GRADE_ENGLISH, 2, 5, 3);
	assert_grade("Pay now [Civ. Code 1946.2]. Go.", GRADE_ENGLISH, 2, 3, 2);
	assert_grade("Title\nOne two.\n", GRADE_ENGLISH, 2, 3, 2);
	assert_grade("Really?! \"Yes.\" (No.) So", GRADE_ENGLISH, 4, 4, 1);
	assert_grade("¿Recibió papeles? Díganos.", GRADE_SPANISH, 2, 3, 2);
	assert_grade("a { b", GRADE_ENGLISH, 1, 2, 2);
	assert_grade("a [ b", GRADE_ENGLISH, 1, 2, 2);
	assert_grade("...", GRADE_ENGLISH, 0, 0, 0);
}

static void measures(void **state)
{
	struct grade cat =
		grade_measure(STR("The cat sat on the mat."), GRADE_ENGLISH);
	struct grade hard = grade_measure(
		STR("Declarations of eviction moratoriums require "
		    "immediate documentation."),
		GRADE_ENGLISH);
	struct grade casa =
		grade_measure(STR("La casa es roja."), GRADE_SPANISH);

	(void)state;
	/* 0.39 * 6 + 11.8 * 1 - 15.59 = -1.45 */
	assert_int_equal(grade_flesch_kincaid(cat), -145);
	/* 7 words; 4+1+3+5+2+4+5 = 24 syllables:
	 * 2.73 + 40.457 - 15.59 = 27.597 */
	assert_int_equal(hard.words, 7);
	assert_int_equal(hard.syllables, 24);
	assert_int_equal(grade_flesch_kincaid(hard), 2760);
	/* 6 syllables, 4 words: 206.84 - 93.45 - 4 */
	assert_int_equal(casa.syllables, 6);
	assert_int_equal(grade_inflesz(casa), 10939);
	assert_int_equal(grade_flesch_kincaid((struct grade){.words = 0}), 0);
	assert_int_equal(grade_inflesz((struct grade){.words = 0}), 20684);
}

static void texts_add_up(void **state)
{
	struct grade a = grade_measure(STR("One two three."), GRADE_ENGLISH);
	struct grade b = grade_measure(STR("Four. Five."), GRADE_ENGLISH);
	struct grade both = grade_sum(a, b);

	(void)state;
	assert_int_equal(both.sentences, 3);
	assert_int_equal(both.words, 5);
	assert_int_equal(both.longest, 3);
	assert_int_equal(both.syllables, a.syllables + b.syllables);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_words),
		cmocka_unit_test(spanish_words),
		cmocka_unit_test(sentences_and_words),
		cmocka_unit_test(measures),
		cmocka_unit_test(texts_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
