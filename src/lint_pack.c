/*
 * Checks of one pack's rules. Only what is constant can be compared here;
 * what depends on facts is left to the cases.
 */
#include "lint_pack.h"

/* The constant days of a window, or all days. */
struct days {
	int64_t from;
	int64_t through;
	bool constant;
};

static struct days days_of(const struct span *span)
{
	struct days days = {DATE_FIRST, DATE_LAST, true};

	if (span->from) {
		days.constant = span->from->kind == QUANTITY_CONSTANT;
		days.from = span->from->number;
	}
	if (span->through) {
		days.constant = days.constant &&
				span->through->kind == QUANTITY_CONSTANT;
		days.through = span->through->number;
	}
	return days;
}

static bool apart(const struct span *a, const struct span *b)
{
	struct days x = days_of(a);
	struct days y = days_of(b);

	return x.constant && y.constant &&
	       (x.through < y.from || y.through < x.from);
}

/* Whether no day and no month of rent can reach both. */
static bool disjoint(const struct reach *a, const struct reach *b)
{
	if (a->by_rent && b->by_rent && apart(&a->rent, &b->rent))
		return true;
	if (a->by_today && b->by_today && apart(&a->today, &b->today))
		return true;
	return a->fact && a->fact == b->fact &&
	       apart(&a->fact_span, &b->fact_span);
}

static bool declared(const struct segment *a, const struct segment *b)
{
	return a->alternative.n && str_eq(a->alternative, b->alternative);
}

static void check_overlaps(const struct pack *pack, struct diags *diags)
{
	for (const struct segment *a = pack->segments; a; a = a->next)
		for (const struct segment *b = a->next; b; b = b->next) {
			if (disjoint(&a->reach, &b->reach) || declared(a, b))
				continue;
			diag_add(diags, DIAG_OVERLAP, b->loc,
				"the segments '%.*s' and '%.*s' can be reached "
				"by the same month or day",
				STR_ARG(a->id), STR_ARG(b->id));
			diag_hint(diags,
				"give both the same 'alternative', or windows "
				"that do not meet");
		}
}

static bool gap_is_meant(const struct pack *pack, int64_t from, int64_t through)
{
	for (int i = 0; i < pack->gap_count; i++)
		if (pack->gaps[i].from <= from &&
			pack->gaps[i].through >= through)
			return true;
	return false;
}

typedef const struct span *span_of(const struct reach *reach);

static const struct span *rent_span(const struct reach *reach)
{
	return reach->by_rent ? &reach->rent : NULL;
}

static const struct span *today_span(const struct reach *reach)
{
	return reach->by_today && !reach->by_rent ? &reach->today : NULL;
}

/* The first day after `day` on which a window of this kind begins; and whether
 * one goes on over `day`. */
static int64_t next_start(
	const struct pack *pack, span_of *pick, int64_t day, bool *covered)
{
	int64_t next = INT64_MAX;

	*covered = false;
	for (const struct segment *s = pack->segments; s; s = s->next) {
		const struct span *span = pick(&s->reach);
		if (!span)
			continue;
		struct days days = days_of(span);
		if (!days.constant)
			continue;
		if (days.from <= day && days.through >= day)
			*covered = true;
		if (days.from > day && days.from < next)
			next = days.from;
	}
	return next;
}

static void check_gaps(
	const struct pack *pack, span_of *pick, struct diags *diags)
{
	for (const struct segment *s = pack->segments; s; s = s->next) {
		const struct span *span = pick(&s->reach);
		struct days days = span ? days_of(span) : (struct days){0};
		if (!span || !days.constant || days.through >= DATE_LAST)
			continue;
		bool covered = false;
		int64_t next =
			next_start(pack, pick, days.through + 1, &covered);
		if (covered || next == INT64_MAX ||
			gap_is_meant(pack, days.through + 1, next - 1))
			continue;
		char first[11];
		char last[11];
		date_print((civil_day)days.through + 1, first);
		date_print((civil_day)next - 1, last);
		diag_add(diags, DIAG_GAP, s->loc,
			"no segment is reached from %s through %s", first,
			last);
		diag_hint(diags, "say so under 'gaps' if it is meant");
	}
}

static bool is_constant(const struct quantity *q)
{
	return q && q->kind == QUANTITY_CONSTANT;
}

