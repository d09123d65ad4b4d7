/*
 * stayput doctor: what is missing or wrong on this machine and in the
 * program's own folders. Writes no file.
 */
#ifndef STAYPUT_DOCTOR_H
#define STAYPUT_DOCTOR_H

#include "option.h"

enum status doctor_command(struct cli *cli);

#endif
