/*
 * The interview: evaluation in a loop. The laws of the place are judged; a
 * fact that they miss is asked; until none is left.
 */
#ifndef STAYPUT_ASK_H
#define STAYPUT_ASK_H

#include "library.h"
#include "terminal.h"

/* The command: on the terminal, as of the computer's date. */
enum status ask_command(struct cli *cli);

/* One interview on a terminal, as of cli->today. */
enum status ask_talk(
	struct cli *cli, struct library *library, struct terminal *terminal);

/* One interview after the other, each with nothing from the one before, until
 * the input ends. */
enum status ask_kiosk(struct cli *cli, struct terminal *terminal);

#endif
