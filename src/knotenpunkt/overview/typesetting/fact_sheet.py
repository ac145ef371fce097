"""The fact sheet as data for its template: every word in the reader's language, the centre's own texts in German."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from knotenpunkt.overview.domain.offices import ConceptFacts, OfficeFacts
from knotenpunkt.overview.domain.plans import FocusFacts
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.fact_sheets import FactSheet
from knotenpunkt.overview.queries.situation_words import written_figure
from knotenpunkt.overview.queries.voice_words import fault_words
from knotenpunkt.overview.typesetting.typesetter import number_of_pages, typeset
from knotenpunkt.planning.domain.posts import Step
from knotenpunkt.planning.domain.step_chart import GROUND, HEIGHT, WIDTH, step_chart
from knotenpunkt.planning.models import IntegrationConcept, Profile
from knotenpunkt.planning.queries.words import concept_state_name, field_name, progress_name
from knotenpunkt.shared.text.cldr import format_date, format_number, list_of
from knotenpunkt.shared.text.phone import national_form
from knotenpunkt.shared.web.qr_codes import qr_drawing

TEMPLATE = "fact_sheet"
MOST_PAGES = 2
MOST_FIGURES = 12

type Part = dict[str, Any]
type Words = Part | list[Part]


@dataclass(frozen=True, slots=True)
class Room:
    """How much there is room for: the letters of a text, and the rows of a list."""

    letters: int
    rows: int


# From everything to what fits on two pages whatever a centre has written.
ROOMS = (Room(2000, 60), Room(600, 24), Room(300, 12), Room(160, 8), Room(90, 5))


@dataclass(frozen=True, slots=True)
class FactSheetPaper:
    """A fact sheet in one language on a day; `address` is where everything can be read."""

    sheet: FactSheet
    language: str
    today: date
    address: str

    def pdf(self) -> bytes:
        """The file on one or two pages: where a centre has written more, texts and lists are shortened and say so."""
        drafts = (self.data(room) for room in ROOMS)
        fitting = next((data for data in drafts if number_of_pages(TEMPLATE, data) <= MOST_PAGES), None)
        day = datetime.combine(self.today, time.min, UTC)
        return typeset(TEMPLATE, fitting or self.data(ROOMS[-1]), day)

    def data(self, room: Room) -> dict[str, Any]:
        """Everything that the template asks for."""
        writer = _Writer(self, room)
        centre, day = self.sheet.centre, format_date(self.today, self.language)
        title = _("Fact sheet: %(centre)s") % {"centre": centre.name}
        return {
            "title": title,
            "author": centre.name,
            "description": _("The centre in figures, its team, its focus areas and programmes."),
            "language": self.language,
            "lead": writer.lead(day),
            "example": _examples_notice() if self.sheet.has_examples else "",
            "sections": [section for section in writer.sections() if section],
            "picture": qr_drawing(self.address),
            "picture_alternative": _("QR code of this page: %(address)s") % {"address": self.address},
            "footer": f"{centre.name} · {day} · {self.address}",
        }


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the sections of a sheet as long as there is room."""

    paper: FactSheetPaper
    room: Room

    @property
    def _sheet(self) -> FactSheet:
        return self.paper.sheet

    def lead(self, day: str) -> list[Part]:
        """The day, and what the centre is."""
        profile = self._sheet.profile
        stated = [ours(_("As of %(day)s") % {"day": day})]
        if self._sheet.voice:
            stated.append(ours(_told(self._sheet.voice, self.paper.language)))
        return [*stated, *(self._german(text) for text in _origin(profile) if text)] if profile else stated

    def sections(self) -> Iterable[Part | None]:
        yield self._situation()
        yield self._team()
        yield self._contacts()
        yield self._focus_areas()
        yield self._programmes()
        yield self._concepts()
        yield self._wishes()

    def _situation(self) -> Part:
        most = min(MOST_FIGURES, self.room.rows)
        rows = [
            [
                ours(figure.name),
                ours(written_figure(figure, self.paper.language)),
                ours(self._day(figure.reference_on)),
                ours(figure.source),
            ]
            for figure in self._sheet.situation[:most]
        ]
        head = [_("Figure"), _("Value"), _("Date"), _("Source")]
        lead = self._left_out(self._sheet.situation, most)
        return section(
            _("Situation in figures"), lead=lead, table=table(head, rows, numbers={1}, wide={0, 3})
        )

    def _team(self) -> Part:
        posts = self._sheet.posts
        if not posts.steps:
            return section(_("Team"), lead=[ours(_("The centre has not entered its posts yet."))])
        rows = [[ours(str(kind)), ours(self._number(number))] for kind, number in posts.by_kind]
        rows.append([ours(_("Together")), ours(self._number(posts.today))])
        steps = [self._step(step) for step in posts.steps if step.on <= self.paper.today][-self.room.rows :]
        return section(
            _marked(_("Team"), is_example=self._sheet.posts_are_examples),
            lead=[ours(_("Posts over time: %(steps)s.") % {"steps": "; ".join(steps)})] if steps else [],
            table=table([_("Kind of post"), _("Full-time posts")], rows, numbers={1}, wide={0}),
            chart=self._chart(posts.steps),
        )

    def _step(self, step: Step) -> str:
        is_planned = step.on > self.paper.today
        words = _("%(number)s planned from %(day)s") if is_planned else _("%(number)s since %(day)s")
        return words % {"number": self._number(step.full_time), "day": self._day(step.on)}

    def _chart(self, steps: Sequence[Step]) -> Part | None:
        """The same line as on the page; who does not see it is told every step."""
        drawn = step_chart(steps, self.paper.today)
        if drawn is None:
            return None
        told = "; ".join(map(self._step, steps))
        return {
            "alternative": _("Line of the full-time posts over time: %(steps)s.") % {"steps": told},
            "width": WIDTH,
            "height": HEIGHT,
            "ground": GROUND,
            "past": _points(drawn.past),
            "planned": _points(drawn.planned),
            "numbers": [[mark.x, mark.y, self._number(mark.value)] for mark in drawn.numbers],
            "years": [[mark.x, mark.y, mark.year] for mark in drawn.years],
        }

    def _contacts(self) -> Part | None:
        rows = [
            [german(contact.function), ours(national_form(contact.phone)), ours(contact.email)]
            for contact in self._sheet.contacts[: self.room.rows]
        ]
        head = [_("Function"), _("Phone"), _("E-mail")]
        if not rows:
            return None
        lead = self._left_out(self._sheet.contacts, self.room.rows)
        return section(_("Contacts"), lead=lead, table=table(head, rows, wide={0, 2}))

    def _focus_areas(self) -> Part:
        plan = self._sheet.plan
        if plan is None:
            nothing = _("There is no published plan for today.")
            return section(_("Focus areas"), lead=[ours(nothing)])
        period = _("Plan from %(first)s to %(last)s") % {
            "first": self._day(plan.begins_on),
            "last": self._day(plan.last_day),
        }
        return section(
            _marked(_("Focus areas"), is_example=plan.is_example),
            lead=[ours(period), *self._left_out(plan.focus_areas, self.room.rows)],
            children=[self._focus_area(area) for area in plan.focus_areas[: self.room.rows]],
        )

    def _focus_area(self, area: FocusFacts) -> Part:
        themes = list_of([theme.label(self.paper.language) for theme in area.themes], self.paper.language)
        kind = " · ".join(filter(None, (field_name(area.field), themes)))
        goal = [self._german(area.goal)] if area.goal else []
        return {"heading": self._german(area.title), "lines": [ours(kind), *goal, self._progress(area)]}

    def _progress(self, area: FocusFacts) -> Words:
        progress = progress_name(area.progress) if area.progress else _("Nothing said on progress yet")
        stated = _("Progress: %(progress)s") % {"progress": progress}
        return [ours(f"{stated} · "), self._german(area.sentence)] if area.sentence else ours(stated)

    def _programmes(self) -> Part | None:
        programmes = self._sheet.programmes
        points = [self._german(": ".join(filter(None, (one.name, one.note)))) for one in programmes]
        return self._list(_("Programmes"), points)

    def _concepts(self) -> Part | None:
        lines = [
            [self._german(concept.title), ours(f": {self._state(concept)}")]
            for concept in self._sheet.concepts
        ]
        return self._list(_("Integration concept"), lines)

    def _state(self, concept: IntegrationConcept | ConceptFacts) -> str:
        is_adopted = concept.adopted_on and concept.state == IntegrationConcept.State.ADOPTED
        state = "" if is_adopted else concept_state_name(concept.state)
        days = [
            _("adopted on %(day)s") % {"day": self._day(concept.adopted_on)} if concept.adopted_on else "",
            _("valid until %(day)s") % {"day": self._day(concept.valid_until)} if concept.valid_until else "",
        ]
        return ", ".join(filter(None, (state, *days)))

    def _wishes(self) -> Part | None:
        profile = self._sheet.profile
        if profile is None or not profile.wishes:
            return None
        lead = [self._german(line) for line in profile.wishes.splitlines() if line.strip()]
        heading = _marked(_("What the centre asks of the state"), is_example=profile.is_example)
        return section(heading, lead=lead[: self.room.rows])

    def _list(self, heading: str, points: Sequence[Words]) -> Part | None:
        if not points:
            return None
        return section(heading, lead=self._left_out(points, self.room.rows), points=points[: self.room.rows])

    def _left_out(self, entries: Sequence[object], most: int) -> list[Part]:
        """A sentence about what there was no room for."""
        if len(entries) <= most:
            return []
        text = _("The first %(shown)s of %(all)s; all of them: %(address)s")
        shown = {"shown": most, "all": len(entries), "address": self.paper.address}
        return [ours(text % shown)]

    def _german(self, text: str) -> Part:
        return german(self._shortened(text))

    def _shortened(self, text: str) -> str:
        letters = self.room.letters
        return text if len(text) <= letters else f"{text[:letters].rsplit(' ', 1)[0]} …"

    def _day(self, day: date | None) -> str:
        return format_date(day, self.paper.language, "medium") if day else ""

    def _number(self, number: Any) -> str:
        return format_number(number, self.paper.language)


