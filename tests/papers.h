/*
 * Invented papers for the tests of setting and printing, and faces as
 * lang/languages.yaml has them. Run from the root of the project.
 */
#ifndef TESTS_PAPERS_H
#define TESTS_PAPERS_H

#include <stdio.h>
#include <stdlib.h>

#include "block.h"
#include "face.h"
#include "file.h"
#include "language.h"

#define EN STR("en")
#define ES STR("es")

struct papers {
	struct arena arena;
	struct diags diags;
	struct faces faces;
};

static inline void papers_open(struct papers *p)
{
	*p = (struct papers){0};
	p->diags.arena = &p->arena;
	p->faces.arena = &p->arena;
	p->faces.diags = &p->diags;
	struct file f = file_read(
		&p->arena, "lang/languages.yaml", FILE_LIMIT, &p->diags);
	if (!f.ok || !language_read(&p->faces, f.name, f.bytes)) {
		diag_print(&p->diags, stderr);
		exit(1);
	}
}

static inline void papers_close(struct papers *p)
{
	faces_close(&p->faces);
	arena_release(&p->arena);
}

static inline struct text en(struct arena *a, const char *s)
{
	return text_plain(a, EN, str_of(s));
}

static inline struct text es(struct arena *a, const char *s)
{
	return text_plain(a, ES, str_of(s));
}

static inline void paragraph(struct document *d, const char *s)
{
	block_text(d->arena, d->body, BLOCK_PARAGRAPH, en(d->arena, s));
}

static inline struct document paper_new(struct arena *a, const char *title)
{
	struct document d = document_new(a, EN, str_of(title));

	d.receipt = STR("stayput 1.0 \xc2\xb7 example/fires-2025 "
			"\xc2\xb7 sha256:0123456789abcdef \xc2\xb7 2025-03-10");
	d.footer = en(a, "Page {page} of {pages}");
	return d;
}

static inline void add_rent(struct document *d, int months)
{
	static const char *const heads[] = {
		"Month", "Rent owed", "Paid", "Covered by", "Repay by"};
	struct block *b = block_table(d->arena, d->body, 5);
	struct table *t = b->table;
	struct text *row = table_header(d->arena, t);

	t->column[1].align = t->column[2].align = ALIGN_RIGHT;
	for (int i = 0; i < 5; i++)
		t->column[i].weight = i == 3;
	for (int i = 0; i < 5; i++)
		row[i] = en(d->arena, heads[i]);
	for (int m = 0; m < months; m++) {
		row = table_row(d->arena, t);
		row[0] = text_plain(d->arena, EN,
			str_printf(d->arena, "%d-%02d", 2024 + m / 12,
				m % 12 + 1));
		row[1] = en(d->arena, "$1,800.00");
		row[2] = en(d->arena, m % 3 ? "$0.00" : "$600.00");
		row[3] = en(d->arena, "Example County resolution of 2025");
		row[4] = en(d->arena, "July 31, 2026");
	}
	row = table_row(d->arena, t);
	t->last->strong = true;
	row[0] = en(d->arena, "Total");
	row[1] = en(d->arena, "$43,200.00");
}

static inline void add_sworn(struct document *d)
{
	static const char *const sworn[] = {
		"I have lived in the home named above since before January 7, "
		"2025, and I live there now.",
		"The income of my household fell by at least 10 percent "
		"because "
		"of the fires or the winds of January 2025.",
		"The income of my household in 2024 was not more than 150 "
		"percent "
		"of the area median income for a household of our size.",
		"I told my landlord in writing that I could not pay, within "
		"seven "
		"days after the rent came due.",
		"I asked for help from a relief program, or I looked for work, "
		"or "
		"both, and I can show how.",
		"I understand that I still owe this rent, and that it is due "
		"by "
		"July 31, 2026.",
	};

	for (size_t i = 0; i < sizeof sworn / sizeof *sworn; i++) {
		struct block *b = block_statement(
			d->arena, d->body, MARK_EMPTY, en(d->arena, sworn[i]));
		b->initials = en(d->arena, "Initials");
	}
}

static inline void add_signature(struct document *d)
{
	struct signature *s = block_signature(d->arena, d->body)->signature;

	s->perjury = en(d->arena,
		"I declare under penalty of perjury under the laws of the "
		"State of California that the foregoing is true and "
		"correct.");
	s->label = en(d->arena, "Signature");
	s->date_label = en(d->arena, "Date");
	s->name = en(d->arena, "Tenant Example");
	s->name_label = en(d->arena, "Printed name");
	s->place_label = en(d->arena, "City and state where signed");
}

