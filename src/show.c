/*
 * Telling what a law says, to whom, with what sources, how sure it is.
 */
#include "show.h"

#include "shelf.h"

#include <stdio.h>

/* --- spans ------------------------------------------------------------ */

static bool is_constant(const struct quantity *quantity)
{
	return quantity->kind == QUANTITY_CONSTANT;
}

static struct str side_text(
	const struct tell *tell, const struct quantity *quantity)
{
	if (!is_constant(quantity))
		return words_say(tell->words, "show.computed");
	return words_day(tell->words, (civil_day)quantity->number);
}

static struct str span_text(const struct tell *tell, const struct span *span)
{
	struct catalog_value values[] = {
		{"from", span->from ? side_text(tell, span->from) : STR("")},
		{"through", span->through ? side_text(tell, span->through)
					  : STR("")},
		{0}};

	if (span->from && span->through)
		return words_fill(tell->words, "show.from_through", values);
	if (span->from)
		return words_fill(tell->words, "show.from", values);
	if (span->through)
		return words_fill(tell->words, "show.through", values);
	return words_say(tell->words, "show.always");
}

static void tell_span(const struct tell *tell, int indent, const char *key,
	const struct span *span)
{
	struct catalog_value values[] = {{"span", span_text(tell, span)}, {0}};

	tell_item(tell, indent, key, values);
}

static struct str season_day(const struct tell *tell, int month, int day)
{
	struct str key = str_printf(tell->arena, "date.months.%d", month);
	struct catalog_value values[] = {
		{"month", words_say(tell->words, key.p)},
		{"day", str_printf(tell->arena, "%d", day)}, {0}};

	return words_fill(tell->words, "date.season", values);
}

static void tell_reach(const struct tell *tell, const struct reach *reach)
{
	struct catalog_value season[] = {
		{"from", season_day(tell, reach->season_from_month,
				 reach->season_from_day)},
		{"through", season_day(tell, reach->season_through_month,
				    reach->season_through_day)},
		{0}};
	struct catalog_value event[] = {
		{"event", reach->event ? reach->event->title : STR("")}, {0}};
	struct catalog_value fact[] = {
		{"fact", reach->fact ? words_label(tell->words, reach->fact)
				     : STR("")},
		{"span", span_text(tell, &reach->fact_span)}, {0}};

	if (reach->by_rent)
		tell_span(tell, 2, "show.reach_rent", &reach->rent);
	if (reach->by_today)
		tell_span(tell, 2, "show.reach_today", &reach->today);
	if (reach->by_season)
		tell_item(tell, 2, "show.reach_season", season);
	if (reach->event)
		tell_item(tell, 2, "show.reach_event", event);
	if (reach->fact)
		tell_item(tell, 2, "show.reach_fact", fact);
}

/* --- criteria --------------------------------------------------------- */

static void tell_rule(
	const struct tell *tell, int indent, const struct rule *rule);

static void tell_children(
	const struct tell *tell, int indent, const struct rule *rule)
{
	for (const struct rule *r = rule->first; r; r = r->next)
		tell_rule(tell, indent, r);
}

static void tell_leaf(
	const struct tell *tell, int indent, const struct rule *rule)
{
	const char *part = rule->kind == RULE_OPEN ? "open" : "met";
	struct str text = tell_sentence(tell, NULL, "criteria", rule->id, part);

	screen_text(tell->screen, indent, "- ",
		tell_cited(tell, text.p ? text : rule->id, &rule->cites));
}

static void tell_presumption(
	const struct tell *tell, int indent, const struct rule *rule)
{
	tell_say(tell, indent, "show.presume", NULL);
	tell_rule(tell, indent + 2, rule->first);
	tell_say(tell, indent, "show.rebutted", NULL);
	tell_rule(tell, indent + 2, rule->first->next);
}

/* What stands over the parts of a group; NULL for a leaf. */
static const char *group_key(const struct rule *rule)
{
	static const char *const keys[] = {[RULE_ALL] = "show.all",
		[RULE_ANY] = "show.any",
		[RULE_NONE] = "show.none",
		[RULE_EACH_ADULT] = "show.some_adult"};

	if (rule->kind == RULE_EACH_ADULT && rule->every)
		return "show.every_adult";
	return rule->kind <= RULE_NONE || rule->kind == RULE_EACH_ADULT
		       ? keys[rule->kind]
		       : NULL;
}

