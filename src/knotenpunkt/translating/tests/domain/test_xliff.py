"""Files for translators: true to the standards, read back as they were, and as real programs return them."""

import re
import uuid
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.translations import Section, normalised, source_hash
from knotenpunkt.translating.domain import xliff_reading
from knotenpunkt.translating.domain.entries import Kind, Reference
from knotenpunkt.translating.domain.xliff import (
    Fault,
    FileUnusable,
    ReadUnit,
    UnitKey,
    Version,
    WrittenUnit,
)
from knotenpunkt.translating.domain.xliff_reading import read_file
from knotenpunkt.translating.domain.xliff_writing import FileHead, written_file

HEAD = FileHead("heinsberg", "ar", datetime(2026, 11, 26, 9, 0, tzinfo=UTC))
KEY = UnitKey(Reference(Kind.SERVICE, uuid.UUID(int=7)), Section.TITLE)
OLD_SPACE = "urn:oasis:names:tc:xliff:document:1.2"
NEW_SPACE = "urn:oasis:names:tc:xliff:document:2.0"

texts = st.text(max_size=60).filter(lambda text: bool(normalised(text)))
keys = st.builds(UnitKey, st.builds(Reference, st.sampled_from(Kind), st.uuids()), st.sampled_from(Section))
units = st.builds(
    WrittenUnit,
    keys,
    texts,
    texts,
    st.one_of(st.just(""), texts),
    is_released=st.just(False),
    former=st.one_of(st.none(), st.tuples(texts, texts)),
).filter(lambda unit: normalised(unit.target) != normalised(unit.source))  # that is no translation


