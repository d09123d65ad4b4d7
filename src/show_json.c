/*
 * One program as JSON.
 */
#include "show.h"

static void add_text(struct json *json, const char *key, struct str text)
{
	if (text.p && text.n)
		json_text(json, key, text);
	else
		json_nothing(json, key);
}

static void add_cite(
	struct json *json, struct arena *arena, const struct cites *cites)
{
	json_text(json, "cite", cites_print(arena, cites));
}

static void add_places(struct json *json, const struct report *report,
	const char *key, const int *list, int count)
{
	json_list(json, key);
	for (int i = 0; i < count; i++)
		json_text(json, NULL,
			report->library->world.places->list[list[i]].path);
	json_end(json);
}

/* A constant day; null where it is open or counted for each case. */
static void add_side(
	struct json *json, const char *key, const struct quantity *quantity)
{
	bool is = quantity && quantity->kind == QUANTITY_CONSTANT;

	report_json_day(json, key,
		(struct maybe_day){is, is ? (civil_day)quantity->number : 0});
}

static void add_span(
	struct json *json, const char *key, const struct span *span)
{
	json_map(json, key);
	add_side(json, "from", span->from);
	add_side(json, "through", span->through);
	json_end(json);
}

static void add_reach(
	struct json *json, struct arena *arena, const struct reach *reach)
{
	json_map(json, "reached_by");
	if (reach->by_rent)
		add_span(json, "rent_due", &reach->rent);
	if (reach->by_today)
		add_span(json, "today", &reach->today);
	if (reach->by_season) {
		json_map(json, "each_year");
		json_text(json, "from",
			str_printf(arena, "%02d-%02d", reach->season_from_month,
				reach->season_from_day));
		json_text(json, "through",
			str_printf(arena, "%02d-%02d",
				reach->season_through_month,
				reach->season_through_day));
		json_end(json);
	}
	if (reach->event)
		json_text(json, "event", reach->event->id);
	if (reach->fact)
		json_text(json, "fact", reach->fact->id);
	json_end(json);
}

/* --- criteria as a tree ------------------------------------------------ */

static void add_facts(
	struct json *json, const struct report *report, const struct rule *rule)
{
	struct fact_set set = {0};
	const struct vocabulary *all = report->facts->vocabulary;

	rule_facts(rule, &set);
	json_list(json, "facts");
	for (int i = 0; i < all->count; i++)
		if (fact_set_has(&set, &all->facts[i]))
			json_text(json, NULL, all->facts[i].id);
	json_end(json);
}

static void add_rule(struct json *json, const char *key,
	const struct report *report, const struct tell *tell,
	const struct rule *rule)
{
	static const char *const kinds[] = {
		"all", "any", "none", "test", "open", "presume", "each_adult"};

	json_map(json, key);
	json_text(json, "is", str_of(kinds[rule->kind]));
	add_text(json, "id", rule->id);
	if (rule->kind == RULE_TEST || rule->kind == RULE_OPEN) {
		add_text(json, "text",
			tell_sentence(tell, NULL, "criteria", rule->id,
				rule->kind == RULE_OPEN ? "open" : "met"));
		add_facts(json, report, rule);
	}
	if (rule->cites.count)
		add_cite(json, report->arena, &rule->cites);
	if (rule->first) {
		json_list(json, "of");
		for (const struct rule *r = rule->first; r; r = r->next)
			add_rule(json, NULL, report, tell, r);
		json_end(json);
	}
	if (rule->unless)
		add_rule(json, "unless", report, tell, rule->unless);
	json_end(json);
}

/* --- segments ---------------------------------------------------------- */

static void add_duties(struct json *json, const struct report *report,
	const struct tell *tell, const struct segment *segment)
{
	const struct tell_days days = {0};

	json_list(json, "duties");
	for (const struct duty *d = segment->duties; d; d = d->next) {
		json_map(json, NULL);
		json_text(json, "id", d->id);
		json_text(json, "fact", d->done->id);
		add_text(json, "to", d->to);
		add_text(json, "text",
			tell_sentence(tell, &days, "duties", d->id, "do"));
		json_truth(json, "loses_everything", d->loses_everything);
		add_cite(json, report->arena, &d->cites);
		json_end(json);
	}
	json_end(json);
}

