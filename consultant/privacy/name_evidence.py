"""Whether capitalised words without a label or a known given name are a patient: what is seen around and in them is weighed."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.model.drug_names import name_words
from consultant.privacy.given_names import given_names
from consultant.privacy.lists import words as listed
from consultant.privacy.name_points import ALWAYS, POINTS
from consultant.privacy.name_words import belongings, colleagues, posts, relatives
from consultant.privacy.plain import plain_letters

common_words = listed("common_words") | listed("clinical_words") | name_words()
"""Words of a text that are no names of people; those that drugs are sold under among them."""

_AROUND = {
    "care": """
        saw seen treat treated treating examined evaluated admitted discharged injected scheduled reschedule operated bill
        billed charge charged refund refunded consented vaccinated tested transferred transported delivered intubated see
        called reached enrolled helped help
    """,
    "what it concerns": "for of about on regarding concerning re to",
    "a colleague": " ".join(colleagues),
    "a relative": " ".join(relatives),
    "where or who": "at in from by with near under per through via than versus vs and or use using our",
    "an article": "the a an this that these those your each every no any which what",
    "an auxiliary": """
        is was did does can has should may will would had if when because while since yesterday today
    """,
}
_FOLLOWING = {
    "what people do": """
        is was has had came comes called calls asked asks wants wanted needs needed says said states stated complains
        complained presents presented fell died lives lived owes owed paid got gets underwent received refuses refused denies
        reports returned signed did does turned left brought took feels felt gave emailed wrote phoned missed cancelled
        no-showed qualifies disputes disputed appealed moved lost never still just also already
    """,
    "what firms do": "denied pays bills uses rejects requires follows allows covers and",
    "a preposition": f"{_AROUND['what it concerns']} {_AROUND['where or who']}",
    "an article": _AROUND["an article"],
}


def _table(kinds: dict[str, str]) -> dict[str, str]:
    """The kind of each word; the first that names it."""
    return {word: kind for kind, words in reversed(kinds.items()) for word in words.split()}


_BEFORE, _BEHIND = _table(_AROUND), _table(_FOLLOWING)
_SIGNS = {
    ".": "a full stop", "?": "a full stop", "!": "a full stop", ":": "a colon", ",": "a comma", ";": "a comma",
    "(": "a bracket", "-": "a dash", "\u2013": "a dash", '"': "a quotation", "\u201c": "a quotation",
}  # fmt: skip
_WORD_BEFORE = re.compile(r"(?P<word>[\w'/-]+)?(?P<sign>[^\w\s]*)(?P<space>\s*)\Z")
_WORD_BEHIND = re.compile(
    r"(?P<owns>['\u2019]s\b)?(?P<sign>[^\w\s]{0,9})(?P<space>\s{0,9})(?P<word>[\w/'-]{0,30})"
)
_CODE = re.compile(r"(?:[0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})(?:-[0-9A-Z]{2})?\Z")
_ENDS_AS_NAMES = re.compile(
    r"(?:son|sen|ssen|ez|ski|sky|ska|ova|ov|ev|eva|ian|yan|idis|akis|poulos|escu|kar|wala|nen|berg|stein|mann?|quist|strom|gren"
    r"|elli|etti|ini|ucci|oglu|enko|chuk|wicz|czyk|dottir|ng|eira|inho|ell|worth|ley|by|ford|more|wood|cott|croft|ridge|field"
    r"|land|ton|ham|shaw|well|er|a|o|i|u)\Z"
)
_ENDS_AS_WORDS = re.compile(
    r"(?:tion|ment|ology|itis|osis|ectomy|oscopy|plasty|graphy|ity|ness|ics|ance|ence|ical|ive|ous|ed|ly|ing|ional|ary|ery|ies"
    r"|ure|ers|ogram|emia|oma|pathy|ships?|systems?|ware|care|med|gen|tech|pharm|tron|ix|ex|um|us)\Z"
)
_PERSON = re.compile(r"\b(?i:she|he|her|his|him|herself|himself|patient|pt)\b")
_REACH = 90
"""Characters around a name in which somebody is spoken of."""
_SHORT, _TWO = 4, 2
_OF_PEOPLE = frozenset({"behind care", "before what people do", "somebody is spoken of behind"})


def is_likely_patient(text: str, start: int, end: int) -> bool:
    """Whether the points of all that is seen say so (`python -m tests.privacy.weigh` finds them)."""
    return POINTS[ALWAYS] + sum(POINTS.get(each, 0) for each in evidence(text, start, end)) > 0


def is_cared_for(text: str, start: int, end: int) -> bool:
    """Whether the words around say that somebody is treated, or does what people do."""
    return not _OF_PEOPLE.isdisjoint(evidence(text, start, end))


def evidence(text: str, start: int, end: int) -> tuple[str, ...]:
    """Names of what is seen around and in the words from `start` to `end`."""
    return _evidence(text[max(0, start - _REACH) : start], text[start:end], text[end : end + _REACH])


@lru_cache(maxsize=256)
def _evidence(earlier: str, written: str, later: str) -> tuple[str, ...]:
    """The same by what stands there; kept for a moment, because it is asked twice, and a list says the same again and again."""
    return (_before(earlier), _behind(later), *_inside(written), *_about(earlier, later))


def _before(earlier: str) -> str:
    found = _WORD_BEFORE.search(earlier[-24:])
    if not found or not earlier or "\n" in found["space"]:
        return "begins its line"
    if found["sign"]:
        return f"behind {_SIGNS.get(found['sign'][-1], 'another sign')}"
    word = found["word"] or ""
    return f"behind {_BEFORE.get(word.lower()) or _form(word)}"


def _behind(later: str) -> str:
    found = _WORD_BEHIND.match(later)
    word, sign = (found["word"], found["sign"]) if found else ("", "")
    if found and found["owns"]:
        return "owns something of hers" if word.lower() in belongings else "owns something"
    if sign[:1] in (".", "?", "!") or (sign and not word):
        return "ends its sentence"
    if not found or not word or "\n" in found["space"]:
        return "ends its line"
    what = "a code" if _CODE.match(word) else _BEHIND.get(word.lower()) or _form(word)
    return f"before {_SIGNS.get(sign[0], 'another sign')} and {what}" if sign else f"before {what}"


def _form(word: str) -> str:
    if word[:1].isdigit():
        return "a number"
    return "a capital" if word[:1].isupper() else "another word"


def _inside(written: str) -> list[str]:
    parts = written.lower().split()
    seen = {
        "three words": len(parts) > _TWO,
        "a hyphen": "-" in written or "'" in written,
        "ends as words do": any(map(_ENDS_AS_WORDS.search, parts)),
        "ends as names do": _ENDS_AS_NAMES.search(parts[-1]),
        "a short word": any(len(part) < _SHORT for part in parts),
        "ends with a common word": parts[-1] in common_words,
        "a known given name": given_name_of(parts[0]) in given_names,
    }
    return [name for name, is_seen in seen.items() if is_seen]


def given_name_of(word: str) -> str:
    """A word in small letters as the table of given names holds it, of two joined by a hyphen the first."""
    return plain_letters(word.partition("-")[0])


def _about(earlier: str, later: str) -> list[str]:
    seen = {"somebody is spoken of behind": later, "somebody is spoken of before": earlier}
    told = [name for name, around in seen.items() if _PERSON.search(around)]
    before, behind = _SENTENCE.split(earlier)[-1], _SENTENCE.split(later, maxsplit=1)[0]
    return [
        *told,
        *(["a post before"] if _POST.search(before) else []),
        *(["a post behind"] if _POST.search(behind) else []),
    ]


_SENTENCE = re.compile(r"[.?!] |\n")
_POST = re.compile(rf"\b(?i:{'|'.join(sorted(posts, key=len, reverse=True))})\b")
