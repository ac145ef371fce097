"""The doors of the workspace: every screen that has a place in the navigation, and for whom it is open."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Actor, Permission, may, share_of
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class Door:
    """A screen of the workspace by its name, what it is called and what one can do there.

    It is closed to whoever may do what makes it needless (`unless`).
    """

    permission: Permission
    screen: str
    label: str
    purpose: str
    unless: Permission | None = None

    def is_open(self, actor: Actor, centre: Centre) -> bool:
        """Whether the actor may enter here, in any part of the centre, and has no better door."""
        return bool(share_of(actor, self.permission, centre=centre.pk)) and not (
            self.unless and share_of(actor, self.unless, centre=centre.pk)
        )


@dataclass(frozen=True, slots=True)
class Room:
    """Doors that belong together; `is_main`: they stand in the head of every screen."""

    label: str
    doors: tuple[Door, ...]
    is_main: bool = False


def rooms_for(actor: Actor, centre: Centre) -> tuple[Room, ...]:
    """The rooms of the workspace with the doors that are open to the actor; a room without any is left out."""
    rooms = (
        Room(
            room.label,
            tuple(door for door in room.doors if door.is_open(actor, centre)),
            room.is_main,
        )
        for room in _rooms()
    )
    return tuple(room for room in rooms if room.doors)


def state_doors(actor: Actor) -> tuple[Door, ...]:
    """The doors of whoever works for the whole state."""
    return tuple(door for door in _state() if may(actor, door.permission))


def _state() -> Iterator[Door]:
    yield Door(
        Permission.STATE_DESK_OPEN,
        "state_desk",
        _("State desk"),
        _("Periods that end, announcements, and what the centres have published."),
    )
    yield Door(
        Permission.REGION_FIGURES_IMPORT,
        "figure_uploads",
        _("Import figures"),
        _(
            "Figures about municipalities and districts out of a table: what would change, then all in one step."
        ),
    )


def _rooms() -> Iterator[Room]:
    yield Room(_("Catalogue"), (*_catalogue(), *_kept_in_order()), is_main=True)
    yield Room(_("Our plan"), tuple(_plan()))
    yield Room(_("What people look for"), tuple(_search()))
    yield Room(_("People and settings"), (*_settings(), _freshness()))


def _catalogue() -> Iterator[Door]:
    """Offers, organizations, places, and what keeps them right."""
    yield from _entries()
    yield Door(
        Permission.SUGGESTION_DECIDE,
        "suggestion_list",
        _("Suggestions"),
        _("What providers and others want to have changed: look and decide."),
    )
    yield Door(
        Permission.CHANGE_PROPOSE,
        "own_suggestions",
        _("My suggestions"),
        _("What you sent to the integration centre, and what it decided."),
        unless=Permission.SUGGESTION_DECIDE,
    )
    yield Door(
        Permission.CATALOGUE_EDIT,
        "call_list",
        _("Whom to call"),
        _("Offers whose providers are silent or cannot be written to, with the phone number."),
    )
    yield Door(
        Permission.TRANSLATION_EDIT,
        "translations",
        _("Translations"),
        _("Texts of offers and providers in other languages and in Easy Language."),
    )


def _entries() -> Iterator[Door]:
    yield Door(
        Permission.CATALOGUE_EDIT,
        "catalogue_services",
        _("Offers"),
        _("Find, change, confirm and publish offers, one or many at once."),
    )
    yield Door(
        Permission.CATALOGUE_READ,
        "catalogue_services",
        _("Offers"),
        _("Look at the offers that you may see, and suggest what should be changed."),
        unless=Permission.CATALOGUE_EDIT,
    )
    yield Door(
        Permission.CATALOGUE_EDIT,
        "catalogue_organizations",
        _("Organizations"),
        _("Who offers what: names, contacts, and whose changes take effect at once."),
    )
    yield Door(
        Permission.CATALOGUE_READ,
        "catalogue_organizations",
        _("Organizations"),
        _("Who offers what: names and contacts."),
        unless=Permission.CATALOGUE_EDIT,
    )
    yield Door(
        Permission.CATALOGUE_EDIT,
        "catalogue_locations",
        _("Places"),
        _("Put an address right once, for every offer that takes place there."),
    )


def _kept_in_order() -> Iterator[Door]:
    """What comes in from workbooks, and what stands there twice."""
    yield Door(
        Permission.CATALOGUE_IMPORT,
        "workbook_uploads",
        _("Upload a workbook"),
        _("Your Excel file: what would change, questions to answer, taken over in one step and taken back."),
    )
    yield Door(
        Permission.CATALOGUE_IMPORT,
        "harvest_sources",
        _("Lists of others"),
        _("Offers that others publish: taken over every night, never overwriting what you wrote."),
    )
    yield Door(
        Permission.DUPLICATES_DECIDE,
        "duplicates",
        _("Duplicates"),
        _("Entries that look alike: compare, merge, or call them different."),
    )


def _plan() -> Iterator[Door]:
    """What the centre is, and what it means to do."""
    yield Door(
        Permission.PLAN_EDIT,
        "plan_list",
        _("Plans of the centre"),
        _("Focus areas of a period with goal and measures, from the draft to the result."),
    )
    yield Door(
        Permission.PROFILE_EDIT,
        "profile",
        _("Profile of the centre"),
        _("What your centre is, whom one reaches for what, programmes and integration concept."),
    )
    yield Door(
        Permission.PROFILE_EDIT,
        "posts",
        _("Posts"),
        _("How many full-time posts there are, of which kinds, and how it came to that."),
    )


def _search() -> Iterator[Door]:
    yield Door(
        Permission.SEARCH_REPORT_READ,
        "search_report",
        _("What was looked for"),
        _("Words by how often they were typed, found or not, and what people say is missing."),
    )
    yield Door(
        Permission.SEARCH_WORDS_EDIT,
        "synonyms",
        _("Search words"),
        _("Words and abbreviations that people here use, and what offers call the same thing."),
    )
    yield Door(
        Permission.SEARCH_EXPLAIN,
        "search_reasons",
        _("Why this order"),
        _("Ask as a visitor would, drafts included, and see why an offer stands where it stands."),
    )
    yield Door(
        Permission.FIGURES_READ,
        "offer_figures",
        _("Figures"),
        _("How often offers are looked at, called and written to, by month."),
    )


def _settings() -> Iterator[Door]:
    """Who works here, and what the centre has decided."""
    yield Door(
        Permission.COLLEAGUES_READ,
        "people",
        _("People"),
        _("Who works here and as what, and who is invited."),
    )
    yield Door(
        Permission.FEEDBACK_READ,
        "barrier_messages",
        _("Messages about barriers"),
        _("What visitors report, and where they wait for an answer."),
    )
    yield Door(
        Permission.SETTINGS_EDIT,
        "machine_settings",
        _("Translation by machine"),
        _("Whether readers see texts that a machine wrote, and what it translates at night."),
    )
    yield Door(
        Permission.PRIVACY_REGISTER_READ,
        "processing_record",
        _("Data about people"),
        _("What is kept about people, why and how long; answers to whoever asks for her own."),
    )
    yield Door(
        Permission.MAIL_READ,
        "undeliverable",
        _("E-mail problems"),
        _("Addresses that fail, and letters that did not arrive."),
    )
    yield Door(
        Permission.SETTINGS_EDIT,
        "nights",
        _("Nights"),
        _("Whether the program did what it does every night."),
    )


def _freshness() -> Door:
    return Door(
        Permission.SETTINGS_EDIT,
        "freshness_settings",
        _("Freshness"),
        _("Whether and how often providers are asked, and what silence brings."),
    )
