"""What a text says a code is: `POS 22 is on-campus outpatient hospital, isn't it?`, and whether a title says so too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.marked_codes import CODE
from consultant.answering.number_words import VALUES, spelled
from consultant.answering.patterns import expression

_KIND = (
    r"(?:(?:modifier|mod|pos|place of service|ms-?drg|drg|revenue(?: code)?|rev(?: code)?|reason(?: code)?|remark(?: code)?"
    r"|carc|rarc|denial(?: code)?|bill type|type of bill|tob|hcpcs|cpt|icd-?10(?:-cm)?|code|CO|PR|OA|PI)[ -]?)*"
)
_USE = r"(?:that\s+)?(?:used\s+|billed\s+|reported\s+|there\s+|meant\s+)?(?:only\s+)?(?:for\s+|when\s+)?(?:the\s+|an?\s+)?"
_SAYS = r"(?:is|means?|stands? for|describes?|denotes?|tells(?: us)?|says|covers?|=)"
_MEANS = r"(?:mean\s+|stand for\s+|describe\s+|cover\s+)"
_ENDS = r"(?=\s*(?:[.?!,;:\n]|\Z|\b(?:right|correct|true)\s*(?:[?.!,]|\Z)|\b(?:so|but|how|what|which)\b))"
_PHRASE = rf"(?P<said>[^.?!,;:\n]{{3,90}}?){_ENDS}"
_NAMED = re.compile(rf"(?<![\w.]){_KIND}(?P<code>[A-Z0-9](?:[A-Z0-9.]*[A-Z0-9])?)(?![\w.]\w)", re.IGNORECASE)
"""What may be a code, with the name of its system."""
_STATED = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"\b{CODE}\s+(?:(?:modifier|mod|code)\s+)?(?:still\s+|now\s+)?{_SAYS}\s+{_USE}{_PHRASE}",
        rf"\b(?:is|isn't)\s+{CODE}\s+{_USE}{_PHRASE}",
        rf"\bcall(?:s|ed)?\s+{CODE}\s+(?:the|an?)\s+{_PHRASE}",
        rf"\b(?:does|doesn't)\s+{CODE}\s+{_MEANS}{_USE}{_PHRASE}",
    )
)
_USED = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"\b{CODE}\s+(?:goes|belongs|is put|is used|is added)\s+(?:on|to|with|for|when)\s+(?:the\s+|an?\s+)?{_PHRASE}",
        rf"\b(?:use|put|append|add|report)\s+{CODE}\s+(?:for|on|when|if|to)\s+(?:the\s+|an?\s+)?{_PHRASE}",
    )
)
_TREATED = """
    real existing existent genuine legit legitimate actual proper true
    alive dead post-acute post_acute transfer special_pay surgical medical pre-mdc
    pre_mdc premdc unspecified vague new added needed too then
    not never always still no_longer valid invalid active billable payable paid covered included bundled allowed
    reportable chargeable usable possible on_top_of beside besides next_to along_with
    permitted required require needed correct wrong ok okay fine enough better exempt deleted replaced discontinued
    terminated retired current missing separately considered subject reimbursed denied column primary secondary add-on
    addon an_add-on bilateral both inclusive part_of in with to at by per from one_of all any also too my our his her
    their its it this that what which how why header headers category subcategory heading parent cc mcc listed sequenced"""
_NOT_A_NAME = re.compile(
    rf"\A(?:(?:{'|'.join(word.replace('_', ' ') for word in _TREATED.split())})\b|on\b(?! ?-?campus)|\d+\Z"
    r"|right\b(?! (?:side|eye|ear|hand|foot|coronary|upper|lower|thumb|great|big))"
    r"|\w+ed (?:by|in|to|with|on|as|for|from|when|if|at)\b"
    r"|(?:[\w-]+ ){0,2}(?:pcs|cm|cpt|hcpcs|icd\S*|procedure|diagnosis|billing|level ii) (?:codes?|numbers?)\Z)",
    re.IGNORECASE,
)
"""Beginnings of what is said of a code that tell how it is treated, and not what it is."""
_GONE = r"(?:deleted|discontinued|terminated|expired?|expires|retired|gone|dead|obsolete|invalid)"
_UNREAL = r"(?:real|valid|active|billable)"
_BARRED = (
    r"\b(?:may|can|must) (?:not|no longer|never) (?:be )?(?:bill|use)(?:e?d)?(?: (?:it|this|that|any ?more|now))*\s*"
    r"(?:[.,;?!]|\Z)"
)
_GONE_SAID = expression(
    r"\b(?:(?:does|did) not|doesn't|didn't|never) exist\w*\b"
    rf"|(?<!\bwhen )\b(?:is|was|are|being|been) (?:it |that |this )?(?:an? |now |already )?"
    rf"(?:hoax|joke|invented|made up|fake|{_GONE})\b"
    rf"|\b(?:isn't|not|no longer) (?:a )?(?:{_UNREAL}|code)\b|{_BARRED}|\bis (?:now |also |only )?an? (?:header|category)\b"
    rf"|\b[A-Z]?\d[\w.]{{2,7}} {_GONE}\s*\?"
    rf"|(?<!\bwhen )\b(?:is|was|were|are|has|did) (?:the )?(?:code )?[A-Z]?\d[\w.]* (?:been |now |already )?{_GONE}\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:which|what|how|when|where|why|who|whether)\b[^.?!\n]*\Z", re.IGNORECASE)
"""A question begun before the words: they are no statement."""
_OFFERED = re.compile(r"\bor\b(?! (?:more|less|later|older|younger|fewer)\b)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}|\d+")
_SMALL_WORDS = """
    the and for with without from that this are was code codes modifier claim billed bill used use service services
    procedure visit revenue place room department facility center unit general patient right correct yes true not other only
    each per when any his her its their our new"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that name nothing."""
