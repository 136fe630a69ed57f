"""Cancers told together: the primary one by its site and side, what it spread to, its treatment and what comes of either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank
from consultant.answering.findings.cases.spread import SIDED, secondaries, sided, table
from consultant.answering.findings.cases.tumor_effects import (
    BROKEN,
    BROKEN_SITES,
    CANCER,
    EFFECTS,
    OF_CHEMO,
    PAIN_TREATED,
    RESULTS,
    RULES,
    SPREAD,
    TREATMENTS,
)

_ANY = re.compile(
    rf"\b{CANCER}\b|\bmelanoma\b|\bmets?\b|\bmetasta\w+|\bmyeloma\b|\blymphoma\b|\bleukemia\b|\bhepatocellular\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:resected|removed|excised|(?:\w+ )?(?:mastectomy|colectomy|prostatectomy|lobectomy|nephrectomy"
    r"|hysterectomy|pneumonectomy)|cured|eradicated"
    r"|(?:hx|history|h/o|hist) of|\d+ (?:years|yrs) ago|years ago|in (?:19|20)\d\d|no (?:further|more"
    r"|current|active) (?:treatment|therapy)"
    r"|treatment (?:is )?(?:complete\w*|finished|done|over)|ned|no evidence of disease)\b",
    re.IGNORECASE,
)
_CURRENT = re.compile(
    r"\b(?:still (?:under|on|in|being|receiving)|currently|current|active|ongoing|under treatment"
    r"|tamoxifen|letrozole|anastrozole|lupron|adjuvant"
    r"|on (?:chemo\w*|hormone\w*))\b",
    re.IGNORECASE,
)
_TREATED_NO_MORE = re.compile(
    r"\bno (?:further|more) (?:treatment|therapy|tx) (?:to|of|for|directed at) (?:the |her |his )?(?:colon"
    r"|primary|breast|lung|prostate|site)\b",
    re.IGNORECASE,
)
_FOR_SPREAD = re.compile(
    rf"\b(?:on |receiving |getting |with )?(?:chemo\w*|radiation|immunotherapy"
    rf"|treatment)\b (?:is )?(?:directed )?(?:for|at|to|of) (?:the |her |his )?(?:\w+ )?{SPREAD}\b",
    re.IGNORECASE,
)
"""Treatment that is directed at what the cancer spread to."""
_CHEMO_EFFECT = "T45.1X5A"


def read(text: str) -> Read:
    """The codes of the tumors that a text tells, with the treatment and what comes of them."""
    if not _ANY.search(text) and not re.search(r"\bchemo", text, re.IGNORECASE):
        return Read(text)
    effects = next((codes.split() for codes, words in EFFECTS if words.search(text)), [])
    results = [] if effects else [(code, behind) for code, behind, words in RESULTS if words.search(text)]
    seconds, rest = secondaries(text)
    primary, past, rest = _primary(rest, text, spread=bool(seconds))
    of_itself = _PAST_ITSELF.get(primary, "") if past else ""
    seconds = [
        code for code in seconds if (primary[:3], code[:5]) not in _OF_ITSELF and code[:5] != of_itself
    ]
    if primary == "?" or seconds == ["?"]:
        return Read(text)
    broken = next((sided(code, text) for code, words in BROKEN_SITES if words.search(text)), "")
    told = _Told(
        text=text,
        rest=_without(rest, primary, results),
        treatment=next((code for code, words in TREATMENTS if words.search(text)), ""),
        effects=tuple(effects),
        results=tuple(results),
        seconds=tuple(seconds),
        primary=primary,
        past=past,
        broken=broken if BROKEN.search(text) else "",
    )
    return told.read()


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text tells of tumors, each part by its codes; empty where it is not told."""

    text: str
    rest: str
    treatment: str
    effects: tuple[str, ...]
    """What the chemotherapy did."""
    results: tuple[tuple[str, bool], ...]
    """What comes of the tumor, and whether it stands behind it."""
    seconds: tuple[str, ...]
    primary: str
    past: bool
    """Whether the primary is a history."""
    broken: str
    """The bone that the tumor broke."""

    def read(self) -> Read:
        """The codes in order, with the rule on them."""
        tumors = self._tumors()
        main = [Item(code, Rank.CAUSE) for code in tumors if not code.startswith("Z")]
        status = [Item(code, Rank.STATUS) for code in tumors if code.startswith("Z")]
        if self.effects:
            effects = (Item(code, Rank.REASON) for code in self.effects)
            of_chemo = RULES["dehydration" if self.effects == (_DEHYDRATION,) else "chemo"]
            return Read(self.rest, (*effects, Item(_CHEMO_EFFECT, Rank.CAUSE), *main, *status), of_chemo)
        if not main and not status:
            return Read(self.text)
        if self.broken:
            main.sort(key=lambda one: not one.code.startswith(_SPREAD_CODES))  # what broke it is what spread
            return Read(self.rest, (Item(self.broken, Rank.REASON), *main, *status), RULES["fracture"])
        items, rule = self._with_results([*main, *status])
        if self.treatment:
            items, rule = [Item(self.treatment, Rank.REASON), *items], RULES["treated"]
        return Read(self.rest, tuple(items), rule, own=self.past)

    def _tumors(self) -> tuple[str, ...]:
        """The primary and the secondaries, that one first which the treatment is directed at."""
        if not self.primary:
            return self.seconds
        directed = (
            self.seconds and self.treatment and _AT_SECOND.search(self.text) and "C7" in self.seconds[0]
        )
        if self.past or directed:
            return (*self.seconds, self.primary)
        return (self.primary, *self.seconds)

    def _with_results(self, items: list[Item]) -> tuple[list[Item], Rule | None]:
        """The codes of the tumors with what comes of them, each where the encounter puts it."""
        rule = self._of_tumors()
        for code, behind in self.results:
            if code == _DEHYDRATION:
                if not _REASON.search(self.text):
                    continue
                items, rule = [Item(code, Rank.REASON), *items], RULES["dehydration"]
            elif behind:
                items, rule = (
                    [*items, Item(code, Rank.RESULT)],
                    RULES["anemia" if code == "D63.0" else "result"],
                )
            elif PAIN_TREATED.search(self.text):
                items, rule = [Item(code, Rank.REASON), *items], RULES["pain"]
            else:
                items, rule = [*items, Item(code, Rank.RESULT)], RULES["pain"]
        return items, rule

    def _of_tumors(self) -> Rule | None:
        if self.past:
            return RULES["past" if self.seconds else "history"]
        return RULES["both"] if self.seconds and self.primary else None


