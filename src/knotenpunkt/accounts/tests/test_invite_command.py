"""The command that invites the first people of a centre."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from knotenpunkt.accounts.models import Invitation
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.regions.models import Centre


@override_settings(PUBLIC_ADDRESS="https://portal.example")
def test_the_command_posts_a_letter_and_prints_its_link(centre: Centre) -> None:
    told = StringIO()
    call_command(
        "invite", centre="heinsberg", role="centre_head", email="A@b.example", stdout=told, stderr=StringIO()
    )
    link = told.getvalue().strip()
    (letter,) = OutgoingMail.objects.unscoped(reason="letters of the instance belong to no centre")

    assert (letter.recipient, link in letter.text) == ("a@b.example", True)
    assert Client().get(link.removeprefix("https://portal.example")).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "niemand"}, "„niemand“ ist keine E-Mail-Adresse."),
        ({"centre": "nirgends"}, "Ein Zentrum „nirgends“ gibt es nicht."),
    ],
)
def test_what_cannot_be_used_ends_in_a_sentence(centre: Centre, wrong: dict[str, str], sentence: str) -> None:
    remarks = StringIO()
    asked = {"centre": "heinsberg", "role": "centre_head", "email": "a@b.example"} | wrong
    with pytest.raises(SystemExit) as ended:
        call_command("invite", **asked, stderr=remarks)

    assert (ended.value.code, remarks.getvalue().startswith(sentence)) == (2, True)
    assert not Invitation.objects.unscoped(reason="nothing may be there").exists()
