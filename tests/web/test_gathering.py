"""Whole selections: assigned, closed, merged; one split in two; saved views; news."""

from __future__ import annotations

import asyncio
import re
from email.message import EmailMessage

import pytest

from consultant import flow
from consultant.model.consultation import Stage
from consultant.review.canned import CannedText
from consultant.web.live import told
from consultant.web.pulse import Pulse
from tests.web.desk import ASKER, COLLEAGUE, CONSULTANT, Browser, Desk


def selection(browser: Browser, done: str, *ids: int, **more: str) -> int:
    browser.page("/queue")
    return int(browser.submit("/queue/selection", done=done, ids=[str(id) for id in ids], **more).status_code)


def stage(desk: Desk, id: int) -> Stage:
    return desk.database.desk.consultation(id).row.stage


@pytest.fixture
def two(desk: Desk) -> tuple[int, int]:
    return desk.ask(ASKER, "Is 99214 valid?", "First"), desk.ask(ASKER, "And 20610?", "Second")


def test_a_selection_is_assigned(desk: Desk, cora: Browser, two: tuple[int, int]) -> None:
    assert selection(cora, "assign", *two, to=COLLEAGUE) == 303
    rows = [desk.database.desk.consultation(id).row for id in two]
    assert [row.holder(desk.clock()) for row in rows] == [COLLEAGUE] * 2
    assert selection(cora, "assign", *two, to=ASKER) == 422
    assert selection(cora, "assign", *two) == 303
    assert desk.database.desk.consultation(two[0]).row.claimed_by == CONSULTANT


def test_a_selection_is_closed_but_for_what_a_colleague_holds(
    desk: Desk, cora: Browser, two: tuple[int, int]
) -> None:
    desk.database.consultations.claim(two[1], COLLEAGUE, desk.clock(), desk.service.pace.desk_lease)
    assert selection(cora, "close", *two) == 303
    assert [stage(desk, id) for id in two] == [Stage.CLOSED, Stage.DRAFTED]
    assert "closed: machine mail" in cora.page(f"/consultations/{two[0]}")


def test_questions_of_one_asker_are_answered_together(
    desk: Desk, cora: Browser, two: tuple[int, int]
) -> None:
    into, other = two
    assert selection(cora, "merge", *two) == 303
    assert desk.nudges.consulted[-1] == into
    flow.consult(desk.service, [into])
    view = desk.database.desk.consultation(into)
    assert [message.subject for message in view.messages] == ["First", "Second"]
    assert "20610" in view.drafts[0].text
    assert stage(desk, other) is Stage.CLOSED
    assert "merged into CON-1" in cora.page(f"/consultations/{other}")


def test_what_is_written_to_a_merged_one_goes_where_it_went(
    desk: Desk, cora: Browser, two: tuple[int, int]
) -> None:
    into, other = two
    selection(cora, "merge", *two)
    follow_up = EmailMessage()
    follow_up["From"], follow_up["Subject"] = ASKER, "Re: Second"
    follow_up["To"] = desk.service.correspondence.addresses.thread(other)
    follow_up["Message-ID"] = "<more@clinic.test>"
    follow_up.set_content("And 20611?")
    flow.receive(desk.service, [desk.keep(follow_up.as_bytes())])
    assert [m.subject for m in desk.database.desk.consultation(into).messages][-1] == "Re: Second"


def test_questions_of_two_askers_are_never_merged(desk: Desk, cora: Browser, asked: int) -> None:
    other = desk.ask("bo@other.test", "Is 99214 valid?")
    assert selection(cora, "merge", asked, other) == 422
    assert selection(cora, "merge", asked) == 422
    assert selection(cora, "merge") == 422
    assert [stage(desk, id) for id in (asked, other)] == [Stage.DRAFTED] * 2


def test_an_answered_question_is_not_merged(desk: Desk, cora: Browser, two: tuple[int, int]) -> None:
    desk.dispatch(desk.decide(two[1]))
    assert selection(cora, "merge", *two) == 409
    assert len(desk.database.desk.consultation(two[0]).messages) == 1


