"""A detail of a published title that is asked by its name: `K0842, how many pounds and which group?`, `A6212, what size?`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering.amounts import doses_named
from consultant.answering.findings.entries.code_rows import customized, shortened
from consultant.answering.intents import Intent
from consultant.answering.patterns import Pattern, pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_ITEM = re.compile(r"[ABEKLV]\d|Q4|T4")
_DRUG = re.compile(r"J|C9|Q5")
_NAMING = pattern(
    r"\bwhat(?:['’]?s| is| are| product| drug| item)\b|\bwhich (?:product|drug|item|brand)\b|\bwhat does\b"
)
"""Asks what the code is besides."""
_MOST = 3
"""Codes of which a question asks a detail at once."""
_LONGEST = 300
"""Letters of a title that are shown."""
_SHOWN = 3
"""Parts of a title that answer one detail, as `with rails, with mattress`."""


@dataclass(frozen=True, slots=True)
class _Detail:
    """How a question asks for a detail, and how titles write it: the first way that fits is told."""

    asked: Pattern
    written: tuple[re.Pattern[str], ...]
    every: bool = False
    """Whether all places that fit are told."""
    of_items: bool = False
    """Whether only titles of supplies, equipment and orthoses say it; a service may include what its title does not name."""

    def told(self, title: str) -> tuple[str, ...]:
        for way in self.written:
            if found := [one[0].strip(" ,;()") for one in way.finditer(title)]:
                return tuple(found[:_SHOWN] if self.every else found[:1])
        return ()


def _detail(asked: str, *written: str, every: bool = False, of_items: bool = False) -> _Detail:
    read = tuple(re.compile(one, re.IGNORECASE) for one in written)
    return _Detail(pattern(asked), read, every, of_items)


_INCHES = r"(?:sq\. ?in\.?|square inch(?:es)?|inch(?:es)?)"
_DETAILS = (
    _detail(
        r"\b(?:which|what|the|and|or) group\b|\bgroup (?:number|is it|does|\?)|\bgroup\W*\Z",
        r"\bgroup \d[^,;]*",
    ),
    _detail(
        r"\bpounds?\b|\blbs?\b|\bweight\b|\bhow (?:heavy|much (?:does|can|must|may)[^?]{0,30}(?:hold|carry|weigh))",
        r"(?:patient )?\bweight(?: capacity)? [^;]*?pounds(?:,? but [^,;]*pounds)?(?: or more)?",
        r"\bgreater than \d+ lbs[^,;]*",
    ),
    _detail(
        r"\bsquare inch(?:es)?\b|\bsq\.? ?in|\bsizes?\b|\bdimensions?\b|\bhow (?:big|large|wide)\b|\bwidth\b"
        r"|\bhow many inches\b",
        rf"(?:pad )?(?:size |width )?(?:of )?(?:(?:more|greater|less) than (?:or equal to )?)?\d+(?:\.\d+)? ?{_INCHES}"
        rf"(?:,? (?:but|and)? ?less than (?:or equal to )?(?:\d+|three|five) ?{_INCHES}| or (?:less|greater|smaller|more))?",
        rf"width (?:(?:greater|less) than (?:or equal to )?)?[^,;]*{_INCHES}[^,;]*",
        r"\b\d+ x \d+(?: inches)?(?: or (?:equivalent|smaller))?",
        r"\bany (?:size|width)\b",
        r"\b(?:extra large|large|medium|small|pediatric size|adult size)\b",
    ),
    _detail(r"\bmm ?hg\b|\bpressures?\b|\bcompression (?:level|class|range)\b", r"\b\d+ ?- ?\d+ ?mm ?hg\b"),
    _detail(
        r"\bper (?:what|how (?:much|many)|which)\b|\b(?:one|1|a|each|per|billing) unit\b|\bunit (?:of|is|=|size)"
        r"|\bunits? (?:defined|mean\w*)"
        r"|\beach or (?:a |the |by the |per )?pairs?\b|\bpair or\b|\ba pair\b|\bby the (?:pair|box|month|ounce|each)\b"
        r"|\bper (?:pair|box)\b|\A(?![^?]*\b(?:how many|how often|max\w*|limit\w*|usual)\b)[^?]*\bper (?:month|week|day)\b"
        r"|\bcalories\b|\bhow many (?:\w+ )?(?:in|per|make|to|are in|come in) (?:an?|one|1|each|the) (?:unit|box|pack)\b"
        r"|\bhow many \w+ (?:are |is |does |do )?(?:in|per|make|to|one|a) (?:an?|one|1|each)? ?(?:unit|box|pack)?\b"
        r"|\bsingle or\b|\bmonthly\b",
        r"[\w.' ]*?= ?(?:1|one) unit(?: of service)?",
        r"\b(?:per|each(?: additional)?) \d+ minutes",
        r"\bper (?!day over)[^,;(]*",
        r"\b(?:replacement only, )?pair\b[^,;]*|\bset of [^,;]*",
        r"\beach\b[^,;]*",
    ),
    _detail(
        r"\bcustom\b|\bcustomi[sz]ed\b|\boff[- ](?:the[- ])?shelf\b|\bots\b|\bprefab\w*\b|\bmade to order\b"
        r"|\bcustom[- ](?:fit|fab)\w*",
        r"prefabricated,? item .*?with expertise\b|item that has been trimmed.*?with expertise\b",
        r"(?:prefabricated, )?off[- ]?the[- ]?shelf",
        r"\bcustom[- ]fabricated\b",
        r"\bprefabricated\b(?:, includes fitting and adjustment)?",
        r"\b(?:custom )?molded (?:to|from) [^,;]*|\bcustom\b[^,;]*",
    ),
    _detail(
        r"\bmonaural\b|\bbinaural\b|\bone ear\b|\bboth ears\b", r"\bmonaural\b|\bbinaural\b|\bbilateral\b"
    ),
    _detail(r"\bunilateral\b|\bbilateral\b(?! ind)", r"\bunilateral\b|\bbilateral\b"),
    _detail(r"\bhow many leads\b|\bleads\b", r"\b(?:two|four|2|4)[^,;]{0,8} leads?\b"),
    _detail(r"\breplacement(?: only)?\b", r"\breplacement(?: only)?\b"),
    _detail(
        r"\bwith or without\b|\binclud\w+\b|\bcomes? with\b"
        r"|\bwithout\b(?! (?:an? |any |the |first )?(?:\w+ )?(?:trials?|orders?|prescription|abn|auth\w*"
        r"|diagnosis|modifier|trying))",
        r"\bwith or without [^,;]*|\b(?:with|without) (?!or )[^,;]*|\b(?:includes?|including|excludes?) [^;]*",
        every=True,
        of_items=True,
    ),
    _detail(
        r"\bgroup or individual\b|\bindividual or (?:a )?group\b", r"\bindividual\b[^,;]*|\bgroup\b[^,;]*"
    ),
)
_ELSE = pattern(
    r"\bmue\b|\bmai\b|\bmodifiers?\b|\bmods?\b|\bpa(?:y|ys|id|yable|yment)\b|\bcover(?:ed|age)\b|\bplan covers?\b|\bpric\w+"
    r"|\bfees?\b|\bbetos\b|\btos\b"
    r"|\btype of service\b|\bvalid\b|\bdeleted?\b|\badded\b|\beffective\b|\bstatus\b|\breplaced\b|\brent\w*|\bpurchase\w*"
    r"|\bden(?:ied|ial|y)\b"
    r"|\bwhy\b|\bhow often\b|\bper day\b|\b(?:a|one|each) day\b|\bunits? (?:per|a|each) day\b|\bmax\w*\b|\bdifferen\w+"
    r"|\bvs\.?\b|\bversus\b|\bndc\b|\bwast\w+"
    r"|\btogether\b|\bbundl\w*|\bncci\b|\bcriteria\b|\bprior auth\w*|\breplac(?:e|ed)\b|\bsuccessor\b|\bwhich (?:code"
    r"|one)\b|\binstead\b|\bmanual\b|\bdiagnos\w+"
    r"|\bmedicare\b|\bmedicaid\b|\bwhen\b|\bsince\b|\bhow many units\b|\bmodif\w+|\bright code\b|\bcorrect code\b"
    r"|\bcan (?:i|we) bill\b"
)
"""Asks for something else besides, which other findings tell."""


def asked(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of each cited code of HCPCS Level II what its title says of the details that a question asks, and asks nothing else."""
    if Intent.CHOICE in ask.intents and len(ask.procedures) > 1:
        return ()
    wished = [one for one in _DETAILS if one.asked.search(ask.text)]
    coded = [one for one in ask.procedures if one.system is CodeSystem.HCPCS]
    if not wished or not 0 < len(coded) <= _MOST or len(coded) != len(ask.citations):
        return ()
    if _ELSE.search(ask.text) or doses_named(ask.text) or ask.loose_modifiers:
        return ()
    named = bool(_NAMING.search(ask.text))
    found = [_of(cited.code, wished, reference, named=named) for cited in coded]
    return tuple(filter(None, found)) if all(found) else ()


