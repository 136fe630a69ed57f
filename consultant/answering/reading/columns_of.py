"""The columns of the published files that are asked of something described: `global days of a carpal tunnel release`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consultant.answering import visit_words
from consultant.answering.column_words import COLUMNS, Column
from consultant.answering.intents import Intent
from consultant.answering.patterns import expression
from consultant.answering.reading.wishes import Wish

_HINT = expression(
    r"\b(?:mues?|[wm]?-?rvus?|globals?|follow-?\s?up|post-?\s?op|bilat\w*|assist\w*|co-?\s?surg\w*|team|status|mult\w*"
    r"|mppr|pc\s?/?\s?tc"
    r"|supervision|national\w*|malpractice|mp|max\w*|units?|unlikely|50|62|times|pli|pe|facility|add-?\s?on)\b",
    re.IGNORECASE,
)
"""Without one of these no column is named."""
_NAMES = (
    "limit",
    "global",
    "bilateral",
    "assistant",
    "co-surgeon",
    "team",
    "multiple",
    "components",
    "supervision",
    "work",
)
_LAST = ("malpractice", "total", "national", "status", "add-on")
_LISTED: dict[str, str] = {
    name: rf"(?:(?:medicare|cms|ncci|practitioner|professional|hospital|facility|outpatient|20\d\d|current"
    rf"|fee schedule|mpfs|total"
    rf"|{'physician' if name != 'supervision' else 'the'}) )*(?:{COLUMNS[name].items})"
    r"(?: (?:value|limit|number|indicator|code|amount|days?)s?)?(?:(?: and|,| &| \+|/) ?(?:the )?(?:mai"
    r"|adjudication indicator)\b)?"
    for name in (*_NAMES, *_LAST)
}
_COLUMN = "|".join(f"(?:{items})" for items in _LISTED.values())
_JOIN = r"(?:\s*(?:,|&|/|\+|\band\b|\bplus\b|\bor\b|,? and|,? or)\s*(?:(?:the|its|what|is|are) )*)"
_COLUMNS = rf"(?<!\w)(?P<columns>(?:{_COLUMN})(?!\w)(?:{_JOIN}(?:{_COLUMN})(?!\w))*)(?: in the (?:fee schedule|mpfs))?"
_FRAME = (
    r"(?:\b(?:what(?:'?s| is| are| would be)?|whats|which|how (?:many|much|long)|is|are|has|give me|i|we|you|want|know"
    r"|need|needs|needed"
    r"|looking for|look|up|please|pls|list|can|could|tell|me|the|an?|its|20\d\d|medicare(?:'?s)?|cms|current|and|quick"
    r"|question|one|also"
    r"|for|under|there|on|to|check|confirm|us|value|mpfs|practitioner|hospital)\b[\s,:]*)*"
)
_OF = (
    r"(?:\s*\([^)]*\))?\s+(?:(?:do|does|should|would) (?:i|we) (?:use|get|see) )?"
    r"(?:of|for|on|in|when|with|after)(?: (?:billing|doing))?\s+(?:(?:the )?(?:[jgq][- ]?)?codes? (?:for|of) )?"
)
_WHAT = r"(?P<told>[^?;:\n]{6,110}?)"
_END = (
    r"(?:[\s,]*(?:in|for|under|by) (?:the )?"
    r"(?:20\d\d|medicare|cms|the office|2025 mpfs|the mpfs|(?:medicare )?fee schedule)\b)*[\s?.!,]*\Z"
)
_COUNT = r"(?:global|follow-?\s?up|post-?\s?op(?:erative)?) (?:days|period)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\A\W*{_FRAME}{_COLUMNS}{_OF}{_WHAT}{_END}",
        rf"\A\W*{_FRAME}{_COLUMNS}\s*[:–—-]+\s*{_WHAT}{_END}",
        rf"\A\W*{_FRAME}{_COLUMNS}\s+(?P<told>(?:level|lvl|new|est\w*|critical|initial|subsequent)\b[^?;:\n]{{6,90}}?){_END}",
        rf"\A\W*{_FRAME}{_WHAT}\s*(?:[,:–—-]+|\?)\s*{_FRAME}{_COLUMNS}{_END}",
        rf"\A\W*{_WHAT}\s+{_COLUMNS}{_END}",
        rf"\A\W*{_FRAME}(?P<columns>{_COUNT}|global(?: period)?|(?:work |total |non-?facility "
        rf"|facility )*rvus?)(?: \([^)]*\))?"
        rf" (?:does|do|is|are|goes? with|go with|comes? with|belongs? to|has|have) {_WHAT}(?: (?:have|has|carry"
        rf"|carries|get|worth"
        rf"|come with))?{_END}",
        rf"\A\W*(?:does|do|has|have) {_WHAT} (?:have|carry|come with|get|carries|has) (?:an? "
        rf"|any )?(?P<columns>globals?(?: period"
        rf"| days)?|follow-?\s?up (?:days|period))(?:,? and (?:how long|for how long|how many days|if so[^?]*"
        rf"|what)[^?]*)?{_END}",
    )
)
"""The column before what is described, behind it, and as a count that it has."""
_SINGLE: tuple[tuple[str, Intent, re.Pattern[str]], ...] = (
    (
        "is an assistant paid?",
        Intent.ASSISTANT,
        re.compile(
            r"\A\W*(?:(?:is|are|does|do|will|would|can) )?(?:(?:medicare|cms) )?(?:pay|pays|cover|covers|allow"
            r"|allows)?(?: for)? ?(?:an? )?"
            r"assist(?:ant)?s?(?:[ -](?:at )?surg\w+)?(?: be)?(?: (?:payable|paid|allowed|covered|billable|reimbursed"
            r"|permitted))?"
            rf"(?: by medicare)? (?:for|on|with|during|at|in) {_WHAT}"
            rf"(?:[:,?–—-]+ ?(?:does|will|is) (?:medicare|it) (?:pay|cover|allow|paid|covered|payable)"
            rf"(?: for)?(?: (?:it|one|that))?)?{_END}",
            re.IGNORECASE,
        ),
    ),
    (
        "bilateral indicator? May modifier 50 be used?",
        Intent.BILATERAL,
        re.compile(
            rf"\A\W*(?:can|may|could|is|should|do) (?:(?:i|we) )?(?:bill |report )?{_WHAT}(?: (?:be"
            rf"|get))?(?: (?:billed|billable|reported|coded"
            rf"|reportable|submitted|done|paid|payable))?,? (?:with (?:modifier |mod |a )?-?50(?: modifier)?"
            rf"|bilaterally|as (?:a )?bilateral(?: procedure)?){_END}",
            re.IGNORECASE,
        ),
    ),
    (
        "co-surgeon indicator? May modifier 62 be used?",
        Intent.ASSISTANT,
        re.compile(
            r"\A\W*(?:(?:can|may|could|is|are|does|do|will|should) )?(?:(?:medicare|cms) )?(?:(?:i|we) )?(?:pay "
            r"|allow |cover |bill |report )?"
            rf"(?:for )?(?:two |2 )?co-?\s?surgeons? (?:(?:be )?(?:paid|payable|allowed|covered|billable"
            rf"|permitted) )?(?:for|on|with|in) {_WHAT}{_END}"
            rf"|\A\W*(?:can|may|could|is|should|do) (?:(?:i|we) )?(?:bill "
            rf"|report )?(?P<told2>[^?;:\n]{{6,110}}?)(?: be)?(?: (?:billed|billable|reported"
            r"|payable|paid|done))? (?:with (?:(?:modifier |mod )?-?62\b(?: (?:by )?(?:two )?co-?surgeons?)?|(?:two "
            r"|2 )?co-?surgeons?(?: \(?62\)?)?)"
            rf"|by (?:two )?co-?surgeons?){_END}",
            re.IGNORECASE,
        ),
    ),
    (
        "MUE?",
        Intent.UNITS,
        re.compile(
            r"\A\W*(?:(?:what(?:'s| is)|give me|need) )?(?:the )?(?:max(?:imum|\.)?|most|highest|mue|how many)(?: number of)?"
            r"(?: (?:daily|billable|payable|allowed))? (?:units?|times)(?: (?:per|a|each|in a) (?:single )?(?:day"
            r"|date of service|dos))?"
            rf"(?: (?:(?:can|may) (?:i|we) (?:bill|report)|(?:does|will) medicare (?:allow|pay|cover)|(?:are"
            rf"|is) allowed))? (?:of|for|on) {_WHAT}(?: (?:per|a|in a|each) (?:day|dos|date of service))?"
            rf"(?: (?:does medicare allow|(?:can|may) (?:be|i|we) (?:bill|billed|report|reported)|(?:are|is) allowed)"
            rf"(?: (?:per|a|in a|each|on one) (?:day|dos|date of service))?)?{_END}",
            re.IGNORECASE,
        ),
    ),
)
_NOT_TOLD = re.compile(
    r"\b(?:what|which|how|who|when|why|do|does|did|can|may|should|will|must|need|needs|modifiers?|during|within|after"
    r"|before|denied|denial"
    r"|paid|pays?|bill|billed|billing|report\w*|visits?|claims?|codes?|cpt|hcpcs|this|that|it|them|these|those"
    r"|services?|edits?|same|other|another|rules?|include[sd]?|global|drugs?|add-?on|not|ncci|mues?|units?"
    r"|patient'?s|my|our|your)\b"
    r"|\b(?:\d{4}[0-9TU]|[A-V]\d{4})\b",
    re.IGNORECASE,
)
"""Asks something else, or describes nothing."""
_NO_KIND = re.compile(
    r"(?:(?:an?|the|any|most|all|major|minor|bilateral|multiple|elective|planned|\w+ day|outpatient|inpatient|office) )*"
    r"(?:surger(?:y|ies)|operations?|procedures?|tests?|injections?|infusions?|items?|imaging|endoscop(?:y|ies))",
    re.IGNORECASE,
)
"""Says nothing of which one is meant."""
_LETTERS = re.compile(r"[a-z]{5}", re.IGNORECASE)
_COURTESIES = re.compile(
    r"\A\W*(?:(?:hi|hello|hey|good (?:morning|afternoon))(?: (?:there|all|team))?[ ,.!:–-]*|quick (?:one|question"
    r"|q)[ ,.!:–-]*)+"
    r"|[\s,.!?–-]*\b(?:thanks|thank you|thx|tia|regards|cheers)\b.{0,40}\Z",
    re.IGNORECASE | re.DOTALL,
)


_STATUS_CODES = re.compile(r"\bstatus codes\b", re.IGNORECASE)
"""Those of ICD-10-CM, such as that of a long-term drug."""


def wish(text: str) -> Wish | None:
    """The wish for the code of what is described, and the columns that are asked of it; None where more or less is said."""
    if not _HINT.search(text):
        return None
    if _STATUS_CODES.search(text):
        return None
    plain = _COURTESIES.sub("", text).strip()
    for form in _FORMS:
        if (found := form.match(plain)) and _describes(found["told"]):
            columns = tuple(_columns(found["columns"]))
            return _wish(found["told"], (one.phrase for one in columns), (one.intent for one in columns))
    for phrase, intent, form in _SINGLE:
        if (found := form.match(plain)) and _describes(told := next(filter(None, found.groups()))):
            return _wish(told, (phrase,), (intent,))
    return None


def _describes(told: str) -> bool:
    rest = _VISIT.sub(" ", told) if visit_words.tells_level(told) else told
    return bool(_LETTERS.search(told)) and not _NOT_TOLD.search(rest) and not _NO_KIND.fullmatch(told.strip())


_VISIT = re.compile(r"\bvisits?\b|\bservices?\b", re.IGNORECASE)


def _columns(asked: str) -> Iterable[Column]:
    """The columns, in the order of their table; of `work RVU` the work alone."""
    names = [name for name in _LISTED if _NAMED[name].search(asked)]
    return (COLUMNS[name] for name in COLUMNS if name in names and not (name == "total" and "work" in names))


_NAMED = {name: re.compile(rf"(?<!\w)(?:{COLUMNS[name].items})(?!\w)", re.IGNORECASE) for name in _LISTED}


def _wish(told: str, phrases: Iterable[str], intents: Iterable[Intent]) -> Wish:
    return Wish(f"CPT or HCPCS code for {told}?", ", ".join(phrases), tuple(dict.fromkeys(intents)))
