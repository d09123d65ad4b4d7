/*
 * Writing JSON with jansson, which owns the memory of the document.
 */
#include "json.h"

#include <assert.h>

#include <jansson.h>

struct json json_start(void)
{
	return (struct json){.open = {json_object()}, .depth = 1};
}

/* Gives `value` to the innermost container. */
static void add(struct json *json, const char *key, json_t *value)
{
	json_t *into = json->open[json->depth - 1];
	int failed = json_is_object(into)
			     ? json_object_set_new(into, key, value)
			     : json_array_append_new(into, value);

	assert(json_is_object(into) == (key != NULL));
	assert(failed == 0);
	(void)failed;
}

void json_text(struct json *json, const char *key, struct str text)
{
	add(json, key, json_stringn(text.n ? text.p : "", text.n));
}

void json_number(struct json *json, const char *key, int64_t number)
{
	add(json, key, json_integer(number));
}

void json_truth(struct json *json, const char *key, bool truth)
{
	add(json, key, json_boolean(truth));
}

void json_nothing(struct json *json, const char *key)
{
	add(json, key, json_null());
}

static void enter(struct json *json, const char *key, json_t *container)
{
	assert(json->depth < JSON_DEPTH);
	add(json, key, container);
	json->open[json->depth++] = container;
}

void json_map(struct json *json, const char *key)
{
	enter(json, key, json_object());
}

void json_list(struct json *json, const char *key)
{
	enter(json, key, json_array());
}

void json_end(struct json *json)
{
	assert(json->depth > 1);
	json->depth--;
}

static int append(const char *bytes, size_t n, void *out)
{
	buf_add(out, (struct str){bytes, n});
	return 0;
}

void json_print(const struct json *json, struct buf *out)
{
	assert(json->depth == 1);
	json_dump_callback(json->open[0], append, out, JSON_INDENT(2));
	buf_add_byte(out, '\n');
}

void json_print_line(const struct json *json, struct buf *out)
{
	assert(json->depth == 1);
	json_dump_callback(json->open[0], append, out, JSON_COMPACT);
	buf_add_byte(out, '\n');
}

void json_release(struct json *json)
{
	json_decref(json->open[0]);
	json->depth = 0;
}
