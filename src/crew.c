/*
 * Forked workers on stream sockets; a message is its length and its bytes. A
 * worker whose supervisor is gone reads the end of its line and ends.
 */
#include "crew.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MESSAGE_MOST ((uint32_t)16 * 1024 * 1024)

/* --- messages --------------------------------------------------------- */

static bool send_all(int line, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t sent = send(line, p, n, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		p += sent;
		n -= (size_t)sent;
	}
	return true;
}

static bool read_all(int line, char *p, size_t n)
{
	while (n > 0) {
		ssize_t got = recv(line, p, n, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

static bool send_message(int line, struct str message)
{
	uint32_t n = (uint32_t)message.n;

	return send_all(line, (const char *)&n, sizeof n) &&
	       send_all(line, message.p, message.n);
}

static struct str read_message(int line, struct arena *arena)
{
	uint32_t n = 0;

	if (!read_all(line, (char *)&n, sizeof n) || n > MESSAGE_MOST)
		return (struct str){NULL, 0};
	char *room = arena_alloc(arena, (size_t)n + 1);
	if (!read_all(line, room, n))
		return (struct str){NULL, 0};
	return (struct str){room, n};
}

/* --- the worker's side ------------------------------------------------ */

static _Noreturn void serve(struct workshop *shop, int line)
{
	struct arena arena = {0};

	workshop_shut_in(shop);
	for (;;) {
		arena_clear(&arena);
		struct str message = read_message(line, &arena);
		if (!message.p)
			_exit(0);
		struct order_slip slip = order_slip_unpack(message);
		struct household household = worker_row(shop, &arena, &slip);
		struct buf out = {.arena = &arena};
		household_pack(&household, &out);
		if (!send_message(line, buf_str(&out)))
			_exit(0);
	}
}

/* --- the supervisor's side -------------------------------------------- */

static bool start(struct crew *crew, struct crew_member *member)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
		return false;
	pid_t process = fork();
	if (process < 0) {
		close(ends[0]);
		close(ends[1]);
		return false;
	}
	if (process == 0) {
		close(ends[0]);
		for (int i = 0; i < crew->count; i++)
			if (crew->members[i].line >= 0)
				close(crew->members[i].line);
		serve(crew->shop, ends[1]);
	}
	close(ends[1]);
	*member = (struct crew_member){.process = process, .line = ends[0]};
	return true;
}

bool crew_start(struct crew *crew, struct workshop *shop, int count,
	struct diags *diags)
{
	*crew = (struct crew){.shop = shop};
	signal(SIGCHLD, SIG_IGN); /* no worker stays behind as a zombie */
	for (int i = 0; i < count && i < CREW_MOST; i++) {
		crew->members[i].line = -1;
		if (!start(crew, &crew->members[i]))
			break;
		crew->count++;
	}
	if (crew->count)
		return true;
	diag_add(diags, DIAG_FILE_WRITE, (struct loc){.file = "stayput"},
		"cannot start a worker: %s", strerror(errno));
	return false;
}

/* Waits until the worker has ended: its end of the line is closed then. */
static void bury(struct crew_member *member)
{
	char byte;

	shutdown(member->line, SHUT_WR);
	while (read_all(member->line, &byte, 1))
		;
	close(member->line);
	member->line = -1;
	member->row = 0;
}

struct crew_member *crew_idle(struct crew *crew)
{
	for (int i = 0; i < crew->count; i++) {
		struct crew_member *member = &crew->members[i];
		if (member->line < 0 && !start(crew, member))
			continue;
		if (!member->row)
			return member;
	}
	return NULL;
}

bool crew_is_busy(const struct crew *crew)
{
	for (int i = 0; i < crew->count; i++)
		if (crew->members[i].row)
			return true;
	return false;
}

bool crew_give(
	struct crew_member *member, const struct order_slip *slip, int slot)
{
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};

	order_slip_pack(slip, &out);
	member->row = slip->row;
	member->slot = slot;
	bool good = send_message(member->line, buf_str(&out));
	/* of half a message the worker would wait for the rest */
	if (!good)
		shutdown(member->line, SHUT_WR);
	arena_release(&scratch);
	return good;
}

struct crew_member *crew_wait(struct crew *crew, int milliseconds)
{
	struct pollfd lines[CREW_MOST];
	int who[CREW_MOST];
	nfds_t count = 0;

	for (int i = 0; i < crew->count; i++) {
		if (!crew->members[i].row)
			continue;
		who[count] = i;
		lines[count++] = (struct pollfd){
			.fd = crew->members[i].line, .events = POLLIN};
	}
	if (poll(lines, count, milliseconds) <= 0)
		return NULL;
	for (nfds_t i = 0; i < count; i++)
		if (lines[i].revents)
			return &crew->members[who[i]];
	return NULL;
}

struct str crew_take(struct crew_member *member, struct arena *arena)
{
	struct str message = read_message(member->line, arena);

	if (!message.p)
		bury(member);
	member->row = 0;
	return message;
}

void crew_end(struct crew *crew)
{
	for (int i = 0; i < crew->count; i++)
		if (crew->members[i].line >= 0)
			shutdown(crew->members[i].line, SHUT_WR);
	for (int i = 0; i < crew->count; i++)
		if (crew->members[i].line >= 0)
			bury(&crew->members[i]);
	crew->count = 0;
}
