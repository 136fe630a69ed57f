"""Diabetes by its type, its complications and its control, each told in words (Official Guidelines, I.C.4.a)."""

from __future__ import annotations

import re

from consultant.answering import conditions
from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank, by_words, side

_DIABETES = re.compile(
    r"\b(?:(?:type|typ|t)[- ]?(?P<type>1|2|i{1,2})[- ]?(?:dm|diabet\w+)(?: mellitus)?(?:,? (?:poorly|well"
    r"|un)[- ]?controlled)?|(?:dm|diabetes(?: mellitus)?)[ ,-]*(?:type[ -]?)?(?P<type2>1|2|i{1,2})\b"
    r"|(?P<type3>iddm|niddm)|(?<!pre)(?<!pre-)diabet(?:es|ics?)(?: mellitus)?|dm)\b",
    re.IGNORECASE,
)
_NO_DIABETES = re.compile(
    r"\bgestational\b|\bgdm\b|\bpregnan\w+|\bpre-?diabet\w*|\bborderline\b|\binsipidus\b|\bscreen\w*"
    r"|\bfamily history\b|\bneonatal\b|\bnewborn\b|\bin remission\b",
    re.IGNORECASE,
)
_DRUG = (
    r"(?:due to|from|secondary to|caused by|induced by) (?:\w+[ -])?(?:steroids?|prednisone"
    r"|corticosteroids?|glucocorticoids?)|(?<!not )(?<!no )(?:steroid|prednisone|drug|corticosteroid)[- ]induced"
)
_CAUSES: tuple[tuple[str, tuple[Item, ...], re.Pattern[str]], ...] = tuple(
    (category, items, re.compile(words, re.IGNORECASE))
    for category, items, words in (
        ("E08", (Item("K86.1", Rank.CAUSE),),
            r"\b(?:due to|from|secondary to|caused by) (?:\w+ )?chronic pancreatitis\b|\bpancreatogenic\b"),
        ("E08", (Item("E84.0", Rank.CAUSE),),
            r"\bcystic fibrosis\b (?:with |and )?(?:an? )?(?:acute )?pulmonary (?:exacerbation|manifestations?|disease)\b"),
        ("E08", (Item("C25.9", Rank.CAUSE),),
            r"\b(?:due to|from|secondary to|caused by) (?:an? |her |his |the )?pancrea(?:s|tic) (?:cancer|ca"
            r"|carcinoma|adenocarcinoma)\b"),
        ("E08", (Item("E84.8", Rank.CAUSE),), r"\bcystic fibrosis(?:[- ]related)?\b"),
        ("E08", (Item("E24.9", Rank.CAUSE),), r"\bcushing\w*"),
        ("E08", (Item("E83.119", Rank.CAUSE),), r"\bhemochromatosis\b"),
        ("E09", (Item("T38.0X5A", Rank.BESIDE),), rf"\b{_DRUG}\b"),
        ("E13", (Item("E89.1", Rank.REASON),),
            r"\bpost-?pancreatectomy\b|\b(?:after|following|due to|from) (?:an? |the |total "
            r"|partial )*pancreatectomy\b|\bpancreas (?:was )?removed\b"),
        ("E13", (), r"\blada\b|\btype 1\.5\b|\b(?:latent )?autoimmune diabetes (?:in|of) adults?\b|\bmody\b|\btype 3c\b"),
    )
)  # fmt: skip
_COMPLICATIONS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (ending, more, re.compile(words, re.IGNORECASE))
    for ending, more, words in (
        ("11", "", r"\b(?:dka|keto-?acidosis),? (?:with|w/|and|in) (?:an? )?coma\b|\bketoacidotic coma\b"),
        ("10", "", r"\bdka\b|\bketo-?acidosis\b"),
        ("01", "", r"\b(?:hyperosmolar\w*|hhs|honk),? (?:with|w/|and|in) (?:an? )?coma\b|\bhyperosmolar coma\b"),
        ("00", "", r"\bhyperosmolar\w*(?: hyperglyc[a]?emic)?(?: (?:state|syndrome|nonketotic))?\b|\bhhs\b|\bhonk\b"),
        ("29", "N04.9", r"\bnephrotic syndrome\b"),
        ("21", "", r"\b(?:diabetic )?nephropathy\b|\b(?:diabetic )?glomerulo\w+"),
        ("43", "K31.84", r"\bgastro-?paresis\b"),
        ("43", "", r"\bautonomic (?:poly)?neuropathy\b"),
        ("44", "", r"\bamyotrophy\b"),
        ("41", "", r"\bmononeuropathy\b"),
        ("42", "",
            r"\b(?:poly-?|peripheral |distal |sensory |symmetric )+neuropathy\b|\bneuralgia\b|\bneuropathy (?:of"
            r"|in) (?:the |her |his |both )*feet\b"),
        ("40", "", r"\bneuropathy\b"),
        ("36", "", r"\bcataracts?\b"),
        ("52", "",
            r"\b(?:pad|pvd|peripheral (?:vascular|arterial|artery) disease"
            r"|(?:peripheral )?angiopathy)\b[^.;?!]{0,15}\b(?:with|and|w/) (?:\w+ )?gangrene\b|\bgangrene\b"),
        ("51", "",
            r"\b(?:pad|pvd|peripheral (?:vascular|arterial|artery) disease"
            r"|(?:peripheral )?angiopathy)\b(?:,? (?:no|without|w/o) gangrene)?"),
        ("610", "", r"\bcharcot(?:'?s)?\b(?: (?:foot|joint|arthropathy))?|\bneuropathic arthropathy\b"),
        ("620", "", r"\b(?:diabetic )?dermatitis\b|\bnecrobiosis lipoidica\b"),
        ("630", "", r"\bperiodontal disease\b|\bperiodontitis\b"),
        ("641", "", r"\bhypoglyc[a]?emi[ac]\b[^.;?!]{0,14}\bwith (?:an? )?coma\b|\bhypoglyc[a]?emic coma\b"),
        ("649", "", r"\bhypoglyc[a]?emi[ac]\b(?:,? (?:no|without|w/o) coma)?|\blow (?:blood )?(?:sugars?|glucose)\b"),
        ("65", "",
            r"\bhyperglyc[a]?emi[ac]\b|\bhigh (?:blood )?(?:sugars?|glucose)\b|\b(?:poorly"
            r"|inadequately)[- ]controlled\b|\bout of control\b"),
        ("69", "M86.9", r"\bosteomyelitis\b"),
        ("69", "N52.1", r"\berectile dysfunction\b"),
    )
)  # fmt: skip
_NO_COMA = re.compile(
    r",? ?\b(?:no|without|w/o|not in) (?:an? )?coma\b|,? ?\b(?:no|without|w/o) gangrene\b", re.IGNORECASE
)
_RETINA = re.compile(
    r"\b(?:(?:mild|moderate|severe|early) )?(?:(?P<kind>non-?\s?proliferative|proliferative"
    r"|background) )?(?:diabetic )?retinopathy\b|\b(?P<short>npdr|pdr|bdr)\b",
    re.IGNORECASE,
)
_EDEMA = re.compile(r"\bmacular (?:o?edema)\b|\bdme\b|\bcsme\b", re.IGNORECASE)
_NO_EDEMA = re.compile(
    r"\b(?:no|without|w/o|denies)\b (?:\w+ ){0,2}(?:macular o?edema|dme|csme)\b", re.IGNORECASE
)
_EYE = re.compile(
    r"\b(?:in |of )?(?:the )?(?:right|left|both|bilateral\w*) ?(?:eyes?)?\b|\b(?:ou|od|os)\b|\beyes?\b",
    re.IGNORECASE,
)
_CONTROLS = by_words(
    (
        ("Z79.4",
            r"\b(?:on |uses? |using |takes? |taking |long[- ]term |with |and |plus |daily |basal "
            r"|current )*(?:insulin(?:[- ](?:dependent|requiring|therapy|use|pump))?(?! pump (?:fail|malf))|lantus"
            r"|humalog|novolog|levemir|basaglar|tresiba|glargine)\b"),
        ("Z79.84",
            r"\b(?:on |takes? |taking |uses? |and |plus )*(?:metformin|glipizide|glyburide|glimepiride|januvia"
            r"|sitagliptin|jardiance|empagliflozin|farxiga|dapagliflozin|pioglitazone|actos"
                   r"|rybelsus|oral (?:hypoglyc[a]?emics?|anti-?diabetics?|agents?|meds?|medications?|diabetes (?:drugs?"
                   r"|medic\w+)))\b"),
        ("Z79.85",
            r"\b(?:on |takes? |taking |uses? |and |plus |weekly )*(?:ozempic|semaglutide(?! tab)|trulicity"
            r"|dulaglutide|liraglutide|victoza|mounjaro|tirzepatide|byetta|exenatide|glp-?1\w*)(?: (?:injections?"
            r"|weekly|shots?|agonists?))*\b"),
    )
)  # fmt: skip
_NO_DRUG = re.compile(
    r",? ?\b(?:no|not on|without|never on|off|denies) (?:any )?(?:insulin|metformin|oral \w+|meds|medications?)\b",
    re.IGNORECASE,
)
_PANCREAS = tuple(
    (code, re.compile(rf"\b{word}\b", re.IGNORECASE))
    for code, word in (("Z90.410", "total"), ("Z90.411", "partial"))
)
_STEROID_LONG = re.compile(r"\blong[- ]term\b|\bchronic (?:steroid|prednisone)", re.IGNORECASE)
_RULE = Rule(
    "as many codes of the one kind of diabetes as describe its complications, then what tells them"
    " closer, and Z79.- for its control",
    "I.C.4.a",
    "diabetes takes all the codes that are needed for its complications; the reason for the encounter decides their order",
    either=True,
    alone="it says the kind of diabetes and the complication; Z79.- is added for the drugs that control it",
)
_CAUSED = Rule(
    "the cause first, then the diabetes that it brought about",
    "I.C.4.a.6",
    "a code first note at E08 asks for the underlying condition before it",
)
_REMOVED = Rule(
    "E89.1 first, then the diabetes from the missing pancreas and Z90.41-; Z79.4 is added for insulin",
    "I.C.4.a.6.b.i",
    "diabetes after a pancreatectomy is E89.1 with a code of E13 and one of Z90.41-",
)
_FROM_DRUG = Rule(
    "the diabetes that the drug brought about, with the adverse effect after it",
    "I.C.4.a.6 and I.C.19.e.5",
    "E09 has a note to add the adverse effect (T36 to T50 with 5) and another for the control",
)
_FOOT = re.compile(
    r"\b(?:diabetic )?(?:foot|toe|heel|plantar|midfoot|ankle|leg|calf|shin|skin) ulcers?\b|\bulcers?\b",
    re.IGNORECASE,
)
_PUMP = re.compile(r"\b(?:on |uses? |using |wears? |with |has )*(?:an? )?insulin pump\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:level|lvl) ?([123])\b", re.IGNORECASE)
_A1C = re.compile(
    r"\b(?:hgb|hb)?\s?a1c(?: (?:of|is|was|at))? ?\d{1,2}(?:\.\d)?\s?%?|\b(?:hgb|hb)?a1c\b", re.IGNORECASE
)
_ULCER_WORDS = re.compile(
    r"\b(?:of|on|to|the|with|right|left|heel|midfoot|foot|toes?|ankle|calf|shin|leg|thigh|great|big"
    r"|fat(?:ty)? (?:layer|tissue)|subcutaneous(?: tissue)?|exposed|limited to|breakdown of (?:the )?skin"
    r"|skin breakdown"
    r"|muscle|bone|necrosis(?: of)?|involv\w+|visible|non-?(?:healing|pressure)|chronic|only)\b",
    re.IGNORECASE,
)


