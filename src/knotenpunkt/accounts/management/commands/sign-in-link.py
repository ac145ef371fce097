"""`knotenpunkt sign-in-link --centre heinsberg --role centre_head`: a link with which the team of a centre signs in."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.actions.sign_in_links import LASTS, TEAM, AccountClosed, make_sign_in_link
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable
from knotenpunkt.shared.web.addresses import HERE, screen_address


class Command(InstanceCommand):
    """Whoever can run commands of the instance opens the workspace for its people, one link for each sign-in."""

    help = "Gibt einen Link aus, mit dem sich das Team eines Zentrums am Arbeitsplatz anmeldet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--centre", required=True, metavar="ZENTRUM", help="Kurzname des Zentrums, etwa heinsberg"
        )
        parser.add_argument(
            "--role",
            required=True,
            choices=[role.value for role in TEAM],
            help="Rolle im Zentrum: " + ", ".join(f"{role.value} ({name})" for role, name in TEAM.items()),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        centre = _wanted(options["centre"])
        role = Role(options["role"])
        try:
            key = make_sign_in_link(centre, role, actor=OPERATOR, now=timezone.now())
        except AccountClosed:
            raise Unusable(f"Das Konto „{TEAM[role]} ({centre.slug})“ ist geschlossen.") from None
        self.stdout.write(_address(centre, key))
        self.stderr.write(
            f"Gilt {LASTS.seconds // 60} Minuten und für eine Anmeldung: {TEAM[role]} im {centre.name}."
        )
        if not settings.PUBLIC_ADDRESS:
            self.stderr.write(
                f"KNOTENPUNKT_PUBLIC_ADDRESS ist nicht gesetzt; statt {HERE} bitte die Adresse der Instanz einsetzen."
            )


def _address(centre: Centre, key: str) -> str:
    path = screen_address("sign_in_by_link", {"language": "de", "centre": centre.slug})
    return f"{settings.PUBLIC_ADDRESS or HERE}{path}?{urlencode({'schluessel': key})}"


def _wanted(slug: str) -> Centre:
    try:
        return centre_by_slug(slug)
    except UnknownCentre as unknown:
        raise Unusable(
            f"Ein Zentrum „{unknown}“ gibt es nicht. Gemeint ist der Kurzname, etwa heinsberg."
        ) from unknown
