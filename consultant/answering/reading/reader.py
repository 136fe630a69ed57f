"""Reads a question: which asks it holds, what each means, and which date and setting decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from consultant.answering.dates import date_of_service, last_known_day
from consultant.answering.declines import declined, doubted
from consultant.answering.intents import Intent
from consultant.answering.intents.forms import beliefs
from consultant.answering.reading import inpatient_codes, shared_heads, wish_forms
from consultant.answering.reading.asks import Ask, Reading
from consultant.answering.reading.billing_setting import both_settings, in_part, setting
from consultant.answering.reading.citing import (
    distinct,
    holds_the_note,
    is_model,
    names_family,
    one_more,
    visit_modifiers_apart,
)
from consultant.answering.reading.courtesies import without_courtesies
from consultant.answering.reading.follow_ups import inherit
from consultant.answering.reading.hanging import with_their_request
from consultant.answering.reading.identities import without_identities
from consultant.answering.reading.meaning import meant
from consultant.answering.reading.merging import dated, merge
from consultant.answering.reading.quotations import apart
from consultant.answering.reading.second_halves import written_out
from consultant.answering.reading.separate import separate
from consultant.answering.reading.stretches import Stretch, stretches
from consultant.answering.reading.voices import unspoken
from consultant.model.answer import Question
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem

MOST_CODES = 24
"""Codes of one question that are looked up: every pair of them still makes a draft in some milliseconds."""
MOST_ASKS = 25
"""Questions of one mail that are answered in one reply; how many more there are is said."""
_FISCAL = frozenset({CodeSystem.ICD10CM, CodeSystem.ICD10PCS, CodeSystem.ICD9CM, CodeSystem.DRG})
_SURE = 0.9
"""Confidence in a request to decline."""


def read(question: Question) -> Reading:
    """The asks of a question with the date and setting that its look-ups take."""
    return _joined(
        [
            _read(one)
            for one in separate(
                written_out(
                    unspoken(without_courtesies(without_identities(wish_forms.unlabelled(apart(question)))))
                )
            )
        ]
    )


def _read(question: Question) -> Reading:
    stated = question.date_of_service or date_of_service(question.text)
    both = both_settings(question.text)
    billed_by, assumed = (BillingSetting.PRACTITIONER, False) if both else setting(question)
    on = _deciding(stated, question) if stated else question.asked_on
    return Reading(_asks(question), on, stated is None, billed_by, assumed, both)


def _joined(readings: list[Reading]) -> Reading:
    """The asks of all readings: the day and the setting of one that names no day hold, each other ask has its own."""
    base = next((one for one in readings if one.date_assumed), readings[0])
    asks = with_their_request(
        replace(
            ask,
            on=ask.on or (one.on if one.on != base.on else None),
            setting=ask.setting or (one.setting if one.setting is not base.setting else None),
        )
        for one in readings
        for ask in one.asks
    )
    return replace(
        base,
        asks=asks[:MOST_ASKS],
        both_settings=any(one.both_settings for one in readings),
        undated=base.date_assumed and not all(one.date_assumed for one in readings),
        unread=len(asks[MOST_ASKS:]),
    )


def _deciding(stated: date, question: Question) -> date:
    """The stated day. A year alone is of two fiscal years to a diagnosis: there its first day stands."""
    diagnoses = any(cited.system in _FISCAL for cited in question.citations)
    return stated if diagnoses else last_known_day(stated, question.text, question.asked_on)


def _asks(question: Question) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    for stretch in merge(dated(inherit(stretches(question), question), question)):
        asked = _ask(stretch, question, asks[-1].intents if asks else ())
        asks.append(replace(asked, follows=asks[-1].text) if asks else asked)
    return _each_in_its_setting(asks)


def _each_in_its_setting(asks: list[Ask]) -> tuple[Ask, ...]:
    """The asks with the setting that each names, where they name different ones: `a) 97110 hospital, b) A7003 supplier`."""
    named = [in_part(ask.text) for ask in asks] if len(asks) > 1 else []
    if len(set(filter(None, named))) < len(("one", "other")):
        return tuple(asks)
    return tuple(replace(ask, setting=own) for ask, own in zip(asks, named, strict=True))


def _ask(stretch: Stretch, question: Question, before: tuple[Intent, ...]) -> Ask:
    if not stretch.citations:
        whole = shared_heads.said_whole(
            inpatient_codes.named(wish_forms.plain(wish_forms.group_wished(stretch.whole)))
        )
        stretch = replace(stretch, text=whole, further=())
    every = distinct(cited for cited in stretch.citations if not is_model(cited, stretch.whole))
    every = tuple(
        cited
        for cited in every
        if not names_family(cited, every, stretch.whole) and not holds_the_note(cited, every, stretch.whole)
    )
    citations = one_more(visit_modifiers_apart(every[:MOST_CODES], stretch.whole), stretch.whole)
    intents, confidence = meant(stretch, question, citations, before)
    decline = declined(stretch.whole)
    return Ask(
        text=stretch.whole,
        citations=citations,
        intents=intents,
        confidence=_SURE if decline else confidence,
        beliefs=beliefs(stretch.whole),
        decline=decline,
        doubtful=doubted(stretch.whole),
        left_out=max(0, len(every) - MOST_CODES),
        partners=stretch.partners,
        under=stretch.heading or question.subject,
        story=stretch.story,
        today=question.asked_on,
        on=stretch.on,
    )
