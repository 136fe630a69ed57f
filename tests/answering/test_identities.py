"""Who the patient is, is no part of what is asked."""

from __future__ import annotations

import pytest

from consultant.answering.reading.identities import without_identities
from tests.answering.test_descriptions import question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Note on privacy please check: pt [NAME 1], DOB [DOB], MRN [MRN], sleep apnea. Which code?",
            "sleep apnea. Which code?",
        ),
        ("RE: [NAME 1] MRN [MRN] DOB [DOB] - acute sinusitis. ICD-10?", "acute sinusitis. ICD-10?"),
        ("Patient: [NAME 1]. DOB: [DOB]. Insurance ID: [MEMBER ID]. Gout. Code?", "Gout. Code?"),
        ("Mrs. [NAME 1] (SSN [SSN]) has gout. Code?", "patient has gout. Code?"),
        ("It is gout. The patient is [NAME 1], DOB [DOB]. Code?", "It is gout. Code?"),
        ("Code for [NAME 1] (DOB [DOB], MRN [MRN]) who has gout?", "Code for patient who has gout?"),
        ("A [NAME 1] cyst, code?", "A [NAME 1] cyst, code?"),
        ("Was [NAME 1] eligible on [DATE]?", "Was [NAME 1] eligible on [DATE]?"),
    ],
)
def test_they_are_blanked_out_and_every_span_stays(text: str, asked: str) -> None:
    found = without_identities(question(text)).text
    assert " ".join(found.split()) == asked
    assert len(found) == len(text)
