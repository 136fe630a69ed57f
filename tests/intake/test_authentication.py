from __future__ import annotations

import pytest

from consultant.intake.authentication import verdict
from consultant.intake.parsing import parse
from consultant.model.mail import Authenticity
from tests.intake.mails import mail


def _verdict(*results: str, authserv_id: str = "mx.desk.example") -> Authenticity:
    fields = "".join(f"Authentication-Results: {result}\r\n" for result in results)
    return verdict(parse(fields.encode() + mail()), authserv_id)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("mx.desk.example; dmarc=pass header.from=clinic.example", Authenticity.PASS),
        (
            "mx.desk.example; dmarc=fail (p=none) header.from=clinic.example; spf=pass smtp.mailfrom=x@other.example",
            Authenticity.FAIL,
        ),
        ("mx.desk.example; dkim=pass header.d=clinic.example", Authenticity.PASS),
        ("mx.desk.example; dkim=pass header.d=bulk.example", Authenticity.NONE),
        ("mx.desk.example; spf=pass smtp.mailfrom=pat@mail.clinic.example", Authenticity.PASS),
        ("mx.desk.example; spf=fail smtp.mailfrom=pat@clinic.example", Authenticity.FAIL),
        ("mx.desk.example; spf=softfail smtp.mailfrom=pat@clinic.example; dmarc=none", Authenticity.NONE),
        ("mx.desk.example; none", Authenticity.NONE),
        ("mx.desk.example;;; =broken ((", Authenticity.NONE),
        ("MX.desk.example 1; dmarc=pass", Authenticity.PASS),
    ],
)
def test_the_verdict_of_our_own_server_counts(result: str, expected: Authenticity) -> None:
    assert _verdict(result) is expected


def test_only_the_topmost_result_of_our_own_server_is_believed() -> None:
    forged = "mx.desk.example; dmarc=pass header.from=clinic.example"
    assert _verdict("mx.desk.example; dmarc=fail header.from=clinic.example", forged) is Authenticity.FAIL
    assert _verdict("mx.forger.example; dmarc=pass header.from=clinic.example") is Authenticity.NONE


def test_without_a_configured_server_there_is_no_verdict() -> None:
    assert _verdict("mx.desk.example; dmarc=pass", authserv_id="") is Authenticity.NONE
