"""The text of the invented declaration by ReportLab: paragraphs broken into
lines, two embedded faces, two pages. Reads what pdftotext -layout found, and
prints papers a second, as bench_pdf does for ours."""

import io
import sys
import time

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

FOLDER = "/usr/share/fonts/truetype/noto/"
for name in ("NotoSans-Regular", "NotoSans-Bold"):
    pdfmetrics.registerFont(TTFont(name, FOLDER + name + ".ttf"))
BODY = ParagraphStyle("body", fontName="NotoSans-Regular", fontSize=10.75,
                      leading=14.75)
HEAD = ParagraphStyle("head", fontName="NotoSans-Bold", fontSize=13,
                      leading=17)


def build(pages):
    out = io.BytesIO()
    story = []
    for page in pages:
        blocks = [b.strip() for b in page.split("\n\n") if b.strip()]
        for number, block in enumerate(blocks):
            style = HEAD if number == 0 else BODY
            story.append(Paragraph(" ".join(block.split()), style))
        story.append(PageBreak())
    SimpleDocTemplate(out, pagesize=letter, title="Declaration").build(story)
    return out.tell()


texts = [page for page in sys.stdin.read().split("\f") if page.strip()]
size = build(texts)
count, start = 0, time.monotonic()
while time.monotonic() - start < 3:
    build(texts)
    count += 1
rate = count / (time.monotonic() - start)
print("%-34s %.0f a second, %d bytes" % ("the same text by ReportLab", rate,
                                         size))
