/* How fast papers are set and printed: papers a second on one core, and the
 * cold first one. `bench_pdf NAME COUNT` prints one paper COUNT times, for
 * callgrind and perf; `bench_pdf NAME rate` measures one. */
#include <string.h>
#include <time.h>

#include "../papers.h"
#include "flow.h"
#include "pdf.h"

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A clinic day's paper, with one name of its own. */
static size_t print(struct papers *p, struct press *press,
	struct arena *scratch, const struct paper_row *row)
{
	arena_clear(scratch);
	struct document d = row->make(scratch);
	struct pages *pages = flow_document(scratch, &p->faces, &d, &p->diags);
	return pages ? pdf_write(scratch, press, pages, &p->diags).n : 0;
}

static void measure(struct papers *p, struct press *press,
	struct arena *scratch, const struct paper_row *row)
{
	size_t bytes = print(p, press, scratch, row);
	int count = 0;
	double start = now(), spent;

	do {
		for (int i = 0; i < 50; i++, count++)
			bytes = print(p, press, scratch, row);
		spent = now() - start;
	} while (spent < 1);
	printf("%-34s %.0f a second, %zu bytes\n", row->name, count / spent,
		bytes);
}

int main(int argc, char **argv)
{
	struct papers p;
	struct arena scratch = {0};
	double start = now();

	papers_open(&p);
	struct press *press = press_new(&p.arena, &p.faces);
	const struct paper_row *row = papers_all;
	for (size_t i = 0; argc > 1 && i < PAPERS_COUNT; i++)
		if (strcmp(papers_all[i].name, argv[1]) == 0)
			row = &papers_all[i];
	print(&p, press, &scratch, row);
	if (argc > 2 && strcmp(argv[2], "rate") == 0) {
		measure(&p, press, &scratch, row);
	} else if (argc > 2) {
		for (int i = atoi(argv[2]); i > 1; i--)
			print(&p, press, &scratch, row);
	} else {
		printf("%-34s %.2f ms\n", "first paper, cold",
			(now() - start) * 1e3);
		for (size_t i = 0; i < PAPERS_COUNT; i++)
			measure(&p, press, &scratch, &papers_all[i]);
	}
	press_free(press);
	arena_release(&scratch);
	papers_close(&p);
	return 0;
}
