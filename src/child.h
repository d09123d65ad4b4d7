/*
 * The end of a process that this one has started.
 */
#ifndef STAYPUT_CHILD_H
#define STAYPUT_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* Waits until the process has ended; whether it did so with status 0. */
bool child_wait(pid_t process);

#endif
