"""`knotenpunkt invite --centre heinsberg --role tenant_administrator --email …`: the first people of a centre."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.actions.invitations import LASTS, Place, invite_person, send_invitation
from knotenpunkt.accounts.domain.roles import CENTRE_ROLES
from knotenpunkt.accounts.queries.invitation_letter import invitation_address, invitation_letter
from knotenpunkt.mail.domain.letter import LetterUnusable, check_address
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable

_HERE = "http://127.0.0.1:8000"

# Roles that need nothing but the centre; all others are given at the centre's own screen.
_ROLES = [role for role in CENTRE_ROLES if role not in {Role.PROVIDER_EDITOR, Role.MUNICIPAL_OFFICER}]


class Command(InstanceCommand):
    """Whoever can run commands of the instance invites the first head or administrator, who invites everybody else."""

    help = "Lädt jemanden an den Arbeitsplatz eines Zentrums ein, per E-Mail und mit dem Link auf dem Bildschirm."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--centre", required=True, metavar="ZENTRUM", help="Kurzname des Zentrums, etwa heinsberg"
        )
        parser.add_argument(
            "--role", required=True, choices=[role.value for role in _ROLES], help="Rolle im Zentrum"
        )
        parser.add_argument("--email", required=True, metavar="ADRESSE", help="E-Mail-Adresse der Person")

    def handle(self, *args: Any, **options: Any) -> None:
        now, host = timezone.now(), settings.PUBLIC_ADDRESS or _HERE
        email = str(options["email"]).strip()
        try:
            check_address(email)
            centre = centre_by_slug(options["centre"])
        except LetterUnusable:
            raise Unusable(f"„{email}“ ist keine E-Mail-Adresse.") from None
        except UnknownCentre as unknown:
            raise Unusable(
                f"Ein Zentrum „{unknown}“ gibt es nicht. Gemeint ist der Kurzname, etwa heinsberg."
            ) from unknown
        invitation, key = invite_person(centre, email, Place(Role(options["role"])), actor=OPERATOR, now=now)
        send_invitation(invitation, invitation_letter(invitation, key, host=host), actor=OPERATOR, now=now)
        self.stdout.write(invitation_address(invitation, key, host=host))
        self.stderr.write(f"Gilt {LASTS.days} Tage und einmal: {centre.name}. Eine E-Mail ist unterwegs.")
        if not settings.PUBLIC_ADDRESS:
            self.stderr.write(
                f"KNOTENPUNKT_PUBLIC_ADDRESS ist nicht gesetzt; statt {_HERE} bitte die Adresse der Instanz einsetzen."
            )
