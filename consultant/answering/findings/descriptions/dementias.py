"""A dementia told with the disease that it comes from: the disease first, then F02.- by its severity and behavior.

The note at F02 asks for the disease in front, and F03 is for a dementia of which no cause is told.
"""

from __future__ import annotations

from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask, code_wished
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_DEMENTIA = pattern(r"\bdementia\b")
_DISEASES = tuple(
    (code, pattern(words))
    for code, words in (
        ("G30.0", r"(?=.*\balzheimer)(?=.*\bearly[- ]onset\b)"),
        ("G30.1", r"(?=.*\balzheimer)(?=.*\blate[- ]onset\b)"),
        ("G30.9", r"\balzheimer"),
        ("G31.83", r"\blewy\b"),
        ("G31.01", r"\bpick'?s\b"),
        ("G20.A1", r"\bparkinson'?s?\b"),
        ("G31.09", r"\bfronto-?temporal\b"),
    )
)
"""The first that is told counts; of Alzheimer disease the onset tells which."""
_BARRED = pattern(
    r"\b(vascular|multi-?infarct|mixed|alcohol\w*|parkinsonism|huntington\w*|hiv|traumatic|tbi|family history|suspected"
    r"|possible|probable|likely|rule[sd]? out|r/o|screen\w*|stay|admission|progress\w*|worsen\w*|changed|hcc\w*|drg\w*)\b"
)
"""Another cause or two of them, nothing sure, or a severity that changes."""
_WANTED = pattern(r"\b(codes?|coded|coding|icd\S*|dx|sequenc\w*|order|first|report\w*)\b")
_SEVERITIES = tuple(
    (character, pattern(rf"\b{word}\b(?! (agitat|anxi|depress|psycho|behav|mood|aggress|sleep|pain))"))
    for character, word in (("A", "mild"), ("B", "moderate"), ("C", "severe"))
)
_DENIED = pattern(r"\b(without|no|denies|not|never)\b[^.;?!]*")
_BEHAVIORS = tuple(
    (ending, pattern(words))
    for ending, words in (
        ("11", r"\bagitat\w+|\baggressi\w+|\bcombative\w*|\brestless\w*|\bviolent\b"),
        ("18", r"\b(sleep disturbance|disinhibit\w+)\b|\bbehaviou?ral (disturbance|problem)s?\b"),
        ("2", r"\bpsycho(sis|tic)\b|\bhallucinat\w+|\bdelusion\w*|\bparanoi\w+"),
        ("3", r"\bmood (disturbance|symptom)s?\b|\bdepressive symptoms\b|\bapath\w+|\banhedonia\b"),
        ("4", r"\bwith anxiety\b|\band anxiety\b(?! disorder)"),
    )
)
_SECTION = "I.A.13; tabular note at F02"
_RULE = "the disease goes first; F02.- tells the severity that the provider states, and what behavior goes with it"


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The disease and the dementia in their order; nothing where the severity is left between two."""
    text = ask.text
    if not _DEMENTIA.search(text) or ask.citations or _BARRED.search(text):
        return ()
    disease = next((code for code, words in _DISEASES if words.search(text)), "")
    if not disease or not (_WANTED.search(text) or code_wished.described(ask)):
        return ()
    severities = [character for character, words in _SEVERITIES if words.search(text)]
    if len(severities) > 1:
        return ()
    severity = severities[0] if severities else "8"
    affirmed = _DENIED.sub(" ", text)
    behaviors = [ending for ending, words in _BEHAVIORS if words.search(affirmed)]
    exact = [ending for ending in behaviors if ending != "18"] or behaviors or ["0"]
    codes = (disease, *(f"F02.{severity}{ending}" for ending in exact))
    said = "the dementia of a disease is F02.- by its severity and behavior, not F03"
    return in_order(codes, said, _SECTION, _RULE, reference)
