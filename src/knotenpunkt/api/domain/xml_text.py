"""XML documents as bytes; what no XML document may contain is left out of texts."""

import re
from xml.etree import ElementTree as ET

# Everything but the characters of XML 1.0 (section 2.2).
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """A further element inside another one."""
    added = ET.SubElement(parent, name, {key: allowed(value) for key, value in attributes.items() if value})
    added.text = allowed(text) or None
    return added


def allowed(text: str) -> str:
    """The text without characters that no XML document may contain."""
    return _NO_CHARACTER.sub("", text)


def document(root: ET.Element) -> bytes:
    """The document in UTF-8 with its declaration."""
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