def read(text: str) -> Read:
    """The codes of a diabetes with its complications and control."""
    if not _DIABETES.search(text) or _NO_DIABETES.search(text):
        return Read(text)
    cause = next((one for one in _CAUSES if one[2].search(text)), None)
    text = blank(text, (_NO_DRUG, _A1C))
    category, caused = cause[:2] if cause else (_category(text), ())
    rest = blank(text, (_DIABETES, *((cause[2],) if cause else ())))
    endings, left = _complications(_NO_EDEMA.sub(" ", _NO_COMA.sub(" ", rest)))
    retina, ulcer, kidney = _retina(rest), _ulcer(text, rest), _kidney(text)
    if ulcer:
        endings["621" if ulcer[_PLACE_OF_ULCER] in "345" else "622"] = ulcer
    if kidney:
        endings["22"] = kidney
        endings.pop("21", None)
    codes = [f"{category}.{ending}" for ending in (*endings, *((retina,) if retina else ()))]
    level = _LEVEL.search(text) if "649" in endings else None
    if level:
        endings["649"] = f"E16.A{level[1]}"
    status = _status(category, caused, text, rest)
    items = (
        *(one for one in caused if one.rank < Rank.MAIN),
        *map(Item, codes or (f"{category}.9",)),
        *(Item(code, Rank.RESULT) for code in endings.values() if code),
        *(one for one in caused if one.rank > Rank.MAIN),
        *status,
    )
    words = (
        _PUMP,
        *((_LEVEL,) if level else ()),
        *(_EDEMA, _NO_EDEMA, *(control for _, control in _CONTROLS), _STEROID_LONG),
        *((_RETINA, _EYE, _SEVERITY) if retina else ()),
        *((_FOOT, _ULCER_WORDS) if ulcer else ()),
        *((_KIDNEY,) if kidney else ()),
    )
    own = bool(endings or retina or status or category == "E13")
    return Read(blank(left, words), items, _rule(category, caused), own=own)


