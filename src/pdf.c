/*
 * Objects, their numbers and the file around them. Each object is a libharu
 * dictionary whose entries we print ourselves; a stream follows its
 * dictionary, without a copy, when libharu tells that the dictionary ended.
 */
#include "pdf.h"

#include <assert.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <string.h>

#include "fontset.h"
#include "metadata.h"
#include "tags.h"

static_assert(HPDF_VERSION_ID == 20300,
	"pdf.c relies on the inside of libharu 2.3.0; read libharu's "
	"HPDF_Dict_Write and HPDF_SaveToStream before changing this");

struct press {
	struct faces *faces;
	struct deflater *fast; /* for contents */
	struct subsets own;
	struct str profile; /* deflated */
};

struct press *press_new(struct arena *arena, struct faces *faces)
{
	struct press *press = ARENA_NEW(arena, struct press);

	press->faces = faces;
	press->fast = deflater_new(DEFLATE_FAST);
	press->own.arena = arena;
	press->own.deflater = deflater_new(DEFLATE_GOOD);
	if (!press->fast || !press->own.deflater) {
		press_free(press);
		return NULL;
	}
	press->profile = deflate(arena, press->fast, metadata_profile(arena));
	return press;
}

void press_free(struct press *press)
{
	deflater_free(press->fast);
	deflater_free(press->own.deflater);
}

/* An object: entries between << and >>, and perhaps a stream behind them. */
struct object {
	int number; /* 0: libharu failed */
	struct str entries;
	struct str stream;
	HPDF_Stream out;
};

/* A file being made. */
struct file_writer {
	struct arena *arena;
	HPDF_Doc doc;
	struct press *press;
	const struct pages *pages;
	struct fontset set;
	struct content_marks marks;
	struct buf out;
	uint64_t id[2];
	int *page; /* numbers of objects */
	int *contents;
	int *font;
	int structure;
	int page_tree;
};

static HPDF_STATUS write_out(
	HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size)
{
	struct file_writer *f = stream->attr;

	buf_add(&f->out, (struct str){(const char *)bytes, size});
	return HPDF_OK;
}

static HPDF_STATUS write_str(HPDF_Stream stream, struct str s)
{
	return HPDF_Stream_Write(
		stream, (const HPDF_BYTE *)s.p, (HPDF_UINT)s.n);
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
	struct object *object = dict->attr;

	object->out = stream;
	return write_str(stream, object->entries);
}

static HPDF_STATUS write_stream(HPDF_Dict dict)
{
	struct object *object = dict->attr;
	HPDF_STATUS status = HPDF_OK;

	if (!object->stream.n)
		return status;
	status = write_str(object->out, STR("\nstream\n"));
	if (status == HPDF_OK)
		status = write_str(object->out, object->stream);
	if (status == HPDF_OK)
		status = write_str(object->out, STR("\nendstream"));
	return status;
}

static void fill(HPDF_Dict dict, struct object *object)
{
	dict->attr = object;
	dict->write_fn = write_entries;
	dict->after_write_fn = write_stream;
}

/* A new object, whose entries may still change. Its number is 0 when libharu
 * failed, which remembers why. */
static struct object *add_object(struct file_writer *f, struct object object)
{
	struct object *copy = ARENA_NEW(f->arena, struct object);
	HPDF_Dict dict = HPDF_Dict_New(f->doc->mmgr);

	*copy = object;
	if (dict && HPDF_Xref_Add(f->doc->xref, dict) == HPDF_OK) {
		copy->number = (int)(dict->header.obj_id & 0xffffff);
		fill(dict, copy);
	}
	return copy;
}

/* As add_object, with the entries as by printf. */
__attribute__((format(printf, 2, 3))) static struct object *add_text(
	struct file_writer *f, const char *format, ...)
{
	struct object object = {0};
	va_list args;

	va_start(args, format);
	object.entries = str_vprintf(f->arena, format, args);
	va_end(args);
	return add_object(f, object);
}

/* 128 bits that differ when what is on the pages differs (FNV-1a, twice). */
static void write_id(struct file_writer *f, struct str bytes)
{
	for (size_t i = 0; i < bytes.n; i++) {
		uint64_t a = f->id[0] ^ (unsigned char)bytes.p[i];
		f->id[0] = a * 1099511628211u;
		f->id[1] = (f->id[1] ^ f->id[0]) * 1099511628211u;
	}
}

/* A deflated stream. */
static int add_deflated(
	struct file_writer *f, const char *entries, struct str stream)
{
	struct object *object = add_text(
		f, "%s/Filter/FlateDecode/Length %zu", entries, stream.n);

	object->stream = stream;
	return object->number;
}