def test_mails_are_split_off_and_both_are_drafted_again(
    desk: Desk, cora: Browser, two: tuple[int, int]
) -> None:
    selection(cora, "merge", *two)
    flow.consult(desk.service, [two[0]])
    page = cora.page(f"/consultations/{two[0]}")
    assert "Split off mails" in page
    assert cora.submit(f"/consultations/{two[0]}/split").status_code == 422
    moved = cora.submit(f"/consultations/{two[0]}/split", mails="2")
    new = int(moved.headers["location"].rsplit("/", 1)[1])
    flow.consult(desk.service, [two[0], new])
    assert "20610" in desk.database.desk.consultation(new).drafts[0].text
    assert "20610" not in desk.database.desk.consultation(two[0]).drafts[0].text
    assert cora.submit(f"/consultations/{new}/split", mails="2").status_code == 422


def test_programs_do_the_same(desk: Desk, cora: Browser, two: tuple[int, int]) -> None:
    headers = {"X-Form-Token": cora.token}
    api = "/api/consultations"
    assigned = cora.post(f"{api}/assign", headers=headers, json={"ids": two, "to": COLLEAGUE})
    assert assigned.json() == {"ids": list(two)}
    held = cora.post(f"{api}/merge", headers=headers, json={"into": two[0], "ids": two})
    assert held.status_code == 409
    cora.post(f"{api}/assign", headers=headers, json={"ids": two})
    merged = cora.post(f"{api}/merge", headers=headers, json={"into": two[0], "ids": two})
    assert merged.json()["stage"] == "received"
    split = cora.post(f"{api}/{two[0]}/split", headers=headers, json={"mails": [2]})
    assert split.json()["id"] == 3
    closed = cora.post(f"{api}/close", headers=headers, json={"ids": [2, 3]})
    assert closed.json() == {"ids": [3]}


def test_views_are_saved_replaced_and_removed_by_their_owner(desk: Desk, cora: Browser) -> None:
    cora.page("/queue?words=99213&order=risk")
    fields = {"name": "My knees", "stage": "all", "words": "knee", "order": "age", "age": "<script>"}
    saved = cora.submit("/queue/views", **fields)
    assert saved.headers["location"] == "/queue?stage=all&claimed=anybody&order=age&words=knee"
    assert "My knees" in cora.page("/queue")
    cora.submit("/queue/views", **fields | {"words": "hip"})
    page = cora.page("/queue")
    assert page.count(">My knees<") == 1
    assert "words=hip" in page
    ben = desk.sign_in(COLLEAGUE)
    ben.page("/queue")
    (kept,) = re.findall(r"/queue/views/\d+/remove", page)
    ben.submit(kept)
    assert "My knees" in cora.page("/queue")
    cora.submit(kept)
    assert "My knees" not in cora.page("/queue")
    assert cora.submit("/queue/views", name=" ").status_code == 422


def test_news_are_told_while_the_session_lasts() -> None:
    looks = iter([1, 1, 2, 3])
    alive = iter([True, False])

    async def listen() -> list[str]:
        pulse = Pulse(lambda: next(looks), every=0.0)
        return [event async for event in told(pulse, lambda: next(alive))]

    assert asyncio.run(listen()) == ["retry: 0\n\n", ": nothing new\n\n", "event: changed\ndata: 2\n\n"]


def test_stages_are_counted_again_when_something_happened(desk: Desk, cora: Browser, asked: int) -> None:
    front = desk.app.state.front
    assert front.standing.counts(desk.database)[Stage.DRAFTED] == 1
    desk.dispatch(desk.decide(asked))
    assert front.standing.counts(desk.database) == desk.database.desk.counts() == {Stage.SENT: 1}


def test_one_look_serves_every_browser_for_a_while() -> None:
    looked: list[int] = []

    async def many() -> None:
        pulse = Pulse(lambda: looked.append(1) or len(looked))
        await asyncio.gather(*(pulse.newest() for _ in range(20)))

    asyncio.run(many())
    assert len(looked) == 1


def test_canned_texts_are_offered_with_what_is_known_and_a_gap_is_not_sent(desk: Desk, cora: Browser) -> None:
    desk.under(canned=(CannedText("Hello", "Hello {name}, [[what]]"), CannedText("Codes", "About {codes}.")))
    id = desk.ask("x@clinic.test", "Is 99214 valid?")
    page = cora.page(f"/consultations/{id}")
    assert 'data-text="About 99214."' in page
    assert "not known: name" in page
    for text, status in (("Hello, [[what]]", 422), ("Hello {name}", 422), ("Hello.", 303)):
        fields = {"version": cora.version(id), "verdict": "approve", "text": text}
        assert cora.submit(f"/consultations/{id}/decisions", **fields).status_code == status
