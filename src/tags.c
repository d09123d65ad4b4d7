/*
 * PDF Reference 1.4, 9.6 and 9.7.
 */
#include "tags.h"

struct tags tags_sort(struct arena *arena, const struct pages *pages,
	const struct content_marks *marks, struct tags_objects objects)
{
	size_t rows = (size_t)pages->elements + 2;
	struct tags tags = {
		.arena = arena,
		.pages = pages,
		.marks = marks,
		.objects = objects,
		.first = arena_array(arena, rows + 1, sizeof(int)),
		.order = arena_array(arena, (size_t)marks->count, sizeof(int)),
	};
	int *first = tags.first;

	for (int i = 0; i < marks->count; i++)
		first[marks->mark[i].element->number + 2]++;
	for (size_t i = 1; i <= rows; i++)
		first[i] += first[i - 1];
	for (int i = 0; i < marks->count; i++)
		tags.order[first[marks->mark[i].element->number + 1]++] = i;
	return tags;
}

static void add_reference(struct buf *out, int object)
{
	buf_add_int(out, object);
	buf_add(out, STR(" 0 R "));
}

static int object_of(const struct tags *tags, const struct element *element)
{
	return element ? tags->objects.first_element + element->number - 1
		       : tags->objects.root;
}

/* A mark on the element's first page is its number alone. */
static void write_mark(const struct tags *tags, const struct content_mark *mark,
	int page, struct buf *out)
{
	if (mark->page != page) {
		buf_add(out, STR("<</Type/MCR/Pg "));
		add_reference(out, tags->objects.page[mark->page]);
		buf_add(out, STR("/MCID "));
	}
	buf_add_int(out, mark->mcid);
	buf_add(out, mark->page == page ? STR(" ") : STR(">>"));
}

static void write_kids(
	const struct tags *tags, const struct element *element, struct buf *out)
{
	const int *first = &tags->first[element->number];
	const struct content_mark *marks = tags->marks->mark;
	int page = first[0] < first[1] ? marks[tags->order[first[0]]].page : -1;

	if (page >= 0) {
		buf_add(out, STR("/Pg "));
		add_reference(out, tags->objects.page[page]);
	}
	buf_add(out, STR("/K["));
	for (int i = first[0]; i < first[1]; i++)
		write_mark(tags, &marks[tags->order[i]], page, out);
	for (const struct element *e = element->first; e; e = e->next)
		add_reference(out, object_of(tags, e));
	buf_add(out, STR("]"));
}

struct str tags_element(const struct tags *tags, const struct element *element)
{
	struct buf out = {.arena = tags->arena};

	buf_add(&out, STR("/Type/StructElem/S/"));
	buf_add(&out, str_of(role_name(element->role)));
	buf_add(&out, STR("/P "));
	add_reference(&out, object_of(tags, element->parent));
	if (element->lang.n) {
		buf_add(&out, STR("/Lang("));
		buf_add(&out, element->lang);
		buf_add(&out, STR(")"));
	}
	if (element->stands_for)
		buf_printf(&out, "/ActualText<FEFF%04X>",
			(unsigned)element->stands_for);
	if (element->role == ROLE_HEADER_CELL)
		buf_add(&out, STR("/A<</O/Table/Scope/Column>>"));
	if (element->role == ROLE_ROW_HEADER)
		buf_add(&out, STR("/A<</O/Table/Scope/Row>>"));
	write_kids(tags, element, &out);
	return buf_str(&out);
}

/* For each page, the elements of its marks in order. */
struct str tags_parents(const struct tags *tags)
{
	struct buf out = {.arena = tags->arena};
	int page = -1;

	buf_add(&out, STR("/Nums["));
	for (int i = 0; i < tags->marks->count; i++) {
		const struct content_mark *mark = &tags->marks->mark[i];
		if (mark->page != page)
			buf_printf(
				&out, "%s%d[", page < 0 ? "" : "]", mark->page);
		page = mark->page;
		add_reference(&out, object_of(tags, mark->element));
	}
	buf_add(&out, page < 0 ? STR("]") : STR("]]"));
	return buf_str(&out);
}
