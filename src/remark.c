/*
 * Lines of remarks, and their telling.
 */
#include "remark.h"

#include "json.h"

static const char *const states[] = {"good", "note", "wrong"};

struct remark *remarks_add(
	struct remarks *remarks, struct remark remark, enum status status)
{
	struct remark *added = ARENA_NEW(remarks->cli->arena, struct remark);

	*added = remark;
	if (remarks->last)
		remarks->last->next = added;
	else
		remarks->first = added;
	remarks->last = added;
	remarks->counts[added->is]++;
	if (added->is == REMARK_WRONG && remarks->status != STATUS_SYSTEM)
		remarks->status = status;
	return added;
}

static void print_line(const struct remark *f, struct buf *out)
{
	size_t start = out->n;

	buf_printf(out, "%-5s  %s%s%.*s", states[f->is], f->about,
		f->of.n ? " " : "", STR_ARG(f->of));
	do
		buf_add_byte(out, ' ');
	while (out->n - start < 26);
	buf_add(out, f->what);
	if (f->hint.n)
		buf_printf(out, "; %.*s", STR_ARG(f->hint));
	buf_add_byte(out, '\n');
}

void remarks_print(const struct remarks *remarks, struct buf *out)
{
	for (const struct remark *f = remarks->first; f; f = f->next)
		if (f->is != REMARK_GOOD || !remarks->cli->quiet)
			print_line(f, out);
}

void remarks_print_json(const struct remarks *remarks, struct buf *out)
{
	struct json json = json_start();

	json_number(&json, "schema", 1);
	json_list(&json, "remarks");
	for (const struct remark *f = remarks->first; f; f = f->next) {
		json_map(&json, NULL);
		json_text(&json, "about", str_of(f->about));
		if (f->of.n)
			json_text(&json, "of", f->of);
		json_text(&json, "is", str_of(states[f->is]));
		json_text(&json, "what", f->what);
		if (f->hint.n)
			json_text(&json, "hint", f->hint);
		json_end(&json);
	}
	json_end(&json);
	for (int i = 0; i <= REMARK_WRONG; i++)
		json_number(&json, states[i], remarks->counts[i]);
	json_print(&json, out);
	json_release(&json);
}
