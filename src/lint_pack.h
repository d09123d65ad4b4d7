/*
 * What is wrong with a pack that builds: windows that overlap or leave a gap
 * without saying so, criteria that cannot decide or contradict each other,
 * sources that nothing cites, conflicts between packs, criteria untested.
 */
#ifndef STAYPUT_LINT_PACK_H
#define STAYPUT_LINT_PACK_H

#include "trial.h"

void lint_pack(const struct pack *pack, const struct library *library,
	struct diags *diags);

/* Criteria that the pack's own cases never show met, not met and unknown. */
void lint_coverage(const struct trial *trial, struct diags *diags);

#endif