_NUMBERS = {word: str(VALUES[word]) for word in (*spelled(1, 10).split("|"), "fifteen", "twenty", "thirty")}
_OPPOSED = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        ("professional|physician'?s|doctor'?s|reading|interpretation", "technical|equipment"),
        ("left", "right"),
        ("displaced", "nondisplaced|non-displaced"),
        ("initial|first", "subsequent|later|follow-up"),
        ("new", "established|known"),
        ("unilateral|one side", "bilateral|both sides"),
        ("screening", "diagnostic"),
        ("open", "closed|laparoscopic"),
        ("inpatient", "outpatient"),
        ("on[- ]campus", "off[- ]campus"),
        ("minor", "major"),
        ("complete|full", "limited"),
        ("full|whole|entire", "partial"),
        ("type 1", "type 2"),
        ("acute", "chronic"),
        ("mandatory|required", "voluntary"),
        ("driver", "passenger|pedestrian"),
        ("passenger|pedestrian", "driver"),
        ("benign", "malignant"),
        ("upper", "lower"),
        ("proximal", "distal"),
        ("medial", "lateral"),
        ("anterior", "posterior"),
        ("internal", "external"),
        ("mild", "moderate|severe"),
        ("moderate", "severe"),
        ("chemo(?:therapy)?", "radio(?:therapy)?|radiation"),
        ("separate organ|separate structure", "separate encounter"),
        ("accident(?:al)?|unintentional", "undetermined|self-harm|assault|adverse effect|underdosing"),
        ("undetermined", "self-harm|assault|adverse effect|underdosing"),
        ("intentional|self-harm|suicid\\w*", "assault|adverse effect|underdosing"),
        ("adverse effect", "underdosing|poisoning"),
        ("with cc", "with mcc"),
        ("refused|not given|not on file", "on file"),
    )
)
_WITHOUT = re.compile(
    r"\bwithout (?:an? |any |the |his |her )?(?:(?:presence|direction|supervision|help) of (?:an? |the )?)?(\w+)"
)
_NO = re.compile(r"\b(?:no|not|never|zero|nothing|none) (?:been |be |was |is )?(\w{3,})")
_ALIKE = (
    ("surge", "surgi", "opera"), ("decis", "decid"), ("waste", "disca", "throw"), ("phone", "telep"), ("flu", "influ"),
    ("shot", "injec", "vacci"), ("emerg", "er", "ed"), ("docto", "physi", "pract"), ("inclu", "bundl", "anoth"),
    ("teleh", "remot"), ("joint", "arthr"), ("ct", "tomog"), ("mri", "magne"), ("xray", "radio"),
    ("abn", "notic", "waive", "liabi"), ("denia", "denie"),
)  # fmt: skip
"""Beginnings of words that say the same."""
_NEGATED = r"\b(?:not|non|no|other than|without|except|excluding)\b[^,;]{0,40}?"
_ENOUGH, _MANY = 0.6, 3
_STEM = 5
_PREFIX = re.compile(
    r"(?:hyper|hypo|inter|intra|trans|super|under|micro|macro|brady|tachy|endo|peri|post|anti|gastro|cardio|neuro|nephro|osteo"
    r"|arthro|broncho|non|un|sub|pre)(?=[a-z]{4})"
)
"""Beginnings that many words share: `hypertension` is no `hyperlipidemia`."""


def said_of(code: str, text: str, *, used: bool = False) -> str:
    """What the text says that the code is; empty where it says nothing, or only how the code is treated.

    `used`: what it is put on or used for is what it is, as of a modifier.
    """
    wanted = code.upper().lstrip("0")
    marked = _NAMED.sub(
        lambda found: f" {CODE}" if found["code"].upper().lstrip("0") == wanted else found[0], text
    )
    found = (match for words in (*_STATED, *(_USED if used else ())) for match in words.finditer(marked))
    told = (match["said"].strip() for match in found if not _ASKED.search(marked[: match.start()]))
    return next((said for said in told if _names(said)), "")


def _names(said: str) -> bool:
    """Whether the words name one thing: no choice between two, nothing about how a code is treated."""
    return CODE not in said and not _NOT_A_NAME.match(said) and not _OFFERED.search(said)


def denies(text: str) -> bool:
    """Whether the text says or asks that a code is not there, or is there no more."""
    return bool(_GONE_SAID.search(text))


