/*
 * Printing on the system's printer, without a file: bytes go to the standard
 * input of lp. What the print server keeps is not ours.
 */
#ifndef STAYPUT_LP_H
#define STAYPUT_LP_H

#include <stdbool.h>

#include "str.h"

/* Sends a PDF to the default printer; false when lp is not there or refuses. */
bool lp_print(struct str pdf);

/* How many pages a PDF of ours has. */
int lp_pages(struct str pdf);

#endif
