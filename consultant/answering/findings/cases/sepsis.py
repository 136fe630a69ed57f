"""Sepsis by organism, source, severity and failing organs (Official Guidelines, I.C.1.d)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.airways import PNEUMONIAS, blanked, failures
from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank, by_words

_SEPSIS = re.compile(
    r"\b(?:severe )?(?:sepsis|septic(?:emia)?)(?: (?:shock|due to|from))?\b|\bseptic shock\b", re.IGNORECASE
)
_SHOCK = re.compile(r"\bseptic shock\b|\b(?:with|w/?|and|in) (?:septic )?shock\b", re.IGNORECASE)
_NO_SHOCK = re.compile(r",? ?\b(?:no|without|w/o|not in) (?:septic )?shock\b", re.IGNORECASE)
_SEVERE = re.compile(r"\bsevere sepsis\b", re.IGNORECASE)
ORGANISMS = tuple(
    (sepsis, agent, re.compile(words, re.IGNORECASE))
    for sepsis, agent, words in (
        ("A41.51", "B96.20", r"\be\.? ?coli\b"),
        ("A41.52", "B96.5", r"\bpseudomonas\b(?: aeruginosa)?"),
        ("A41.59", "B96.1", r"\bklebsiella\b(?: pneumoniae)?"),
        ("A41.59", "B96.4", r"\bproteus\b(?: mirabilis)?"),
        ("A41.02", "B95.62", r"\bmrsa\b"),
        ("A41.01", "B95.61", r"\bmssa\b"),
        ("A41.81", "B95.2", r"\benterococc\w+\b(?: faecalis)?"),
        ("A40.3", "B95.3", r"\bstrep(?:tococcus)? pneumo\w*|\bpneumococc\w+"),
        ("A40.1", "B95.1", r"\bgroup b strep\w*"),
        ("A40.0", "B95.0", r"\bgroup a strep\w*"),
        ("B37.7", "B37.9", r"\bcandid\w+"),
        ("A41.50", "B96.89", r"\bgram[- ]negative(?: (?:rods?|organisms?|bacteria))?\b"),
    )
)
_LOCALS = by_words(
    (
        ("N39.0", r"\butis?\b|\burinary tract infections?\b"),
        ("N10", r"\b(?:acute )?pyelonephritis\b"),
        ("K65.9", r"\bperitonitis\b"),
        ("L03.90", r"\bcellulitis\b(?! (?:of|right|left))"),
        ("K83.09", r"\bcholangitis\b"),
    )
)
_ORGANS = by_words(
    (
        ("N17.0", r"\b(?:atn|acute tubular necrosis)\b"),
        ("N17.9", r"\b(?:acute (?:kidney|renal) (?:failure|injury)|aki|arf)\b"),
        ("G93.41", r"\b(?:acute )?(?:metabolic|septic) encephalopathy\b"),
        ("D65", r"\b(?:dic|disseminated intravascular coagula\w+)\b"),
        ("K72.00", r"\b(?:acute )?(?:hepatic|liver) failure\b|\bshock liver\b"),
        ("J80", r"\bards\b|\bacute respiratory distress syndrome\b"),
        ("E87.20", r"\b(?:lactic |metabolic )acidosis\b"),
        ("D69.6", r"\bthrombocytopenia\b"),
    )
)
_FAILING = frozenset({"N17.0", "N17.9", "G93.41", "D65", "K72.00", "J80"})
_COVID = re.compile(r"\bcovid(?:-?\s?19)?(?: (?:infection|positive))?\b", re.IGNORECASE)
_LINE = re.compile(
    r"\b(?:central (?:venous )?(?:line|catheter)|picc(?: line)?|clabsi|crbsi"
    r"|port-?a-?cath)\b(?:[- ](?:associated|related))?(?: (?:blood-?stream )?infections?)?",
    re.IGNORECASE,
)
_FOLEY = re.compile(
    r"\bcauti\b|\b(?:foley|indwelling (?:urinary )?catheter|urinary catheter)\b(?:[- ](?:associated"
    r"|related))?(?: utis?| infections?)?",
    re.IGNORECASE,
)
_WOUNDS = by_words(
    (
        (
            "T81.41XA",
            r"\bsuperficial (?:incisional |surgical site |ssi ?)+(?:infections?|ssi)?|\bstitch abscess\b",
        ),
        ("T81.42XA", r"\bdeep (?:incisional |surgical site )+(?:infections?|ssi)?"),
        (
            "T81.43XA",
            r"\borgan[- ](?:and[- ])?space (?:infections?|ssi|surgical site infections?)?|\bintra-?abdominal abscess\b",
        ),
        (
            "T81.49XA",
            r"\b(?:surgical (?:site|wound)|post-?op(?:erative)? wound|wound|incision(?:al)?) infections?\b",
        ),
    )
)
_POST = re.compile(
    r"\bpost[- ]?(?:op(?:erative)?|procedural|surgical)\b|\b(?:after|following|due to|from) (?:the "
    r"|an? )?(?:\w+ )?(?:surgery|operation|procedure)\b|\bsurgical (?:site|wound)\b",
    re.IGNORECASE,
)
_AFTER_BIRTH = re.compile(
    r"\bpuerper\w+|\bpost-?partum\b|\babortion\b|\bimmuni[sz]ation\b|\bunrelated\b|\bnot (?:due|related)\b"
    r"|\bruled out\b|\bhistory of\b|\bafter (?:admission|day)|\bdays? (?:after|later)|\bday \d",
    re.IGNORECASE,
)
_SYSTEMIC = Rule(
    "in sepsis the systemic infection comes first, and a localized one after it",
    "I.C.1.d.1.b and I.C.1.d.4",
    "the systemic infection first, then the localized one, then R65.2- and the organs that fail from the sepsis",
)
_WITH_FAILURE = Rule(
    "sepsis with organ failure is severe sepsis",
    _SYSTEMIC.section,
    _SYSTEMIC.rule,
)
_OF_SURGERY = Rule(
    "the site of the infection after the procedure, then T81.44- for the sepsis, then the systemic infection",
    "I.C.1.d.5.b",
    "T81.40 to T81.43 first, then T81.44-, with a code for the systemic infection;"
    " T81.12- for septic shock after a procedure, not R65.21",
)
_OF_DEVICE = Rule(
    "the infection of the device first, then the systemic infection",
    "I.C.1.d.5 and I.C.19.g; tabular notes at T80.21 and T83.5",
    "the complication code first, with further codes for the infection",
)


def read(text: str) -> Read:
    """The codes of a sepsis by organism, source, severity and failing organs."""
    if not _SEPSIS.search(text) or _AFTER_BIRTH.search(text):
        return Read(text)
    organism = next(((one, agent) for one, agent, words in ORGANISMS if words.search(text)), None)
    rest = _NO_SHOCK.sub(" , ", text)
    shock = bool(_SHOCK.search(rest))
    failing, rest = failures(rest)
    failing = [one for one in failing if one.code.startswith(("J96.0", "J96.2", "J96.9"))]
    failing = [Item(one.code.replace("J96.9", "J96.0"), Rank.BESIDE) for one in failing]
    organs = [code for code, words in _ORGANS if words.search(rest)]
    local = [code for code, words in _LOCALS if words.search(rest)]
    lung = next((code for code, words in PNEUMONIAS if words.search(rest)), "")
    local += [lung] if lung else []
    severe = shock or bool(_SEVERE.search(rest)) or bool(failing) or any(code in _FAILING for code in organs)
    viral = bool(_COVID.search(rest)) and not organism
    systemic = organism[0] if organism else "A41.89" if viral else "A41.9"
    lead, rule = _source(rest, systemic, local)
    if rule is _OF_DEVICE and _FOLEY.search(rest):
        local = [code for code in local if code != "N39.0"] + ["N39.0"]
    if viral:
        local = ["U07.1", *("J12.82" if code == "J18.9" else code for code in local)]
        rest = _COVID.sub(" , ", rest)
    items = [*lead, *(Item(code, Rank.MAIN) for code in local)]
    if severe:
        shocked = "T81.12XA" if rule is _OF_SURGERY else "R65.21"
        items.append(Item(shocked if shock else "R65.20", Rank.RESULT))
    items += [*(Item(code, Rank.BESIDE) for code in organs), *failing]
    rest = blank(
        rest,
        (
            _SEPSIS,
            _SHOCK,
            _SEVERE,
            _POST,
            _LINE,
            _FOLEY,
            *(words for _, words in (*_LOCALS, *_ORGANS, *_WOUNDS)),
            *(words for *_, words in ORGANISMS),
            _WORDS,
        ),
    )
    for _, words in PNEUMONIAS:
        rest = blanked(words, rest)
    return Read(rest, tuple(items), _WITH_FAILURE if severe and rule is _SYSTEMIC else rule)


_WORDS = re.compile(
    r"\b(?:organisms?|unknown|not (?:known|identified)|infect(?:ions?|ed)|severe|shock|organ dysfunction"
    r"|bacteria\w*|poa|positive|cultures?|blood|grew|growing)\b",
    re.IGNORECASE,
)


def _source(rest: str, systemic: str, local: list[str]) -> tuple[list[Item], Rule]:
    """What stands in front: the systemic infection, or the complication of care that it came from."""
    wound = next((code for code, words in _WOUNDS if words.search(rest)), "")
    if wound or (_POST.search(rest) and not local):
        lead = [
            Item(wound or "T81.40XA", Rank.REASON),
            Item("T81.44XA", Rank.REASON),
            Item(systemic, Rank.CAUSE),
        ]
        return lead, _OF_SURGERY
    if _LINE.search(rest):
        return [Item("T80.211A", Rank.REASON), Item(systemic, Rank.CAUSE)], _OF_DEVICE
    if _FOLEY.search(rest):
        return [Item("T83.511A", Rank.REASON), Item(systemic, Rank.CAUSE)], _OF_DEVICE
    return [Item(systemic, Rank.REASON)], _SYSTEMIC
