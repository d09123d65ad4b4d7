/*
 * Lists: months of rent and who signs, with add, change and remove; and how
 * many adults there are to ask about.
 */
#include "ask_save.h"
#include "ask_turn.h"

/* One list that is being filled. */
struct rows {
	struct desk *desk;
	struct turn turn; /* its fact is what a row is entered as */
	const char *name; /* group of its sentences */
	int changing;	  /* row that the next entry replaces, or -1 */
};

static struct turn row_turn(const struct rows *rows, int row)
{
	return (struct turn){TURN_FACT, rows->turn.fact, row};
}

static int count_rows(const struct rows *rows)
{
	const struct facts *given = rows->desk->session->given;

	return rows->turn.fact->about == FACT_RENT ? given->rents
						   : given->adult_count;
}

static const struct value *row_value(const struct rows *rows, int row)
{
	return replay_given(rows->desk->session, row_turn(rows, row));
}

static void say(struct rows *rows, const char *part)
{
	struct str key =
		str_printf(rows->desk->scratch, "%s.%s", rows->name, part);

	desk_say(rows->desk, key.p);
}

/* A day with its weekday, which shows a slip. */
static struct str row_text(const struct rows *rows, int row)
{
	const struct words *words = desk_words(rows->desk);
	const struct value *value = row_value(rows, row);

	if (value->type == VALUE_DATE && value->most == value->number)
		return words_weekday(words, (civil_day)value->number);
	return words_value(words, rows->turn.fact, value);
}

static void list_rows(const struct rows *rows)
{
	for (int row = 0; row < count_rows(rows); row++)
		desk_choice(rows->desk, row + 1, row_text(rows, row));
}

static void show_rows(struct rows *rows)
{
	list_rows(rows);
	say(rows, count_rows(rows) ? "more" : "first");
}

static const char *how_part(const struct rows *rows)
{
	bool days = rows->turn.fact->about == FACT_RENT &&
		    !session_by_month(rows->desk->session);

	return days ? "how_days" : "how";
}

static void show(struct rows *rows)
{
	struct desk *desk = rows->desk;
	bool fast = desk->cli->fast;
	struct str key = str_printf(
		desk->scratch, "%s.%s", rows->name, fast ? "label" : "ask");

	ask_progress(desk, rows->turn);
	ask_head(desk, key.p);
	if (!fast)
		say(rows, how_part(rows));
	show_rows(rows);
	if (!fast)
		desk_say(desk, "say.keys");
}

/* The same day; or a month and a day in it, which is that month's. */
static bool same_rent(const struct value *a, const struct value *b)
{
	bool vague = a->most != a->number || b->most != b->number;

	if (!vague)
		return a->number == b->number;
	return a->number <= b->most && b->number <= a->most;
}

static bool is_there(const struct rows *rows, const struct value *value)
{
	for (int row = 0; row < count_rows(rows); row++) {
		const struct value *other = row_value(rows, row);
		if (row != rows->changing && value->type == VALUE_DATE &&
			same_rent(other, value))
			return true;
	}
	return false;
}

/* A month alone names no one of the payments that fall in it. */
static bool names_none(const struct rows *rows, const struct value *value)
{
	const struct session *session = rows->desk->session;

	return value->type == VALUE_DATE && value->most != value->number &&
	       !session_by_month(session);
}

/* Adds what was typed, or puts it in the place of a row. */
static enum move enter(struct rows *rows, struct str text)
{
	struct session *session = rows->desk->session;
	struct value value;

	/* "None" ends an empty list; in a full one it says nothing. */
	if (answer_is(&rows->desk->typed, "type.none", text)) {
		show_rows(rows);
		return MOVE_AGAIN;
	}
	enum move move = ask_entry(rows->desk, rows->turn.fact, text, &value);

	if (move != MOVE_NEXT)
		return move;
	if (value.state != VALUE_KNOWN)
		return MOVE_AGAIN;
	if (names_none(rows, &value)) {
		say(rows, "each_day");
		return MOVE_AGAIN;
	}
	if (is_there(rows, &value)) {
		say(rows, "twice");
		return MOVE_AGAIN;
	}
	int row = rows->changing;
	if (row < 0)
		row = replay_add(session, rows->turn.fact->about);
	if (row < 0) {
		say(rows, "full");
		return MOVE_AGAIN;
	}
	rows->changing = -1;
	replay_put(session, row_turn(rows, row), &value);
	ask_save(rows->desk);
	show_rows(rows);
	return MOVE_AGAIN;
}

