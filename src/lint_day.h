/*
 * Days that stand in sentences: each must be a day of the pack, so that words
 * and rules cannot drift apart.
 */
#ifndef STAYPUT_LINT_DAY_H
#define STAYPUT_LINT_DAY_H

#include "catalog.h"
#include "date.h"

/* Takes the next written day ("January 7, 2025", "7 de enero de 2025",
 * 2025-01-07) off the front of `rest`; false when there is none. */
bool written_day(struct str *rest, civil_day *day);

/* Each written day must stand in `rules`, the text of the pack. */
void lint_days(
	const struct catalog *catalog, struct str rules, struct diags *diags);

#endif
