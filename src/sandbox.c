/*
 * Seccomp through libseccomp; landlock through its three system calls, for
 * which glibc has no functions.
 */
#define _GNU_SOURCE /* syscall, O_PATH */
#include "sandbox.h"

#include <asm/ioctls.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "instrumented.h"

void sandbox_begin(void)
{
	struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	umask(077);
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
}

/* --- seccomp ----------------------------------------------------------- */

/* Calls that fail with EPERM. A list of what is refused, not of what is
 * allowed: another libc, valgrind or a preloaded library may need calls that
 * we do not know of, and none of these. */
static const struct {
	int call;
	bool by_parents; /* a process with workers may */
} refused[] = {
	/* the network, and other ways to it */
	{SCMP_SYS(socket), false},
	{SCMP_SYS(socketpair), true},
	{SCMP_SYS(connect), false},
	{SCMP_SYS(bind), false},
	{SCMP_SYS(listen), false},
	{SCMP_SYS(accept), false},
	{SCMP_SYS(accept4), false},
	{SCMP_SYS(sendmsg), false},
	{SCMP_SYS(sendmmsg), false},
	{SCMP_SYS(recvmsg), false},
	{SCMP_SYS(recvmmsg), false},
	{SCMP_SYS(io_uring_setup), false},
	{SCMP_SYS(io_uring_enter), false},
	{SCMP_SYS(io_uring_register), false},
	/* other programs and processes */
	{SCMP_SYS(execve), false},
	{SCMP_SYS(execveat), false},
	{SCMP_SYS(fork), true},
	{SCMP_SYS(vfork), true},
	{SCMP_SYS(clone), true},
	{SCMP_SYS(clone3), true},
	{SCMP_SYS(ptrace), false},
	{SCMP_SYS(process_vm_readv), false},
	{SCMP_SYS(process_vm_writev), false},
	{SCMP_SYS(pidfd_getfd), false},
	{SCMP_SYS(kcmp), false},
	/* the machine */
	{SCMP_SYS(add_key), false},
	{SCMP_SYS(keyctl), false},
	{SCMP_SYS(request_key), false},
	{SCMP_SYS(bpf), false},
	{SCMP_SYS(perf_event_open), false},
	{SCMP_SYS(userfaultfd), false},
	{SCMP_SYS(mount), false},
	{SCMP_SYS(umount2), false},
	{SCMP_SYS(pivot_root), false},
	{SCMP_SYS(chroot), false},
	{SCMP_SYS(setns), false},
	{SCMP_SYS(unshare), false},
	{SCMP_SYS(open_by_handle_at), false},
	{SCMP_SYS(clock_settime), false},
	{SCMP_SYS(settimeofday), false},
};

#define REFUSED_COUNT (sizeof refused / sizeof *refused)

static bool add_refusals(scmp_filter_ctx filter, bool forks)
{
	bool good = true;

	for (size_t i = 0; i < REFUSED_COUNT; i++)
		if (!(forks && refused[i].by_parents))
			good = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
				       refused[i].call, 0) == 0 &&
			       good;
	/* Typing into the terminal that the program was started from. */
	return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl),
		       1, SCMP_A1_32(SCMP_CMP_EQ, TIOCSTI, 0)) == 0 &&
	       good;
}

static bool enter_seccomp(bool forks)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	if (!filter)
		return false;
	bool good = add_refusals(filter, forks) && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return good;
}

static bool has_seccomp(void)
{
	uint32_t action = SECCOMP_RET_ERRNO;

	return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

/* --- landlock ------------------------------------------------------------ */

/* The attributes and rights of later versions, which the headers of this
 * system may not have; a kernel of an earlier version gets fewer. */
struct attributes {
	uint64_t files;
	uint64_t network; /* from version 4 */
	uint64_t scoped;  /* from version 6 */
};

#define EXECUTES ((uint64_t)1 << 0)
#define WRITES ((uint64_t)1 << 1)
#define READS ((uint64_t)3 << 2)   /* files, folders */
#define REMOVES ((uint64_t)3 << 4) /* folders, files */
#define MAKES ((uint64_t)0x7f << 6)
#define MAKES_FOLDER ((uint64_t)1 << 7)
#define MAKES_FILE ((uint64_t)1 << 8)
#define REMOVES_FILE ((uint64_t)1 << 5)
#define LINKS ((uint64_t)1 << 13)	  /* version 2: across folders */
#define TRUNCATES ((uint64_t)1 << 14)	  /* version 3 */
#define CALLS_DEVICES ((uint64_t)1 << 15) /* version 5 */
#define TCP ((uint64_t)3)		  /* version 4: bind, connect */
#define REACHES_OUT ((uint64_t)3)	  /* version 6: sockets, signals */

static int landlock_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
		LANDLOCK_CREATE_RULESET_VERSION);

	return version > 0 ? (int)version : 0;
}

