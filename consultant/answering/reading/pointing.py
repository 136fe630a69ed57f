"""What a question points at and does not tell: `Is that code still billable?`, `max units for the drug we gave yesterday`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from consultant.answering import cities, contractors
from consultant.answering.patterns import pattern

_TABLE = Path(__file__).parent / "pointing.toml"
_WORD = re.compile(r"[a-z0-9]+(?:[-'.][a-z0-9]+)*")
_NUMBER = re.compile(r"\d{1,2}")
_SIGNED = re.compile(
    r"(?:\b(?:thanks|thank you|thx|ty|regards|best|cheers|sincerely)\b[^\w?]*(?:[A-Z][\w.]*[ ,]*){0,3}|sent from my \w+"
    r"|\s[-–—]+ ?[A-Z][a-z]+)\W*\Z",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\b\d+(?:[.,]\d+)?[ -]?(?:mg|mcg|ug|g|ml|cc|iu|milligrams?)\b", re.IGNORECASE)
"""How much there was says nothing of what it was."""
_NAMED = re.compile(
    r"\b(?:dr|mr|mrs|ms)\.? [a-z][\w'-]*|\b(?:mr|mrs|ms|miss)\.? \[[A-Z \d]+\]|\[[A-Z \d]+\]", re.IGNORECASE
)
_PLACED = re.compile(
    r"\b(?:in|at|near|around|for) (?:the state of |downtown |rural |northern "
    r"|southern )?(?-i:[A-Z])[a-z]+(?: (?-i:[A-Z])[a-z]+){0,2}"
    r"(?:,? (?-i:[A-Z]{2}))?\b|\bzip(?: code)? \d{5}\b",
    re.IGNORECASE,
)
"""Where it is: no word of what it is."""
_GENERAL = re.compile(
    r"\b(?:when|unless|always|ever|never|in general|generally|usually|rules?|means?|meaning|differences?|defin\w+|explain\w*"
    r"|who (?:can|may|is|are|has|decides?)|why|every(?! (?:\w+day|week|month|time|year)s?\b)|each|any (?:code|procedure|drug"
    r"|service)|such as|stands? for|examples?"
    r"|(?:what|which) (?:part|portion|share|percent\w*)|zip(?: code)?\W{0,3}(?:is |of )?\d{5}|after|during|forgot|found out"
    r"|paid twice|indicators? \d|just say"
    r"|put (?:this|it|that) right|before we bill|j[wz] (?:and|with|plus|&) j[wz]"
    r"|may (?:we|i) tell|how (?:do|can|should|is|to)\b[^?]*\b(?:correct|fix|billed)|instead of|goes on the"
    r"|(?:doctor|payer|boss|biller) (?:says|insists|thinks)|(?<!know )(?<!say )(?<!tell )(?<!see )(?<!check )(?<!ask )(?<!sure )"
    r"(?<!out )(?<!find )(?:if|where|once|until|while) (?:the|a|an|it|he|she"
    r"|they|there|two|both|you|one|(?:i|we)(?! (?:append|add|use|put|attach|stick|bill|report|code|charge|send|submit)\b)))\b",
    re.IGNORECASE,
)
"""Asks for a rule, whatever it is applied to; `if I append 59` and `tell me if it is` ask of the case itself."""
_EXPLETIVE = re.compile(
    r"\b(?:is|was|be|it's) (?:it )?(?:right|correct|true|ok|okay|allowed|wrong|sure|fine|possible|enough"
    r"|legal) (?:that|to|if|for)\b"
    r"|\b(?:one|code|codes|line|procedure|which) that\b|, ?(?:right|correct|true|yes|no)\W*\Z|\b(?:take|takes"
    r"|so that|say that|sure that|hope that|think that|says that|said that|insists that)\b",
    re.IGNORECASE,
)
"""`it` or `that` stands for what follows."""
_INDEFINITE = re.compile(
    r"\ban? (?!day\b|claim\b|modifier\b|limit\b|bilateral\b|global\b|header\b|manifestation\b|co-?surgeon\b|\d)",
    re.IGNORECASE,
)
_MOST_WORDS = 40
_SHORT, _FEW = 15, 14
"""Words of a question in which a bare `the code`, or `it`, points at something."""
_REACH = 5
"""Words from the one that points to the thing that it points at."""


@dataclass(frozen=True, slots=True)
class _Words:
    points: frozenset[str]
    strong: frozenset[str]
    between: frozenset[str]
    cases: frozenset[str]
    bare: frozenset[str]
    asks: frozenset[str]
    things: Mapping[str, str]
    pronouns: Mapping[str, str]
    empty: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> _Words:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        lists = {
            name: frozenset(table[name].split())
            for name in ("points", "strong", "between", "cases", "bare", "asks")
        }
        kinds = {
            name: {word: kind for kind, words in table[name].items() for word in words.split()}
            for name in ("things", "pronouns")
        }
        empty = frozenset(" ".join(table["empty"].values()).split())
        return cls(
            **lists,
            things=kinds["things"],
            pronouns=kinds["pronouns"],
            empty=empty | kinds["things"].keys() | lists["between"] | lists["asks"],
        )


_WORDS = _Words.read(_TABLE)


def untold(text: str) -> str:
    """The kind of thing that the text asks of and does not tell; empty where it tells it, or points at nothing."""
    if _asks_of_a_code(text):
        return "codes"
    words = _words(text)
    if not words or len(words) > _MOST_WORDS or not _WORDS.asks.intersection(words):
        return ""
    if _GENERAL.search(text) or _TOLD_BY.search(text) or not _bare(words):
        return ""
    return _thing(words) or _in_a_story(words) or _subject(text) or _pronoun(text, words)


_DONE = pattern(
    r"\b(?:we|i|he|she|they|doctor|dr|doc|physician|provider|surgeon|nurse|np|pa|patient|pt)\b"
    r"(?: (?:just|only|also|then|had|has|have))?"
    r" (?:gave|given|did|done|do|administered?|infused?|injected|inject|performed?|used?|ran|ordered|furnished|provided|had|got"
    r"|received|billed|give)"
    r" (?:an?|some|one)(?: new| single| iv| im| lab| office| outpatient| surgical)?"
    r" (?:(?P<drug>drug|medication|medicine|med|injection|infusion|shot|biologic)"
    r"|(?P<procedure>procedure|surgery|operation|test|panel|study|scan|treatment)|(?P<codes>service|thing|item|code)"
    r"|(?P<supply>supply|device|brace|implant|graft))\b"
)
_PAIRED = pattern(
    r"\b(?:two|2|both|these|those|our two|a couple of|a pair of)(?: of)?(?: the| these| those| our| my)?(?: cpt| procedure"
    r"| different| separate| other| billed)?"
    r" (?:codes|procedures|services|lines|surgeries|operations|tests|injections|charges|cpts)\b"
)
_OF_A_PAIR = pattern(
    r"\b(?:together|bundl\w*|unbundl\w*|edits?|den(?:y|ies|ied|ial)|separate\w*|conflict\w*|include[ds]?|inclusive|both"
    r"|same claim|(?:one|a) (?:single )?claim|one bill|against|59|x[epsu]|modifiers?|mods?|allowed|paid)\b"
)


def _in_a_story(words: Sequence[str]) -> str:
    """The kind of what was done and is not named: `we gave a drug yesterday`, `two procedures on one claim`."""
    text = " ".join(words)
    if found := _DONE.search(text):
        return found.lastgroup or ""
    return "pair" if _PAIRED.search(text) and _OF_A_PAIR.search(text) else ""


_TOLD_BY = pattern(
    r"\b(?:remark|reason|adjustment|carc|rarc) codes? (?:says?|means?|stands?|tells?)\b|\b\d\d?:\d\d\b|\bminutes?\b"
)
"""The code is asked for by what it says, or the time tells what is counted."""
_OF_THIS_CODE = pattern(
    r"\A\W*(?:(?:hi|hello|hey|quick question|question|and|so|also|please)\W+)*"
    r"(?:does|do|is|are|can|could|should|may|will|would|must|has) (?:(?:i|we|one|you) (?:also |still |ever )?\w+ )?"
    r"(?:this|that|these|those)(?: (?:cpt|hcpcs|procedure|icd-10(?:-cm)?|new|lab|drug))? codes?\b"
)
"""The code that is pointed at is what the question is on: `Does this code need a modifier 26 when we read it?`."""
_KNOWN = frozenset({"when", "if", "whenever", "while", "where"})
_UNKNOWN = 2
"""Words that no list knows, in a question that still tells nothing of the code."""


def _asks_of_a_code(text: str) -> bool:
    """Whether a single question is on a code that it only points at, whatever else is told of the circumstances."""
    if text.count("?") > 1 or not _OF_THIS_CODE.search(text):
        return False
    words = _words(text)
    known = sum(word in _KNOWN or word in _WORDS.empty or bool(_NUMBER.fullmatch(word)) for word in words)
    return len(words) <= _MOST_WORDS and len(words) - known <= _UNKNOWN


def _words(text: str) -> list[str]:
    """The words of the text without its sender's name."""
    small = _DOSE.sub(" ", _NAMED.sub(" doctor ", _SIGNED.sub("", text.replace("’", "'"))))
    return _WORD.findall(_PLACED.sub(_without_place, small).lower())