_PLACE_OF_ULCER = 4
"""The character of L97 for the part of the leg: 3 to 5 are ankle and foot."""


def _complications(text: str) -> tuple[dict[str, str], str]:
    """The endings of the told complications, each with the code that tells it closer, and the text without them."""
    endings: dict[str, str] = {}
    for ending, more, words in _COMPLICATIONS:
        told_sharper = any(one[:1] == ending[:1] and one[:2] in _COMAS for one in endings)
        if not told_sharper and words.search(text):
            endings.setdefault(ending, more)
            text = words.sub(" , ", text)
    return endings, text


_COMAS = ("10", "11", "00", "01")
"""Endings of which one tells the coma, or that there is none: the first that is told stands."""


def _ulcer(text: str, rest: str) -> str:
    """The code of an ulcer of the leg or foot, where one is told."""
    spans = conditions.spans(text) if _FOOT.search(rest) else ()
    return next((code for code, _ in spans if code.startswith("L97")), "")


def _kidney(text: str) -> str:
    return next((code for code in conditions.told(text) if code.startswith("N18")), "")


def _status(category: str, caused: tuple[Item, ...], text: str, rest: str) -> tuple[Item, ...]:
    """What the diabetes is controlled by, the pump, the steroid that goes on, and the pancreas that is gone."""
    insulin = () if category == "E10" else (_INSULIN,)  # type 1 always takes it
    codes = [code for code, words in _CONTROLS if words.search(rest) and (code != _INSULIN or insulin)]
    if _PUMP.search(rest):
        codes = [*dict.fromkeys((*codes, *insulin, "Z96.41"))]
    if category == "E09" and _STEROID_LONG.search(text):
        codes.append("Z79.52")
    if "E89.1" in {one.code for one in caused}:
        codes += [code for code, words in _PANCREAS if words.search(text)][:1]
    return tuple(Item(code, Rank.STATUS) for code in codes)


