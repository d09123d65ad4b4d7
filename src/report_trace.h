/*
 * What decided a finding, as JSON.
 */
#ifndef STAYPUT_REPORT_TRACE_H
#define STAYPUT_REPORT_TRACE_H

#include "report.h"

/* Adds the criteria of a finding that are about the household, a month of rent
 * or an adult, to an open list. */
void report_json_criteria(struct json *json, const struct report *report,
	const struct finding *finding, enum fact_about about);

/* Adds "criteria": those about the household, once for each segment. */
void report_json_household(struct json *json, const struct report *report,
	const struct decision *decision);

/* Adds "adults": the criteria about each adult, judged for each. */
void report_json_adults(struct json *json, const struct report *report,
	const struct decision *decision);

/* Adds "tree": the criteria as the law joins them, a test by its id. */
void report_json_tree(struct json *json, const struct finding *finding);

/* Adds "decided_by": the smallest set of criteria that decides. */
void report_json_reasons(struct json *json, const struct report *report,
	const struct finding *finding);

#endif
