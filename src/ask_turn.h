/*
 * Asking one question: showing it, reading the answer, keeping it. Each
 * returns what the person wants next.
 */
#ifndef STAYPUT_ASK_TURN_H
#define STAYPUT_ASK_TURN_H

#include "desk.h"

/* Asks the question of a turn by its kind. With MOVE_CHANGE the number of the
 * answer to change is in `number`, 0 when it was not said. */
enum move ask_turn(struct desk *desk, struct turn turn, int *number);

/* One fact of a row, or the day of a month. */
enum move ask_fact(struct desk *desk, struct turn turn, int *number);

/* State, county, city; shows the days that run once the state is known. */
enum move ask_place(struct desk *desk, struct turn turn, int *number);

/* The months of rent, how many adults, and who signs. */
enum move ask_rent(struct desk *desk, struct turn turn, int *number);
enum move ask_adults(struct desk *desk, struct turn turn, int *number);
enum move ask_names(struct desk *desk, struct turn turn, int *number);

/* "Question 3 of about 9", and the place the rent stands at. */
void ask_progress(struct desk *desk, struct turn turn);

/* A question of lang/ask.*.yaml; below it in English too with --script. */
void ask_head(struct desk *desk, const char *key);

/* Reads an answer to the fact from the text: asks which, asks again what is
 * unlikely, says how to write it. MOVE_NEXT: the value is in `value`. */
enum move ask_entry(struct desk *desk, const struct fact *fact, struct str text,
	struct value *value);

/* Says back what was understood. */
void ask_read_back(
	struct desk *desk, const struct fact *fact, const struct value *value);

/* What stands before the place: the day that runs, and what this is. */
enum move ask_urgent(struct desk *desk, int place, int *number);
enum move ask_about(struct desk *desk, int *number);

/* Says at the first yes, before the place is known, whom anybody can call. */
void ask_first_help(struct desk *desk, const struct fact *fact);

/* Whether there are court papers, a notice, the sheriff or a lockout. */
bool ask_is_urgent(const struct desk *desk);

#endif