static size_t attributes_size(int version)
{
	if (version >= 6)
		return sizeof(struct attributes);
	return version >= 4 ? offsetof(struct attributes, scoped)
			    : offsetof(struct attributes, network);
}

/* What is taken away, but for what rules give back. */
static struct attributes attributes_of(
	const struct sandbox_plan *plan, int version)
{
	struct attributes a = {.files = EXECUTES};

	if (!(plan->may & SANDBOX_WRITES))
		a.files |= WRITES | REMOVES | MAKES;
	if (!(plan->may & SANDBOX_WRITES) && version >= 2)
		a.files |= LINKS;
	if (!(plan->may & SANDBOX_WRITES) && version >= 3)
		a.files |= TRUNCATES;
	if (plan->readable)
		a.files |= READS;
	if (version >= 5)
		a.files |= CALLS_DEVICES;
	if (version >= 4)
		a.network = TCP;
	if (version >= 6 && !(plan->may & SANDBOX_FORKS))
		a.scoped = REACHES_OUT;
	return a;
}

static bool allow(int rules, int descriptor, uint64_t access)
{
	struct landlock_path_beneath_attr beneath = {
		.allowed_access = access, .parent_fd = descriptor};

	return syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
		       &beneath, 0) == 0;
}

/* What is not there need not be read. */
static bool allow_reading(int rules, const char *path)
{
	struct stat status;
	int descriptor = open(path, O_PATH | O_CLOEXEC);

	if (descriptor < 0)
		return true;
	bool good = fstat(descriptor, &status) == 0;
	uint64_t access = S_ISDIR(status.st_mode) ? READS : (uint64_t)1 << 2;
	good = good && allow(rules, descriptor, access);
	close(descriptor);
	return good;
}

static bool add_allowances(
	int rules, const struct sandbox_plan *plan, uint64_t handled)
{
	uint64_t access = WRITES | REMOVES_FILE | MAKES_FILE | MAKES_FOLDER |
			  TRUNCATES | READS;
	bool good = true;

	if (plan->folder >= 0 && (access & handled))
		good = allow(rules, plan->folder, access & handled);
	for (const char *const *path = plan->readable; path && *path; path++)
		good = allow_reading(rules, *path) && good;
	return good;
}

static int enter_landlock(const struct sandbox_plan *plan)
{
	int version = landlock_version();
	struct attributes attributes = attributes_of(plan, version);

	if (!version)
		return 0;
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes,
		attributes_size(version), 0);
	if (rules < 0)
		return 0;
	bool good = add_allowances(rules, plan, attributes.files) &&
		    syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return good ? version : 0;
}

/* --- both ----------------------------------------------------------------- */

/* Counters of coverage are written at the end, anywhere. */
extern void __gcov_init(void *) __attribute__((weak));

static bool is_instrumented(void)
{
#ifdef INSTRUMENTED
	return true;
#else
	return &__gcov_init != NULL;
#endif
}

struct sandbox sandbox_look(void)
{
	if (is_instrumented())
		return (struct sandbox){0};
	return (struct sandbox){
		.landlock = landlock_version(), .seccomp = has_seccomp()};
}

struct sandbox sandbox_enter(const struct sandbox_plan *plan)
{
	struct sandbox sandbox = {0};

	if (is_instrumented() || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return sandbox;
	sandbox.landlock = enter_landlock(plan);
	sandbox.seccomp = enter_seccomp(plan->may & SANDBOX_FORKS);
	return sandbox;
}

static int open_folder(const char *path)
{
	return open(path, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int sandbox_folder(struct arena *arena, const char *path)
{
	struct str bare = str_of(path);
	struct stat status;

	while (bare.n > 1 && bare.p[bare.n - 1] == '/')
		bare.n--;
	const char *folder = str_dup(arena, bare).p;
	if (lstat(folder, &status) == 0)
		return open_folder(folder);
	while (bare.n && bare.p[bare.n - 1] != '/')
		bare.n--;
	return bare.n ? open_folder(str_dup(arena, bare).p) : open_folder(".");
}

void sandbox_release(struct sandbox_plan *plan)
{
	if (plan->folder >= 0)
		close(plan->folder);
	plan->folder = -1;
}

struct str sandbox_text(struct arena *arena, const struct sandbox *sandbox)
{
	struct str files = str_printf(arena,
		"no file but those it needs (landlock %d)", sandbox->landlock);

	if (is_instrumented())
		return STR("none: this program was built to be watched");
	if (!sandbox->landlock)
		files = STR("no landlock here");
	return str_printf(arena, "%s; %.*s",
		sandbox->seccomp ? "no network, no other program (seccomp)"
				 : "no seccomp here",
		STR_ARG(files));
}
