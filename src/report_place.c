/*
 * What an answer says of a place besides its laws: whom to call, what was
 * looked for and not found.
 */
#include "report.h"

void report_json_text(struct json *json, const char *key, struct str text)
{
	if (text.n)
		json_text(json, key, text);
	else
		json_nothing(json, key);
}

void report_calls(
	const struct report *report, const struct tell *tell, int indent)
{
	for (int i = 0; i < report->guide->call_count; i++) {
		const struct call *call = &report->guide->calls[i];
		if (guide_reaches(report->guide, call->place, report->place))
			screen_text(tell->screen, indent, "- ",
				tell_call(tell->arena, call->name, call->phone,
					call->web));
	}
}

/* The sentence of what was not found, in the language or else in English. */
static struct str absence_text(
	const struct absence *absence, const struct words *words)
{
	const struct node *text = node_find(
		absence->text, str_dup(words->arena, words->language).p);

	if (!text)
		text = node_find(absence->text, "en");
	return text ? text->text : STR("");
}

static bool is_near(const struct report *report, int area)
{
	return report->place < 0 ||
	       guide_reaches(report->guide, area, report->place);
}

void report_json_absences(struct json *json, const struct report *report,
	const struct words *words)
{
	json_list(json, "absent");
	for (int i = 0; i < report->guide->absence_count; i++) {
		const struct absence *absence = &report->guide->absences[i];
		if (!is_near(report, absence->place))
			continue;
		json_map(json, NULL);
		json_text(json, "text", absence_text(absence, words));
		report_json_day(json, "checked",
			(struct maybe_day){true, absence->checked});
		json_text(json, "cite", absence->cite);
		json_end(json);
	}
	json_end(json);
}

void report_absences(const struct report *report, const struct tell *tell)
{
	bool first = true;

	for (int i = 0; i < report->guide->absence_count; i++) {
		const struct absence *absence = &report->guide->absences[i];
		if (!is_near(report, absence->place))
			continue;
		if (first)
			screen_title(tell->screen,
				words_say(tell->words, "list.absent"), '-');
		first = false;
		struct catalog_value day[] = {
			{"day", words_day(tell->words, absence->checked)}, {0}};
		screen_text(tell->screen, 0, "- ",
			str_printf(tell->arena, "%.*s %.*s [%.*s]",
				STR_ARG(absence_text(absence, tell->words)),
				STR_ARG(words_fill(
					tell->words, "list.last_checked", day)),
				STR_ARG(absence->cite)));
	}
	if (!first)
		screen_gap(tell->screen);
}

void report_json_calls(struct json *json, const struct report *report)
{
	json_list(json, "calls");
	for (int i = 0; i < report->guide->call_count; i++) {
		const struct call *call = &report->guide->calls[i];
		if (!guide_reaches(report->guide, call->place, report->place))
			continue;
		json_map(json, NULL);
		json_text(json, "name", call->name);
		report_json_text(json, "phone", call->phone);
		report_json_text(json, "web", call->web);
		json_end(json);
	}
	json_end(json);
}
