/*
 * What exists at a place, what does not, what was proposed or rejected.
 */
#include "list.h"

#include <stdio.h>

/* The groups of a list, in their order, and the statuses in each. */
static const struct group {
	const char *key;
	enum pack_status statuses[2];
} groups[] = {
	{"list.in_force", {STATUS_ACTIVE, STATUS_ACTIVE}},
	{"list.standby", {STATUS_STANDBY, STATUS_STANDBY}},
	{"list.doubtful", {STATUS_UNCONFIRMED, STATUS_UNCONFIRMED}},
	{"list.coming", {STATUS_ADOPTED, STATUS_ADOPTED}},
	{"list.proposed", {STATUS_PROPOSED, STATUS_PROPOSED}},
	{"list.rejected", {STATUS_REJECTED, STATUS_REJECTED}},
	{"list.stopped", {STATUS_SUSPENDED, STATUS_STRUCK}},
	{"list.over", {STATUS_EXPIRED, STATUS_REPEALED}},
};

#define GROUPS (sizeof groups / sizeof *groups)

static bool is_in(const struct group *group, enum pack_status status)
{
	return status == group->statuses[0] || status == group->statuses[1];
}

static bool applies(
	const struct lifecycle *event, const struct places *places, int place)
{
	if (event->place_count == 0 || place < 0)
		return event->place_count == 0;
	for (int i = 0; i < event->place_count; i++)
		if (places_within(places, place, event->places[i]) == PLACE_YES)
			return true;
	return false;
}

struct maybe_day list_since(const struct pack *pack,
	const struct places *places, int place, civil_day today)
{
	struct maybe_day since = {0};
	enum pack_status last = STATUS_NOT_YET;

	for (int i = 0; i < pack->lifecycle_count; i++) {
		const struct lifecycle *event = &pack->lifecycle[i];
		if (event->on > today || !applies(event, places, place))
			continue;
		if (event->status != last)
			since = (struct maybe_day){true, event->on};
		last = event->status;
	}
	return since;
}

static struct maybe_day since_of(
	const struct report *report, const struct decision *decision)
{
	return list_since(decision->pack, report->library->world.places,
		report->place, report->today);
}

/* Whether the program is for this place, or for a part of it. */
static bool concerns(const struct decision *decision)
{
	return decision->findings[0].place != VERDICT_NOT_MET;
}

/* In a list of one place: whether it holds only in a part of it. */
static bool is_inside(
	const struct report *report, const struct decision *decision)
{
	return report->place >= 0 && decision->findings[0].place != VERDICT_MET;
}

/* --- order: status, then the latest first ----------------------------- */

static size_t group_of(const struct decision *decision)
{
	for (size_t i = 0; i < GROUPS; i++)
		if (is_in(&groups[i], decision->status))
			return i;
	return 0;
}

static bool comes_before(const struct report *report, const struct decision *a,
	const struct decision *b)
{
	struct maybe_day one = since_of(report, a);
	struct maybe_day two = since_of(report, b);

	if (group_of(a) != group_of(b))
		return group_of(a) < group_of(b);
	if (is_inside(report, a) != is_inside(report, b))
		return is_inside(report, b);
	if (one.day != two.day)
		return one.day > two.day;
	return str_cmp(a->pack->id, b->pack->id) < 0;
}

/* The decisions that concern the place, in the order of the list;
 * NULL-terminated. */
static const struct decision **in_order(const struct report *report)
{
	const struct decision **list = arena_array(
		report->arena, (size_t)report->count + 1, sizeof(*list));
	int count = 0;

	for (int i = 0; i < report->count; i++) {
		int at = count;
		if (!concerns(&report->decisions[i]))
			continue;
		for (; at > 0 && comes_before(report, &report->decisions[i],
					 list[at - 1]);
			at--)
			list[at] = list[at - 1];
		list[at] = &report->decisions[i];
		count++;
	}
	return list;
}

/* --- JSON ------------------------------------------------------------- */

static struct str title_of(const struct report *report,
	const struct words *words, const struct pack *pack)
{
	struct tell tell = tell_brief(report->library, words, NULL, pack);

	return tell_title(&tell);
}

static void add_program(struct json *json, const struct report *report,
	const struct words *words, const struct decision *decision)
{
	const struct pack *pack = decision->pack;
	const struct places *places = report->library->world.places;

	json_map(json, NULL);
	json_text(json, "id", pack->id);
	json_text(json, "kind", str_of(pack_kind_name(pack->kind)));
	json_text(json, "status",
		str_of(lifecycle_status_name(decision->status)));
	report_json_day(json, "since", since_of(report, decision));
	json_text(json, "title", title_of(report, words, pack));
	json_list(json, "in");
	for (int i = 0; i < pack->in_count; i++)
		json_text(json, NULL, places->list[pack->in[i]].path);
	json_end(json);
	json_truth(json, "whole_place", !is_inside(report, decision));
	report_json_age(json, pack, report->today);
	json_text(json, "pack",
		str_printf(report->arena, "sha256:%.*s", STR_ARG(pack->hash)));
	json_end(json);
}

