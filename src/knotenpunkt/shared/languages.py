"""The languages in which the interface speaks, in the order in which they are offered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InterfaceLanguage:
    """A language of the interface by its BCP 47 code; `reviewed`: its texts need no note to readers.

    German needs none, it is the reference; any other language from the day a native speaker has read its texts.
    `for_staff`: the screens on which people work are there in this language too, not only those for the public.
    """

    code: str
    own_name: str
    right_to_left: bool = False
    reviewed: bool = False
    for_staff: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.right_to_left else "ltr"


INTERFACE_LANGUAGES = (
    InterfaceLanguage("de", "Deutsch", reviewed=True, for_staff=True),
    InterfaceLanguage("en", "English", for_staff=True),
    InterfaceLanguage("nl", "Nederlands"),
    InterfaceLanguage("tr", "Türkçe"),
    InterfaceLanguage("pl", "Polski"),
    InterfaceLanguage("ro", "Română"),
    InterfaceLanguage("ar", "العربية", right_to_left=True, for_staff=True),
    InterfaceLanguage("uk", "Українська"),
    InterfaceLanguage("ru", "Русский"),
    InterfaceLanguage("fa", "فارسی", right_to_left=True),
    InterfaceLanguage("fr", "Français"),
)
LANGUAGE_BY_CODE = {language.code: language for language in INTERFACE_LANGUAGES}
