"""The answers to the questions of one page, as its form sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.importers.actions.answer_questions import GivenAnswer
from knotenpunkt.importers.domain.answers import Deed, OpenQuestion
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.numbers import TakenNumbers, number_in
from knotenpunkt.importers.domain.options import Option, may_be_typed, options_of, waits_for_another
from knotenpunkt.importers.report.stored import AskedTogether

type Taken = Mapping[str, TakenNumbers]  # by sheet

TYPED = "typed"
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer as the form shows it."""

    value: str
    label: str
    option: Option
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A question with its possible answers, what was chosen and typed, and what is wrong with it."""

    asked: AskedTogether
    choices: tuple[Choice, ...]
    may_be_typed: bool
    is_typed: bool
    typed: str
    error: str

    @property
    def waits(self) -> bool:
        """Whether another question has to be answered first."""
        return waits_for_another(self.asked.question.open)


class AnswersForm:
    """Questions and what was sent for them; a question without an answer stays open."""

    def __init__(
        self, questions: Sequence[AskedTogether], sent: Mapping[str, str], taken: Taken | None = None
    ) -> None:
        self.fields = tuple(_field(asked, sent, taken or {}) for asked in questions)

    @property
    def is_valid(self) -> bool:
        return not any(field.error for field in self.fields)

    @property
    def given(self) -> list[GivenAnswer]:
        """The answers, once they are known to be usable."""
        return [answer for field in self.fields if (answer := _answer(field)) is not None]


def _field(asked: AskedTogether, sent: Mapping[str, str], taken: Taken) -> Field:
    open_question = asked.question.open
    options = options_of(open_question)
    chosen = sent.get(f"q-{asked.name}", "")
    typed = " ".join(sent.get(f"t-{asked.name}", "").replace("\x00", "").split())
    can_type = may_be_typed(open_question)
    is_typed = can_type and (chosen == TYPED or (not chosen and bool(typed)))
    return Field(
        asked,
        tuple(
            Choice(str(place), _label(option, open_question), option, chosen == str(place))
            for place, option in enumerate(options)
        ),
        can_type,
        is_typed,
        typed,
        _error(typed, asked, taken) if is_typed else "",
    )


def _label(option: Option, question: OpenQuestion) -> str:
    """What happens if this is chosen; what stands in the workbook keeps its own direction."""
    shown = {"text": f"\u2068{option.shown}\u2069"}
    if question.heading is Heading.NUMBER and option.text:
        is_free = option.text == question.candidates[-1]
        return (
            _("Give it the free number %(text)s") % shown if is_free else _("It is number %(text)s") % shown
        )
    if option.deed is Deed.READ_AS:
        return _("“%(text)s” is meant") % shown if option.shown else _("Leave it empty")
    if option.deed is Deed.CREATE:
        return _("Create “%(text)s” as a new organization") % shown
    if option.deed is Deed.SAME:
        return _("The same as “%(text)s”: leave this row out") % shown
    if option.deed is Deed.OWN:
        return _("Another one: create it as an organization of its own")
    if option.deed is Deed.PUBLISH:
        return _("No, it still exists: publish it")
    if option.deed is Deed.LEAVE_OUT:
        return _("Leave this row out")
    return _kept_label(question.kind)


def _kept_label(kind: IssueKind) -> str:
    if kind is IssueKind.REVIEW_REQUESTED:
        return _("Checked: it is right")
    if kind in {IssueKind.PROBABLY_ENDED, IssueKind.REPLACED}:
        return _("Yes, do not publish it")
    if kind is IssueKind.MISSING_NUMBER:
        return _("Take it over without a number")
    if kind is IssueKind.UNKNOWN_PROVIDER:
        return _("Take it over without a provider")
    return _("Leave the text as it is")


def _error(typed: str, asked: AskedTogether, taken: Taken) -> str:
    if not typed:
        return _("Please write what is meant.")
    if asked.question.open.heading is Heading.NUMBER:
        return _number_error(typed, asked, taken.get(asked.question.sheet, {}))
    if len(typed) > LONGEST_TEXT:
        return _("Please shorten this to %(most)d characters.") % {"most": LONGEST_TEXT}
    return ""


def _number_error(typed: str, asked: AskedTogether, taken: TakenNumbers) -> str:
    number = number_in(typed)
    if number is None:
        return _("Please write a whole number of at most nine digits.")
    if number in taken and str(number) not in asked.question.open.candidates:
        told = {"number": number, "name": f"\u2068{taken[number]}\u2069"}
        return _("The number %(number)d belongs to “%(name)s”. Please write another.") % told
    return ""


def _answer(field: Field) -> GivenAnswer | None:
    question = field.asked.question
    if field.is_typed:
        return GivenAnswer(question.open, Deed.READ_AS, field.typed, question.raw, question.entry)
    for choice in field.choices:
        if choice.is_chosen:
            option = choice.option
            return GivenAnswer(question.open, option.deed, option.text, question.raw, question.entry)
    return None
