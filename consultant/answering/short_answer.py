"""The short answer to one ask: what is wrong with it first, then what leads each intent, with the yes or no it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from consultant.answering import (
    amounts_said,
    others_claims,
    polarity,
    sameness,
    standing,
    together,
    values_said,
)
from consultant.answering.finding_kinds import (
    BARE,
    DESCRIBED,
    EDITS,
    EXCLUSIONS,
    GAPS,
    GROUPS,
    HEARING,
    IN_FORCE,
    NOTES,
    NOTHING_TO_DO,
    UNSAID,
)
from consultant.answering.intents import Intent, understand
from consultant.answering.leads import FOLLOWED, LEADS, SETS
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.parts import parts
from consultant.answering.reference import label
from consultant.answering.wording import Worded
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeSet
from consultant.model.codes import Citation
from consultant.templates import MailTemplates

_LEADS_SHOWN = 3
_MOST_LED = 5
"""Of many codes that the same is asked of: the others stand in the data."""
_FEW = 2
"""Things asked at once of which each is answered for several codes."""
_PAIR = 2
_NAMING_DRUGS = ("drug_code", "other_brand")
"""Kinds that give the code of a named drug: the units of its dose follow."""
_BESIDES = ("drug_given", "pcs_characters", "pcs_since", "hospital_acquired")
"""Kinds that are found only where they are asked for besides, whatever else is."""
_INVALID = frozenset({"code_header", "code_terminated", "code_future", "code_unknown", "code_unconfirmed"})
_REMARKS, _ALONE = CodeSet.REMITTANCE.value, 2


def distinct(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that say something, each once."""
    return tuple(dict.fromkeys(line for line in lines if line))


def short_answer(ask: Ask, worded: tuple[Worded, ...], templates: MailTemplates) -> tuple[str, ...]:
    """What is wrong with the question first, then an answer to each intent."""
    edited = Intent.TOGETHER in ask.intents and any(found.kind in IN_FORCE for found in worded)
    wrong = [found.short for found in worded if standing.wrong(found, worded, ask, edited=edited)]
    wrong.sort(key=lambda short: short not in {one.short for one in worded if _taken_for_valid(one)})
    # Without any code what the told conditions make together answers, whatever words asked for it.
    told_only = [
        found.short for found in worded[:1] if not ask.citations and found.kind in (*EXCLUSIONS, *DESCRIBED)
    ]
    drugs = any(found.kind in _NAMING_DRUGS for found in worded)
    alike = len({found.kind for found in worded if found.short in wrong}) == 1
    most = _MOST_LED if alike else _LEADS_SHOWN
    said = [*told_only, *wrong, *(_following("drug_code", worded) if drugs else ())][:most]
    shown = _shown(ask)
    if not ask.decline:
        said += _of_remarks(ask, worded)
    for intent in () if ask.decline else _left_open(ask, worded):
        said += _lead(intent, worded, shown, templates)
    said += [found.short for found in worded if standing.idle(found, edited) or found.kind in _BESIDES]
    said += [
        polarity.without_yes_or_no(found.short)
        if standing.besides_the_edit(found, worded, ask)
        else found.short
        for found in worded
        if (standing.by_indicator(found, ask) or standing.besides_the_edit(found, worded, ask))
        and len(said) < _PAIR
    ]
    invalid = bool({found.kind for found in worded if found.short in wrong} & _INVALID)
    if Intent.VALID in ask.intents and invalid and not polarity.denies(ask.text):
        said += [found.short for found in worded if found.kind == "code_active"]  # of a list each is answered
    if wrong:  # what is wrong with the question lets no half yes stand
        ruled = any(
            found.short in wrong and (found.kind == "rule" or found.finding.values.get("misclaimed"))
            for found in worded
        )
        weakened = polarity.without_yes_or_no if ruled else polarity.without_weak_yes
        said = [one if one in wrong else weakened(one) for one in said]
    told = _once(said) or distinct(found.short for found in worded)[:1]
    if ask.diagnoses:
        told = tuple(polarity.turned(one, ask.text) for one in told)
    leading = next((found.kind for found in worded if told and found.short == told[0]), "")
    if told and (claimed := others_claims.verdict(ask.text, leading, told[0])):
        return (claimed, *told[1:])
    if told and (verdict := _verdict(told[0], ask, worded)):
        return (polarity.judged(verdict, told[0]), *told[1:])
    return _as_asked(told, ask, worded)


