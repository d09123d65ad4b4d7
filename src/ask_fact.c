/*
 * A question about one fact.
 */
#include "ask_turn.h"

/* --- showing ------------------------------------------------------------- */

/* The most options that a terminal shows below their question. */
static int options_most(const struct terminal *terminal)
{
	return terminal->plain || terminal->rows < 12 ? FACT_LIMIT
						      : terminal->rows - 8;
}

/* The options; more than a screen holds wait for Enter, so that the first ones
 * are seen, and the question comes again below them. */
static enum move show_list(
	struct desk *desk, const struct fact *fact, struct str ask, int *number)
{
	int most = options_most(desk->terminal);
	int i = 0;

	for (; fact->shape.options[i]; i++) {
		enum move move = MOVE_NEXT;
		if (i && i % most == 0) {
			desk_say(desk, "say.more_answers");
			move = desk_enter(desk, number);
		}
		if (move != MOVE_NEXT)
			return move;
		desk_choice(
			desk, i + 1, words_option(desk_words(desk), fact, i));
	}
	desk_choice(desk, i + 1, words_say(desk_own(desk), "say.none"));
	if (i > most)
		desk_title(desk, ask);
	if (fact->shape.type == VALUE_CHOICES)
		desk_say(desk, "say.several");
	return MOVE_NEXT;
}

static enum move show_options(
	struct desk *desk, const struct fact *fact, struct str ask, int *number)
{
	if (fact->shape.type == VALUE_YESNO) {
		desk_choice(desk, 1, words_say(desk_own(desk), "say.yes"));
		desk_choice(desk, 2, words_say(desk_own(desk), "say.no"));
	}
	if (fact->shape.type != VALUE_CHOICE &&
		fact->shape.type != VALUE_CHOICES)
		return MOVE_NEXT;
	return show_list(desk, fact, ask, number);
}

/* Whether the question itself says that the answer may be "none". */
static bool names_none(const struct desk *desk, struct str ask)
{
	while (ask.n) {
		struct str word = str_cut(&ask, ' ');
		if (word.n && word.p[word.n - 1] == '.')
			word.n--;
		if (answer_is(&desk->typed, "type.none", word))
			return true;
	}
	return false;
}

/* What is known now, when the question comes again. */
static void show_given(struct desk *desk, struct turn turn)
{
	const struct value *value = replay_given(desk->session, turn);

	if (value->state == VALUE_NOT_ASKED)
		return;
	struct catalog_value values[] = {
		{"answer", words_value(desk_words(desk), turn.fact, value)},
		{0}};
	desk_fill(desk, turn.kind == TURN_EXACT ? "say.exact" : "say.given",
		values);
}

static enum move show(struct desk *desk, struct turn turn, int *number)
{
	struct str ask = words_ask(desk_words(desk), turn.fact);

	ask_progress(desk, turn);
	if (desk->cli->fast)
		ask = words_ask_for(desk_words(desk), turn.fact);
	desk_title(desk, ask);
	if (desk->cli->script && desk->language > 0)
		desk_item(
			desk, 0, "   ", words_ask(&desk->words[0], turn.fact));
	enum move move = show_options(desk, turn.fact, ask, number);
	if (move != MOVE_NEXT)
		return move;
	if (turn.fact->shape.type == VALUE_DATE && turn.kind == TURN_FACT &&
		!desk->cli->fast && !names_none(desk, ask))
		desk_say(desk, "say.no_day");
	show_given(desk, turn);
	if (!desk->cli->fast)
		desk_say(desk, "say.keys");
	return MOVE_NEXT;
}

/* --- why we ask ------------------------------------------------------------
 */

static const struct rule *rule_about(
	const struct pack *pack, const struct fact *fact)
{
	for (const struct rule *r = pack->rules; r; r = r->next_in_pack) {
		struct fact_set seen = {0};
		if (r->kind != RULE_TEST)
			continue;
		rule_facts(r, &seen);
		if (fact_set_has(&seen, fact))
			return r;
	}
	return NULL;
}

static const struct rule *waits_for(
	const struct decision *decision, const struct fact *fact)
{
	struct fact_set missing = decision_missing(decision);

	return fact_set_has(&missing, fact) ? rule_about(decision->pack, fact)
					    : NULL;
}

