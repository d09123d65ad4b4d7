/*
 * A recursive-descent parser of quantities; a function for each rule of the
 * grammar.
 */
#include "grammar.h"

#include "unit.h"

#define DEPTH_MOST 16
#define SHIFT_MOST 100000 /* of any unit */

struct parser {
	struct arena *arena;
	const struct terms *terms;
	struct phrase phrase;
	int depth;
};

static const struct quantity *parse_sum(struct parser *p);
static const struct quantity *parse_product(struct parser *p);

static void advance(struct parser *p)
{
	phrase_advance(&p->phrase);
}

static bool at_word(const struct parser *p, const char *word)
{
	return phrase_at(&p->phrase, word);
}

static bool take(struct parser *p, const char *word)
{
	return phrase_take(&p->phrase, word);
}

static bool expect(struct parser *p, const char *word, const char *sentence)
{
	return phrase_expect(&p->phrase, word, sentence);
}

static const struct quantity *fail(struct parser *p, const char *sentence)
{
	phrase_fail(&p->phrase, sentence);
	return NULL;
}

static struct quantity *unary(struct parser *p, enum quantity_kind kind,
	enum value_type_id type, const struct quantity *arg)
{
	struct quantity *q = quantity_new(p->arena, kind, type);

	q->args[0] = arg;
	q->arg_count = 1;
	return q;
}

static const struct {
	const char *word;
	enum quantity_name name;
} names[] = {
	{"today", NAME_TODAY},
	{"window.start", NAME_WINDOW_START},
	{"window.end", NAME_WINDOW_END},
	{"event.start", NAME_EVENT_START},
	{"event.end", NAME_EVENT_END},
	{"event.extended", NAME_EVENT_EXTENDED},
};

static bool needs_calendar(struct parser *p)
{
	if (p->terms->has_calendar)
		return true;
	fail(p, "court days and business days need a calendar in the pack");
	return false;
}

static const struct quantity *shifted(struct parser *p,
	const struct quantity *date, int64_t number, enum quantity_unit unit)
{
	if (!date)
		return NULL;
	if (date->type != VALUE_DATE)
		return fail(p, "only a date can be moved by days");
	if (number > SHIFT_MOST || number < -SHIFT_MOST)
		return fail(p, "a date cannot be moved so far");
	if (unit >= UNIT_COURT_DAYS && !needs_calendar(p))
		return NULL;
	struct quantity *q = unary(p, QUANTITY_SHIFT, VALUE_DATE, date);
	q->number = number;
	q->unit = unit;
	return q;
}

static bool is_number(struct str token)
{
	int64_t number;

	return str_to_int(token, &number);
}

/* `7 days before X`, `3 court days after X`, or a bare count. */
static const struct quantity *parse_number(struct parser *p)
{
	int64_t number = 0;
	enum quantity_unit unit;

	if (!str_to_int(p->phrase.token, &number) || number > 100000000)
		return fail(p, "this number is too large");
	advance(p);
	if (!unit_take(&p->phrase, &unit))
		return quantity_constant(p->arena, VALUE_COUNT, number);
	bool before = at_word(p, "before");
	if (!before && !at_word(p, "after"))
		return fail(p, "'before' or 'after' a date must follow");
	advance(p);
	return shifted(p, parse_product(p), before ? -number : number, unit);
}

static const struct quantity *parse_date(struct parser *p)
{
	civil_day day = 0;

	if (!date_parse(p->phrase.token, &day))
		return fail(p, "this is not a date of the calendar");
	advance(p);
	return quantity_constant(p->arena, VALUE_DATE, day);
}

static const struct quantity *parse_money(struct parser *p)
{
	money_cents cents = 0;

	if (!money_parse(p->phrase.token, &cents))
		return fail(p, "this is not an amount of money");
	advance(p);
	return quantity_constant(p->arena, VALUE_MONEY, cents);
}

static const struct quantity *parse_percent(struct parser *p)
{
	int64_t hundredths = 0;

	if (!money_parse_percent(p->phrase.token, &hundredths))
		return fail(p, "this is not a percentage");
	advance(p);
	if (!take(p, "of"))
		return quantity_constant(p->arena, VALUE_PERCENT, hundredths);
	const struct quantity *base = parse_product(p);
	if (!base)
		return NULL;
	if (base->type != VALUE_MONEY && base->type != VALUE_COUNT)
		return fail(p, "a percentage can be taken of money only");
	struct quantity *q = unary(p, QUANTITY_PERCENT, base->type, base);
	q->number = hundredths;
	q->rounding = ROUND_HALF_UP;
	if (take(p, "rounded")) {
		if (!at_word(p, "down") && !at_word(p, "up"))
			return fail(p, "'rounded' needs 'down' or 'up'");
		q->rounding = at_word(p, "down") ? ROUND_DOWN : ROUND_UP;
		advance(p);
	}
	return q;
}

