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

/* Judges several and settles which stands back behind which; as many decisions
 * as packs, in their order. */
struct decision *eval_programs(struct arena *arena, struct packs packs,
	const struct world *world, const struct facts *facts, civil_day today);

#endif
