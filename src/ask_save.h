/*
 * The saved interview: asking for the passphrase, taking it up again, saving
 * after each answer, and removing it.
 */
#ifndef STAYPUT_ASK_SAVE_H
#define STAYPUT_ASK_SAVE_H

#include "desk.h"

/* Before the first question, when --save was said: takes up the file if it is
 * there, else asks for a new passphrase. MOVE_NEXT: go on. */
enum move ask_resume(struct desk *desk);

/* Saves what was answered so far, when --save was said. False after a
 * diagnostic, and the person was told. */
bool ask_save(struct desk *desk);

/* The command `purge FILE`: removes a saved interview and says what it cannot
 * erase. */
enum status ask_purge(struct cli *cli);

#endif
