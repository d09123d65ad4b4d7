/*
 * One program's part of an answer in words.
 */
#ifndef STAYPUT_REPORT_PROGRAM_H
#define STAYPUT_REPORT_PROGRAM_H

#include "report.h"

/* What is told while one program is told about. */
struct report_part {
	const struct report *report;
	const struct tell *tell;
	const struct decision *decision;
};

/* Whether the points of the rule have a part in the outcome: not where its
 * protection is over, or something was done too late. */
bool report_by_points(const struct finding *finding);

/* Tells the points of the rule about the household, once for a segment; about
 * one month. All of them where it is covered or more is asked for, else those
 * that decide it. */
void report_household(const struct report_part *part);
void report_month_points(
	const struct report_part *part, const struct finding *finding);

/* Tells what a program that reaches the case makes of it, and why. */
void report_program(const struct report *report, const struct tell *tell,
	const struct decision *decision);

/* The sentence for why a finding is not covered, e.g. "It is for another
 * place."; p NULL when it is covered. */
struct str report_reason(const struct tell *tell,
	const struct decision *decision, const struct finding *finding);

#endif
