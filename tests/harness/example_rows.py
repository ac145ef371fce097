"""Rows that an address may be about, made in a centre when they are asked for."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

from knotenpunkt.access.policy import OPERATOR, Actor, Grant, Role
from knotenpunkt.accounts.actions.announcements import announce
from knotenpunkt.accounts.actions.invitations import Place, invite_person
from knotenpunkt.accounts.models import Invitation, Person, Seat
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import PlaceRecord
from knotenpunkt.directory.models import (
    EntryKind,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from knotenpunkt.directory.tests.factories import service_record, term
from knotenpunkt.harvesting.actions.keep_sources import SourceFacts, keep_source
from knotenpunkt.harvesting.domain.sources import SourceKind
from knotenpunkt.harvesting.models import TakenUp
from knotenpunkt.importers.domain.answers import Deed
from knotenpunkt.importers.models import ColumnMeaning, RememberedAnswer, WorkbookUpload
from knotenpunkt.importers.models.workbook_upload import UploadState
from knotenpunkt.mail.actions.block_address import block_address
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.monitoring.actions.receive_figures import HandedIn, receive_figures
from knotenpunkt.monitoring.domain.figure_plan import Told
from knotenpunkt.planning.actions.edit_posts import PostContent, add_post
from knotenpunkt.planning.actions.edit_profile import ProgrammeContent, add_entry
from knotenpunkt.planning.models import Plan, Post, Target
from knotenpunkt.planning.tests.plans import published as published_plan
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.search.actions.edit_synonyms import SynonymContent, add_synonym
from knotenpunkt.search.domain.synonyms import SynonymWords
from knotenpunkt.shared.tenancy import Scope, TenantOwned
from knotenpunkt.translating.actions.edit_glossary import keep_term
from knotenpunkt.translating.actions.exchange_files import hand_out, receive
from knotenpunkt.translating.domain.xliff import Version
from knotenpunkt.translating.queries.files import Choice
from knotenpunkt.upkeep.models import DuplicatePair, EntryMerge, Suggestion

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def published_service(centre: Centre) -> str:
    return str(
        Service.objects.public().filter(centre=centre).order_by("pk").values_list("slug", flat=True)[0]
    )


def published_organization(centre: Centre) -> str:
    found = Organization.objects.public().filter(centre=centre).order_by("pk")
    return str(found.values_list("slug", flat=True)[0])


def key_of_published(model: type[TenantOwned], centre: Centre) -> str:
    return str(model.objects.public().within(Scope.of(centre)).order_by("pk").values_list("pk", flat=True)[0])


def service_at_a_place(centre: Centre) -> str:
    record = service_record("Treff am Markt", place=PlaceRecord(city="Markt"))
    changes = CatalogueChanges((), (Change(None, record),))
    save_catalogue(centre, changes, actor=OPERATOR, now=NOW)
    return key_of_published(ServiceAtLocation, centre)


def known_term() -> TaxonomyTerm:
    return TaxonomyTerm.objects.filter(taxonomy="topic").first() or term("topic", "example", "Beispiel")


def synonym(centre: Centre) -> uuid.UUID:
    content = SynonymContent(SynonymWords(("Amt",), ("Jobcenter",)))
    key: uuid.UUID = add_synonym(centre, content, actor=OPERATOR, now=NOW).pk
    return key


def colleague(centre: Centre) -> Seat:
    """Somebody of the centre about whom a screen asks."""
    person, _ = Person.objects.get_or_create(
        email=f"kollegin@{centre.slug}.example", defaults={"display_name": "Kollegin"}
    )
    return Seat.objects.get_or_create(person=person, role=Role.CENTRE_EDITOR, centre=centre)[0]


def open_invitation(centre: Centre) -> Invitation:
    known = Invitation.objects.within(Scope.of(centre)).filter(Invitation.open_condition).first()
    if known is not None:
        return known  # type: ignore[no-any-return]
    place = Place(Role.CENTRE_EDITOR)
    return invite_person(centre, f"neu@{centre.slug}.example", place, actor=OPERATOR, now=datetime.now(UTC))[
        0
    ]


def barrier_message(centre: Centre) -> uuid.UUID:
    message = AccessibilityFeedback.objects.create(
        centre=centre,
        reference=f"B{uuid.uuid4().hex[:8]}",
        message="The map cannot be read.",
        received_at=NOW,
    )
    key: uuid.UUID = message.pk
    return key


def blocked_mailbox(centre: Centre) -> uuid.UUID:
    """An address that takes no letters; the centre once wrote to it."""
    letter = Letter(to=f"weg@{centre.slug}.example", subject="Gruß", text="Guten Tag")
    post_letter(letter, centre=centre, actor=OPERATOR, now=NOW)
    blocked = block_address(letter.to, BlockReason.BOUNCE, evidence="5.1.1", actor=OPERATOR, now=NOW)
    return blocked.pk


def translatable_service(centre: Centre) -> uuid.UUID:
    key: uuid.UUID = (
        Service.objects.public().filter(centre=centre).order_by("pk").values_list("pk", flat=True)[0]
    )
    return key


def received_file(centre: Centre) -> uuid.UUID:
    """A file that came back from translators."""
    content = hand_out(centre, "en", Version.OLD, Choice.EVERYTHING, actor=OPERATOR, now=NOW)
    key: uuid.UUID = receive(centre, "en", "en.xlf", content, actor=OPERATOR, now=NOW).pk
    return key


def glossary_term(centre: Centre) -> uuid.UUID:
    key: uuid.UUID = keep_term(centre, "Kurs", "en", "course", actor=OPERATOR, now=NOW).pk
    return key


def place(centre: Centre) -> uuid.UUID:
    """Where an offer of the centre takes place."""
    location, _ = Location.objects.within(Scope.of(centre)).get_or_create(centre=centre, name="Rathaus")
    key: uuid.UUID = location.pk
    return key


def announcement(centre: Centre) -> uuid.UUID:
    """What the desk of the state tells everybody."""
    state = Actor("state desk", (Grant(Role.STATE_DESK),))
    return announce("Fachtag", "Am Montag.", NOW.date(), actor=state, now=NOW).pk


def handed_in_figures(centre: Centre) -> uuid.UUID:
    """A table of figures; nothing of it was taken over."""
    handed_in = HandedIn(
        "zahlen.csv",
        b"AGS;Stichtag;Wert;Indikator\n05370;31.12.2023;3;foreign_pop\n",
        Told(),
        {"publisher": "Landesbetrieb", "licence": "frei"},
    )
    return receive_figures(handed_in, actor=OPERATOR, now=NOW).pk


def waiting_suggestion(centre: Centre) -> uuid.UUID:
    """A mistake that somebody noticed in an offer."""
    suggestion = Suggestion.objects.create(
        centre=centre,
        reference=uuid.uuid4().hex[:12],
        kind=Suggestion.Kind.MISTAKE,
        origin=Suggestion.Origin.PUBLIC,
        service_id=translatable_service(centre),
        message="The number is wrong.",
        created_at=NOW,
    )
    key: uuid.UUID = suggestion.pk
    return key


def _two_services(centre: Centre) -> list[uuid.UUID]:
    """The second of a centre that has one alone is nobody's."""
    found = Service.objects.within(Scope.of(centre)).order_by("pk").values_list("pk", flat=True)[:2]
    return [*found, uuid.UUID(int=2**128 - 1)][:2]