/* ( a, b, c ) */
static bool parse_args(struct parser *p, struct quantity *q)
{
	if (!expect(p, "(", "'(' must follow"))
		return false;
	do {
		if (q->arg_count == QUANTITY_ARGS) {
			fail(p, "too many quantities in a list");
			return false;
		}
		const struct quantity *arg = parse_sum(p);
		if (!arg)
			return false;
		if (q->arg_count && arg->type != q->args[0]->type) {
			fail(p, "the quantities of a list differ in type");
			return false;
		}
		q->args[q->arg_count++] = arg;
	} while (take(p, ","));
	return expect(p, ")", "')' is missing");
}

static const struct quantity *parse_choice(
	struct parser *p, enum quantity_kind kind)
{
	struct quantity *q = quantity_new(p->arena, kind, VALUE_DATE);

	advance(p);
	if (!expect(p, "of", "'of' must follow") || !parse_args(p, q))
		return NULL;
	q->type = q->args[0]->type;
	return q;
}

static const struct period *find_period(
	const struct terms *terms, struct str name)
{
	for (int i = 0; i < terms->period_count; i++)
		if (str_eq(terms->periods[i].name, name))
			return &terms->periods[i];
	return NULL;
}

static bool parse_period(struct parser *p, struct quantity *sum)
{
	const struct period *period = find_period(p->terms, p->phrase.token);

	if (!period) {
		fail(p, "this pack has no such period");
		return false;
	}
	advance(p);
	sum->args[1] = quantity_constant(p->arena, VALUE_DATE, period->from);
	sum->args[2] = quantity_constant(p->arena, VALUE_DATE, period->through);
	return true;
}

static bool is_date(struct parser *p, const struct quantity *q)
{
	if (q && q->type == VALUE_DATE)
		return true;
	fail(p, "a window needs dates");
	return false;
}

/* where rent.due in PERIOD | where rent.due from A through B */
static bool parse_where(struct parser *p, struct quantity *sum)
{
	sum->due =
		vocabulary_find(p->terms->world->vocabulary, STR("rent.due"));
	if (!sum->due) {
		fail(p, "the vocabulary has no fact rent.due");
		return false;
	}
	if (!take(p, "where"))
		return true;
	if (!expect(p, "rent.due", "'rent.due' must follow 'where'"))
		return false;
	sum->arg_count = 3;
	if (take(p, "in"))
		return parse_period(p, sum);
	if (!expect(p, "from", "'in' or 'from' must follow"))
		return false;
	sum->args[1] = parse_sum(p);
	if (!is_date(p, sum->args[1]) ||
		!expect(p, "through", "'through' must follow"))
		return false;
	sum->args[2] = parse_sum(p);
	return is_date(p, sum->args[2]);
}

/* sum of QUANTITY ... | count of rent ... */
static const struct quantity *parse_total(struct parser *p)
{
	bool sum = at_word(p, "sum");
	struct quantity *q = quantity_new(
		p->arena, sum ? QUANTITY_SUM : QUANTITY_MONTHS, VALUE_COUNT);

	advance(p);
	if (!expect(p, "of", "'of' must follow"))
		return NULL;
	q->arg_count = 1;
	if (!sum && !expect(p, "rent", "only months of rent can be counted"))
		return NULL;
	if (sum) {
		q->args[0] = parse_product(p);
		if (!q->args[0])
			return NULL;
		if (q->args[0]->type != VALUE_MONEY)
			return fail(p, "only money can be summed");
		q->type = VALUE_MONEY;
	}
	return parse_where(p, q) ? q : NULL;
}

static const struct dated_table *find_table(
	const struct world *world, struct str id)
{
	for (int i = 0; i < world->table_count; i++)
		if (str_eq(world->tables[i]->id, id))
			return world->tables[i];
	return NULL;
}

static bool key_fits(
	struct parser *p, const struct fact *key, const struct quantity *arg)
{
	if (arg->type == key->shape.type)
		return true;
	diag_add(p->phrase.diags, DIAG_QUANTITY, phrase_loc(&p->phrase),
		"this key of the table is a %s, not a %s",
		value_type_name(key->shape.type), value_type_name(arg->type));
	p->phrase.failed = true;
	return false;
}

static const struct quantity *parse_key(struct parser *p)
{
	const struct fact *fact =
		vocabulary_find(p->terms->world->vocabulary, p->phrase.token);

	if (!fact)
		return parse_sum(p);
	advance(p);
	return quantity_of_fact(p->arena, fact);
}

/* table[key, key] on DATE */
static const struct quantity *parse_table(
	struct parser *p, const struct dated_table *table)
{
	struct quantity *q =
		quantity_new(p->arena, QUANTITY_TABLE, table->type);

	q->table = table;
	advance(p);
	if (!expect(p, "[", "'[' and the keys of the table must follow"))
		return NULL;
	for (int i = 0; i < table->key_count; i++) {
		if (i && !expect(p, ",", "the table has another key"))
			return NULL;
		const struct quantity *key = parse_key(p);
		if (!key || !key_fits(p, table->keys[i], key))
			return NULL;
		q->args[q->arg_count++] = key;
	}
	if (!expect(p, "]", "']' is missing"))
		return NULL;
	struct quantity *day =
		quantity_new(p->arena, QUANTITY_NAME, VALUE_DATE);
	day->name = NAME_TODAY;
	q->args[q->arg_count++] = day;
	if (take(p, "on")) {
		q->args[q->arg_count - 1] = parse_product(p);
		if (!is_date(p, q->args[q->arg_count - 1]))
			return NULL;
	}
	return q;
}

