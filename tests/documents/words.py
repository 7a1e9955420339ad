#!/usr/bin/env python3
"""Whether a printed document holds the words of its web page, all of them and in their order.

    words.py PAGE.html PRINTED.txt [--no-pictures]     what pdftotext -raw made of the PDF, or of what an
                                                       office program made of the document

Headings, paragraphs, questions and cells have to stand there word by word, and those of one list or
table in their order; of what is written in pictures each word has to stand somewhere, unless pictures
are dots there. One line for each that is missing; status 1 if there is one."""
import html.parser
import re
import sys

ROWS = {"li", "td"}
BLOCKS = ROWS | {"h1", "h2", "h3", "h4", "th", "p", "dt", "dd", "figcaption", "caption"}
APART = {"nav", "details", "style", "title", "footer"}  # for readers of the page alone
ON_SCREEN = {"No."}  # over a column of numbers, which paper leaves bare
MEASURE = re.compile(r"^E[1-5] \w+(?=: )")  # paper has what is measured, and why, beside the picture
WINDOW = 30  # words of a page's foot and head may come between two words of a block


def words_of(text):
    return re.findall(r"\w+", text.replace("\u00ad", ""))


class Page(html.parser.HTMLParser):
    """The blocks of a page as pairs of an element and its text, and what its pictures say."""

    def __init__(self):
        super().__init__()
        self.blocks, self.pictured = [], []
        self.apart, self.open, self.text = [], [], None

    def handle_starttag(self, tag, attributes):
        kicker = tag == "span" and ("class", "kicker") in attributes
        self.open.append(tag)
        if tag in APART or kicker:
            self.apart.append(len(self.open))
        if tag in BLOCKS and not self.apart and "svg" not in self.open:
            self.close()
            self.text = (tag, [])

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass
        while self.apart and self.apart[-1] > len(self.open):
            self.apart.pop()
        if tag in BLOCKS and self.text and tag == self.text[0]:
            self.close()

    def close(self):
        block = " ".join("".join(self.text[1]).split()) if self.text else ""
        if words_of(block) and block not in ON_SCREEN:
            self.blocks.append((self.text[0], block))
        self.text = None

    def handle_data(self, data):
        if "text" in self.open:
            self.pictured.append(MEASURE.sub("", data))
        elif self.text and not self.apart:
            self.text[1].append(data)


def glued(words):
    return "".join(words)


def find(block, printed, start):
    """Where the block begins at or behind `start`, and where it ends; None where it does not stand
    there. A word may be parted at the end of a line, so letters are compared."""
    wanted = glued(words_of(block))
    for at in range(start, len(printed)):
        if not wanted.startswith(printed[at][:1]):
            continue
        left, skipped, here = wanted, 0, at
        while left and here < len(printed) and skipped <= WINDOW:
            if left.startswith(printed[here]):
                left, skipped = left[len(printed[here]) :], 0
            else:
                skipped += 1
                if here == at:
                    break
            here += 1
        if not left:
            return at, here
    return None


def missing(page, printed):
    place = 0
    for tag, block in page.blocks:
        place = place if tag in ROWS else 0
        found = find(block, printed, place)
        if found:
            place = found[0]
        elif find(block, printed, 0):
            yield f"not in its order: {block}"
        else:
            yield f"not there: {block}"
    there = glued(printed)
    for word in sorted(set(words_of(" ".join(page.pictured)))):
        if word not in there:
            yield f"not in a picture: {word}"


def main():
    page = Page()
    page.feed(open(sys.argv[1], encoding="utf-8").read())
    printed = words_of(open(sys.argv[2], encoding="utf-8").read())
    if "--no-pictures" in sys.argv:
        page.pictured = []
    told = list(missing(page, printed))
    if not page.blocks:
        told.append("there is nothing to look for")
    for line in told:
        print(line)
    return bool(told)


sys.exit(main())
