/*
 * The version of the program, as --version and the receipt on each page say.
 */
#ifndef STAYPUT_VERSION_H
#define STAYPUT_VERSION_H

#define STAYPUT_VERSION "0.1"

#endif
