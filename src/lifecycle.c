/*
 * Reading the lifecycle, and the status on a day.
 */
#include "lifecycle.h"

#include "bind.h"

static const char *const status_words[] = {"not_yet", "proposed", "rejected",
	"adopted", "active", "standby", "suspended", "struck", "expired",
	"repealed", "unconfirmed"};

static const struct {
	const char *word;
	enum pack_status status;
} event_kinds[] = {
	{"proposed", STATUS_PROPOSED},
	{"rejected", STATUS_REJECTED},
	{"adopted", STATUS_ADOPTED},
	{"effective", STATUS_ACTIVE},
	{"extended", STATUS_ACTIVE},
	{"amended", STATUS_ACTIVE},
	{"reinstated", STATUS_ACTIVE},
	{"enjoined", STATUS_SUSPENDED},
	{"struck", STATUS_STRUCK},
	{"expired", STATUS_EXPIRED},
	{"repealed", STATUS_REPEALED},
	{"unconfirmed", STATUS_UNCONFIRMED},
};

#define EVENT_KINDS (sizeof event_kinds / sizeof *event_kinds)

const char *lifecycle_status_name(enum pack_status status)
{
	return status_words[status];
}

static int event_kind(struct rule_build *build, const struct node *node)
{
	const char *words[EVENT_KINDS + 1] = {NULL};

	for (size_t i = 0; i < EVENT_KINDS; i++)
		words[i] = event_kinds[i].word;
	return bind_word(node, words, "a lifecycle event", build->diags);
}

static const struct bind_field event_fields[] = {
	{"on", BIND_SCALAR, true, NULL},
	{"is", BIND_SCALAR, true, NULL},
	{"where", BIND_ANY, false, NULL},
	{"cite", BIND_ANY, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static bool read_event(struct rule_build *build, const struct node *node,
	struct lifecycle *event)
{
	event->loc = node->loc;
	if (!bind_map(node, event_fields, NULL, "a lifecycle event",
		    build->diags))
		return false;
	int kind = event_kind(build, node_find(node, "is"));
	if (kind < 0 ||
		!bind_date(node_find(node, "on"), &event->on, build->diags))
		return false;
	event->word = node_find(node, "is")->text;
	event->status = event_kinds[kind].status;
	event->cites =
		cites_build(build->arena, node, build->sources, build->diags);
	if (node_find(node, "where")) {
		struct place_list list =
			place_list_build(build, node_find(node, "where"));
		event->places = list.list;
		event->place_count = list.count;
	}
	return true;
}

/* On one day a law is adopted first and in force then. */
static bool goes_before(const struct lifecycle *a, const struct lifecycle *b)
{
	if (a->on != b->on)
		return a->on < b->on;
	return a->status == STATUS_ADOPTED && b->status == STATUS_ACTIVE;
}

/* A law that reaches back is not in force before its adoption: what it says
 * of earlier days begins with the day of adoption. */
static void hold_until_adoption(struct lifecycle *events, int count)
{
	int adopted = -1;

	for (int i = 0; i < count; i++)
		if (events[i].status == STATUS_ADOPTED)
			adopted = i;
	if (adopted < 0)
		return;
	civil_day on = events[adopted].on;
	for (int i = 0; i < count; i++)
		if (events[i].status == STATUS_ACTIVE && events[i].on < on)
			events[i].on = on;
	for (int i = 1; i < count; i++)
		for (int j = i;
			j > 0 && goes_before(&events[j], &events[j - 1]); j--) {
			struct lifecycle event = events[j];
			events[j] = events[j - 1];
			events[j - 1] = event;
		}
}

const struct lifecycle *lifecycle_build(
	struct rule_build *build, const struct node *list, int *count)
{
	*count = 0;
	if (!list)
		return NULL;
	struct lifecycle *events = arena_array(
		build->arena, (size_t)list->count + 1, sizeof *events);
	for (const struct node *n = list->first; n; n = n->next) {
		struct lifecycle event = {0};
		if (!read_event(build, n, &event))
			continue;
		int at = (*count)++;
		if (at && events[at - 1].on > event.on) {
			diag_add(build->diags, DIAG_INVERTED, event.loc,
				"the events of a lifecycle are not in order "
				"of their days");
		}
		events[at] = event;
	}
	hold_until_adoption(events, *count);
	return events;
}

/* How surely a home at `place` lies in one of the places listed. */
static enum place_answer touches(
	const struct places *places, const int *list, int count, int place)
{
	enum place_answer answer = PLACE_NO;

	if (count == 0 || place < 0)
		return count == 0 ? PLACE_YES : PLACE_NO;
	for (int i = 0; i < count; i++) {
		enum place_answer one = places_within(places, place, list[i]);
		answer = one > answer ? one : answer;
	}
	return answer;
}

bool lifecycle_suspended(
	const struct world *world, struct str program, int place, civil_day on)
{
	const struct suspensions *all = world->suspensions;

	for (int i = 0; all && i < all->count; i++) {
		const struct suspension *s = &all->list[i];
		if (!str_eq(s->program, program) || on < s->from ||
			on > s->through)
			continue;
		if (s->place < 0 || touches(world->places, &s->place, 1,
					    place) == PLACE_YES)
			return true;
	}
	return false;
}

bool lifecycle_may_be_suspended(
	const struct world *world, struct str program, int place, civil_day on)
{
	const struct suspensions *all = world->suspensions;

	for (int i = 0; all && i < all->count; i++) {
		const struct suspension *s = &all->list[i];
		if (str_eq(s->program, program) && on >= s->from &&
			on <= s->through && s->place >= 0 &&
			touches(world->places, &s->place, 1, place) ==
				PLACE_MAYBE)
			return true;
	}
	return false;
}

bool lifecycle_is_unsure(const struct lifecycle *events, int count,
	const struct places *places, int place, civil_day on)
{
	enum pack_status within = STATUS_NOT_YET;

	for (int i = 0; i < count; i++) {
		const struct lifecycle *e = &events[i];
		if (e->on <= on && touches(places, e->places, e->place_count,
					   place) != PLACE_NO)
			within = e->status;
	}
	return within != lifecycle_status(events, count, places, place, on);
}

enum pack_status lifecycle_status(const struct lifecycle *events, int count,
	const struct places *places, int place, civil_day on)
{
	enum pack_status status = STATUS_NOT_YET;

	for (int i = 0; i < count; i++) {
		const struct lifecycle *e = &events[i];
		if (e->on <= on && touches(places, e->places, e->place_count,
					   place) == PLACE_YES)
			status = e->status;
	}
	return status;
}
