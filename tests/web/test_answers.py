"""Earlier answers on the pages and for programs."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from consultant import reuse
from consultant.model.consultation import Stage
from tests.fakes.catalogue import ChangingCatalogue
from tests.web.desk import ASKER, CONSULTANT, Browser, Desk, make_desk
from tests.web.test_api import post

UNITS = "How many units of 20610 may we report? Office, for service on 2026-11-18."
OTHER = "bob@clinic.test"


@pytest.fixture
def catalogue() -> ChangingCatalogue:
    return ChangingCatalogue()


@pytest.fixture
def desk(tmp_path: Path, catalogue: ChangingCatalogue) -> Desk:
    desk = make_desk(tmp_path, catalogue)
    desk.dispatch(desk.decide(desk.ask(ASKER, UNITS, "Units of an injection", "Ana Reyes")))
    reuse.check(desk.service)
    return desk


@pytest.fixture
def asked(desk: Desk) -> int:
    return desk.ask(OTHER, "20610: how many units?", "Units?", "Bob Stone")


def test_an_answer_that_holds_becomes_the_draft_with_one_button(
    cora: Browser, desk: Desk, asked: int
) -> None:
    page = cora.page(f"/consultations/{asked}")
    assert "Units of an injection" in page
    assert "every fact holds" in page
    answered = cora.submit(f"/consultations/{asked}/reuse", version=cora.version(asked), answer=1)
    assert (answered.status_code, answered.headers["location"]) == (303, f"/consultations/{asked}")
    page = cora.page(f"/consultations/{asked}")
    assert "revision 2" in page
    assert "took over earlier answer 1" in page
    assert "reused from CON-1" in page


def test_an_answer_that_does_not_hold_says_why_and_has_no_button(
    cora: Browser, catalogue: ChangingCatalogue, asked: int
) -> None:
    catalogue.limit("20610", 3)
    page = html.unescape(cora.page(f"/consultations/{asked}"))
    assert "mue-practitioner 20610, MUE value: 2 → 3" in page
    assert "Use it as the draft" not in page
    refused = cora.submit(f"/consultations/{asked}/reuse", version=cora.version(asked), answer=1)
    assert refused.status_code == 422
    assert "cannot be reused" in refused.text


def test_programs_see_and_reuse_them_too(cora: Browser, asked: int) -> None:
    (similar,) = cora.get(f"/api/consultations/{asked}").json()["similar"]
    assert (similar["consultation"], similar["shared"], similar["obstacles"]) == ("CON-1", ["20610"], [])
    version = cora.get(f"/api/consultations/{asked}").json()["version"]
    taken = post(cora, f"/api/consultations/{asked}/reuse", version=version, answer=similar["answer"])
    assert taken.json()["version"] == version + 1
    stale = post(cora, f"/api/consultations/{asked}/reuse", version=version, answer=similar["answer"])
    assert stale.status_code == 409
    assert post(cora, f"/api/consultations/{asked}/reuse", version=version, answer=77).status_code == 404


def test_overtaken_answers_are_listed(cora: Browser, desk: Desk, catalogue: ChangingCatalogue) -> None:
    assert "All hold" in cora.page("/answers")
    catalogue.limit("20610", 3)
    reuse.check(desk.service)
    page = html.unescape(cora.page("/answers"))
    assert "MUE value: 2 → 3 (for its date of service)" in page
    told = cora.get("/api/answers").json()
    assert (told["flagged"], told["answers"][0]["consultation"]) == (1, "CON-1")


def test_an_approval_stopped_by_a_changed_value_shows_what_was_written(
    cora: Browser, desk: Desk, catalogue: ChangingCatalogue, asked: int
) -> None:
    version = cora.version(asked)
    catalogue.limit("20610", 3)
    fields = {"version": version, "verdict": "approve", "text": "My own words."}
    stopped = cora.submit(f"/consultations/{asked}/decisions", **fields)
    assert stopped.status_code == 409
    assert "Drafted again" in stopped.text
    assert "My own words." in stopped.text
    assert desk.database.desk.consultation(asked).row.stage is Stage.RECEIVED
    assert "facts changed" in cora.page("/queue?stage=all")


def test_an_asker_sees_no_earlier_answers(desk: Desk, asked: int) -> None:
    ana = desk.sign_in(ASKER)
    assert "similar" not in ana.get("/api/consultations/1").json()
    assert ana.get("/api/answers").status_code == 404
    assert desk.sign_in(CONSULTANT).get("/api/answers").status_code == 200
