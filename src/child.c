/*
 * Waiting, whatever signals come in between.
 */
#include "child.h"

#include <errno.h>
#include <sys/wait.h>

bool child_wait(pid_t process)
{
	int status = 1;

	while (waitpid(process, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
