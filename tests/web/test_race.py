"""Several consultants at once: each question is answered once, and every refusal is said."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.web.desk import ADMIN, COLLEAGUE, CONSULTANT, Browser, Desk

QUESTIONS = 4


def test_the_same_drafts_approved_by_three_people_are_each_answered_once(desk: Desk) -> None:
    ids = [desk.ask(f"a{n}@clinic.test", "What is 99214?", f"Question {n}") for n in range(QUESTIONS)]
    people = [desk.sign_in(email) for email in (ADMIN, CONSULTANT, COLLEAGUE)]
    versions = {id: people[0].version(id) for id in ids}

    def approve(browser: Browser) -> list[int]:
        return [
            browser.submit(
                f"/consultations/{id}/decisions", version=versions[id], verdict="approve", text=f"Answer {id}"
            ).status_code
            for id in ids
        ]

    with ThreadPoolExecutor(len(people)) as pool:
        statuses = Counter(status for found in pool.map(approve, people) for status in found)
    assert statuses == {303: QUESTIONS, 409: QUESTIONS * 2}
    assert [len(desk.database.desk.consultation(id).replies) for id in ids] == [1] * QUESTIONS
    assert sorted(desk.nudges.dispatched) == list(range(1, QUESTIONS + 1))


def test_the_same_draft_edited_by_two_people_loses_no_text_silently(desk: Desk, asked: int) -> None:
    people = {email: desk.sign_in(email) for email in (CONSULTANT, COLLEAGUE)}
    version = people[CONSULTANT].version(asked)

    def edit(email: str) -> int:
        text = f"What {email} wrote"
        return int(
            people[email].submit(f"/consultations/{asked}/revisions", version=version, text=text).status_code
        )

    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(edit, people))
    assert sorted(statuses) == [303, 409]
    winner = list(people)[statuses.index(303)]
    assert desk.database.consultations.text(asked) == f"What {winner} wrote"
