/*
 * The lists, and the table of their names.
 */
#include "rows.h"

#include <stdlib.h>

#include "bind.h"

/* Past the most, the last row is written over. */
static struct row *add_row(const struct matter *matter, struct rows *rows)
{
	if (rows->count < ROWS_MOST)
		rows->count++;
	struct row *row = &rows->row[rows->count - 1];
	*row = matter->row;
	return row;
}

static void list_findings(const struct matter *matter, struct rows *rows,
	bool (*chosen)(const struct matter *matter, int i))
{
	for (int i = 0; i < matter->decision->count; i++)
		if (chosen(matter, i))
			add_row(matter, rows)->finding =
				&matter->decision->findings[i];
}

static bool is_listed(const struct matter *matter, int i)
{
	return matter->gate->findings[i];
}

static bool is_covered(const struct matter *matter, int i)
{
	return outcome_covers(matter->decision->findings[i].outcome);
}

static bool is_uncovered(const struct matter *matter, int i)
{
	return !is_covered(matter, i);
}

static bool is_any(const struct matter *matter, int i)
{
	(void)matter;
	(void)i;
	return true;
}

static void list_months(const struct matter *matter, struct rows *rows)
{
	list_findings(matter, rows, is_listed);
}

static void list_covered(const struct matter *matter, struct rows *rows)
{
	list_findings(matter, rows, is_covered);
}

static void list_uncovered(const struct matter *matter, struct rows *rows)
{
	list_findings(matter, rows, is_uncovered);
}

static void list_all_months(const struct matter *matter, struct rows *rows)
{
	list_findings(matter, rows, is_any);
}

static void list_adults(const struct matter *matter, struct rows *rows)
{
	for (int i = 0; i < matter->facts->adult_count; i++)
		add_row(matter, rows)->adult = i;
}

static struct str key_of(const struct matter *matter, const char *group,
	struct str id, const char *end)
{
	return str_printf(
		matter->words->arena, "%s%.*s%s", group, STR_ARG(id), end);
}

static void list_sworn(const struct matter *matter, struct rows *rows)
{
	const struct pack_document *document = matter->gate->document;

	for (int i = 0; i < document->sworn_count; i++)
		add_row(matter, rows)->key =
			key_of(matter, "sworn.", document->sworn[i]->id, "");
}

static int by_place_in_file(const void *a, const void *b)
{
	const struct sentence *const *one = a;
	const struct sentence *const *two = b;

	return (*one)->loc.line - (*two)->loc.line;
}

/* The pack's sentences of a group, in the order of its file. */
static void list_group(
	const struct matter *matter, struct rows *rows, struct str group)
{
	const struct catalog *texts = matter->pack_texts;
	const struct sentence *found[ROWS_MOST];
	size_t count = 0;

	for (int i = 0; i < texts->count && count < ROWS_MOST; i++)
		if (str_starts(texts->texts[i].key, group))
			found[count++] = &texts->texts[i];
	/* cppcheck-suppress uninitvar; the first `count` are set */
	qsort(found, count, sizeof found[0], by_place_in_file);
	for (size_t i = 0; i < count; i++)
		add_row(matter, rows)->key = found[i]->key;
}

static void list_statements(const struct matter *matter, struct rows *rows)
{
	list_group(matter, rows, STR("statements."));
}

static void list_notes(const struct matter *matter, struct rows *rows)
{
	list_group(matter, rows, STR("notes."));
}

static const char *criterion_end(verdict v)
{
	if (v == VERDICT_MET)
		return ".met";
	if (v == VERDICT_NOT_MET)
		return ".not_met";
	return v & VERDICT_MISSING ? ".why" : ".open";
}

/* The criteria of one month, or of the first: what decided. */
static void list_criteria(const struct matter *matter, struct rows *rows)
{
	const struct finding *finding = matter_finding(matter);

	for (const struct rule *r = matter->decision->pack->rules;
		r && finding->trace; r = r->next_in_pack) {
		verdict v = finding->trace[r->number];
		if (!r->id.n || v == 0)
			continue;
		struct row *row = add_row(matter, rows);
		row->key = key_of(matter, "criteria.", r->id, criterion_end(v));
	}
}