def _without_place(found: re.Match[str]) -> str:
    """Nothing where a state or a town that is known is named, else the words as they are."""
    placed = (
        found[0].lower().startswith("zip") or contractors.contractor(found[0])[0] or cities.named(found[0])
    )
    return " " if placed else found[0]


def _bare(words: Sequence[str]) -> bool:
    """Whether none of the words says what is meant."""
    return all(
        word in _WORDS.empty or _NUMBER.fullmatch(word) or word.removesuffix("'s") in _WORDS.empty
        for word in words
    )


def _thing(words: Sequence[str]) -> str:
    """The kind of the thing that is pointed at: `that drug`, `the procedure he did`."""
    told = not _WORDS.cases.isdisjoint(words)
    short = len(words) <= _SHORT and not _INDEFINITE.search(" ".join(words))
    for place, word in enumerate(words):
        if word not in _WORDS.points:
            continue
        for ahead in words[place + 1 : place + _REACH]:
            thing = ahead.removesuffix("'s")
            if kind := _WORDS.things.get(thing):
                if word in _WORDS.strong or told or (short and thing in _WORDS.bare):
                    return kind
                break
            if ahead not in _WORDS.between:
                break
    return ""


_SUBJECT = pattern(
    r"\A\W*(?:(?:hi|hello|hey|so|and|also|the|our|my)\W+)*(?:(?P<diagnosis>dx|diagnosis(?: code)?)|(?P<drug>drug|injection"
    r"|infusion)"
    r"|(?P<codes>(?:cpt|hcpcs|icd-?10)?(?: code)?|line \d))"
    r" (?:got|was|is|keeps|came|bounced|denied|rejected|kicked)\b"
)


