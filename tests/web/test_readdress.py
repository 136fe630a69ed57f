"""An answer that came back is sent to another address from its page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from consultant.model.consultation import Stage
from tests.web.desk import COLLEAGUE, CONSULTANT, Desk

ELSEWHERE = "ana@elsewhere.test"


@pytest.fixture
def returned(desk: Desk) -> int:
    """A consultation whose reply came back."""
    id = desk.ask("ana@clinic.test", "Is 99213 valid?")
    desk.bounce(desk.decide(id))
    assert desk.database.desk.row(id).stage is Stage.UNDELIVERABLE
    return id


def test_the_same_answer_goes_to_the_new_address(desk: Desk, returned: int) -> None:
    cora, answer = desk.sign_in(CONSULTANT), desk.database.consultations.text(returned)
    page = cora.page(f"/consultations/{returned}")
    assert "Approve and send to ana@clinic.test" in page
    changed = cora.submit(
        f"/consultations/{returned}/readdress", version=cora.version(returned), address=ELSEWHERE
    )
    assert "Approve and send to ana@elsewhere.test" in cora.page(changed.headers["location"])
    text = "\r\n".join(answer.split("\n"))  # as a browser sends it
    sent = cora.submit(
        f"/consultations/{returned}/decisions", version=cora.version(returned), verdict="approve", text=text
    )
    assert sent.status_code == 303
    desk.dispatch(desk.database.desk.outbox()[-1].reply.id)
    assert desk.letterbox.mails[-1].recipient == ELSEWHERE
    assert desk.database.consultations.text(returned) == answer
    assert len(desk.database.desk.consultation(returned).drafts) == 1


@pytest.mark.parametrize("address", ["", "nobody", "a@b.test, c@d.test", "a@b.test\r\nBcc: c@d.test"])
def test_what_is_no_address_is_refused_in_words(desk: Desk, returned: int, address: str) -> None:
    cora = desk.sign_in(CONSULTANT)
    refused = cora.submit(
        f"/consultations/{returned}/readdress", version=cora.version(returned), address=address
    )
    assert refused.status_code == 422
    assert desk.database.desk.row(returned).asker_email == "ana@clinic.test"


def test_a_stale_version_or_somebody_elses_claim_changes_no_address(desk: Desk, returned: int) -> None:
    cora, ben = desk.sign_in(CONSULTANT), desk.sign_in(COLLEAGUE)
    version = cora.version(returned)
    desk.database.consultations.claim(returned, COLLEAGUE, desk.clock(), timedelta(minutes=15))
    refused = cora.submit(f"/consultations/{returned}/readdress", version=version, address=ELSEWHERE)
    assert refused.status_code == 409
    assert not re.search("Change the address", cora.page(f"/consultations/{returned}"))
    ben.page(f"/consultations/{returned}")
    ben.submit(f"/consultations/{returned}/readdress", version=version, address=ELSEWHERE)
    stale = ben.submit(f"/consultations/{returned}/readdress", version=version, address="x@y.test")
    assert (stale.status_code, "changed by somebody else" in stale.text) == (409, True)
    assert desk.database.desk.row(returned).asker_email == ELSEWHERE
