/*
 * Units of time by their words.
 */
#include "unit.h"

static const struct {
	const char *word, *plural;
	enum quantity_unit unit;
} units[] = {
	{"day", "days", UNIT_DAYS},
	{"week", "weeks", UNIT_WEEKS},
	{"month", "months", UNIT_MONTHS},
	{"year", "years", UNIT_YEARS},
};

static bool take_either(
	struct phrase *phrase, const char *word, const char *plural)
{
	return phrase_take(phrase, word) || phrase_take(phrase, plural);
}

bool unit_take(struct phrase *phrase, enum quantity_unit *unit)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!take_either(phrase, units[i].word, units[i].plural))
			continue;
		*unit = units[i].unit;
		return true;
	}
	bool court = phrase_at(phrase, "court");
	if (!court && !phrase_at(phrase, "business"))
		return false;
	*unit = court ? UNIT_COURT_DAYS : UNIT_BUSINESS_DAYS;
	phrase_advance(phrase);
	if (!take_either(phrase, "day", "days"))
		phrase_fail(phrase, "'days' must follow");
	return true;
}
