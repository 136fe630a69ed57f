"""Services that no edit joins, because they were for two patients, on two claims or days, or by two specialties."""

from __future__ import annotations

from dataclasses import replace

from consultant.answering import course_words, families, occasions, pair_words
from consultant.answering.intents.forms import form
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent

_PAIR = 2
_NOTE = "ncci-pair"


def apart(ask: Ask, reference: Reference) -> Finding | None:
    """For services to two patients, on two claims or days, that no edit holds: it looks at one, as our note on edits says."""
    note = reference.note(_NOTE)
    ask = replace(ask, text=occasions.without_asides(ask.text))
    clinic = "G0463" in ask.codes and pair_words.two_claims(ask.text)
    visits = {families.is_visit(cited.code) for cited in ask.procedures}
    of_two = visits == {True, False} or (len(ask.procedures) == _PAIR and not occasions.on_one_day(ask.text))
    days = course_words.days_after(ask.text) if of_two else 0
    other_days = occasions.on_different_days(ask.text) or (of_two and course_words.in_period(ask.text))
    specialties = len(ask.procedures) == _PAIR and pair_words.two_specialties(ask.text)
    if note is None or not (clinic or days or other_days or specialties or pair_words.two_patients(ask.text)):
        return None
    return Finding(
        "edit_apart",
        ask.codes,
        {
            "codes": ask.codes,
            "clinic": clinic,
            "days": days,
            "specialties": specialties and not days and not other_days,
            "other_days": other_days and not clinic and not days,
            "periodless": bool(days) and not _periods(ask, reference),
            "form": form(ask.text).value,
            "setting": reference.setting.value,
            "source": note.source,
        },
        note_evidence(note, {"note": note.text}),
    )


def _periods(ask: Ask, reference: Reference) -> bool:
    """Whether one of the cited procedures may have follow-up days."""
    rows = (reference.catalogue.fee_row(cited.code, "", reference.on) for cited in ask.procedures)
    first = course_words.earlier(ask.text, tuple(cited.code for cited in ask.procedures))
    known = [row for row in rows if not isinstance(row, Absent) and first in ("", row.code)]
    return any(row.global_days != "000" for row in known)
