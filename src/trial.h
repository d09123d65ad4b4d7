/*
 * A pack's own tests (cases.yaml): one household, one day, and what must come
 * out. Also counts which verdicts each criterion has had.
 */
#ifndef STAYPUT_TRIAL_H
#define STAYPUT_TRIAL_H

#include "library.h"

/* How often a rule was met, not met, unknown. */
struct coverage {
	int met;
	int not_met;
	int unknown;
};

struct trial {
	const struct pack *pack;
	int cases;
	int failed;
	struct coverage *coverage; /* by rule number */
};

/* Runs the cases of a pack; every failed expectation is a diagnostic at its
 * place, and so is a cases.yaml that cannot be read (`ok` false). */
struct trial_result {
	struct trial trial;
	bool ok;
};
struct trial_result trial_run(
	const struct library *library, const struct pack *pack);

/* The facts of one case of a cases.yaml: its base (or NULL) with what the case
 * gives and takes away; NULL after diagnostics. */
struct facts *trial_facts(const struct library *library,
	const struct node *base, const struct node *node);

/* The command `test`. */
enum status trial_command(struct cli *cli);

#endif
