/*
 * Sending at once, receiving as much as there is: a call of the system brings
 * all messages that have come.
 */
#include "post.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define ROOM_FIRST ((size_t)16 * 1024)

/* --- the line --------------------------------------------------------- */

bool post_pair(struct post *one, struct post *other)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
		return false;
	*one = (struct post){.line = ends[0]};
	*other = (struct post){.line = ends[1]};
	return true;
}

void post_finish(struct post *post)
{
	shutdown(post->line, SHUT_WR);
}

void post_close(struct post *post)
{
	if (post->line >= 0)
		close(post->line);
	arena_release(&post->arena);
	*post = (struct post){.line = -1};
}

/* --- sending ---------------------------------------------------------- */

static bool send_all(int line, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t sent = send(line, bytes.p, bytes.n, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		bytes = str_from(bytes, (size_t)sent);
	}
	return true;
}

/* Length and bytes in one call. */
bool post_send(struct post *post, struct str message)
{
	uint32_t n = (uint32_t)message.n;
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};

	buf_add(&out, (struct str){(const char *)&n, sizeof n});
	buf_add(&out, message);
	bool good = send_all(post->line, buf_str(&out));
	arena_release(&scratch);
	return good;
}

/* --- receiving -------------------------------------------------------- */

/* The length of the message that began to come; 0 while even that is not
 * there. */
static size_t length_of(const struct post *post)
{
	uint32_t n;

	if (post->to - post->from < sizeof n)
		return 0;
	memcpy(&n, post->bytes + post->from, sizeof n);
	return sizeof n + n;
}

bool post_has(const struct post *post)
{
	size_t length = length_of(post);

	return length && post->to - post->from >= length;
}

/* Room for the message at hand, and a bit more. */
static void make_room(struct post *post)
{
	size_t need = length_of(post) + ROOM_FIRST / 2;
	size_t have = post->to - post->from;
	char *bytes = post->bytes;

	if (need < ROOM_FIRST)
		need = ROOM_FIRST;
	if (post->size - post->from >= need)
		return;
	if (post->size < need)
		bytes = arena_alloc(&post->arena, need);
	if (have)
		memmove(bytes, post->bytes + post->from, have);
	post->size = post->size < need ? need : post->size;
	post->bytes = bytes;
	post->from = 0;
	post->to = have;
}

static bool receive(struct post *post)
{
	ssize_t got;

	make_room(post);
	do
		got = recv(post->line, post->bytes + post->to,
			post->size - post->to, 0);
	while (got < 0 && errno == EINTR);
	if (got > 0)
		post->to += (size_t)got;
	return got > 0;
}

struct str post_take(struct post *post, struct arena *arena)
{
	struct str none = {NULL, 0};

	while (!post_has(post))
		if (length_of(post) > POST_MOST || !receive(post))
			return none;
	size_t length = length_of(post);
	struct str message = {post->bytes + post->from + sizeof(uint32_t),
		length - sizeof(uint32_t)};
	post->from += length;
	return str_dup(arena, message);
}

void post_wait_end(struct post *post)
{
	do
		post->from = post->to;
	while (receive(post));
}