_IN_LETTERS = {
    "snf": "skilled nursing facility",
    "asc": "ambulatory surgical center",
    "er": "emergency room",
    "ed": "emergency room",
    "irf": "inpatient rehabilitation facility",
    "corf": "comprehensive outpatient rehabilitation facility",
    "fqhc": "federally qualified health center",
    "rhc": "rural health clinic",
    "gerd": "gastro-esophageal reflux disease",
    "copd": "chronic obstructive pulmonary disease",
    "dvt": "deep vein thrombosis",
}
_LETTERS = re.compile(rf"\b(?:{'|'.join(_IN_LETTERS)})\b")


def _small(said: str) -> str:
    """In small letters, with what is said by its first letters in words."""
    return _LETTERS.sub(lambda found: _IN_LETTERS[found[0]], said.lower())


def agrees(said: str, title: str) -> bool | None:
    """Whether a title says the same; None where it says neither that nor the contrary."""
    one, other = _small(said), title.lower()
    if _contrary(one, other):
        return False
    told = list(_telling(one))
    if not told:
        return None
    shared = [word for word in told if _stands(word, other)]
    if len(shared) == len(told) or (len(told) >= _MANY and len(shared) >= _ENOUGH * len(told)):
        return True
    return None if shared else False


def says_all(said: str, title: str) -> bool:
    """Whether the title has every word of it that names something, and denies none."""
    one, other = _small(said), title.lower()
    told = list(_telling(one))
    return len(told) > 1 and all(_stands(word, other) for word in told) and not _contrary(one, other)


def contrary(said: str, title: str) -> bool:
    """Whether the title says the opposite, or another number."""
    return _contrary(_small(said), title.lower())


def _contrary(said: str, title: str) -> bool:
    opposed = (*_OPPOSED, *((second, first) for first, second in _OPPOSED))
    if any(_only(here, there, said) and _only(there, here, title) for here, there in opposed):
        return True
    without = {match[1] for match in _WITHOUT.finditer(title)}
    stated = {match[1] for match in _WITHOUT.finditer(said)}
    if any(re.search(rf"\bwith (?:an? |any )?{word}\b", said) for word in without - stated):
        return True
    if any(re.search(rf"\bwith (?:an? |any )?{word}\b", title) for word in stated - without):
        return True
    if any(_only_had(word, title) for word in stated - without):
        return True
    if any(_only_had(word, title) for word in _NO.findall(said)):
        return True
    return _other_number(said, title) or any(_denied(word, said, title) for word in _telling(said))


def _only_had(word: str, title: str) -> bool:
    """Whether the title has the word, and nowhere denies it."""
    begun = "|".join(map(re.escape, _alike(stem(word))))
    return (
        word not in _SMALL
        and bool(re.search(rf"\b(?:{begun})", title))
        and not re.search(rf"(?:{_NEGATED}|\bzero [^,;]{{0,40}}?)\b(?:{begun})", title)
    )


def differs_apart_from_side(said: str, title: str) -> bool:
    """Whether the title says the contrary of more than the side: `acute` where it is `chronic`."""
    return _contrary(*(re.sub(r"\b(?:left|right)\b", " ", one.lower()) for one in (said, title)))


def _only(here: re.Pattern[str], there: re.Pattern[str], text: str) -> bool:
    return bool(here.search(text)) and not there.search(text)


def _denied(word: str, said: str, title: str) -> bool:
    """Whether the title has the word only behind a not, and what is said has it without."""
    begun = rf"\b{re.escape(stem(word))}"
    denied = re.findall(_NEGATED + begun, title)
    return (
        bool(denied)
        and len(denied) == len(re.findall(begun, title))
        and not re.search(_NEGATED + begun, said)
    )


def _other_number(said: str, title: str) -> bool:
    """Whether both count something that the title names, and otherwise."""
    told, stated = _counted(said), _counted(title)
    return (
        bool(told and stated)
        and told.isdisjoint(stated)
        and any(_stands(word, title) for word in _telling(said))
    )


def _counted(text: str) -> set[str]:
    words = (_NUMBERS.get(word, word) for word in _WORD.findall(text))
    return {word for word in words if word.isdigit()}


def _telling(text: str) -> Iterator[str]:
    """The words that name something."""
    return (
        word
        for word in _WORD.findall(text)
        if not word.isdigit() and word not in _SMALL and word not in _NUMBERS
    )


def stem(word: str) -> str:
    """The beginning that words of one meaning share."""
    prefix = _PREFIX.match(word)
    return word[: _STEM + (prefix.end() if prefix else 0)]


def _stands(word: str, title: str) -> bool:
    """Whether the title has a word with the same beginning, or one that says the same."""
    return any(re.search(rf"\b{re.escape(one)}", title) for one in _alike(stem(word)))


def _alike(begun: str) -> tuple[str, ...]:
    return next((group for group in _ALIKE if begun in group), (begun,))


_REASON = re.compile(r"\b(?:because|since|given that|seeing that)\b[^,;.?!\n]*", re.IGNORECASE)


def without_reasons(text: str) -> str:
    """The text without what it only gives as a reason: `no pair, because 20610 is only an injection`."""
    return _REASON.sub(" ", text)
