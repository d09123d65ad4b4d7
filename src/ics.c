/*
 * Writing calendar files: whole-day entries, lines that end in CR LF and are
 * folded at 75 bytes (RFC 5545, 3.1).
 */
#include "ics.h"

#define LINE_BYTES 75
#define ENTRIES_MOST 100

struct entry {
	civil_day day;
	const char *title; /* key of the common sentence */
};

struct entries {
	struct entry list[ENTRIES_MOST];
	int count;
};

/* Days to come, each title once a day. */
static void add_entry(struct entries *entries, const struct matter *matter,
	struct maybe_day day, const char *title)
{
	if (!day.is || day.day < matter->today ||
		entries->count == ENTRIES_MOST)
		return;
	for (int i = 0; i < entries->count; i++)
		if (entries->list[i].day == day.day &&
			entries->list[i].title == title)
			return;
	entries->list[entries->count++] = (struct entry){day.day, title};
}

static void add_finding(struct entries *entries, const struct matter *matter,
	const struct finding *finding)
{
	static const char act[] = "ics.act";
	static const char pay[] = "ics.pay";

	for (int i = 0; finding->duties && i < finding->segment->duty_count;
		i++)
		if (finding->duties[i].is == DUTY_OPEN &&
			finding->outcome != OUTCOME_NOT_IN_FORCE)
			add_entry(entries, matter, finding->duties[i].due, act);
	add_entry(entries, matter, finding->repay_by, pay);
}

/* A line and its folds: no character is cut in two. */
static void add_line(struct buf *out, struct str line)
{
	size_t room = LINE_BYTES;

	while (line.n > room) {
		size_t cut = room;
		while (cut > 0 && ((unsigned char)line.p[cut] & 0xC0) == 0x80)
			cut--;
		buf_add(out, str_sub(line, 0, cut));
		buf_add(out, STR("\r\n "));
		line = str_from(line, cut);
		room = LINE_BYTES - 1;
	}
	buf_add(out, line);
	buf_add(out, STR("\r\n"));
}

static struct str plain_date(struct arena *arena, civil_day day)
{
	struct date date = date_of(day);

	return str_printf(
		arena, "%04d%02d%02d", date.year, date.month, date.day);
}

/* Commas, semicolons and backslashes are escaped in texts. */
static struct str escape(struct arena *arena, struct str text)
{
	struct buf out = {.arena = arena};

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == ',' || text.p[i] == ';' || text.p[i] == '\\')
			buf_add_byte(&out, '\\');
		buf_add_byte(&out, text.p[i]);
	}
	return buf_str(&out);
}

static void write_entry(struct buf *out, const struct matter *matter,
	const struct entry *entry, struct str uid)
{
	struct arena *arena = out->arena;
	struct str title =
		escape(arena, matter_say(matter, str_of(entry->title)));

	add_line(out, STR("BEGIN:VEVENT"));
	add_line(out, str_printf(arena, "UID:%.*s", STR_ARG(uid)));
	add_line(out, str_printf(arena, "DTSTAMP:%.*sT000000Z",
			      STR_ARG(plain_date(arena, matter->today))));
	add_line(out, str_printf(arena, "DTSTART;VALUE=DATE:%.*s",
			      STR_ARG(plain_date(arena, entry->day))));
	add_line(out, str_printf(arena, "SUMMARY:%.*s", STR_ARG(title)));
	add_line(out, STR("TRANSP:TRANSPARENT"));
	add_line(out, STR("END:VEVENT"));
}

struct str ics_write(const struct matter *matter, struct str id)
{
	static const char court[] = "ics.court";
	struct arena *arena = matter->words->arena;
	struct buf out = {.arena = arena};
	struct entries entries = {.count = 0};

	add_entry(&entries, matter, matter->answer.by, court);
	add_entry(&entries, matter, matter->answer.trial, court);
	for (int i = 0; i < matter->decision->count; i++)
		add_finding(&entries, matter, &matter->decision->findings[i]);
	if (entries.count == 0)
		return (struct str){NULL, 0};
	add_line(&out, STR("BEGIN:VCALENDAR"));
	add_line(&out, STR("VERSION:2.0"));
	add_line(&out, STR("PRODID:-//stayput//EN"));
	for (int i = 0; i < entries.count; i++)
		write_entry(&out, matter, &entries.list[i],
			str_printf(arena, "%.*s-%.*s-%d@stayput", STR_ARG(id),
				STR_ARG(plain_date(arena, matter->today)),
				i + 1));
	add_line(&out, STR("END:VCALENDAR"));
	return buf_str(&out);
}
