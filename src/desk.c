/*
 * Saying sentences and reading what is typed.
 */
#include "desk.h"

/* Before a language is chosen everything is said in the first. */
const struct words *desk_own(const struct desk *desk)
{
	return &desk->own[desk->language < 0 ? 0 : desk->language];
}

const struct words *desk_words(const struct desk *desk)
{
	return &desk->words[desk->language < 0 ? 0 : desk->language];
}

struct screen desk_screen(const struct desk *desk)
{
	return (struct screen){.out = {.arena = desk->scratch},
		.width = desk->terminal->width};
}

void desk_show(struct desk *desk, const struct screen *screen)
{
	terminal_put(desk->terminal, buf_str(&screen->out));
}

void desk_item(struct desk *desk, int indent, const char *mark, struct str text)
{
	struct screen screen = desk_screen(desk);

	screen_text(&screen, indent, mark, text);
	desk_show(desk, &screen);
}

void desk_text(struct desk *desk, struct str text)
{
	desk_item(desk, 0, "", text);
}

void desk_title(struct desk *desk, struct str text)
{
	terminal_bold(desk->terminal, true);
	desk_text(desk, text);
	terminal_bold(desk->terminal, false);
}

void desk_gap(struct desk *desk)
{
	terminal_put(desk->terminal, STR("\n"));
}

void desk_say(struct desk *desk, const char *key)
{
	desk_text(desk, words_say(desk_own(desk), key));
}

void desk_fill(struct desk *desk, const char *key, struct catalog_value *values)
{
	desk_text(desk, words_fill(desk_own(desk), key, values));
}

void desk_note(struct desk *desk, const char *key, struct catalog_value *values)
{
	struct screen screen = desk_screen(desk);

	screen_text(&screen, 0, "", words_fill(desk_own(desk), key, values));
	terminal_note(desk->terminal, buf_str(&screen.out));
}

void desk_choice(struct desk *desk, int number, struct str text)
{
	struct str mark = str_printf(desk->scratch, "%2d) ", number);

	desk_item(desk, 0, mark.p, text);
}

struct answer_reader desk_reader(const struct desk *desk)
{
	const struct words *own = desk_own(desk);

	return (struct answer_reader){.arena = desk->scratch,
		.typed = &desk->typed,
		.words = desk_words(desk),
		.today = desk->session->today,
		.asks_order =
			str_is(words_say(own, "language.date_order"), "ask")};
}

/* --- the prompt -------------------------------------------------------- */

/* One command: the words that say it, and what it does. */
struct prompt_command {
	const char *key;
	enum told_is is;
	enum move move;
};

static const struct prompt_command commands[] = {
	{"type.help", TOLD_HELP, MOVE_AGAIN},
	{"type.back", TOLD_MOVE, MOVE_BACK},
	{"type.change", TOLD_MOVE, MOVE_CHANGE},
	{"type.skip", TOLD_SKIP, MOVE_NEXT},
	{"type.decline", TOLD_DECLINE, MOVE_NEXT},
	{"type.language", TOLD_LANGUAGE, MOVE_AGAIN},
	{"type.quit", TOLD_MOVE, MOVE_QUIT},
	{"type.exit", TOLD_MOVE, MOVE_EXIT},
	{NULL, TOLD_TEXT, MOVE_AGAIN},
};

/* "c 3" and "change 3": the number after the word; -1 when there is none. */
static int change_number(const struct desk *desk, struct str text)
{
	struct str rest = str_trim(text);
	struct str word = str_cut(&rest, ' ');
	int64_t number = 0;

	if (!answer_is(&desk->typed, "type.change", word) ||
		!str_to_int(str_trim(rest), &number) || number > SESSION_TURNS)
		return -1;
	return (int)number;
}

static struct told recognise(const struct desk *desk, struct str line)
{
	struct str text = str_trim(line);
	struct told told = {.is = TOLD_TEXT, .text = text};

	if (!text.n)
		return (struct told){.is = TOLD_EMPTY};
	for (const struct prompt_command *c = commands; c->key; c++) {
		if (!answer_is(&desk->typed, c->key, text))
			continue;
		told.is = c->is;
		told.move = c->move;
		return told;
	}
	int number = change_number(desk, text);
	if (number < 0)
		return told;
	return (struct told){
		.is = TOLD_MOVE, .move = MOVE_CHANGE, .number = number};
}

struct told desk_prompt(struct desk *desk)
{
	struct str line = {0};

