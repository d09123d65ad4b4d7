/*
 * Collecting and printing diagnostics. The table of kinds is diag_list.h.
 */
#include "diag.h"

#include <limits.h>
#include <stdarg.h>

static const struct {
	const char *slug;
	const char *about;
	enum diag_severity severity;
} kinds[] = {
#define DIAG(name, slug, severity, about) {slug, about, severity},
#include "diag_list.h"
#undef DIAG
};

static bool is_told(const struct diags *diags, const struct diag *diag)
{
	for (const struct diag *d = diags->first; d; d = d->next)
		if (d->id == diag->id && d->loc.file == diag->loc.file &&
			d->loc.line == diag->loc.line &&
			d->loc.column == diag->loc.column &&
			str_eq(d->sentence, diag->sentence))
			return true;
	return false;
}

void diag_add(struct diags *diags, enum diag_id id, struct loc loc,
	const char *format, ...)
{
	struct diag *diag = NULL;

	if (diags->errors + diags->warnings < DIAG_LIMIT) {
		va_list args;
		va_start(args, format);
		diag = ARENA_NEW(diags->arena, struct diag);
		*diag = (struct diag){.id = id,
			.severity = kinds[id].severity,
			.loc = loc,
			.sentence = str_vprintf(diags->arena, format, args)};
		va_end(args);
		if (is_told(diags, diag))
			return;
	}
	diags->errors += kinds[id].severity == DIAG_ERROR;
	diags->warnings += kinds[id].severity == DIAG_WARNING;
	if (!diag)
		return;
	if (diags->last)
		diags->last->next = diag;
	else
		diags->first = diag;
	diags->last = diag;
}

void diag_hint(struct diags *diags, const char *format, ...)
{
	va_list args;

	if (!diags->last || diags->errors + diags->warnings > DIAG_LIMIT)
		return;
	va_start(args, format);
	diags->last->hint = str_vprintf(diags->arena, format, args);
	va_end(args);
}

const char *diag_nearest(struct str wrong, const char *const *words)
{
	const char *best = NULL;
	int best_distance = INT_MAX;

	for (; *words; words++) {
		int distance = str_distance(wrong, str_of(*words));
		if (distance < best_distance) {
			best_distance = distance;
			best = *words;
		}
	}
	int near = wrong.n < 4 ? 1 : wrong.n < 9 ? 2 : 3;
	return best_distance <= near ? best : NULL;
}

const char *diag_slug(enum diag_id id)
{
	return kinds[id].slug;
}

const char *diag_about(enum diag_id id)
{
	return kinds[id].about;
}

enum diag_severity diag_severity(enum diag_id id)
{
	return kinds[id].severity;
}

static void print_one(const struct diag *diag, FILE *out)
{
	static const char *const words[] = {"note", "warning", "error"};

	if (diag->loc.file)
		fprintf(out, "%s:", diag->loc.file);
	if (diag->loc.line)
		fprintf(out, "%d:%d:", diag->loc.line, diag->loc.column);
	fprintf(out, "%s%s: %.*s [%s]\n", diag->loc.file ? " " : "",
		words[diag->severity], STR_ARG(diag->sentence),
		kinds[diag->id].slug);
	if (diag->hint.n)
		fprintf(out, "  hint: %.*s\n", STR_ARG(diag->hint));
}

void diag_print(const struct diags *diags, FILE *out)
{
	int kept = 0;

	for (const struct diag *d = diags->first; d; d = d->next) {
		print_one(d, out);
		kept += d->severity != DIAG_NOTE;
	}
	int all = diags->errors + diags->warnings;
	if (all > kept)
		fprintf(out, "and %d more\n", all - kept);
}