static int add_program(struct file_writer *f, const struct subset *s)
{
	struct str length =
		str_printf(f->arena, "/Length1 %zu", s->program_size);
	bool cff = font_metrics(s->font)->cff;

	return add_deflated(
		f, cff ? "/Subtype/CIDFontType0C" : length.p, s->program);
}

static int add_descriptor(
	struct file_writer *f, const struct subset *s, struct str name)
{
	const struct font_metrics *m = font_metrics(s->font);
	int program = add_program(f, s);
	int set = add_deflated(f, "", s->cid_set);

	return add_text(f,
		"/Type/FontDescriptor/FontName/%.*s/Flags 4"
		"/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
		"/CapHeight %d/StemV 80/CIDSet %d 0 R/FontFile%d %d 0 R",
		STR_ARG(name), m->left, m->bottom, m->right, m->top, m->ascent,
		m->descent, m->cap_height, set, m->cff ? 3 : 2, program)
		->number;
}

/* The font by CID; its widths are long, and only copied. */
static int add_cid_font(
	struct file_writer *f, const struct subset *s, struct str name)
{
	bool cff = font_metrics(s->font)->cff;
	struct buf entries = {.arena = f->arena};
	int descriptor = add_descriptor(f, s, name);

	buf_printf(&entries,
		"/Type/Font/Subtype/CIDFontType%d/BaseFont/%.*s"
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
		"/Supplement 0>>/FontDescriptor %d 0 R/DW 1000%s/W",
		cff ? 0 : 2, STR_ARG(name), descriptor,
		cff ? "" : "/CIDToGIDMap/Identity");
	buf_add(&entries, s->widths);
	return add_object(f, (struct object){.entries = buf_str(&entries)})
		->number;
}

static int add_font(struct file_writer *f, const struct subset *s)
{
	const struct font_metrics *m = font_metrics(s->font);
	struct str name =
		str_printf(f->arena, "%s+%.*s", s->tag, STR_ARG(m->name));
	int font = add_cid_font(f, s, name);
	int unicode = add_deflated(f, "", s->to_unicode);

	return add_text(f,
		"/Type/Font/Subtype/Type0/BaseFont/%.*s/Encoding/Identity-H"
		"/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
		STR_ARG(name), font, unicode)
		->number;
}

static void add_fonts(struct file_writer *f)
{
	f->font = arena_array(f->arena, (size_t)f->set.count, sizeof *f->font);
	for (int i = 0; i < f->set.count; i++)
		f->font[i] = add_font(f, f->set.font[i]);
}

static void add_contents(struct file_writer *f)
{
	int number = 0;

	f->contents = arena_array(
		f->arena, (size_t)f->pages->count, sizeof *f->contents);
	for (const struct page *p = f->pages->first; p; p = p->next) {
		struct str stream = deflate(f->arena, f->press->fast,
			content_write(f->arena, &f->set, p, number, &f->marks));
		write_id(f, stream);
		f->contents[number++] = add_deflated(f, "", stream);
	}
}

static int add_resources(struct file_writer *f)
{
	struct buf fonts = {.arena = f->arena};

	for (int i = 0; i < f->set.count; i++)
		buf_printf(&fonts, "/F%d %d 0 R", i, f->font[i]);
	return add_text(
		f, "/ProcSet[/PDF/Text]/Font<<%.*s>>", STR_ARG(buf_str(&fonts)))
		->number;
}

/* libharu would make pages of its own kind; ours hang in a tree of ours. */
static void add_pages(struct file_writer *f)
{
	int resources = add_resources(f);
	struct object *tree = add_text(f, "/Type/Pages");
	struct buf kids = {.arena = f->arena};

	f->page_tree = tree->number;
	f->page =
		arena_array(f->arena, (size_t)f->pages->count, sizeof *f->page);
	for (int i = 0; i < f->pages->count; i++) {
		f->page[i] = add_text(f,
			"/Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]"
			"/Contents %d 0 R/Resources %d 0 R/StructParents %d",
			tree->number, f->contents[i], resources, i)
				     ->number;
		buf_printf(&kids, "%d 0 R ", f->page[i]);
	}
	tree->entries = str_printf(f->arena, "/Type/Pages/Count %d/Kids[%.*s]",
		f->pages->count, STR_ARG(buf_str(&kids)));
}

static void add_element(struct file_writer *f, const struct tags *tags,
	const struct element *element)
{
	struct object object = {.entries = tags_element(tags, element)};
	int number = add_object(f, object)->number;

	assert(HPDF_GetError(f->doc) != HPDF_OK ||
		number == tags->objects.first_element + element->number - 1);
	for (const struct element *e = element->first; e; e = e->next)
		add_element(f, tags, e);
}

