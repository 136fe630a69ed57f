"""Thousands of broken mails through everything that reading does: none raises, none takes the reader down."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from consultant.bootstrap import now
from consultant.model.mail import Disposition
from consultant.model.reading import ClaimedMail
from tests.faults.campaign import Figures
from tests.faults.conftest import LONG
from tests.intake.mails import mail, reader
from tests.intake.mutations import mutated

MAILS = 10_000 if LONG else 300
LONGEST_SECONDS = 10.0
"""Of processor time for one mail: far under the claim of a worker, and far over what a busy machine adds."""


def test_broken_mail_costs_no_exception(figures: Figures, request: pytest.FixtureRequest) -> None:
    figures.name, figures.mails = f"{MAILS} mutated mails", MAILS
    try:
        folder: Path = request.getfixturevalue("shared_mail")
        whole = [path.read_bytes() for path in sorted(folder.rglob("*.eml"))]
    except pytest.skip.Exception:
        whole = [mail(), mail("<p>Is 99213 right?</p>", Content_Type="text/html")]
    reading = reader()
    for number in range(MAILS):
        raw, started = mutated(whole, number), time.process_time()
        read = reading.read(ClaimedMail(number, b"", now(), False, 1), raw)
        assert isinstance(read.screened.disposition, Disposition)
        assert "".join(read.text[s.start : s.end] for s in read.segments) == read.text, number
        assert time.process_time() - started < LONGEST_SECONDS, number
