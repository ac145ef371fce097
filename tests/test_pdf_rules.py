"""The rules for PDF files find what is broken: a small file keeps all, and breaks each when tampered with."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst

from tests.harness.pdf_reading import open_pdf
from tests.harness.pdf_rules import broken_rules

SOURCE = b"""
#set document(title: "Titel")
#set text(lang: "de")
#title()
= Lage
#table(columns: 2, table.header([Zahl], [Wert]), [Menschen], [5])
#figure(alt: "Linie", line(length: 3cm))
"""


@cache
def sound() -> bytes:
    file: Any = typst.Compiler(SOURCE, ignore_system_fonts=True).compile(
        format="pdf", pdf_standards=["a-2a", "ua-1"]
    )
    return bytes(file)


def tampered(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    file = BytesIO()
    with open_pdf(sound()) as pdf:
        change(pdf)
        pdf.save(file)
    return file.getvalue()


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [
        entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == kind
    ]


def paint(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(content))


def forget(path: str) -> Callable[[pikepdf.Pdf], None]:
    """Takes a fact away from the document, named by its path."""

    def change(pdf: pikepdf.Pdf) -> None:
        *way, last = path.split()
        holder = pdf.Root
        for step in way:
            holder = holder[step]
        del holder[last]

    return change


def take_away(kind: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    """Takes a fact away from the first element of a kind."""
    return lambda pdf: elements(pdf, kind)[0].__delitem__(key)


def rename(kind: str, name: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: elements(pdf, kind)[0].__setitem__("/S", pikepdf.Name(name))


def forget_everywhere(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and key in entry:
                del entry[key]

    return change


def forget_standard(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


def test_sound_file_breaks_no_rule() -> None:
    assert broken_rules(sound()) == []


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (forget("/MarkInfo"), "the file does not say that it is tagged"),
        (forget("/Lang"), "the file has no language"),
        (forget("/ViewerPreferences"), "the name of the file is shown instead of its title"),
        (forget("/Outlines"), "the file has no bookmarks"),
        (forget_standard, "the file does not say that it is PDF/UA-1"),
        (forget_everywhere("/Tabs"), "page 1: the order of its tags does not count"),
        (forget("/StructTreeRoot /RoleMap"), "Title is no standard type and stands for none"),
        (rename("/H1", "/Heading"), "Heading is no standard type and stands for none"),
        (rename("/H1", "/H2"), "a heading of level 2 follows one of level 0"),
        (paint(b"0 0 9 9 re f"), "page 1: f outside of all tags"),
        (paint(b"/P <</MCID 99>> BDC 0 0 9 9 re f EMC"), "page 1: 99 is painted and never read"),
        (paint(b"/Artifact BMC /P <</MCID 0>> BDC f EMC EMC"), "page 1: f in tags within tags"),
        (take_away("/Figure", "/Alt"), "a picture without an alternative text"),
        (take_away("/Figure", "/A"), "a picture that does not say where it stands"),
        (take_away("/TH", "/A"), "a head that does not say for which cells"),
        (take_away("/TD", "/A"), "a cell without a head"),
        (rename("/TH", "/TD"), "a table without a head"),
        (forget_everywhere("/ToUnicode"), "page 1: /f0 has a sign without a meaning"),
    ],
)
def test_broken_rule_is_found(change: Callable[[pikepdf.Pdf], None], broken: str) -> None:
    assert broken in broken_rules(tampered(change))


def test_font_that_is_not_in_the_file_is_found() -> None:
    found = broken_rules(tampered(forget_everywhere("/FontFile3")))

    assert {problem.partition(" ")[2] for problem in found} == {"is not in the file"}
