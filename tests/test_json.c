/* JSON keeps its order and escapes what it must. */
#include "json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void document_keeps_order_and_nesting(void **state)
{
	struct arena arena = {0};
	struct buf out = {.arena = &arena};
	struct json json = json_start();

	(void)state;
	json_number(&json, "zeta", INT64_C(9007199254740993));
	json_list(&json, "list");
	json_text(&json, NULL, STR("a \"b\"\n\xc3\xb1"));
	json_map(&json, NULL);
	json_truth(&json, "alpha", true);
	json_end(&json);
	json_end(&json);
	json_nothing(&json, "nothing");
	json_print(&json, &out);
	json_release(&json);
	assert_string_equal(buf_str(&out).p,
		"{\n  \"zeta\": 9007199254740993,\n  \"list\": [\n"
		"    \"a \\\"b\\\"\\n\xc3\xb1\",\n"
		"    {\n      \"alpha\": true\n    }\n  ],\n"
		"  \"nothing\": null\n}\n");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(document_keeps_order_and_nesting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
