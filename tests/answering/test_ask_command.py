"""`consultant ask` prints the draft or its JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.commands import ask
from consultant.errors import ConsultantError, InputError
from consultant.model.catalogue import BillingSetting
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
