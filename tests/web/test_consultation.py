"""The page of one consultation: question, draft, evidence; and what a consultant does there."""

from __future__ import annotations

import html
import re

import pytest

from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.mail import SendResult
from tests.web.conftest import QUESTION
from tests.web.desk import ASKER, COLLEAGUE, CONSULTANT, Browser, Desk
from tests.web.samples import EMBOLIZATION, VISIT


def stage(desk: Desk, id: int) -> Stage:
    return desk.database.desk.consultation(id).row.stage


def text_of(page: str) -> str:
    found = re.search(r'<textarea id="text"[^>]*>\n?(.*?)</textarea>', page, re.S)
    assert found
    return html.unescape(found[1])


def test_codes_are_marked_where_they_stand_with_what_they_are(desk: Desk, cora: Browser) -> None:
    page = cora.page(f"/consultations/{desk.ask(ASKER, VISIT, 'Visit')}")
    assert '<a class="code" href="#entry-cpt-99213">99213-25</a>' in page
    assert '<a class="code" href="#entry-hcpcs-J1885">J1885 x 2</a>' in page
    assert re.search(r'<li id="entry-cpt-99213">.*?Office visit', page, re.DOTALL)
    assert re.search(r"Quoted mail, \d lines", page)


def test_identifiers_are_masked_before_anybody_sees_them(desk: Desk, cora: Browser) -> None:
    page = cora.page(f"/consultations/{desk.ask(ASKER, EMBOLIZATION, 'For MRN 00482913')}")
    assert "00482913" not in page
    assert "04/12/1957" not in page
    assert "patient identifiers masked" in page


def test_every_statement_stands_beside_its_rows(desk: Desk, cora: Browser, asked: int) -> None:
    page = cora.page(f"/consultations/{asked}")
    draft = desk.database.desk.consultation(asked).drafts[0]
    assert draft.findings
    plain = html.unescape(re.sub(r"<[^>]*>", "", page))
    for finding in draft.findings:
        assert finding.text in plain
        for row in finding.evidence:
            assert f'<th scope="row">{row.field}</th>' in page
            assert row.release in page


def test_opening_does_not_claim(desk: Desk, cora: Browser, asked: int) -> None:
    cora.page(f"/consultations/{asked}")
    assert desk.database.desk.consultation(asked).row.claimed_by == ""


def test_a_claim_is_shown_and_released(desk: Desk, cora: Browser, asked: int) -> None:
    cora.page(f"/consultations/{asked}")
    cora.submit(f"/consultations/{asked}/claim")
    assert "Claimed by <strong>you</strong>" in cora.page(f"/consultations/{asked}")
    cora.submit(f"/consultations/{asked}/release")
    assert "Claimed by nobody" in cora.page(f"/consultations/{asked}")


def test_somebody_elses_claim_is_taken_over_with_notice(desk: Desk, cora: Browser, asked: int) -> None:
    ben = desk.sign_in(COLLEAGUE)
    cora.submit(f"/consultations/{asked}/claim")
    assert ben.submit(f"/consultations/{asked}/claim").status_code == 409
    assert "readonly" in ben.page(f"/consultations/{asked}")
    assert ben.submit(f"/consultations/{asked}/claim", take_over="true").status_code == 303
    assert f"<strong>{COLLEAGUE}</strong> took this consultation over from you" in cora.page(
        f"/consultations/{asked}"
    )
    refused = cora.submit(f"/consultations/{asked}/decisions", version=1, verdict="approve", text="Mine")
    assert refused.status_code == 409
    assert "Mine" in text_of(refused.text)


def test_an_edit_is_kept_as_a_revision_with_its_changes(desk: Desk, cora: Browser, asked: int) -> None:
    version = cora.version(asked)
    text = text_of(cora.page(f"/consultations/{asked}"))
    edited = text.replace("Thank you", "Thanks a lot").replace("\n", "\r\n")
    assert cora.submit(f"/consultations/{asked}/revisions", version=version, text=edited).status_code == 303
    view = desk.database.desk.consultation(asked)
    assert [(draft.revision, draft.author) for draft in view.drafts] == [(2, CONSULTANT), (1, "engine")]
    assert "\r" not in view.drafts[0].text
    page = cora.page(f"/consultations/{asked}")
    assert "<del>" in page
    assert "Thanks" in re.findall(r"<ins>([^<]*)</ins>", page)[0]


