/*
 * What the driver (drive.c) and the preloaded library (fault.c) say to each
 * other, over a pair of sockets that the command inherits as FAULT_LINE.
 */
#ifndef FAULT_H
#define FAULT_H

#define FAULT_LINE 210	   /* descriptors out of the command's way */
#define FAULT_SECONDS 30   /* after which a run hangs */
#define FAULT_HANGS 0x7f7f /* the status of a run that was ended for it */

enum fault_what {
	FAULT_STOP, /* library: before call `at`; answer: RUN, SKIP or END */
	FAULT_RUN,  /* driver: make a copy of the process that has the fault */
	FAULT_SKIP, /* driver: go on to the next call */
	FAULT_END,  /* driver: that is all */
	FAULT_DONE, /* library: the copy has ended, with its status and counts
		     */
	FAULT_CREW, /* library: about to start workers; answer: RUN or END */
};

struct fault_message {
	enum fault_what what;
	long at;       /* the call that fails, from 1; 0: none */
	int who;       /* 0: of the process itself, 1: of its workers */
	int on;	       /* all later calls fail too */
	int error;     /* 0: a short read or write */
	int status;    /* as wait gives it */
	int fired;     /* whether the call came */
	long count[2]; /* of calls, by who */
};
#endif
