"""The languages in which the interface speaks, in the order in which they are offered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InterfaceLanguage:
    """A language of the interface by its BCP 47 code; `reviewed`: its texts need no note to readers.

    German needs none, it is the reference; any other language from the day a native speaker has read its texts.
    """

    code: str
    own_name: str
    right_to_left: bool = False
    reviewed: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.right_to_left else "ltr"


INTERFACE_LANGUAGES = (
    InterfaceLanguage("de", "Deutsch", reviewed=True),
    InterfaceLanguage("en", "English"),
    InterfaceLanguage("nl", "Nederlands"),
    InterfaceLanguage("tr", "Türkçe"),
    InterfaceLanguage("pl", "Polski"),
    InterfaceLanguage("ro", "Română"),
    InterfaceLanguage("ar", "العربية", right_to_left=True),
    InterfaceLanguage("uk", "Українська"),
    InterfaceLanguage("ru", "Русский"),
    InterfaceLanguage("fa", "فارسی", right_to_left=True),
    InterfaceLanguage("fr", "Français"),
)
LANGUAGE_BY_CODE = {language.code: language for language in INTERFACE_LANGUAGES}
