/*
 * Papers at the end of the interview: what they swear to, one sentence at a
 * time, and making them.
 */
#ifndef STAYPUT_ASK_PAPER_H
#define STAYPUT_ASK_PAPER_H

#include "desk.h"
#include "printer.h"

/* Opens what prints, for English and the language in use; NULL after
 * diagnostics. Closed with printer_close. */
struct printer *ask_printer(struct desk *desk);

/* Every sworn sentence of every paper that would be offered, as it will be
 * printed, one by one; a paper with a sentence that is not confirmed is put in
 * desk->refused. */
enum move ask_oaths(struct desk *desk, struct printer *printer, int *number);

/* Asks in which of the languages that have sheets only; its code with
 * MOVE_NEXT. Whether there are any. What prints in that one, too. */
enum move ask_sheet(struct desk *desk, struct printer *printer,
	const char **code, int *number);
bool ask_has_sheets(const struct desk *desk);
struct printer *ask_printer_with(struct desk *desk, const char *code);

/* Says which papers can be made, asks whether and where, makes them. */
enum move ask_papers(struct desk *desk, struct printer *printer, int *number);

#endif