static void add_consequences(struct json *json, const struct report *report,
	const struct tell *tell, const struct segment *segment)
{
	const struct tell_days days = {0};

	json_list(json, "consequences");
	for (const struct consequence *c = segment->consequences; c;
		c = c->next) {
		json_map(json, NULL);
		json_text(json, "id", c->id);
		add_text(json, "text",
			tell_sentence(
				tell, &days, "consequences", c->id, NULL));
		add_side(json, "repay_by", c->repay_by);
		add_cite(json, report->arena, &c->cites);
		json_end(json);
	}
	json_end(json);
}

static void add_segments(
	struct json *json, const struct report *report, const struct tell *tell)
{
	json_list(json, "segments");
	for (const struct segment *s = tell->pack->segments; s; s = s->next) {
		json_map(json, NULL);
		json_text(json, "id", s->id);
		add_text(json, "form", s->form);
		json_truth(json, "by_month", s->by_month);
		add_reach(json, report->arena, &s->reach);
		if (s->covered_when)
			add_rule(json, "covered_when", report, tell,
				s->covered_when);
		else
			json_nothing(json, "covered_when");
		add_duties(json, report, tell, s);
		add_consequences(json, report, tell, s);
		add_cite(json, report->arena, &s->cites);
		json_end(json);
	}
	json_end(json);
}

/* --- the rest ---------------------------------------------------------- */

static void add_history(
	struct json *json, const struct report *report, const struct pack *pack)
{
	json_list(json, "lifecycle");
	for (int i = 0; i < pack->lifecycle_count; i++) {
		const struct lifecycle *event = &pack->lifecycle[i];
		json_map(json, NULL);
		report_json_day(
			json, "on", (struct maybe_day){true, event->on});
		json_text(json, "is", event->word);
		add_places(json, report, "where", event->places,
			event->place_count);
		add_cite(json, report->arena, &event->cites);
		json_end(json);
	}
	json_end(json);
}

static void add_documents(struct json *json, const struct pack *pack)
{
	json_list(json, "documents");
	for (const struct pack_document *d = pack->documents; d; d = d->next) {
		json_map(json, NULL);
		json_text(json, "id", report_document_id(d));
		json_truth(json, "official", d->policy == FORM_OFFICIAL);
		add_text(json, "from", d->from);
		json_list(json, "sworn");
		for (int i = 0; i < d->sworn_count; i++)
			json_text(json, NULL, d->sworn[i]->id);
		json_end(json);
		json_list(json, "shows");
		for (int i = 0; i < d->shows_count; i++)
			json_text(json, NULL, d->shows[i]->id);
		json_end(json);
		json_end(json);
	}
	json_end(json);
}

static void add_sources(struct json *json, const struct pack *pack)
{
	json_list(json, "sources");
	for (int i = 0; i < pack->sources.count; i++) {
		const struct source *source = &pack->sources.list[i];
		json_map(json, NULL);
		json_text(json, "key", source->key);
		json_text(json, "title", source->title);
		json_text(json, "cite", source->cite);
		report_json_day(json, "on",
			(struct maybe_day){source->has_day, source->on});
		json_end(json);
	}
	json_end(json);
}

static void add_help(struct json *json, const struct pack *pack)
{
	json_list(json, "help");
	for (int i = 0; i < pack->help_count; i++) {
		const struct help *help = &pack->help[i];
		json_map(json, NULL);
		json_text(json, "name", help->name);
		add_text(json, "phone", help->phone);
		add_text(json, "web", help->web);
		json_end(json);
	}
	json_end(json);
}

void show_json(struct json *json, const struct report *report,
	const struct words *words)
{
	const struct decision *decision = &report->decisions[0];
	const struct pack *pack = decision->pack;
	struct tell tell = tell_start(report->library, words, NULL, pack);

	tell.general = true;
	json_number(json, "schema", 1);
	report_json_day(json, "today", (struct maybe_day){true, report->today});
	json_text(json, "id", pack->id);
	json_text(json, "kind", str_of(pack_kind_name(pack->kind)));
	json_text(json, "status",
		str_of(lifecycle_status_name(decision->status)));
	json_text(json, "title", tell_title(&tell));
	add_text(json, "summary", speech_of_pack(tell.texts, "summary"));
	add_places(json, report, "in", pack->in, pack->in_count);
	add_places(json, report, "except", pack->except, pack->except_count);
	report_json_age(json, pack, report->today);
	json_text(json, "pack",
		str_printf(report->arena, "sha256:%.*s", STR_ARG(pack->hash)));
	add_history(json, report, pack);
	add_segments(json, report, &tell);
	add_documents(json, pack);
	add_help(json, pack);
	add_sources(json, pack);
}
