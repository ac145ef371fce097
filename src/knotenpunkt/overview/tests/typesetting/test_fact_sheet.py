"""The fact sheet on paper: what a screen reader finds in it, and that nobody's text breaks it."""

import html
import re
from collections.abc import Iterator
from datetime import date
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import translation

from knotenpunkt.directory.tests import factories
from knotenpunkt.overview.queries.fact_sheets import fact_sheet_of
from knotenpunkt.overview.tests.planned import TODAY, add_focus_area, add_post, planned_centre
from knotenpunkt.overview.typesetting import fact_sheet
from knotenpunkt.overview.typesetting.fact_sheet import FactSheetPaper
from knotenpunkt.planning.models import Plan, Programme
from knotenpunkt.regions.models import Centre
from tests.harness.pdf_reading import Tag, open_pdf, pdf_text, structure
from tests.harness.pdf_rules import broken_rules

ADDRESS = "https://zentren.example/en/heinsberg/steckbrief/"
MARKUP = '#emph[nah] $x^2$ #import "/etc/passwd": * <label> @ref [#] \\ */ // _kursiv_ *fett* = Titel'


@pytest.fixture
def heinsberg(db: None) -> Iterator[Centre]:
    with translation.override("en"):
        yield planned_centre()


def paper(centre: Centre, language: str = "en") -> bytes:
    with translation.override(language):
        return FactSheetPaper(fact_sheet_of(centre, TODAY), language, TODAY, ADDRESS).pdf()


def tags(content: bytes, name: str) -> list[Tag]:
    return [tag for tag in structure(content).every() if tag.name == name]


def running_plan(centre: Centre) -> Plan:
    plan: Plan = Plan.objects.public().get(centre=centre, state=Plan.State.PUBLISHED)
    return plan


def number_of_pages(content: bytes) -> int:
    with open_pdf(content) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("language", ["de", "en"])
def test_file_breaks_no_rule_of_pdf_ua(heinsberg: Centre, language: str) -> None:
    assert broken_rules(paper(heinsberg, language)) == []


def test_file_says_that_it_is_pdf_a_too(heinsberg: Centre) -> None:
    with open_pdf(paper(heinsberg)) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.parametrize("language", ["de", "en"])