/* "2", or with a key "r 2" or "remove 2": the number in it, or 0. */
static int64_t number_after(
	const struct rows *rows, const char *key, struct str text)
{
	struct str rest = text;
	struct str word = str_cut(&rest, ' ');
	int64_t number = 0;

	if (key && !answer_is(&rows->desk->typed, key, word))
		return 0;
	return str_to_int(str_trim(key ? rest : text), &number) ? number : 0;
}

/* A number that no row has is no name; where days are listed, the entry says
 * how to write one. */
static enum move no_such_row(
	struct rows *rows, int64_t removed, struct str text)
{
	if (!removed && rows->turn.fact->shape.type == VALUE_DATE)
		return enter(rows, text);
	show_rows(rows);
	return MOVE_AGAIN;
}

/* A line of text: a row to remove, a row to change, or an entry. */
static enum move read_line(struct rows *rows, struct str text)
{
	int64_t removed = number_after(rows, "type.remove", text);
	int64_t changed = number_after(rows, NULL, text);
	int64_t number = removed ? removed : changed;

	if (!number || (!removed && rows->changing >= 0))
		return enter(rows, text);
	if (number < 1 || number > count_rows(rows))
		return no_such_row(rows, removed, text);
	if (!removed) {
		rows->changing = (int)number - 1;
		say(rows, "change");
		return MOVE_AGAIN;
	}
	rows->changing = -1;
	replay_remove(
		rows->desk->session, rows->turn.fact->about, (int)number - 1);
	ask_save(rows->desk);
	show_rows(rows);
	return MOVE_AGAIN;
}

/* Whether the line ends the list: nothing more, or nothing at all. */
static bool is_done(const struct rows *rows, const struct told *told)
{
	const struct answer_words *typed = &rows->desk->typed;

	if (rows->changing >= 0)
		return false;
	if (told->is == TOLD_EMPTY ||
		(told->is == TOLD_TEXT &&
			answer_is(typed, "type.done", told->text)))
		return count_rows(rows) > 0;
	return told->is == TOLD_TEXT && !count_rows(rows) &&
	       (answer_is(typed, "type.none", told->text) ||
		       answer_is(typed, "type.no", told->text));
}

static enum move read_told(struct rows *rows, const struct told *told)
{
	struct desk *desk = rows->desk;

	if (told->is == TOLD_TEXT)
		return read_line(rows, told->text);
	if (told->is == TOLD_LANGUAGE) {
		enum move move = desk_language(desk);
		if (move != MOVE_NEXT)
			return move;
		rows->changing = -1;
		show(rows);
	} else if (told->is == TOLD_HELP) {
		desk_say(desk, "say.why");
		desk_text(desk, words_help(desk_words(desk), rows->turn.fact));
		say(rows, how_part(rows));
		desk_say(desk, "say.commands");
	} else {
		show_rows(rows);
	}
	return MOVE_AGAIN;
}

/* Whether a row that was to be changed is left as it is. */
static bool keeps_row(struct rows *rows, const struct told *told)
{
	if (rows->changing < 0 ||
		(told->is != TOLD_EMPTY && told->is != TOLD_SKIP &&
			told->is != TOLD_DECLINE))
		return false;
	rows->changing = -1;
	show_rows(rows);
	return true;
}

/* Until the list is done. `skipped`: it was left open instead. */
static enum move fill(struct rows *rows, bool *skipped, int *number)
{
	show(rows);
	for (;;) {
		struct told told = desk_prompt(rows->desk);
		*number = told.number;
		if (told.is == TOLD_MOVE)
			return told.move;
		if (keeps_row(rows, &told))
			continue;
		*skipped = told.is == TOLD_SKIP || told.is == TOLD_DECLINE;
		if (*skipped || is_done(rows, &told))
			return MOVE_NEXT;
		enum move move = read_told(rows, &told);
		if (move != MOVE_AGAIN)
			return move;
	}
}

/* --- rent --------------------------------------------------------------- */

