/*
 * Statements with boxes side by side: the answers to one question on a sheet
 * that is filled in by hand.
 */
#ifndef STAYPUT_CHOICES_H
#define STAYPUT_CHOICES_H

#include "column.h"

/* Sets a BLOCK_CHOICES, whose children are statements: in one line where all
 * have room, else in up to three columns where each stands on one line, else
 * one below the other. */
void choices_set(struct column *column, const struct block *block);

#endif
