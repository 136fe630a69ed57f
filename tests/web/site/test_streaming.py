"""A drafted answer comes in parts: the question at once, then section by section, over a real connection."""

from __future__ import annotations

import http.client
import re
import threading
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from consultant.model.answer import Draft, Question
from consultant.ports import Composer
from tests.web.desk import FORM_TOKEN, Desk
from tests.web.serving import served

HEADERS = {"content-type": "application/x-www-form-urlencoded"}


pytestmark = pytest.mark.servers


class Waiting:
    """A composer that drafts when it is told to."""

    def __init__(self, composer: Composer) -> None:
        self._composer, self.asked, self.go_on = composer, threading.Event(), threading.Event()

    def draft(self, question: Question) -> Draft:
        self.asked.set()
        assert self.go_on.wait(60)
        return self._composer.draft(question)


def opened(connection: http.client.HTTPConnection) -> tuple[str, str]:
    """The form token and the cookie of a visit."""
    connection.request("GET", "/ask")
    response = connection.getresponse()
    token = FORM_TOKEN.search(response.read().decode())
    assert token
    return token[1], str(response.headers["set-cookie"]).partition(";")[0]


def test_the_question_is_shown_before_its_answer_is_drafted_and_sections_follow_one_by_one(
    site: Desk,
) -> None:
    composer = Waiting(site.service.composer)
    site.under(composer=composer)
    with served(site) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        token, cookie = opened(connection)
        fields = urlencode({"form_token": token, "question": "Is M72.2 billable? And is I10 valid?"})
        connection.request("POST", "/ask", fields, {**HEADERS, "cookie": cookie})
        response: Any = connection.getresponse()
        begun = ""
        while "Is M72.2 billable?" not in begun:
            begun += response.read1().decode()
        assert composer.asked.wait(60)
        assert "Drafted answer" not in begun
        composer.go_on.set()
        parts = list(iter(response.read1, b""))
        connection.close()
    whole = b"".join(parts).decode()
    sections = re.findall(r"<h3>(.+?)</h3>", whole)
    assert len(sections) > 2
    assert sum(b"<h3>" in part for part in parts) > 1, "all sections came in one piece"
    assert "Send it to a consultant" in whole[whole.rindex("<h3>") :]


def test_a_draft_that_fails_after_the_page_has_begun_offers_the_consultant(site: Desk) -> None:
    class Broken:
        def draft(self, question: Question) -> Draft:
            raise RuntimeError("no catalogue")

    site.under(composer=Broken())
    guest = site.browser()
    guest.page("/ask")
    text = guest.submit("/ask", question="Is M72.2 billable?").text
    assert "No answer could be drafted" in text
    assert "Send it to a consultant" in text
