"""Diseases of the airways told together: COPD with asthma, infections and failure (Official Guidelines, I.C.10)."""

from __future__ import annotations

import re

from consultant.answering.asthma import ASTHMA, EXACERBATED, STATUS_ASTHMATICUS, WORSE
from consultant.answering.asthma import code as asthma_code
from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank, by_words
from consultant.answering.patterns import Pattern, pattern

_COPD = (
    r"(?:(?:severe |end[- ]stage |advanced |known |mild |moderate |underlying )*(?:copd"
    r"|chronic obstructive (?:pulmonary|lung) disease))"
)
_NOT_WORSE = re.compile(
    rf"\b(?:neither|no|not|without|w/o|denies|non)\b[^.;?!,]{{0,20}}\b{WORSE}|\bneither (?:is "
    rf"|one )?{WORSE}|\bun-?complicated\b|\bstable\b",
    re.IGNORECASE,
)
_BOTH_WORSE = re.compile(
    rf"\bboth\b (?:are |were )?(?:acutely )?{WORSE}|\b(?:also|both) exacerbat\w+|\bexacerbations? of both\b",
    re.IGNORECASE,
)
_OF_COPD = re.compile(
    rf"\baecopd\b|\b{_COPD}\b (?:\(copd\) )?(?:with |in |w/ ?|, )?(?:an? )?{WORSE}"
    rf"|\b{WORSE} (?:of )?(?:the |her |his |severe )?{_COPD}\b"
    rf"|\b{_COPD}\b[^.;?!]{{0,25}}\bin (?:acute )?exacerbation\b",
    re.IGNORECASE,
)
_ANY_WORSE = re.compile(rf"\b{WORSE}\b", re.IGNORECASE)
_ASPIRATION = "J69.0"
"""An inflammation of the lung by what was breathed in, and no infection: it makes no J44.0."""
_SEVERITY = re.compile(r"\b(?:mild|moderate|severe)?,? ?(?:persistent|intermittent)\b", re.IGNORECASE)
_FAILURE = re.compile(
    r"\b(?P<pace>acute (?:on|and|upon|\+|/) chronic|chronic|acute)?(?:[ ,]+(?:(?:and|with"
    r"|on)[ ,]+)?(?:hypox\w+|hypercap\w+|hypercarb\w+)(?:[ ,/]+(?:and |& ?)?(?:hypox\w+|hypercap\w+"
    r"|hypercarb\w+))?)?"
    r"[ ,]*\b(?:hypox\w+ |hypercap\w+ |hypercarb\w+ )?resp(?:iratory)? failure,?(?: (?P<later>acute (?:on"
    r"|and) chronic|chronic|acute)\b)?"
    r"(?:[ ,]+(?:(?:with|w/?|and|&|both|,)[ ,]*)*(?:hypox\w+|hypercap\w+|hypercarb\w+))*",
    re.IGNORECASE,
)
_KINDS = (("1", re.compile(r"hypox", re.IGNORECASE)), ("2", re.compile(r"hypercap|hypercarb", re.IGNORECASE)))
PNEUMONIAS: tuple[tuple[str, Pattern], ...] = tuple(
    (code, pattern(words))
    for code, words in (
        ("J69.0", r"\baspiration pneumon(?:ia|itis)\b"),
        (
            "J13",
            r"\b(?:strep(?:tococc\w+)? pneumo(?:niae)?|pneumococc\w+) pneumonia\b|\bpneumonia (?:due to|from|with"
            r"|by|,) ?(?:strep(?:tococc\w+)? pneumo\w*|pneumococc\w+)",
        ),
        (
            "J12.1",
            r"\brsv pneumonia\b|\bpneumonia (?:due to|from|with|by) (?:rsv|respiratory syncytial virus)\b",
        ),
        ("J15.212", r"\bmrsa pneumonia\b|\bpneumonia,? (?:(?:due to|from|with|by|caused by) )?mrsa\b"),
        ("J15.211", r"\bmssa pneumonia\b|\bpneumonia,? (?:(?:due to|from|with|by|caused by) )?mssa\b"),
        (
            "J15.1",
            r"\bpseudomonas pneumonia\b|\bpneumonia,? (?:(?:due to|from|with|by|caused by) )?pseudomonas\b",
        ),
        (
            "J15.0",
            r"\bklebsiella pneumonia\b|\bpneumonia,? (?:(?:due to|from|with|by|caused by) )?klebsiella\b",
        ),
        ("J15.5", r"\be\.? ?coli pneumonia\b|\bpneumonia (?:due to|from|with|by|caused by) e\.? ?coli\b"),
        ("J15.7", r"\bmycoplasma pneumonia\b|\bpneumonia (?:due to|from|with|by) mycoplasma\b"),
        ("J15.6", r"\bgram[- ]negative pneumonia\b"),
        (
            "J14",
            r"\b(?:h\.? ?flu|haemophilus(?: influenzae)?) pneumonia\b|\bpneumonia (?:due to|from|with"
            r"|by) (?:h\.? ?flu|haemophilus)\w*",
        ),
        ("J12.9", r"\bviral pneumonia\b"),
        ("J15.9", r"\bbacterial pneumonia\b"),
        ("J18.1", r"\blobar pneumonia\b"),
        ("J18.0", r"\bbronchopneumonia\b"),
        ("J18.9", r"\b(?:(?:community|hospital)[- ]acquired )?pneumonia\b"),
        ("J20.9", r"\bacute bronchitis\b"),
    )
)
_EMPHYSEMA = re.compile(r"\bemphysema\b", re.IGNORECASE)
_CHRONIC_BRONCHITIS = re.compile(r"\bchronic (?:obstructive )?bronchitis\b", re.IGNORECASE)
_SUPPORTS = by_words(
    (
        ("Z99.81",
            r"\b(?:(?:on|uses?|using|wears?|with|continuous|chronic|home|at|at home|nocturnal"
            r"|supplemental)[ -]+)*(?:\d (?:l|liters?)(?:pm)? )?(?:of )?(?:home |supplemental "
            r"|continuous )?(?:oxygen|o2)(?:[ -]depend\w+)?"
                   r"(?: (?:at home|continuously|24/7|by nasal cannula|via nasal cannula|therapy|dependence|at \d\w*"
                   r"|\d ?l\w*))*\b"),
        ("Z99.89",
            r"\b(?:(?:on|uses?|using|wears?|with|home|nightly|nocturnal)[ -]+)*(?:bi-?pap"
            r"|c-?pap)(?:[ -]depend\w+)?(?: (?:at (?:home|night)|nightly|machine|dependence|therapy))*\b"),
        ("Z99.11",
            r"\b(?:on (?:a |chronic )?(?:ventilator|vent)(?: at home)?|ventilator[- ]depend\w+|vent[- ]depend\w+"
            r"|home ventilator)\b"),
    )
)  # fmt: skip
_TOBACCO = by_words(
    (
        ("Z87.891",
            r"\b(?:former|ex|past|previous|quit)[- ]?(?:smok(?:er|ing)|tobacco)(?: (?:user?|years? ago"
            r"|\d+ years? ago))*\b|\bhistory of (?:smoking|tobacco(?: use)?)\b"),
        ("F17.210",
            r"\b(?:(?:is )?(?:a )?(?:current|still|active|heavy|everyday|daily)[ ,]+)*(?:cigarettes? )?(?:smoker"
            r"|smokes|smoking)(?: (?:cigarettes|daily|(?:\d|a|one|half a) packs?(?: (?:a|per) day)?))*\b"
                    r"|\bcigarettes?\b|\b(?:tobacco|nicotine) (?:dependence|use disorder)\b"),
    )
)  # fmt: skip
_ASTHMA_RULE = Rule(
    "COPD with asthma is J44.89, or J44.1 where the COPD is exacerbated and J44.0 with an infection; the"
    " asthma is coded also, by its type",
    "tabular notes at J44 and J44.89",
    "a note at J44 has the type of asthma (J45) coded also",
    either=True,
)
_INFECTED_RULE = Rule(
    "J44.0 is for the infection of the lower airways with COPD, which has its own code; J44.1 is added"
    " for an exacerbation. Which is"
    " first depends on the encounter",
    "I.C.10.a; tabular notes at J44.0 and J44.1",
    "a code also note tells the infection beside J44.0; the note between J44.0 and J44.1 is an Excludes2",
    either=True,
)
_FAILURE_RULE = Rule(
    "acute respiratory failure may be first when it is chiefly responsible for the admission; where the other acute condition is"
    " so as well, either may be first",
    "I.C.10.b",
    "the circumstances of the admission decide between respiratory failure and another acute condition",
    either=True,
)
_CHRONIC_RULE = Rule(
    "both are coded, and the one that the encounter is for is first; what the patient depends on follows as a status",
    "I.C.10.b and I.C.21.c.3",
    "a chronic respiratory failure is coded beside its cause",
    either=True,
)
_EMPHYSEMA_RULE = Rule(
    "emphysema is a kind of COPD, and its code holds it, an exacerbation too",
    "tabular notes at J43 and J44",
    "J44 excludes emphysema without chronic bronchitis (J43); with chronic bronchitis it is J44.89",
    either=True,
)


