/*
 * Runs a command where the kernel refuses what a sandbox is made of, as many
 * containers do: refuse COMMAND...
 */
#include <errno.h>
#include <seccomp.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	static const int calls[] = {SCMP_SYS(landlock_create_ruleset),
		SCMP_SYS(landlock_add_rule), SCMP_SYS(landlock_restrict_self),
		SCMP_SYS(seccomp)};
	int bad = argc < 2;

	for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++)
		bad |= seccomp_rule_add(
			filter, SCMP_ACT_ERRNO(ENOSYS), calls[i], 0);
	/* 22: PR_SET_SECCOMP */
	bad |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl),
		1, SCMP_A0(SCMP_CMP_EQ, 22));
	if (bad || seccomp_load(filter) != 0)
		return 126;
	execv(argv[1], argv + 1);
	return 127;
}