static const struct quantity *parse_word(struct parser *p)
{
	const struct world *world = p->terms->world;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!take(p, names[i].word))
			continue;
		struct quantity *q =
			quantity_new(p->arena, QUANTITY_NAME, VALUE_DATE);
		q->name = names[i].name;
		return q;
	}
	const struct dated_table *table = find_table(world, p->phrase.token);
	if (table)
		return parse_table(p, table);
	const struct fact *fact =
		vocabulary_find(world->vocabulary, p->phrase.token);
	if (!fact) {
		const char *near =
			diag_nearest(p->phrase.token, world->vocabulary->ids);
		fail(p, "there is no such fact, table or day");
		if (near)
			diag_hint(p->phrase.diags, "did you mean %s?", near);
		return NULL;
	}
	if (fact->shape.type > VALUE_COUNT || fact->shape.series)
		return fail(p, "this fact is not a date or a number");
	advance(p);
	return quantity_of_fact(p->arena, fact);
}

static bool starts_date(struct str token)
{
	return token.n == 10 && token.p[4] == '-';
}

static const struct quantity *parse_bracket(struct parser *p)
{
	advance(p);
	const struct quantity *q = parse_sum(p);
	if (!q || !expect(p, ")", "')' is missing"))
		return NULL;
	if (!take(p, "rolled"))
		return q;
	if (q->type != VALUE_DATE)
		return fail(p, "only a date can be rolled");
	if (!needs_calendar(p))
		return NULL;
	return unary(p, QUANTITY_ROLL, VALUE_DATE, q);
}

static const struct {
	const char *word;
	enum quantity_kind kind;
} choosers[] = {
	{"later", QUANTITY_MOST},
	{"greater", QUANTITY_MOST},
	{"earlier", QUANTITY_LEAST},
	{"lesser", QUANTITY_LEAST},
};

static const struct quantity *parse_primary(struct parser *p)
{
	struct str token = p->phrase.token;

	if (token.n == 0)
		return fail(p, "a quantity is missing");
	if (token.p[0] == '(')
		return parse_bracket(p);
	if (token.p[0] == '$')
		return parse_money(p);
	if (token.p[token.n - 1] == '%')
		return parse_percent(p);
	if (starts_date(token))
		return parse_date(p);
	if (is_number(token))
		return parse_number(p);
	if (at_word(p, "sum") || at_word(p, "count"))
		return parse_total(p);
	for (size_t i = 0; i < sizeof choosers / sizeof *choosers; i++)
		if (at_word(p, choosers[i].word))
			return parse_choice(p, choosers[i].kind);
	return parse_word(p);
}

static const struct quantity *parse_product(struct parser *p)
{
	if (p->depth == DEPTH_MOST)
		return fail(p, "this quantity is nested too deep");
	p->depth++;
	const struct quantity *q = parse_primary(p);
	p->depth--;
	return q;
}

static const struct quantity *combine(struct parser *p, bool minus,
	const struct quantity *left, const struct quantity *right)
{
	if (!right)
		return NULL;
	if (left->type != right->type || left->type == VALUE_DATE)
		return fail(p, "these two cannot be added or subtracted");
	struct quantity *q = quantity_new(
		p->arena, minus ? QUANTITY_SUBTRACT : QUANTITY_ADD, left->type);
	q->args[0] = left;
	q->args[1] = right;
	q->arg_count = 2;
	return q;
}

/* DATE + 7 days: after a date only a number and a unit may follow. */
static const struct quantity *parse_shift(
	struct parser *p, bool minus, const struct quantity *date)
{
	int64_t number = 0;
	enum quantity_unit unit;

	if (!str_to_int(p->phrase.token, &number) || number > SHIFT_MOST)
		return fail(p, "a number of days must follow");
	advance(p);
	if (!unit_take(&p->phrase, &unit))
		return fail(p, "a unit such as 'days' must follow");
	return shifted(p, date, minus ? -number : number, unit);
}

static const struct quantity *parse_sum(struct parser *p)
{
	const struct quantity *left = parse_product(p);

	while (left && (at_word(p, "+") || at_word(p, "-"))) {
		bool minus = at_word(p, "-");
		advance(p);
		if (left->type == VALUE_DATE)
			left = parse_shift(p, minus, left);
		else
			left = combine(p, minus, left, parse_product(p));
	}
	return left;
}

const struct quantity *quantity_parse(struct arena *arena, struct str text,
	struct loc loc, const struct terms *terms, struct diags *diags)
{
	struct parser parser = {.arena = arena,
		.terms = terms,
		.phrase = phrase_start(text, loc, diags)};

	const struct quantity *q = parse_sum(&parser);
	if (q && parser.phrase.token.n)
		return fail(&parser, "nothing more was expected here");
	return parser.phrase.failed ? NULL : q;
}
