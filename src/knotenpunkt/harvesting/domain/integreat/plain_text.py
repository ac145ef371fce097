"""HTML of other people as plain text: words, paragraphs, list items and addresses of links; nothing of the rest."""

import re
from html.parser import HTMLParser

_UNHEARD = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title", "textarea")
)
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "div",
            "dl",
            "dt",
            "dd",
            "figure",
            "figcaption",
            "footer",
        ),
        *(
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
        ),
        *("table", "tr", "ul"),
    )
)
_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def plain_text(html: str) -> str:
    """What a person would read aloud; the address of a link stands behind its words where these do not say it."""
    words = _Words()
    words.feed(html.replace("\x00", ""))
    words.close()
    lines = [" ".join(line.split()) for line in "".join(words.heard).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heard: list[str] = []
        self._unheard: list[str] = []
        self._links: list[tuple[str, int]] = []  # where each open link leads, and where its words begin

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNHEARD:
            self._unheard.append(tag)
        elif tag in _BLOCKS:
            self.heard.append("\n\n")
        elif tag in {"br", "li"}:
            self.heard.append("\n– " if tag == "li" else "\n")
        elif tag in {"td", "th"}:
            self.heard.append(" ")
        elif tag == "a":
            self._links.append(((dict(attrs).get("href") or "").strip(), len(self.heard)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNHEARD:
            if tag in self._unheard:
                del self._unheard[self._unheard.index(tag) :]
        elif tag in _BLOCKS:
            self.heard.append("\n\n")
        elif tag == "a" and self._links:
            address, begin = self._links.pop()
            self._say_address(address, "".join(self.heard[begin:]))

    def handle_data(self, data: str) -> None:
        if not self._unheard:
            self.heard.append(re.sub(r"\s+", " ", data))

    def _say_address(self, address: str, words: str) -> None:
        shown = _LINK.sub("", address).rstrip("/")
        if not self._unheard and _LINK.match(address) and shown.casefold() not in words.casefold():
            self.heard.append(f" ({address if address.lower().startswith('http') else shown})")
