/*
 * Judging programs. Pure: a pack that was built cannot fail to evaluate, so
 * there are no diagnostics here.
 */
#ifndef STAYPUT_EVAL_H
#define STAYPUT_EVAL_H

#include "decision.h"

/* Judges one program; everything is owned by the arena. */
struct decision eval_program(struct arena *arena, const struct pack *pack,
	const struct world *world, const struct facts *facts, civil_day today);

/* Judges several and settles which stands back behind which. */
struct decision *eval_programs(struct arena *arena,
	const struct pack *const *packs, int count, const struct world *world,
	const struct facts *facts, civil_day today);

#endif