def _examples_notice() -> str:
    return (
        f"{_('Example, made up')}. {_('The parts marked so are examples. The real centre has not said it.')}"
    )


def _marked(heading: str, *, is_example: bool) -> str:
    """A heading that says so where what stands under it is made up."""
    return f"{heading} ({_('Example, made up')})" if is_example else heading


def _origin(profile: Profile | OfficeFacts) -> tuple[str, ...]:
    return (profile.host, profile.placement)


def _points(written: str) -> list[list[int]]:
    """The points of a line as SVG writes them."""
    return [[int(length) for length in point.split(",")] for point in written.split()]


def _told(voice: Voice, language: str) -> str:
    """Whose word it is, of which day, and why it is no newer."""
    day = _("As of %(day)s") % {"day": format_date(voice.told_on, language)}
    words = _("This centre works in another instance. Its details come from there.")
    return f"{words} {' · '.join(filter(None, (voice.host, day, fault_words(voice))))}"


def ours(text: str) -> Part:
    """Words of the program, in the language of the sheet."""
    return {"text": text, "german": False}


def german(text: str) -> Part:
    """Words of the centre."""
    return {"text": text, "german": True}


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[Part]],
    *,
    numbers: Iterable[int] = (),
    wide: Iterable[int] = (),
) -> Part:
    """Rows under a head; columns with numbers stand to the right, wide ones share what room is left."""
    columns = range(len(head))
    return {
        "head": list(head),
        "rows": rows,
        "numbers": [column in set(numbers) for column in columns],
        "columns": [column in set(wide) for column in columns],
    }


def section(
    heading: str,
    *,
    lead: Sequence[Part] = (),
    table: Part | None = None,
    chart: Part | None = None,
    points: Sequence[Words] = (),
    children: Sequence[Part] = (),
) -> Part:
    """A part of the sheet under its heading."""
    return {
        "heading": heading,
        "lead": lead,
        "table": table,
        "chart": chart,
        "points": points,
        "children": children,
    }
