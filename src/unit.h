/*
 * The words for units of time in quantities: "days", "court days", "month".
 */
#ifndef STAYPUT_UNIT_H
#define STAYPUT_UNIT_H

#include "phrase.h"
#include "quantity.h"

/* Takes the words of a unit off the phrase; false when there is none. "court"
 * without "days" is a diagnostic. */
bool unit_take(struct phrase *phrase, enum quantity_unit *unit);

#endif
