/*
 * Forked workers. One whose supervisor is gone cannot tell of its row, or
 * reads the end of its line, and ends.
 */
#include "crew.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "child.h"

/* Bytes of rows at hand, over which a worker gets no other: what the system
 * holds on a line without making the supervisor wait. */
#define BYTES_AHEAD ((size_t)48 * 1024)

/* --- the worker's side ------------------------------------------------ */

static _Noreturn void serve(struct workshop *shop, struct post *post)
{
	struct arena arena = {0};

	workshop_shut_in(shop);
	for (;;) {
		arena_clear(&arena);
		struct str message = post_take(post, &arena);
		if (!message.p)
			_exit(0);
		struct order_slip slip = order_slip_unpack(message);
		struct household household = worker_row(shop, &arena, &slip);
		struct buf out = {.arena = &arena};
		household_pack(&household, &out);
		if (!post_send(post, buf_str(&out)))
			_exit(0);
	}
}

/* --- the supervisor's side -------------------------------------------- */

static bool start(struct crew *crew, struct crew_member *member)
{
	struct post theirs;
	struct post ours;

	if (!post_pair(&ours, &theirs))
		return false;
	pid_t process = fork();
	if (process < 0) {
		post_close(&ours);
		post_close(&theirs);
		return false;
	}
	if (process == 0) {
		post_close(&ours);
		for (int i = 0; i < crew->count; i++)
			post_close(&crew->members[i].post);
		serve(crew->shop, &theirs);
	}
	post_close(&theirs);
	*member = (struct crew_member){.process = process, .post = ours};
	return true;
}

bool crew_start(struct crew *crew, struct workshop *shop, int count,
	struct diags *diags)
{
	*crew = (struct crew){.shop = shop, .ahead = CREW_AHEAD_USUAL};
	for (int i = 0; i < count && i < CREW_MOST; i++) {
		crew->members[i].post.line = -1;
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

/* Waits until the worker has ended. */
static void bury(struct crew_member *member)
{
	post_finish(&member->post);
	post_wait_end(&member->post);
	post_close(&member->post);
	child_wait(member->process);
}

static bool has_room(const struct crew *crew, const struct crew_member *member)
{
	return member->count == 0 ||
	       (member->count < crew->ahead && member->bytes < BYTES_AHEAD);
}

struct crew_member *crew_free(struct crew *crew)
{
	struct crew_member *found = NULL;

	for (int i = 0; i < crew->count; i++) {
		struct crew_member *member = &crew->members[i];
		if (member->post.line < 0 &&
			(member->count || !start(crew, member)))
			continue;
		if (has_room(crew, member) &&
			(!found || member->count < found->count))
			found = member;
	}
	return found;
}

bool crew_is_busy(const struct crew *crew)
{
	for (int i = 0; i < crew->count; i++)
		if (crew->members[i].count)
			return true;
	return false;
}

bool crew_is_fed(const struct crew *crew)
{
	for (int i = 0; i < crew->count; i++)
		if (crew->members[i].count < crew->ahead / 2 ||
			post_has(&crew->members[i].post))
			return false;
	return true;
}

void crew_give(
	struct crew_member *member, const struct order_slip *slip, int slot)
{
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};
	int at = (member->first + member->count) % CREW_AHEAD;

	order_slip_pack(slip, &out);
	member->rows[at] = (struct crew_row){slot, out.n};
	member->count++;
	member->bytes += out.n;
	/* of half a message the worker would wait for the rest */
	if (!post_send(&member->post, buf_str(&out)))
		post_finish(&member->post);
	arena_release(&scratch);
}

/* A worker of which a message was read already. */
static struct crew_member *find_told(struct crew *crew)
{
	for (int i = 0; i < crew->count; i++)
		if (post_has(&crew->members[i].post))
			return &crew->members[i];
	return NULL;
}

struct crew_member *crew_wait(struct crew *crew, int milliseconds)
{
	struct crew_member *told = find_told(crew);
	struct pollfd lines[CREW_MOST];
	int who[CREW_MOST];
	nfds_t count = 0;

	for (int i = 0; i < crew->count && !told; i++) {
		if (!crew->members[i].count)
			continue;
		who[count] = i;
		lines[count++] = (struct pollfd){
			.fd = crew->members[i].post.line, .events = POLLIN};
	}
	if (told || poll(lines, count, milliseconds) <= 0)
		return told;
	for (nfds_t i = 0; i < count; i++)
		if (lines[i].revents)
			return &crew->members[who[i]];
	return NULL;
}

int crew_slot(const struct crew_member *member)
{
	return member->count ? member->rows[member->first].slot : -1;
}

int crew_forget(struct crew_member *member)
{
	int slot = crew_slot(member);

	if (slot < 0)
		return slot;
	member->bytes -= member->rows[member->first].bytes;
	member->first = (member->first + 1) % CREW_AHEAD;
	member->count--;
	return slot;
}

struct str crew_take(struct crew_member *member, struct arena *arena)
{
	struct str message = post_take(&member->post, arena);

	if (message.p)
		crew_forget(member);
	else
		bury(member);
	return message;
}

void crew_end(struct crew *crew)
{
	for (int i = 0; i < crew->count; i++)
		if (crew->members[i].post.line >= 0)
			post_finish(&crew->members[i].post);
	for (int i = 0; i < crew->count; i++)
		if (crew->members[i].post.line >= 0)
			bury(&crew->members[i]);
	crew->count = 0;
}
