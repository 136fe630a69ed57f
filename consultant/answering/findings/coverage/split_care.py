"""How the payment of an operation is shared where one clinician operates and another gives the care after it (54 and 55)."""

from __future__ import annotations

from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, note_evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow

_SHARED = pattern(
    r"\b(percent\w*|pct|shares?|portions?|fraction|splits?|divided?|how much|(what|which) part)\b"
    r"|%|\bwhat (do|does|would|will) \w+ get\b"
)
_AFTERCARE = pattern(
    r"\b(after-?\s?care|follow-?\s?up care|co-?manag\w*|transfer(red|s)? (of )?(the )?care|surgical care only|surgery only)\b"
    r"|\bpost-?\s?op\w*( surgical)? (care|part|portion|management|share|visits)\b"
    r"|\b(takes?|took|taking) over\b|\bhand(s|ed|ing)? (\w+ )?(off|over)\b"
    r"|\b(only|just|merely) (does|do|gives?|provides?|handles?|sees?)( \w+){0,3} (follow-?\s?ups?|post-?\s?op\w*)\b"
    r"|\b(follow-?\s?ups?|post-?\s?op\w*) (visits? |care )?only\b"
    r"|(?<=\d{5} )5[45]\b(?! ?(minutes|min|percent|%|years?|yo|y/o|units|mg))"
    r"|(\b(modifiers? |mods? |the |with |and |or )|[-(])5[45]\b(?! ?(minutes|min|percent|%|years?|yo|y/o|units|mg))"
)
_NOTE = "global-split-care"
_PERIODS = frozenset({"010", "090"})
_PARTS = ("preoperative", "intraoperative", "postoperative")


def shared(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What who operates and who follows up are paid of one operation, in percent of its amount."""
    note = reference.note(_NOTE)
    asked = len(ask.procedures) == 1 and _SHARED.search(ask.text) and _AFTERCARE.search(ask.text)
    if not asked or note is None:
        return ()
    row = reference.catalogue.fee_row(ask.procedures[0].code, "", reference.on)
    if not isinstance(row, FeeRow) or row.global_days not in _PERIODS:
        return ()
    percents = {part: round(100 * float(row.attributes.get(part) or 0)) for part in _PARTS}
    if not percents["intraoperative"]:
        return ()
    surgeon = percents["preoperative"] + percents["intraoperative"]
    values = {
        "code": row.code,
        **percents,
        "surgeon": surgeon,
        "global_days": row.global_days,
        "source": source(row.release),
        "rule": note.source,
    }
    told = {f"{part} share": row.attributes[part] for part in _PARTS} | {"global_days": row.global_days}
    rows = evidence(
        row.release, row.code, {**told, **{f"{part} percent": str(one) for part, one in percents.items()}}
    )
    halves = note_evidence(
        note, {"54: before and during the operation, percent": str(surgeon), "55": "after it"}
    )
    return (Finding("split_care", (row.code,), values, (*rows, *halves)),)
