"""Things swallowed, breathed in or put into a natural opening of the body: the codes of T15 to T19, and of W44 for the thing."""

from __future__ import annotations

import re

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.findings.entries import encounters
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_FOOD = (
    r"food|steak|meat|(?:fish|chicken|turkey|pork)[ -]?bones?|bones?|peanuts?|nuts?|popcorn|kernels?|seeds?|beans?"
    r"|peas?|grapes?|candy|hot ?dog"
    r"|chicken|bolus|pizza|bread|carrot|apple|raisins?|shrimp"
)
_OTHER = (
    r"coins?|quarter|penny|pennies|dime|nickel|(?:button |disc |aaa? )?batter(?:y|ies)|magnets?|marbles?|beads?"
    r"|crayons?|(?:plastic )?toys?"
    r"|toy part|legos?|buttons?|(?:safety |straight |bobby )?pins?|paper ?clips?|sewing needles?|needles?|nails?"
    r"|screws?|keys?|earrings?|jewelry"
    r"|insects?|bugs?|cockroach(?:es)?|roach|fly|moth|ants?|ticks?|splinters?|slivers?|shavings?|metal(?: shard"
    r"| fragment| filings?)?|shards?"
    r"|glass|wood chips?|sawdust|dirt|sand|speck|grit|eyelash|cotton(?: swab| tip| ball)?|q-?tips?|foam|tissue paper"
    r"|paper|erasers?"
    r"|hearing aid dome|ear ?buds?|rubber bands?|tampons?|condoms?|tooth ?picks?|dentures?|dental (?:crown|bridge)"
    r"|tooth ?brush|spoons?|forks?"
    r"|knife|razor blades?|bottle caps?|balloons?|pebbles?|gravel|play-?doh|stick(?:er)?s?|pen caps?|thumb ?tacks?|sponge"
)
_THING = pattern(rf"\b(?:{_FOOD}|{_OTHER}|foreign (?:body|bodies|objects?))\b")
_EATEN = re.compile(rf"\b(?:{_FOOD})\b", re.IGNORECASE)
_OBJECT = re.compile(rf"\b(?:{_OTHER})\b", re.IGNORECASE)
_VOMIT = re.compile(r"\b(?:gastric contents|vomit\w*|emesis)\b", re.IGNORECASE)
_GOT_THERE = re.compile(
    r"\b(?:swallow\w*|ingest\w*|stuck|lodged|impact(?:ed|ion)|wedged|trapped|put|push(?:ed)?|shoved|stuffed|insert(?:ed)?|stick(?:s|ing)|aspirat\w*"
    r"|inhal\w*|breathed in|retained|forgotten|left in|embedded|foreign|flew|crawled|went|sitting in|up (?:the|her|his"
    r"|their|a)|chok\w+)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"\b(?:in|inside|under|within|up|on)\b", re.IGNORECASE)
_FEW_WORDS = 16
_SWALLOWED = re.compile(r"\b(?:swallow\w*|ingest\w*)\b", re.IGNORECASE)
_SITES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (stem, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for stem, words in (
        ("T15.0", r"cornea(?:l|s)?"),
        ("T15.1", r"conjunctiva\w*|under (?:the |her |his )?(?:(?:upper|lower|left|right) )*(?:eye)?lid"),
        ("T15.9", r"eyes?"),
        ("T16.", r"ears?|ear canal"),
        ("T18.1", r"o?esophag\w+|gullet|food ?pipe"),
        ("T17.5", r"bronch(?:us|i|ial)|main-?stem"),
        ("T17.4", r"trachea\w*|windpipe"),
        ("T17.3", r"laryn\w+|glottis|vocal cords?|voice box"),
        ("T17.2", r"(?:hypo|naso|oro)?pharyn\w+|throat|tonsils?|vallecula|pyriform sinus"),
        ("T17.0XX", r"(?:nasal|maxillary) sinus(?:es)?"),
        ("T17.1XX", r"nose|nostrils?|nares?|nasal cavity"),
        ("T17.8", r"lungs?|lobe"),
        ("T17.9", r"airways?|respiratory tract"),
        ("T18.0XX", r"mouth|gums?|tongue|palate"),
        ("T18.2XX", r"stomach|gastric"),
        ("T18.3XX", r"small (?:intestine|bowel)|duoden\w+|jejun\w+|ileum"),
        ("T18.4XX", r"colon|large (?:intestine|bowel)|cecum|appendix"),
        ("T18.5XX", r"rect(?:um|al)|anus|anal"),
        ("T19.0XX", r"urethra"),
        ("T19.1XX", r"bladder"),
        ("T19.2XX", r"vagina\w*|vulva|tampons?"),
        ("T19.4XX", r"penis|foreskin"),
    )
)
"""Where it is, by the beginning of the code; the narrower before the wider."""
_SIDES = {"right": "1", "left": "2"}
_SIDE = re.compile(r"\b(right|left)\b", re.IGNORECASE)
_OF_BREATH = re.compile(
    r"(?<!not )(?<!no )(?<!without )\b(?:asphyxia\w*|chok(?:ing|ed|es)|suffocat\w*|(?:obstruct"
    r"|block)\w* (?:of )?(?:the |her |his )?airway"
    r"|airway obstruction|(?:can't|cannot|could not|couldn't) breathe|turn(?:ed|ing) blue|cyano\w+)\b",
    re.IGNORECASE,
)
_PRESSING = re.compile(r"\b(?:compress\w*|pressing|press(?:es|ed)?)\b[^.;]{0,25}\btrachea\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:cod(?:e|es|ed|ing)|dx|icd\S*|diagnos[ie]s)\b", re.IGNORECASE)
_ASKED = re.compile(r"\?|\b(?:which|what|can|may|does|do|should|is|are|must|how)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:cpt|procedure|hcpcs|pcs|modifier|remov(?:al|e|ed|ing) (?:of|the|a|with|by|from)|extract\w*|took out"
    r"|taken out|retriev\w*"
    r"|(?:endo|laryngo|broncho|esophago)scop\w*|egd|biops\w*|stones?|calcul\w+|surg\w+|stents?|iud|implant\w*|catheter|penetrat\w*"
    r"|lacerat\w*|wound|bites?|bit|stings?|stung)\b",
    re.IGNORECASE,
)
"""What is done about it, or what got there in another way."""
_DIAGNOSIS = re.compile(r"\b(?:dx|icd\S*|diagnos[ie]s)\b", re.IGNORECASE)
_OF_CAUSE = re.compile(
    r"\bexternal[- ]cause\b|\b[VWXY][- ]codes?\b|\b(?:all|both|two|which|what) (?:the )?codes\b",
    re.IGNORECASE,
)
_THINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for code, words in (
        ("W44.A1X", r"(?:button|disc) batter(?:y|ies)"),
        ("W44.A0X", r"batter(?:y|ies)"),
        ("W44.B1X", r"plastic beads?"),
        ("W44.B2X", r"plastic coins?"),
        ("W44.B3X", r"plastic toys?|legos?"),
        ("W44.E2X", r"coins?|quarter|penny|pennies|dime|nickel"),
        ("W44.D0X", r"magnets?"),
        ("W44.C1X", r"(?:sharp|broken) glass|glass shards?"),
        ("W44.C0X", r"glass"),
        ("W44.F4X", r"insects?|bugs?|cockroach(?:es)?|roach|fly|moth|ants?"),
        ("W44.F2X", r"rubber bands?"),
        ("W44.F3X", _FOOD),
        ("W44.G1X", r"hearing aid dome|ear ?buds?"),
        ("W44.H1X", r"(?:sewing )?needles?"),
        ("W44.H2X", r"knife"),
    )
)
"""The thing itself, told where its cause is asked for too (W44)."""
_LAST = {"sequela": "S", "subsequent": "D"}


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of a thing by where it is and what it does there; nothing where the side of an eye or ear is not told."""
    text = ask.text
    if ask.citations or not _THING.search(text) or not _meant(text):
        return ()
    stem = _stem(text)
    if not stem:
        return ()
    last = next((_LAST[word] for word in encounters.encounter(text) if word in _LAST), "A")
    cause = (
        next((code for code, words in _THINGS if words.search(text)), "") if _OF_CAUSE.search(text) else ""
    )
    entries = [reference.reportable(f"{code}{last}") for code in (stem, cause) if code]
    usable = [entry for entry in entries if entry is not None]
    return told_codes.all_fitting(usable, reference) if len(usable) == len(entries) else ()


def _meant(text: str) -> bool:
    """Whether the diagnosis of a thing in an opening is wished, or nothing else is written."""
    if _DONE.search(text) and not _DIAGNOSIS.search(text):
        return False
    if not _WHICH.search(text) and _ASKED.search(text):
        return False
    few = len(text.split()) <= _FEW_WORDS and _IN_PLACE.search(text)
    return bool(_GOT_THERE.search(text) or few)


def _stem(text: str) -> str:
    """The code without the character of the encounter; empty where its place or side is not told."""
    place = next((stem for stem, words in _SITES if words.search(text)), "")
    if not place:
        return "T18.9XX" if _SWALLOWED.search(text) else ""
    if place.startswith(("T15", "T16")):
        side = {one.lower() for one in _SIDE.findall(text)}
        return f"{place}{_SIDES[side.pop()]}{'XX' if place == 'T16.' else 'X'}" if len(side) == 1 else ""
    if place.endswith("XX"):
        return place
    kind = (
        "1" if _VOMIT.search(text) else "2" if _EATEN.search(text) else "9" if _OBJECT.search(text) else "0"
    )
    harm = _PRESSING if place == "T18.1" else _OF_BREATH
    return f"{place}{kind}{'0' if harm.search(text) else '8'}"
