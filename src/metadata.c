/*
 * XMP, Info and the colour profile.
 */
#include "metadata.h"

#include <string.h>

#include "utf8.h"

static void add_escaped(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<')
			buf_add(out, STR("&lt;"));
		else if (s.p[i] == '>')
			buf_add(out, STR("&gt;"));
		else if (s.p[i] == '&')
			buf_add(out, STR("&amp;"));
		else
			buf_add_byte(out, s.p[i]);
	}
}

static void add_dublin_core(struct buf *out, const struct pages *pages)
{
	buf_add(out, STR("<rdf:Description rdf:about=\"\" xmlns:dc="
			 "\"http://purl.org/dc/elements/1.1/\">\n"
			 "<dc:format>application/pdf</dc:format>\n"
			 "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"));
	add_escaped(out, pages->title);
	buf_add(out, STR("</rdf:li></rdf:Alt></dc:title>\n<dc:identifier>"));
	add_escaped(out, pages->receipt);
	buf_add(out, STR("</dc:identifier>\n<dc:language><rdf:Bag><rdf:li>"));
	add_escaped(out, pages->lang);
	buf_add(out, STR("</rdf:li></rdf:Bag></dc:language>\n"
			 "</rdf:Description>\n"));
}

struct str metadata_xmp(struct arena *arena, const struct pages *pages)
{
	struct buf out = {.arena = arena};

	buf_add(&out,
		STR("<?xpacket begin=\"\xef\xbb\xbf\" "
		    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:"
		    "rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"));
	add_dublin_core(&out, pages);
	buf_add(&out, STR("<rdf:Description rdf:about=\"\" xmlns:pdf="
			  "\"http://ns.adobe.com/pdf/1.3/\">\n"
			  "<pdf:Producer>stayput</pdf:Producer>\n"
			  "</rdf:Description>\n"
			  "<rdf:Description rdf:about=\"\" xmlns:pdfaid="
			  "\"http://www.aiim.org/pdfa/ns/id/\">\n"
			  "<pdfaid:part>1</pdfaid:part>\n"
			  "<pdfaid:conformance>B</pdfaid:conformance>\n"
			  "</rdf:Description>\n"
			  "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
	return buf_str(&out);
}

static void add_unit(struct buf *out, unsigned unit)
{
	static const char digits[] = "0123456789ABCDEF";

	for (int shift = 12; shift >= 0; shift -= 4)
		buf_add_byte(out, digits[unit >> shift & 15]);
}

/* A text string: UTF-16 with a byte order mark, in hexadecimal. */
static void add_text(struct buf *out, struct str s)
{
	uint32_t code = 0;

	buf_add(out, STR("<FEFF"));
	for (size_t i = 0, step; i < s.n; i += step) {
		step = utf8_step(s, i, &code);
		if (!step)
			break;
		if (code >= 0x10000)
			add_unit(out, 0xd7c0 + (code >> 10));
		add_unit(out, code < 0x10000 ? code : 0xdc00 + (code & 0x3ff));
	}
	buf_add(out, STR(">"));
}

struct str metadata_info(struct arena *arena, const struct pages *pages)
{
	struct buf out = {.arena = arena};

	buf_add(&out, STR("/Producer(stayput)/Title"));
	add_text(&out, pages->title);
	return buf_str(&out);
}

static void put32(char *p, uint32_t n)
{
	p[0] = (char)(n >> 24);
	p[1] = (char)(n >> 16);
	p[2] = (char)(n >> 8);
	p[3] = (char)n;
}

#define PROFILE_SIZE 352
#define DESC_AT 180
#define DESC_SIZE 108
#define CPRT_AT 288
#define WPTR_AT 316
#define CURV_AT 336

/* NOLINTBEGIN(bugprone-not-null-terminated-result): a profile is bytes at
 * fixed places, no text. */
static void put_header(char *p)
{
	put32(p, PROFILE_SIZE);
	put32(p + 8, 0x02100000);
	memcpy(p + 12, "mntrGRAYXYZ ", 12);
	static const char date[12] = {7, (char)0xe9, 0, 1, 0, 1};
	memcpy(p + 24, date, sizeof date); /* 2025-01-01, always */
	memcpy(p + 36, "acsp", 4);
	put32(p + 68, 0xf6d6); /* the D50 illuminant */
	put32(p + 72, 0x10000);
	put32(p + 76, 0xd32d);
}

static void put_tag(char *p, const char *name, uint32_t at, uint32_t size)
{
	memcpy(p, name, 4);
	put32(p + 4, at);
	put32(p + 8, size);
}

static void put_tags(char *p)
{
	put32(p + 128, 4);
	put_tag(p + 132, "desc", DESC_AT, DESC_SIZE);
	put_tag(p + 144, "cprt", CPRT_AT, 25);
	put_tag(p + 156, "wtpt", WPTR_AT, 20);
	put_tag(p + 168, "kTRC", CURV_AT, 14);
	memcpy(p + DESC_AT, "desc", 4);
	put32(p + DESC_AT + 8, 15);
	memcpy(p + DESC_AT + 12, "Gray gamma 2.2", 15);
	memcpy(p + CPRT_AT, "text", 4);
	memcpy(p + CPRT_AT + 8, "No copyright, CC0", 17);
	memcpy(p + WPTR_AT, "XYZ ", 4);
	put32(p + WPTR_AT + 8, 0xf6d6);
	put32(p + WPTR_AT + 12, 0x10000);
	put32(p + WPTR_AT + 16, 0xd32d);
	memcpy(p + CURV_AT, "curv", 4);
	put32(p + CURV_AT + 8, 1);
	p[CURV_AT + 12] = 0x02; /* 2.2 in 256ths */
	p[CURV_AT + 13] = 0x33;
}
/* NOLINTEND(bugprone-not-null-terminated-result) */

struct str metadata_profile(struct arena *arena)
{
	char *p = arena_alloc(arena, PROFILE_SIZE);

	put_header(p);
	put_tags(p);
	return (struct str){p, PROFILE_SIZE};
}