_INSULIN = "Z79.4"


def _rule(category: str, caused: tuple[Item, ...]) -> Rule:
    if category == "E13" and caused:
        return _REMOVED
    if category == "E09":
        return _FROM_DRUG
    return _CAUSED if caused else _RULE


_KIDNEY = re.compile(
    r"\b(?:stage [1-5][ab]? )?(?:ckd|chronic kidney disease)(?:[ ,(]*(?:stage )?[1-5][ab]?\)?)?\b"
    r"|\b(?:esrd|end[- ]stage (?:renal|kidney)(?: disease)?)\b",
    re.IGNORECASE,
)


def _category(text: str) -> str:
    """E10 for a told type 1, else E11, the default."""
    for found in _DIABETES.finditer(text):
        told = (found["type"] or found["type2"] or found["type3"] or "").lower()
        if told in ("1", "i", "iddm"):
            return "E10"
    return "E11"


_SEVERITY = re.compile(r"\b(mild|moderate|severe)\b", re.IGNORECASE)
_SEVERITIES = {"mild": "2", "moderate": "3", "severe": "4"}


def _retina(text: str) -> str:
    """The ending for a retinopathy: kind, edema and eye; a retinopathy without its kind has no eye."""
    every = tuple(_RETINA.finditer(text))
    if not every:
        return ""
    found = next((one for one in every if one["kind"] or one["short"]), every[0])
    edema = "1" if _EDEMA.search(_NO_EDEMA.sub(" ", text)) else "9"
    kind = (found["kind"] or found["short"] or "").lower()
    if not kind:
        return f"31{edema}"
    if kind in ("proliferative", "pdr"):
        group = "5"
    else:
        severity = _SEVERITY.search(text)
        if severity is None:
            return f"31{edema}"
        group = _SEVERITIES[severity[1].lower()]
    return f"3{group}{edema}{side(text, '1239')}"
