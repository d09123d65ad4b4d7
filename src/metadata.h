/*
 * What a PDF says of itself: its title, its receipt, that it is PDF/A-1b,
 * and what its grays mean. Nothing about people, machines or the clock.
 */
#ifndef STAYPUT_METADATA_H
#define STAYPUT_METADATA_H

#include "pages.h"

/* The XMP packet: ISO 19005-1, 6.7. The receipt is dc:identifier. */
struct str metadata_xmp(struct arena *arena, const struct pages *pages);

/* The entries of the Info dictionary, the same facts as in the packet. */
struct str metadata_info(struct arena *arena, const struct pages *pages);

/* An ICC profile (version 2.1, ICC.1:1998-09) of one gray channel with gamma
 * 2.2, made here. */
struct str metadata_profile(struct arena *arena);

#endif