def pair_of_services(centre: Centre) -> uuid.UUID:
    first, second = _two_services(centre)
    pair, _ = DuplicatePair.objects.within(Scope.of(centre)).get_or_create(
        centre=centre,
        first=first,
        second=second,
        defaults={"kind": EntryKind.SERVICE, "likeness": 0.9, "found_at": NOW},
    )
    key: uuid.UUID = pair.pk
    return key


def merge_of_services(centre: Centre) -> uuid.UUID:
    """Taken back already: whoever separates them again changes nothing."""
    kept, absorbed = _two_services(centre)
    merge, _ = EntryMerge.objects.within(Scope.of(centre)).get_or_create(
        centre=centre,
        kept=kept,
        absorbed=absorbed,
        defaults={
            "kind": EntryKind.SERVICE,
            "batch": uuid.uuid4(),
            "merged_at": NOW,
            "separated_at": NOW,
        },
    )
    key: uuid.UUID = merge.pk
    return key


def uploaded_workbook(centre: Centre) -> uuid.UUID:
    """A file that could not be read."""
    upload = WorkbookUpload.objects.create(
        centre=centre,
        uploaded_by="nobody",
        uploaded_at=NOW,
        file_name="angebote.xlsx",
        content=b"",
        state=UploadState.FAILED,
        problem="Die Datei ist leer.",
    )
    key: uuid.UUID = upload.pk
    return key


