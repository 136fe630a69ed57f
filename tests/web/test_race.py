"""Several consultants at once: each question is answered once, and every refusal is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.faults.conftest import only_long
from tests.web.crowd import let_loose, mistakes, outcomes
from tests.web.desk import ADMIN, COLLEAGUE, CONSULTANT, Browser, Desk, make_desk

QUESTIONS = 4


@pytest.mark.parametrize(
    ("people", "questions"),
    [(5, 8), pytest.param(20, 200, marks=[only_long, pytest.mark.faults])],
)
def test_a_crowd_answers_each_question_once_and_loses_no_text(
    real_desk: Desk, people: int, questions: int
) -> None:
    desk = real_desk
    ids = [desk.ask(f"a{n}@clinic.test", "What is 99214?", f"Question {n}") for n in range(questions)]
    crowd = let_loose(desk, people, ids)
    print(f"{people} consultants, {questions} questions: {outcomes(crowd)}, claims {dict(crowd.claims)}")
    assert mistakes(desk, crowd, ids) == []
    assert {"save refused", "approve taken", "approve refused"} <= set(outcomes(crowd)), "nobody met anybody"
    for reply in desk.nudges.dispatched:
        desk.dispatch(reply)
    assert sorted(mail.recipient for mail in desk.letterbox.mails) == sorted(
        f"a{n}@clinic.test" for n in range(questions)
    )
    signed = {sent.shown.id: sent.text for sent in crowd.sent if (sent.act, sent.status) == ("approve", 303)}
    bodies = [" ".join(plain_text(mail.content).split()) for mail in desk.letterbox.mails]
    missing = [
        id for id, text in signed.items() if not any(" ".join(text.split()) in body for body in bodies)
    ]
    assert missing == [], "what was signed is what was sent"


@pytest.fixture
def real_desk(tmp_path: Path, postgres_url: str) -> Iterator[Desk]:
    desk = make_desk(tmp_path, database_url=postgres_url)
    yield desk
    desk.database.close()


def plain_text(content: bytes) -> str:
    part = message_from_bytes(content).get_payload(0)
    return part.get_payload(decode=True).decode()  # type: ignore[union-attr]


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


def test_a_refused_form_keeps_the_version_that_its_writer_saw(desk: Desk, asked: int) -> None:
    cora, ben = desk.sign_in(CONSULTANT), desk.sign_in(COLLEAGUE)
    seen = cora.version(asked)
    ben.submit(f"/consultations/{asked}/revisions", version=ben.version(asked), text="What Ben wrote")
    refused = cora.submit(
        f"/consultations/{asked}/decisions", version=seen, verdict="decline", text="What Cora wrote"
    )
    assert refused.status_code == 422, "no reason was given"
    assert f'name="version" value="{seen}"' in refused.text.split('id="draft-form"')[1]
    again = cora.submit(f"/consultations/{asked}/revisions", version=seen, text="What Cora wrote")
    assert again.status_code == 409
    assert "What Ben wrote" in again.text


def test_a_text_comes_back_when_somebody_else_holds_what_was_answered_meanwhile(
    desk: Desk, asked: int
) -> None:
    cora, ben = desk.sign_in(CONSULTANT), desk.sign_in(COLLEAGUE)
    seen = cora.version(asked)
    ben.submit(f"/consultations/{asked}/claim")
    ben.submit(
        f"/consultations/{asked}/decisions", version=ben.version(asked), verdict="approve", text="Ben's"
    )
    late = cora.submit(f"/consultations/{asked}/revisions", version=seen, text="What Cora wrote")
    assert late.status_code == 409
    assert "What Cora wrote" in late.text
    assert "Ben&#39;s" in late.text
