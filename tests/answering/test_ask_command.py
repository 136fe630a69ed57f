"""`consultant ask` prints the draft or its JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.answering import Answerer
from consultant.bootstrap import policy
from consultant.commands import ask, asked_lines
from consultant.dispatch.addresses import Addresses
from consultant.errors import ConsultantError, InputError
from consultant.model.catalogue import BillingSetting
from consultant.settings import PROJECT
from consultant.steps.reading import MailReader
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue

TODAY = date(2026, 11, 23)


def test_the_json_holds_reply_status_topics_citations_findings_and_evidence() -> None:
    catalogue = MemoryCatalogue()
    asked = ask.question("Can 99213-25 go with 20610?", catalogue, TODAY, None, BillingSetting.PRACTITIONER)
    told = json.loads(json.dumps(ask.told(asked, Answerer(catalogue, MailTemplates()).draft(asked))))
    assert set(told) == {"reply", "status", "topics", "citations", "findings", "confidence", "risks"}
    assert told["citations"][0]["system"] == "cpt"
    row = told["findings"][0]["evidence"][0]
    assert set(row) == {"set", "key", "field", "value", "release", "effective"}


def test_a_question_that_was_not_mailed_has_no_number() -> None:
    catalogue = MemoryCatalogue()
    asked = ask.question("Is M54.5 valid?", catalogue, TODAY, None, BillingSetting.PRACTITIONER)
    assert (
        Answerer(catalogue, MailTemplates())
        .draft(asked)
        .text.startswith("Hello,\n\nThank you for your question.\n")
    )


def test_without_a_catalogue_the_error_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSULTANT_HOME", str(tmp_path))
    with pytest.raises(ConsultantError, match="consultant catalogue build"):
        ask.ask("Is M54.5 valid?", date_of_service="")


def test_a_date_that_is_none_is_refused_with_the_form_expected() -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        ask._day("3/4")


def _lines(*lines: str) -> list[dict[str, object]]:
    catalogue = MemoryCatalogue()
    reader = MailReader(policy(PROJECT), Addresses("consult@desk.example", b""), "", lambda *_: False)
    circumstances = asked_lines.Circumstances(TODAY, None, BillingSetting.PRACTITIONER, "Acme Plan 7")
    answerer = Answerer(catalogue, MailTemplates())
    return list(
        asked_lines.answers(
            lines,
            lambda subject, body: asked_lines.typed(subject, body, reader, circumstances),
            lambda asked: ask.told(asked, answerer.draft(asked)),
        )
    )


def test_each_json_line_is_answered_under_its_id() -> None:
    first, second = _lines(
        '{"id": "a", "subject": "Edit", "body": "Can 99213-25 go with 20610?"}',
        '{"id": 2, "subject": "", "body": "Can you guarantee that 20610 gets paid?"}',
    )
    assert (first["id"], first["status"], second["id"], second["status"]) == ("a", "draft", 2, "declined")
    assert {"reply", "topics", "citations", "findings", "confidence"} <= set(first)
    assert "Acme Plan may differ" in str(first["reply"])


def test_a_code_of_the_subject_alone_is_answered() -> None:
    (answered,) = _lines('{"id": 1, "subject": "MUE for 20610", "body": "See subject, please."}')
    assert "MUE for 20610" in str(answered["reply"])


@pytest.mark.parametrize("line", ["{", "[]", '"text"', '{"id": 1}', '{"id": 1, "body": 5}', "[" * 100_000])
def test_a_bad_line_is_named_and_the_rest_goes_on(line: str) -> None:
    bad, empty_subject = _lines(line, "", '{"id": 3, "body": "What is 20610?"}')
    assert "line 1" in str(bad["error"])
    assert empty_subject["id"] == 3


@given(st.text(), st.text())
def test_any_subject_and_body_get_an_answer(subject: str, body: str) -> None:
    (answered,) = _lines(json.dumps({"id": "x", "subject": subject, "body": body}))
    assert answered["status"] in ("draft", "needs_info", "declined")


def test_identifiers_in_a_line_are_not_repeated() -> None:
    body = "Patient Maria Testperson, DOB 01/02/1950, MRN 12345678. Can 99213 go with 20610?"
    (answered,) = _lines(json.dumps({"id": 1, "subject": "Maria Testperson", "body": body}))
    told = json.dumps(answered)
    assert not any(word in told for word in ("Testperson", "01/02/1950", "12345678"))
    assert "patient identifiers" in str(answered["reply"])


def test_a_line_without_body_is_an_error_with_its_id() -> None:
    lines = ['{"id": "7", "subject": "Edit"}', '{"body": "Can they go together?"}']
    without_body, without_id = asked_lines.answers(lines, lambda subject, body: None, lambda question: {})  # type: ignore[arg-type, return-value]
    assert without_body["id"] == "7"
    assert "lacks body" in without_body["error"]
    assert without_id["id"] is None
    assert "lacks id" in without_id["error"]
