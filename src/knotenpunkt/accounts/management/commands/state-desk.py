"""`knotenpunkt state-desk --email …`: who works at the desk of the state."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.accounts.actions.state_seats import (
    AccountOfADemonstration,
    NobodyThere,
    give_state_seat,
    take_state_seat,
)
from knotenpunkt.accounts.models import Person
from knotenpunkt.mail.domain.letter import LetterUnusable, check_address
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable
from knotenpunkt.shared.web.addresses import HERE, screen_address


class Command(InstanceCommand):
    """Gives or takes a seat; whoever is new gets a link to choose her password."""

    help = "Gibt jemandem einen Platz in der Landesstelle, oder nimmt ihn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True, metavar="ADRESSE", help="E-Mail-Adresse der Person")
        parser.add_argument("--name", default="Landesstelle", metavar="NAME", help="Name eines neuen Kontos")
        parser.add_argument("--remove", action="store_true", help="den Platz nehmen")

    def handle(self, *args: Any, **options: Any) -> None:
        email = str(options["email"]).strip()
        try:
            check_address(email)
        except LetterUnusable:
            raise Unusable(f"„{email}“ ist keine E-Mail-Adresse.") from None
        if options["remove"]:
            self._take(email)
        else:
            self._give(email, options["name"])

    def _take(self, email: str) -> None:
        try:
            take_state_seat(email, actor=OPERATOR, now=timezone.now())
        except NobodyThere:
            raise Unusable(f"{email} hat keinen Platz in der Landesstelle.") from None
        self.stdout.write(f"{email} hat keinen Platz in der Landesstelle mehr.")

    def _give(self, email: str, name: str) -> None:
        try:
            person = give_state_seat(email, name, actor=OPERATOR, now=timezone.now())
        except AccountOfADemonstration:
            raise Unusable(f"{email} ist ein Konto der Demonstration; sein Kennwort kennen alle.") from None
        if person.has_usable_password():
            self.stdout.write(f"{email} hat einen Platz in der Landesstelle und meldet sich an wie immer.")
            return
        self.stdout.write(_address(person))
        minutes = settings.PASSWORD_RESET_TIMEOUT // 60
        self.stderr.write(
            f"Mit diesem Link wählt {email} ein Kennwort. Er gilt {minutes} Minuten und einmal."
        )


def _address(person: Person) -> str:
    """Where she chooses her password."""
    values = {
        "language": "de",
        "uidb36": user_pk_to_url_str(person),
        "key": default_token_generator.make_token(person),
    }
    return f"{settings.PUBLIC_ADDRESS or HERE}{screen_address('account_reset_password_from_key', values)}"
