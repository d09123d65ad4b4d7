/*
 * Messages between two processes: a stream socket, on which a message is its
 * length and its bytes. What a message says is for those who send it.
 */
#ifndef STAYPUT_POST_H
#define STAYPUT_POST_H

#include <stdbool.h>

#include "str.h"

#define POST_MOST ((size_t)16 * 1024 * 1024) /* bytes of a message */

/* One end of a line. */
struct post {
	int line; /* descriptor; -1: closed */
	struct arena arena;
	char *bytes; /* that came and were not taken yet */
	size_t size;
	size_t from;
	size_t to;
};

/* Opens both ends; false, with errno, when the machine cannot. */
bool post_pair(struct post *one, struct post *other);

/* Sends a message; waits while the line is full. False when nobody will read
 * it. */
bool post_send(struct post *post, struct str message);

/* Whether post_take would not wait. */
bool post_has(const struct post *post);

/* Waits for the next message and copies it into the arena; p NULL when the
 * other end is closed. */
struct str post_take(struct post *post, struct arena *arena);

/* Tells the other end that nothing more comes. */
void post_finish(struct post *post);

/* Waits until the other end is closed. */
void post_wait_end(struct post *post);

void post_close(struct post *post);

#endif