def test_file_says_its_language_and_title(heinsberg: Centre, language: str) -> None:
    with open_pdf(paper(heinsberg, language)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert heinsberg.name in str(pdf.docinfo["/Title"])


@pytest.mark.parametrize("language", ["de", "en"])
def test_file_is_read_in_the_order_of_the_page(client: Client, heinsberg: Centre, language: str) -> None:
    """What is worded otherwise on paper is left aside here."""
    page = page_text(client, language)
    place, out_of_order = 0, []
    for text in read_aloud(paper(heinsberg, language)):
        found = page.find(text, place)
        if found < 0 and text in page:
            out_of_order.append(text)
        place = max(place, found)

    assert (out_of_order, place > 0) == ([], True)


def test_file_says_what_the_page_says_but_for_a_few_words(client: Client, heinsberg: Centre) -> None:
    page = page_text(client, "en")

    assert [text for text in read_aloud(paper(heinsberg)) if text not in page] == [
        "Posts over time: 3.5 since 1 Sept 2014; 9.5 since 23 Mar 2021.",
        "Together",
        "Function",
        "Phone",
        "E-mail",
        "Plan from 1 Jan 2026 to 31 Dec 2027",
        "Progress: On track ·",
        "Progress: On track ·",
    ]


def read_aloud(content: bytes) -> list[str]:
    """The texts of the file in the order of reading; of a picture it is the alternative text."""
    pictures = {tag.text for tag in tags(content, "Figure")}
    texts = [
        re.sub(r" \(Example, made up\)| \(Beispiel, frei erfunden\)", "", tag.text).strip()
        for tag in structure(content).every()
        if tag.text and tag.text not in pictures
    ]
    return [" ".join(text.split()) for text in texts if text not in {"•", "‣"}]


def page_text(client: Client, language: str) -> str:
    """The words of the page on the day of the file."""
    with patch("django.utils.timezone.localdate", return_value=TODAY):
        page = client.get(f"/{language}/heinsberg/steckbrief/").content.decode()
    content = page.partition("<main")[2].partition("</main>")[0]
    words = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(p|li|h\d|t[dhr]|d[dt]|a)>", " ", content)))
    return " ".join(re.sub("[\u2066-\u2069]", "", words).split())


def test_headings_follow_each_other_without_a_gap(heinsberg: Centre) -> None:
    content = paper(heinsberg)
    found = [(tag.name, tag.text) for tag in structure(content).every() if tag.name in {"Title", "H1", "H2"}]

    assert found == [
        ("Title", f"Fact sheet: {heinsberg.name}"),
        ("H1", "Situation in figures"),
        ("H1", "Team"),
        ("H1", "Contacts"),
        ("H1", "Focus areas (Example, made up)"),
        ("H2", "Schwerpunkt 1"),
        ("H2", "Schwerpunkt 2"),
        ("H1", "Programmes"),
        ("H1", "Integration concept"),
        ("H1", "What the centre asks of the state"),
    ]


def test_tables_have_a_head(heinsberg: Centre) -> None:
    tables = tags(paper(heinsberg), "Table")

    assert [[head.text for head in table.every() if head.name == "TH"] for table in tables] == [
        ["Figure", "Value", "Date", "Source"],
        ["Kind of post", "Full-time posts"],
        ["Function", "Phone", "E-mail"],
    ]


def test_pictures_have_an_alternative_text(heinsberg: Centre) -> None:
    add_post(heinsberg, "specialist", "1", date(2027, 3, 1))
    steps = "3.5 since 1 Sept 2014; 9.5 since 23 Mar 2021; 10.5 planned from 1 Mar 2027"

    assert [tag.alternative for tag in tags(paper(heinsberg), "Figure")] == [
        f"QR code of this page: {ADDRESS}",
        f"Line of the full-time posts over time: {steps}.",
    ]


def test_team_is_drawn_as_on_the_page(heinsberg: Centre) -> None:
    drawn = tags(paper(heinsberg), "Figure")[1].text

    assert drawn.startswith("3.59.52014")  # numbers at the steps, then the years


def test_team_without_posts_is_no_drawing(db: None) -> None:
    with translation.override("en"):
        assert len(tags(paper(factories.centre("leer", "05999")), "Figure")) == 1


def test_words_of_the_centre_are_marked_as_german(heinsberg: Centre) -> None:
    content = paper(heinsberg)
    languages = {tag.text: tag.language for tag in structure(content).every() if tag.text}

    assert languages["Schwerpunkt 1"] == "de"
    assert languages["Planbare Mittel."] == "de"
    assert languages["Es geht voran."] == "de"
    assert languages["Progress: On track · "] is None


def test_no_more_than_a_dozen_figures_stand_on_paper_and_the_sheet_says_so(
    heinsberg: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fact_sheet, "MOST_FIGURES", 3)
    content = paper(heinsberg)

    assert [tag.name for tag in tags(content, "Table")[0].every()].count("TR") == 4
    assert f"The first 3 of 5; all of them: {ADDRESS}" in pdf_text(content)


def test_programmes_that_ended_are_left_out(heinsberg: Centre) -> None:
    text = pdf_text(paper(heinsberg))

    assert "Rucksack-KiTa: 16 Gruppen" in text
    assert "Altes Programm" not in text


def test_same_state_gives_the_same_bytes(heinsberg: Centre) -> None:
    assert paper(heinsberg) == paper(heinsberg)


def test_markup_in_texts_stays_text(heinsberg: Centre) -> None:
    add_focus_area(running_plan(heinsberg), MARKUP[:200], goal=MARKUP)
    Programme.objects.create(centre=heinsberg, name="#panic()", note=MARKUP)
    content = paper(heinsberg)

    assert [tag.text for tag in structure(content).every()].count(MARKUP) == 2
    assert f"#panic(): {MARKUP}" in pdf_text(content)


def test_letters_of_other_scripts_survive(heinsberg: Centre) -> None:
    add_focus_area(running_plan(heinsberg), "Verein Łódź Şişli Київ", goal="\u0645\u0631\u062d\u0628\u0627")
    content = paper(heinsberg)

    assert "Verein Łódź Şişli Київ" in pdf_text(content)
    assert number_of_pages(content) <= 2


def test_letters_that_no_font_has_are_replaced(heinsberg: Centre) -> None:
    add_focus_area(running_plan(heinsberg), "Freude \U0001f600 漢 \x07 Ende")

    assert "Freude ? ? ? Ende" in pdf_text(paper(heinsberg))


@pytest.mark.parametrize("language", ["de", "en"])
def test_file_has_two_pages_at_most_whatever_a_centre_wrote(heinsberg: Centre, language: str) -> None:
    for number in range(40):
        add_focus_area(
            running_plan(heinsberg), f"{number} {'Wort ' * 35}".strip(), goal="Langes Ziel. " * 400
        )
        Programme.objects.create(centre=heinsberg, name=f"{number} {'Name ' * 20}", note="Satz. " * 40)
    content = paper(heinsberg, language)

    assert number_of_pages(content) == 2
    assert ADDRESS in pdf_text(content)


def test_centre_that_has_written_nothing_has_a_sheet(db: None) -> None:
    empty = Centre.objects.create(key="05999", slug="leer", name="Kommunales Zentrum", territory="Kreis Leer")
    with translation.override("en"):
        text = pdf_text(paper(empty))

    assert "The centre has not entered its posts yet." in text
    assert "There is no published plan for today." in text
