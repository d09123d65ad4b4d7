/*
 * The command `lint`: packs, questions and translations, all faults at once.
 */
#ifndef STAYPUT_LINT_H
#define STAYPUT_LINT_H

#include "library.h"

enum status lint_command(struct cli *cli);

#endif
