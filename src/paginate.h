/*
 * From one long column to pages: where to break, what is repeated, and the
 * header, footer and marks of each page.
 */
#ifndef STAYPUT_PAGINATE_H
#define STAYPUT_PAGINATE_H

#include "column.h"

/* Takes the bands of the column apart. A band too tall, or more pages than
 * the document may have, is a diagnostic. */
struct pages *paginate(struct column *column);

#endif
