"""The code for giving a drug, where a question wishes it beside the code of the drug (note `drug-administration`)."""

from __future__ import annotations

from consultant.answering.patterns import Pattern, pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "drug-administration"
_WISHED = pattern(
    r"\b(administration|admin|injection|administering|giving|push) (code|cpt|charge)s?\b"
    r"|\bcodes?\b~12\b(giving|administering|administration|the injection itself|to give|the push|the injection)\b"
    r"|\b(cpt|code) for the (shot|injection|push|administration)\b"
)
_OTHERS = pattern(
    r"\b(vaccin\w*|immuni[sz]\w*|flu|influenza|pneumo\w*|hepatitis|hep b|covid\w*|tdap|tetanus|zoster|shingrix|allerg\w*|botox"
    r"|joint|knee|epidural|trigger|intravitreal|eye|inhal\w*|nebuli\w*|oral\w*|chemo\w*|infus\w*|9[06]\d{3})\b"
)
"""What is given in another way, or has codes of its own."""
_WAYS: tuple[tuple[Pattern, tuple[str, ...], str], ...] = (
    (
        pattern(r"\b(lupron|leuprolide|eligard|faslodex|fulvestrant|firmagon|degarelix|zoladex|goserelin)\b"),
        ("96402",),
        "the injection of a hormonal drug against cancer",
    ),
    (pattern(r"\b(iv|intravenous(ly)?) ?(push(ed)?|bolus)\b|\bivp\b"), ("96374",), "the first push of a drug into a vein"),
    (
        pattern(r"\b(im|intramuscular(ly)?|sub-?\s?q|sq|sub-?\s?cut\w*|shots?|deltoid|gluteal)\b"),
        ("96372",),
        "an injection into a muscle or under the skin",
    ),
)  # fmt: skip


_INJECTED = pattern(
    r"\b(J\d{4}|denosumab|prolia|xgeva|octreotide|omalizumab|xolair|epoetin|darbepoetin|b-?12)\b"
)
_UNTOLD = (
    ("96372",),
    "an injection into a muscle or under the skin (96374 a push, 96365 an infusion into a vein)",
)
"""Of a drug whose way is not told: the usual one, and what the others are."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the way that the question tells; nothing where none is told or it is for another kind of drug."""
    note = reference.note(_NOTE)
    if note is None or not _WISHED.search(ask.text) or _OTHERS.search(ask.text):
        return ()
    ways = ((codes, what) for words, codes, what in _WAYS if words.search(ask.text))
    way = next(ways, _UNTOLD if _INJECTED.search(ask.text) else None)
    if way is None:
        return ()
    codes, what = way
    values = {"code": codes[0], "what": what, "source": note.source}
    return (Finding("drug_given", codes, values, note_evidence(note, {codes[0]: what})),)
