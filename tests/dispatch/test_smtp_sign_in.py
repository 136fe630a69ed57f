"""Signing in with an access token: both mechanisms, renewed once when it is refused, never told."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from consultant.dispatch.postman import SmtpPostman, SmtpServer
from consultant.errors import PermanentError
from consultant.model.mail import OutgoingMail, SendOutcome, SendResult
from tests.servers.smtp_peer import SmtpPeer

pytestmark = pytest.mark.contracts

MAIL = OutgoingMail("b@desk.example", "robin@clinic.example", b"Subject: 99213?\r\n\r\nYes.\r\n")


@dataclass
class Tokens:
    """A token that is kept, and those that follow it."""

    kept: str
    fresh: list[str] = field(default_factory=list)

    def current(self) -> str:
        return self.kept

    def renewed(self, refused: str) -> str:
        assert refused == self.kept
        if not self.fresh:
            raise PermanentError("OAuth: provider.example renews no token.")
        self.kept = self.fresh.pop(0)
        return self.kept


def sent(offered: str, tokens: Tokens) -> tuple[SendOutcome, SmtpPeer]:
    with SmtpPeer(offers_auth=offered) as peer:
        url = peer.url.replace("//", "//desk%40desk.example@")
        postman = SmtpPostman(SmtpServer(url, "", 60, "desk.example", tokens=tokens))
        outcome = postman.send(MAIL)
        postman.close()
    return outcome, peer


@pytest.mark.parametrize("offered", ["XOAUTH2", "PLAIN OAUTHBEARER", "OAUTHBEARER XOAUTH2"])
@pytest.mark.parametrize("tokens", [Tokens("good"), Tokens("stale", ["good"])], ids=["good", "renewed"])
def test_a_token_lets_in_and_a_refused_one_is_renewed(offered: str, tokens: Tokens) -> None:
    tokens = Tokens(tokens.kept, list(tokens.fresh))
    outcome, peer = sent(offered, tokens)
    assert (outcome.result, tokens.kept) == (SendResult.ACCEPTED, "good")
    assert [mail.account for mail in peer.mails] == ["desk@desk.example"]


@pytest.mark.parametrize(
    "tokens", [Tokens("stale", ["stale"]), Tokens("stale", ["stale, too"]), Tokens("stale")]
)
def test_what_nobody_lets_in_is_tried_later_and_tells_no_token(tokens: Tokens) -> None:
    outcome, peer = sent("XOAUTH2", tokens)
    assert (outcome.result, peer.mails) == (SendResult.TRY_LATER, [])
    assert "stale" not in outcome.response
