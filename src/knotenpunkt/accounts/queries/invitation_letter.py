"""What an invitation says."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Invitation
from knotenpunkt.accounts.queries.role_names import role_name
from knotenpunkt.mail.domain.letter import Letter
from knotenpunkt.shared.web.addresses import screen_address

PURPOSE = "accounts.invitation"


def invitation_address(invitation: Invitation, key: str, *, host: str) -> str:
    """The link of the letter; the installation's public address wins over the request's host."""
    path = screen_address("invitation", {"language": invitation.language, "key": key})
    return f"{settings.PUBLIC_ADDRESS or host.rstrip('/')}{path}"


def invitation_letter(invitation: Invitation, key: str, *, host: str) -> Letter:
    """The letter with the link, in the language of the invitation."""
    with translation.override(invitation.language):
        values = {
            "centre": invitation.centre,
            "role": role_name(Role(invitation.role)),
            "link": invitation_address(invitation, key, host=host),
        }
        text = render_to_string("accounts/letters/invitation.txt", values).strip() + "\n"
        subject = " ".join(render_to_string("accounts/letters/invitation_subject.txt", values).split())
    return Letter(
        to=invitation.email,
        subject=subject,
        text=text,
        language=invitation.language,
        purpose=PURPOSE,
        reply_to=invitation.centre.email,
    )
