/*
 * Operators: their functions, then the table that names them.
 */
#include "op.h"

#include <assert.h>

verdict verdict_and(verdict a, verdict b)
{
	if ((a | b) & VERDICT_NOT_MET)
		return VERDICT_NOT_MET;
	verdict unknown = (a | b) & (VERDICT_MISSING | VERDICT_OPEN);
	return unknown ? unknown : VERDICT_MET;
}

verdict verdict_or(verdict a, verdict b)
{
	if ((a | b) & VERDICT_MET)
		return VERDICT_MET;
	verdict unknown = (a | b) & (VERDICT_MISSING | VERDICT_OPEN);
	return unknown ? unknown : VERDICT_NOT_MET;
}

verdict verdict_not(verdict a)
{
	if (a == VERDICT_MET)
		return VERDICT_NOT_MET;
	return a == VERDICT_NOT_MET ? VERDICT_MET : a;
}

verdict verdict_presume(verdict basis, verdict rebuttal)
{
	if (rebuttal == VERDICT_MET)
		return VERDICT_NOT_MET;
	return rebuttal == VERDICT_OPEN ? verdict_and(basis, rebuttal) : basis;
}

verdict verdict_unknown(unsigned flags)
{
	verdict v = 0;

	if (flags & AMOUNT_MISSING)
		v |= VERDICT_MISSING;
	if (flags & AMOUNT_OPEN || !v)
		v |= VERDICT_OPEN;
	return v;
}

bool verdict_is_unknown(verdict v)
{
	return v & (VERDICT_MISSING | VERDICT_OPEN);
}

const char *verdict_name(verdict v)
{
	if (v == VERDICT_MET)
		return "met";
	return v == VERDICT_NOT_MET ? "not_met" : "unknown";
}

/* How the spans of two amounts lie to each other. */
static verdict decide(bool surely, bool never, unsigned flags)
{
	if (surely)
		return VERDICT_MET;
	return never ? VERDICT_NOT_MET : verdict_unknown(flags);
}

static verdict less(struct amount a, struct amount b)
{
	return decide(a.high < b.low, a.low >= b.high, a.flags | b.flags);
}

static verdict at_most(struct amount a, struct amount b)
{
	return decide(a.high <= b.low, a.low > b.high, a.flags | b.flags);
}

static verdict more(struct amount a, struct amount b)
{
	return less(b, a);
}

static verdict at_least(struct amount a, struct amount b)
{
	return at_most(b, a);
}

static verdict equal(struct amount a, struct amount b)
{
	bool same = a.low == a.high && b.low == b.high && a.low == b.low;

	return decide(
		same, a.high < b.low || b.high < a.low, a.flags | b.flags);
}

static verdict yes_if(bool is)
{
	return is ? VERDICT_MET : VERDICT_NOT_MET;
}

static int64_t bits_of(const struct value *value)
{
	if (value->state == VALUE_NONE)
		return 0;
	if (value->type == VALUE_CHOICES)
		return value->number;
	return (int64_t)1 << value->number;
}

static bool has_any(const struct value *value, const struct op_set *set)
{
	if (value->state == VALUE_NONE)
		return set->none;
	return bits_of(value) & set->bits;
}

static verdict is_any(const struct value *value, const struct op_set *set)
{
	return yes_if(has_any(value, set));
}

static verdict is_no(const struct value *value, const struct op_set *set)
{
	return yes_if(!has_any(value, set));
}

static verdict has_all(const struct value *value, const struct op_set *set)
{
	return yes_if((bits_of(value) & set->bits) == set->bits);
}

static verdict is_given(const struct value *value, const struct op_set *set)
{
	(void)set;
	return yes_if(value->state == VALUE_KNOWN);
}

#define TYPE(id) (1u << VALUE_##id)
#define ORDERED (TYPE(MONEY) | TYPE(PERCENT) | TYPE(COUNT))
#define ONE_WORD (TYPE(CHOICE) | TYPE(YESNO))
#define ANY_TYPE ((1u << VALUE_TYPES) - 1)

