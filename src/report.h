/*
 * The answer to a case: what is known, what was decided, what runs. One struct
 * that JSON, text and the interview tell each in their way.
 */
#ifndef STAYPUT_REPORT_H
#define STAYPUT_REPORT_H

#include "court.h"
#include "explain.h"
#include "gate.h"
#include "json.h"
#include "screen.h"
#include "tell.h"

struct report {
	struct arena *arena;
	struct library *library;
	const struct guide *guide;
	const struct facts *facts;
	civil_day today;
	int place; /* index, or -1 */
	struct court court;
	const struct decision *decisions; /* library->packs.count of them */
	int count;
	struct explain_needs needs; /* of all programs */
	bool reads_other;	    /* a language that is not English */
	struct report_forms *forms; /* templates, read by report.c */
	/* Documents with a sworn sentence that was not confirmed. */
	const struct pack_document *const *refused;
	int refused_count;
};

/* Judges a case by every program that may bear on its place. False after
 * diagnostics. */
bool report_build(struct report *report, struct library *library,
	const struct facts *facts);

/* As report_build, by the programs that the library has loaded. */
bool report_judge(struct report *report, struct library *library,
	const struct facts *facts);

/* The receipt of a decision, owned by the arena. */
struct str report_receipt(
	const struct report *report, const struct decision *decision);

/* The due date of a finding's month. */
struct maybe_day report_due(
	const struct report *report, const struct finding *finding);

/* Whether rent was due more than a year before today: a notice to pay may
 * come too late (Code Civ. Proc. 1161(2)). */
bool report_is_old(struct maybe_day due, civil_day today);

/* Whether any month of any program is covered. */
bool report_covers(const struct report *report);

/* The finding that speaks for the whole: the first of the decision's outcome.
 */
const struct finding *report_leading(const struct decision *decision);

/* Whether a document of the decision's pack is made for this case: one that is
 * sworn to, for the first adult who may swear to it. */
struct gate report_gate(const struct report *report,
	const struct decision *decision, const struct pack_document *document);

/* The template of a document, or the name of the official form. */
struct str report_document_id(const struct pack_document *document);

/* Adds the whole answer to an open document, as the contract has it. */
void report_json(const struct report *report, struct json *json);

/* Adds a text, or null where it is empty. */
void report_json_text(struct json *json, const char *key, struct str text);

/* Adds a known day, or null. */
void report_json_day(struct json *json, const char *key, struct maybe_day day);

/* Adds what stands in the pack about its age: checked, basis, review, stale,
 * known_through. */
void report_json_age(
	struct json *json, const struct pack *pack, civil_day today);

/* Adds "calls": whom to call at the place. */
void report_json_calls(struct json *json, const struct report *report);

/* Writes the whole answer for people. */
void report_text(const struct report *report, const struct words *words,
	struct screen *screen);

/* Writes the part about court papers; nothing when there are none. */
void report_court(const struct report *report, const struct words *words,
	struct screen *screen);

/* Writes what was looked for at the place and not found, under its title;
 * nothing when there is none. */
void report_absences(const struct report *report, const struct tell *tell);

/* Adds "absent": the same. */
void report_json_absences(struct json *json, const struct report *report,
	const struct words *words);

/* Writes whom to call at the place, a line each. */
void report_calls(
	const struct report *report, const struct tell *tell, int indent);

#endif
