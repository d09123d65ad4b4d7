/*
 * From a survey of a table to a mapping: what is sure as a line, what is not
 * as a question in a comment, with the lines that would answer it.
 */
#include "propose.h"

#include <stdio.h>

#include "speech.h"
#include "survey.h"

enum fate {
	FATE_UNKNOWN,
	FATE_KNOWN,
	FATE_SEVERAL, /* facts that it may stand for */
	FATE_UNLIKE,  /* the cells do not look like what the header says */
	FATE_NEAR,    /* a header that is nearly one */
	FATE_PART,    /* the first name, and the like */
	FATE_TWICE,   /* two columns for one of ours */
	FATE_PRIVATE
};

static const char *const fate_keys[] = {"batch.map.unknown", NULL,
	"batch.map.several", "batch.map.unlike", "batch.map.near",
	"batch.map.part", "batch.map.twice", "batch.map.private"};

struct proposal {
	struct cli *cli;
	const struct words *words;
	const struct intake *intake;
	struct survey survey;
	enum fate *fates;
	int *chosen; /* guess of a known column */
	int known;
	struct buf out;
};

/* --- deciding --------------------------------------------------------- */

/* Of the cells that say something, four of five must agree: some are wrong in
 * any table. */
static bool agrees(const struct survey_column *c, int guess)
{
	return c->guesses[guess].fits * 5 >= c->filled * 4;
}

static enum fate fate_of(struct proposal *p, int at)
{
	const struct survey_column *c = &p->survey.columns[at];
	int fitting = 0;

	if (p->intake->columns[at].is == COLUMN_PRIVATE)
		return FATE_PRIVATE;
	if (!c->found.count)
		return FATE_UNKNOWN;
	if (c->found.part)
		return FATE_PART;
	for (int i = c->found.count - 1; i >= 0; i--) {
		if (!agrees(c, i))
			continue;
		fitting++;
		p->chosen[at] = i;
	}
	if (!fitting)
		return FATE_UNLIKE;
	if (fitting > 1)
		return FATE_SEVERAL;
	return c->found.near ? FATE_NEAR : FATE_KNOWN;
}

static struct str ours_of(const struct proposal *p, int at)
{
	return p->survey.columns[at].found.list[p->chosen[at]].ours;
}

static bool is_known(const struct proposal *p, int at)
{
	return p->fates[at] == FATE_KNOWN || p->fates[at] == FATE_TWICE;
}

/* Two columns that stand for one of ours, or that nobody can tell apart. */
static bool stands_twice(const struct proposal *p, int a, int b)
{
	if (a == b || !is_known(p, a) ||
		p->intake->columns[b].is == COLUMN_PRIVATE)
		return false;
	return (is_known(p, b) && str_eq(ours_of(p, a), ours_of(p, b))) ||
	       str_eq(p->intake->columns[a].header,
		       p->intake->columns[b].header);
}

static void decide(struct proposal *p)
{
	int count = p->intake->count;

	for (int i = 0; i < count; i++)
		p->fates[i] = fate_of(p, i);
	for (int i = 0; i < count; i++)
		for (int k = 0; k < count; k++)
			if (stands_twice(p, i, k))
				p->fates[i] = FATE_TWICE;
	for (int i = 0; i < count; i++)
		p->known += p->fates[i] == FATE_KNOWN;
}

/* Headers are shown where the first row is one for certain: in a table that
 * has none, a client stands there. */
static bool has_header(const struct proposal *p)
{
	int readable = 0;

	for (int i = 0; i < p->intake->count; i++)
		readable += p->fates[i] != FATE_PRIVATE;
	return p->known >= 3 || (p->known && p->known * 2 >= readable);
}

/* --- writing ---------------------------------------------------------- */

static void add_quoted(struct buf *out, struct str text)
{
	buf_add_byte(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '"' || c == '\\')
			buf_add_byte(out, '\\');
		buf_add_byte(out, c == '\n' || c == '\t' ? ' ' : c);
	}
	buf_add_byte(out, '"');
}

/* Words of plain letters need no quotes; YAML gives others a meaning. */
static void add_word(struct buf *out, struct str text)
{
	bool plain = text.n > 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		plain = plain &&
			((c >= 'a' && c <= 'z') || c == '_' ||
				(i && (c == '.' || c == '/' || c == '-' ||
					      (c >= '0' && c <= '9'))));
	}
	if (plain)
		buf_add(out, text);
	else
		add_quoted(out, text);
}

/* `mark` is "# " for a note and "# ? " for a question. */
static void add_comment(struct proposal *p, const char *mark, const char *key,
	struct catalog_value *values)
{
	struct str line = words_fill(p->words, key, values);

	buf_printf(&p->out, "%s%.*s\n", mark, STR_ARG(line));
}

