/*
 * The command `sample`: the papers of a program for one of its own cases, with
 * invented names, marked as specimens.
 */
#ifndef STAYPUT_SAMPLE_H
#define STAYPUT_SAMPLE_H

#include "option.h"

enum status sample_command(struct cli *cli);

#endif
