/*
 * What holds at a place besides its laws: how many days there are to answer a
 * court case, whom to call, and what was looked for and not found
 * (rules/court.yaml, rules/absent.yaml).
 */
#ifndef STAYPUT_GUIDE_H
#define STAYPUT_GUIDE_H

#include "calendar.h"
#include "place.h"

/* Days to answer a summons that was served in a span of days. */
struct answer_rule {
	int place;
	civil_day from; /* of the day of service, inclusive */
	civil_day through;
	struct calendar_count count;
	struct str calendar; /* id */
	struct str cite;
};

/* Whom to call; phone or web may be empty. */
struct call {
	int place;
	struct str name;
	struct str phone;
	struct str web;
	struct str cite;
};

/* What was looked for and not found. */
struct absence {
	int place;
	civil_day checked;
	const struct node *text; /* a sentence by language */
	struct str cite;
};

struct guide {
	const struct places *places;
	const struct answer_rule *answers;
	int answer_count;
	const struct call *calls;
	int call_count;
	const struct absence *absences;
	int absence_count;
};

/* Builds it from the roots of the two files; NULL after diagnostics. Owned by
 * the arena; the trees must live as long. */
struct guide *guide_build(struct arena *arena, const struct node *court,
	const struct node *absent, const struct places *places,
	struct diags *diags);

/* The rule for papers that were served on a day at a place (index), the
 * first that fits; NULL when there is none. */
const struct answer_rule *guide_answer(
	const struct guide *guide, int place, civil_day served);

/* Whether something that holds at `area` concerns somebody at `place`; -1 is
 * somewhere, whom only the whole country's rows concern. */
bool guide_reaches(const struct guide *guide, int area, int place);

#endif
