/*
 * Names of files: nobody's name is in them.
 */
#include "prints.h"

static struct str last_part(struct str id)
{
	size_t at = id.n;

	while (at > 0 && id.p[at - 1] != '/')
		at--;
	return str_from(id, at);
}

/* A paper that has no name yet takes none. */
static bool is_taken(const struct prints *prints, struct str name)
{
	for (const struct printed *p = prints->first; p; p = p->next)
		if (str_eq(p->name, name))
			return true;
	return false;
}

static struct str with_hyphens(struct arena *arena, struct str id)
{
	struct buf out = {.arena = arena};

	for (size_t i = 0; i < id.n; i++)
		buf_add_byte(&out, id.p[i] == '/' ? '-' : id.p[i]);
	return buf_str(&out);
}

struct str prints_name(struct arena *arena, const struct prints *prints,
	const struct pack *pack, struct str rest)
{
	struct str name = str_printf(arena, "%.*s-%.*s",
		STR_ARG(last_part(pack->id)), STR_ARG(rest));

	if (!is_taken(prints, name))
		return name;
	return str_printf(arena, "%.*s-%.*s",
		STR_ARG(with_hyphens(arena, pack->id)), STR_ARG(rest));
}

struct printed *prints_add(
	struct arena *arena, struct prints *prints, struct printed printed)
{
	struct printed *added = ARENA_NEW(arena, struct printed);

	*added = printed;
	added->next = NULL;
	if (prints->last)
		prints->last->next = added;
	else
		prints->first = added;
	prints->last = added;
	return added;
}