def remembered_answer(centre: Centre) -> uuid.UUID:
    answer = RememberedAnswer.objects.create(
        centre=centre,
        fingerprint=uuid.uuid4().hex,
        heading="Träger",
        raw="Caritas",
        deed=Deed.READ_AS,
        answered_by="nobody",
        answered_at=NOW,
    )
    key: uuid.UUID = answer.pk
    return key


def column_meaning(centre: Centre) -> uuid.UUID:
    meaning, _ = ColumnMeaning.objects.within(Scope.of(centre)).get_or_create(
        centre=centre,
        sheet="angebote",
        column="projektname",
        defaults={
            "sheet_name": "Angebote",
            "text": "Projektname",
            "heading": "Angebot",
            "answered_by": "nobody",
            "answered_at": NOW,
        },
    )
    key: uuid.UUID = meaning.pk
    return key


def programme(centre: Centre) -> uuid.UUID:
    return add_entry(centre, ProgrammeContent("Rucksack"), actor=OPERATOR, now=NOW).pk


def specialists(centre: Centre) -> uuid.UUID:
    """Posts that the centre has."""
    content = PostContent(Post.Kind.SPECIALIST, Post.Funding.STATE_LUMP_SUM, Decimal("3.5"), date(2014, 9, 1))
    return add_post(centre, content, actor=OPERATOR, now=NOW).pk


def stored_plan(centre: Centre) -> Plan:
    """A published plan with a focus area, a measure and a target."""
    known = Plan.objects.within(Scope.of(centre)).first()
    return known or published_plan(centre)[0]


def focus_line(centre: Centre) -> uuid.UUID:
    line: uuid.UUID = stored_plan(centre).focus_areas.values_list("line", flat=True)[0]
    return line


def counted_target(centre: Centre) -> uuid.UUID:
    found = Target.objects.within(Scope.of(centre)).filter(focus_area__plan=stored_plan(centre))
    key: uuid.UUID = found.values_list("pk", flat=True)[0]
    return key


def source_of_others(centre: Centre) -> uuid.UUID:
    """A list of somebody else that the centre takes over."""
    facts = SourceFacts(SourceKind.HSDS_API, "https://kreis.example/hsds/v3/", "Kreis Beispiel", "CC BY 4.0")
    return keep_source(centre, facts, actor=OPERATOR, now=NOW).pk


def waiting_entry(centre: Centre) -> uuid.UUID:
    """An organization that was taken up, changed here, and is gone there."""
    kept = TakenUp.objects.within(Scope.of(centre)).get_or_create(
        source_id=source_of_others(centre),
        kind="organization",
        foreign_id="1",
        defaults={
            "entry": key_of_published(Organization, centre),
            "record": {"name": "Anders"},
            "question": TakenUp.Question.GONE,
            "taken_up_at": NOW,
        },
    )
    key: uuid.UUID = kept[0].pk
    return key
