"""Simulated providers: they read letters and answer by the links in them, by the same actions as real ones."""

import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from urllib.parse import unquote

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.config.simulation.rates import Lots, Rates
from knotenpunkt.directory.models import Service
from knotenpunkt.mail.actions.block_address import block_address
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.answer_by_link import (
    AlreadyAnswered,
    answer_changed,
    answer_confirmed,
    answer_ended,
    choose_rhythm,
)
from knotenpunkt.upkeep.queries.opened_links import LinkState, opened_link
from knotenpunkt.upkeep.queries.questions import Question, record_of

_LINK = re.compile(r"/antwort/stimmt-noch/\?schluessel=(\S+)")
_MEAN_DAYS = 3.0
_RHYTHMS, _OF_TEN = (3, 6, 12), (1, 7, 2)


class Temper(StrEnum):
    """What a provider is like."""

    ANSWERS = "answers"
    IGNORES = "ignores"
    BOUNCES = "bounces"


@dataclass(slots=True)
class Providers:
    """Everyone behind an address, and the letters that wait to be answered on some day."""

    centre: Centre
    rates: Rates
    lots: Lots
    tempers: dict[str, Temper]
    _pile: defaultdict[date, list[OutgoingMail]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def behind(cls, addresses: Iterable[str], centre: Centre, rates: Rates, lots: Lots) -> "Providers":
        """The providers behind these addresses, exactly as many of each temper as the rates say."""
        drawn = sorted(set(addresses), key=lambda address: lots.share("temper", address))
        answering, bouncing = (round(share * len(drawn)) for share in (rates.answering, rates.bouncing))
        tempers = dict.fromkeys(drawn, Temper.IGNORES)
        tempers |= dict.fromkeys(drawn[:answering], Temper.ANSWERS)
        tempers |= dict.fromkeys(drawn[answering : answering + bouncing], Temper.BOUNCES)
        return cls(centre, rates, lots, tempers)

    def receive(self, letter: OutgoingMail, now: datetime) -> None:
        """A letter is delivered, or comes back."""
        temper = self.tempers[letter.recipient]
        if temper is Temper.BOUNCES:
            block_address(letter.recipient, BlockReason.BOUNCE, evidence="5.1.1", actor=OPERATOR, now=now)
        if temper is not Temper.ANSWERS or self._forgets(letter, now):
            return
        days = 1 + self.lots.days(_MEAN_DAYS, "answer", letter.recipient, now.date())
        self._pile[now.date() + timedelta(days=days)].append(letter)

    def answer(self, now: datetime) -> None:
        """Whoever answers today does."""
        for letter in self._pile.pop(now.date(), []):
            for key in _LINK.findall(letter.text):
                link = opened_link(self.centre, unquote(key), now=now)
                if link.state is LinkState.OPEN and link.question is not None:
                    with suppress(AlreadyAnswered):
                        self._answer(link.question, now)

    def _forgets(self, letter: OutgoingMail, now: datetime) -> bool:
        if letter.subject.startswith("Erinnerung"):
            return False
        return self.lots.share("forget", letter.recipient, now.date()) < self.rates.forgetting

    def _answer(self, question: Question, now: datetime) -> None:
        lot = self.lots.share("deed", question.service.title, question.service.address, now.date())
        if lot < self.rates.ending:
            answer_ended(self.centre, question, now=now)
        elif lot < self.rates.ending + self.rates.changing:
            self._change(question, now)
        else:
            answer_confirmed(self.centre, question, now=now)
        self._choose_rhythm(question, now)

    def _change(self, question: Question, now: datetime) -> None:
        record = record_of(self.centre, question)
        changed = replace(record, description=f"{record.description}\n\nStand: {now:%d.%m.%Y}".strip())
        service = Service.objects.within(Scope.of(self.centre)).get(pk=question.service.key)
        answer_changed(self.centre, question, changed, based_on=service.revision, now=now)

    def _choose_rhythm(self, question: Question, now: datetime) -> None:
        months = self.lots.choice(_RHYTHMS, _OF_TEN, "rhythm", question.service.address)
        choose_rhythm(self.centre, question, months, now=now)
