/*
 * The two looks. Body text is 10.75 points on 14.75, as large as a letter in
 * a 12-point book face: about 80 characters a line at the full measure.
 */
#include "sheet.h"

#define PT(n) (int)((n)*1000)

static const struct sheet normal = {
	.margin_side = PT(72),
	.margin_top = PT(72),
	.margin_bottom = PT(76),
	.body = {PT(10.75), PT(14.75), PT(0), PT(7), false},
	.small = {PT(8.75), PT(11.75), PT(0), PT(5), false},
	.title = {PT(18), PT(23), PT(0), PT(14), true},
	.heading = {{PT(13), PT(17), PT(14), PT(5), true},
		{PT(11.25), PT(15), PT(11), PT(4), true},
		{PT(10.75), PT(14.75), PT(8), PT(3), true}},
	.item = {PT(10.75), PT(14.75), PT(0), PT(4), false},
	.cell = {PT(9.75), PT(13), PT(0), PT(0), false},
	.address = {PT(10.75), PT(12.5), PT(0), PT(0), false},
	.label = {PT(8.25), PT(11), PT(0), PT(0), false},
	.edge = {PT(8.25), PT(10.5), PT(0), PT(0), false},
	.indent = PT(20),
	.box = PT(9.5),
	.hand = PT(27),
	.initials = PT(38),
	.gutter = PT(22),
	.padding = PT(10),
	.cell_padding = PT(4),
	.hair = PT(0.4),
	.rule = PT(0.6),
	.thick = PT(1.2),
};

static const struct sheet large = {
	.margin_side = PT(60),
	.margin_top = PT(72),
	.margin_bottom = PT(84),
	.body = {PT(18), PT(25), PT(0), PT(12), false},
	.small = {PT(18), PT(24), PT(0), PT(10), false},
	.title = {PT(26), PT(33), PT(0), PT(20), true},
	.heading = {{PT(22), PT(29), PT(22), PT(8), true},
		{PT(19), PT(26), PT(18), PT(6), true},
		{PT(18), PT(25), PT(14), PT(5), true}},
	.item = {PT(18), PT(25), PT(0), PT(8), false},
	.cell = {PT(18), PT(24), PT(0), PT(0), false},
	.address = {PT(12), PT(13), PT(0), PT(0), false},
	.label = {PT(18), PT(23), PT(0), PT(0), false},
	.edge = {PT(14), PT(17), PT(0), PT(0), false},
	.indent = PT(32),
	.box = PT(16),
	.hand = PT(42),
	.initials = PT(60),
	.gutter = PT(24),
	.padding = PT(14),
	.cell_padding = PT(6),
	.hair = PT(0.6),
	.rule = PT(0.9),
	.thick = PT(2),
};

const struct sheet *sheet_find(bool large_print)
{
	return large_print ? &large : &normal;
}

int sheet_baseline(const struct type *type)
{
	return (type->leading + type->size * SHEET_CAP / 1000) / 2;
}
