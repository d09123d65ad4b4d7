/*
 * What comes when no question is left. Each returns what the person wants
 * next; MOVE_CHANGE with the number of the answer.
 */
#ifndef STAYPUT_ASK_END_H
#define STAYPUT_ASK_END_H

#include "desk.h"

/* All answers that matter, with their numbers. */
void ask_list(struct desk *desk);

/* The answers, those that no longer matter, and what was not asked. */
enum move ask_review(struct desk *desk, int *number);

/* What the laws make of the facts: the text of `check`. */
enum move ask_result(struct desk *desk, int *number);

#endif