def read(text: str) -> Read:
    """The codes of the airways that a text tells together."""
    failing, rest = failures(text)
    copd, asthma = bool(_COPD_NAMED.search(rest)), bool(_ASTHMA_NAMED.search(rest))
    lasting = copd or asthma or bool(_EMPHYSEMA.search(rest))
    if not (lasting or failing):
        return Read(text)
    infections = _infections(rest)
    told = _NOT_WORSE.sub(" ", rest)
    both = bool(_BOTH_WORSE.search(told))
    worse = both or bool(_OF_COPD.search(told) or (not asthma and _ANY_WORSE.search(told)))
    codes, rule = _obstructed(rest, infections, copd=copd, asthma=asthma, worse=worse)
    items = [*failing, *map(Item, dict.fromkeys((*codes, *infections)))]
    if asthma:
        items.append(Item(asthma_code(rest, told, worse=both)))
        rule = _ASTHMA_RULE if copd and not infections else rule
    if failing and (lasting or infections):
        rule = _CHRONIC_RULE if all(one.code.startswith("J96.1") for one in failing) else _FAILURE_RULE
    tobacco = [code for code, words in _TOBACCO if lasting and words.search(rest)][:1]
    supports = [code for code, words in _SUPPORTS if words.search(rest)]
    items += [Item(code, Rank.STATUS) for code in (*tobacco, *supports)]
    single = rule is _EMPHYSEMA_RULE or bool(asthma and len(items) == 1 and items[0].code[:5] != "J45.9")
    return Read(_without(rest, infected=bool(infections)), tuple(items), rule, own=single)


