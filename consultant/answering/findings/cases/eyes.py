"""Glaucoma of each eye by its type and stage (Official Guidelines, I.C.7.a)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.parts import Item, Read, Rule, by_words, side

_TYPES = by_words(
    (
        ("H40.11", r"\b(?:primary )?open[- ]angle glaucoma\b|\bpoag\b|\bcoag\b"),
        ("H40.12", r"\b(?:low|normal)[- ]tension glaucoma\b|\b[nl]tg\b"),
        ("H40.13", r"\bpigmentary glaucoma\b"),
        ("H40.14", r"\b(?:pseudo-?exfoliat\w+|capsular) glaucoma\b(?: with pseudo\w+ of (?:the )?lens)?"),
        ("H40.22", r"\bchronic (?:primary )?angle[- ]closure glaucoma\b"),
    )
)
_STAGES = (
    ("1", re.compile(r"\bmild\b|\bearly[- ]stage\b", re.IGNORECASE)),
    ("2", re.compile(r"\bmoderate\b", re.IGNORECASE)),
    ("3", re.compile(r"\bsevere\b|\badvanced\b|\bend[- ]stage\b", re.IGNORECASE)),
    ("4", re.compile(r"\bindeterminate\b|\bcan(?:not|'t) be determined\b", re.IGNORECASE)),
    (
        "0",
        re.compile(
            r"\bunspecified\b|\bnot (?:documented|stated|given|specified)\b|\bstage (?:unknown|unspecified)\b",
            re.IGNORECASE,
        ),
    ),
)
_EYES = (
    ("1", re.compile(r"\bright\b|\bod\b|\br\.? eye\b", re.IGNORECASE)),
    ("2", re.compile(r"\bleft\b|\bos\b|\bl\.? eye\b", re.IGNORECASE)),
)
_CLAUSE = re.compile(r"[,;:.?!()/]|\b(?:and|but|while|with|plus|for)\b|(?=\b(?:right|left)\b)", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:glaucoma|mild|moderate|severe|indeterminate|advanced|stages?|eyes?|right|left|both|bilateral|ou|od|os|in|of|the)\b",
    re.IGNORECASE,
)
_EACH = Rule(
    "each eye by a code of its own, as their stages differ; the code for both eyes is for the same type and stage",
    "I.C.7.a.3",
    "with the same type but different stages each eye has the code of its own stage",
    either=True,
)
_SAME = Rule(
    "one code for both eyes, as type and stage are the same",
    "I.C.7.a.2",
    "with the same type and stage the code for both eyes is used",
    either=True,
)


def read(text: str) -> Read:
    """The code of the glaucoma for each eye; nothing where a stage cannot be put to an eye."""
    kinds = [(code, words) for code, words in _TYPES if words.search(text)]
    if len(kinds) != 1:
        return Read(text)
    code, words = kinds[0]
    each = _by_eye(words.sub(" ", text))
    rest = _WORDS.sub(" ", words.sub(" , ", text))
    if len(each) == 2 and len(set(each.values())) == 2:
        return Read(
            rest, tuple(Item(f"{code}{eye}{stage}") for eye, stage in sorted(each.items())), _EACH, own=True
        )
    stages = {digit for digit, words in _STAGES if words.search(text)}
    eye = side(text, "123?")
    if len(stages) != 1 or eye == "?":
        return Read(text)
    return Read(rest, (Item(f"{code}{eye}{stages.pop()}"),), _SAME if eye == "3" else None, own=eye == "3")


def _by_eye(text: str) -> dict[str, str]:
    """The stage of each eye, where each is told within one clause or beside it."""
    found: dict[str, str] = {}
    stage = eye = ""
    for clause in _CLAUSE.split(text):
        stages = [digit for digit, words in _STAGES if words.search(clause)]
        eyes = [digit for digit, words in _EYES if words.search(clause)]
        if len(stages) > 1 or len(eyes) > 1:
            return {}
        stage, eye = stages[0] if stages else stage, eyes[0] if eyes else eye
        if stage and eye:
            found[eye] = stage
            stage = eye = ""
    return found