_USED = re.compile(
    r"\b(?:we|i|they|she|he|our \w+|coders?|billers?)\b[^.?!]{0,25}\b(?:report|bill|us(?:e|ing)|submit|send|charge|cod(?:e"
    r"|ing))\w*\b"
    r"(?:[^.?!]|\.\w)*[.,;!]\s*(?:is (?:that|this) )?(?:ok(?:ay)?|right|correct|fine|good|allowed)\W*\?\s*\Z",
    re.IGNORECASE,
)
"""Tells that a code is in use and wants that confirmed."""


def _verdict(first: str, ask: Ask, worded: tuple[Worded, ...]) -> str:
    """`Yes` or `No` of the first sentence to an amount or a value that the question states, or to what it takes for the same."""
    leading = next((found for found in worded if found.short == first), None)
    ruled = leading is not None and leading.kind == "verdict"
    if verdict := amounts_said.verdict(ask.text, first, ask.codes, ruled=ruled):
        return verdict
    if first.startswith(("Yes", "No")):
        return ""
    if leading and leading.kind == "code_terminated" and _USED.search(ask.text):
        return "" if polarity.denies(ask.text) else "No"
    if leading and (verdict := values_said.verdict(ask.text, leading.finding)):
        return verdict
    compared = leading or next((found for found in worded if found.kind in sameness.COMPARED), None)
    kind = compared.kind if compared else ""
    return sameness.verdict(ask.text, kind, [found.finding.values for found in worded if found.kind == kind])


def _as_asked(told: tuple[str, ...], ask: Ask, worded: tuple[Worded, ...]) -> tuple[str, ...]:
    """The sentences with the yes or no that the question leaves: turned where it denies what they affirm."""
    if any(found.finding.values.get("stated") for found in worded) or polarity.wants_yes_or_no(ask.text):
        return told
    own = {found.short for found in worded if _on_polar_part(found, ask)}
    rest = tuple(one if one in own else polarity.without_yes_or_no(one) for one in told)
    if told and any(found.short == told[0] and _judged(found) for found in worded):
        return (told[0], *rest[1:])  # what is claimed is denied, however it is asked
    leading = next((found.kind for found in worded if told and found.short == told[0]), "")
    if leading in HEARING and polarity.denies(ask.text):
        return (told[0], *rest[1:])
    if leading in BARE and polarity.denies(ask.text):
        return (polarity.contrary(told[0], UNSAID.get(leading, "")), *rest[1:])
    return rest


def _taken_for_valid(found: Worded) -> bool:
    """Whether it says that a code has ended which the question takes for valid: that is put right before anything else."""
    return found.kind == "code_terminated" and found.finding.values.get("claim") == "wrong"


def _on_polar_part(found: Worded, ask: Ask) -> bool:
    """Whether it is a note's verdict on a part of the question that asks for yes or no by itself."""
    part = str(found.finding.values.get("part", ask.text))
    return part != ask.text and polarity.asks_outright(part)


def _judged(found: Worded) -> bool:
    """Whether its yes or no is on what the question claims, however that is put."""
    values = found.finding.values
    return values.get("claim") == "wrong" or bool(values.get("adjudication_claim"))


def _left_open(ask: Ask, worded: tuple[Worded, ...]) -> tuple[Intent, ...]:
    """What is asked beside that which a verdict of a note, or both settings' limits side by side, answer whole."""
    verdicts = (
        found
        for found in worded
        if found.kind == "verdict"
        and not standing.by_indicator(found, ask)
        and not standing.besides_the_edit(found, worded, ask)
    )
    judged = [str(found.finding.values.get("part", ask.text)) for found in verdicts]
    if judged:
        served = {intent for part in judged for intent in understand(part).intents}
        others = {
            intent for part in parts(ask.text) if part not in judged for intent in understand(part).intents
        }
        described = {Intent.WHAT_IS} if ask.procedures and _DESCRIPTION.search(ask.text) else set()
        return tuple(intent for intent in ask.intents if intent in (others - served) | described)
    whole = {intent for found in worded for intent in WHOLE.get(found.kind, ())}
    left = tuple(intent for intent in ask.intents if intent not in whole)
    later = Intent.ADD_ON in left or any(found.kind == "timed_units" for found in worded)
    return _edits_last(left) if _no_edit(worded) and later else left