/* Two pages, as long as a real declaration. */
static inline struct document paper_declaration(struct arena *a)
{
	struct document d = paper_new(a, "Declaration of a tenant");

	d.copy = en(a, "Tenant's copy");
	block_text(a, d.body, BLOCK_TITLE,
		en(a, "Declaration about rent that I could not pay"));
	struct block *list = block_table(a, d.body, 2);
	list->table->ruled = false;
	list->table->column[1].weight = 4;
	static const char *const rows[][2] = {{"Tenant", "Tenant Example"},
		{"Home", "100 Main St, Unit 2, Culver City, CA 90232"},
		{"Landlord", "Example Rentals LLC, 1 Office Way, Los Angeles"}};
	for (int i = 0; i < 3; i++) {
		struct text *row = table_row(a, list->table);
		row[0] = text_bold(a, EN, str_of(rows[i][0]));
		row[1] = en(a, rows[i][1]);
	}
	struct block *box = block_add(a, d.body, BLOCK_BOX);
	box->text =
		en(a, "Read each sentence. Sign only if every one is true.");
	block_text(a, box, BLOCK_PARAGRAPH,
		en(a, "This paper does not answer a court case. If you got "
		      "court "
		      "papers, you may have only days: call 800-555-0100 "
		      "today. A lawyer may find more time."));
	block_heading(a, d.body, 1, en(a, "What I declare"));
	paragraph(&d, "I am a tenant of the home named above. I make this "
		      "declaration of my own knowledge. I put my initials "
		      "beside each sentence that is true.");
	add_sworn(&d);
	block_heading(a, d.body, 1, en(a, "The rent that this is about"));
	paragraph(&d, "Rule 4 of the resolution covers three of these five "
		      "months. My landlord can still file a case for the "
		      "others.");
	add_rent(&d, 5);
	block_heading(a, d.body, 1, en(a, "What happens next"));
	struct block *items = block_list(a, d.body, true);
	block_text(a, items, BLOCK_ITEM,
		en(a, "Give one copy to the landlord by March 7, 2025, and "
		      "keep "
		      "one with a note of how and when you gave it."));
	block_text(a, items, BLOCK_ITEM,
		en(a, "Keep what shows the loss: pay slips, messages, "
		      "letters."));
	struct block *bullets = block_list(a, d.body, false);
	block_text(a, bullets, BLOCK_ITEM,
		en(a, "Rent that is covered is still owed."));
	block_text(a, bullets, BLOCK_ITEM,
		en(a, "No late fee may be asked for covered months."));
	add_signature(&d);
	return d;
}

/* A letter for a window envelope, to the landlord. */
static inline struct document paper_notice(struct arena *a)
{
	static const char *const from[] = {"Tenant Example",
		"100 Main St, Unit 2", "Culver City, CA 90232"};
	static const char *const to[] = {"Example Rentals LLC",
		"Attention: Manager", "1 Office Way, Suite 300",
		"Los Angeles, CA 90001"};
	struct document d = paper_new(a, "Notice to the landlord");
	struct address *address = block_address(a, d.body, 3, 4)->address;

	d.copy = en(a, "Landlord's copy");
	document_mark(&d, text_bold(a, EN, STR("SPECIMEN")));
	document_mark(&d, text_bold(a, EN, STR("NOT REVIEWED BY A LAWYER")));
	for (int i = 0; i < 3; i++)
		address->sender[i] = en(a, from[i]);
	for (int i = 0; i < 4; i++)
		address->addressee[i] = en(a, to[i]);
	block_text(a, d.body, BLOCK_TITLE,
		en(a, "Notice that I cannot pay rent on time"));
	struct text t = en(a, "I could not pay the rent for ");
	text_add(a, &t, (struct piece){.s = STR("March 2025"), .bold = true});
	text_add(a, &t,
		(struct piece){.s = STR(" because of the fires of January "
					"2025. The rule protects me until ")});
	text_add(
		a, &t, (struct piece){.s = STR("July 31, 2026"), .bold = true});
	text_add(a, &t, (struct piece){.s = STR(".")});
	block_text(a, d.body, BLOCK_PARAGRAPH, t);
	block_statement(a, d.body, MARK_TICKED,
		en(a, "My work place was destroyed or closed."));
	block_statement(
		a, d.body, MARK_EMPTY, en(a, "My hours of work were cut."));
	struct block *fields = block_fields(a, d.body, 2);
	fields->field[0].label = en(a, "Delivered on");
	fields->field[1].label = en(a, "By");
	fields = block_fields(a, d.body, 1);
	fields->field[0].label = en(a, "Notes");
	fields->lines = 3;
	struct block *note = block_text(a, d.body, BLOCK_PARAGRAPH,
		en(a, "Source: Example County, Board of Supervisors, "
		      "resolution "
		      "of February 25, 2025, section 4 (a) to (c)."));
	note->small = true;
	return d;
}

