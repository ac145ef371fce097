"""From the bytes of a file to lists of records: JSON, lines of JSON, a table, or a package of them."""

import codecs
from pathlib import PurePosixPath

from knotenpunkt.hsds.domain.documents import LARGEST, Documents, Refusal, Unreadable
from knotenpunkt.hsds.domain.findings import Code, Place
from knotenpunkt.hsds.domain.json_reading import read_json
from knotenpunkt.hsds.domain.packages import is_package, members
from knotenpunkt.hsds.domain.table_reading import read_table
from knotenpunkt.hsds.domain.vocabulary import Vocabulary

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JSON = {".json", ".ndjson", ".jsonl", ".geojson"}
_DESCRIPTION = "datapackage.json"
_PDF = b"%PDF"
_OFFICE = "[Content_Types].xml"  # stands in every workbook of Excel and every document of Word


def read_file(name: str, content: bytes, vocabulary: Vocabulary) -> Documents:
    """What a file holds. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable(Refusal.TOO_LARGE, megabytes=LARGEST // 1_000_000)
    if not content.strip():
        raise Unreadable(Refusal.EMPTY)
    if content.startswith(_PDF):
        raise Unreadable(Refusal.PDF)
    documents = Documents()
    if is_package(content):
        _read_package(content, documents, vocabulary)
    else:
        _read_text(name, content, documents, vocabulary, in_package=False)
    return documents


def _read_package(content: bytes, documents: Documents, vocabulary: Vocabulary) -> None:
    """The tables of a package; other files in it are named, not read."""
    for name, inside in members(content):
        if name == _OFFICE:
            raise Unreadable(Refusal.OFFICE_FILE)
        if PurePosixPath(name).name == _DESCRIPTION or not inside.strip():
            continue
        if object_of_file(name, vocabulary) is None:
            documents.findings.note(Code.UNKNOWN_FILE, Place(file=name))
            continue
        try:
            _read_text(name, inside, documents, vocabulary, in_package=True)
        except Unreadable as bad:
            if bad.refusal is Refusal.TOO_MANY:
                raise
            documents.findings.note(Code.BROKEN_FILE, Place(file=name))
    if not documents.listings and not documents.findings.sorted():
        raise Unreadable(Refusal.NO_TABLES)


def _read_text(
    name: str, content: bytes, documents: Documents, vocabulary: Vocabulary, *, in_package: bool
) -> None:
    text, encoding = decoded(content)
    if encoding not in {"utf-8", "utf-8-sig"}:
        documents.findings.note(Code.ENCODING, Place(file=name, value=encoding))
    kind, ending = object_of_file(name, vocabulary), PurePosixPath(name.lower()).suffix
    is_json = ending in _JSON or (ending != ".csv" and text.lstrip()[:1] in {"{", "["})
    if is_json:
        documents.listings += read_json(name, text, kind, vocabulary, documents.findings, is_flat=in_package)
    elif kind is None:
        refusal = Refusal.UNKNOWN_TABLE if ending == ".csv" else Refusal.NOT_HSDS
        raise Unreadable(refusal, file=name)
    else:
        documents.listings.append(read_table(name, text, kind, documents.findings))


def object_of_file(name: str, vocabulary: Vocabulary) -> str | None:
    """The object whose table has this name; the ending may be another, and the object's own name serves as well."""
    stem = PurePosixPath(name.lower()).name.partition(".")[0]
    for one in vocabulary.values():
        if stem in {PurePosixPath(one.file).stem, one.name}:
            return one.name
    return None


def decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding: as its mark says, UTF-8, UTF-16 without a mark, or Windows-1252. Raises Unreadable."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for encoding in [marked] if marked else _likely(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    raise Unreadable(Refusal.NOT_TEXT)


def _likely(content: bytes) -> list[str]:
    """Every other byte nought: letters of two bytes each."""
    if content[1:2] == b"\x00":
        return ["utf-16-le"]
    if content[:1] == b"\x00":
        return ["utf-16-be"]
    return ["utf-8", "windows-1252"]