_DESCRIPTION = pattern(r"\b(?:the |its |and )?descri(?:ption|ptor)s?\b")
"""Asks for the words of a code, whatever a rule says of it."""


def _no_edit(worded: tuple[Worded, ...]) -> bool:
    """Whether the edits only say that they hold nothing."""
    return any(found.kind in NOTHING_TO_DO for found in worded) and not any(
        found.kind in IN_FORCE for found in worded
    )


def _edits_last(intents: tuple[Intent, ...]) -> tuple[Intent, ...]:
    """What is asked, the pair last."""
    return tuple(sorted(intents, key=lambda intent: intent is Intent.TOGETHER))


WHOLE: Mapping[str, tuple[Intent, ...]] = {
    "limits_compared": (Intent.UNITS, Intent.WHAT_IS, Intent.STATUS),
    "edits_compared": (Intent.TOGETHER, Intent.MODIFIER, Intent.WHAT_IS),
    "split_care": (Intent.PAYMENT, Intent.FIELD, Intent.MODIFIER, Intent.GLOBAL, Intent.STATUS),
}
"""What the settings set beside each other, or the shares of two clinicians, answer whole."""


def _once(said: Iterable[str]) -> tuple[str, ...]:
    """The sentences, each once, though it stands there with a yes and without one."""
    by_words: dict[str, str] = {}
    for sentence in filter(None, said):
        by_words.setdefault(polarity.without_yes_or_no(sentence), sentence)
    return tuple(by_words.values())


def _of_remarks(ask: Ask, worded: tuple[Worded, ...]) -> list[str]:
    """What the payer's remarks say, and what a note makes of the first reason; of several that are asked of, each in its turn."""
    listed = [
        found for found in worded if found.finding.evidence and found.finding.evidence[0].code_set == _REMARKS
    ]
    if len(ask.remarks) > 1 and set(ask.intents) <= {Intent.WHAT_IS}:
        ranked = (*(found for found in worded if found.kind == "note"), *listed)
        return [_of_remark(remark, ranked) for remark in ask.remarks]
    noted = [found.short for found in worded if found.kind == "note" and found.finding.codes]
    readings = [found.short for found in worded if found.kind == "read_as_diagnosis"]
    shorts = [found.short for found in listed if found.kind != "code_listed"][:_LEADS_SHOWN]
    if len(noted) > 1:  # several reasons are asked of: each says what it means, remarks behind them
        return [*noted, *shorts]
    return [*shorts, *noted, *(readings if len(listed) == 1 and len(worded) == _ALONE else [])]


def _of_remark(remark: Citation, told: Iterable[Worded]) -> str:
    """What is told first of one of several remarks; empty where nothing is."""
    names = {remark.code, label(remark.system, remark.code)}
    return next((one.short for one in told if not names.isdisjoint(one.finding.codes)), "")


def _shown(ask: Ask) -> int:
    """How many findings of one kind lead an intent: more where the same is asked of many codes, one where much is asked."""
    several = len(ask.codes) > 1 and len(ask.intents) <= _FEW
    if not several and len(ask.intents) > 1:
        return 1
    return _LEADS_SHOWN if len(ask.codes) <= _LEADS_SHOWN else _MOST_LED


def _lead(intent: Intent, worded: tuple[Worded, ...], shown: int, templates: MailTemplates) -> list[str]:
    other = tuple(found for found in worded if found.finding.values.get("elsewhere"))
    here = _lead_here(intent, tuple(found for found in worded if found not in other), shown, templates)
    there = _lead_here(intent, tuple(found for found in other if found.kind in LEADS[intent]), 1, templates)
    if not there or not here:
        return here
    setting = other[0].finding.values["setting"]
    words = {"practitioner": here[0], setting: there[0]}
    said = [
        templates.sentence("answer/lines.txt", "in_setting", {"setting": name, "short": short})
        for name, short in words.items()
    ]
    return [*said, *here[1:]]


