/*
 * A preloaded library in which it is always the second CLOCK_AT of 1970.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <time.h>

time_t time(time_t *into)
{
	const char *at = getenv("CLOCK_AT");
	time_t now = at ? atol(at) : 0;

	if (into)
		*into = now;
	return now;
}

int clock_gettime(clockid_t clock, struct timespec *into)
{
	(void)clock;
	*into = (struct timespec){.tv_sec = time(NULL)};
	return 0;
}
