/*
 * Whose copies there are: names, and what each set has.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "copies.h"

static unsigned set_of(const char *words)
{
	struct str wrong;
	unsigned set = 0;

	assert_true(copies_parse(str_of(words), &set, &wrong));
	return set;
}

static void a_word_that_is_no_copy_is_told(void **state)
{
	static const char *const wrong[][2] = {{"tenants", "tenants"}, {"", ""},
		{"tenant,", ""}, {",file", ""}, {"tenant;file", "tenant;file"},
		{"court", "court"}, {"Tenant", "Tenant"},
		{"file,landlord, x", "x"}};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct str word;
		unsigned set;
		assert_false(copies_parse(str_of(wrong[i][0]), &set, &word));
		assert_true(str_is(word, wrong[i][1]));
	}
	assert_int_equal(set_of("file,tenant"), set_of("tenant, file ,file"));
}

static void without_copies_each_paper_is_there_once(void **state)
{
	(void)state;
	for (int copy = 0; copy < COPIES; copy++)
		for (int is_english = 0; is_english < 2; is_english++)
			assert_int_equal(copies_has(0, (enum copy)copy,
						 FOR_LANDLORD, is_english),
				copy == COPY_ALONE);
}

static void the_landlord_has_english_of_what_is_theirs_only(void **state)
{
	unsigned all = set_of("tenant,landlord,file");

	(void)state;
	assert_true(copies_has(all, COPY_LANDLORD, FOR_LANDLORD, true));
	assert_false(copies_has(all, COPY_LANDLORD, FOR_LANDLORD, false));
	assert_false(copies_has(all, COPY_LANDLORD, FOR_TENANT, true));
	assert_false(copies_has(all, COPY_LANDLORD, FOR_COURT, true));
	assert_false(copies_has(
		set_of("tenant"), COPY_LANDLORD, FOR_LANDLORD, true));
}

static void the_tenant_has_all_languages_the_office_english(void **state)
{
	unsigned all = set_of("tenant,file");

	(void)state;
	for (int whose = FOR_TENANT; whose <= FOR_COURT; whose++) {
		enum template_for of = (enum template_for)whose;
		assert_true(copies_has(all, COPY_TENANT, of, true));
		assert_true(copies_has(all, COPY_TENANT, of, false));
		assert_true(copies_has(all, COPY_FILE, of, true));
		assert_false(copies_has(all, COPY_FILE, of, false));
	}
}

static void what_is_filed_is_always_there(void **state)
{
	(void)state;
	assert_true(copies_has(set_of("tenant"), COPY_COURT, FOR_COURT, true));
	assert_false(
		copies_has(set_of("tenant"), COPY_COURT, FOR_COURT, false));
	assert_false(
		copies_has(set_of("tenant"), COPY_COURT, FOR_LANDLORD, true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_that_is_no_copy_is_told),
		cmocka_unit_test(without_copies_each_paper_is_there_once),
		cmocka_unit_test(
			the_landlord_has_english_of_what_is_theirs_only),
		cmocka_unit_test(
			the_tenant_has_all_languages_the_office_english),
		cmocka_unit_test(what_is_filed_is_always_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