static void add_structure(struct file_writer *f)
{
	struct object *root = add_text(f, "/Type/StructTreeRoot");
	struct object *parents = add_text(f, " ");
	int first = parents->number + 1;
	struct tags tags = tags_sort(f->arena, f->pages, &f->marks,
		(struct tags_objects){root->number, first, f->page});

	f->structure = root->number;
	add_element(f, &tags, f->pages->root);
	root->entries = str_printf(f->arena,
		"/Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R"
		"/ParentTreeNextKey %d",
		first, parents->number, f->pages->count);
	parents->entries = tags_parents(&tags);
}

static int add_metadata(struct file_writer *f)
{
	struct object object = {.stream = metadata_xmp(f->arena, f->pages)};

	object.entries = str_printf(f->arena,
		"/Type/Metadata/Subtype/XML/Length %zu", object.stream.n);
	return add_object(f, object)->number;
}

/* Takes out what libharu put into a dictionary of its own; that a key is not
 * there is no error. */
static void empty(HPDF_Dict dict)
{
	static const char *const keys[] = {"Type", "Pages", "PageLayout",
		"PageMode", "Kids", "Count", "Producer"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		HPDF_Dict_RemoveElement(dict, keys[i]);
	dict->before_write_fn = NULL;
}

/* Everything that is not one page's hangs on the catalog. */
static void fill_catalog(struct file_writer *f)
{
	struct object *catalog = ARENA_NEW(f->arena, struct object);
	int profile = add_deflated(f, "/N 1", f->press->profile);
	int metadata = add_metadata(f);

	catalog->entries = str_printf(f->arena,
		"/Type/Catalog/Pages %d 0 R/Lang(%.*s)/Metadata %d 0 R"
		"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R"
		"/ViewerPreferences<</DisplayDocTitle true>>"
		"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
		"/OutputConditionIdentifier(Custom)/Info(Gray gamma 2.2)"
		"/DestOutputProfile %d 0 R>>]",
		f->page_tree, STR_ARG(f->pages->lang), metadata, f->structure,
		profile);
	empty(f->doc->catalog);
	fill(f->doc->catalog, catalog);
}

static void fill_info(struct file_writer *f)
{
	struct object *info = ARENA_NEW(f->arena, struct object);

	info->entries = metadata_info(f->arena, f->pages);
	empty(f->doc->info);
	fill(f->doc->info, info);
}

static void fill_trailer(struct file_writer *f)
{
	struct object *trailer = ARENA_NEW(f->arena, struct object);
	struct str id = str_printf(f->arena, "%016llx%016llx",
		(unsigned long long)f->id[0], (unsigned long long)f->id[1]);

	trailer->entries = str_printf(
		f->arena, "/ID[<%.*s><%.*s>]", STR_ARG(id), STR_ARG(id));
	fill(f->doc->xref->trailer, trailer);
}

/* One allocation for nearly every paper, instead of many that double. */
static void reserve(struct file_writer *f)
{
	f->out.size = (size_t)48 * 1024;
	f->out.p = arena_alloc(f->arena, f->out.size);
}

static HPDF_STATUS save(struct file_writer *f)
{
	HPDF_Stream_Rec out = {
		.sig_bytes = HPDF_STREAM_SIG_BYTES,
		.type = HPDF_STREAM_CALLBACK,
		.mmgr = f->doc->mmgr,
		.error = &f->doc->error,
		.write_fn = write_out,
		.attr = f,
	};

	reserve(f);
	f->doc->pdf_version = HPDF_VER_14;
	f->doc->stream = &out;
	HPDF_STATUS status = HPDF_SaveToStream(f->doc);
	f->doc->stream = NULL;
	return status == HPDF_OK ? HPDF_GetError(f->doc) : status;
}

static HPDF_STATUS write_file(struct file_writer *f)
{
	add_fonts(f);
	add_contents(f);
	add_pages(f);
	add_structure(f);
	fill_catalog(f);
	fill_info(f);
	fill_trailer(f);
	/* libharu's root of a page tree stays as an empty dictionary */
	empty(f->doc->root_pages);
	HPDF_STATUS status = HPDF_GetError(f->doc);
	return status == HPDF_OK ? save(f) : status;
}

struct str pdf_write(struct arena *arena, struct press *press,
	const struct pages *pages, struct diags *diags)
{
	struct file_writer f = {
		.arena = arena,
		.press = press,
		.pages = pages,
		.out = {.arena = arena},
		.id = {14695981039346656037u, 1099511628211u},
	};

	if (!fontset_build(arena, &f.set, pages, &press->own, diags))
		return (struct str){0};
	f.doc = HPDF_New(NULL, NULL);
	HPDF_STATUS status = f.doc ? write_file(&f) : HPDF_FAILD_TO_ALLOC_MEM;
	if (f.doc)
		HPDF_Free(f.doc);
	if (status == HPDF_OK)
		return buf_str(&f.out);
	diag_add(diags, DIAG_PDF_FAILED, (struct loc){0},
		"libharu failed with status 0x%04lX", status);
	return (struct str){0};
}
