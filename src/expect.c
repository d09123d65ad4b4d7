/*
 * What a case expects, against what was decided: a function for each key, then
 * the table that names them.
 */
#include "expect.h"

static void fail(struct check *check, const struct node *node, const char *what,
	struct str is)
{
	diag_add(check->diags, DIAG_CASE_FAILED, node->loc,
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
		fail(check, node, what, str_dup(check->diags->arena, is));
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
	diag_add(e->check->diags, DIAG_CASE_FAILED, node->key_loc,
		"case %.*s: there is no %s '%.*s' here", STR_ARG(e->check->id),
		what, STR_ARG(node->key));
	e->check->failed = true;
}

/* The rule of the segment that decided; where it has none of this id, the
 * first that was judged in another. */
static const struct rule *find_judged(
	const struct pack *pack, const struct finding *finding, struct str id)
{
	if (!finding->segment || !finding->trace)
		return NULL;
	const struct rule *own = segment_find_rule(finding->segment, id);
	if (own && finding->trace[own->number])
		return own;
	for (const struct rule *r = pack->rules; r; r = r->next_in_pack)
		if (str_eq(r->id, id) && finding->trace[r->number])
			return r;
	return NULL;
}

static void expect_criteria(struct expected *e, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		const struct rule *rule = find_judged(
			e->check->decision->pack, e->finding, n->key);
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

/* A word that nothing reads would expect nothing. */
static void expect_keys(
	struct expected *e, const struct node *map, const char *const *keys)
{
	if (map->kind != NODE_MAP)
		unknown_name(e, map, "expectation");
	for (const struct node *n = map->first; n; n = n->next) {
		int i = 0;
		while (keys[i] && !str_is(n->key, keys[i]))
			i++;
		if (!keys[i])
			unknown_name(e, n, "expectation");
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
	static const char *const keys[] = {
		"from", "through", "by", "repay_by", NULL};

	for (const struct node *n = map->first; n; n = n->next) {
		const struct consequence_state *c =
			find_consequence(e->finding, n->key);
		if (!c) {
			unknown_name(e, n, "consequence");
			continue;
		}
		expect_keys(e, n, keys);
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

static void expect_amount(
	struct expected *e, const struct node *map, struct maybe_money amount)
{
	const struct node *node = node_find(map, "amount");
	money_cents wanted = 0;
	struct str is = STR("none");

	if (amount.is)
		is = money_print(e->check->diags->arena, amount.cents);
	if (!node || str_eq(node->text, is) ||
		(amount.is && money_parse(node->text, &wanted) &&
			wanted == amount.cents))
		return;
	fail(e->check, node, "amount", is);
}

static void expect_duties(struct expected *e, const struct node *map)
{
	static const char *const keys[] = {
		"is", "due", "latest", "amount", NULL};

	for (const struct node *n = map->first; n; n = n->next) {
		const struct duty_state *d = find_duty(e->finding, n->key);
		if (!d) {
			unknown_name(e, n, "duty");
			continue;
		}
		expect_keys(e, n, keys);
		expect_amount(e, n, d->amount);
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

bool expect_check(struct check *check, const struct node *map)
{
	struct expected expected = {check, leading(check->decision)};

	expect_all(&expected, map);
	return !check->failed;
}