_COUNTED = pattern(
    r"\bhow many (?:jw |billing |billable |drug )?units\b|(?:\A|[.!,:;] ?)(?:the )?units?(?: please| pls)?\W*\Z"
    r"|\b(?:gave|given|used|drew)\b~40\b(?:what|which) quantity\b"
)


_UNIT_TOLD = pattern(r"\bunit(?: size)?\W{0,3}(?:is |of |equals )?\d")
"""What one unit is, with which a dose is counted whatever drug it is."""


def _subject(text: str) -> str:
    """The kind of what the text begins with as if it were known, or counts: `Dx got rejected as not specific enough.`."""
    if _COUNTED.search(text) and not _UNIT_TOLD.search(text):
        return "drug"
    found = _SUBJECT.search(text)
    return (found.lastgroup or "") if found else ""


_OF_A_MODIFIER = pattern(
    r"\bmod(?:ifier)?s? (?:[a-z0-9]{2})\b~40\b(?:it|that|this)\b(?=[^?]*\b(?:who|whose|for what|used|medicare claims?|claims)\b)"
    r"|\bmod(?:ifier)?s? (?:[a-z0-9]{2})\b(?=~40\b(?:it|that|this)\b)~40\b(?:who|whose|for what|used|medicare claims?|claims)\b"
)


def of_a_modifier(text: str) -> bool:
    """Whether `it` stands for a modifier that the text names before: `Modifier 27, who uses it?`."""
    return bool(_OF_A_MODIFIER.search(text))


def _pronoun(text: str, words: Sequence[str]) -> str:
    """The kind of what a word stands for that has nothing before it to stand for."""
    if len(words) > _FEW or _EXPLETIVE.search(text) or of_a_modifier(text):
        return ""
    return next((_WORDS.pronouns[word] for word in words if word in _WORDS.pronouns), "")
