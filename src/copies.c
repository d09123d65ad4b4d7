/*
 * The copies, by their names.
 */
#include "copies.h"

static const char *const names[COPIES] = {
	[COPY_ALONE] = "",
	[COPY_LANDLORD] = "landlord",
	[COPY_COURT] = "court",
	[COPY_TENANT] = "tenant",
	[COPY_FILE] = "file",
};

static const enum copy choices[] = {COPY_TENANT, COPY_LANDLORD, COPY_FILE};

#define CHOICES (sizeof choices / sizeof choices[0])

static bool add_choice(struct str word, unsigned *set)
{
	for (size_t i = 0; i < CHOICES; i++) {
		if (!str_is(word, names[choices[i]]))
			continue;
		*set |= 1U << choices[i];
		return true;
	}
	return false;
}

bool copies_parse(struct str words, unsigned *set, struct str *wrong)
{
	struct str rest = words;

	*set = 0;
	do {
		size_t comma = str_find(rest, ',');
		*wrong = str_trim(str_sub(rest, 0, comma));
		if (!add_choice(*wrong, set))
			return false;
		if (comma == rest.n)
			return true;
		rest = str_from(rest, comma + 1);
	} while (true);
}

struct str copy_name(enum copy copy)
{
	return str_of(names[copy]);
}

bool copies_has(
	unsigned set, enum copy copy, enum template_for whose, bool is_english)
{
	if (!set || copy == COPY_ALONE)
		return !set && copy == COPY_ALONE;
	if (copy == COPY_COURT)
		return whose == FOR_COURT && is_english;
	if (!(set & 1U << copy))
		return false;
	if (copy == COPY_LANDLORD)
		return whose == FOR_LANDLORD && is_english;
	return copy == COPY_TENANT || is_english;
}
