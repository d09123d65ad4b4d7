/*
 * The first look at a file that people wrote: is it UTF-8, and does it hide a
 * character? Libraries that read the text later cannot tell the place.
 */
#ifndef STAYPUT_SCAN_H
#define STAYPUT_SCAN_H

#include <stdbool.h>

#include "diag.h"

/* Checks all of `bytes` and takes a byte order mark off its front. False, and
 * diagnostics with line, column and byte offset, when it is UTF-16, not valid
 * UTF-8, or holds a forbidden character (utf8.h) other than a tab or a line
 * break. A column counts characters. */
bool scan_text(const char *name, struct str *bytes, struct diags *diags);

/* Adds the diagnostic for one forbidden character. */
void scan_refuse(struct loc loc, uint32_t code, struct diags *diags);

#endif
