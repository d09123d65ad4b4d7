/*
 * The loop, and moving within it: back, to an answer, out.
 */
#include "ask.h"

#include <unistd.h>

#include "ask_end.h"
#include "ask_paper.h"
#include "ask_save.h"
#include "ask_turn.h"
#include "file.h"
#include "shelf.h"

#define KIOSK_IDLE 120 /* seconds */

/* --- languages -------------------------------------------------------------
 */

/* Reads the words of one language; false when they are not there. */
static bool add_language(struct desk *desk, const char *code)
{
	struct cli *cli = desk->cli;
	struct arena *arena = cli->arena;
	struct library *library = desk->library;
	const struct catalog *own = library_words(library, "lang",
		str_printf(arena, "ask.%s.yaml", code).p, code);
	const struct catalog *common = library_words(library, "lang",
		str_printf(arena, "cli.%s.yaml", code).p, code);
	const char *path = option_rule_file(
		cli, str_printf(arena, "facts.%s.yaml", code).p);
	struct words words = {.arena = desk->scratch,
		.language = str_of(code),
		.catalog = common,
		.facts = path ? library_tree(cli, path) : NULL,
		.vocabulary = library->world.vocabulary};

	if (!own || !common || !words.facts)
		return false;
	int i = desk->typed.count++;
	desk->words[i] = words;
	desk->own[i] = words;
	desk->own[i].catalog = own;
	desk->typed.catalogs[i] = own;
	return true;
}

/* Every language that has lang/ask.CODE.yaml. */
static bool open_languages(struct desk *desk)
{
	const struct cli *cli = desk->cli;
	const char *folder = option_own_folder(cli, "lang");
	const char **names =
		file_names(cli->arena, folder ? folder : "lang", cli->diags);

	for (; names && *names; names++) {
		struct str name = str_of(*names);
		if (!str_starts(name, STR("ask.")) ||
			!str_ends(name, STR(".yaml")) ||
			desk->typed.count == ANSWER_LANGUAGES)
			continue;
		struct str code = str_sub(name, 4, name.n - 9);
		if (!add_language(desk, str_dup(cli->arena, code).p))
			return false;
		if (cli->lang && str_is(code, cli->lang))
			desk->language = desk->typed.count - 1;
	}
	return desk->typed.count > 0 && cli->diags->errors == 0;
}

/* --- the loop
 * ----------------------------------------------------------------- */

/* The packs of the place, once it is known. */
static bool load_packs(struct desk *desk)
{
	struct session *session = desk->session;
	const struct value *value =
		facts_value(session->given, session_fact(session, "place"), 0);
	int place = value->state == VALUE_KNOWN ? (int)value->number : -1;

	if (!session->place_settled ||
		(desk->loaded.is && desk->loaded.place == place))
		return true;
	desk->loaded = (struct loaded){true, place};
	session->packs = (struct packs){0};
	if (place < 0)
		return true;
	bool good = shelf_load(desk->library, place);
	session->packs = desk->library->packs;
	return good;
}

enum move ask_turn(struct desk *desk, struct turn turn, int *number)
{
	static enum move (*const by_kind[])(
		struct desk *, struct turn, int *) = {
		[TURN_FACT] = ask_fact,
		[TURN_EXACT] = ask_fact,
		[TURN_PLACE] = ask_place,
		[TURN_RENT] = ask_rent,
		[TURN_ADULTS] = ask_adults,
		[TURN_NAMES] = ask_names,
	};

	return by_kind[turn.kind](desk, turn, number);
}

/* On a terminal the answers do not stay on the screen. */
static enum move ask_clear(struct desk *desk, int *number)
{
	if (desk->terminal->plain || desk->cli->kiosk)
		return MOVE_NEXT;
	desk_say(desk, "say.clear");
	enum move move = desk_enter(desk, number);
	terminal_wipe(desk->terminal);
	return move;
}

/* Review, oaths, result, papers. */
static enum move ask_last(struct desk *desk, int *number)
{
	enum move move = ask_review(desk, number);

	if (move != MOVE_NEXT)
		return move;
	struct printer *printer = ask_printer(desk);
	if (printer)
		move = ask_oaths(desk, printer, number);
	if (move == MOVE_NEXT)
		move = ask_result(desk, number);
	if (move == MOVE_NEXT && printer)
		move = ask_papers(desk, printer, number);
	else if (move == MOVE_NEXT)
		desk_say(desk, "papers.cannot");
	printer_close(printer);
	return move == MOVE_NEXT ? ask_clear(desk, number) : move;
}

/* The turn before the one that is asked. */
static void go_back(struct desk *desk)
{
	if (desk->at < 0)
		desk->at = desk->session->count;
	if (desk->at > 0)
		desk->at--;
	else
		desk_say(desk, "say.first");
	if (!desk->session->count)
		desk->at = -1;
}

/* The turn whose answer is to be changed; asks which when it was not said. */
static void go_to(struct desk *desk, int number)
{
	desk->at = -1;
	if (number >= 1 && number <= desk->session->count) {
		desk->at = number - 1;
		return;
	}
	desk_gap(desk);
	ask_list(desk);
	desk_say(desk, desk->session->count ? "say.change" : "say.nothing_yet");
}

/* Papers of which only a change told: their days are shown at once. */
static enum move show_urgent(struct desk *desk, int *number)
{
	const struct session *session = desk->session;
	const struct fact *served = session_fact(session, "court.served_on");
	const struct value *place =
		facts_value(session->given, session_fact(session, "place"), 0);

