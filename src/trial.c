/*
 * Running cases: base facts, what the case changes, evaluation, comparison.
 */
#include "trial.h"

#include <stdio.h>

#include "bind.h"
#include "file.h"
#include "json.h"

/* One case under test. */
struct check {
	struct cli *cli;
	struct str id;
	const struct pack *pack;
	const struct decision *decision;
	const struct vocabulary *vocabulary;
	bool failed;
};

static void fail(struct check *check, const struct node *node, const char *what,
	struct str is)
{
	diag_add(check->cli->diags, DIAG_CASE_FAILED, node->loc,
		"case %.*s: %s is %.*s, not %.*s", STR_ARG(check->id), what,
		STR_ARG(is), STR_ARG(node->text));
	check->failed = true;
}

static void expect_word(struct check *check, const struct node *node,
	const char *what, const char *is)
{
	if (!str_is(node->text, is))
		fail(check, node, what, str_of(is));
}

static void expect_day(struct check *check, const struct node *node,
	const char *what, struct maybe_day day)
{
	char text[11];
	struct str is = STR("none");

	if (day.is)
		is = date_print(day.day, text);
	if (!str_eq(node->text, is))
		fail(check, node, what, str_dup(check->cli->arena, is));
}

/* What is expected of one finding; rows of a table by key. */
struct expected {
	struct check *check;
	const struct finding *finding;
};

static void expect_outcome(struct expected *e, const struct node *node)
{
	expect_word(e->check, node, "the outcome",
		outcome_name(e->finding->outcome));
}

static void expect_reason(struct expected *e, const struct node *node)
{
	expect_word(
		e->check, node, "the reason", reason_name(e->finding->reason));
}

/* Which segment decided. */
static void expect_segment(struct expected *e, const struct node *node)
{
	struct str is = STR("none");

	if (e->finding->segment)
		is = e->finding->segment->id;
	if (!str_eq(node->text, is))
		fail(e->check, node, "the segment", is);
}

static void expect_drafted(struct expected *e, const struct node *node)
{
	bool draft = e->finding->reason == REASON_STATUS && e->finding->segment;

	expect_word(e->check, node, "the outcome as drafted",
		draft ? outcome_name(e->finding->drafted) : "none");
}

static void expect_act_by(struct expected *e, const struct node *node)
{
	expect_day(e->check, node, "act_by", e->finding->act_by);
}

static void expect_repay_by(struct expected *e, const struct node *node)
{
	expect_day(e->check, node, "repay_by", e->finding->repay_by);
}

static void unknown_name(
	struct expected *e, const struct node *node, const char *what)
{
	diag_add(e->check->cli->diags, DIAG_CASE_FAILED, node->key_loc,
		"case %.*s: there is no %s '%.*s' here", STR_ARG(e->check->id),
		what, STR_ARG(node->key));
	e->check->failed = true;
}

static const struct rule *find_judged(
	const struct pack *pack, const struct finding *finding, struct str id)
{
	for (const struct rule *r = pack->rules; r; r = r->next_in_pack)
		if (str_eq(r->id, id) && finding->trace &&
			finding->trace[r->number])
			return r;
	return NULL;
}

static void expect_criteria(struct expected *e, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		const struct rule *rule =
			find_judged(e->check->pack, e->finding, n->key);
		if (rule)
			expect_word(e->check, n, "the criterion",
				verdict_name(e->finding->trace[rule->number]));
		else
			unknown_name(e, n, "criterion");
	}
}

static const struct consequence_state *find_consequence(
	const struct finding *finding, struct str id)
{
	int count = finding->segment && finding->consequences
			    ? finding->segment->consequence_count
			    : 0;

	for (int i = 0; i < count; i++)
		if (str_eq(finding->consequences[i].consequence->id, id))
			return &finding->consequences[i];
	return NULL;
}

static void expect_consequences(struct expected *e, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		const struct consequence_state *c =
			find_consequence(e->finding, n->key);
		if (c)
			expect_word(e->check, n, "the consequence",
				consequence_is_name(c->is));
		else
			unknown_name(e, n, "consequence");
	}
}

static void expect_one_day(struct expected *e, const struct node *map,
	const char *key, struct maybe_day day)
{
	const struct node *node = node_find(map, key);

	if (node)
		expect_day(e->check, node, key, day);
}

static void expect_days(struct expected *e, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		const struct consequence_state *c =
			find_consequence(e->finding, n->key);
		if (!c) {
			unknown_name(e, n, "consequence");
			continue;
		}
		expect_one_day(e, n, "from", c->from);
		expect_one_day(e, n, "through", c->through);
		expect_one_day(e, n, "by", c->by);
		expect_one_day(e, n, "repay_by", c->repay_by);
	}
}