/* A number fact against a constant outside of its range. */
static bool always_same(const struct rule *rule)
{
	const struct fact *fact = rule->fact;

	if (!fact || !is_constant(rule->right) ||
		fact->shape.most <= fact->shape.least ||
		rule->right->type == VALUE_DATE)
		return false;
	struct amount right = {rule->right->number, rule->right->number, 0};
	struct amount least = {fact->shape.least, fact->shape.least, 0};
	struct amount most = {fact->shape.most, fact->shape.most, 0};
	return op_compare(rule->op, least, right) ==
		       op_compare(rule->op, most, right) &&
	       !str_is(str_of(op_word(rule->op)), "equal_to");
}

static int option_count(const struct fact *fact)
{
	int count = 0;

	if (fact->shape.type == VALUE_YESNO)
		return 2;
	while (fact->shape.options && fact->shape.options[count])
		count++;
	return count;
}

/* Every answer passes, or none does. */
static bool set_is_all(const struct rule *rule)
{
	if (rule->right || rule->left || rule->set.place_count ||
		op_side(rule->op) == OP_YES)
		return false;
	int64_t all = ((int64_t)1 << option_count(rule->fact)) - 1;
	return rule->set.bits == all && rule->set.none;
}

static void see_any(void *context, const struct fact *fact)
{
	(void)fact;
	*(bool *)context = true;
}

static bool looks_at_a_fact(const struct quantity *q)
{
	bool any = false;

	quantity_facts(q, see_any, &any);
	return any;
}

static bool is_today(const struct quantity *q)
{
	return q->kind == QUANTITY_NAME;
}

/* Both sides are the same in every case. */
static bool both_constant(const struct rule *rule)
{
	return rule->left && rule->right && !looks_at_a_fact(rule->left) &&
	       !looks_at_a_fact(rule->right) && !is_today(rule->left) &&
	       !is_today(rule->right);
}

static void check_decides(const struct pack *pack, struct diags *diags)
{
	for (const struct rule *r = pack->rules; r; r = r->next_in_pack) {
		if (r->kind != RULE_TEST)
			continue;
		if (!always_same(r) && !set_is_all(r) && !both_constant(r))
			continue;
		diag_add(diags, DIAG_NEVER_DECIDES, r->loc,
			"the criterion '%.*s' comes out the same for every "
			"answer",
			STR_ARG(r->id));
	}
}

/* The numbers that pass a test of a fact against a constant. */
static struct days passing(const struct rule *rule)
{
	struct str op = str_of(op_word(rule->op));
	int64_t n = is_constant(rule->right) ? rule->right->number : 0;
	struct days days = {INT64_MIN, INT64_MAX, is_constant(rule->right)};

	if (str_is(op, "before") || str_is(op, "less_than"))
		days.through = n - 1;
	else if (str_is(op, "on_or_before") || str_is(op, "at_most"))
		days.through = n;
	else if (str_is(op, "after") || str_is(op, "more_than"))
		days.from = n + 1;
	else if (str_is(op, "on_or_after") || str_is(op, "at_least"))
		days.from = n;
	else
		days.from = days.through = n;
	return days;
}

static bool contradict(const struct rule *a, const struct rule *b)
{
	if (a->kind != RULE_TEST || b->kind != RULE_TEST || !a->fact ||
		a->fact != b->fact)
		return false;
	if (a->right && b->right) {
		struct days x = passing(a);
		struct days y = passing(b);
		return x.constant && y.constant && !a->as_of && !b->as_of &&
		       (x.through < y.from || y.through < x.from);
	}
	return op_side(a->op) == OP_WORD && op_side(b->op) == OP_WORD &&
	       str_is(str_of(op_word(a->op)), "is") &&
	       str_is(str_of(op_word(b->op)), "is") &&
	       a->set.bits != b->set.bits;
}

static void check_contradictions(const struct pack *pack, struct diags *diags)
{
	for (const struct rule *r = pack->rules; r; r = r->next_in_pack) {
		if (r->kind != RULE_ALL)
			continue;
		for (const struct rule *a = r->first; a; a = a->next)
			for (const struct rule *b = a->next; b; b = b->next) {
				if (!contradict(a, b))
					continue;
				diag_add(diags, DIAG_UNREACHABLE, b->loc,
					"'%.*s' and '%.*s' can never both be "
					"met",
					STR_ARG(a->id), STR_ARG(b->id));
			}
	}
}

static void check_duties(const struct pack *pack, struct diags *diags)
{
	for (const struct segment *s = pack->segments; s; s = s->next)
		for (const struct duty *d = s->duties; d; d = d->next) {
			if (!is_constant(d->due) || !is_constant(d->latest) ||
				d->due->number <= d->latest->number)
				continue;
			diag_add(diags, DIAG_INVERTED, d->loc,
				"the outer day of this duty is before its "
				"safe day");
		}
}

