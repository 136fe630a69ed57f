"""The fake postman tells what the real one tells, and keeps to the port: it never raises for what the peer does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from consultant.dispatch.postman import SmtpPostman, SmtpServer
from consultant.model.mail import OutgoingMail, SendResult
from consultant.ports import Postman
from tests.fakes.postman import FakePostman
from tests.servers.smtp_peer import Answer, HangUp, SmtpPeer, Step

MAIL = OutgoingMail("b@desk.example", "robin@clinic.example", b"Subject: Re: 99213?\r\n\r\nYes.\r\n")
Pair = tuple[Postman, Callable[[SendResult], None], Callable[[], int]]


@pytest.fixture(params=["fake", "real"])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    """A postman, how its next attempt is made to end, and how many mails have arrived."""
    if request.param == "fake":
        fake = FakePostman()
        yield fake, fake.plan, lambda: len(fake.mails)
        return
    peer: SmtpPeer = request.getfixturevalue("smtp_peer")
    with closing(SmtpPostman(SmtpServer(peer.url, "", 60, "desk.example"))) as postman:
        yield postman, lambda result: peer.script(*SCRIPTS[result]), lambda: len(peer.mails)


SCRIPTS = {
    SendResult.TRY_LATER: (Step.RECIPIENT, Answer(450, "later")),
    SendResult.REFUSED: (Step.RECIPIENT, Answer(550, "never")),
    SendResult.UNKNOWN: (Step.CONTENT, HangUp(kept=False)),
    SendResult.ACCEPTED: (Step.CONTENT, Answer(250, "taken")),
}


@pytest.mark.parametrize("result", list(SendResult))
def test_an_attempt_ends_as_the_peer_wants_and_the_next_is_as_good_as_new(
    pair: Pair, result: SendResult
) -> None:
    postman, make_it, arrived = pair
    make_it(result)
    outcome = postman.send(MAIL)
    assert outcome.result is result
    assert outcome.response
    assert arrived() == (result is SendResult.ACCEPTED)
    assert postman.send(MAIL).result is SendResult.ACCEPTED
    assert arrived() == 1 + (result is SendResult.ACCEPTED)
