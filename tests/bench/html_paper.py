"""The text of the invented declaration as a page of HTML with its two embedded
faces. Reads what pdftotext -layout found; `html_paper.py weasyprint` prints it
by WeasyPrint and tells papers a second, `html_paper.py html COUNT` writes the
page with the paper COUNT times, for a browser."""

import html
import sys
import time

FOLDER = "file:///usr/share/fonts/"
FACES = (("regular", "400", "truetype/noto/NotoSans-Regular.ttf"),
         ("bold", "700", "truetype/noto/NotoSans-Bold.ttf"))
STYLE = """@page { size: letter; margin: 1in }
p, h1 { font-family: paper, "Noto Sans CJK SC"; margin: 0 0 7pt }
p { font-size: 10.75pt; line-height: 14.75pt }
h1 { font-size: 13pt; line-height: 17pt }
h1.page { break-before: page }
"""


def faces():
    return "".join("@font-face { font-family: paper; font-weight: %s; "
                   "src: url('%s%s') }\n" % (weight, FOLDER, path)
                   for _, weight, path in FACES)


def blocks(page):
    return [" ".join(b.split()) for b in page.split("\n\n") if b.strip()]


def build(pages, count=1):
    out = ["<!doctype html><html lang=en><meta charset=utf-8>"
           "<title>Declaration</title><style>", faces(), STYLE, "</style>"]
    for page in pages * count:
        for number, block in enumerate(blocks(page)):
            tag = "p" if number else "h1 class=page"
            out.append("<%s>%s</%s>" % (tag, html.escape(block), tag.split()[0]))
    return "\n".join(out)


def weasyprint_rate(text):
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    fonts = FontConfiguration()

    def once():
        return len(HTML(string=text).write_pdf(font_config=fonts))

    size, count, start = once(), 0, time.monotonic()
    while time.monotonic() - start < 5:
        once()
        count += 1
    rate = count / (time.monotonic() - start)
    print("%-34s %.1f a second, %d bytes" % (
        sys.argv[2] if len(sys.argv) > 2 else "the same text by WeasyPrint",
        rate, size))


texts = [page for page in sys.stdin.read().split("\f") if page.strip()]
if sys.argv[1] == "weasyprint":
    weasyprint_rate(build(texts))
else:
    print(build(texts, int(sys.argv[2])))
