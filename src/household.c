/*
 * Rows of a batch on their way between processes.
 */
#include "household.h"

#include <string.h>

static const char *const names[] = {
	"made", "refused", "failed", "skipped", "stopped"};

const char *household_name(enum household_is is)
{
	return names[is];
}

bool household_find(struct str name, enum household_is *is)
{
	for (int i = 0; i <= HOUSEHOLD_STOPPED; i++)
		if (str_is(name, names[i])) {
			*is = (enum household_is)i;
			return true;
		}
	return false;
}

struct household household_new(struct arena *arena, int row)
{
	return (struct household){.row = row, .version = 1, .arena = arena};
}

/* A list of `count` items of `size` bytes with room for one more: it has been
 * made longer whenever the count was 0 or a power of two from 4. */
static void *longer(struct arena *arena, void *list, int count, size_t size)
{
	bool full = count == 0 || (count >= 4 && (count & (count - 1)) == 0);
	int room = count ? 2 * count : 4;

	if (!full)
		return list;
	void *more = arena_array(arena, (size_t)room, size);
	if (count)
		memcpy(more, list, (size_t)count * size);
	return more;
}

void household_add_fault(
	struct household *household, struct household_fault fault)
{
	if (household->fault_count == HOUSEHOLD_FAULTS)
		return;
	household->faults = longer(household->arena, household->faults,
		household->fault_count, sizeof fault);
	household->faults[household->fault_count++] = fault;
}

void household_add_paper(
	struct household *household, struct household_paper paper)
{
	if (household->made_count == HOUSEHOLD_PAPERS)
		return;
	household->made = longer(household->arena, household->made,
		household->made_count, sizeof paper);
	household->made[household->made_count++] = paper;
}

void wire_add_int(struct buf *out, int64_t number)
{
	buf_add(out, (struct str){(const char *)&number, sizeof number});
}

void wire_add_text(struct buf *out, struct str text)
{
	wire_add_int(out, (int64_t)text.n);
	buf_add(out, text);
}

int64_t wire_take_int(struct str *rest)
{
	int64_t number = 0;

	if (rest->n < sizeof number)
		return 0;
	memcpy(&number, rest->p, sizeof number);
	*rest = str_from(*rest, sizeof number);
	return number;
}

struct str wire_take_text(struct str *rest)
{
	size_t n = (size_t)wire_take_int(rest);
	struct str text = str_sub(*rest, 0, n);

	*rest = str_from(*rest, text.n);
	return text;
}

void household_pack(const struct household *h, struct buf *out)
{
	wire_add_int(out, h->row);
	wire_add_int(out, h->is);
	wire_add_int(out, h->version);
	wire_add_int(out, h->kept);
	wire_add_int(out, h->urgent);
	wire_add_text(out, h->stem);
	wire_add_text(out, h->code);
	wire_add_text(out, h->hash);
	wire_add_text(out, h->papers);
	wire_add_text(out, h->day);
	wire_add_int(out, h->made_count);
	for (int i = 0; i < h->made_count; i++) {
		wire_add_text(out, h->made[i].name);
		wire_add_int(out, h->made[i].bytes);
		wire_add_text(out, h->made[i].sha256);
		wire_add_text(out, h->made[i].pack);
	}
	wire_add_int(out, h->fault_count);
	for (int i = 0; i < h->fault_count; i++) {
		wire_add_int(out, h->faults[i].column);
		wire_add_text(out, h->faults[i].fact);
		wire_add_text(out, h->faults[i].what);
		wire_add_text(out, h->faults[i].ask);
	}
}

static void unpack_lists(struct household *h, struct str *rest)
{
	int papers = (int)wire_take_int(rest);

	for (int i = 0; i < papers; i++) {
		struct household_paper paper = {.name = wire_take_text(rest)};
		paper.bytes = wire_take_int(rest);
		paper.sha256 = wire_take_text(rest);
		paper.pack = wire_take_text(rest);
		household_add_paper(h, paper);
	}
	int faults = (int)wire_take_int(rest);
	for (int i = 0; i < faults; i++) {
		struct household_fault fault = {
			.column = (int)wire_take_int(rest)};
		fault.fact = wire_take_text(rest);
		fault.what = wire_take_text(rest);
		fault.ask = wire_take_text(rest);
		household_add_fault(h, fault);
	}
}

struct household household_unpack(struct arena *arena, struct str bytes)
{
	struct str rest = bytes;
	struct household h = household_new(arena, (int)wire_take_int(&rest));

	h.is = (enum household_is)wire_take_int(&rest);
	h.version = (int)wire_take_int(&rest);
	h.kept = wire_take_int(&rest);
	h.urgent = wire_take_int(&rest);
	h.stem = wire_take_text(&rest);
	h.code = wire_take_text(&rest);
	h.hash = wire_take_text(&rest);
	h.papers = wire_take_text(&rest);
	h.day = wire_take_text(&rest);
	unpack_lists(&h, &rest);
	return h;
}
