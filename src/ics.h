/*
 * The days of a decision as a calendar file (RFC 5545) with neutral titles:
 * others may see a telephone's calendar.
 */
#ifndef STAYPUT_ICS_H
#define STAYPUT_ICS_H

#include "matter.h"

/* The file's bytes, owned by the matter's words' arena; empty when there is no
 * day left to come. `id` makes the entries' ids: the pack's hash. */
struct str ics_write(const struct matter *matter, struct str id);

#endif