static void print_json(const struct report *report, const struct words *words)
{
	struct buf out = {.arena = report->arena};
	struct json json = json_start();
	const struct decision **list = in_order(report);
	const struct places *places = report->library->world.places;

	json_number(&json, "schema", 1);
	report_json_day(
		&json, "today", (struct maybe_day){true, report->today});
	if (report->place >= 0)
		json_text(&json, "place", places->list[report->place].path);
	else
		json_nothing(&json, "place");
	json_list(&json, "programs");
	for (; *list; list++)
		add_program(&json, report, words, *list);
	json_end(&json);
	report_json_absences(&json, report, words);
	report_json_calls(&json, report);
	json_print(&json, &out);
	json_release(&json);
	fwrite(out.p, 1, out.n, stdout);
}

/* --- text ------------------------------------------------------------- */

static struct str name_of(
	const struct report *report, const struct words *words, int place)
{
	return place < 0
		       ? STR("")
		       : place_name(&report->library->world.places->list[place],
				 words->language);
}

static void tell_program(const struct report *report, const struct words *words,
	struct screen *screen, const struct decision *decision)
{
	struct tell tell =
		tell_brief(report->library, words, screen, decision->pack);
	struct maybe_day since = since_of(report, decision);
	struct catalog_value day[] = {
		{"day", words_day(words, since.day)}, {0}};
	struct str where = name_of(report, words, decision->pack->in[0]);

	screen_text(screen, 0, "- ", tell_title(&tell));
	screen_line(screen, 2, "%.*s%s%.*s", STR_ARG(where),
		since.is ? "; " : "",
		STR_ARG(since.is ? words_fill(words, "list.since", day)
				 : STR("")));
	screen_text(screen, 2, "", decision->pack->id);
	if (decision->stale)
		tell_say(&tell, 2, "law.stale", NULL);
}

static void tell_group(const struct report *report, const struct words *words,
	struct screen *screen, const struct group *group)
{
	const struct decision **list = in_order(report);
	bool first = true;

	for (; *list; list++) {
		if (!is_in(group, (*list)->status))
			continue;
		if (first)
			screen_title(screen, words_say(words, group->key), '-');
		first = false;
		tell_program(report, words, screen, *list);
	}
	if (!first)
		screen_gap(screen);
}

static bool has_active(const struct report *report)
{
	for (const struct decision **d = in_order(report); *d; d++)
		if ((*d)->status == STATUS_ACTIVE && !is_inside(report, *d))
			return true;
	return false;
}

static void print_text(const struct report *report, const struct words *words)
{
	struct screen screen =
		screen_new(report->arena, report->library->cli->plain);
	struct tell tell = tell_start(report->library, words, &screen, NULL);
	struct catalog_value values[] = {
		{"place", name_of(report, words, report->place)},
		{"day", words_day(words, report->today)}, {0}};

	screen_title(&screen,
		words_fill(words, report->place < 0 ? "list.all" : "list.title",
			values),
		'=');
	tell_say(&tell, 0, "check.not_a_lawyer", NULL);
	screen_gap(&screen);
	if (!has_active(report))
		tell_say(&tell, 0, "list.none_in_force", NULL);
	for (size_t i = 0; i < GROUPS; i++)
		tell_group(report, words, &screen, &groups[i]);
	report_absences(report, &tell);
	screen_title(&screen, words_say(words, "list.ask"), '-');
	report_calls(report, &tell, 0);
	screen_gap(&screen);
	tell_say(&tell, 0, "list.more", NULL);
	fwrite(screen.out.p, 1, screen.out.n, stdout);
}

/* --- the command ------------------------------------------------------ */

/* A household of which only the place is known; NULL after a diagnostic. */
static struct facts *at_place(const struct library *library)
{
	const struct cli *cli = library->cli;
	const struct places *places = library->world.places;
	struct facts *facts = facts_new(cli->arena, library->world.vocabulary);
	const struct fact *fact =
		vocabulary_find(library->world.vocabulary, STR("place"));

	if (!cli->place)
		return facts;
	int place = places_find(places, str_of(cli->place));
	if (place < 0) {
		const struct place *near =
			places_nearest(places, str_of(cli->place));
		diag_add(cli->diags, DIAG_USAGE,
			(struct loc){.file = "stayput"},
			"places.yaml has no place '%s'", cli->place);
		if (near)
			diag_hint(cli->diags, "did you mean %.*s?",
				STR_ARG(near->path));
		return NULL;
	}
	*facts_place(facts, fact, 0) = (struct value){.state = VALUE_KNOWN,
		.type = VALUE_PLACE,
		.number = place,
		.most = place};
	return facts;
}

enum status list_run(struct cli *cli)
{
	struct report report;
	struct library *library = library_open(cli);
	const struct facts *facts = library ? at_place(library) : NULL;

	if (!facts || !report_build(&report, library, facts))
		return option_status(cli, STATUS_PACK);
	const struct words *words = speech_open(library);
	if (!words)
		return option_status(cli, STATUS_USAGE);
	if (cli->json)
		print_json(&report, words);
	else
		print_text(&report, words);
	return STATUS_DONE;
}