struct op {
	const char *word;
	enum op_side side;
	unsigned types;
	verdict (*compare)(struct amount left, struct amount right);
	verdict (*match)(const struct value *value, const struct op_set *set);
};

static const struct op ops[] = {
	{"before", OP_QUANTITY, TYPE(DATE), less, NULL},
	{"on_or_before", OP_QUANTITY, TYPE(DATE), at_most, NULL},
	{"after", OP_QUANTITY, TYPE(DATE), more, NULL},
	{"on_or_after", OP_QUANTITY, TYPE(DATE), at_least, NULL},
	{"on", OP_QUANTITY, TYPE(DATE), equal, NULL},
	{"at_most", OP_QUANTITY, ORDERED, at_most, NULL},
	{"less_than", OP_QUANTITY, ORDERED, less, NULL},
	{"at_least", OP_QUANTITY, ORDERED, at_least, NULL},
	{"more_than", OP_QUANTITY, ORDERED, more, NULL},
	{"equal_to", OP_QUANTITY, ORDERED, equal, NULL},
	{"is", OP_WORD, ONE_WORD, NULL, is_any},
	{"is_not", OP_WORD, ONE_WORD, NULL, is_no},
	{"one_of", OP_WORDS, TYPE(CHOICE), NULL, is_any},
	{"not_one_of", OP_WORDS, TYPE(CHOICE), NULL, is_no},
	{"includes_any", OP_WORDS, TYPE(CHOICES), NULL, is_any},
	{"includes_all", OP_WORDS, TYPE(CHOICES), NULL, has_all},
	{"includes_none", OP_WORDS, TYPE(CHOICES), NULL, is_no},
	{"within", OP_WORDS, TYPE(PLACE), NULL, NULL},
	{"given", OP_YES, ANY_TYPE, NULL, is_given},
};

#define OP_COUNT (sizeof ops / sizeof *ops)

const struct op *op_find(struct str word)
{
	for (size_t i = 0; i < OP_COUNT; i++)
		if (str_is(word, ops[i].word))
			return &ops[i];
	return NULL;
}

const char *op_word(const struct op *op)
{
	return op->word;
}

enum op_side op_side(const struct op *op)
{
	return op->side;
}

bool op_takes(const struct op *op, enum value_type_id type)
{
	return op->types & (1u << type);
}

const char *const *op_words(void)
{
	static const char *const words[] = {"before", "on_or_before", "after",
		"on_or_after", "on", "at_most", "less_than", "at_least",
		"more_than", "equal_to", "is", "is_not", "one_of", "not_one_of",
		"includes_any", "includes_all", "includes_none", "within",
		"given", NULL};

	static_assert(sizeof words / sizeof *words == OP_COUNT + 1,
		"every operator has its word here");
	return words;
}

verdict op_compare(const struct op *op, struct amount left, struct amount right)
{
	unsigned flags = left.flags | right.flags;

	if ((flags & AMOUNT_NONE) && !(flags & AMOUNT_MISSING))
		return VERDICT_NOT_MET;
	return op->compare(left, right);
}

static verdict match_places(const struct value *value, const struct op_set *set,
	const struct places *places)
{
	verdict v = VERDICT_NOT_MET;

	for (int i = 0; i < set->place_count; i++) {
		enum place_answer answer = places_within(
			places, (int)value->number, set->places[i]);
		if (answer == PLACE_YES)
			return VERDICT_MET;
		if (answer == PLACE_MAYBE)
			v = VERDICT_MISSING;
	}
	return v;
}

verdict op_match(const struct op *op, const struct value *value,
	const struct op_set *set, const struct places *places)
{
	if (!value_is_known(value))
		return VERDICT_MISSING;
	if (op->match)
		return op->match(value, set);
	if (value->state == VALUE_NONE)
		return VERDICT_NOT_MET;
	return match_places(value, set, places);
}
