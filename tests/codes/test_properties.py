"""What holds for any text whatever."""

from __future__ import annotations

import re

from hypothesis import given

from consultant.codes import cite
from consultant.model.codes import Citation, CodeSystem
from consultant.privacy import identifiers, mask, remap
from tests.codes.strategies import TEXTS

WHOLE = (CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.ICD10CM, CodeSystem.CDT, CodeSystem.MODIFIER)


def plain(text: str) -> str:
    """The characters of codes as the parser reads them: ASCII digits and capitals only."""
    ascii_text = "".join(chr(ord(each) - 0xFEE0) if 0xFF01 <= ord(each) <= 0xFF5E else each for each in text)
    return re.sub(r"[^0-9A-Z]", "", ascii_text.upper()).translate(str.maketrans("OIL", "011"))


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
def test_a_masked_text_has_the_codes_of_the_text(text: str) -> None:
    cited = cite(text)
    masked = mask(text, identifiers(text), cited)
    moved = remap(masked, cited)
    assert [content(each) for each in cite(masked.text)] == [content(each) for each in moved]
    assert all(each.span[1] <= len(masked.text) for each in moved)


def content(citation: Citation) -> tuple[object, ...]:
    return (
        citation.system,
        citation.code,
        citation.modifiers,
        citation.units,
        citation.range_end,
        citation.span,
    )