_DEHYDRATION = "E86.0"
_REASON = re.compile(r"\b(?:only|admitted for|seen for|due to)\b", re.IGNORECASE)
"""Says what the encounter is for."""


def _without(rest: str, primary: str, results: list[tuple[str, bool]]) -> str:
    """The text without what was read of it."""
    told = (*(words for _, words in (*TREATMENTS, *EFFECTS)), *(words for _, _, words in RESULTS))
    rest = blank(rest, (*told, PAIN_TREATED, _GONE, _CURRENT, BROKEN))
    quadrant = (_QUADRANT_WORDS,) if primary.startswith("C50") else ()
    return blank(rest, (*quadrant, _CHEMO, _CANCER, *(_NOUNS[code] for code, _ in results)))


_CHEMO = re.compile(OF_CHEMO, re.IGNORECASE)
_CANCER = re.compile(rf"\b{CANCER}\b|\b{SPREAD}\b|\bmetastatic\b", re.IGNORECASE)
_OF_ITSELF = frozenset(
    {
        ("C18", "C78.5"),
        ("C19", "C78.5"),
        ("C20", "C78.5"),
        ("C34", "C78.0"),
        ("C56", "C79.6"),
        ("C22", "C78.7"),
        ("C71", "C79.3"),
    }
)
"""A primary and the code for what another cancer spread to in the same organ."""
_NOUNS = {
    code: re.compile(rf"\b{word}\b", re.IGNORECASE)
    for code, word in (
        ("D63.0", "an[a]?emia"),
        ("J91.0", "(?:malignant )?(?:pleural )?effusions?"),
        ("R18.0", "(?:malignant )?ascites(?:,? malignant)?"),
        ("G89.3", "pain"),
        ("E86.0", r"dehydrat\w+"),
    )
}
_PAST_ITSELF = {"Z85.038": "C78.5", "Z85.048": "C78.5"}
_SPREAD_CODES = ("C77", "C78", "C79")
_AT_SECOND = re.compile(
    rf"\b(?:treat\w*|directed|radiation|xrt|admitted|resection|removal|biopsy|evaluation|management|here"
    rf"|seen|visit)\b[^.?!;]{{0,30}}\b(?:to|for|of|at|on)\b[^.?!;]{{0,25}}\b{SPREAD}\b"
    rf"|\b{SPREAD}\b[^.?!;,]{{0,14}}\b(?:radiation|only|treated|resect\w+)\b"
    r"|\b(?:whole[- ])?brain (?:radiation|radiotherapy|irradiation)\b|\bwbrt\b",
    re.IGNORECASE,
)


