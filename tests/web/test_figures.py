"""The figures equal a recount from the consultations themselves, as a page, as CSV and as JSON."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest

from consultant import bootstrap
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.desk import ConsultationView
from consultant.settings import PROJECT
from consultant.store.figures import spread
from tests.web.desk import ADMIN, COLLEAGUE, CONSULTANT, Browser, Desk
from tests.web.samples import fill


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Every stage, with an edited approval, one as it stood, a return, and one that came too late."""
    desk.under(promise=bootstrap.promise(bootstrap.policy_table(PROJECT)))
    made = fill(desk)
    desk.decide(made["deleted"], Verdict.RETURN, CONSULTANT, "=HYPERLINK(wrong quarter)")
    desk.clock.pass_by(days=2)
    browser = desk.sign_in(COLLEAGUE)
    text = desk.database.consultations.text(made["diagnoses"]) + "\nOne more line."
    fields = {"version": browser.version(made["diagnoses"]), "verdict": "approve", "text": text}
    assert browser.submit(f"/consultations/{made['diagnoses']}/decisions", **fields).status_code == 303
    desk.dispatch(max(desk.nudges.dispatched))
    return desk


def views(desk: Desk) -> list[ConsultationView]:
    return [desk.database.desk.consultation(row.id) for row in desk.database.desk.queue(tuple(Stage), 1000)]


def figures(browser: Browser) -> dict[tuple[str, str], float]:
    told = browser.get("/api/figures?days=30").json()["figures"]
    return {(line["figure"], line["of"]): line["value"] for line in told}


def test_every_figure_equals_a_recount(busy: Desk) -> None:
    found, all_views = figures(busy.sign_in(ADMIN)), views(busy)
    opened = Counter(view.row.opened_at.date().isoformat() for view in all_views)
    assert {of: n for (name, of), n in found.items() if name == "asked"} == opened
    sent = [reply for view in all_views for reply in view.replies if reply.state is ReplyState.SENT]
    days = Counter(reply.sent_at.date().isoformat() for reply in sent if reply.sent_at)
    assert {of: n for (name, of), n in found.items() if name == "answered"} == days
    topics = Counter(topic for view in all_views if view.drafts for topic in view.drafts[0].topics)
    assert {of: n for (name, of), n in found.items() if name == "topic"} == topics
    codes: Counter[str] = Counter()
    for view in all_views:
        cited = {(c.system.value, c.code) for m in view.questions for c in m.citations if not c.quoted}
        codes.update(f"{system} {code}" for system, code in cited)
    assert {of: n for (name, of), n in found.items() if name == "code"} == codes
    waits = sorted(
        (min(sent_at) - view.row.opened_at).total_seconds()
        for view in all_views
        if (sent_at := [r.sent_at for r in view.replies if r.state is ReplyState.SENT and r.sent_at])
    )
    assert found["first answer, count", ""] == len(waits)
    assert waits[(len(waits) - 1) // 2] <= found["first answer, median", ""] <= waits[len(waits) // 2]
    lines = [line for view in all_views for line in view.history]
    assert found["signed", CONSULTANT] == sum(
        line.actor == CONSULTANT and line.action in ("approve", "ask back", "decline") for line in lines
    )
    assert found["returned by", CONSULTANT] == 1


def test_edits_promises_and_returns(busy: Desk) -> None:
    found = figures(busy.sign_in(ADMIN))
    approvals = found["approved unedited, of", ""]
    assert found["approved unedited, percent", ""] == round(100 * (approvals - 1) / approvals, 1)
    assert (found["words changed, count", ""], found["words changed, median", ""] > 0) == (1, True)
    assert found["in time by, percent", COLLEAGUE] < 100
    assert found["in time by, percent", CONSULTANT] == 100
    assert found["returned", "=HYPERLINK(wrong quarter)"] == 1
    assert "code not in the catalogue" in {name for name, _ in found}


def test_the_csv_says_the_same_and_no_cell_is_a_formula(busy: Desk) -> None:
    browser = busy.sign_in(ADMIN)
    response = browser.get("/figures.csv?days=30")
    lines = list(csv.reader(StringIO(response.text)))
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(lines) - 1 == len(figures(browser))
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "@"))]


def test_only_the_period_counts_and_an_empty_one_is_told(busy: Desk) -> None:
    browser = busy.sign_in(ADMIN)
    assert "=HYPERLINK" in browser.page("/figures?days=7")
    busy.clock.pass_by(days=40)
    busy.sessions.clear()  # they have run out
    assert "Nobody has signed anything" in busy.sign_in(ADMIN).page("/figures?days=7")


@pytest.mark.parametrize(
    ("values", "median", "ninth"),
    [([], 0, 0), ([7], 7, 7), ([1, 3], 2, 3), (range(1, 11), 5.5, 9), (range(1, 101), 50.5, 90)],
)
def test_the_middle_and_the_ninth_tenth(values: list[float], median: float, ninth: float) -> None:
    found = spread(values)
    assert (found.median, found.ninth) == (median, ninth)
    assert timedelta(seconds=found.median) >= timedelta(0)
