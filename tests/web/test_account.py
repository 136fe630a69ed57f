"""An account's own pages: saved codes, alerts and their end, a copy of everything, deletion."""

from __future__ import annotations

import json
import re

import pytest
from sqlalchemy import text

from consultant.model.alerts import Subscription
from consultant.model.careers import Period, Wanted
from consultant.model.codes import CodeSystem
from consultant.store.engine import connect, reading
from tests.careers.samples import CODER, publish
from tests.web.desk import ASKER, CONSULTANT, SENIOR, Browser, Desk

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def ana(desk: Desk) -> Browser:
    browser = desk.sign_in(ASKER)
    browser.page("/account")
    return browser


def account_id(desk: Desk) -> int:
    person = desk.database.accounts.named(ASKER)
    assert person
    return person.id


def deletion_link(desk: Desk) -> str:
    mail = desk.letterbox.mails[-1].content.decode().replace("=\r\n", "")
    found = re.search(r"/account/deletion/([\w.-]+)", mail)
    assert found
    return found[1]


def test_a_code_is_saved_on_its_page_listed_changed_and_removed(ana: Browser) -> None:
    saved = ana.submit("/account/codes", system="cpt", code="99213", note="mostly knees", alert="true")
    assert saved.headers["location"] == "/codes/cpt/99213#saved"
    page = ana.page("/codes/cpt/99213")
    assert "On your list" in page
    assert 'value="mostly knees"' in page
    assert "mostly knees" in ana.page("/account/codes")
    ana.submit("/account/codes", system="cpt", code="99213", note="<b>hips</b>", listed="true")
    listed = ana.page("/account/codes")
    assert "&lt;b&gt;hips&lt;/b&gt;" in listed
    assert "checked" not in listed
    ana.submit("/account/codes/remove", system="cpt", code="99213")
    assert "None yet" in ana.page("/account/codes")


def test_a_code_is_saved_in_its_normal_form_once(ana: Browser, desk: Desk) -> None:
    for written in ("m722", "M72.2", "m72.2"):
        ana.submit("/account/codes", system="icd10cm", code=written)
    (kept,) = desk.database.saved_codes.of(account_id(desk))
    assert (kept.system, kept.code) == (CodeSystem.ICD10CM, "M72.2")


@pytest.mark.parametrize(("system", "code"), [("cpt", "00000"), ("icd10cm", "X"), ("ndc", "12345")])
def test_what_no_release_holds_cannot_be_saved(ana: Browser, system: str, code: str) -> None:
    assert ana.submit("/account/codes", system=system, code=code).status_code in (404, 422)


def test_a_guest_is_told_how_to_save(desk: Desk) -> None:
    guest = desk.browser()
    assert 'href="/register"' in guest.page("/codes/cpt/99213")
    assert guest.submit("/account/codes", system="cpt", code="99213").headers["location"] == "/sign-in"


def test_one_click_in_the_mail_ends_the_alerts_without_signing_in(ana: Browser, desk: Desk) -> None:
    ana.submit("/account/codes", system="cpt", code="99213", alert="true")
    link = desk.service.unsubscribing.address(Subscription("codes", account_id(desk)))
    path = "/unsubscribe/" + link.rpartition("/")[2]
    stranger = desk.browser()
    assert "alerts on saved codes" in stranger.page(path)
    assert desk.database.saved_codes.of(account_id(desk))[0].alert  # looking ends nothing
    for _ in range(2):
        assert stranger.post(path, data=ONE_CLICK).status_code == 200
    assert not desk.database.saved_codes.of(account_id(desk))[0].alert
    assert stranger.post(path + "x", data=ONE_CLICK).status_code == 404


def test_a_copy_holds_account_codes_questions_and_answers(ana: Browser, desk: Desk) -> None:
    id = desk.ask(ASKER, "May 99213-25 go with 20610?", "Knee", "Ana Reyes")
    desk.dispatch(desk.decide(id))
    desk.ask(ASKER, "Thanks!", "Out of office: Knee", Auto_Submitted="auto-replied")
    ana.submit("/account/codes", system="cpt", code="99213", note="mostly knees")
    response = ana.get("/account/export")
    assert response.headers["content-disposition"].startswith("attachment")
    told = response.json()
    assert told["account"]["email"] == ASKER
    assert told["account"]["saved_codes"][0]["note"] == "mostly knees"
    assert told["consultations"][0]["replies"][0]["text"]
    assert [mail["subject"] for mail in told["other_mails"]] == ["Out of office: Knee"]
    assert "digest" not in json.dumps(told["account"])