static void check_sources(const struct pack *pack, struct diags *diags)
{
	for (int i = 0; i < pack->sources.count; i++) {
		const struct source *source = &pack->sources.list[i];
		if (!source->used)
			diag_add(diags, DIAG_UNUSED_SOURCE, source->loc,
				"nothing cites the source '%.*s'",
				STR_ARG(source->key));
	}
}

static const struct pack *find_pack(
	const struct library *library, struct str id)
{
	for (int i = 0; i < library->packs.count; i++)
		if (str_eq(library->packs.list[i]->id, id))
			return library->packs.list[i];
	return NULL;
}

/* Two programs that stand back behind each other are not resolved. */
static void check_yields(const struct pack *pack, const struct library *library,
	struct diags *diags)
{
	for (int i = 0; i < pack->yields_count; i++) {
		const struct pack *other =
			find_pack(library, pack->yields_to[i]);
		if (!other && library->cli->programs.count == 0) {
			diag_add(diags, DIAG_CONFLICT, pack->loc,
				"there is no program '%.*s' to yield to",
				STR_ARG(pack->yields_to[i]));
			continue;
		}
		for (int j = 0; other && j < other->yields_count; j++)
			if (str_eq(other->yields_to[j], pack->id))
				diag_add(diags, DIAG_CONFLICT, pack->loc,
					"'%.*s' and this program yield to "
					"each other",
					STR_ARG(other->id));
	}
}

/* Within a segment an id names one rule. */
static void check_ids(const struct pack *pack, struct diags *diags)
{
	for (const struct segment *a = pack->segments; a; a = a->next)
		for (const struct segment *b = a->next; b; b = b->next)
			if (str_eq(a->id, b->id))
				diag_add(diags, DIAG_DUPLICATE_KEY, b->loc,
					"two segments are called '%.*s'",
					STR_ARG(b->id));
}

void lint_pack(const struct pack *pack, const struct library *library,
	struct diags *diags)
{
	check_ids(pack, diags);
	check_overlaps(pack, diags);
	check_gaps(pack, rent_span, diags);
	check_gaps(pack, today_span, diags);
	check_decides(pack, diags);
	check_contradictions(pack, diags);
	check_duties(pack, diags);
	check_sources(pack, diags);
	check_yields(pack, library, diags);
}

/* The counts of all rules that share an id: segments of one law repeat it. */
static struct coverage coverage_of(
	const struct trial *trial, const struct rule *rule)
{
	struct coverage sum = {0};

	for (const struct rule *r = trial->pack->rules; r;
		r = r->next_in_pack) {
		if (!str_eq(r->id, rule->id))
			continue;
		sum.met += trial->coverage[r->number].met;
		sum.not_met += trial->coverage[r->number].not_met;
		sum.unknown += trial->coverage[r->number].unknown;
	}
	return sum;
}

/* A test of the day asked looks at no fact, and is never unknown. */
static bool by_day_alone(const struct rule *rule)
{
	return rule->left && rule->right && !looks_at_a_fact(rule->left) &&
	       !looks_at_a_fact(rule->right);
}

/* That rent fell due on some day: a month without one reaches no segment, so
 * this is never judged as not met. */
static bool given_when_reached(const struct rule *rule)
{
	return rule->fact && str_is(rule->fact->id, "rent.due") &&
	       op_side(rule->op) == OP_YES;
}

void lint_coverage(const struct trial *trial, struct diags *diags)
{
	for (const struct rule *r = trial->pack->rules; r;
		r = r->next_in_pack) {
		struct coverage c = coverage_of(trial, r);
		bool is_test = r->kind == RULE_TEST;
		if (pack_find_rule(trial->pack, r->id) != r)
			continue;
		if (is_test && by_day_alone(r))
			c.unknown++;
		if (is_test && given_when_reached(r))
			c.not_met++;
		if ((is_test && (!c.met || !c.not_met || !c.unknown)) ||
			(r->kind == RULE_OPEN && !c.unknown))
			diag_add(diags, DIAG_UNTESTED, r->loc,
				"the cases never show '%.*s'%s%s%s",
				STR_ARG(r->id), c.met || !is_test ? "" : " met",
				c.not_met || !is_test ? "" : " not met",
				c.unknown ? "" : " unknown");
	}
}
