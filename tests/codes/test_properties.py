"""What holds for the codes of any text whatever."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from hypothesis import given

from consultant.codes import cite
from consultant.commands.parse import parsed
from consultant.model.codes import CodeSystem
from tests.codes.strategies import TEXTS

WHOLE = (CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.ICD10CM, CodeSystem.CDT, CodeSystem.MODIFIER)


def plain(text: str) -> str:
    """The characters of codes as the parser reads them: ASCII digits and capitals only."""
    ascii_text = unicodedata.normalize("NFKD", text).upper()
    return re.sub(r"[^0-9A-Z]", "", ascii_text).translate(str.maketrans("OIL", "011"))


@given(TEXTS)
def test_spans_lie_inside_in_order_and_disjoint(text: str) -> None:
    end = 0
    for citation in cite(text):
        assert end <= citation.span[0] < citation.span[1] <= len(text)
        end = citation.span[1]


@given(TEXTS)
def test_a_citation_is_what_stands_at_its_span(text: str) -> None:
    for citation in cite(text):
        written, code = plain(text[slice(*citation.span)]), plain(citation.code)
        if citation.system in WHOLE and "last digits" not in citation.reason:
            assert code in written
        else:
            assert written
            assert written[-1] in code or written.lstrip("0")[:1] in code


@given(TEXTS)
def test_every_citation_has_a_confidence_and_a_reason(text: str) -> None:
    assert all(0 < citation.confidence <= 1 and citation.reason for citation in cite(text))


@given(TEXTS)
def test_the_same_text_gives_the_same_citations(text: str) -> None:
    assert cite(text) == cite(text)


@given(TEXTS)
def test_a_masked_text_has_the_codes_of_the_text_and_no_identifier(text: str) -> None:
    once = parsed(text, lambda system, code: "set not loaded")
    again = parsed(once["masked"], lambda system, code: "set not loaded")
    assert again["masked"] == once["masked"]
    assert again["phi"] == []
    assert [each | {"span": None} for each in again["citations"]] == [
        each | {"span": None} for each in once["citations"]
    ]


@given(TEXTS)
def test_citations_and_identifiers_of_a_text_are_disjoint(text: str) -> None:
    found = parsed(text, lambda system, code: "set not loaded")
    spans = sorted(tuple(each["span"]) for kind in ("citations", "phi") for each in found[kind])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
