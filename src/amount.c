/*
 * Evaluation of quantities. One function a kind, in a table by kind.
 */
#include "amount.h"

int scope_row(const struct scope *scope, const struct fact *fact)
{
	if (fact->about == FACT_RENT)
		return scope->month;
	return fact->about == FACT_ADULT ? scope->adult : 0;
}

const struct value *scope_value(
	const struct scope *scope, const struct fact *fact)
{
	return facts_value(scope->facts, fact, scope_row(scope, fact));
}

bool amount_is_exact(struct amount amount)
{
	return amount.low == amount.high && !(amount.flags & AMOUNT_NONE);
}

static struct amount exact(int64_t number)
{
	return (struct amount){number, number, 0};
}

static struct amount wide(unsigned flags)
{
	return (struct amount){AMOUNT_LEAST, AMOUNT_MOST, flags};
}

static bool is_bound(int64_t number)
{
	return number != AMOUNT_LEAST && number != AMOUNT_MOST;
}

static int64_t add(int64_t a, int64_t b)
{
	if (!is_bound(a))
		return a;
	if (!is_bound(b))
		return b;
	return a + b;
}

static int64_t negate(int64_t a)
{
	if (a == AMOUNT_LEAST)
		return AMOUNT_MOST;
	return a == AMOUNT_MOST ? AMOUNT_LEAST : -a;
}

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static struct amount of_constant(
	const struct quantity *q, const struct scope *scope)
{
	(void)scope;
	return exact(q->number);
}

static struct amount of_name(
	const struct quantity *q, const struct scope *scope)
{
	switch (q->name) { /* the table of names is in quantity.c */
	case NAME_TODAY:
		return exact(scope->today);
	case NAME_WINDOW_START:
		return scope->window_end ? exact(scope->window_start)
					 : wide(AMOUNT_OPEN);
	case NAME_WINDOW_END:
		return scope->window_end ? exact(scope->window_end)
					 : wide(AMOUNT_OPEN);
	case NAME_EVENT_START:
		return scope->event ? exact(scope->event->start)
				    : wide(AMOUNT_OPEN);
	case NAME_EVENT_END:
		return scope->event ? exact(scope->event->end)
				    : wide(AMOUNT_OPEN);
	case NAME_EVENT_EXTENDED:
		return scope->event ? exact(scope->event->extended)
				    : wide(AMOUNT_OPEN);
	}
	return wide(AMOUNT_OPEN);
}

struct amount amount_of_value(const struct value *value)
{
	if (value->state == VALUE_NONE && value->type == VALUE_DATE)
		return wide(AMOUNT_NONE);
	if (value->state == VALUE_NONE)
		return exact(0);
	if (value->state != VALUE_KNOWN)
		return wide(AMOUNT_MISSING);
	if (value->most == value->number)
		return exact(value->number);
	return (struct amount){value->number, value->most, AMOUNT_MISSING};
}

static struct amount of_fact(
	const struct quantity *q, const struct scope *scope)
{
	return amount_of_value(scope_value(scope, q->fact));
}

static struct calendar_sum moved_to(int64_t day)
{
	return (struct calendar_sum){.ok = true, .day = (civil_day)day};
}

/* One day moved; not ok beyond what the calendar knows. */
static struct calendar_sum moved(
	const struct quantity *q, const struct calendar *calendar, int64_t day)
{
	civil_day from = (civil_day)day;
	int n = (int)q->number;
	struct calendar_count count = {
		.unit = COUNT_COURT, .days = n < 0 ? -n : n, .before = n < 0};

	switch (q->unit) { /* the table of units is in unit.c */
	case UNIT_DAYS:
		return moved_to(day + n);
	case UNIT_WEEKS:
		return moved_to(day + 7 * (int64_t)n);
	case UNIT_MONTHS:
		return moved_to(date_add_months(from, n));
	case UNIT_YEARS:
		return moved_to(date_add_months(from, 12 * n));
	case UNIT_BUSINESS_DAYS:
		count.unit = COUNT_BUSINESS;
		break;
	case UNIT_COURT_DAYS:
		break;
	}
	return calendar_add(calendar, from, count);
}

