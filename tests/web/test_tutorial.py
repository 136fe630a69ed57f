"""`docs/tutorial.md`, followed step by step: every word that it prints bold stands on the page where it says so."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from consultant import bootstrap
from consultant.model.consultation import Stage
from consultant.review.sign_off import RiskClass, SignOff
from consultant.settings import PROJECT
from tests.web.desk import ADMIN, ASKER, CONSULTANT, SENIOR, Browser, Desk
from tests.web.samples import UPCODE, VISIT
from tests.web.test_second_sign_off import BY_SENIOR

TUTORIAL = (PROJECT / "docs" / "tutorial.md").read_text(encoding="utf-8")
STEP = re.compile(r"^## (\d+)\. (.+)$", re.MULTILINE)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def steps() -> dict[int, list[str]]:
    """The bold words of each step."""
    parts = STEP.split(TUTORIAL)
    return {
        int(parts[n]): [" ".join(one.split()) for one in BOLD.findall(parts[n + 2])]
        for n in range(1, len(parts), 3)
    }


def seen(page: str) -> str:
    return " ".join(html.unescape(TAG.sub(" ", page)).split())


class Walk:
    """One reader's way; each step returns the pages that it opens."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.cora, self.sol, self.ada = (desk.sign_in(email) for email in (CONSULTANT, SENIOR, ADMIN))
        self.visit = desk.ask(ASKER, f"{VISIT}\nPatient Zebedee Quux, MRN 00482913.\n", "Visit", "Ana Reyes")
        self.risky = desk.ask(ASKER, UPCODE, "99213 or 99215?")
        self.other = desk.ask(ASKER, "What is 99214?", "One more")

    def decide(self, browser: Browser, id: int, verdict: str = "approve", **fields: str) -> str:
        written = {
            "version": browser.version(id),
            "verdict": verdict,
            "text": self.desk.database.consultations.text(id),
        }
        answer = browser.submit(f"/consultations/{id}/decisions", **written | fields)
        assert answer.status_code == 303, answer.text
        return browser.page(answer.headers["location"])

    def open(self, id: int, browser: Browser | None = None) -> str:
        return (browser or self.cora).page(f"/consultations/{id}")

    def step_1(self) -> list[str]:
        return [self.cora.page("/queue")]

    def step_2(self) -> list[str]:
        page = self.open(self.visit)
        self.cora.submit(f"/consultations/{self.visit}/claim")
        assert "Claimed by you" in seen(self.open(self.visit))
        return [page]

    def step_3(self) -> list[str]:
        version = self.cora.version(self.visit)
        text = self.desk.database.consultations.text(self.visit) + "\nWrite again if it is denied."
        assert (
            self.cora.submit(f"/consultations/{self.visit}/revisions", version=version, text=text).status_code
            == 303
        )
        page = self.open(self.visit)
        assert "<ins>" in page
        return [page]

    def step_4(self) -> list[str]:
        before, after = self.open(self.visit), self.decide(self.cora, self.visit)
        self.cora.submit(f"/consultations/{self.visit}/undo")
        assert self.desk.database.desk.consultation(self.visit).row.stage is Stage.DRAFTED
        return [before, after]

    def step_5(self) -> list[str]:
        self.decide(self.cora, self.risky)
        page = self.open(self.risky, self.sol)
        self.decide(self.sol, self.risky)
        assert self.desk.database.desk.consultation(self.risky).row.stage is Stage.APPROVED
        return [page]

    def step_6(self) -> list[str]:
        page = self.open(self.other)
        self.decide(self.cora, self.other, "ask back", questions="Which payer?")
        assert self.desk.database.desk.consultation(self.other).row.answer_by is None
        return [page]

    def step_7(self) -> list[str]:
        self.desk.clock.pass_by(minutes=1)
        for row in self.desk.database.desk.outbox():
            self.desk.dispatch(row.reply.id)
        page = self.open(self.other)
        assert "handed over" in page
        return [page]

    def step_8(self) -> list[str]:
        page = self.open(self.visit)
        opened = self.cora.submit(f"/consultations/{self.visit}/messages/1/original", reason="Which knee?")
        assert "00482913" in opened.text
        audit = self.ada.page("/audit")
        assert "as it was written" in self.ada.submit("/audit/verification").text
        return [page, audit]

    def step_9(self) -> list[str]:
        return [self.ada.page("/figures")]

    def step_10(self) -> list[str]:
        return [self.cora.page("/account")]


@pytest.fixture
def walk(desk: Desk) -> Walk:
    desk.under(
        promise=bootstrap.promise(bootstrap.policy_table(PROJECT)),
        sign_off=SignOff((RiskClass("compliance", BY_SENIOR, "Read by others than the asker."),)),
        pace=replace(desk.service.pace, undo=timedelta(seconds=10)),
    )
    return Walk(desk)


def test_the_tutorial_is_true(walk: Walk) -> None:
    told = steps()
    assert list(told) == list(range(1, 11))
    for number, words in told.items():
        step: Callable[[], list[str]] = getattr(walk, f"step_{number}")
        pages = " ".join(map(seen, step()))
        assert [word for word in words if word not in pages] == [], f"step {number}"