/* Columns of two languages, names in other scripts, a reading copy. */
static inline struct document paper_parallel(struct arena *a)
{
	struct document d = paper_new(a, "Reading copy");

	d.reading_copy = es(a, "Copia para leer. No firme aquí.");
	block_text(a, d.body, BLOCK_TITLE, es(a, "Declaración del inquilino"));
	struct block *p = block_add(a, d.body, BLOCK_PARALLEL);
	for (int i = 0; i < 4; i++) {
		struct block *pair = block_add(a, p, BLOCK_PAIR);
		block_text(a, pair, BLOCK_PARAGRAPH,
			en(a, "You still owe this rent. It is due by July 31, "
			      "2026. Your landlord can still file a case."));
		block_text(a, pair, BLOCK_PARAGRAPH,
			es(a, "Usted todavía debe esta renta. Vence el 31 de "
			      "julio de 2026. El dueño aún puede presentar un "
			      "caso ante la corte; ¿tiene dudas? Llame."));
	}
	paragraph(&d, "Names: Đặng Thị Ngọc Ánh, Nguyễn Văn Ổn, Iñiguez Núñez, "
		      "Արմեն Պետրոսյան, Иван Ёлкин, 王小明, 김영희.");
	add_signature(&d);
	return d;
}

static inline struct document paper_large(struct arena *a)
{
	struct document d = paper_declaration(a);

	d.large_print = true;
	return d;
}

static inline struct document paper_long_table(struct arena *a)
{
	struct document d = paper_new(a, "Two years of rent");

	block_text(a, d.body, BLOCK_TITLE, en(a, "Two years of rent"));
	for (int i = 0; i < 7; i++)
		paragraph(&d, "Each month of rent is matched to the law that "
			      "covers it, and the day by which it must be paid "
			      "back is shown beside it.");
	add_rent(&d, 24);
	return d;
}

/* One sentence in each language, and names of other scripts in each. */
static inline struct document paper_languages(struct arena *a)
{
	static const char *const texts[][2] = {
		{"es", "Usted todavía debe esta renta. Vence el 31 de julio de "
		       "2026. ¿Recibió papeles de la corte? Díganos primero."},
		{"vi", "Quý vị vẫn còn nợ tiền thuê nhà này. Hạn trả là ngày "
		       "31 "
		       "tháng 7 năm 2026. Nguyễn Thị Ặng, Đỗ Văn Ổn."},
		{"tl", "Utang mo pa rin ang upang ito. Dapat itong bayaran "
		       "bago "
		       "mag-Hulyo 31, 2026."},
		{"ru", "Вы всё ещё должны эту арендную плату. Срок — 31 июля "
		       "2026 года."},
		{"hy", "Դուք դեռ պարտք եք այս վարձը։ Վերջնաժամկետը 2026 "
		       "թվականի "
		       "հուլիսի 31-ն է։"},
		{"zh-Hans",
			"您仍欠这笔房租，请在2026年7月31日之前付清。您收到法院"
			"文件了"
			"吗？请先告诉我们，您可能只有几天时间。Tenant Example"},
		{"zh-Hant", "您仍欠這筆房租，請在2026年7月31日之前付清。您收到"
			    "法院文件了"
			    "嗎？請先告訴我們，您可能只有幾天時間。"},
		{"ko", "이 월세는 아직 내야 합니다. 2026년 7월 31일까지 내야 "
		       "합니다. "
		       "법원 서류를 받으셨습니까? 먼저 말씀해 주십시오."},
	};
	struct document d = paper_new(a, "Languages");

	block_text(a, d.body, BLOCK_TITLE, en(a, "Eight languages"));
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct str lang = str_of(texts[i][0]);
		block_heading(a, d.body, 2, text_plain(a, lang, lang));
		block_text(a, d.body, BLOCK_PARAGRAPH,
			text_plain(a, lang, str_of(texts[i][1])));
	}
	return d;
}