def test_deleting_takes_the_link_of_the_mail_and_leaves_nothing(ana: Browser, desk: Desk) -> None:
    id = desk.ask(ASKER, "May 99213-25 go with 20610?", "Knee", "Ana Reyes")
    desk.dispatch(desk.decide(id))
    ana.submit("/account/codes", system="cpt", code="99213", note="mostly knees", alert="true")
    asks_by_mail(desk)
    ana.page("/account/rights")
    assert "is on its way" in ana.submit("/account/deletion").text
    link = deletion_link(desk)
    ana.page(f"/account/deletion/{link}")
    assert desk.database.accounts.named(ASKER)  # opening it deletes nothing
    assert "The account is deleted" in ana.submit("/account/deletion/confirm", token=link).text
    assert ana.get("/account").headers["location"] == "/sign-in"
    assert desk.database.accounts.named(ASKER) is None
    left = everything(desk)
    for gone in (ASKER, "mostly knees", "Ana Reyes", "May 99213-25", "Knee"):
        assert gone not in left, gone
    desk.database.audit.seal(b"")
    assert desk.database.audit.verify(b"").sound


def asks_by_mail(desk: Desk) -> None:
    """A look-up that a program is to answer."""
    assert desk.ask(ASKER, "", "lookup: 99213") == 0
    assert desk.database.desk.dispositions()["serve"] == 1


def everything(desk: Desk) -> str:
    """Every table but the audit as one text."""
    engine = connect(desk.settings.database)
    with reading(engine) as connection:
        tables = (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        )
        wanted = [
            name for name in tables if name not in ("event", "seal") and not name.startswith("message_words")
        ]
        rows = [str(row) for name in wanted for row in connection.execute(text(f'SELECT * FROM "{name}"'))]
    engine.dispose()
    return "\n".join(rows)


def test_a_link_of_another_account_or_an_old_one_deletes_nothing(ana: Browser, desk: Desk) -> None:
    ana.submit("/account/deletion")
    link = deletion_link(desk)
    desk.database.accounts.add(
        "eve@clinic.test", "Eve", "", desk.database.accounts.named(ASKER).role, desk.clock()
    )
    eve = desk.sign_in("eve@clinic.test")
    assert eve.submit("/account/deletion/confirm", token=link).status_code == 403
    assert eve.submit("/account/deletion/confirm", token="x" + link).status_code == 403
    assert desk.database.accounts.named(ASKER)


def test_while_a_reply_is_on_its_way_the_account_stays_until_it_is_sent(ana: Browser, desk: Desk) -> None:
    id = desk.ask(ASKER, "May 99213-25 go with 20610?", "Knee", "Ana Reyes")
    desk.decide(id)
    ana.submit("/account/deletion")
    page = ana.submit("/account/deletion/confirm", token=deletion_link(desk)).text
    assert "CON-1" in page
    assert desk.database.accounts.named(ASKER)


@pytest.mark.parametrize("email", [CONSULTANT, SENIOR])
def test_who_signs_answers_has_a_copy_but_is_not_deleted_alone(desk: Desk, email: str) -> None:
    browser = desk.sign_in(email)
    assert "An admin closes the account" in browser.page("/account/rights")
    assert browser.get("/account/export").json()["account"]["email"] == email
    assert browser.submit("/account/deletion").status_code == 403


def test_what_the_job_board_keeps_is_in_the_copy_and_goes_with_the_account(desk: Desk, ana: Browser) -> None:
    id, now = account_id(desk), desk.clock()
    publish(desk.database, now, CODER, owner=id)
    desk.database.seekers.save(id, 1, now)
    desk.database.job_alerts.add(id, Wanted(text="auditor"), Period.DAILY, now, now, 10)
    kept = desk.database.belongings.of(ASKER)
    assert kept["jobs"][0]["live"]["title"] == CODER.title
    assert (kept["job_alerts"][0]["wanted"]["text"], kept["saved_jobs"][0]["job_id"]) == ("auditor", 1)
    desk.database.erasure.asker(ASKER, ASKER, "asked to", now)
    assert desk.database.job_alerts.one(1) is None
    assert desk.browser().get("/jobs/1").status_code == 404