/* A duty of each month stands with its month; others stand once. */
static bool stands_here(const struct matter *matter,
	const struct duty_state *state, const struct finding *finding)
{
	if (state->duty->done->about == FACT_RENT || matter->row.finding)
		return true;
	return finding == matter_finding(matter);
}

static void list_duties_that(const struct matter *matter, struct rows *rows,
	const char *(*end)(enum duty_is is))
{
	const struct decision *decision = matter->decision;

	for (int i = 0; i < decision->count; i++) {
		const struct finding *f = &decision->findings[i];
		bool other = matter->row.finding && matter->row.finding != f;
		if (!f->duties || other || f->outcome == OUTCOME_NOT_IN_FORCE)
			continue;
		for (int k = 0; k < f->segment->duty_count; k++) {
			const struct duty_state *d = &f->duties[k];
			if (!end(d->is) || !stands_here(matter, d, f))
				continue;
			struct row *row = add_row(matter, rows);
			row->finding = f;
			row->duty = d;
			row->key = key_of(
				matter, "duties.", d->duty->id, end(d->is));
		}
	}
}

static const char *end_of_open(enum duty_is is)
{
	if (is == DUTY_OPEN)
		return ".do";
	return is == DUTY_BETWEEN ? ".open" : NULL;
}

static const char *end_of_done(enum duty_is is)
{
	return is == DUTY_DONE ? ".do" : NULL;
}

static const char *end_of_late(enum duty_is is)
{
	return is == DUTY_MISSED || is == DUTY_UNRECORDED ? ".missed" : NULL;
}

static void list_duties(const struct matter *matter, struct rows *rows)
{
	list_duties_that(matter, rows, end_of_open);
}

static void list_done(const struct matter *matter, struct rows *rows)
{
	list_duties_that(matter, rows, end_of_done);
}

static void list_late(const struct matter *matter, struct rows *rows)
{
	list_duties_that(matter, rows, end_of_late);
}

static bool same_days(
	const struct consequence_state *a, const struct consequence_state *b)
{
	return a->consequence == b->consequence &&
	       a->repay_by.is == b->repay_by.is &&
	       a->repay_by.day == b->repay_by.day && a->from.is == b->from.is &&
	       a->from.day == b->from.day && a->through.day == b->through.day &&
	       a->by.day == b->by.day;
}

static bool is_there(
	const struct rows *rows, const struct consequence_state *state)
{
	for (int i = 0; i < rows->count; i++)
		if (same_days(rows->row[i].consequence, state))
			return true;
	return false;
}

/* What follows for any month, each thing once. */
static void list_consequences_that(
	const struct matter *matter, struct rows *rows, enum consequence_is is)
{
	const struct decision *decision = matter->decision;

	for (int i = 0; i < decision->count; i++) {
		const struct finding *f = &decision->findings[i];
		bool other = matter->row.finding && matter->row.finding != f;
		if (!f->consequences || other)
			continue;
		for (int k = 0; k < f->segment->consequence_count; k++) {
			const struct consequence_state *s = &f->consequences[k];
			if (s->is != is || is_there(rows, s))
				continue;
			struct row *row = add_row(matter, rows);
			row->finding = f;
			row->consequence = s;
			row->key = key_of(matter, "consequences.",
				s->consequence->id, "");
		}
	}
}

static void list_consequences(const struct matter *matter, struct rows *rows)
{
	list_consequences_that(matter, rows, CONSEQUENCE_HOLDS);
}

static void list_lost(const struct matter *matter, struct rows *rows)
{
	list_consequences_that(matter, rows, CONSEQUENCE_LOST);
}

static bool is_listed_help(const struct rows *rows, const struct call *call)
{
	for (int i = 0; i < rows->count; i++)
		if (str_eq(rows->row[i].help->phone, call->phone))
			return true;
	return false;
}