static bool has_month(const struct rows *rows)
{
	for (int row = 0; row < count_rows(rows); row++) {
		const struct value *due = row_value(rows, row);
		if (due->most != due->number)
			return true;
	}
	return false;
}

/* The day of the month, in every month that was given without one. */
static void set_days(struct rows *rows, int day)
{
	for (int row = 0; row < count_rows(rows); row++) {
		struct value due = *row_value(rows, row);
		if (due.most == due.number)
			continue;
		due.number += day - 1;
		if (due.number > due.most)
			due.number = due.most;
		due.most = due.number;
		replay_put(rows->desk->session, row_turn(rows, row), &due);
	}
}

static enum move read_day(struct rows *rows, const struct told *told)
{
	struct desk *desk = rows->desk;
	struct answer_reader reader = desk_reader(desk);
	int64_t day = 0;

	if (told->is == TOLD_SKIP || told->is == TOLD_DECLINE) {
		fact_set_add(&desk->session->vague, rows->turn.fact);
		return MOVE_NEXT;
	}
	if (told->is == TOLD_TEXT && answer_day(&reader, told->text, &day)) {
		set_days(rows, (int)day);
		list_rows(rows);
		return MOVE_NEXT;
	}
	if (told->is != TOLD_LANGUAGE) {
		desk_say(desk, "how.day");
		return MOVE_AGAIN;
	}
	enum move move = desk_language(desk);
	if (move != MOVE_NEXT)
		return move;
	desk_say(desk, "rent.day");
	return MOVE_AGAIN;
}

static enum move ask_day(struct rows *rows, int *number)
{
	enum move move = MOVE_AGAIN;

	desk_say(rows->desk, "rent.day");
	while (move == MOVE_AGAIN) {
		struct told told = desk_prompt(rows->desk);
		*number = told.number;
		move = told.is == TOLD_MOVE ? told.move : read_day(rows, &told);
	}
	return move;
}

enum move ask_rent(struct desk *desk, struct turn turn, int *number)
{
	struct session *session = desk->session;
	struct rows rows = {desk, turn, "rent", -1};
	bool skipped = false;
	enum move move = fill(&rows, &skipped, number);

	if (move == MOVE_NEXT && has_month(&rows) && session_by_month(session))
		move = ask_day(&rows, number);
	if (move != MOVE_NEXT)
		return move;
	session->rent_settled = true;
	session->rent_unknown = skipped && !count_rows(&rows);
	if (session->rent_unknown && !desk->told_unknown)
		desk_note(desk, "effect.unknown", NULL);
	replay_restart(session);
	return MOVE_NEXT;
}

/* --- adults --------------------------------------------------------------- */

enum move ask_names(struct desk *desk, struct turn turn, int *number)
{
	struct rows rows = {desk, turn, "names", -1};
	bool skipped = false;
	enum move move = fill(&rows, &skipped, number);

	if (move != MOVE_NEXT)
		return move;
	desk->session->names_settled = true;
	replay_restart(desk->session);
	return MOVE_NEXT;
}

static void set_adults(struct session *session, int count)
{
	while (session->given->adult_count > count)
		replay_remove(
			session, FACT_ADULT, session->given->adult_count - 1);
	while (session->given->adult_count < count)
		replay_add(session, FACT_ADULT);
	session->adults_settled = true;
	replay_restart(session);
}

enum move ask_adults(struct desk *desk, struct turn turn, int *number)
{
	int64_t count = 0;

	ask_progress(desk, turn);
	ask_head(desk, desk->cli->fast ? "adults.label" : "adults.ask");
	desk_say(desk, "say.keys");
	for (;;) {
		struct told told = desk_prompt(desk);
		*number = told.number;
		if (told.is == TOLD_MOVE)
			return told.move;
		if (told.is == TOLD_LANGUAGE)
			return desk_language(desk) == MOVE_NEXT ? MOVE_AGAIN
								: MOVE_END;
		bool skipped = told.is == TOLD_SKIP || told.is == TOLD_DECLINE;
		if (skipped || (told.is == TOLD_TEXT &&
				       str_to_int(told.text, &count) &&
				       count >= 1 && count <= FACT_ADULTS)) {
			set_adults(desk->session, (int)count);
			return MOVE_NEXT;
		}
		desk_say(desk,
			told.is == TOLD_HELP ? "adults.why" : "how.adults");
	}
}
