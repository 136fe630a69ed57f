"""Conditions that a question tells in words, with the diagnosis code that each stands for by default."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from consultant.answering import scales
from consultant.answering.patterns import Pattern, expression, pattern

_NOT = re.compile(
    r"\b(no|not(?! (?:stated|specified|documented|given|known|told|named|mentioned|recorded))|denies|without"
    r"|never had|negative for"
    r"|rules? out|ruled out)\b[^.,;?!)]{0,25}\Z",
    re.I,
)
_KINDS = (
    ("systolic", "hfref", "reduced ejection", "reduced ef"),
    ("diastolic", "hfpef", "preserved ejection", "preserved ef"),
)
"""Words for the two kinds of heart failure; with both it is combined."""
_PACES = (("acute on chronic", "3"), ("acute", "1"), ("chronic", "2"))
_KIND_OR_PACE = (
    r"(?:acute on chronic|acute|chronic|combined|systolic|diastolic|congestive|decompensated"
    r"|with (?:reduced|preserved) (?:ejection fraction|ef)|hfpef|hfref)"
)
_FAILING = pattern(
    rf"(?P<before>(?:\b(?:{_KIND_OR_PACE}|and)\b[ ,/]*|\(congestive\) ?)*)"
    r"\b(?:heart failure|chf|(?<!modifier )(?<!mod )hf|(?P<short>hfref|hfpef))\b"
    rf"(?P<later>(?:[ ,(/-]*\b{_KIND_OR_PACE}\b(?! (?!and\b|with\b|or\b|{_KIND_OR_PACE}\b)[a-z]))*)"
)
_COPD = r"(?:copd|chronic obstructive pulmonary disease)"
_STAGE = pattern(r"\b(?:ckd(?=[1-5])|(?:ckd|(?:chronic )?kidney disease)\b[^.?!]{0,12}\b(?:stage )?)(?P<stage>[1-5])"
                 r"(?P<part>[ab])?\b|"
                 r"\bstage (?P<before>[1-5])(?P<beside>[ab])? (?:ckd|(?:chronic )?kidney disease)\b")  # fmt: skip
_SLIPPED = r"(?:hernia|displace|bulg|prolaps|protru|slip)\w*"
_FROM = (
    r"(?:due to|because of|caused by|secondary to|of|(?:(?:that |which )?(?:is|comes?|results?|resulted|stems?|arises?|came) "
    r"|resulting |stemming )?(?:from|due to|because of|caused by))"
)
_PARTS = {"": "N18.30", "a": "N18.31", "b": "N18.32"}

_SUBSTANCES = {
    "F10": "alcohol",
    "F11": "opioid",
    "F12": "cannabis|marijuana",
    "F13": "sedative|benzodiazepine",
    "F14": "cocaine",
    "F15": "stimulant|methamphetamine|amphetamine",
}
_USE_DISORDERS = tuple(
    (
        f"{category}.{ending}",
        rf"\b(?:{how}) (?:{names}) (?:use )?disorder\b(?!,? in (?:early |sustained )?remission)"
        rf"|\b(?:{names}) (?:use )?disorder,? (?:{how})\b(?!,? in (?:early |sustained )?remission)",
    )
    for category, names in _SUBSTANCES.items()
    for ending, how in (("10", "mild"), ("20", "moderate|severe"))
)
"""Mild is abuse; moderate and severe are dependence (tabular inclusion terms at F10 to F19)."""

CONDITIONS: tuple[tuple[str, Pattern], ...] = tuple(
    (code, pattern(words))
    for code, words in (
        (
            "I10",
            r"(?<!pulmonary )(?<!portal )(?<!ocular )(?<!gestational )(?<!secondary )(?<!venous )(?<!intracranial )"
            r"\b(hypertension|hypertensive(?! (?:emergency|urgency|crisis))|htn|high blood pressure)\b",
        ),
        ("I16.1", r"\bhypertensive emergency\b"),
        ("I16.0", r"\bhypertensive urgency\b"),
        ("I16.9", r"\bhypertensive crisis\b"),
        ("F32.A", r"(?<!recurrent )(?<!major )(?<!postpartum )(?<!bipolar )(?<!manic )\bdepression\b(?! (?:screen|inventory))"),
        ("M54.50", r"\b(?:low(?:er)? back pain|lumbago|lbp)\b"),
        ("E66.3", r"\boverweight\b(?! (?:and|or|with|due) (?:obes|drug))"),
        ("R63.6", r"\bunderweight\b"),
        ("R63.0", r"\banorexia\b(?! nervosa)|\bloss of appetite\b"),
        ("E87.1", r"\bhyponatremia\b"),
        ("E87.6", r"\bhypokalemia\b"),
        ("E86.0", r"\bdehydrat(?:ion|ed)\b"),
        ("J96.01", r"\bacute (?:hypoxic|hypoxemic) respiratory failure\b|\bacute respiratory failure with hypoxia\b"),
        ("T83.511A", r"(?<!suprapubic )(?<!cystostomy )\bcauti\b(?![^.?!]{0,40}\b(?:supra-?pubic|cystostomy))"
            r"|\b(?:utis?|urinary tract infections?|infection)"
            r" (?:due to|from|caused by|associated with) (?:an? |the |her |his )?"
            r"(?:chronic )?(?:indwelling )?(?:foley|urinary catheter|urethral catheter|catheter)(?: catheter)?\b"),
        *_USE_DISORDERS,
        ("N18.6", r"\besrd\b|\bend[- ]stage (renal|kidney)\b"),
        ("Z99.2", r"\b(hemo)?dialysis\b"),
        ("E10.9", r"\b(type (1|i)|juvenile) diabet\w+|\bt1dm\b|\btype (1|i) dm\b|\bdm type (1|i)\b|\biddm\b"
            r"|\bdiabetes(?: mellitus)?,? type (1|i)\b"),
        (
            "E11.9",
            r"\b(type (2|ii) (diabet\w+|dm)|dm type (2|ii)|t2dm|niddm|diabetes(?: mellitus)?,? type (2|ii)|dm ?2)\b"
            r"|(?<!type 1 )(?<!type i )(?<!gestational )(?<!pre)(?<!juvenile )(?<!secondary )(?<!induced )"
            r"(?<!specified )\bdiabet(es|ic)\b"
            r"(?! (?:mellitus )?(?:due to|secondary to|caused by|from)\b)(?! (insipidus|type (1|i)\b|mellitus,? type (1|i)\b))",
        ),
        ("R73.9", r"\bhyperglyc[a]?emia\b|\bhigh (blood )?(sugars?|glucose)\b"),
        ("Z79.4", r"\b(on|uses?|using|takes?|taking|long[- ]term|with|and|plus)"
            r" (daily |basal |lantus |long[- ]acting )?insulin\b(?! pump)"
            r"|\b(lantus|humalog|novolog|levemir|basaglar|tresiba)\b"),
        ("G62.9", r"\b(poly|peripheral )neuropathy\b"),
        ("M54.30", r"\bsciatica\b"),
        ("M51.27", rf"\blumbosacral disc {_SLIPPED}|\bherniated l5[- ]?s1\b|\bl5[- ]?s1 (?:disc )?{_SLIPPED}"),
        ("M51.26", rf"\blumbar (?:inter-?vertebral )?dis[ck] {_SLIPPED}|\b{_SLIPPED} (?:of )?(?:an? |the )?lumbar dis[ck]\b"),
        ("N39.0", r"\butis?\b|\burinary tract infections?\b"),
        ("B96.20", r"\be\.? ?coli\b|\bescherichia\b"),
        ("B96.1", r"\bklebsiella\b"),
        ("B96.5", r"\bpseudomonas\b"),
        ("B96.4", r"\bproteus\b"),
        ("B95.62", r"\bmrsa\b"),
        ("B95.61", r"\bmssa\b"),
        ("B95.2", r"\benterococc\w+"),
        ("I25.10", r"\bcoronary artery disease\b|\bcad\b"),
        ("I20.0", r"\bunstable angina\b"),
        ("I20.9", r"(?<!unstable )\bangina\b"),
        ("J44.1", rf"\b{_COPD}\b[^.;?!]{{0,25}}\bexacerbation\b"
            rf"|\bexacerbat(?:ion of|ed) (?:the |her |his )?{_COPD}\b"),
        ("J44.89", rf"\b{_COPD} (?:and|with) asthma\b|\basthma (?:and|with) {_COPD}\b"),
        ("J44.9", rf"(?<!exacerbation of )(?<!exacerbated )(?<!asthma with )(?<!asthma and )"
            rf"\b{_COPD}\b(?![^.;?!]{{0,25}}\bexacerbation)(?! (?:and|with) asthma)"),
        ("J10.1", r"\b(?:influenza|flu) (?:type )?[ab]\b|\b(?:influenza|flu)[- ]positive\b"
            r"|\bpositive (?:for )?(?:influenza|flu)\b"),
        ("J11.1", r"(?<!positive )(?<!positive for )\b(?:influenza|flu)\b(?!-?like)"
            r"(?! (?:type )?[ab]\b|[- ](?:positive|vaccin\w*|shots?))"),
        ("N40.0", r"\bbph\b|\bbenign prostatic (?:hyperplasia|hypertrophy)\b|\benlarged prostate\b"),
        ("R33.9", r"\b(?:urinary|urine) retention\b|\bretention of urine\b"),
        ("R35.1", r"\bnocturia\b"),
        ("R35.0", r"\b(?:urinary )?frequency\b"),
        ("R39.12", r"\bweak (?:urinary |urine )?stream\b"),
        ("R39.15", r"(?<!hypertensive )\b(?:urinary )?urgency\b"),
        ("R39.14", r"\bincomplete (?:bladder )?emptying\b"),
        ("E78.5", r"\bhyperlipid[a]?emia\b|\bhld\b"),
        ("Z87.891", r"\b(?:former|ex|past|previous)[- ]?smoker\b|\bhistory of (?:smoking|tobacco)\b"),
        ("F17.210", r"(?<!ex-)(?<!ex )(?<!former )(?<!past )(?<!previous )(?<!non)(?<!non-)"
            r"\b(?:current )?smoker\b|\bsmokes cigarettes\b"),
        ("J15.212", r"\bmrsa pneumonia\b|\bpneumonia (?:due to|from|with|by|caused by) mrsa\b"),
        ("J15.211", r"\bmssa pneumonia\b|\bpneumonia (?:due to|from|with|by|caused by) mssa\b"),
        ("J15.1", r"\bpseudomonas pneumonia\b|\bpneumonia (?:due to|from|with|by|caused by) pseudomonas\b"),
        ("J15.0", r"\bklebsiella pneumonia\b|\bpneumonia (?:due to|from|with|by|caused by) klebsiella\b"),
        ("J15.5", r"\be\.? ?coli pneumonia\b|\bpneumonia (?:due to|from|with|by|caused by) e\.? ?coli\b"),
        ("J18.9", r"(?<!mrsa )(?<!mssa )(?<!pseudomonas )(?<!klebsiella )(?<!coli )(?<!aspiration )(?<!viral )"
            r"\bpneumonia\b(?! (?:due to|from|with|by|caused by) (?:mrsa|mssa|pseudomonas|klebsiella|e\.? ?coli))"),
        ("D63.1", rf"\ban[a]?emia,? (?:in|with|and|{_FROM}) (?:(?:his|her|their|the|a|her known) )?"
            r"(?:stage (?:\d[ab]?|[iv]+) (?=(?:kidney|renal) disease)|(?:stage (?:\d[ab]?|[iv]+) )?"
            r"(?:ckd|chronic kidney|end[- ]stage (?:renal|kidney)|esrd)\b)|\bckd an[a]?emia\b"
            r"|\b(?:ckd|chronic kidney disease|esrd)\b[^.;?]{0,25}?(?:\b(?:with|and|plus)\b|,)? (?:an |the |his "
            r"|her )?an[a]?emia,? "
            rf"{_FROM} (?:it|this|that)\b"),
        ("E16.2", r"\bhypoglyc[a]?emi[ac]\b|\blow (?:blood )?(?:sugars?|glucose)\b"),
        ("J20.9", r"\bacute bronchitis\b"),
        ("A41.51", r"\bsepsis (due to|from|with|by|caused by) e\.? ?coli\b|\be\.? ?coli sepsis\b"),
        ("A41.52", r"\bsepsis (due to|from|with|by|caused by) pseudomonas\b|\bpseudomonas sepsis\b"),
        ("A41.02", r"\bsepsis (due to|from|with|by|caused by) mrsa\b|\bmrsa sepsis\b"),
        ("A41.01", r"\bsepsis (due to|from|with|by|caused by) mssa\b|\bmssa sepsis\b"),
        ("A41.81", r"\bsepsis (due to|from|with|by|caused by) enterococc\w+|\benterococcal sepsis\b"),
        ("A41.9", r"\bsepsis\b(?! (was )?ruled out)"),
        ("N17.9", r"\bacute (kidney|renal) (failure|injury)\b|\baki\b"),
        ("R65.21", r"\bseptic shock\b"),
        ("R65.20", r"\bsevere sepsis\b"),
        ("E66.01", r"\b(morbid(ly)?|severe(ly)?) obes(e|ity)\b"),
        ("E66.811", r"\bclass (1|i) obesity\b|\bobesity,? class (1|i)\b"),
        ("E66.812", r"\bclass (2|ii) obesity\b|\bobesity,? class (2|ii)\b"),
        ("E66.813", r"\bclass (3|iii) obesity\b|\bobesity,? class (3|iii)\b"),
        ("E66.9", r"(?<!morbid )(?<!morbidly )(?<!severe )(?<!severely )(?<!\bclass \d )\bobes(e|ity)\b(?!,? class)"),
        ("I48.91", r"\batrial fibrillation\b|\ba-?fib\b"),
        ("G30.9", r"\balzheimer\w*"),
        (
            "Z51.11",
            r"\bchemo(therapy)? (admission|encounter|session|visit|infusion|only)\b"
            r"|\b(admitted|admission|encounter|here|comes in|visit|solely|only) for (her |his )?chemo(therapy)?\b"
            r"(?! (side|compl|induced))",
        ),
        (
            "Z51.0",
            r"\b(admitted|encounter|here|visit|solely|only) for (her |his )?radiation( therapy)?\b"
            r"|\bradiation (session|encounter)\b",
        ),
        ("Z94.0", r"\b(kidney|renal) transplant\b"),
        ("Z79.01", r"\b(warfarin|coumadin|eliquis|xarelto|apixaban|rivaroxaban|anticoagula\w+|blood thinners?)\b"),
        ("Z99.81", r"\b(?:home oxygen|(?:home|continuous) o2|oxygen at home|oxygen[- ]dependen\w+"
            r"|on (?:home|continuous) oxygen)\b"),
        ("Z79.82", r"\b(?:long[- ]term (?:use of )?aspirin|daily aspirin|(?:low|baby)[- ]dose aspirin)\b"),
        ("Z79.02", r"\b(plavix|clopidogrel|antiplatelets?|brilinta|ticagrelor)\b"),
        ("Z79.84", r"\b(metformin|glipizide|oral (hypoglyc[a]?emics?|antidiabetics?|diabetes (drugs?|medic\w+)))\b"),
        ("Z79.85", r"\b(ozempic|semaglutide|trulicity|dulaglutide|liraglutide|mounjaro|tirzepatide)\b"),
    )
)  # fmt: skip
"""By default codes: what the classification gives for the words alone, so that its notes and combinations can be looked up."""


_VACCINATED = expression(r"\b(?:vaccin\w*|shots?|immuni[sz]\w*)\b", re.IGNORECASE)
"""`Flu and pneumonia` are vaccines then."""
_COMPLICATED = expression(
    r"\b(?:(?:non)?-?(?:proliferative )?retinopath|macular (?:o?edema)|gastropar|nephropath|keto-?acid|hyperosmol|amyotroph"
    r"|gangren|charcot)\w*|\bdka\b",
    re.IGNORECASE,
)
"""What makes diabetes one with a complication, whose code no table of ours names: it is not the one without."""
Span = tuple[int, int]


_OTHER_TYPE = re.compile(r"\btype (?:2|ii)\b|\bt2dm\b|\bniddm\b|\bdm ?2\b", re.IGNORECASE)


@lru_cache(maxsize=64)  # one question is looked at from several places
def told(text: str) -> tuple[str, ...]:
    """The codes of the conditions that a text tells and does not deny, in the order of the table."""
    found = dict.fromkeys(code for code, _ in spans(text))
    exact = any(code.startswith("A41.") and code != "A41.9" for code in found)
    if any(code.startswith("J15") for code in found):
        found = {code: None for code in found if not code.startswith(("B95", "B96"))}
    if _COMPLICATED.search(text):
        found = {code: None for code in found if code not in ("E10.9", "E11.9")}
    if "Z99.2" in found:  # the note at N18.6 includes kidney disease that takes chronic dialysis
        found = dict.fromkeys("N18.6" if code == "N18.5" else code for code in found)
    if "E10.9" in found and not _OTHER_TYPE.search(text):  # `diabetes` beside its type tells no other one
        found.pop("E11.9", None)
    if "N40.0" in found:  # the note at N40.1 names the retention that it causes
        found = dict.fromkeys("R33.8" if code == "R33.9" else code for code in found)
    return tuple(
        code for code in found if not (exact and (code == "A41.9" or code.startswith(("B95", "B96"))))
    )


def spans(text: str) -> Iterator[tuple[str, Span]]:
    """Each condition that a text tells and does not deny, as a code and where it stands in the text."""
    vaccinated = bool(_VACCINATED.search(text))
    for ways in (_failing, _kidney, _plain, _ulcer, _mass):
        yield from (told for told in ways(text) if not (vaccinated and told[0].startswith("J1")))


def _plain(text: str) -> Iterator[tuple[str, Span]]:
    staged = bool(tuple(_kidney(text)))
    for code, words in CONDITIONS:
        for found in words.finditer(text):
            if not (staged and code == "N18.6") and _affirmed(found, text):
                yield code, found.span()


def _affirmed(found: re.Match[str], text: str) -> bool:
    return not _NOT.search(text[: found.start()])


def _failing(text: str) -> Iterator[tuple[str, Span]]:
    """Heart failure by its kind and pace (I50); an ejection fraction in the name tells the kind."""
    for found in _FAILING.finditer(text):
        said = f"{found['before'] or ''} {found['short'] or ''} {found['later'] or ''}".lower()
        if _affirmed(found, text):
            yield _failure(said), found.span()


def _failure(said: str) -> str:
    """The code of a heart failure by the words before and behind its name."""
    systolic, diastolic = (any(word in said for word in words) for words in _KINDS)
    group = (
        "4"
        if (systolic and diastolic) or "combined" in said
        else "2"
        if systolic
        else "3"
        if diastolic
        else ""
    )
    pace = next((ending for words, ending in _PACES if words in said), "0")
    return f"I50.{group}{pace}" if group else "I50.9"


def _kidney(text: str) -> Iterator[tuple[str, Span]]:
    """Chronic kidney disease by its stage (N18), without one as unspecified."""
    for found in _STAGE.finditer(text):
        stage, part = found["stage"] or found["before"], (found["part"] or found["beside"] or "").lower()
        if _affirmed(found, text):
            yield (_PARTS[part] if stage == "3" else f"N18.{stage}"), found.span()
    unstaged = None if _STAGE.search(text) else _KIDNEY.search(text)
    if unstaged and _affirmed(unstaged, text):
        yield "N18.9", unstaged.span()


_MASS = pattern(
    r"\b(?:bmi|body mass index)\b(?: of| is|:| was)? ?(\d{2}(?:\.\d)?)\b|\b(\d{2}(?:\.\d)?) (?:bmi|body mass index)\b"
)


def _mass(text: str) -> Iterator[tuple[str, Span]]:
    """A body mass index of an adult by its value (Z68)."""
    for found in _MASS.finditer(text):
        yield scales.mass(float(found[1] or found[2]))[0], found.span()


_KIDNEY = pattern(r"\bckd\b(?!\d)|\bchronic kidney disease\b")

_ULCER = pattern(r"\b(?:ulcers?|ulceration)\b")
_NO_SKIN_ULCER = pattern(
    r"\b(?:peptic|gastric|duodenal|stomach|corneal|oral|mouth|(?<!non[- ])(?<!non)pressure|decubitus|bedsore|venous|stasis)\b"
)
_ULCER_SITES = tuple(
    (digit, pattern(words))
    for digit, words in (
        ("1", r"\bthigh\b"),
        ("2", r"\bcalf\b"),
        ("3", r"\bankle\b"),
        ("4", r"\b(?:heel|midfoot|mid-foot)\b"),
        ("5", r"\b(?:toes?|hallux|forefoot|foot|plantar|sole)\b"),
        ("9", r"\b(?:lower )?leg\b|\bshin\b"),
    )
)
_ULCER_DEPTHS = tuple(
    (digit, pattern(words))
    for digit, words in (
        ("6", r"\bbone\b,? (?:involvement )?(?:but )?(?:without|no) (?:evidence of )?necrosis\b"),
        ("4", r"\bnecrosis of (?:the )?bone\b|\bbone necrosis\b"),
        ("5", r"\bmuscle\b,? (?:involvement )?(?:but )?(?:without|no) (?:evidence of )?necrosis\b"),
        ("3", r"\bnecrosis of (?:the )?muscle\b|\bmuscle necrosis\b"),
        ("2", r"\bfat(?:ty)? (?:layer|tissue)?\b|\bsubcutaneous\b"),
        ("1", r"\b(?:limited to )?(?:breakdown of (?:the )?skin|skin breakdown|skin only)\b|\bsuperficial\b"),
    )
)


def _ulcer(text: str) -> Iterator[tuple[str, Span]]:
    """A chronic ulcer of leg or foot that is no pressure ulcer, by its site, side and depth (L97)."""
    found, site, depth = _ULCER.search(text), _first(_ULCER_SITES, text), _first(_ULCER_DEPTHS, text)
    if not (found and site) or _NO_SKIN_ULCER.search(text) or not _affirmed(found, text):
        return
    sides = tuple(re.finditer(r"\b(left|right)\b", text, re.IGNORECASE))
    named = {side[0].lower() for side in sides}
    side = {"right": "1", "left": "2"}[named.pop()] if len(named) == 1 else "0"
    code = f"L97.{site[0]}{side}{depth[0] if depth else '9'}"
    sites = (one for _, words in _ULCER_SITES if (one := words.search(text)))
    for told in (found, *sites, *((depth[1],) if depth else ()), *sides):
        yield code, told.span()


def _first(words: tuple[tuple[str, Pattern], ...], text: str) -> tuple[str, re.Match[str]] | None:
    """The first of several things that a text tells, and where."""
    return next(((digit, found) for digit, pattern in words if (found := pattern.search(text))), None)
