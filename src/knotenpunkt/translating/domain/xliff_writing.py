"""Writing files for translators in XLIFF 1.2 and 2.0 (OASIS standards), one file for one language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from knotenpunkt.directory.domain.translations import SOURCE_LANGUAGE, writable
from knotenpunkt.translating.domain.xliff import Version, WrittenUnit

_KEEP_SPACES = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
_TOOL = "Knotenpunkt"


@dataclass(frozen=True, slots=True)
class FileHead:
    """Whose texts, into which language, written when."""

    centre: str
    language: str
    at: datetime


def written_file(version: Version, head: FileHead, units: Iterable[WrittenUnit]) -> bytes:
    """The file in UTF-8. What was translated from an earlier text is a proposal beside the unit, never its target."""
    write: Callable[[FileHead, Iterable[WrittenUnit]], Element] = {
        Version.OLD: _old,
        Version.NEW: _new,
    }[version]
    root = write(head, units)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _old(head: FileHead, units: Iterable[WrittenUnit]) -> Element:
    """XLIFF 1.2: `trans-unit` with `source`, `target`, then `note` and `alt-trans`."""
    root = Element("xliff", {"version": Version.OLD.value, "xmlns": "urn:oasis:names:tc:xliff:document:1.2"})
    attributes = {
        "original": head.centre,
        "source-language": SOURCE_LANGUAGE,
        "target-language": head.language,
        "datatype": "plaintext",
        "date": f"{head.at:%Y-%m-%dT%H:%M:%SZ}",
        "tool-id": _TOOL,
    }
    file = SubElement(root, "file", attributes)
    header = SubElement(file, "header")
    SubElement(header, "tool", {"tool-id": _TOOL, "tool-name": _TOOL})
    body = SubElement(file, "body")
    for unit in units:
        _old_unit(body, unit)
    return root


def _old_unit(body: Element, unit: WrittenUnit) -> None:
    approved = {"approved": "yes"} if unit.is_released else {}
    element = SubElement(
        body, "trans-unit", {"id": str(unit.key), "resname": unit.key.section, **approved, **_KEEP_SPACES}
    )
    _text(element, "source", unit.source)
    if unit.target:
        state = "final" if unit.is_released else "needs-review-translation"
        _text(element, "target", unit.target, {"state": state})
    _text(element, "note", unit.title)
    if unit.former is not None:
        former = SubElement(element, "alt-trans", {"alttranstype": "previous-version"})
        _text(former, "source", unit.former[0])
        _text(former, "target", unit.former[1])


def _new(head: FileHead, units: Iterable[WrittenUnit]) -> Element:
    """XLIFF 2.0: `unit` with `notes` before its one `segment`."""
    root = Element(
        "xliff",
        {
            "version": Version.NEW.value,
            "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
            "srcLang": SOURCE_LANGUAGE,
            "trgLang": head.language,
        },
    )
    file = SubElement(root, "file", {"id": "texts", "original": head.centre})
    for unit in units:
        _new_unit(file, unit)
    return root


def _new_unit(file: Element, unit: WrittenUnit) -> None:
    element = SubElement(file, "unit", {"id": str(unit.key), "name": unit.key.section, **_KEEP_SPACES})
    notes = SubElement(element, "notes")
    _text(notes, "note", unit.title, {"category": "title"})
    if unit.former is not None:
        _text(notes, "note", unit.former[0], {"category": "former-source"})
        _text(notes, "note", unit.former[1], {"category": "former-target"})
    state = "final" if unit.is_released else "translated" if unit.target else "initial"
    segment = SubElement(element, "segment", {"state": state})
    _text(segment, "source", unit.source)
    if unit.target:
        _text(segment, "target", unit.target)


def _text(parent: Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    SubElement(parent, name, attributes or {}).text = writable("\n".join(text.splitlines()))
