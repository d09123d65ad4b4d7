/*
 * Writing JSON: values are added one after the other, containers are opened
 * and ended. The only file that knows jansson. Keys keep their order, so the
 * same answer is the same bytes.
 */
#ifndef STAYPUT_JSON_H
#define STAYPUT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

#define JSON_DEPTH 80

/* One JSON document in the making. `open` are the containers not ended yet;
 * open[0] is the document, a map. Release it by json_release. */
struct json {
	void *open[JSON_DEPTH];
	int depth;
};

/* A document that is an empty map, open. */
struct json json_start(void);

/* Adds a value to the innermost open container: under `key` in a map; in a
 * list the key must be NULL. Text is UTF-8. */
void json_text(struct json *json, const char *key, struct str text);
void json_number(struct json *json, const char *key, int64_t number);
void json_truth(struct json *json, const char *key, bool truth);
void json_nothing(struct json *json, const char *key); /* null */

/* Opens a map or a list within the innermost container; json_end ends it. */
void json_map(struct json *json, const char *key);
void json_list(struct json *json, const char *key);
void json_end(struct json *json);

/* Appends the document (all containers ended but the first), indented by
 * two, with a newline at its end. */
void json_print(const struct json *json, struct buf *out);

/* As json_print, all on one line: a line of JSON Lines. */
void json_print_line(const struct json *json, struct buf *out);

void json_release(struct json *json);

#endif
