"""Copies exactly the front-end files that pages use from node_modules into build/frontend.

What lies in build/frontend is served as static files; nothing of it is committed. Beside it, in build/paper, lie the
same typefaces unpacked, for PDF files are typeset with them.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
TARGET = ROOT / "build" / "frontend"
PAPER = ROOT / "build" / "paper"

KERN_FILES = {
    "@kern-ux/native/dist/kern.min.css": "kern/kern.min.css",
    "@kern-ux/native/LICENSE.md": "kern/LICENSE.md",
    "@fontsource/fira-sans/LICENSE": "fonts/fira-sans-LICENSE.txt",
    "@fontsource/vazirmatn/LICENSE": "fonts/vazirmatn-LICENSE.txt",
}

WEIGHTS = (400, 600)  # KERN's body and its headings; 500 falls back to 400


@dataclass(frozen=True, slots=True)
class Script:
    """One subset of a typeface: a browser fetches it only when a page has a character in its range."""

    package: str
    subset: str
    unicode_range: str


# Ranges do not overlap: the joiners U+200C-200E belong to Arabic alone, so that a Persian word stays in one font.
SCRIPTS = (
    Script(
        "vazirmatn",
        "arabic",
        "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2E41,U+FB50-FDFF,U+FE70-FEFC",
    ),
    Script("fira-sans", "cyrillic", "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"),
    Script(
        "fira-sans", "latin-ext", "U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1EFF,U+20A0-20AB,U+20AD-20C0"
    ),
    Script(
        "fira-sans",
        "latin",
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02DC,U+2000-200B,U+200F-206F,U+20AC,U+2122,U+2191,U+2193,U+2212",
    ),
)


def font_face(script: Script, weight: int) -> str:
    """One @font-face rule of the single family "Fira Sans" that KERN names; Arabic letters come from Vazirmatn."""
    return (
        "@font-face{font-family:'Fira Sans';font-style:normal;font-display:swap;"
        f"font-weight:{weight};src:url({font_file(script, weight)}) format('woff2');"
        f"unicode-range:{script.unicode_range}}}"
    )


def font_file(script: Script, weight: int) -> str:
    return f"{script.package}-{script.subset}-{weight}-normal.woff2"


def copy(source: str, target: str) -> None:
    origin = MODULES / source
    if not origin.is_file():
        sys.exit(f"The front-end part {source} is missing. Remove node_modules and start again.")
    destination = TARGET / target
    destination.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(origin, destination)


def unpack(script: Script, weight: int) -> None:
    """The typesetter takes one font of a family and looks for what is missing in another family: a subset is one."""
    font = TTFont(TARGET / "fonts" / font_file(script, weight), recalcTimestamp=False)
    font.flavor = None
    for name, text in {
        1: f"{script.package} {script.subset}",
        2: "Regular",
        16: f"{script.package} {script.subset}",
    }.items():
        font["name"].setName(text, name, 3, 1, 0x409)
    font.save(PAPER / f"{script.package}-{script.subset}-{weight}.ttf")


def main() -> None:
    shutil.rmtree(TARGET, ignore_errors=True)
    shutil.rmtree(PAPER, ignore_errors=True)
    PAPER.mkdir(parents=True)
    for source, target in KERN_FILES.items():
        copy(source, target)
    rules = []
    for script in SCRIPTS:
        for weight in WEIGHTS:
            name = font_file(script, weight)
            copy(f"@fontsource/{script.package}/files/{name}", f"fonts/{name}")
            rules.append(font_face(script, weight))
            unpack(script, weight)
    (TARGET / "fonts" / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
