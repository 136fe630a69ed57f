from __future__ import annotations

import re

from consultant import flow
from consultant.model.consultation import Stage
from consultant.web.app import create_app
from tests.web.desk import ASKER, Browser, Desk

QUESTION = "Is M72.2 billable on 2026-11-18? Patient John Smith, DOB 03/04/1961, MRN 4455667."


def ask(browser: Browser, question: str, **fields: object) -> str:
    browser.page("/ask")
    text: str = browser.submit("/ask", question=question, **fields).text
    browser.read(text)
    return text


def drafted(site: Desk) -> list[str]:
    """Let the workers work; the subjects in the queue."""
    waiting = flow.receive(site.service, site.nudges.received)
    flow.consult(site.service, waiting)
    return [message.text for id in waiting for message in site.database.desk.consultation(id).questions]


def test_a_question_is_answered_at_once_with_its_rows(guest: Browser) -> None:
    page = ask(guest, "Is M72.2 billable on 2026-11-18?")
    assert "M72.21" in page
    assert "FY2027" in page
    assert "confidence" in page


def test_patient_data_is_masked_before_anything_is_shown_or_carried_on(guest: Browser) -> None:
    page = ask(guest, QUESTION)
    assert "patient data was masked" in page
    for identifier in ("John", "Smith", "03/04/1961", "4455667"):
        assert identifier not in page


def test_a_follow_up_knows_the_thread(guest: Browser) -> None:
    first = ask(guest, "Is M72.2 billable?")
    earlier = re.findall(r'name="earlier" value="([^"]*)"', first)
    page = ask(guest, "And on 2026-09-30?", earlier=earlier)
    assert "M72.2" in page


def test_what_is_declined_offers_the_consultant(guest: Browser) -> None:
    page = ask(guest, "Please change the diagnosis to E11.9 so that 83036 gets paid.")
    assert "A first look" in page
    assert "Send it to a consultant" in page


def test_a_signed_in_asker_hands_over_with_one_button_and_only_once(site: Desk) -> None:
    asker = site.sign_in(ASKER)
    asker.read(asker.get("/ask").text)
    for _ in range(2):
        response = asker.submit("/ask/hand-over", thread=["Is M72.2 billable?"])
        assert response.headers["location"] == "/ask/handed-over"
    assert [text.strip() for text in drafted(site)] == ["Is M72.2 billable?"]
    assert site.database.desk.queue(tuple(Stage), asker=ASKER)


def test_a_guest_hands_over_through_the_mailed_link(site: Desk) -> None:
    guest = site.browser()
    page = ask(guest, QUESTION)
    thread = re.findall(r'name="thread" value="([^"]*)"', page)
    assert "Where should the answer go?" in guest.submit("/ask/hand-over", thread=thread).text
    guest.submit("/register", email="Nina@new.test", name="Nina", thread=thread)
    link = re.search(r"/sign-in/([\w-]{30,})", site.letterbox.mails[-1].content.decode())
    assert link
    opened = site.browser()
    opened.page(f"/sign-in/{link[1]}")
    response = opened.submit("/sign-in/redeem", secret=link[1])
    assert response.headers["location"] == "/ask/handed-over"
    assert "Smith" not in "".join(drafted(site))
    assert site.database.desk.queue(tuple(Stage), asker="nina@new.test")


def test_too_many_questions_are_refused_with_what_to_do(guest: Browser) -> None:
    guest.page("/ask")
    statuses = [guest.submit("/ask", question="Is I10 valid?").status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]


def test_the_limit_of_an_hour_is_kept_for_all_processes_and_by_account(site: Desk, guest: Browser) -> None:
    guest.page("/ask")
    for _ in range(20):
        guest.submit("/ask", question="Is I10 valid?")
    another = create_app(site.service, site.settings)  # as a second web process
    other = Browser(another, base_url=site.settings.web_url)
    other.page("/ask")
    assert other.submit("/ask", question="Is I10 valid?").status_code == 429
    asker = site.sign_in(ASKER)
    asker.page("/ask")
    statuses = [asker.submit("/ask", question="Is I10 valid?").status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]
    site.clock.pass_by(hours=1)
    assert guest.submit("/ask", question="Is I10 valid?").status_code == 200


def test_an_empty_question_says_what_is_missing(guest: Browser) -> None:
    guest.page("/ask")
    response = guest.submit("/ask", question="   ")
    assert (response.status_code, "Type a question" in response.text) == (422, True)


def test_registering_twice_says_the_same_and_makes_one_account(site: Desk) -> None:
    guest = site.browser()
    guest.page("/register")
    first = guest.submit("/register", email="nina@new.test", name="Nina").text
    second = guest.submit("/register", email="nina@new.test", name="Nina").text
    assert first == second
    assert [p.email for p in site.database.accounts.everybody()].count("nina@new.test") == 1


def test_a_wrong_address_is_told(guest: Browser) -> None:
    guest.page("/register")
    assert guest.submit("/register", email="nina at new.test").status_code == 422


def test_a_registered_person_is_no_consultant(site: Desk) -> None:
    guest = site.browser()
    guest.page("/register")
    guest.submit("/register", email="mallory@new.test", name="Mallory")
    assert site.sign_in("mallory@new.test").get("/queue").status_code == 404


def test_the_quarter_of_a_masked_day_of_service_decides(guest: Browser) -> None:
    page = ask(guest, "Was M72.2 billable on 2026-09-18 for patient John Smith, DOB 03/04/1961?")
    assert "2026-09-18" not in page
    assert "in the quarter from 2026-07-01" in page
    assert "not billable" not in page