static void tell_rule(
	const struct tell *tell, int indent, const struct rule *rule)
{
	const char *key = group_key(rule);

	if (rule->kind == RULE_PRESUME) {
		tell_presumption(tell, indent, rule);
	} else if (key) {
		tell_say(tell, indent, key, NULL);
		tell_children(tell, indent + 2, rule);
	} else {
		tell_leaf(tell, indent, rule);
	}
	if (!rule->unless)
		return;
	tell_say(tell, indent, "show.unless", NULL);
	tell_rule(tell, indent + 2, rule->unless);
}

/* --- segments --------------------------------------------------------- */

static void tell_duties(const struct tell *tell, const struct segment *segment)
{
	const struct tell_days days = {0};

	if (segment->duties)
		tell_say(tell, 2, "show.duties", NULL);
	for (const struct duty *d = segment->duties; d; d = d->next) {
		struct str text =
			tell_sentence(tell, &days, "duties", d->id, "do");
		screen_text(tell->screen, 4, "- ",
			tell_cited(tell, text.p ? text : d->id, &d->cites));
	}
}

static struct maybe_day constant_day(const struct quantity *quantity)
{
	if (!quantity || !is_constant(quantity))
		return (struct maybe_day){0};
	return (struct maybe_day){true, (civil_day)quantity->number};
}

static void tell_consequences(
	const struct tell *tell, const struct segment *segment)
{
	if (segment->consequences)
		tell_say(tell, 2, "show.gives", NULL);
	for (const struct consequence *c = segment->consequences; c;
		c = c->next) {
		const struct tell_days days = {
			.from = constant_day(c->span.from),
			.through = constant_day(c->span.through),
			.by = constant_day(c->by),
			.repay_by = constant_day(c->repay_by)};
		struct str text =
			tell_sentence(tell, &days, "consequences", c->id, NULL);
		screen_text(tell->screen, 4, "- ",
			tell_cited(tell, text.p ? text : c->id, &c->cites));
	}
}

static void tell_segments(const struct tell *tell)
{
	int all = 0;
	int number = 0;

	for (const struct segment *s = tell->pack->segments; s; s = s->next)
		all++;
	for (const struct segment *s = tell->pack->segments; s; s = s->next) {
		struct catalog_value values[] = {
			{"number", str_printf(tell->arena, "%d", ++number)},
			{"all", str_printf(tell->arena, "%d", all)},
			{"id", s->id}, {0}};
		if (all > 1)
			tell_say(tell, 0, "show.segment", values);
		tell_reach(tell, &s->reach);
		tell_say(tell, 2,
			s->covered_when ? "show.who" : "show.everyone", NULL);
		if (s->covered_when)
			tell_rule(tell, 4, s->covered_when);
		tell_duties(tell, s);
		tell_consequences(tell, s);
	}
	screen_gap(tell->screen);
}

/* --- where, when, papers, notes ---------------------------------------- */

static struct str place_names(const struct report *report,
	const struct words *words, const int *list, int count)
{
	struct buf out = {.arena = words->arena};

	for (int i = 0; i < count; i++) {
		if (i)
			buf_add(&out, STR("; "));
		buf_add(&out,
			place_name(
				&report->library->world.places->list[list[i]],
				words->language));
	}
	return buf_str(&out);
}

static void tell_place(const struct report *report, const struct tell *tell,
	const char *key, const int *list, int count)
{
	struct catalog_value values[] = {
		{"place", place_names(report, tell->words, list, count)}, {0}};

	if (count)
		tell_say(tell, 0, key, values);
}

static void tell_status(const struct report *report, const struct tell *tell)
{
	struct str key = str_printf(tell->arena, "status.%s",
		lifecycle_status_name(report->decisions[0].status));
	struct catalog_value values[] = {
		{"day", words_day(tell->words, report->today)},
		{"status", words_say(tell->words, key.p)}, {0}};

	tell_say(tell, 0, "show.status", values);
	if (report->decisions[0].status <= STATUS_REJECTED)
		tell_say(tell, 0, "show.no_law", NULL);
}

static void tell_history(const struct report *report, const struct tell *tell)
{
	const struct pack *pack = tell->pack;

	tell_say(tell, 0, "show.history", NULL);
	for (int i = 0; i < pack->lifecycle_count; i++) {
		const struct lifecycle *event = &pack->lifecycle[i];
		struct str key = str_printf(tell->arena,
			"show.event_words.%.*s", STR_ARG(event->word));
		struct catalog_value values[] = {
			{"day", words_day(tell->words, event->on)},
			{"event", words_say(tell->words, key.p)},
			{"place", place_names(report, tell->words,
					  event->places, event->place_count)},
			{0}};
		struct str text = words_fill(tell->words,
			event->place_count ? "show.event_at" : "show.event",
			values);
		screen_text(tell->screen, 2, "- ",
			tell_cited(tell, text, &event->cites));
	}
	screen_gap(tell->screen);
}