_WHICH = pattern(
    r"\bwhich (?:one |ones )?of\b|\bwhich (?:code|codes|one|ones|is|are)\b|\bwhich (?=[A-Z]\d{4})"
)
_TIMED = pattern(
    r"\btimed\b|\btime[- ]based\b|\bper \d+ minutes\b|\b\d+[- ]minutes?\b|\bby the (?:minute|hour)\b"
)
_TIME = re.compile(
    r"\b(?:each |per |first |initial |at least |up to )?(?:additional )?\d+(?:-\d+| to \d+)?[ -]minutes?\b|\bper hour\b"
    r"|\bone hour\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(\d+)[ -]minute", re.IGNORECASE)


def which(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of several codes the minutes that their titles count, where a question asks which of them is timed."""
    coded = [one for one in ask.procedures if one.system is CodeSystem.HCPCS]
    if (
        len(coded) < 2
        or len(coded) != len(ask.citations)
        or not _WHICH.search(ask.text)
        or not _TIMED.search(ask.text)
    ):
        return ()
    entries = [reference.catalogue.entry(CodeSystem.HCPCS, one.code, reference.on) for one in coded]
    held = [
        one
        for one in entries
        if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE and one.description
    ]
    if len(held) != len(coded):
        return ()
    wanted = _NUMBERED.search(ask.text)
    told = [(one, _TIME.search(one.description)) for one in held]
    told.sort(key=lambda row: not (row[1] and (wanted is None or wanted[1] in row[1][0])))
    return tuple(_timed(entry, found[0] if found else "no time in its title") for entry, found in told)


def _timed(entry: Entry, words: str) -> Finding:
    title = shortened(entry.description.rstrip("."), _LONGEST)
    values = {
        "code": entry.code,
        "told": (words,),
        "description": title,
        "named": False,
        "source": source(entry.release),
    }
    return Finding(
        "title_detail",
        (entry.code,),
        values,
        evidence(entry.release, entry.code, {"description": entry.description}),
    )


def _of(code: str, wished: list[_Detail], reference: Reference, *, named: bool) -> Finding | None:
    entry = reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on)
    if not isinstance(entry, Entry) or entry.status is not CodeStatus.ACTIVE or entry.own_words:
        return None
    if _DRUG.match(code):
        return None  # its unit is told with its doses
    title = " ".join(entry.description.split())
    kept = [one for one in wished if _ITEM.match(code) or not one.of_items]
    told = tuple(dict.fromkeys(part for one in kept for part in one.told(title)))
    if not told:
        return None
    values = {
        "code": code,
        "told": tuple(customized(part) for part in told),
        "description": shortened(title.rstrip("."), _LONGEST),
        "named": named,
        "source": source(entry.release),
    }
    return Finding(
        "title_detail", (code,), values, evidence(entry.release, code, {"description": entry.description})
    )


_MEANING = pattern(
    r"\bwhat(?:['’]?s| is| are| does) (?:it|this|that)(?: (?:mean|say|for|describe|cover))?\s*(?:[?,.;!]|\band\b|\Z)"
    r"|\bwhat(?:['’]?s| is) (?:code |hcpcs )?[A-Z]\d{4}\s*(?:[?,.;!]|\band\b|exactly|\Z)|\bwhat it is\b"
)
"""Asks what a code is, whatever else."""
_BEFORE = frozenset({"verdict", "fee_status", "rule"})
"""Kinds that would lead before the title."""


def title_first(found: list[Finding], ask: Ask, reference: Reference) -> list[Finding]:
    """The findings with the code's title before a rule on it, where a question asks what the code is."""
    if (
        len(ask.procedures) != 1
        or len(ask.codes) != 1
        or not _MEANING.search(ask.text)
        or not any(one.kind in _BEFORE for one in found)
    ):
        return found
    code = ask.procedures[0].code
    entry = reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on)
    if not isinstance(entry, Entry) or entry.status is not CodeStatus.ACTIVE or not entry.description:
        return found
    title = shortened(entry.description.rstrip("."))
    values = {
        "code": code,
        "told": (title,),
        "description": title,
        "named": False,
        "source": source(entry.release),
    }
    rows = evidence(entry.release, code, {"description": entry.description})
    return [
        Finding("title_detail", (code,), values, rows),
        *(one for one in found if one.kind != "code_active"),
    ]
