/*
 * Duties and consequences in a case: what was done in time, what is still
 * open, what follows until when.
 */
#ifndef STAYPUT_DUTY_H
#define STAYPUT_DUTY_H

#include "decision.h"

/* Judges a duty in a scope whose month is set; a duty of each adult is as far
 * as the adult who is furthest behind. `trace` has room for the pack's rules.
 */
struct duty_state duty_judge(
	const struct duty *duty, const struct scope *scope, verdict *trace);

/* The quantity's day, if it is exactly known. */
struct maybe_day day_known(
	const struct quantity *quantity, const struct scope *scope);

/* The quantity's amount of money, if it is exactly known; `quantity` may be
 * NULL. */
struct maybe_money money_known(
	const struct quantity *quantity, const struct scope *scope);

/* Judges a consequence. `covered`: the month is covered; `over`: its effect has
 * ended. Duties that were judged before say what was lost. */
struct consequence_state consequence_judge(
	const struct consequence *consequence, const struct finding *finding,
	bool over, verdict *trace);

#endif