def _primary(rest: str, text: str, *, spread: bool) -> tuple[str, bool, str]:
    """The primary, whether it is history, and the text without it; `?` where several are told."""
    found: dict[str, tuple[str, str, int]] = {}
    for code, past, words in _primaries():
        pattern = _first(words)
        one = pattern.search(rest)
        if one and not any(code[:3] == other[:3] or one.start() == at for other, (_, _, at) in found.items()):
            found[code] = (past, one[0], one.start())
            rest = pattern.sub(" , ", rest)
    if len(found) > 1:
        return "?", False, rest
    if not found:
        return "", False, rest
    code, (history, said, _) = next(iter(found.items()))
    gone = bool(_TREATED_NO_MORE.search(text)) or (
        bool(_GONE.search(text)) and not _CURRENT.search(_FOR_SPREAD.sub(" ", text))
    )
    rest = re.sub(rf"\b{SIDED}(?:{_words_of(code)})\b", " ", rest, flags=re.IGNORECASE)
    if gone and history:
        return history, True, rest
    near = said if re.search(r"\b(?:right|left|bilateral|rt|lt)\b", said, re.IGNORECASE) else text
    coded = _quadrant(sided(code, near), text)
    return coded.replace("?", "9"), False, rest


_QUADRANTS = (
    ("C50.0", r"\bnipple\b|\bareola\b"), ("C50.1", r"\bcentral\b"), ("C50.2",
        r"\bupper[- ]inner\b|\buiq\b"), ("C50.3", r"\blower[- ]inner\b|\bliq\b"),
    ("C50.4",
        r"\bupper[- ]outer\b|\buoq\b"), ("C50.5", r"\blower[- ]outer\b|\bloq\b"),
    ("C50.6", r"\baxillary tail\b"), ("C50.8", r"\boverlapping\b"),
)  # fmt: skip
_QUADRANT_WORDS = re.compile(
    r"\b(?:right|left|bilateral|(?:upper|lower)[- ](?:outer|inner)(?: quadrant)?|uoq|uiq|loq|liq|nipple"
    r"|areola|central|axillary tail|overlapping)\b",
    re.IGNORECASE,
)
_MALE = re.compile(r"\b(?:male|man|gentleman|he|his|him)\b", re.IGNORECASE)


def _quadrant(code: str, text: str) -> str:
    """Of a breast the quadrant and the sex."""
    if not code.startswith("C50"):
        return code
    quadrant = next((one for one, words in _QUADRANTS if re.search(words, text, re.IGNORECASE)), "C50.9")
    return f"{quadrant}{'2' if _MALE.search(text) else '1'}{code[-1]}"


@cache
def _first(words: str) -> re.Pattern[str]:
    if words.startswith("="):
        return re.compile(rf"\b(?:{words[1:]})\b", re.IGNORECASE)
    organ = rf"{SIDED}(?:{words})"
    return re.compile(
        rf"\b(?:metastatic )?{organ},? ?(?:\w+ )?{CANCER}\b|\b(?:metastatic )?{CANCER} (?:of|in) (?:the |her "
        rf"|his )?(?:\w+ lobe of (?:the )?)?{organ}\b|\bprimary (?:in |is |was |of |site )*(?:the )?{organ}\b"
        rf"|\b{SPREAD} (?:\w+ )?(?:from|of) (?:an? |the |her |his |known )*{organ}\b|\b{organ} (?:was )?primary\b",
        re.IGNORECASE,
    )


def _words_of(code: str) -> str:
    return next(words for one, _, words in _primaries() if one == code).removeprefix("=")


@cache
def _primaries() -> tuple[tuple[str, str, str], ...]:
    return tuple((code, history, words) for code, (history, words) in table()["primary"].items())
