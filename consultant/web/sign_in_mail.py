"""The mail that carries a one-time link."""

from __future__ import annotations

from consultant.accounts.signing_in import Invitation
from consultant.model.mail import OutgoingMail
from consultant.web.destinations import destination
from consultant.web.front import Front


def sign_in_link(front: Front, invitation: Invitation, to: str = "") -> str:
    """The link, with the name of the place it leads to (`web.destinations`)."""
    return f"{front.web_url}/sign-in/{invitation.secret}" + (f"?to={to}" if destination(to) else "")


def sign_in_mail(front: Front, invitation: Invitation, to: str = "") -> OutgoingMail:
    """Text and HTML with the link."""
    now = front.clock()
    minutes = round((invitation.expires_at - now).total_seconds() / 60)
    account, link = invitation.account, sign_in_link(front, invitation, to)
    return front.service.correspondence.automatic(
        "sign_in", account.email, now, name=account.name, link=link, minutes=str(minutes)
    )