static const struct duty_state *find_duty(
	const struct finding *finding, struct str id)
{
	int count = finding->segment && finding->duties
			    ? finding->segment->duty_count
			    : 0;

	for (int i = 0; i < count; i++)
		if (str_eq(finding->duties[i].duty->id, id))
			return &finding->duties[i];
	return NULL;
}

static void expect_duties(struct expected *e, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		const struct duty_state *d = find_duty(e->finding, n->key);
		if (!d) {
			unknown_name(e, n, "duty");
			continue;
		}
		expect_one_day(e, n, "due", d->due);
		expect_one_day(e, n, "latest", d->latest);
		const struct node *is = node_find(n, "is");
		if (is)
			expect_word(
				e->check, is, "the duty", duty_is_name(d->is));
	}
}

static void expect_missing(struct expected *e, const struct node *list)
{
	struct check *check = e->check;
	struct fact_set missing = decision_missing(check->decision);

	for (const struct node *n = list->first; n; n = n->next) {
		const struct fact *fact =
			vocabulary_find(check->vocabulary, n->text);
		if (!fact || !fact_set_has(&missing, fact))
			fail(check, n, "a missing fact", STR("another"));
	}
}

static void expect_rent(struct expected *e, const struct node *map);

static const struct {
	const char *key;
	enum node_kind kind;
	void (*expect)(struct expected *e, const struct node *node);
} expectations[] = {
	{"outcome", NODE_SCALAR, expect_outcome},
	{"reason", NODE_SCALAR, expect_reason},
	{"segment", NODE_SCALAR, expect_segment},
	{"drafted", NODE_SCALAR, expect_drafted},
	{"act_by", NODE_SCALAR, expect_act_by},
	{"repay_by", NODE_SCALAR, expect_repay_by},
	{"criteria", NODE_MAP, expect_criteria},
	{"consequences", NODE_MAP, expect_consequences},
	{"days", NODE_MAP, expect_days},
	{"duties", NODE_MAP, expect_duties},
	{"missing", NODE_LIST, expect_missing},
	{"rent", NODE_MAP, expect_rent},
};

#define EXPECTATIONS (sizeof expectations / sizeof *expectations)

static void expect_all(struct expected *e, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		size_t i = 0;
		while (i < EXPECTATIONS && !str_is(n->key, expectations[i].key))
			i++;
		if (str_is(n->key, "status"))
			expect_word(e->check, n, "the status",
				lifecycle_status_name(
					e->check->decision->status));
		else if (i == EXPECTATIONS || n->kind != expectations[i].kind)
			unknown_name(e, n, "expectation");
		else
			expectations[i].expect(e, n);
	}
}

/* By the day on which a month's rent was due. */
static void expect_rent(struct expected *e, const struct node *map)
{
	const struct decision *decision = e->check->decision;
	const struct fact *due =
		vocabulary_find(e->check->vocabulary, STR("rent.due"));

	for (const struct node *n = map->first; n; n = n->next) {
		struct expected month = *e;
		civil_day day = 0;
		month.finding = NULL;
		for (int i = 0; i < decision->count; i++) {
			const struct finding *f = &decision->findings[i];
			const struct value *v = scope_value(&f->scope, due);
			if (f->scope.facts && date_parse(n->key, &day) &&
				v->state == VALUE_KNOWN && v->number == day)
				month.finding = f;
		}
		if (month.finding)
			expect_all(&month, n);
		else
			unknown_name(e, n, "month");
	}
}

/* The finding that the program's outcome comes from. */
static const struct finding *leading(const struct decision *decision)
{
	for (int i = 0; i < decision->count; i++)
		if (decision->findings[i].outcome == decision->outcome)
			return &decision->findings[i];
	return &decision->findings[0];
}

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
	struct cli *cli = (struct cli *)library->cli;
	civil_day today = 0;

	if (!bind_map(node, case_fields, NULL, "a case", cli->diags) ||
		!bind_date(node_find(node, "today"), &today, cli->diags))
		return false;
	struct facts *facts = trial_facts(library, base, node);
	if (!facts)
		return false;
	struct decision decision = eval_program(
		cli->arena, trial->pack, &library->world, facts, today);
	struct check check = {.cli = cli,
		.id = node_find(node, "id")->text,
		.pack = trial->pack,
		.decision = &decision,
		.vocabulary = library->world.vocabulary};
	struct expected expected = {&check, leading(&decision)};
	expect_all(&expected, node_find(node, "expect"));
	count_coverage(trial, &decision);
	return !check.failed;
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
	struct library *library =
		library_choose(cli) ? library_open(cli) : NULL;
	struct json json = json_start();
	int failed = 0;
	int passed = 0;

	if (!library)
		return option_status(cli, STATUS_PACK);
	failed += !library_load(library, -1);
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