_COPD_NAMED = re.compile(rf"\b{_COPD}\b|\baecopd\b", re.IGNORECASE)
_ASTHMA_NAMED = re.compile(r"\basthma(?:tic)?\b", re.IGNORECASE)


def _obstructed(
    text: str, infections: list[str], *, copd: bool, asthma: bool, worse: bool
) -> tuple[list[str], Rule | None]:
    """The codes of emphysema or COPD, with an infection and an exacerbation, and the rule on them."""
    if _EMPHYSEMA.search(text):
        bronchitis = bool(_CHRONIC_BRONCHITIS.search(text))
        return ["J44.89" if bronchitis else "J43.9"], _EMPHYSEMA_RULE if copd or bronchitis else None
    if not copd:
        return [], None
    infected = any(code != _ASPIRATION for code in infections)
    codes = [*(("J44.0", *infections) if infected else ()), *(("J44.1",) if worse else ())]
    return codes or ["J44.89" if asthma else "J44.9"], _INFECTED_RULE if infected else None


def _without(text: str, *, infected: bool) -> str:
    """The text without what was read of it."""
    named = (_OF_COPD, EXACERBATED, STATUS_ASTHMATICUS, _EMPHYSEMA, _CHRONIC_BRONCHITIS, _NAMES)
    left = blank(text, (_SEVERITY, _NOT_WORSE, _BOTH_WORSE, *named))
    left = blank(left, (words for _, words in (*_SUPPORTS, *_TOBACCO)))
    for _, words in PNEUMONIAS if infected else ():
        left = blanked(words, left)
    return left


_NAMES = re.compile(rf"\b{_COPD}\b|\b{ASTHMA}\b|\bpersistent\b|\bexacerbat\w+", re.IGNORECASE)


def blanked(words: Pattern, text: str) -> str:
    """The text without what a pattern finds."""
    while found := words.search(text):
        text = f"{text[: found.start()]} , {text[found.end() :]}"
    return text


def _infections(text: str) -> list[str]:
    """The lower respiratory infections told, of pneumonia the most telling."""
    found: dict[str, str] = {}
    for code, words in PNEUMONIAS:
        if words.search(text):
            found.setdefault("J20" if code.startswith("J20") else "pneumonia", code)
    return list(found.values())


def failures(text: str) -> tuple[list[Item], str]:
    """The respiratory failure by pace and kind: two codes where both kinds are told."""
    found = _FAILURE.search(text)
    if found is None or re.search(
        r"\bpost-?(?:op|procedur)\w*|\bfollowing surgery|\bnewborn\b", text, re.IGNORECASE
    ):
        return [], text
    pace = (found["pace"] or found["later"] or "").lower()
    category = (
        "J96.2"
        if "chronic" in pace and "acute" in pace
        else "J96.1"
        if "chronic" in pace
        else "J96.0"
        if pace
        else "J96.9"
    )
    kinds = [ending for ending, words in _KINDS if words.search(found[0])] or ["0"]
    return [Item(f"{category}{ending}") for ending in kinds], _FAILURE.sub(" , ", text)