	if (desk->urgent_shown || !session->place_settled ||
		!ask_is_urgent(desk))
		return MOVE_NEXT;
	if (session_said(session, "court.papers", "summons") &&
		facts_value(session->given, served, 0)->state ==
			VALUE_NOT_ASKED)
		return MOVE_NEXT;
	return ask_urgent(desk,
		place->state == VALUE_KNOWN ? (int)place->number : -1, number);
}

/* An answer that is asked again. */
static enum move ask_again(struct desk *desk, int *number)
{
	struct turn turn = desk->session->turns[desk->at];
	enum move move = ask_turn(desk, turn, number);

	if (str_starts(turn.fact->id, STR("court.")))
		desk->urgent_shown = false;
	if (move == MOVE_NEXT)
		desk->at = -1;
	return move;
}

/* One round: a question, or the end. `over`: the interview is. */
static enum move ask_once(struct desk *desk, int *number, bool *over)
{
	struct session *session = desk->session;

	arena_clear(desk->scratch);
	if (!load_packs(desk))
		return MOVE_END;
	if (desk->at >= 0 && desk->at < session->count)
		return ask_again(desk, number);
	desk->at = -1;
	enum move move = show_urgent(desk, number);
	if (move != MOVE_NEXT)
		return move;
	struct turn turn = replay_next(session, desk->scratch);
	*over = turn.kind == TURN_END;
	if (*over)
		return ask_last(desk, number);
	return ask_turn(desk, turn, number);
}

/* What is said when somebody leaves before the end. */
static const char *left_key(const struct desk *desk)
{
	if (desk->seal.made)
		return "save.left";
	return desk->cli->save ? "save.closed" : "say.left";
}

static enum status leave(struct desk *desk, enum move move)
{
	bool said = move == MOVE_QUIT || move == MOVE_END;

	if (move == MOVE_EXIT || move == MOVE_IDLE)
		terminal_wipe(desk->terminal);
	if (said && !desk->terminal->plain)
		terminal_wipe(desk->terminal);
	if (said && !desk->cli->kiosk)
		desk_say(desk, left_key(desk));
	return desk->cli->diags->errors ? option_status(desk->cli, STATUS_PACK)
					: STATUS_DONE;
}

static enum status talk(struct desk *desk)
{
	enum move move = MOVE_NEXT;
	int number = 0;

	if (desk->language < 0)
		move = desk_language(desk);
	else
		desk_say(desk, "say.hello");
	if (move == MOVE_NEXT)
		move = ask_resume(desk);
	while (move < MOVE_QUIT) {
		bool over = false;
		move = ask_once(desk, &number, &over);
		ask_save(desk);
		if (move == MOVE_BACK)
			go_back(desk);
		else if (move == MOVE_CHANGE)
			go_to(desk, number);
		if (over && move == MOVE_NEXT)
			return leave(desk, move);
	}
	return leave(desk, move);
}

enum status ask_talk(
	struct cli *cli, struct library *library, struct terminal *terminal)
{
	struct arena scratch = {0};
	struct arena kept = {0};
	struct desk desk = {.cli = cli,
		.library = library,
		.scratch = &scratch,
		.terminal = terminal,
		.session = session_new(&kept, &library->world, cli->today.day),
		.guide = court_guide(library),
		.language = -1,
		.at = -1};
	enum status status = STATUS_PACK;

	terminal->arena = &scratch;
	if (desk.guide && open_languages(&desk))
		status = talk(&desk);
	seal_forget(&desk.seal);
	arena_release(&kept);
	arena_release(&scratch);
	terminal->arena = NULL;
	return status;
}

/* One interview with memory of its own. */
static enum status kiosk_turn(struct cli *cli, struct terminal *terminal)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct cli one = *cli;

	one.arena = &arena;
	one.diags = &diags;
	struct library *library = library_open(&one);
	enum status status = library ? ask_talk(&one, library, terminal)
				     : option_status(&one, STATUS_PACK);
	terminal_wipe(terminal);
	diag_print(&diags, stderr);
	arena_release(&arena);
	return status;
}

enum status ask_kiosk(struct cli *cli, struct terminal *terminal)
{
	enum status status = STATUS_DONE;

	while (status == STATUS_DONE && !terminal->ended)
		status = kiosk_turn(cli, terminal);
	return status;
}

static enum status refuse(struct cli *cli, const char *sentence)
{
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"}, "%s",
		sentence);
	return STATUS_USAGE;
}

static enum status ask_here(struct cli *cli, struct terminal *terminal)
{
	struct library *library = library_open(cli);

	return library ? ask_talk(cli, library, terminal)
		       : option_status(cli, STATUS_PACK);
}

enum status ask_command(struct cli *cli)
{
	if (cli->today.given)
		return refuse(cli, "ask is about today: it takes no --today");
	if (cli->no_input)
		return refuse(cli, "ask needs answers: it takes no --no-input");
	if (cli->kiosk && cli->save)
		return refuse(cli, "--kiosk keeps nothing: it takes no --save");
	struct terminal terminal = terminal_open(
		STDIN_FILENO, STDOUT_FILENO, cli->plain, cli->no_color);
	terminal.idle = cli->kiosk ? KIOSK_IDLE : 0;
	enum status status = cli->kiosk ? ask_kiosk(cli, &terminal)
					: ask_here(cli, &terminal);
	terminal_close(&terminal);
	return status;
}
