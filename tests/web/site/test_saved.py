"""A saved code over a change of releases in the published data: M72.2 was split on 2026-10-01."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

from consultant import upkeep, watching
from tests.web.desk import ASKER, Desk

LAST_DAY = datetime(2026, 9, 30, 12, tzinfo=UTC)


def mails(site: Desk) -> list[str]:
    """What is mailed in one round of the beat."""
    before = len(site.letterbox.mails)
    watching.watch(site.service)
    upkeep.send_alerts(site.service)
    sent = [message_from_bytes(mail.content, policy=default) for mail in site.letterbox.mails[before:]]
    return [" ".join(one.get_body(("plain",)).get_content().split()) for one in sent]


def test_a_release_that_comes_into_force_is_told_once_with_what_it_changed(site: Desk) -> None:
    site.clock.now = LAST_DAY
    asker = site.sign_in(ASKER)
    for code in ("M72.2", "E11.22"):
        asker.submit("/account/codes", system="icd10cm", code=code, note="feet", alert="true")
    assert mails(site) == []
    site.clock.now += timedelta(days=1)
    (told,) = mails(site)
    assert "ICD-10-CM M72.2: WHAT CHANGED" in told
    assert "status: header, was active" in told
    assert "codes below: M72.20, M72.21, M72.22" in told
    assert "FY2027" in told
    assert "E11.22" not in told
    assert mails(site) == []
