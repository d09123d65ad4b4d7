/*
 * A preloaded library that makes one call of a kind fail, or all from there.
 * For each place it makes a copy of the running process (fork), so that what
 * came before need not be done again:
 *
 *     FAULT_KIND   memory, or a kind of system call (the table below)
 *     FAULT_STOP   walk: a copy at each call of the process, up to the start
 *                  of workers; crew: copies at that start, and each counts
 *                  its calls from there; without it nothing is done
 *
 * Allocations are seen as functions. System calls are caught by a seccomp
 * filter that turns them into a signal, so that those of the C library's own
 * streams are seen too; only calls from `raw` below pass. x86-64 Linux only.
 */
#define _GNU_SOURCE
#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

#ifndef __x86_64__
#error "faults are injected on x86-64 only"
#endif

#define FILES_MOST 64 /* descriptors whose place in the file is kept */
#define NUMBERS_MOST 6

static const struct kind {
	const char *name;
	int numbers[NUMBERS_MOST + 1]; /* -1 after the last */
} kinds[] = {
	{"open", {SYS_openat, SYS_open, -1}},
	{"read", {SYS_read, SYS_pread64, -1}},
	{"write", {SYS_write, SYS_pwrite64, SYS_writev, -1}},
	{"fsync", {SYS_fsync, SYS_fdatasync, SYS_syncfs, -1}},
	{"close", {SYS_close, -1}},
	{"rename", {SYS_rename, SYS_renameat, SYS_renameat2, SYS_linkat, -1}},
	{"unlink", {SYS_unlink, SYS_unlinkat, -1}},
	{"mkdir", {SYS_mkdir, SYS_mkdirat, -1}},
	{"list", {SYS_getdents64, -1}},
	{"stat", {SYS_newfstatat, SYS_fstat, SYS_stat, SYS_lstat, -1}},
	{"size", {SYS_ftruncate, SYS_lseek, -1}},
	{"lock", {SYS_flock, -1}},
	{"talk", {SYS_sendto, SYS_recvfrom, -1}},
	{"wait", {SYS_poll, SYS_ppoll, -1}},
	{"worker", {SYS_socketpair, SYS_clone, SYS_clone3, -1}},
};

/* One for all copies and workers of a run. */
struct shared {
	int fired;
	long count[2];
};

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern pid_t __fork(void);

static struct shared *shared;
static int walks, waits_for_crew, counts_memory;
static int is_worker; /* 0 or 1: an index of counts */
static long calls;
static struct fault_message fault; /* the fault of this process */

/* --- calls that the filter lets pass ----------------------------------- */

long fault_raw(long number, long a, long b, long c, long d, long e, long f);
extern const char fault_raw_end[];

__asm__(".text\n"
	".globl fault_raw\n.hidden fault_raw\n"
	".globl fault_raw_end\n.hidden fault_raw_end\n"
	".type fault_raw, @function\n"
	"fault_raw:\n"
	"	mov %rdi, %rax\n"
	"	mov %rsi, %rdi\n"
	"	mov %rdx, %rsi\n"
	"	mov %rcx, %rdx\n"
	"	mov %r8, %r10\n"
	"	mov %r9, %r8\n"
	"	mov 8(%rsp), %r9\n"
	"	syscall\n"
	"fault_raw_end:\n"
	"	ret\n"
	".size fault_raw, . - fault_raw\n");

static long raw(long number, long a, long b, long c)
{
	return fault_raw(number, a, b, c, 0, 0, 0);
}

/* --- talking to the driver --------------------------------------------- */

static struct fault_message ask(struct fault_message message)
{
	raw(SYS_write, FAULT_LINE, (long)&message, sizeof message);
	if (raw(SYS_read, FAULT_LINE, (long)&message, sizeof message) !=
		(long)sizeof message)
		raw(SYS_exit_group, 0, 0, 0);
	return message;
}

/* --- copies ------------------------------------------------------------ */

/* Where each open file is read and written; -1: it has no such place. */
static void keep_places(long *places)
{
	for (int i = 0; i < FILES_MOST; i++)
		places[i] = raw(SYS_lseek, i, 0, SEEK_CUR);
}

static void restore_places(const long *places)
{
	for (int i = 0; i < FILES_MOST; i++)
		if (places[i] >= 0)
			raw(SYS_lseek, i, places[i], SEEK_SET);
}

/* Waits until the copy and its workers have let go of the pipe. */
static int wait_for(long copy, int pipe_end)
{
	struct pollfd end = {.fd = pipe_end, .events = POLLIN};
	int status = 0;
	long got = raw(SYS_poll, (long)&end, 1, FAULT_SECONDS * 1000L);

	if (got <= 0)
		raw(SYS_kill, -copy, SIGKILL, 0);
	fault_raw(SYS_wait4, copy, (long)&status, 0, 0, 0, 0);
	return got > 0 ? status : FAULT_HANGS;
}

static void become(struct fault_message order)
{
	raw(SYS_setpgid, 0, 0, 0);
	walks = waits_for_crew = 0;
	fault = order;
}