/* The laws that wait for the fact, each with its place. */
static void show_laws(struct desk *desk, const struct fact *fact)
{
	struct decision *decisions =
		session_judge(desk->session, desk->scratch);

	for (int i = 0; i < desk->session->packs.count; i++) {
		const struct rule *rule = waits_for(&decisions[i], fact);
		if (!rule)
			continue;
		const struct catalog *texts = library_texts(desk->library,
			decisions[i].pack, desk_own(desk)->language.p);
		const struct sentence *title =
			texts ? catalog_find(texts, STR("title")) : NULL;
		if (title)
			desk_item(desk, 0, "- ", title->sentence);
		struct str cite = cites_print(desk->scratch, &rule->cites);
		desk_item(desk, 2, "",
			str_printf(desk->scratch, "[%.*s]", STR_ARG(cite)));
	}
}

static void help(struct desk *desk, const struct fact *fact)
{
	desk_say(desk, "say.why");
	desk_text(desk, words_help(desk_words(desk), fact));
	show_laws(desk, fact);
	desk_gap(desk);
	desk_say(desk, "say.commands");
}

/* --- reading ----------------------------------------------------------------
 */

void ask_read_back(
	struct desk *desk, const struct fact *fact, const struct value *value)
{
	struct str text = words_value(desk_words(desk), fact, value);
	bool day = fact->shape.type == VALUE_DATE &&
		   value->state == VALUE_KNOWN && value->most == value->number;

	if (day)
		text = words_weekday(
			desk_words(desk), (civil_day)value->number);
	struct catalog_value values[] = {{"answer", text}, {0}};
	desk_note(desk, "say.understood", values);
}

static enum move choose_reading(
	struct desk *desk, const struct entry *entry, struct value *value)
{
	const struct words *words = desk_words(desk);

	desk_say(desk, "say.which_day");
	desk_choice(
		desk, 1, words_weekday(words, (civil_day)entry->value.number));
	desk_choice(
		desk, 2, words_weekday(words, (civil_day)entry->other.number));
	for (;;) {
		struct told told = desk_prompt(desk);
		if (told.is == TOLD_MOVE)
			return told.move;
		if (told.is != TOLD_TEXT)
			return MOVE_AGAIN;
		if (str_is(told.text, "1") || str_is(told.text, "2")) {
			*value = str_is(told.text, "1") ? entry->value
							: entry->other;
			return MOVE_NEXT;
		}
		desk_say(desk, "how.which");
	}
}

/* Asks again what is unlikely; nothing is refused for it. */
static enum move confirm(
	struct desk *desk, const struct fact *fact, const struct entry *entry)
{
	bool date = fact->shape.type == VALUE_DATE;

	ask_read_back(desk, fact, &entry->value);
	if (entry->how)
		desk_say(desk, entry->how);
	else
		desk_say(desk, date ? "unlikely.date" : "unlikely.other");
	desk_choice(desk, 1, words_say(desk_own(desk), "say.yes"));
	desk_choice(desk, 2, words_say(desk_own(desk), "say.no"));
	struct told told = desk_yesno(desk);
	if (told.is == TOLD_MOVE)
		return told.move;
	if (told.is == TOLD_TEXT && told.number)
		return MOVE_NEXT;
	desk_say(desk, "unlikely.again");
	return MOVE_AGAIN;
}

enum move ask_entry(struct desk *desk, const struct fact *fact, struct str text,
	struct value *value)
{
	struct answer_reader reader = desk_reader(desk);
	struct entry entry = answer_read(&reader, fact, text);
	enum move move = MOVE_NEXT;

	*value = entry.value;
	if (entry.is == ENTRY_WRONG || entry.is == ENTRY_EMPTY) {
		desk_say(desk,
			entry.is == ENTRY_WRONG ? entry.how : "say.empty");
		return MOVE_AGAIN;
	}
	if (entry.is == ENTRY_WHICH)
		move = choose_reading(desk, &entry, value);
	else if (entry.unlikely)
		return confirm(desk, fact, &entry);
	if (move == MOVE_NEXT)
		ask_read_back(desk, fact, value);
	return move;
}

/* The effect of "I don't know" and of "rather not say", once each. */
static void tell_effect(struct desk *desk, enum told_is is)
{
	bool *told =
		is == TOLD_SKIP ? &desk->told_unknown : &desk->told_declined;

	if (!*told)
		desk_note(desk,
			is == TOLD_SKIP ? "effect.unknown" : "effect.declined",
			NULL);
	*told = true;
}

static enum move keep_open(struct desk *desk, struct turn turn, enum told_is is)
{
	struct value value = {
		.state = is == TOLD_SKIP ? VALUE_UNKNOWN : VALUE_DECLINED,
		.type = turn.fact->shape.type};

