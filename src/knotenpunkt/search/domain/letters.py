"""Letters: one spelling for comparing words. Knows letters of all languages, and no words of any."""

import re
import unicodedata

_SPECIAL = {
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "й": "й",  # a letter of its own, though it is written as и with a breve
    "ґ": "г",
    "ѐ": "е",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ٱ": "ا",
    "ـ": "",
    "\u200c": " ",  # Persian writes its endings behind it
    "‐": "-",
    "‑": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "ʹ": "'",
    "`": "'",
    "´": "'",
    "ʿ": "'",
    "ʾ": "'",
}
# Invisible marks for the typesetter and for the direction of writing.
_INVISIBLE = "\u00ad\u200b\u200d\u200e\u200f\u061c\u2060\ufeff" + "".join(map(chr, range(0x202A, 0x202F)))
_APOSTROPHE_IN_A_WORD = re.compile(r"(?<=[а-яєіїў])'(?=[а-яєіїў])")


class _Folding(dict[int, str]):
    """What becomes of each letter, worked out when the letter is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded_letter(chr(code))
        return found


def _folded_letter(letter: str) -> str:
    return "".join(_base(part) for part in letter.casefold())


def _base(letter: str) -> str:
    if letter in _SPECIAL:
        return _SPECIAL[letter]
    if letter in _INVISIBLE or unicodedata.combining(letter):
        return ""
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    parts = unicodedata.normalize("NFKD", letter)
    return letter if parts == letter else "".join(_base(part) for part in parts.casefold())


_FOLDING = _Folding()


def folded(text: str) -> str:
    """One spelling for all ways to write a text: no case, no accents, the same alef, digit and apostrophe.

    „Hückelhoven" and „Huckelhoven" become the same, so do „İş" and „is", „مدرسة" and „مدرسه", „ёлка" and „елка".
    „Hueckelhoven" stays apart: where „ue" means „ü" is known to the analysis of German only. The length may change.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFC", text).translate(_FOLDING)
    return _APOSTROPHE_IN_A_WORD.sub("", plain) if "'" in plain else plain