/* A bound, moved; `lost` is what it becomes when the calendar ends. */
static int64_t keep_bound(
	struct calendar_sum sum, int64_t lost, unsigned *flags)
{
	if (!sum.ok || sum.doubtful)
		*flags |= AMOUNT_OPEN;
	return sum.ok ? sum.day : lost;
}

static int64_t move_bound(const struct quantity *q, const struct scope *scope,
	int64_t day, unsigned *flags)
{
	if (!is_bound(day))
		return day;
	return keep_bound(
		moved(q, scope->calendar, day), day + q->number, flags);
}

/* Past the calendar only one side is known: so many days there must be. */
static struct amount widen(struct amount a, bool backward)
{
	if (backward)
		a.low = AMOUNT_LEAST;
	else
		a.high = AMOUNT_MOST;
	return a;
}

static struct amount of_shift(
	const struct quantity *q, const struct scope *scope)
{
	struct amount a = amount_of(q->args[0], scope);

	unsigned flags = 0;

	a.low = move_bound(q, scope, a.low, &flags);
	a.high = move_bound(q, scope, a.high, &flags);
	a.flags |= flags;
	return flags ? widen(a, q->number < 0) : a;
}

static int64_t roll_bound(
	const struct scope *scope, int64_t day, unsigned *flags)
{
	if (!is_bound(day))
		return day;
	struct calendar_count none = {
		.unit = COUNT_CALENDAR, .roll = ROLL_NEXT};
	return keep_bound(calendar_add(scope->calendar, (civil_day)day, none),
		day, flags);
}

static struct amount of_roll(
	const struct quantity *q, const struct scope *scope)
{
	struct amount a = amount_of(q->args[0], scope);

	unsigned flags = 0;

	a.low = roll_bound(scope, a.low, &flags);
	a.high = roll_bound(scope, a.high, &flags);
	a.flags |= flags;
	return flags ? widen(a, false) : a;
}

static struct amount of_add(const struct quantity *q, const struct scope *scope)
{
	struct amount a = amount_of(q->args[0], scope);
	struct amount b = amount_of(q->args[1], scope);

	return (struct amount){
		add(a.low, b.low), add(a.high, b.high), a.flags | b.flags};
}

static struct amount of_subtract(
	const struct quantity *q, const struct scope *scope)
{
	struct amount a = amount_of(q->args[0], scope);
	struct amount b = amount_of(q->args[1], scope);
	int64_t low = add(a.low, negate(b.high));
	int64_t high = add(a.high, negate(b.low));

	return (struct amount){
		larger(low, 0), larger(high, 0), a.flags | b.flags};
}

static int64_t percent_bound(const struct quantity *q, int64_t bound)
{
	if (!is_bound(bound))
		return bound;
	return money_percent_of(q->number, bound, q->rounding);
}

static struct amount of_percent(
	const struct quantity *q, const struct scope *scope)
{
	struct amount a = amount_of(q->args[0], scope);

	a.low = percent_bound(q, a.low);
	a.high = percent_bound(q, a.high);
	return a;
}

/* The later (greater) or the earlier (lesser) of several; what did not happen
 * is left out. */
static struct amount of_list(
	const struct quantity *q, const struct scope *scope)
{
	bool most = q->kind == QUANTITY_MOST;
	struct amount best = wide(AMOUNT_NONE);

	for (int i = 0; i < q->arg_count; i++) {
		struct amount a = amount_of(q->args[i], scope);
		if (a.flags & AMOUNT_NONE)
			continue;
		if (best.flags & AMOUNT_NONE) {
			best = a;
			continue;
		}
		best.low = most ? larger(best.low, a.low)
				: smaller(best.low, a.low);
		best.high = most ? larger(best.high, a.high)
				 : smaller(best.high, a.high);
		best.flags |= a.flags;
	}
	return best;
}

