/*
 * Looking at the machine: the folder for papers, the clock, the terminal,
 * the printer, the libraries, the sandbox.
 */
#ifndef STAYPUT_DOCTOR_MACHINE_H
#define STAYPUT_DOCTOR_MACHINE_H

#include "remark.h"

/* Adds what was found. `newest` is the last day on which any pack was
 * checked, or 0. */
void doctor_machine(struct remarks *remarks, civil_day newest);

#endif
