"""The mail that carries a one-time link."""

from __future__ import annotations

from consultant.accounts.signing_in import Invitation
from consultant.model.mail import OutgoingMail
from consultant.web.front import Front


def sign_in_mail(front: Front, invitation: Invitation) -> OutgoingMail:
    """Text and HTML with the link."""
    now = front.clock()
    minutes = round((invitation.expires_at - now).total_seconds() / 60)
    account, link = invitation.account, f"{front.web_url}/sign-in/{invitation.secret}"
    return front.service.correspondence.automatic(
        "sign_in", account.email, now, name=account.name, link=link, minutes=str(minutes)
    )
