/*
 * Quantities that are built by hand, and what a quantity looks at. Reading
 * one from text is grammar's.
 */
#include "quantity.h"

struct quantity *quantity_new(
	struct arena *arena, enum quantity_kind kind, enum value_type_id type)
{
	struct quantity *q = ARENA_NEW(arena, struct quantity);

	q->kind = kind;
	q->type = type;
	return q;
}

const struct quantity *quantity_of_fact(
	struct arena *arena, const struct fact *fact)
{
	struct quantity *q =
		quantity_new(arena, QUANTITY_FACT, fact->shape.type);

	q->fact = fact;
	return q;
}

const struct quantity *quantity_constant(
	struct arena *arena, enum value_type_id type, int64_t number)
{
	struct quantity *q = quantity_new(arena, QUANTITY_CONSTANT, type);

	q->number = number;
	return q;
}

void quantity_facts(const struct quantity *quantity,
	void (*see)(void *context, const struct fact *fact), void *context)
{
	if (quantity->fact)
		see(context, quantity->fact);
	if (quantity->due)
		see(context, quantity->due);
	for (int i = 0; i < quantity->arg_count; i++)
		if (quantity->args[i])
			quantity_facts(quantity->args[i], see, context);
}

bool quantity_is_about(const struct quantity *quantity, enum fact_about about)
{
	if (quantity->kind == QUANTITY_SUM || quantity->kind == QUANTITY_MONTHS)
		return false;
	if (quantity->fact && quantity->fact->about == about)
		return true;
	for (int i = 0; i < quantity->arg_count; i++)
		if (quantity_is_about(quantity->args[i], about))
			return true;
	return false;
}
