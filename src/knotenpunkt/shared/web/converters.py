"""Address parts with a closed set of values."""

from knotenpunkt.shared.languages import LANGUAGE_BY_CODE


class LanguageConverter:
    """A language of the interface in an address; any other word is no match."""

    regex = "|".join(LANGUAGE_BY_CODE)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class WordConverter:
    """Letters and digits without anything between them."""

    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class DataFormatConverter:
    """In which form data are given out."""

    regex = "csv|xlsx|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
