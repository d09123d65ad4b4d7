/*
 * The language of a sheet of next steps that the program itself does not
 * speak.
 */
#include "ask_paper.h"

#define SHEETS_MOST 16

/* The languages that have papers, and in which nobody can be asked. */
struct sheets {
	const char *codes[SHEETS_MOST];
	int count;
};

static bool is_spoken(const struct desk *desk, const char *code)
{
	for (int i = 0; i < desk->typed.count; i++)
		if (str_is(desk->own[i].language, code))
			return true;
	return false;
}

static struct sheets find_sheets(const struct desk *desk)
{
	struct sheets sheets = {0};
	const char **code = forms_languages(desk->cli, NULL);

	for (; *code && sheets.count < SHEETS_MOST; code++)
		if (!is_spoken(desk, *code))
			sheets.codes[sheets.count++] = *code;
	return sheets;
}

/* Each by its own name; the code too, for a terminal without its letters. */
static void show_sheets(
	struct desk *desk, struct printer *printer, const struct sheets *sheets)
{
	desk_say(desk, "papers.which_sheet");
	for (int i = 0; i < sheets->count; i++)
		desk_choice(desk, i + 1,
			str_printf(desk->scratch, "%.*s (%s)",
				STR_ARG(printer_language(
					printer, sheets->codes[i])),
				sheets->codes[i]));
}

enum move ask_sheet(struct desk *desk, struct printer *printer,
	const char **code, int *number)
{
	struct sheets sheets = find_sheets(desk);
	int64_t chosen = 0;

	show_sheets(desk, printer, &sheets);
	for (;;) {
		struct told told = desk_prompt(desk);
		*number = told.number;
		if (told.is == TOLD_MOVE)
			return told.move;
		if (told.is == TOLD_TEXT && str_to_int(told.text, &chosen) &&
			chosen >= 1 && chosen <= sheets.count)
			break;
		if (told.is == TOLD_LANGUAGE) {
			enum move move = desk_language(desk);
			return move == MOVE_NEXT ? MOVE_AGAIN : move;
		}
		desk_say(desk, "how.choice");
	}
	*code = sheets.codes[chosen - 1];
	return MOVE_NEXT;
}

bool ask_has_sheets(const struct desk *desk)
{
	return find_sheets(desk).count > 0;
}

struct printer *ask_printer_with(struct desk *desk, const char *code)
{
	const char *own = desk_own(desk)->language.p;
	const char **languages =
		arena_array(desk->cli->arena, 3, sizeof *languages);
	int count = 0;

	if (!str_is(desk_own(desk)->language, "en"))
		languages[count++] = own;
	languages[count] = code;
	return printer_open(desk->library, languages);
}
