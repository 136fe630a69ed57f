"""Sepsis with an organ that fails, told in words: infection, its place, severity, then the organs (guidelines, I.C.1.d)."""

from __future__ import annotations

import re

from consultant.answering import conditions
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_ORGANS = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("N17.9", r"\b(?:acute (?:kidney|renal) (?:failure|injury)|aki)\b"),
        ("J96.01", r"\b(?:acute )?(?:hypoxi[ac]\w* respiratory failure|respiratory failure with hypoxia)\b"),
        (
            "J96.02",
            r"\b(?:acute )?(?:hypercapni[ac]\w* respiratory failure|respiratory failure with hypercapnia)\b",
        ),
        ("J96.00", r"\brespiratory failure\b"),
        ("G93.41", r"\b(?:metabolic|septic) encephalopathy\b"),
        ("D65", r"\b(?:dic|disseminated intravascular)\b"),
        ("K72.00", r"\b(?:acute )?(?:hepatic|liver) failure\b"),
        ("I46.9", r"\bcardiac arrest\b"),
    )
)
_LOCAL = frozenset({"J18.9", "N39.0", "J15.5", "J15.1", "J15.0", "J15.211", "J15.212"})
"""Localized infections that are told in words."""
_SEPSIS = re.compile(r"\bseps(?:is)\b|\bseptic\b", re.IGNORECASE)
_BY_ORGANISM = {
    "B96.20": "A41.51",
    "B96.5": "A41.52",
    "B95.62": "A41.02",
    "B95.61": "A41.01",
    "B95.2": "A41.81",
}
_SHOCK = re.compile(r"\bseptic shock\b|\bshock\b", re.IGNORECASE)
_NO_SHOCK = re.compile(r"\b(?:no|without|not in) (?:\w+ ){0,2}shock\b", re.IGNORECASE)
_UNRELATED = re.compile(r"\b(?:not (?:due|related)|unrelated|after (?:admission|surgery))\b", re.IGNORECASE)
_WANTED = expression(
    r"\bcod\w+|\bsequenc\w*|\border\b|\bfirst\b|\bprincipal\b|\bprimary\b|\breport\w*", re.IGNORECASE
)
_SECTION = "I.C.1.d.1.b and I.C.1.d.4"
_RULE = "the systemic infection first, then the localized one, then R65.2- and the organs that fail from the sepsis"


def failing(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the told sepsis and its organ failure in order; nothing where either is not told in words."""
    if ask.citations or not _WANTED.search(ask.text) or _UNRELATED.search(ask.text):
        return ()
    told = conditions.told(ask.text)
    infection = _infection(told, ask.text)
    organs = _failed(ask.text)
    shocked = bool(_SHOCK.search(ask.text)) and not _NO_SHOCK.search(ask.text)
    if not infection or not (organs or shocked):
        return ()
    local = [code for code in told if code in _LOCAL]
    codes = (infection, *local, "R65.21" if shocked else "R65.20", *organs)
    return in_order(codes, "sepsis with organ failure is severe sepsis", _SECTION, _RULE, reference)


def _infection(told: tuple[str, ...], text: str) -> str:
    """The systemic infection, by its organism where the text tells one; empty where there is none."""
    exact = next((code for code in told if code.startswith("A41") and code != "A41.9"), "")
    named = next((_BY_ORGANISM[code] for code in told if code in _BY_ORGANISM), "")
    return exact or (named or "A41.9" if _SEPSIS.search(text) else "")


def _failed(text: str) -> list[str]:
    """The organs that fail, each once: of respiratory failures the most telling."""
    found: dict[str, str] = {}
    for code, words in _ORGANS:
        if words.search(text):
            found.setdefault(code[:3], code)
    return list(found.values())