/* A place or a choice that is none has no row; a count that is none is 0. */
static bool key_is_none(const struct quantity *key, const struct scope *scope)
{
	if (key->kind != QUANTITY_FACT || key->fact->shape.type == VALUE_COUNT)
		return false;
	return scope_value(scope, key->fact)->state == VALUE_NONE;
}

static struct amount of_table(
	const struct quantity *q, const struct scope *scope)
{
	int64_t keys[TABLE_KEYS];
	unsigned flags = 0;
	int count = q->table->key_count;

	for (int i = 0; i < count; i++) {
		struct amount a = amount_of(q->args[i], scope);
		if (key_is_none(q->args[i], scope))
			flags |= AMOUNT_OPEN;
		if (!amount_is_exact(a))
			flags |= a.flags ? a.flags : AMOUNT_MISSING;
		keys[i] = a.low;
	}
	struct amount on = amount_of(q->args[count], scope);
	if (!amount_is_exact(on))
		flags |= on.flags ? on.flags : AMOUNT_OPEN;
	if (flags)
		return wide(flags);
	struct table_cell cell = table_find(
		q->table, keys, scope->facts->vocabulary, (civil_day)on.low);
	if (!cell.known)
		return wide(AMOUNT_OPEN);
	return (struct amount){
		cell.low, cell.high, cell.low == cell.high ? 0 : AMOUNT_OPEN};
}

enum inside { OUTSIDE, INSIDE, PERHAPS };

/* Whether the month in `scope` is one of those that a sum is about. */
static enum inside month_inside(
	const struct quantity *q, const struct scope *scope, unsigned *flags)
{
	if (q->arg_count < 3)
		return INSIDE;
	struct amount due = amount_of_value(scope_value(scope, q->due));
	struct amount from = amount_of(q->args[1], scope);
	struct amount through = amount_of(q->args[2], scope);
	if (due.low >= from.high && due.high <= through.low)
		return INSIDE;
	if (due.high < from.low || due.low > through.high)
		return OUTSIDE;
	*flags |= due.flags | from.flags | through.flags;
	return PERHAPS;
}

static struct amount of_sum(const struct quantity *q, const struct scope *scope)
{
	struct amount sum = exact(0);
	struct scope month = *scope;

	if (!scope->facts->rent_asked)
		return wide(AMOUNT_MISSING);
	for (month.month = 0; month.month < scope->facts->rents;
		month.month++) {
		enum inside inside = month_inside(q, &month, &sum.flags);
		if (inside == OUTSIDE)
			continue;
		struct amount a = exact(1);
		if (q->kind == QUANTITY_SUM)
			a = amount_of(q->args[0], &month);
		if (inside == PERHAPS)
			a.low = smaller(a.low, 0);
		sum.low = add(sum.low, a.low);
		sum.high = add(sum.high, a.high);
		sum.flags |= a.flags;
	}
	return sum;
}

struct amount amount_of(
	const struct quantity *quantity, const struct scope *scope)
{
	static struct amount (*const by_kind[])(
		const struct quantity *, const struct scope *) = {
		[QUANTITY_CONSTANT] = of_constant,
		[QUANTITY_NAME] = of_name,
		[QUANTITY_FACT] = of_fact,
		[QUANTITY_SHIFT] = of_shift,
		[QUANTITY_ROLL] = of_roll,
		[QUANTITY_ADD] = of_add,
		[QUANTITY_SUBTRACT] = of_subtract,
		[QUANTITY_PERCENT] = of_percent,
		[QUANTITY_MOST] = of_list,
		[QUANTITY_LEAST] = of_list,
		[QUANTITY_TABLE] = of_table,
		[QUANTITY_SUM] = of_sum,
		[QUANTITY_MONTHS] = of_sum,
	};

	return by_kind[quantity->kind](quantity, scope);
}
