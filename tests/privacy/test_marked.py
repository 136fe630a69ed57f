"""Texts of billing offices with their identifiers marked (`marked.txt`, in the marks of `tests.codes.annotate`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from consultant.codes import cite, signature_spans
from consultant.model.codes import CodeSystem
from consultant.privacy.detection import identifiers
from consultant.privacy.masking import settle
from tests.codes.annotate import annotate

_BLOCKS = re.split(r"(?m)^=== ", (Path(__file__).parent / "marked.txt").read_text(encoding="utf-8"))[1:]
_TEXTS = [
    annotate(name, marked.rstrip("\n")) for name, _, marked in (each.partition("\n") for each in _BLOCKS)
]


@pytest.mark.parametrize("marked", _TEXTS, ids=lambda marked: str(marked["id"]))
def test_the_marked_identifiers_are_found_and_nothing_else(marked: dict[str, Any]) -> None:
    text = marked["text"]
    found = [
        (each.kind.value, text[slice(*each.span)])
        for each in identifiers(text, signatures=signature_spans(text))
    ]
    assert found == [(each["kind"], text[slice(*each["span"])]) for each in marked["phi"]]


def test_masked_texts_are_at_rest_and_keep_their_procedures() -> None:
    for marked in _TEXTS:
        text = marked["text"]
        masked, cited = settle(text, lambda given, _: identifiers(given), lambda given, _: cite(given))
        covered = [each.original for each in masked.replacements]
        kept = {
            each.code
            for each in cite(text)
            if each.system is CodeSystem.CPT
            and not any(start < each.span[1] and each.span[0] < end for start, end in covered)
        }
        assert kept <= {each.code for each in cited}, marked["id"]
