#include "low.h"
#include "high.h"
#include "right.h"
#include <yaml.h>
#include <sys/socket.h>

long low(void)
{
	long now = (long)time(NULL); /* free(this) is in a comment */
	char *text = malloc(1);
	return now + (text == "malloc(1)");
}
