#!/usr/bin/env python3
"""What is written in an office document, a paragraph a line.

    office_words.py SLIDES.pptx        slide by slide, each with its notes
    office_words.py DOCUMENT.docx      its text, then that of its pictures, which are SVG there"""
import re
import sys
import xml.etree.ElementTree
import zipfile

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SVG = "{http://www.w3.org/2000/svg}"


def parts(package, pattern):
    """Those whose whole name is like that, in the order of the number in it."""
    found = (re.fullmatch(pattern, name) for name in package.namelist())
    for match in sorted((match for match in found if match), key=lambda match: int(match[1] or 0)):
        yield match[0], xml.etree.ElementTree.fromstring(package.read(match[0]))


def paragraphs(root, of):
    for paragraph in root.iter(of + "p"):
        yield "".join(run.text or "" if run.tag == of + "t" else " "
                      for run in paragraph.iter() if run.tag in (of + "t", of + "br", of + "tab"))


def main():
    with zipfile.ZipFile(sys.argv[1]) as package:
        notes = dict(parts(package, r"ppt/notesSlides/notesSlide(\d+)\.xml"))
        for name, slide in parts(package, r"ppt/slides/slide(\d+)\.xml"):
            print(*paragraphs(slide, DRAWING), sep="\n")
            note = notes.get(name.replace("slides/slide", "notesSlides/notesSlide"))
            if note is not None:
                print(*paragraphs(note, DRAWING), sep="\n")
        for _, text in parts(package, r"word/document()\.xml"):
            print(*paragraphs(text, WORD), sep="\n")
        for _, picture in parts(package, r"word/media/[a-z]*(\d+)\.svg"):
            for text in picture.iter(SVG + "text"):
                print("".join(text.itertext()))


main()
