/*
 * Following a quantity down to the count that gave its day.
 */
#include "reckon.h"

static bool exact_day(const struct quantity *quantity,
	const struct scope *scope, civil_day *day)
{
	struct amount amount = amount_of(quantity, scope);

	if (!amount_is_exact(amount) || amount.low < DATE_FIRST ||
		amount.low > DATE_LAST)
		return false;
	*day = (civil_day)amount.low;
	return true;
}

static struct reckoning reckon_shift(
	const struct quantity *quantity, const struct scope *scope)
{
	struct reckoning reckoning = {.kind = RECKON_COUNTED,
		.number = quantity->number,
		.unit = quantity->unit};

	if (!exact_day(quantity->args[0], scope, &reckoning.from))
		return (struct reckoning){0};
	return reckoning;
}

/* The argument of a "later of" that gave the day. */
static const struct quantity *chosen(
	const struct quantity *quantity, const struct scope *scope)
{
	civil_day day = 0;
	civil_day one = 0;

	if (!exact_day(quantity, scope, &day))
		return NULL;
	for (int i = 0; i < quantity->arg_count; i++)
		if (exact_day(quantity->args[i], scope, &one) && one == day)
			return quantity->args[i];
	return NULL;
}

struct reckoning reckon_day(
	const struct quantity *quantity, const struct scope *scope)
{
	bool rolled = false;

	while (quantity) {
		struct reckoning reckoning = {.rolled = rolled};
		switch (quantity->kind) {
		case QUANTITY_CONSTANT:
			reckoning.kind = RECKON_FIXED;
			return reckoning;
		case QUANTITY_SHIFT:
			reckoning = reckon_shift(quantity, scope);
			reckoning.rolled = rolled;
			return reckoning;
		case QUANTITY_ROLL:
			rolled = true;
			quantity = quantity->args[0];
			break;
		case QUANTITY_MOST:
		case QUANTITY_LEAST:
			quantity = chosen(quantity, scope);
			break;
		default:
			return reckoning;
		}
	}
	return (struct reckoning){0};
}