def test_saving_without_a_change_makes_no_revision(desk: Desk, cora: Browser, asked: int) -> None:
    text = text_of(cora.page(f"/consultations/{asked}"))
    cora.submit(f"/consultations/{asked}/revisions", version=cora.version(asked), text=text)
    assert len(desk.database.desk.consultation(asked).drafts) == 1


def test_approving_puts_the_text_of_the_form_into_the_outbox(desk: Desk, cora: Browser, asked: int) -> None:
    version = cora.version(asked)
    response = cora.submit(
        f"/consultations/{asked}/decisions", version=version, verdict="approve", text="It may."
    )
    assert (response.status_code, response.headers["location"]) == (303, f"/queue?decided={asked}")
    assert stage(desk, asked) is Stage.APPROVED
    assert "will be sent within seconds" in cora.page(f"/queue?decided={asked}")
    assert desk.nudges.dispatched == [1]
    desk.dispatch(1)
    assert stage(desk, asked) is Stage.SENT
    assert "within seconds" not in cora.page(f"/queue?decided={asked}")
    assert b"It may." in desk.letterbox.mails[-1].content
    page = cora.page(f"/consultations/{asked}")
    assert "handed over" in page
    assert "Cora Lindqvist, CPC, CEMC" in page


@pytest.mark.parametrize(
    ("verdict", "shown"),
    [
        (Verdict.APPROVE, "answer: being sent"),
        (Verdict.ASK_BACK, "asking back: being sent"),
        (Verdict.DECLINE, "declining: being sent"),
    ],
)
def test_what_is_on_its_way_is_shown_as_what_it_will_be(
    desk: Desk, cora: Browser, asked: int, verdict: Verdict, shown: str
) -> None:
    desk.decide(asked, verdict, reason="because")
    for path in (
        f"/queue?decided={asked}",
        "/queue?stage=approved",
        "/queue?stage=all",
        f"/consultations/{asked}",
    ):
        assert shown in cora.page(path)


@pytest.mark.parametrize(
    ("verdict", "fields", "said", "landing"),
    [
        ("ask back", {"questions": "Which payer?"}, b"Which payer?", Stage.AWAITING_ASKER),
        ("decline", {"declined_because": "We give no such advice."}, b"no such advice", Stage.DECLINED),
    ],
)
def test_asking_back_and_declining_are_mailed(
    desk: Desk, cora: Browser, asked: int, verdict: str, fields: dict[str, str], said: bytes, landing: Stage
) -> None:
    version = cora.version(asked)
    cora.submit(f"/consultations/{asked}/decisions", version=version, verdict=verdict, text="draft", **fields)
    desk.dispatch(1)
    assert stage(desk, asked) is landing
    assert said in desk.letterbox.mails[-1].content
    shown = cora.page(f"/consultations/{asked}")
    assert said.decode() in shown.split('<div class="mail letter">')[1].split("</div>")[0]


def test_returning_has_it_drafted_again(desk: Desk, cora: Browser, asked: int) -> None:
    version = cora.version(asked)
    fields = {"verdict": "return", "text": "mine", "returned_because": "wrong quarter"}
    cora.submit(f"/consultations/{asked}/decisions", version=version, **fields)
    assert stage(desk, asked) is Stage.RECEIVED
    assert desk.nudges.consulted == [asked]
    page = cora.page(f"/consultations/{asked}")
    assert "returned to the engine: wrong quarter" in page
    assert desk.database.desk.consultation(asked).drafts[0].text == "mine"