def old(body: str, attributes: str = 'source-language="de" target-language="ar"') -> bytes:
    """A file of version 1.2 with this body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><xliff version="1.2" xmlns="{OLD_SPACE}" '
        f'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file original="x" datatype="plaintext" {attributes}>'
        f"<body>{body}</body></file></xliff>"
    ).encode()


def new(units: str, attributes: str = 'srcLang="de" trgLang="ar"') -> bytes:
    """A file of version 2.0 with these units."""
    return (
        f'<xliff version="2.0" xmlns="{NEW_SPACE}" {attributes}><file id="f">{units}</file></xliff>'
    ).encode()


def only(content: bytes) -> ReadUnit:
    (unit,) = read_file(content).units
    return unit


def names(element: Element) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in element]


@pytest.mark.parametrize("version", list(Version))
@given(written=st.lists(units, min_size=1, max_size=4))
def test_what_is_written_is_read(version: Version, written: list[WrittenUnit]) -> None:
    found = read_file(written_file(version, HEAD, written))

    assert (found.source_language, found.target_language) == ("de", "ar")
    assert [UnitKey.read(unit.key) for unit in found.units] == [unit.key for unit in written]
    for before, after in zip(written, found.units, strict=True):
        assert source_hash(after.source) == source_hash(before.source)
        assert not after.has_tags
        assert normalised(after.target) == normalised(before.target)


@given(keys)
def test_keys_are_read_as_they_are_written(key: UnitKey) -> None:
    assert UnitKey.read(str(key)) == key
    assert re.fullmatch(r"[\w.:-]+", str(key))  # NMTOKEN, as version 2.0 wants it


@pytest.mark.parametrize(
    "written", ["", "1", "service.x.title", "place.0.title", f"{KEY}s", "service..title"]
)
def test_foreign_keys_are_none_of_ours(written: str) -> None:
    assert UnitKey.read(written) is None


def test_paragraphs_survive() -> None:
    unit = WrittenUnit(KEY, "Kurs", "eins\r\n\r\nzwei  <b>&", "واحد\n\nاثنان")

    for version in Version:
        found = only(written_file(version, HEAD, [unit]))
        assert (found.source, found.target) == ("eins\n\nzwei  <b>&", "واحد\n\nاثنان")


UNITS = [
    WrittenUnit(KEY, "Kurs", "neu", former=("alt", "قديم")),
    WrittenUnit(UnitKey(KEY.reference, Section.DESCRIPTION), "Kurs", "Text", "نص"),
    WrittenUnit(UnitKey(KEY.reference, Section.TARGET), "Kurs", "alle", "الجميع", is_released=True),
]


def test_version_1_2_has_what_the_standard_requires() -> None:
    root = fromstring(written_file(Version.OLD, HEAD, UNITS))
    (file,) = root
    header, body = file

    assert (root.tag, root.attrib) == (f"{{{OLD_SPACE}}}xliff", {"version": "1.2"})
    assert {"original", "source-language", "datatype"} <= set(file.attrib)
    assert (names(file), names(header)) == (["header", "body"], ["tool"])
    assert header[0].get("tool-id") == file.get("tool-id")
    assert [names(unit) for unit in body] == [
        ["source", "note", "alt-trans"],
        ["source", "target", "note"],
        ["source", "target", "note"],
    ]
    assert [unit.get("approved") for unit in body] == [None, None, "yes"]
    assert [target.get("state") for target in body.iter(f"{{{OLD_SPACE}}}target")] == [
        None,
        "needs-review-translation",
        "final",
    ]
    assert body[0][2].get("alttranstype") == "previous-version"
    assert len({unit.get("id") for unit in body}) == 3


def test_version_2_0_has_what_the_standard_requires() -> None:
    root = fromstring(written_file(Version.NEW, HEAD, UNITS))
    (file,) = root

    assert (root.tag, root.attrib) == (
        f"{{{NEW_SPACE}}}xliff",
        {"version": "2.0", "srcLang": "de", "trgLang": "ar"},
    )
    assert file.attrib == {"id": "texts", "original": "heinsberg"}
    assert [names(unit) for unit in file] == [["notes", "segment"]] * 3
    assert [names(unit[1]) for unit in file] == [["source"], ["source", "target"], ["source", "target"]]
    assert [unit[1].get("state") for unit in file] == ["initial", "translated", "final"]
    assert [len(unit[0]) for unit in file] == [3, 1, 1]


def test_easy_language_is_written_as_a_private_tag() -> None:
    content = written_file(Version.OLD, FileHead("heinsberg", "de-x-ls", HEAD.at), UNITS)

    assert read_file(content).target_language == "de-x-ls"


@pytest.mark.parametrize(
    "unit",
    [
        '<trans-unit id="u"><source>Kurs</source><target>دورة</target></trans-unit>',
        '<trans-unit id="u"><target state="new">دورة</target><source>Kurs</source></trans-unit>',
        '<trans-unit id="u"><source><![CDATA[Kurs]]></source><target><![CDATA[دورة]]></target></trans-unit>',
        '<group><group><trans-unit id="u"><source>Kurs</source><target> دورة\n</target></trans-unit></group></group>',
        (
            '<trans-unit id="u"><source>Kurs</source><seg-source><mrk mtype="seg" mid="1">Kurs</mrk></seg-source>'
            '<target><mrk mtype="seg" mid="1">دورة</mrk></target>'
            '<sdl:seg-defs><sdl:seg id="1"/></sdl:seg-defs></trans-unit>'
        ),
        (
            '<trans-unit id="u"><alt-trans><source>Kurse</source><target>دورات</target></alt-trans>'
            "<source>Kurs</source><target>دورة</target></trans-unit>"
        ),
        '<trans-unit id="u"><source>Kurs</source><!-- read --><target>دو<!-- x -->رة</target></trans-unit>',
    ],
)
def test_files_of_version_1_2_are_read_as_programs_write_them(unit: str) -> None:
    assert only(old(unit)) == ReadUnit("u", "Kurs", "دورة")


@pytest.mark.parametrize(
    "unit",
    [
        '<unit id="u"><segment><source>Kurs</source><target>دورة</target></segment></unit>',
        (
            '<group id="g"><unit id="u"><segment state="initial"><source>Kurs</source>'
            "<target>دورة</target></segment></unit></group>"
        ),
        (
            '<unit id="u"><segment><source>Ku</source><target order="3">رة</target></segment>'
            "<ignorable><source> </source></ignorable>"
            '<segment><source>rs</source><target order="1">دو</target></segment></unit>'
        ),
        (
            '<unit id="u"><notes><note>x</note></notes><segment><source><mrk id="m">Kurs</mrk></source>'
            "<target><mrk id='m'>دورة</mrk></target></segment></unit>"
        ),
    ],
)
def test_files_of_version_2_0_are_read_as_programs_write_them(unit: str) -> None:
    found = only(new(unit))

    assert (found.key, found.has_tags) == ("u", False)
    assert (found.source.replace(" ", ""), found.target.replace(" ", "")) == ("Kurs", "دورة")


@pytest.mark.parametrize(
    "unit",
    [
        '<trans-unit id="u"><source>Kurs</source></trans-unit>',
        '<trans-unit id="u"><source>Kurs</source><target/></trans-unit>',
        '<trans-unit id="u"><source>Kurs</source><target> Kurs </target></trans-unit>',
        '<trans-unit id="u"><source>Kurs</source><target state="new">Kurs</target></trans-unit>',
    ],
)
def test_a_copy_of_the_source_is_no_translation(unit: str) -> None:
    assert only(old(unit)).target == ""


@pytest.mark.parametrize(
    "unit",
    [
        '<trans-unit id="u" approved="yes"><source>Café</source><target>Café</target></trans-unit>',
        '<trans-unit id="u"><source>Café</source><target state="final">Café</target></trans-unit>',
    ],
)
def test_a_copy_that_somebody_finished_is_one(unit: str) -> None:
    assert only(old(unit)).target == "Café"


def test_a_unit_of_which_a_segment_is_missing_is_not_translated() -> None:
    unit = (
        '<unit id="u"><segment><source>eins</source><target>واحد</target></segment>'
        "<segment><source>zwei</source></segment></unit>"
    )

    assert only(new(unit)).target == ""


@pytest.mark.parametrize(
    "content",
    [
        old('<trans-unit id="u"><source>Kurs</source><target>دو<g id="1">رة</g></target></trans-unit>'),
        old('<trans-unit id="u"><source>Ku<x id="1"/>rs</source><target>دورة</target></trans-unit>'),
        old('<trans-unit id="u"><source>K</source><target>د<sdl:tag/></target></trans-unit>'),
        new('<unit id="u"><segment><source>K</source><target>د<pc id="1">و</pc></target></segment></unit>'),
        new('<unit id="u"><segment><source>K</source><target>د<ph id="1"/></target></segment></unit>'),
    ],
)
def test_formatting_is_noticed(content: bytes) -> None:
    assert only(content).has_tags


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + old('<trans-unit id="u"><source>K</source><target>T</target></trans-unit>'),
        b"\r\n " + old('<trans-unit id="u"><source>K</source><target>T</target></trans-unit>'),
        old('<trans-unit id="u"><source>K</source><target>T</target></trans-unit>')
        .decode()
        .replace("UTF-8", "UTF-16")
        .encode("utf-16"),
        b'<xliff><file><trans-unit id="u"><source>K</source><target>T</target></trans-unit></file></xliff>',
    ],
    ids=["BOM", "blank line", "UTF-16", "no namespace"],
)
def test_encodings_and_missing_namespaces_are_borne(content: bytes) -> None:
    assert only(content) == ReadUnit("u", "K", "T")


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    f'<xliff version="1.2" xmlns="{OLD_SPACE}"><file><body/></file></xliff>'
)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b" \n", Fault.EMPTY),
        (b"PK\x03\x04", Fault.NO_XML),
        (b"<xliff", Fault.NO_XML),
        (b'<?xml version="1.0" encoding="nonsense"?><xliff/>', Fault.NO_XML),
        (BOMB.encode(), Fault.FORBIDDEN),
        (b'<!DOCTYPE xliff SYSTEM "http://example.org/x.dtd"><xliff/>', Fault.FORBIDDEN),
        (b"<html/>", Fault.NO_XLIFF),
        (f'<xliff version="3.0" xmlns="{NEW_SPACE}"/>'.encode(), Fault.OTHER_VERSION),
        (old(""), Fault.NO_UNITS),
        (new(""), Fault.NO_UNITS),
    ],
)
def test_files_that_cannot_be_read_say_why(content: bytes, fault: Fault) -> None:
    with pytest.raises(FileUnusable) as caught:
        read_file(content)
    assert caught.value.fault is fault


@pytest.mark.parametrize(("limit", "most"), [("LARGEST_FILE", 10), ("MOST_UNITS", 1)])
def test_limits_hold(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    monkeypatch.setattr(xliff_reading, limit, most)

    with pytest.raises(FileUnusable) as caught:
        read_file(old('<trans-unit id="u"><source>K</source></trans-unit>' * 2))
    assert caught.value.fault is Fault.TOO_LARGE


def test_parts_for_several_languages_are_refused() -> None:
    two = old("").decode().replace("</file>", '</file><file source-language="de" target-language="tr"/>')

    with pytest.raises(FileUnusable) as caught:
        read_file(two.encode())
    assert (caught.value.fault, caught.value.detail) == (Fault.OTHER_TARGET, "ar, tr")


@given(st.binary(max_size=80))
def test_no_bytes_are_a_surprise(content: bytes) -> None:
    with pytest.raises(FileUnusable):
        read_file(content)
