/*
 * Putting sentences about a law on a screen.
 */
#include "tell.h"

struct tell tell_start(const struct library *library, const struct words *words,
	struct screen *screen, const struct pack *pack)
{
	struct arena *arena = words->arena;
	struct tell tell = {
		.arena = arena, .words = words, .screen = screen, .pack = pack};

	if (!pack)
		return tell;
	tell.texts =
		library_texts(library, pack, str_dup(arena, words->language).p);
	tell.sources = ARENA_NEW(arena, struct tell_sources);
	tell.sources->list = arena_array(arena, (size_t)pack->sources.count + 1,
		sizeof *tell.sources->list);
	return tell;
}

struct tell tell_brief(const struct library *library, const struct words *words,
	struct screen *screen, const struct pack *pack)
{
	const char *language = str_dup(words->arena, words->language).p;

	return (struct tell){.arena = words->arena,
		.words = words,
		.screen = screen,
		.pack = pack,
		.title = speech_title(library, pack, language)};
}

void tell_say(const struct tell *tell, int indent, const char *key,
	struct catalog_value *values)
{
	screen_text(
		tell->screen, indent, "", words_fill(tell->words, key, values));
}

void tell_item(const struct tell *tell, int indent, const char *key,
	struct catalog_value *values)
{
	screen_text(tell->screen, indent, "- ",
		words_fill(tell->words, key, values));
}

struct str tell_title(const struct tell *tell)
{
	struct str title = speech_of_pack(tell->texts, "title");

	if (!title.p)
		title = tell->title;
	return title.p ? title : tell->pack->id;
}

static struct str day_text(const struct tell *tell, struct maybe_day day)
{
	if (!day.is)
		return words_say(tell->words,
			tell->general ? "show.computed" : "law.no_day");
	return words_day(tell->words, day.day);
}

static struct str money_text(const struct tell *tell, struct maybe_money money)
{
	if (!money.is)
		return words_say(tell->words, tell->general
						      ? "show.computed_amount"
						      : "law.no_amount");
	return words_money(tell->words, money.cents);
}

struct tell_days tell_duty_days(const struct duty_state *state)
{
	return (struct tell_days){.amount = state->amount,
		.due = state->due,
		.latest = state->latest};
}

struct str tell_sentence(const struct tell *tell, const struct tell_days *days,
	const char *group, struct str id, const char *part)
{
	struct str sentence = speech_of_pack(tell->texts, "%s.%.*s%s%s", group,
		STR_ARG(id), part ? "." : "", part ? part : "");

	if (!sentence.p || !days)
		return sentence;
	struct catalog_value values[] = {{"due", day_text(tell, days->due)},
		{"latest", day_text(tell, days->latest)},
		{"from", day_text(tell, days->from)},
		{"through", day_text(tell, days->through)},
		{"by", day_text(tell, days->by)},
		{"repay_by", day_text(tell, days->repay_by)},
		{"amount", money_text(tell, days->amount)}, {0}};
	struct str filled = catalog_fill(
		tell->arena, sentence, catalog_from_values, values);
	return filled.p ? filled : sentence;
}

/* The number of a source, counted from 1 in the order of citing. */
static int source_number(
	struct tell_sources *sources, const struct source *source)
{
	for (int i = 0; i < sources->count; i++)
		if (sources->list[i] == source)
			return i + 1;
	sources->list[sources->count++] = source;
	return sources->count;
}

struct str tell_cited(
	const struct tell *tell, struct str sentence, const struct cites *cites)
{
	struct buf out = {.arena = tell->arena};

	buf_add(&out, sentence);
	for (int i = 0; i < cites->count; i++) {
		const struct cite *cite = &cites->list[i];
		buf_printf(&out, "%s%d%s%.*s", i ? ", " : " [",
			source_number(tell->sources, cite->source),
			cite->place.n ? " " : "", STR_ARG(cite->place));
	}
	if (cites->count)
		buf_add_byte(&out, ']');
	return buf_str(&out);
}

void tell_sources(const struct tell *tell, int indent)
{
	if (!tell->sources->count)
		return;
	tell_say(tell, indent, "law.sources", NULL);
	for (int i = 0; i < tell->sources->count; i++) {
		struct str number = str_printf(tell->arena, "[%d] ", i + 1);
		screen_text(tell->screen, indent + 2, number.p,
			tell->sources->list[i]->cite);
	}
}

static void tell_review(const struct tell *tell, int indent)
{
	const struct pack *pack = tell->pack;

	if (!pack->reviewed) {
		tell_say(tell, indent, "law.not_reviewed", NULL);
		return;
	}
	struct str by = str_printf(tell->arena, "%.*s (%.*s)",
		STR_ARG(pack->review_by), STR_ARG(pack->review_bar));
	struct catalog_value values[] = {{"by", by},
		{"day", words_day(tell->words, pack->review_on)}, {0}};
	tell_say(tell, indent, "law.reviewed", values);
}

void tell_age(const struct tell *tell, int indent, civil_day today)
{
	const struct pack *pack = tell->pack;
	struct str key =
		str_printf(tell->arena, "law.basis.%.*s", STR_ARG(pack->basis));
	struct catalog_value checked[] = {
		{"day", words_day(tell->words, pack->checked)},
		{"basis", words_say(tell->words, key.p)}, {0}};
	struct catalog_value known[] = {
		{"day", words_day(tell->words, pack->known_through)}, {0}};

	tell_say(tell, indent, "law.checked", checked);
	tell_review(tell, indent);
	if (pack_is_stale(pack, today))
		tell_say(tell, indent, "law.stale", NULL);
	if (pack->has_known_through && today > pack->known_through)
		tell_say(tell, indent, "law.known_through", known);
}

struct str tell_call(
	struct arena *arena, struct str name, struct str phone, struct str web)
{
	return str_printf(arena, "%.*s%s%.*s%s%.*s", STR_ARG(name),
		phone.n ? ": " : "", STR_ARG(phone),
		web.n ? (phone.n ? ", " : ": ") : "", STR_ARG(web));
}

void tell_help(const struct tell *tell, int indent)
{
	for (int i = 0; i < tell->pack->help_count; i++) {
		const struct help *help = &tell->pack->help[i];
		screen_text(tell->screen, indent, "- ",
			tell_call(tell->arena, help->name, help->phone,
				help->web));
	}
}