/* True in the copy. */
static int run_copy(struct fault_message order)
{
	long places[FILES_MOST];
	struct sigaction before, plain = {.sa_handler = SIG_DFL};
	int ends[2];

	memset(shared, 0, sizeof *shared);
	keep_places(places);
	raw(SYS_pipe2, (long)ends, 0, 0);
	/* The copy must find the descriptors that the process would have. */
	long low[2] = {ends[0], ends[1]};
	for (int i = 0; i < 2; i++) {
		raw(SYS_dup2, low[i], FAULT_LINE + 1 + i, 0);
		raw(SYS_close, low[i], 0, 0);
	}
	/* Whoever ignores the end of children does not hear how they ended. */
	sigaction(SIGCHLD, &plain, &before);
	long copy = fault_raw(SYS_clone, SIGCHLD, 0, 0, 0, 0, 0);
	if (copy == 0) {
		raw(SYS_close, FAULT_LINE, 0, 0);
		raw(SYS_close, FAULT_LINE + 1, 0, 0);
		sigaction(SIGCHLD, &before, NULL);
		become(order);
		return 1;
	}
	raw(SYS_close, FAULT_LINE + 2, 0, 0);
	order.what = FAULT_DONE;
	order.status = wait_for(copy, FAULT_LINE + 1);
	raw(SYS_close, FAULT_LINE + 1, 0, 0);
	order.fired = shared->fired;
	memcpy(order.count, shared->count, sizeof order.count);
	sigaction(SIGCHLD, &before, NULL);
	restore_places(places);
	ask(order);
	return 0;
}

/* Asks until the driver has had enough of this place; true in a copy. */
static int stop(enum fault_what what)
{
	struct fault_message order;

	for (;;) {
		order = ask((struct fault_message){.what = what, .at = calls});
		if (order.what == FAULT_END)
			raw(SYS_exit_group, 0, 0, 0);
		if (order.what == FAULT_SKIP)
			return 0;
		if (run_copy(order))
			return 1;
	}
}

/* The place where workers are about to be started. */
static void meet_crew(void)
{
	if (walks)
		raw(SYS_exit_group, 0, 0, 0);
	if (!waits_for_crew)
		return;
	calls = 0;
	stop(FAULT_CREW);
}

/* --- which call fails --------------------------------------------------- */

/* What a program that is watched writes at its end is not its own: no call
 * fails from here (tests/coverage/exit.c). */
void fault_over(void);

void fault_over(void)
{
	shared = NULL;
}

static int fails(void)
{
	if (!shared)
		return 0;
	calls++;
	if (walks)
		stop(FAULT_STOP);
	if (shared->fired)
		return fault.on;
	if (shared->count[is_worker] < calls)
		shared->count[is_worker] = calls;
	if (fault.at == 0 || fault.who != is_worker || calls != fault.at)
		return 0;
	shared->fired = 1;
	return 1;
}

void *malloc(size_t size)
{
	return counts_memory && fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return counts_memory && fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	return counts_memory && fails() ? NULL : __libc_realloc(memory, size);
}

/* A close that fails has closed, as on Linux. */
static void trapped(int number, siginfo_t *info, void *context)
{
	greg_t *r = ((ucontext_t *)context)->uc_mcontext.gregs;
	int call = info->si_syscall;
	int failed = fails();
	int takes_count = call == SYS_read || call == SYS_write ||
			  call == SYS_pread64 || call == SYS_pwrite64 ||
			  call == SYS_sendto || call == SYS_recvfrom;

	(void)number;
	if (failed && !fault.error && takes_count && r[REG_RDX] > 1)
		r[REG_RDX] /= 2;
	if (failed && fault.error && call != SYS_close)
		r[REG_RAX] = -fault.error;
	else
		r[REG_RAX] = fault_raw(call, r[REG_RDI], r[REG_RSI], r[REG_RDX],
			r[REG_R10], r[REG_R8], r[REG_R9]);
	if (failed && fault.error && call == SYS_close)
		r[REG_RAX] = -fault.error;
}

/* --- beginning ----------------------------------------------------------- */

/* Kernel's numbers of the kind, all but those from `raw`, become SIGSYS. */
static void catch_calls(const struct kind *kind)
{
	uint64_t own = (uint64_t)(uintptr_t)fault_raw_end;
	uint32_t ip = offsetof(struct seccomp_data, instruction_pointer);
	struct sock_filter code[6 + 2 * NUMBERS_MOST];
	unsigned short n = 0;

	code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ip);
	code[n++] = (struct sock_filter)BPF_JUMP(
		BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)own, 0, 1);
	code[n++] = (struct sock_filter)BPF_STMT(
		BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	code[n++] = (struct sock_filter)BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	for (int i = 0; kind->numbers[i] >= 0; i++) {
		code[n++] =
			(struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
				(uint32_t)kind->numbers[i], 0, 1);
		code[n++] = (struct sock_filter)BPF_STMT(
			BPF_RET | BPF_K, SECCOMP_RET_TRAP);
	}
	code[n++] = (struct sock_filter)BPF_STMT(
		BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	struct sock_fprog program = {n, code};
	struct sigaction action = {
		.sa_sigaction = trapped, .sa_flags = SA_SIGINFO | SA_NODEFER};
	sigaction(SIGSYS, &action, NULL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

__attribute__((constructor)) static void begin(void)
{
	const char *name = getenv("FAULT_KIND");
	const char *how = getenv("FAULT_STOP");

	if (!name || !how)
		return;
	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	walks = strcmp(how, "walk") == 0;
	waits_for_crew = !walks;
	counts_memory = strcmp(name, "memory") == 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(name, kinds[i].name) == 0)
			catch_calls(&kinds[i]);
}

/* --- workers ------------------------------------------------------------- */

int socketpair(int domain, int type, int protocol, int ends[2])
{
	if (shared)
		meet_crew();
	return (int)syscall(SYS_socketpair, domain, type, protocol, ends);
}

/* A process that gives up fork could not be copied; workers are not copied and
 * do give it up. */
int seccomp_load(void *filter)
{
	int (*next)(void *filter);
	void *found = dlsym(RTLD_NEXT, "seccomp_load");

	memcpy(&next, &found, sizeof next);
	return walks ? 0 : next(filter);
}

/* A worker counts its calls from its start. */
pid_t fork(void)
{
	pid_t child = __fork();

	if (child == 0) {
		is_worker = 1;
		calls = 0;
	}
	return child;
}