	for (;;) {
		switch (terminal_read(desk->terminal, "> ", &line)) {
		case TERMINAL_GOT_LINE:
			return recognise(desk, line);
		case TERMINAL_GOT_LONG:
			desk_say(desk, "how.long");
			break;
		case TERMINAL_GOT_IDLE:
			return (struct told){
				.is = TOLD_MOVE, .move = MOVE_IDLE};
		default:
			return (struct told){.is = TOLD_MOVE, .move = MOVE_END};
		}
	}
}

bool desk_may_be_yes(const struct desk *desk, struct str text)
{
	const struct words *own = desk_own(desk);
	struct str yes = answer_fold(desk->scratch, words_say(own, "say.yes"));

	return text.n == 1 && yes.n &&
	       str_starts(yes, answer_fold(desk->scratch, text));
}

struct told desk_yesno_or(struct desk *desk, const char *other)
{
	for (;;) {
		struct told told = desk_prompt(desk);
		bool no = str_is(told.text, "2") ||
			  answer_is(&desk->typed, "type.no", told.text);
		bool doubtful = told.is == TOLD_SKIP &&
				desk_may_be_yes(desk, told.text);
		if (told.is != TOLD_TEXT && told.is != TOLD_EMPTY && !doubtful)
			return told;
		if (no || str_is(told.text, "1") ||
			answer_is(&desk->typed, "type.yes", told.text)) {
			told.number = !no;
			told.is = TOLD_TEXT;
			return told;
		}
		if (other && str_is(told.text, other))
			return told;
		desk_say(desk, doubtful ? "how.yes_or_skip" : "how.yesno");
	}
}

struct told desk_yesno(struct desk *desk)
{
	return desk_yesno_or(desk, NULL);
}

enum move desk_enter(struct desk *desk, int *number)
{
	for (;;) {
		desk_say(desk, "say.enter");
		struct told told = desk_prompt(desk);
		*number = told.number;
		if (told.is == TOLD_EMPTY)
			return MOVE_NEXT;
		if (told.is == TOLD_MOVE)
			return told.move;
		if (told.is == TOLD_LANGUAGE) {
			enum move move = desk_language(desk);
			return move == MOVE_NEXT ? MOVE_AGAIN : move;
		}
		if (told.is == TOLD_HELP)
			desk_say(desk, "say.commands");
	}
}

/* The first lines of a text, as many as are shown at a time. */
static struct str first_lines(struct str text, int lines)
{
	size_t n = 0;

	while (n < text.n && lines > 0)
		lines -= text.p[n++] == '\n';
	return str_sub(text, 0, n);
}

enum move desk_pages(
	struct desk *desk, const struct screen *screen, int *number)
{
	struct str text = buf_str(&screen->out);
	int lines = desk->terminal->rows - 4;

	if (desk->terminal->plain || lines < 5) {
		terminal_put(desk->terminal, text);
		return MOVE_NEXT;
	}
	for (;;) {
		struct str page = first_lines(text, lines);
		terminal_put(desk->terminal, page);
		text = str_from(text, page.n);
		if (!text.n)
			return MOVE_NEXT;
		desk_gap(desk);
		enum move move = desk_enter(desk, number);
		if (move != MOVE_NEXT)
			return move;
		terminal_page(desk->terminal);
	}
}

/* --- language ---------------------------------------------------------- */

/* By number or by name; -1. */
static int find_language(const struct desk *desk, struct str text)
{
	int64_t number = 0;

	if (str_to_int(text, &number) && number >= 1 &&
		number <= desk->typed.count)
		return (int)number - 1;
	struct str folded = answer_fold(desk->scratch, text);
	for (int i = 0; i < desk->typed.count; i++) {
		struct str name = words_say(&desk->own[i], "language.name");
		if (str_eq(answer_fold(desk->scratch, name), folded) ||
			str_eq(desk->own[i].language, folded))
			return i;
	}
	return -1;
}

enum move desk_language(struct desk *desk)
{
	for (;;) {
		for (int i = 0; i < desk->typed.count; i++)
			desk_text(desk,
				words_say(&desk->own[i], "language.choose"));
		for (int i = 0; i < desk->typed.count; i++)
			desk_choice(desk, i + 1,
				words_say(&desk->own[i], "language.name"));
		struct told told = desk_prompt(desk);
		if (told.is == TOLD_MOVE &&
			(told.move == MOVE_QUIT || told.move >= MOVE_EXIT))
			return told.move;
		if (told.is != TOLD_TEXT)
			continue;
		int language = find_language(desk, told.text);
		if (language < 0)
			continue;
		desk->language = language;
		return MOVE_NEXT;
	}
}