/* "Client": adults.1.name */
static void add_column(
	struct proposal *p, const char *mark, int at, struct str ours)
{
	buf_add(&p->out, str_of(mark));
	add_quoted(&p->out, str_trim(p->intake->columns[at].header));
	buf_printf(&p->out, ": %.*s\n", STR_ARG(ours));
}

static void ask_column(struct proposal *p, int at)
{
	const struct survey_column *c = &p->survey.columns[at];
	enum fate fate = p->fates[at];
	struct str ours = c->found.count ? ours_of(p, at) : STR("");

	add_comment(p, fate == FATE_PRIVATE ? "  # " : "  # ? ",
		fate_keys[fate],
		(struct catalog_value[]){
			{"letter", str_of(p->intake->columns[at].letters)},
			{"ours", ours}, {0}});
	if (!has_header(p) || fate == FATE_PRIVATE || fate == FATE_PART)
		return;
	if (fate == FATE_UNKNOWN)
		add_column(p, "  # ", at, STR("ignore"));
	for (int i = 0; i < c->found.count; i++)
		add_column(p, "  # ", at, c->found.list[i].ours);
}

static void add_columns(struct proposal *p)
{
	buf_add(&p->out, STR("columns:\n"));
	for (int i = 0; i < p->intake->count; i++)
		if (p->fates[i] == FATE_KNOWN)
			add_column(p, "  ", i, ours_of(p, i));
	for (int i = 0; i < p->intake->count; i++)
		if (p->fates[i] != FATE_KNOWN)
			ask_column(p, i);
}

/* --- how cells are written -------------------------------------------- */

static const struct survey_guess *chosen(const struct proposal *p, int at)
{
	return p->fates[at] == FATE_KNOWN
		       ? &p->survey.columns[at].guesses[p->chosen[at]]
		       : NULL;
}

/* Cells of all known columns of a type that are written so. */
static int count_looks(
	const struct proposal *p, enum value_type_id type, enum look look)
{
	int count = 0;

	for (int i = 0; i < p->intake->count; i++) {
		const struct survey_guess *guess = chosen(p, i);
		if (guess && guess->guess.fact &&
			guess->guess.fact->shape.type == type)
			count += p->survey.columns[i].looks[look];
	}
	return count;
}

static void ask_dates(struct proposal *p, const char *key)
{
	add_comment(p, "# ? ", key, NULL);
	buf_add(&p->out, STR("# dates: month/day/year\n"
			     "# dates: day/month/year\n"));
}

static void add_dates(struct proposal *p)
{
	int month_first = count_looks(p, VALUE_DATE, LOOK_MONTH_FIRST);
	int day_first = count_looks(p, VALUE_DATE, LOOK_DAY_FIRST);
	int either = count_looks(p, VALUE_DATE, LOOK_EITHER);

	if (month_first && day_first)
		ask_dates(p, "batch.map.dates_mixed");
	else if (month_first)
		buf_add(&p->out, STR("dates: month/day/year\n"));
	else if (day_first)
		buf_add(&p->out, STR("dates: day/month/year\n"));
	else if (either)
		ask_dates(p, "batch.map.dates");
}

static void add_amounts(struct proposal *p)
{
	if (count_looks(p, VALUE_PERCENT, LOOK_FRACTION)) {
		add_comment(p, "# ? ", "batch.map.fractions", NULL);
		buf_add(&p->out, STR("# amounts: plain\n"));
	} else if (count_looks(p, VALUE_PERCENT, LOOK_NUMBER) ||
		   count_looks(p, VALUE_MONEY, LOOK_NUMBER)) {
		buf_add(&p->out, STR("amounts: plain\n"));
	}
}

/* --- words ------------------------------------------------------------ */

static bool is_yes_or_no(const struct survey_guess *guess)
{
	return !guess->guess.fact ||
	       guess->guess.fact->shape.type == VALUE_YESNO;
}

/* Whether a word stands in the list that is being written. */
static bool is_new(const struct map_list *list, struct str theirs)
{
	for (int i = 0; i < list->count; i++)
		if (str_eq(list->list[i].theirs, theirs))
			return false;
	return list->count < SURVEY_WORDS;
}

/* yes: [Y, "1"] */
static void add_yes_no(struct proposal *p, const char *word)
{
	struct map_list list = {
		arena_array(p->cli->arena, SURVEY_WORDS, sizeof *list.list), 0};

	for (int i = 0; i < p->intake->count; i++) {
		const struct survey_guess *guess = chosen(p, i);
		if (!guess || !is_yes_or_no(guess))
			continue;
		for (int k = 0; k < guess->word_count; k++)
			if (str_is(guess->words[k].ours, word) &&
				is_new(&list, guess->words[k].theirs))
				list.list[list.count++] = guess->words[k];
	}
	for (int i = 0; i < list.count; i++) {
		if (i)
			buf_add(&p->out, STR(", "));
		else
			buf_printf(&p->out, "%s: [", word);
		add_word(&p->out, list.list[i].theirs);
	}
	if (list.count)
		buf_add(&p->out, STR("]\n"));
}

