"""The letter to a provider in words: German, as the offers are; the same in plain text and, by a template, in HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knotenpunkt.directory.domain.verification import Patience

LONGEST_TITLE = 120  # in a subject

_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


class Occasion(StrEnum):
    """Why the letter is written."""

    QUESTION = "question"
    REMINDER = "reminder"
    NEW_LINK = "new_link"


@dataclass(frozen=True, slots=True)
class OfferInLetter:
    """One offer: its title, its facts in one line, and the addresses of the three answers."""

    title: str
    facts: str
    confirm: str
    change: str
    end: str


@dataclass(frozen=True, slots=True)
class Sender:
    """The centre as it signs; the number as people write it."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class ProviderLetter:
    """A question about some offers, at least one; the links hold until that day."""

    occasion: Occasion
    offers: Sequence[OfferInLetter]
    sender: Sender
    patience: Patience
    until: date

    @property
    def subject(self) -> str:
        """The thing and the deed: „Stimmt ‚Sprachcafé Arsbeck' noch?"."""
        if len(self.offers) == 1:
            asked = f"Stimmt ‚{_shortened(self.offers[0].title)}‘ noch?"
        else:
            asked = f"Stimmen Ihre {len(self.offers)} Angebote noch?"
        starts = {Occasion.REMINDER: "Erinnerung: ", Occasion.NEW_LINK: "Neuer Link: "}
        return starts.get(self.occasion, "") + asked

    @property
    def opening(self) -> tuple[str, ...]:
        """What this is about, paragraph by paragraph."""
        several = len(self.offers) > 1
        stands = (
            f"in unserem Verzeichnis stehen {len(self.offers)} Angebote von Ihnen."
            if several
            else "in unserem Verzeichnis steht ein Angebot von Ihnen."
        )
        before = {
            Occasion.REMINDER: "Wir haben Sie vor einiger Zeit gefragt und noch nichts gehört.",
            Occasion.NEW_LINK: "Sie haben einen neuen Link angefordert.",
        }.get(self.occasion, "")
        correct = "ob die Angaben noch stimmen" if several else "ob die Angaben dazu noch stimmen"
        asked = f"Bitte sagen Sie uns, {correct}. Ein Klick genügt. Sie brauchen kein Konto."
        return tuple(part for part in (stands, before, asked) if part)

    @property
    def closing(self) -> tuple[str, ...]:
        """What the links do, what silence brings, and who chooses how often."""
        links = (
            f"Die Links gelten bis zum {_written(self.until)}. Ein Link öffnet nur eine Seite. "
            "Erst der Knopf dort schickt Ihre Antwort ab."
        )
        silence = (
            f"Ohne Antwort steht nach {self.patience.doubt} Tagen „nicht bestätigt“ am Angebot. "
            f"Nach {self.patience.hiding} Tagen ist es nicht mehr öffentlich."
        )
        rhythm = (
            "Wie oft wir fragen, entscheiden Sie: alle 3, 6 oder 12 Monate. "
            "Das stellen Sie auf der Seite „Ändern“ ein."
        )
        return links, silence, rhythm, f"Haben Sie Fragen? {self._reached}"

    @property
    def _reached(self) -> str:
        if self.sender.phone:
            return f"Rufen Sie uns an: {self.sender.phone}."
        return f"Schreiben Sie uns: {self.sender.email}." if self.sender.email else "Wir sind für Sie da."

    @property
    def text(self) -> str:
        """The letter as plain text."""
        offers = [_offer_in_text(number, offer) for number, offer in enumerate(self.offers, start=1)]
        parts = ("Guten Tag,", *self.opening, *offers, *self.closing, self.sender.name)
        return "\n\n".join(parts) + "\n"


def _offer_in_text(number: int, offer: OfferInLetter) -> str:
    lines = [f"{number}. {offer.title}"]
    if offer.facts:
        lines.append(f"   {offer.facts}")
    lines += [
        f"   Stimmt noch: {offer.confirm}",
        f"   Ändern: {offer.change}",
        f"   Gibt es nicht mehr: {offer.end}",
    ]
    return "\n".join(lines)


def _shortened(title: str) -> str:
    """On one line, since it stands in a header; long titles end at a word."""
    words = " ".join(title.split())
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _written(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