static struct str paper_text(
	const struct tell *tell, const struct pack_document *document)
{
	struct str key = str_printf(
		tell->arena, "paper.name.%.*s", STR_ARG(document->use));
	struct catalog_value values[] = {
		{"form", document->official}, {"from", document->from}, {0}};

	if (document->policy == FORM_OFFICIAL)
		return words_fill(tell->words, "show.official", values);
	return str_printf(tell->arena, "%.*s, %.*s",
		STR_ARG(words_say(tell->words, key.p)),
		STR_ARG(words_say(tell->words, document->sworn_count
						       ? "show.sworn"
						       : "show.unsworn")));
}

static void tell_papers(const struct tell *tell)
{
	if (!tell->pack->documents)
		return;
	tell_say(tell, 0, "show.papers", NULL);
	for (const struct pack_document *d = tell->pack->documents; d;
		d = d->next)
		screen_text(tell->screen, 2, "- ", paper_text(tell, d));
	screen_gap(tell->screen);
}

static void tell_notes(const struct tell *tell)
{
	bool first = true;

	for (int i = 0; tell->texts && i < tell->texts->count; i++) {
		const struct sentence *note = &tell->texts->texts[i];
		if (!str_starts(note->key, STR("notes.")))
			continue;
		if (first)
			tell_say(tell, 0, "show.notes", NULL);
		first = false;
		screen_text(tell->screen, 2, "- ", note->sentence);
	}
	if (!first)
		screen_gap(tell->screen);
}

static void tell_end(const struct report *report, const struct tell *tell)
{
	tell_say(tell, 0, "show.honest", NULL);
	tell_age(tell, 2, report->today);
	screen_gap(tell->screen);
	if (tell->pack->help_count)
		tell_say(tell, 0, "check.help", NULL);
	tell_help(tell, 2);
	screen_gap(tell->screen);
	tell_sources(tell, 0);
}

static void print_text(const struct report *report, const struct words *words)
{
	const struct pack *pack = report->decisions[0].pack;
	struct screen screen =
		screen_new(report->arena, report->library->cli->plain);
	struct tell tell = tell_start(report->library, words, &screen, pack);
	struct str claim = str_printf(
		report->arena, "kind.%s.claim", pack_kind_name(pack->kind));
	struct str summary = speech_of_pack(tell.texts, "summary");

	tell.general = true;
	screen_title(&screen, tell_title(&tell), '=');
	tell_say(&tell, 0, "check.not_a_lawyer", NULL);
	screen_gap(&screen);
	if (summary.p)
		screen_text(&screen, 0, "", summary);
	tell_place(report, &tell, "show.where", pack->in, pack->in_count);
	tell_place(
		report, &tell, "show.except", pack->except, pack->except_count);
	tell_status(report, &tell);
	tell_say(&tell, 0, claim.p, NULL);
	screen_gap(&screen);
	tell_segments(&tell);
	tell_notes(&tell);
	tell_papers(&tell);
	tell_history(report, &tell);
	tell_end(report, &tell);
	fwrite(screen.out.p, 1, screen.out.n, stdout);
}

/* --- the command ------------------------------------------------------ */

bool show_load(struct report *report, struct cli *cli)
{
	struct library *library = shelf_choose(cli) ? library_open(cli) : NULL;

	if (!library)
		return false;
	const struct facts *nobody =
		facts_new(cli->arena, library->world.vocabulary);
	return report_build(report, library, nobody) && report->count > 0;
}

enum status show_run(struct cli *cli)
{
	struct report report;

	if (!show_load(&report, cli))
		return option_status(cli, STATUS_PACK);
	const struct words *words = speech_open(report.library);
	if (!words)
		return option_status(cli, STATUS_USAGE);
	if (!cli->json) {
		print_text(&report, words);
		return STATUS_DONE;
	}
	struct buf out = {.arena = cli->arena};
	struct json json = json_start();
	show_json(&json, &report, words);
	json_print(&json, &out);
	json_release(&json);
	fwrite(out.p, 1, out.n, stdout);
	return STATUS_DONE;
}
