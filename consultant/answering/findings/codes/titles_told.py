"""A description with the code that the question takes it for: `Laceration of the finger, first visit - S61.211A?`."""

from __future__ import annotations

import re

from consultant.answering import statements, telling
from consultant.answering.findings.entries import leaves
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.marked_codes import CODE, marked
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import plain
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry

_PROPOSED = re.compile(
    rf"\A(?P<said>[^?!\n]{{12,200}}?)\s*[,;:.–—-]\s*(?:is it |is that |that's |so |code |use |would it be"
    rf" )?{CODE}\s*\?\s*\Z",
    re.IGNORECASE,
)
_JUDGED = expression(
    r"\b(?:right|correct|appropriate|accurate|best|proper|ok|okay|fine|thinking|good)\b[^?\n]*\?"
    r"|\bconfirm\b|\bisn't (?:it|that)\s*\?"
    r"|\b(?:can|may|could|should|do) (?:i|we) (?:use|report|bill|assign|code)\b",
    re.IGNORECASE,
)
"""Asks whether a code is the right one for what is told."""
_ELSE_ASKED = re.compile(
    r"\b(?:alone|enough|by itself|on its own|only (?:code|dx|diagnosis)|complete|first"
    r"|primary(?=\s*(?:dx|diagnosis|code|position|[,?]|\Z))|principal|secondary"
    r"|sequenc\w*|together|also)\b"
    r"|\b(?:rule[sd]?[- ]out|r/o|probabl[ey]|possibl[ey]|suspect\w*|likely|questionable|suspicious|consistent with|presumed"
    r"|maybe)\b"
    r"|\b(?:lab|labs|laborator\w+|patholog\w+|radiolog\w+|x-?ray|mri|ct|scan|nurse\w*|dietit\w+|tech\w*|problem list"
    r"|history|hx|prior"
    r"|resolved|cured|removed|resected|healed|used to|years? ago|assume|infer)\b",
    re.IGNORECASE,
)
"""Asks more than whether the words fit: what stands beside it, who said so, whether it is sure or still there."""
FILLING = re.compile(
    r"\b(?:i'?m|i am|was|been|thinking(?: of)?|think|correct\w*"
    r"|right(?=\W*\?| code| choice| one| for)|(?<=is )right|ok|okay|fine|valid"
    r"|confirm|appropriate"
    r"|accurate|proper|still|good|physician|doctor|provider|dr|wrote|writes|documents?|documented|documentation|says?|said"
    r"|states?|note|chart|record|recorded|has|have|had|with (?=a |an |the )|hi|hey|quick(?: one| question)?|my|our)\b['’:]?",
    re.IGNORECASE,
)
"""Words around a description."""
_DESCRIBED, _COVERED = 14, 0.95
_WELL_MET = 0.7
"""Share of the title's words that the description must tell; it denies none of them."""


def asks_to_judge(text: str) -> bool:
    """Whether a code is proposed and the reply is to say if it is right."""
    return bool(_JUDGED.search(text)) and not _ELSE_ASKED.search(text)


def confirmed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That the proposed code says what is described; nothing where the description tells less, or more is asked."""
    if len(ask.codes) != 1:
        return ()
    cited = next(one for one in ask.citations if one.code in ask.codes[0])
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if not isinstance(entry, Entry) or entry.status is not CodeStatus.ACTIVE or entry.own_words:
        return ()
    found = _PROPOSED.search(marked(ask.text, cited.code))
    told = found is not None and _told(found["said"], entry)
    judged = bool(ask.diagnoses) and asks_to_judge(ask.text)
    told = told or (judged and (_found_first(entry, ask, reference) or _chosen(entry, ask, reference)))
    return (_finding(entry),) if told else ()


def _chosen(entry: Entry, ask: Ask, reference: Reference) -> bool:
    """Whether of the codes of its category the question tells this one."""
    said = telling.words(plain(FILLING.sub(" ", ask.without_codes)))
    if any(affirmed and stem not in telling.words(entry.description) for stem, affirmed in said.items()):
        return False  # it tells what the title does not
    told = leaves.told(leaves.under(entry.code[:3], reference), ask.without_codes)
    heard, title = set(telling.heard(ask.without_codes)), set(telling.words(entry.description))
    return told is not None and told.code == entry.code and len(title & heard) >= _WELL_MET * len(title)


def _found_first(entry: Entry, ask: Ask, reference: Reference) -> bool:
    """Whether a diagnosis that the question asks to be judged is what a search for its other words finds before all else."""
    said = FILLING.sub(" ", ask.without_codes)
    words = " ".join(plain(said).split())
    if not 0 < len(words.split()) <= _DESCRIBED or reference.search is None:
        return False
    if statements.contrary(words, entry.description):
        return False
    found = reference.search.likely(words, frozenset({entry.system}), reference.on)
    return bool(found) and found[0].entry.code == entry.code and found[0].cover >= _COVERED


def _told(said: str, entry: Entry) -> bool:
    """By the words alone: a title's `without` reaches further than what it denies."""
    title, told = set(telling.words(entry.description)), set(telling.heard(said))
    met = bool(title) and len(title & told) >= _WELL_MET * len(title)  # the titles of CPT codes are not held
    return met and not statements.contrary(said, entry.description)


def _finding(entry: Entry) -> Finding:
    values = {
        "code": label(entry.system, entry.code),
        "description": shortened(entry.description, 140),
        "own_words": False,
        "stated": True,
        "brand": "",
        "held": "",
        "source": source(entry.release),
    }
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("meaning_agrees", (entry.code,), values, rows)
