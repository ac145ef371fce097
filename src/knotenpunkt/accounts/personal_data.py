"""What the accounts keep about people: who signs in, what she is where, and that it was she who did something."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Invitation, Person, Seat
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.personal_data import Activity, ErasureRefused, Found, PersonalField

ACCOUNTS = Activity(
    code="accounts",
    title=later("Accounts of people who work here"),
    purpose=later("Letting in whoever may work here, and nobody else"),
    legal_basis=later("Art. 6 (1) (e) GDPR, § 3 DSG NRW; for employees § 18 DSG NRW"),
    people=later("Team of the centre, editors of providers, municipal officers"),
    recipients=later("Whoever manages the people of the centre"),
    retention=later("Until the account is erased; one without any role half a year after the last sign-in"),
    night_job="accounts.unused",
    fields=(
        PersonalField("accounts.Person.email", later("address with which she signs in")),
        PersonalField("accounts.Person.display_name", later("name that colleagues see")),
        PersonalField("accounts.Person.last_login", later("when she signed in last")),
        PersonalField("accounts.Person.language", later("language of letters to her")),
        PersonalField("accounts.Invitation.email", later("address to which an invitation went")),
        PersonalField("account.EmailAddress.email", later("the same address, as proven")),
        PersonalField("mfa.Authenticator.data", later("her second factors, encrypted")),
        PersonalField("usersessions.UserSession.ip", later("from where she is signed in")),
        PersonalField("usersessions.UserSession.user_agent", later("with which device")),
        PersonalField("accounts.Seat.person", later("her roles, and where she has them")),
    ),
)
TRAIL = Activity(
    code="trail",
    title=later("Who did what"),
    purpose=later("Showing who changed what, and finding misuse"),
    legal_basis=later("Art. 6 (1) (e), Art. 32 GDPR; not for judging performance (§ 72 LPVG NRW)"),
    people=later("Everybody with an account"),
    recipients=later("Whoever may edit the record; the operator where misuse is suspected"),
    retention=later("The name vanishes with the account; what was done stays without a name"),
    fields=(PersonalField("shared.AuditEvent.actor", later("key of the account, never a name")),),
)
_INDISPENSABLE = (Role.CENTRE_HEAD, Role.TENANT_ADMINISTRATOR)


class Accounts:
    """An account is found by its address, in every centre where it has a role."""

    def find(self, email: str, *, centre: uuid.UUID) -> list[Found]:
        person = _person(email, centre)
        if person is None:
            return []
        here = Centre.objects.get(pk=centre)
        account = {
            _("Name"): person.display_name,
            _("E-mail address"): person.email,
            _("Signed in last"): f"{person.last_login:%Y-%m-%d %H:%M}" if person.last_login else "–",
            _("Roles"): ", ".join(sorted(person.seats.filter(centre=here).values_list("role", flat=True))),
        }
        trail = [
            Found(TRAIL.code, {_("When"): f"{event.at:%Y-%m-%d %H:%M}", _("What"): event.action})
            for event in AuditEvent.objects.filter(actor=str(person.pk), centre_key=here.key).order_by(
                "at", "pk"
            )
        ]
        return [Found(ACCOUNTS.code, account), *trail]

    def erase(self, email: str, *, centre: uuid.UUID, now: datetime) -> int:
        """The account goes with everything of its own; one that works elsewhere too loses its roles here only."""
        invited = Invitation.objects.unscoped(reason="the centre is given by its key").filter(centre=centre)
        person = _person(email, centre)
        if person is None:
            return int(invited.filter(email=email).delete()[0])
        if _is_last_to_let_in(person, centre):
            raise ErasureRefused(
                _("Nobody else could let people in. Please give somebody else this role first, then erase.")
            )
        invited.filter(email=email).delete()
        if person.seats.exclude(centre=centre).exists():
            return person.seats.filter(centre=centre).delete()[0]
        person.delete()
        return 1


def _person(email: str, centre: uuid.UUID) -> Person | None:
    return Person.objects.filter(email__iexact=email, seats__centre=centre).distinct().first()


def _is_last_to_let_in(person: Person, centre: uuid.UUID) -> bool:
    seats = Seat.objects.filter(centre=centre, role__in=_INDISPENSABLE, person__is_active=True)
    return seats.filter(person=person).exists() and not seats.exclude(person=person).exists()
