/*
 * What all packs share, built once and constant afterwards: vocabulary,
 * places, tables, events, suspensions, calendars.
 */
#ifndef STAYPUT_WORLD_H
#define STAYPUT_WORLD_H

#include "calendar.h"
#include "event.h"
#include "fact.h"
#include "table.h"

struct world {
	const struct places *places;
	const struct vocabulary *vocabulary;
	const struct dated_table *const *tables; /* table_count of them */
	int table_count;
	const struct events *events;
	const struct suspensions *suspensions;
	const struct calendar *const *calendars; /* calendar_count of them */
	int calendar_count;
};

#endif
