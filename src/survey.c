/*
 * Looking at cells.
 */
#include "survey.h"

#include <string.h>

struct surveying {
	struct arena *arena; /* lasting */
	struct arena scratch;
	struct intake *intake;
	const struct headers *headers;
	struct survey survey;
};

/* --- how a cell is written -------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int count_bytes(struct str text, const char *of)
{
	int count = 0;

	for (size_t i = 0; i < text.n; i++)
		count += strchr(of, text.p[i]) != NULL;
	return count;
}

static bool has_digit(struct str text)
{
	return count_bytes(text, "0123456789") > 0;
}

/* Days with slashes; LOOK_OTHER when it is none. */
static enum look look_slashes(struct str text)
{
	struct str rest = text;
	struct str first = str_cut(&rest, '/');
	struct str second = str_cut(&rest, '/');
	int64_t a, b, year;

	if (!str_to_int(first, &a) || !str_to_int(second, &b) ||
		!str_to_int(rest, &year))
		return LOOK_OTHER;
	if (rest.n != 4 || a < 1 || b < 1 || a > 31 || b > 31 ||
		(a > 12 && b > 12))
		return LOOK_DAY_ODD;
	if (a > 12)
		return LOOK_DAY_FIRST;
	return b > 12 ? LOOK_MONTH_FIRST : LOOK_EITHER;
}

/* A day in a way that nobody reads here: two separators and digits, or words
 * and a year at the end. */
static bool looks_like_day(struct str text)
{
	bool year = text.n > 4;

	for (size_t i = text.n - (year ? 4 : 0); year && i < text.n; i++)
		year = is_digit(text.p[i]);
	bool marks = is_digit(text.p[0]) && count_bytes(text, "/-.") >= 2 &&
		     text.n >= 6;
	return text.n <= 24 && has_digit(text) &&
	       (marks || (year && !is_digit(text.p[0]) && text.p[0] != '$'));
}

static enum look look_at_number(struct str text)
{
	bool small = text.p[0] == '.' || str_is(text, "1") ||
		     (text.p[0] == '0' && text.n > 1) || str_is(text, "0");

	return small ? LOOK_FRACTION : LOOK_NUMBER;
}

static enum look look_at(struct str text)
{
	civil_day day;

	if (date_parse(text, &day) || date_parse_month(text, &day))
		return LOOK_DAY;
	if (count_bytes(text, "/") == 2 && look_slashes(text) != LOOK_OTHER)
		return look_slashes(text);
	if (text.p[0] == '$')
		return LOOK_DOLLARS;
	if (text.p[text.n - 1] == '%')
		return LOOK_PERCENT;
	if (has_digit(text) &&
		(size_t)count_bytes(text, "0123456789,.") == text.n)
		return look_at_number(text);
	return looks_like_day(text) ? LOOK_DAY_ODD : LOOK_OTHER;
}

/* --- whether a cell can be of a fact ---------------------------------- */

static bool can_read(
	struct surveying *s, const struct fact *fact, struct str text)
{
	struct diags quiet = {.arena = &s->scratch};

	return value_parse(
		&s->scratch, text, &fact->shape, (struct loc){0}, &quiet)
		.ok;
}

/* Keeps a word of theirs that stands for one of ours. */
static void keep_word(struct surveying *s, struct survey_guess *guess,
	struct str theirs, struct str ours)
{
	const struct fact *fact = guess->guess.fact;

	for (int i = 0; i < guess->word_count; i++)
		if (str_eq(guess->words[i].theirs, theirs))
			return;
	if (guess->word_count == SURVEY_WORDS)
		return;
	guess->words[guess->word_count++] =
		(struct map_pair){.fact = fact ? fact->id : STR(""),
			.theirs = str_dup(s->arena, theirs),
			.ours = ours};
}

/* do_not_send may say anything. */
static bool fits_special(
	struct surveying *s, struct survey_guess *guess, struct str text)
{
	struct str ours = headers_word(s->headers, &s->scratch, NULL, text);

	if (ours.p && !str_eq(ours, text))
		keep_word(s, guess, text, ours);
	return ours.p || str_is(guess->guess.ours, "do_not_send");
}

static bool fits_word(
	struct surveying *s, struct survey_guess *guess, struct str text)
{
	const struct fact *fact = guess->guess.fact;
	struct str ours;

	if (can_read(s, fact, text))
		return true;
	ours = headers_word(s->headers, &s->scratch, fact, text);
	if (ours.p)
		keep_word(s, guess, text, ours);
	return ours.p;
}

static bool fits_list(
	struct surveying *s, struct survey_guess *guess, struct str text)
{
	bool good = true;

	if (fits_word(s, guess, text))
		return true;
	while (text.n)
		good = fits_word(s, guess, str_trim(str_cut(&text, ';'))) &&
		       good;
	return good;
}

static bool fits(struct surveying *s, struct survey_guess *guess,
	struct str text, enum look look)
{
	const struct fact *fact = guess->guess.fact;

	if (!fact)
		return fits_special(s, guess, text);
	switch (fact->shape.type) {
	case VALUE_DATE:
		return look <= LOOK_DAY_ODD || fits_word(s, guess, text);
	case VALUE_MONEY:
		return can_read(s, fact, text) &&
		       (look == LOOK_DOLLARS || look == LOOK_NUMBER ||
			       look == LOOK_FRACTION || look == LOOK_OTHER);
	case VALUE_PERCENT:
		return look == LOOK_PERCENT || look == LOOK_NUMBER ||
		       look == LOOK_FRACTION || can_read(s, fact, text);
	case VALUE_CHOICES:
		return fits_list(s, guess, text);
	default:
		return fits_word(s, guess, text);
	}
}

/* --- the table -------------------------------------------------------- */

static void survey_cell(struct surveying *s, int at, struct str cell)
{
	struct survey_column *column = &s->survey.columns[at];
	struct str text = str_trim(cell);

	if (!text.n)
		return;
	enum look look = look_at(text);
	column->filled++;
	column->looks[look]++;
	for (int i = 0; i < column->found.count; i++)
		column->guesses[i].fits +=
			fits(s, &column->guesses[i], text, look);
}

static void survey_header(struct surveying *s, int at)
{
	const struct column *column = &s->intake->columns[at];
	struct survey_column *own = &s->survey.columns[at];

	if (column->is == COLUMN_PRIVATE)
		return;
	own->found = headers_find(s->headers, s->arena, column->header);
	for (int i = 0; i < own->found.count; i++)
		own->guesses[i].guess = own->found.list[i];
}

struct survey survey_table(struct arena *arena, struct intake *intake,
	const struct headers *headers)
{
	struct surveying s = {
		.arena = arena, .intake = intake, .headers = headers};
	struct csv_row row = {.status = CSV_ROW};

	s.survey.columns = arena_array(
		arena, (size_t)intake->count, sizeof *s.survey.columns);
	for (int i = 0; i < intake->count; i++)
		survey_header(&s, i);
	while (row.status != CSV_END && row.status != CSV_STOPPED) {
		arena_clear(&s.scratch);
		struct diags quiet = {.arena = &s.scratch};
		row = csv_next(intake->csv, &s.scratch, &quiet);
		s.survey.refused += row.status == CSV_REFUSED;
		s.survey.rows += row.status == CSV_ROW;
		for (int i = 0; row.status == CSV_ROW && i < row.count; i++)
			survey_cell(&s, i, row.cells[i].text);
	}
	arena_release(&s.scratch);
	return s.survey;
}