@pytest.mark.parametrize("verdict", ["decline", "return"])
def test_a_verdict_that_needs_a_reason_is_refused_without_one(
    desk: Desk, cora: Browser, asked: int, verdict: str
) -> None:
    response = cora.submit(
        f"/consultations/{asked}/decisions", version=cora.version(asked), verdict=verdict, text="Kept"
    )
    assert response.status_code == 422
    assert "needs a reason" in response.text
    assert text_of(response.text) == "Kept"
    assert stage(desk, asked) is Stage.DRAFTED


def test_an_empty_reply_is_not_sent(desk: Desk, cora: Browser, asked: int) -> None:
    response = cora.submit(
        f"/consultations/{asked}/decisions", version=cora.version(asked), verdict="approve", text=" \n"
    )
    assert response.status_code == 422
    assert stage(desk, asked) is Stage.DRAFTED


@pytest.mark.parametrize("step", ["revisions", "decisions"])
def test_a_stale_version_is_refused_with_both_texts(desk: Desk, cora: Browser, asked: int, step: str) -> None:
    version = cora.version(asked)
    ben = desk.sign_in(COLLEAGUE)
    ben.submit(f"/consultations/{asked}/revisions", version=version, text="What Ben wrote")
    fields = {"version": version, "verdict": "approve", "text": "What Cora wrote"}
    response = cora.submit(f"/consultations/{asked}/{step}", **fields)
    assert response.status_code == 409
    assert "What Ben wrote" in response.text
    assert text_of(response.text) == "What Cora wrote"
    assert "Nothing of yours was saved or sent" in response.text
    assert stage(desk, asked) is Stage.DRAFTED
    again = re.search(r'name="version" value="(\d+)"', response.text)
    assert again
    cora.submit(f"/consultations/{asked}/revisions", version=again[1], text="What Cora wrote")
    assert desk.database.consultations.text(asked) == "What Cora wrote"


def test_approving_twice_sends_once(desk: Desk, cora: Browser, asked: int) -> None:
    fields = {"version": cora.version(asked), "verdict": "approve", "text": "Once."}
    statuses = [cora.submit(f"/consultations/{asked}/decisions", **fields).status_code for _ in range(2)]
    assert statuses == [303, 409]
    late = cora.submit(f"/consultations/{asked}/decisions", **fields)
    assert "has left the desk" in late.text
    assert "Once." in late.text
    assert len(desk.database.desk.consultation(asked).replies) == 1


@pytest.mark.parametrize(
    ("verdict", "said"),
    [("approve", "What stands here"), ("ask back", "Which payer?"), ("decline", "Not that.")],
)
def test_the_preview_shows_both_parts_as_they_would_be_sent(
    desk: Desk, cora: Browser, asked: int, verdict: str, said: str
) -> None:
    fields = {"text": "What stands here", "questions": "Which payer?", "declined_because": "Not that."}
    for part, media in (("html", "text/html"), ("text", "text/plain")):
        response = cora.submit(f"/consultations/{asked}/preview/{part}?verdict={verdict}", **fields)
        assert response.headers["content-type"].startswith(media)
        assert said in response.text
        assert "Cora Lindqvist" in response.text
        assert response.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert len(desk.database.desk.consultation(asked).drafts) == 1


def test_closing_needs_no_answer(desk: Desk, cora: Browser, asked: int) -> None:
    cora.submit(f"/consultations/{asked}/close", version=cora.version(asked), reason="asked twice")
    assert stage(desk, asked) is Stage.CLOSED
    assert "closed: asked twice" in cora.page(f"/consultations/{asked}")


@pytest.mark.parametrize(("arrived", "state"), [("true", ReplyState.SENT), ("false", ReplyState.QUEUED)])
def test_a_delivery_in_doubt_is_settled_by_a_person(
    desk: Desk, cora: Browser, asked: int, arrived: str, state: ReplyState
) -> None:
    reply = desk.decide(asked)
    desk.dispatch(reply, SendResult.UNKNOWN, "closed after the data")
    assert "in doubt" in cora.page("/outbox")
    assert "It arrived" in cora.page(f"/consultations/{asked}")
    cora.submit(f"/replies/{reply}/resolve", consultation=asked, arrived=arrived)
    assert desk.database.desk.consultation(asked).replies[0].state is state
    assert cora.submit(f"/replies/{reply}/resolve", consultation=asked, arrived=arrived).status_code == 404


