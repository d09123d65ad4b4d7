/*
 * The columns of a table of households: which fact of which month or adult
 * each header names, and reading their cells into facts.
 */
#include "heading.h"

#include <string.h>

#define ID_BYTES 64 /* of an id made from a header */

/* Splits "rent.2.due" into the id "rent.due" and the row 1; false when no
 * number stands where one must. */
static bool split_header(struct str header, char id[ID_BYTES], int *row)
{
	struct str rest = header;
	struct str list = str_cut(&rest, '.');
	struct str number = str_cut(&rest, '.');
	int64_t n;

	if (!str_to_int(number, &n) || number.p[0] == '0' || n > FACT_MONTHS ||
		list.n + 1 + rest.n >= ID_BYTES)
		return false;
	*row = (int)n - 1;
	snprintf(id, ID_BYTES, "%.*s.%.*s", STR_ARG(list), STR_ARG(rest));
	return true;
}

/* The column when the header names one; else `fact` is NULL. */
static struct heading parse_header(
	const struct vocabulary *vocabulary, struct str header)
{
	struct heading heading = {vocabulary_find(vocabulary, header), 0};
	char id[ID_BYTES];

	if (heading.fact && heading.fact->about == FACT_HOUSEHOLD)
		return heading;
	heading.fact = NULL;
	if (!split_header(header, id, &heading.row))
		return heading;
	const struct fact *fact = vocabulary_find(vocabulary, str_of(id));
	if (fact && fact->about != FACT_HOUSEHOLD &&
		heading.row < facts_most(fact->about))
		heading.fact = fact;
	return heading;
}

struct heading heading_find(const struct vocabulary *vocabulary,
	struct str header, struct loc loc, struct diags *diags)
{
	struct heading heading = parse_header(vocabulary, header);
	const struct fact *whole = vocabulary_find(vocabulary, header);

	if (heading.fact)
		return heading;
	if (whole) {
		const char *list = fact_list(whole->about);
		diag_add(diags, DIAG_UNKNOWN_KEY, loc,
			"this column needs a number");
		diag_hint(diags, "write '%s.1%.*s'", list,
			STR_ARG(str_from(header, strlen(list))));
	} else {
		vocabulary_refuse(vocabulary, header, loc, diags);
	}
	return heading;
}

/* Makes the row when it is not there yet. */
static void make_row(
	struct arena *arena, struct facts *facts, struct heading heading)
{
	if (heading.fact->about == FACT_RENT)
		while (heading.row >= facts->rents)
			facts_add_rent(arena, facts);
	if (heading.fact->about == FACT_ADULT)
		while (heading.row >= facts->adult_count)
			facts_add_adult(arena, facts);
}

bool heading_read(struct arena *arena, struct facts *facts,
	struct heading heading, struct heading_cell cell, struct diags *diags)
{
	struct value_read read = value_parse(
		arena, cell.text, &heading.fact->shape, cell.loc, diags);

	if (read.value.state == VALUE_NOT_ASKED)
		return read.ok;
	make_row(arena, facts, heading);
	*facts_place(facts, heading.fact, heading.row) = read.value;
	return true;
}
