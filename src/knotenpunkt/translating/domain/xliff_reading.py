"""Reading files as tools for translators write them back: any order, with or without states, namespaces, groups.

Only the texts count. What stands beside a unit (proposals, notes, a tool's own elements) is left aside; marks that
merely divide a text into sentences (`mrk`) are read through.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from knotenpunkt.directory.domain.translations import normalised
from knotenpunkt.translating.domain.xliff import (
    LARGEST_FILE,
    MOST_UNITS,
    Fault,
    FileUnusable,
    ReadFile,
    ReadUnit,
)

_STANDARD = "urn:oasis:names:tc:xliff:document:"
_FINISHED = {"translated", "final", "signed-off", "reviewed"}
_DIVIDES = "mrk"


def read_file(content: bytes) -> ReadFile:
    """What a file says; raises FileUnusable."""
    root = _parsed(content)
    if _name(root) != "xliff":
        raise FileUnusable(Fault.NO_XLIFF, _name(root) or root.tag)
    version = root.get("version", "")
    if version.startswith("1.") or (not version and next(_named(root, "trans-unit"), None) is not None):
        found = _read_old(root)
    elif version.startswith("2.") or not version:
        found = _read_new(root)
    else:
        raise FileUnusable(Fault.OTHER_VERSION, version)
    if not found.units:
        raise FileUnusable(Fault.NO_UNITS)
    if len(found.units) > MOST_UNITS:
        raise FileUnusable(Fault.TOO_LARGE)
    return found


def _parsed(content: bytes) -> Element:
    if len(content) > LARGEST_FILE:
        raise FileUnusable(Fault.TOO_LARGE)
    if not content.strip():
        raise FileUnusable(Fault.EMPTY)
    try:
        root: Element = fromstring(content.lstrip(b" \t\r\n"), forbid_dtd=True)
    except DefusedXmlException:
        raise FileUnusable(Fault.FORBIDDEN) from None
    except (ParseError, ValueError, LookupError):
        raise FileUnusable(Fault.NO_XML) from None
    return root


def _read_old(root: Element) -> ReadFile:
    files = list(_named(root, "file"))
    sources, targets = (_said(files, f"{which}-language") for which in ("source", "target"))
    return ReadFile(sources, targets, tuple(map(_old_unit, _named(root, "trans-unit"))))


def _old_unit(unit: Element) -> ReadUnit:
    source, target = (next(_children(unit, name), None) for name in ("source", "target"))
    is_finished = unit.get("approved") == "yes" or (
        target is not None and target.get("state", "") in _FINISHED
    )
    texts = (_text(source), _text(target))
    has_tags = _has_tags(source, target)
    return _unit(unit.get("id", ""), *texts, has_tags=has_tags, is_finished=is_finished)


def _read_new(root: Element) -> ReadFile:
    units = tuple(map(_new_unit, _named(root, "unit")))
    return ReadFile(root.get("srcLang", ""), root.get("trgLang", ""), units)


def _new_unit(unit: Element) -> ReadUnit:
    """Several segments are one text; a text of which one is missing is not translated yet."""
    sources, targets, is_whole, is_finished = [], [], True, True
    for position, part in enumerate(_children(unit, "segment", "ignorable"), start=1):
        source, target = (next(_children(part, name), None) for name in ("source", "target"))
        sources.append(source)
        order = target.get("order", "") if target is not None else ""
        place = int(order) if order.isdecimal() else position
        is_gap = _name(part) == "ignorable" or not _text(source).strip()
        is_whole = is_whole and (is_gap or bool(_text(target).strip()))
        is_finished = is_finished and (is_gap or part.get("state", "") in _FINISHED)
        targets.append((place, target if target is not None else source))
    ordered = [target for _, target in sorted(targets, key=lambda one: one[0])]
    text = "".join(map(_text, ordered)) if is_whole else ""
    has_tags = _has_tags(*sources, *ordered)
    original = "".join(map(_text, sources))
    return _unit(unit.get("id", ""), original, text, has_tags=has_tags, is_finished=is_finished)


def _unit(key: str, source: str, target: str, *, has_tags: bool, is_finished: bool) -> ReadUnit:
    """A tool's copy of the source is no translation, unless somebody said that it is one."""
    is_copy = normalised(source) == normalised(target) and not is_finished
    lines = [line.strip() for line in target.strip().splitlines()]
    return ReadUnit(key, source, "" if is_copy else "\n".join(lines), has_tags)


def _name(element: Element) -> str:
    """The name of an element of the standard; empty for any other, such as a tool's own."""
    space, _, name = element.tag.rpartition("}")
    return name if not space or space.startswith(f"{{{_STANDARD}") else ""


def _named(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _name(element) == name)


def _children(parent: Element, *names: str) -> Iterator[Element]:
    return (child for child in parent if _name(child) in names)


def _text(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _has_tags(*elements: Element | None) -> bool:
    inner = (child for element in elements if element is not None for child in element.iter())
    return any(_name(child) not in {"source", "target", _DIVIDES} for child in inner)


def _said(files: Iterable[Element], name: str) -> str:
    """The language that all parts of a file name; those that name none agree with the others."""
    known = {file.get(name, "") for file in files} - {""}
    if len(known) > 1:
        raise FileUnusable(Fault.OTHER_TARGET, ", ".join(sorted(known)))
    return next(iter(known), "")