def test_a_follow_up_shows_the_newest_mail_first(desk: Desk, cora: Browser, asked: int) -> None:
    desk.dispatch(desk.decide(asked))
    sent = desk.letterbox.mails[-1].content.decode()
    found = re.search(r"Message-ID: (<[^>]+>)", sent)
    assert found
    joined = desk.ask(
        ASKER, "And with 20610-RT?", "Re: 99213 with 20610", In_Reply_To=found[1], References=found[1]
    )
    assert joined == asked
    page = cora.page(f"/consultations/{asked}")
    assert page.index("And with") < page.index("Earlier mail")
    assert "round 2" in page


def question_pane(page: str) -> str:
    return page.split('id="question-title"')[1].split("</section>")[0]


def test_a_returned_mail_stands_under_delivery_and_the_question_stays(
    desk: Desk, cora: Browser, asked: int
) -> None:
    desk.bounce(desk.decide(asked))
    page = cora.page(f"/consultations/{asked}")
    assert QUESTION in html.unescape(re.sub(r"<[^>]*>", "", question_pane(page)))
    assert "Earlier mail" not in page
    assert "mailer-daemon" not in question_pane(page)
    delivery = page.split('id="delivery-title"')[1].split("</section>")[0]
    assert "mailer-daemon" in delivery
    assert f"not delivered to {ASKER} · status 5.1.1" in delivery
    assert "Your mail could not be delivered." in delivery


def test_screening_is_told_only_when_it_says_something(desk: Desk, cora: Browser, asked: int) -> None:
    ordinary = question_pane(cora.page(f"/consultations/{asked}"))
    assert 'class="marks"' not in ordinary
    held = desk.ask("no-reply@payer.test", "Your claim was received.", List_Id="<payer.test>")
    assert "<li>held: " in question_pane(cora.page(f"/consultations/{held or 2}"))


def test_codes_of_quoted_mail_stand_apart_and_ours_not_at_all(desk: Desk, cora: Browser, asked: int) -> None:
    desk.dispatch(desk.decide(asked))
    found = re.search(r"Message-ID: (<[^>]+>)", desk.letterbox.mails[-1].content.decode())
    assert found
    text = "And 71046?\n\nOn Mon, Consultant wrote:\n> 99213 goes with 20610, see 37244\n"
    desk.ask(ASKER, text, "Re: 99213 with 20610", In_Reply_To=found[1], References=found[1])
    cited, quoted = question_pane(cora.page(f"/consultations/{asked}")).split("Only in quoted mail")
    assert "71046" in cited.split("Codes cited")[1]
    assert re.findall(r'<li id="[^"]*"><span class="code[^>]*>([^<]*)', quoted) == ["37244"]


def test_asking_back_begins_with_the_questions_of_the_draft(desk: Desk, cora: Browser) -> None:
    id = desk.ask(ASKER, "Hello, are you there?", "hello")
    page = cora.page(f"/consultations/{id}")
    found = re.search(r'<textarea id="questions"[^>]*>\n?(.*?)</textarea>', page, re.S)
    assert found
    assert found[1].startswith("1. ")
    assert html.unescape(found[1]).strip() in text_of(page)
    assert '<details name="verdicts" open>' not in page


@pytest.mark.parametrize(
    "path",
    [
        "/consultations/999",
        "/consultations/x",
        "/consultations/0",
        "/consultations/-1",
        "/consultations/99999999999999999999",
    ],
)
def test_what_is_not_there_is_not_found(cora: Browser, path: str) -> None:
    assert "Not found" in cora.page(path, 404)


def test_a_verdict_that_does_not_exist_is_refused(desk: Desk, cora: Browser, asked: int) -> None:
    response = cora.submit(
        f"/consultations/{asked}/decisions", version=cora.version(asked), verdict="shred", text="x"
    )
    assert response.status_code == 422
    assert {verdict.value for verdict in Verdict} == {"approve", "ask back", "decline", "return"}
