/*
 * Money in whole cents and percentages in hundredths of a percent; no
 * floating point anywhere.
 */
#ifndef STAYPUT_MONEY_H
#define STAYPUT_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

typedef int64_t money_cents;

/* The largest amount read: $999,999,999.99. */
#define MONEY_MOST ((money_cents)99999999999)

/* 100% in the unit of percentages (hundredths of a percent). */
#define PERCENT_WHOLE 10000

enum money_rounding { ROUND_HALF_UP, ROUND_DOWN, ROUND_UP };

/* Reads $1234, $1234.5 (refused: one decimal), $1234.56, $1,234.56 (commas
 * only between groups of three). The sign $ may be left out; no minus. */
bool money_parse(struct str text, money_cents *cents);

/* Reads 10% or 7.25%: at most two decimals, at most 100000%. */
bool money_parse_percent(struct str text, int64_t *hundredths);

/* `hundredths` of a percent of `cents`, rounded to a cent as told; saturates
 * at INT64_MAX. cents and hundredths are not negative. */
money_cents money_percent_of(
	int64_t hundredths, money_cents cents, enum money_rounding rounding);

/* $1234.56 (no commas), owned by the arena. */
struct str money_print(struct arena *arena, money_cents cents);

/* $1,234.56 as in prose. */
struct str money_print_grouped(struct arena *arena, money_cents cents);

/* 10% or 7.25%. */
struct str money_print_percent(struct arena *arena, int64_t hundredths);

#endif
