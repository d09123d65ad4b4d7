/*
 * Running cases: base facts, what the case changes, evaluation, comparison.
 */
#include "trial.h"

#include <stdio.h>

#include "bind.h"
#include "expect.h"
#include "file.h"
#include "json.h"
#include "shelf.h"

static void count_coverage(struct trial *trial, const struct decision *decision)
{
	for (int i = 0; i < decision->count; i++) {
		const verdict *trace = decision->findings[i].trace;
		for (int r = 0; trace && r < trial->pack->rule_count; r++) {
			struct coverage *c = &trial->coverage[r];
			c->met += trace[r] == VERDICT_MET;
			c->not_met += trace[r] == VERDICT_NOT_MET;
			c->unknown += verdict_is_unknown(trace[r]);
		}
	}
}

struct facts *trial_facts(const struct library *library,
	const struct node *base, const struct node *node)
{
	const struct cli *cli = library->cli;
	struct facts *facts = facts_new(cli->arena, library->world.vocabulary);
	const struct node *given = node_find(node, "given");
	const struct node *without = node_find(node, "without");

	if (base && !facts_read(cli->arena, facts, base, cli->diags))
		return NULL;
	if (given && !facts_read(cli->arena, facts, given, cli->diags))
		return NULL;
	for (const struct node *n = without ? without->first : NULL; n;
		n = n->next) {
		if (facts_forget(facts, n->text))
			continue;
		diag_add(cli->diags, DIAG_UNKNOWN_FACT, n->loc,
			"the vocabulary has no such fact");
		return NULL;
	}
	return facts;
}

static const struct bind_field case_fields[] = {
	{"id", BIND_SCALAR, true, NULL},
	{"today", BIND_SCALAR, true, NULL},
	{"given", BIND_MAP, false, NULL},
	{"without", BIND_LIST, false, NULL},
	{"expect", BIND_MAP, true, NULL},
	{"cite", BIND_ANY, true, NULL},
	{"note", BIND_SCALAR, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static bool run_case(const struct library *library, struct trial *trial,
	const struct node *base, const struct node *node)
{
	const struct cli *cli = library->cli;
	civil_day today = 0;

	if (!bind_map(node, case_fields, NULL, "a case", cli->diags) ||
		!bind_date(node_find(node, "today"), &today, cli->diags))
		return false;
	struct facts *facts = trial_facts(library, base, node);
	if (!facts)
		return false;
	struct decision decision = eval_program(
		cli->arena, trial->pack, &library->world, facts, today);
	struct check check = {.id = node_find(node, "id")->text,
		.decision = &decision,
		.vocabulary = library->world.vocabulary,
		.diags = cli->diags};
	count_coverage(trial, &decision);
	return expect_check(&check, node_find(node, "expect"));
}

/* One line a case, for -v. */
static void print_case(
	const struct pack *pack, const struct node *node, bool passed)
{
	const struct node *id = node_find(node, "id");

	printf("%s %.*s: %.*s\n", passed ? "ok" : "not ok", STR_ARG(pack->id),
		STR_ARG(id ? id->text : STR("?")));
}

static const struct bind_field file_fields[] = {
	{"base", BIND_MAP, false, NULL},
	{"cases", BIND_LIST, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

struct trial_result trial_run(
	const struct library *library, const struct pack *pack)
{
	const struct cli *cli = library->cli;
	struct trial_result result = {.trial = {.pack = pack}};
	const char *folder = library_shelf(library, pack)->folder;
	const char *path = str_printf(cli->arena, "%s/cases.yaml", folder).p;

	result.trial.coverage = arena_array(cli->arena,
		(size_t)pack->rule_count + 1, sizeof(struct coverage));
	struct node *root = library_tree(cli, path);
	if (!root || !bind_map(root, file_fields, NULL, "cases", cli->diags))
		return result;
	const struct node *base = node_find(root, "base");
	for (const struct node *n = node_find(root, "cases")->first; n;
		n = n->next) {
		bool passed = run_case(library, &result.trial, base, n);
		result.trial.cases++;
		result.trial.failed += !passed;
		if (cli->verbose)
			print_case(pack, n, passed);
	}
	result.ok = true;
	return result;
}

static void print_coverage(const struct trial *trial)
{
	for (const struct rule *r = trial->pack->rules; r;
		r = r->next_in_pack) {
		const struct coverage *c = &trial->coverage[r->number];
		if (r->kind == RULE_TEST || r->kind == RULE_OPEN)
			printf("  %-32.*s met %d, not met %d, unknown %d\n",
				STR_ARG(r->id), c->met, c->not_met, c->unknown);
	}
}

static void json_trial(struct json *json, const struct trial *trial)
{
	json_map(json, NULL);
	json_text(json, "id", trial->pack->id);
	json_number(json, "cases", trial->cases);
	json_number(json, "failed", trial->failed);
	json_list(json, "coverage");
	for (const struct rule *r = trial->pack->rules; r;
		r = r->next_in_pack) {
		const struct coverage *c = &trial->coverage[r->number];
		if (r->kind != RULE_TEST && r->kind != RULE_OPEN)
			continue;
		json_map(json, NULL);
		json_text(json, "id", r->id);
		json_number(json, "met", c->met);
		json_number(json, "not_met", c->not_met);
		json_number(json, "unknown", c->unknown);
		json_end(json);
	}
	json_end(json);
	json_end(json);
}

/* One pack's line, and what its criteria were, if asked. */
static void print_trial(const struct cli *cli, const struct trial *trial)
{
	if (!cli->quiet)
		printf("%.*s: %d cases, %d failed\n", STR_ARG(trial->pack->id),
			trial->cases, trial->failed);
	if (cli->coverage)
		print_coverage(trial);
}

enum status trial_command(struct cli *cli)
{
	struct library *library = shelf_choose(cli) ? library_open(cli) : NULL;
	struct json json = json_start();
	int failed = 0;
	int passed = 0;

	if (!library)
		return option_status(cli, STATUS_PACK);
	failed += !shelf_load(library, -1);
	json_list(&json, "programs");
	for (int i = 0; i < library->packs.count; i++) {
		struct trial_result r =
			trial_run(library, library->packs.list[i]);
		failed += r.trial.failed + !r.ok;
		passed += r.trial.cases - r.trial.failed;
		if (cli->json)
			json_trial(&json, &r.trial);
		else
			print_trial(cli, &r.trial);
	}
	json_end(&json);
	struct buf out = {.arena = cli->arena};
	json_print(&json, &out);
	json_release(&json);
	if (cli->json)
		printf("%.*s", STR_ARG(buf_str(&out)));
	else
		printf("%d passed, %d failed\n", passed, failed);
	return failed ? option_status(cli, STATUS_PACK) : STATUS_DONE;
}