	tell_effect(desk, is);
	if (turn.kind == TURN_EXACT)
		fact_set_add(&desk->session->vague, turn.fact);
	else
		replay_put(desk->session, turn, &value);
	return MOVE_NEXT;
}

/* "14": a day of the month that was given. */
static bool day_of_month(
	const struct value *month, struct str text, struct value *value)
{
	int64_t number = 0;
	int64_t length = month->most - month->number + 1;

	if (!str_to_int(text, &number) || number < 1 || number > length)
		return false;
	*value = *month;
	value->number += number - 1;
	value->most = value->number;
	return true;
}

static enum move read_answer(
	struct desk *desk, struct turn turn, struct str text)
{
	struct value value;
	const struct value *given = replay_given(desk->session, turn);

	if (turn.kind == TURN_EXACT && day_of_month(given, text, &value)) {
		ask_read_back(desk, turn.fact, &value);
		replay_put(desk->session, turn, &value);
		return MOVE_NEXT;
	}
	enum move move = ask_entry(desk, turn.fact, text, &value);
	if (move != MOVE_NEXT)
		return move;
	if (turn.kind == TURN_EXACT && value.most != value.number)
		fact_set_add(&desk->session->vague, turn.fact);
	replay_put(desk->session, turn, &value);
	ask_first_help(desk, turn.fact);
	return MOVE_NEXT;
}

static enum move read_empty(struct desk *desk, struct turn turn)
{
	if (turn.kind == TURN_EXACT)
		return keep_open(desk, turn, TOLD_SKIP);
	if (replay_given(desk->session, turn)->state != VALUE_NOT_ASKED)
		return MOVE_NEXT;
	desk_say(desk, turn.fact->shape.type == VALUE_TEXT ? "say.empty_text"
							   : "say.empty");
	return MOVE_AGAIN;
}

/* The letter of a unit is an answer as well as a command: asks which. */
static struct told settle_letter(struct desk *desk, struct told command)
{
	struct catalog_value values[] = {{"letter", command.text}, {0}};

	for (;;) {
		desk_fill(desk, "letter.ask", values);
		desk_choice(desk, 1,
			words_fill(desk_own(desk), "letter.unit", values));
		desk_choice(
			desk, 2, words_say(desk_own(desk), "letter.command"));
		struct told told = desk_prompt(desk);
		if (str_is(told.text, "1"))
			return (struct told){
				.is = TOLD_TEXT, .text = command.text};
		if (str_is(told.text, "2"))
			return command;
		if (told.is == TOLD_MOVE && told.text.n != 1)
			return told;
	}
}

/* Reads a line; a letter that could be the answer is not taken for a command
 * (but s, which is seldom a unit and often "I don't know"). */
static struct told prompt(struct desk *desk, const struct fact *fact)
{
	for (;;) {
		struct told told = desk_prompt(desk);
		struct str folded = answer_fold(desk->scratch, told.text);
		bool letter = folded.n == 1 && folded.p[0] >= 'a' &&
			      folded.p[0] <= 'z' && told.is != TOLD_TEXT;
		if (letter && str_ends(fact->id, STR(".unit")) &&
			!str_is(told.text, "s"))
			return settle_letter(desk, told);
		if (!letter || fact->shape.type != VALUE_YESNO ||
			told.is != TOLD_SKIP ||
			!desk_may_be_yes(desk, told.text))
			return told;
		desk_say(desk, "how.yes_or_skip");
	}
}

enum move ask_fact(struct desk *desk, struct turn turn, int *number)
{
	bool again = false;

	for (;;) {
		enum move move = MOVE_NEXT;
		if (!again)
			move = show(desk, turn, number);
		if (move != MOVE_NEXT)
			return move;
		struct told told = prompt(desk, turn.fact);
		move = MOVE_AGAIN;
		*number = told.number;
		again = true;
		if (told.is == TOLD_MOVE)
			return told.move;
		if (told.is == TOLD_HELP)
			help(desk, turn.fact);
		else if (told.is == TOLD_SKIP || told.is == TOLD_DECLINE)
			return keep_open(desk, turn, told.is);
		else if (told.is == TOLD_EMPTY)
			move = read_empty(desk, turn);
		else if (told.is == TOLD_TEXT)
			move = read_answer(desk, turn, told.text);
		else {
			move = desk_language(desk);
			again = false;
			if (move == MOVE_NEXT)
				continue;
		}
		if (move != MOVE_AGAIN)
			return move;
	}
}