/* Whether an earlier column has the words of this fact: of a month or adult
 * they are one list. */
static bool is_told(
	const struct proposal *p, int at, const struct survey_guess *guess)
{
	for (int i = 0; i < at; i++) {
		const struct survey_guess *other = chosen(p, i);
		if (other && other->guess.fact == guess->guess.fact &&
			other->word_count)
			return true;
	}
	return false;
}

static void add_fact_words(struct proposal *p, int at, struct map_list *list)
{
	const struct fact *fact = chosen(p, at)->guess.fact;

	for (int i = at; i < p->intake->count; i++) {
		const struct survey_guess *guess = chosen(p, i);
		if (!guess || guess->guess.fact != fact)
			continue;
		for (int k = 0; k < guess->word_count; k++)
			if (is_new(list, guess->words[k].theirs))
				list->list[list->count++] = guess->words[k];
	}
	buf_printf(&p->out, "  %.*s:\n", STR_ARG(fact->id));
	for (int i = 0; i < list->count; i++) {
		buf_add(&p->out, STR("    "));
		add_quoted(&p->out, list->list[i].theirs);
		buf_add(&p->out, STR(": "));
		add_word(&p->out, list->list[i].ours);
		buf_add_byte(&p->out, '\n');
	}
}

static void add_values(struct proposal *p)
{
	bool any = false;

	for (int i = 0; i < p->intake->count; i++) {
		const struct survey_guess *guess = chosen(p, i);
		if (!guess || is_yes_or_no(guess) || !guess->word_count ||
			is_told(p, i, guess))
			continue;
		if (!any)
			buf_add(&p->out, STR("values:\n"));
		any = true;
		struct map_list list = {arena_array(p->cli->arena, SURVEY_WORDS,
						sizeof *list.list),
			0};
		add_fact_words(p, i, &list);
	}
}

/* --- what is left ----------------------------------------------------- */

/* Cells that this mapping does not read; how many, never what they say. */
static int count_unread(const struct proposal *p, int at)
{
	const struct survey_column *c = &p->survey.columns[at];
	const struct survey_guess *guess = chosen(p, at);
	int unread = c->filled - guess->fits;

	if (guess->guess.fact && guess->guess.fact->shape.type == VALUE_DATE)
		unread += c->looks[LOOK_DAY_ODD];
	return unread;
}

static void tell_unread(struct proposal *p)
{
	for (int i = 0; i < p->intake->count; i++) {
		int unread = chosen(p, i) ? count_unread(p, i) : 0;
		if (!unread)
			continue;
		struct str cells = str_printf(p->cli->arena, "%d", unread);
		add_comment(p, "# ? ", "batch.map.unread",
			(struct catalog_value[]){
				{"letter",
					str_of(p->intake->columns[i].letters)},
				{"ours", ours_of(p, i)}, {"cells", cells},
				{0}});
	}
}

static void ask_place(struct proposal *p)
{
	for (int i = 0; i < p->intake->count; i++)
		if (chosen(p, i) && str_is(ours_of(p, i), "place"))
			return;
	add_comment(p, "# ? ", "batch.map.place", NULL);
	buf_add(&p->out, STR("# defaults: {place: "
			     "us/ca/los-angeles-county/culver-city}\n"));
}

static enum status print(struct proposal *p)
{
	add_comment(p, "# ", "batch.map.head", NULL);
	add_comment(p, "# ", "batch.map.next", NULL);
	add_columns(p);
	add_yes_no(p, "yes");
	add_yes_no(p, "no");
	add_values(p);
	add_dates(p);
	add_amounts(p);
	ask_place(p);
	tell_unread(p);
	fwrite(p->out.p, 1, p->out.n, stdout);
	return STATUS_DONE;
}

static enum status propose(struct proposal *p, const struct headers *headers)
{
	struct cli *cli = p->cli;
	struct intake *intake =
		intake_open(cli, p->words->vocabulary, cli->args[0]);

	if (!intake)
		return option_status(cli, STATUS_INPUT);
	p->intake = intake;
	p->survey = survey_table(cli->arena, intake, headers);
	intake_close(intake);
	p->fates = arena_array(
		cli->arena, (size_t)intake->count, sizeof *p->fates);
	p->chosen = arena_array(
		cli->arena, (size_t)intake->count, sizeof *p->chosen);
	decide(p);
	if (p->known)
		return print(p);
	intake_refuse(intake, cli, "the first row must be the header");
	return STATUS_INPUT;
}

enum status propose_command(struct cli *cli)
{
	struct proposal p = {.cli = cli, .out = {.arena = cli->arena}};
	struct library *library = library_open(cli);
	const struct headers *headers = library ? headers_open(library) : NULL;

	if (!headers)
		return option_status(cli, STATUS_PACK);
	p.words = speech_office(library);
	return p.words ? propose(&p, headers)
		       : option_status(cli, STATUS_USAGE);
}