/* Those of the place, by phone. */
static void list_calls(const struct matter *matter, struct rows *rows)
{
	const struct guide *guide = matter->guide;

	for (int i = 0; guide && i < guide->call_count; i++) {
		const struct call *call = &guide->calls[i];
		if (!call->phone.n || is_listed_help(rows, call) ||
			!guide_reaches(guide, call->place, matter->place))
			continue;
		struct help *help =
			ARENA_NEW(matter->words->arena, struct help);
		help->name = call->name;
		help->phone = call->phone;
		help->web = call->web;
		add_row(matter, rows)->help = help;
	}
}

/* The pack's own, then those of the place. */
static void list_help(const struct matter *matter, struct rows *rows)
{
	const struct pack *pack = matter->decision->pack;

	for (int i = 0; i < pack->help_count; i++)
		add_row(matter, rows)->help = &pack->help[i];
	list_calls(matter, rows);
}

static void list_sources(const struct matter *matter, struct rows *rows)
{
	const struct sources *sources = &matter->decision->pack->sources;

	for (int i = 0; i < sources->count; i++)
		add_row(matter, rows)->source = &sources->list[i];
}

static void list_papers_that(
	const struct matter *matter, struct rows *rows, bool offered)
{
	for (int i = 0; i < matter->gate_count; i++)
		if (matter->gates[i].offered == offered)
			add_row(matter, rows)->gate = &matter->gates[i];
}

/* What goes to the landlord with this paper. */
static void list_enclosed(const struct matter *matter, struct rows *rows)
{
	for (int i = 0; i < matter->gate_count; i++) {
		const struct gate *gate = &matter->gates[i];
		bool goes = gate->paper == PAPER_NOTICE ||
			    gate->paper == PAPER_SWORN;
		if (goes && gate->offered &&
			gate->document != matter->gate->document)
			add_row(matter, rows)->gate = gate;
	}
}

static void list_papers(const struct matter *matter, struct rows *rows)
{
	list_papers_that(matter, rows, true);
}

static void list_left_out(const struct matter *matter, struct rows *rows)
{
	list_papers_that(matter, rows, false);
}

#define FILLS_DUTY (NEEDS_MONTH | NEEDS_DUTY)
#define FILLS_CONSEQUENCE (NEEDS_MONTH | NEEDS_CONSEQUENCE)

static const struct each eachs[] = {
	{"adults", NEEDS_ADULT, NULL, list_adults},
	{"all_months", NEEDS_MONTH, NULL, list_all_months},
	{"consequences", FILLS_CONSEQUENCE, "consequences.", list_consequences},
	{"covered", NEEDS_MONTH, NULL, list_covered},
	{"criteria", 0, "criteria.", list_criteria},
	{"done", FILLS_DUTY, "duties.", list_done},
	{"duties", FILLS_DUTY, "duties.", list_duties},
	{"enclosed", NEEDS_PAPER, NULL, list_enclosed},
	{"help", NEEDS_HELP, NULL, list_help},
	{"late", FILLS_DUTY, "duties.", list_late},
	{"left_out", NEEDS_PAPER, NULL, list_left_out},
	{"lost", FILLS_CONSEQUENCE, "consequences.", list_lost},
	{"months", NEEDS_MONTH, NULL, list_months},
	{"notes", 0, "notes.", list_notes},
	{"papers", NEEDS_PAPER, NULL, list_papers},
	{"sources", NEEDS_SOURCE, NULL, list_sources},
	{"statements", 0, "statements.", list_statements},
	{"sworn", 0, "sworn.", list_sworn},
	{"uncovered", NEEDS_MONTH, NULL, list_uncovered},
};

#define EACHS (int)(sizeof eachs / sizeof eachs[0])

const char *const *each_words(struct arena *arena)
{
	const char **words = arena_array(arena, EACHS + 1, sizeof *words);

	for (int i = 0; i < EACHS; i++)
		words[i] = eachs[i].name;
	return words;
}

const struct each *each_build(const struct node *node, struct diags *diags)
{
	int found = bind_word(
		node, each_words(diags->arena), "a list of a template", diags);
	return found < 0 ? NULL : &eachs[found];
}

struct rows *rows_list(struct arena *arena, const struct each *each,
	const struct matter *matter)
{
	struct rows *rows = ARENA_NEW(arena, struct rows);

	each->list(matter, rows);
	return rows;
}
