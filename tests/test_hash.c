/* SHA-256 against the examples of FIPS 180-2. */
#include "hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void hashes_are_those_of_the_standard(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_true(str_is(hash_hex(&arena, STR("abc")),
		"ba7816bf8f01cfea414140de5dae2223"
		"b00361a396177a9cb410ff61f20015ad"));
	assert_true(str_is(hash_hex(&arena, (struct str){0}),
		"e3b0c44298fc1c149afbf4c8996fb924"
		"27ae41e4649b934ca495991b7852b855"));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes_are_those_of_the_standard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