static inline struct document paper_chinese(struct arena *a)
{
	struct str zh = STR("zh-Hans");
	struct document d = document_new(a, zh, STR("Next steps"));

	d.receipt = STR("stayput 1.0 · example/fires-2025 ·");
	for (int i = 0; i < 12; i++)
		block_text(a, d.body, BLOCK_PARAGRAPH,
			text_plain(a, zh,
				STR("您仍欠这笔房租，请在2026年7月31日之前付清"
				    "。"
				    "您收到法院文件了吗？请先告诉我们，您可能只"
				    "有"
				    "几天时间。规则涵盖三月，不涵盖四月；房东仍"
				    "可"
				    "向法院提出诉讼。")));
	return d;
}

/* A sheet to fill in by hand: boxes in one line, in columns and one below the
 * other, labels above their lines, a table to write in. */
static inline struct document paper_by_hand(struct arena *a)
{
	static const char *const choices[3][4] = {
		{"Yes", "No", "I don't know", "I would rather not say"},
		{"Someone handed them to me", "They came by mail",
			"They were put on the door", "None of these"},
		{"A workplace or an own business was destroyed, or could not "
		 "be used for a long time, and the pay was lost",
			"Someone was laid off", "Hours were cut",
			"None of these"}};
	struct document d = paper_new(a, "Worksheet");

	for (int i = 0; i < 3; i++) {
		block_heading(a, d.body, 3, en(a, "What happened?"));
		struct block *row = block_add(a, d.body, BLOCK_CHOICES);
		for (int j = 0; j < 4; j++)
			block_statement(
				a, row, MARK_EMPTY, en(a, choices[i][j]));
	}
	struct block *day = block_fields(a, d.body, 3);
	day->labels_above = true;
	day->field[0].label = en(a, "Month");
	day->field[1].label = en(a, "Day");
	day->field[2].label = en(a, "Year");
	struct block *cramped = block_fields(a, d.body, 2);
	cramped->field[0].label = en(a, "A label longer than half a line");
	cramped->field[1].label = en(a, "Short");
	struct table *table = block_table(a, d.body, 2)->table;
	struct text *header = table_header(a, table);
	table->by_hand = true;
	header[0] = en(a, "Rent due on");
	header[1] = en(a, "Rent");
	for (int i = 0; i < 3; i++)
		table_row(a, table);
	return d;
}

static inline void add_wide_table(struct document *d, int columns, bool header)
{
	static const char *const words[] = {"Unincorporated", "Nonpayment",
		"Counterclaim", "Relinquishment", "Acknowledgement", "Tenancy"};
	struct arena *a = d->arena;
	struct table *table = block_table(a, d->body, columns)->table;
	struct text *row = header ? table_header(a, table) : NULL;

	for (int i = 0; header && i < columns; i++)
		row[i] = en(a, words[i]);
	table->ruled = header;
	for (int k = 0; k < 2; k++) {
		row = table_row(a, table);
		for (int i = k; i < columns; i++)
			row[i] = en(a, words[columns - 1 - i]);
	}
	table_row(a, table);
}

/* What does not fit side by side: columns share alike, or rows are stacked.
 * A pair with nothing in it, and with a left side only. */
static inline struct document paper_stacked(struct arena *a)
{
	struct document d = paper_new(a, "Too wide");

	d.large_print = true;
	add_wide_table(&d, 6, true);
	add_wide_table(&d, 6, false);
	add_wide_table(&d, 3, false);
	struct table *two = block_table(a, d.body, 2)->table;
	two->column[1].weight = 1;
	struct text *row = table_row(a, two);
	row[0] = en(a, "Each month of rent is matched to the law that covers "
		       "it, and the day by which it is paid stands here.");
	row[1] = en(a, "March");
	block_add(a, d.body, BLOCK_PAIR);
	struct block *pair = block_add(a, d.body, BLOCK_PAIR);
	block_text(a, pair, BLOCK_PARAGRAPH, en(a, "Alone."));
	return d;
}

struct paper_row {
	const char *name;
	struct document (*make)(struct arena *arena);
};

static const struct paper_row papers_all[] = {
	{"declaration", paper_declaration},
	{"notice", paper_notice},
	{"parallel", paper_parallel},
	{"large", paper_large},
	{"long-table", paper_long_table},
	{"languages", paper_languages},
	{"chinese", paper_chinese},
	{"by-hand", paper_by_hand},
	{"stacked", paper_stacked},
};

#define PAPERS_COUNT (sizeof papers_all / sizeof *papers_all)

#endif
