"""The audit's page: who looked, what verifies, what is exported and erased, and the original behind the mask."""

from __future__ import annotations

import pytest

from consultant.model.audit import AuditFilter
from tests.web.desk import ADMIN, ASKER, AUDITOR, CONSULTANT, Browser, Desk

IDENTIFIED = "May 99213 go with 20610? Patient Zebedee Quux, DOB 04/12/1957, MRN 00482913."


@pytest.fixture
def ada(desk: Desk) -> Browser:
    browser = desk.sign_in(ADMIN)
    browser.page("/audit")
    return browser


def actions(desk: Desk, who: str) -> list[str]:
    return [line.action for line in desk.database.audit.lines(AuditFilter(actor=who), 100)]


def test_who_looks_is_written_down_once_for_a_while(desk: Desk, cora: Browser, asked: int) -> None:
    for _ in range(3):
        cora.page(f"/consultations/{asked}")
    cora.get(f"/api/consultations/{asked}")
    assert actions(desk, CONSULTANT).count("saw") == 1
    desk.clock.pass_by(minutes=31)
    cora.page(f"/consultations/{asked}")
    assert actions(desk, CONSULTANT).count("saw") == 2
    desk.sign_in(ASKER).page(f"/mine/{asked}")
    assert actions(desk, ASKER).count("saw") == 1
    assert "saw" not in [line.action for line in desk.database.desk.consultation(asked).history]


def test_lines_are_listed_filtered_and_verified(desk: Desk, ada: Browser, cora: Browser, asked: int) -> None:
    cora.page(f"/consultations/{asked}")
    assert "cora@desk.test" in ada.page("/audit?action=saw")
    assert "No line" in ada.page("/audit?action=nothing")
    assert "as it was written" in ada.submit("/audit/verification").text
    told = desk.sign_in(AUDITOR).get("/api/audit/verification").json()
    assert (told["sound"], told["problems"]) == (True, [])


def test_an_asker_is_exported_and_erased(desk: Desk, ada: Browser, asked: int) -> None:
    exported = ada.submit("/audit/exports", email=ASKER)
    assert exported.headers["content-disposition"].startswith("attachment; filename=")
    assert exported.json()["consultations"][0]["number"] == f"CON-{asked}"
    assert ada.submit("/audit/exports", email="nobody@x.test").status_code == 404
    assert ada.submit("/audit/erasures", email=ASKER).status_code == 422
    erased = ada.submit("/audit/erasures", email=ASKER, reason="asked by mail")
    assert "1 consultations were erased" in erased.text
    assert ASKER not in ada.page(f"/consultations/{asked}")
    assert desk.sign_in(CONSULTANT).page(f"/consultations/{asked}")


def test_the_original_is_shown_for_a_reason_and_never_on_the_page_itself(desk: Desk, cora: Browser) -> None:
    id = desk.ask(ASKER, IDENTIFIED)
    page = cora.page(f"/consultations/{id}")
    assert "00482913" not in page
    assert "Open the original" in page
    path = f"/consultations/{id}/messages/1/original"
    assert cora.submit(path).status_code == 422
    opened = cora.submit(path, reason="The mask hides the question.")
    assert "00482913" in opened.text
    assert opened.headers["cache-control"] == "no-store"
    assert actions(desk, CONSULTANT)[0] == "opened the original"
    assert cora.submit(f"/consultations/{id}/messages/99/original", reason="x").status_code == 404
    told = cora.post(f"/api{path}", headers={"X-Form-Token": cora.token}, json={"reason": "again"})
    assert "Zebedee Quux" in told.json()["text"]
