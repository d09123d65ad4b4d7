/*
 * Looking at what the program reads: rules, templates, words, fonts.
 */
#ifndef STAYPUT_DOCTOR_DATA_H
#define STAYPUT_DOCTOR_DATA_H

#include "remark.h"

/* Adds what was found. Returns the last day on which any pack was checked; 0
 * when there is no pack. */
civil_day doctor_data(struct remarks *remarks);

#endif