def _valid(ranked: Sequence[Worded], templates: MailTemplates) -> list[str]:
    """Which codes are valid, in one sentence; of a single one all that its own sentence tells, as its last day."""
    active = [found.finding.values for found in ranked if found.kind == "code_active"]
    codes = list(dict.fromkeys(str(found["code"]) for found in active))
    if len(codes) == 1:
        return [ranked[0].short]
    values = {"codes": codes, "on": active[0]["on"]}
    return [templates.sentence("answer/lines.txt", "valid_codes", values)]


def _lead_here(intent: Intent, worded: tuple[Worded, ...], shown: int, templates: MailTemplates) -> list[str]:
    kinds = LEADS[intent]
    ranked = sorted(
        (found for found in worded if found.kind in kinds), key=lambda found: kinds.index(found.kind)
    )
    gaps = [found for found in worded if found.kind in GAPS]
    asked_for = [
        found for found in gaps if str(found.finding.values["set"]).startswith(SETS.get(intent, ("",)))
    ]
    if not ranked:
        open_parts = [found.short for found in worded if found.finding.values.get("intent") == intent.value]
        return [*[found.short for found in (asked_for or gaps)[:1]], *open_parts]
    if ranked[0].kind in NOTES and intent in SETS and asked_for:
        return [asked_for[0].short, ranked[0].short]
    if intent is Intent.VALID and len(ranked) > 1 and ranked[0].kind == "code_active":
        return _valid(ranked, templates)
    if intent is Intent.VALID and (valid := together.valid_beside(ranked, templates)):
        return [found.short for found in ranked if found.kind == ranked[0].kind][:shown] + valid
    if sentence := together.told(ranked, templates):
        return [sentence, *_following(ranked[0].kind, worded)]
    if ranked[0].kind not in EDITS:
        shown = (
            _MOST_LED
            if ranked[0].kind
            in ("modifier_meaning", "severity", "relative_values", "payment", "payment_area", "contractor")
            else shown
        )
        led = [found.short for found in ranked if found.kind == ranked[0].kind][:shown]
        return [*led, *_other_groups(ranked), *_following(ranked[0].kind, worded)]
    pairs = [found for found in ranked if found.kind in EDITS]
    several = len({frozenset(found.finding.codes) for found in pairs}) > 1
    told = [templates.sentence("answer/lines.txt", "other_pairs", _others(pairs))] * several
    unseen = [found.short for found in asked_for if intent in SETS][:1]
    following = map(polarity.without_yes_or_no, _following(ranked[0].kind, worded))
    return [ranked[0].short, *told, *unseen, *following]


def _other_groups(ranked: list[Worded]) -> list[str]:
    """What else is asked of one diagnosis beside its first kind of group: `CC or MCC, and which CCSR?`."""
    others = [found for found in ranked if found.kind in GROUPS and found.kind != ranked[0].kind]
    if ranked[0].kind not in GROUPS or len({found.finding.codes[:1] for found in ranked}) > 1:
        return []
    return list({found.kind: found.short for found in reversed(others)}.values())[::-1]


def _others(pairs: list[Worded]) -> Mapping[str, Any]:
    """What is told of the pairs behind the first: that they are alike, or which of them no edit holds."""
    others = pairs[1:]
    free = all(found.kind in NOTHING_TO_DO for found in others)
    named = [pair for found in others for pair in _pairs_of(found.finding)] if free else []
    sources = dict.fromkeys(str(found.finding.values["source"]) for found in others) if free else {}
    return {
        "alike": len({_advice(found) for found in pairs}) == 1,
        "free": named,
        "source": ", ".join(sources),
    }


def _pairs_of(finding: Finding) -> tuple[str, ...]:
    return finding.values.get("pairs") or (f"{finding.values['column1']} / {finding.values['column2']}",)


def _advice(found: Worded) -> tuple[Any, ...]:
    """What a finding on a pair comes to, whichever the codes are."""
    return found.kind, found.finding.values.get("reason"), found.finding.values.get("suggested")


def _following(kind: str, worded: tuple[Worded, ...]) -> list[str]:
    return [found.short for found in worded if found.kind in FOLLOWED.get(kind, ())][:1]
