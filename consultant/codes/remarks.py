"""Remittance advice remark codes (`N290`, `MA130`; X12 list RARC), told from diagnoses written without their dot."""

from __future__ import annotations

import re

from consultant.codes.sheet import Found, Sheet
from consultant.codes.systems import categories, whole_categories
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.vocabulary import diagnosis_labels
from consultant.model.codes import CodeSystem

FORM = re.compile(r"N\d{1,4}|MA\d{1,3}|M(?:\d{1,2}|1[0-4]\d)")
"""The remarks with M end before 150 (reference file, June 2024)."""
_RECENT = 20
"""Citations looked back over."""


def read(sheet: Sheet, index: int) -> int | None:
    """A remark code in a text that speaks of remittance, or that a payer sends, or that is no diagnosis."""
    token = sheet.tokens[index]
    if not FORM.fullmatch(token.text) or not (
        _speaks_of_remarks(sheet)
        or _is_sent(sheet, index)
        or _is_appealed(sheet, index)
        or _is_no_diagnosis(sheet, index)
        or _is_remark_alone(sheet, token.text)
        or _is_answer_of_payer(sheet, index)
    ):
        return None
    _keep(sheet, token, 0.9, "remark code in a text on remittance")
    return index + 1


def read_behind_reason(sheet: Sheet, at: int) -> int:
    """Remark codes right behind an adjustment reason (`CO-16, N290/MA130`); the index behind them."""
    while sheet.tokens[at].lower in _JOINS and FORM.fullmatch(sheet.tokens[at + 1].text):
        _keep(sheet, sheet.tokens[at + 1], 0.93, "remark code behind an adjustment reason")
        at += 2
    return at


_JOINS = frozenset({",", "/", "and", "with", "&", "|", ":"})


def follows(sheet: Sheet, at: int) -> bool:
    """Whether a remark code stands at `at`, behind a slash or a comma or at once (`CO 16 N822`)."""
    at += sheet.tokens[at].text in ("/", ",")
    return bool(FORM.fullmatch(sheet.tokens[at].text))


def _keep(sheet: Sheet, token: Token, confidence: float, reason: str) -> None:
    sheet.remittance = len(sheet.found)
    sheet.found.append(Found(CodeSystem.RARC, token.text, token.start, token.end, confidence, reason))


def speaks_of_remittance(sheet: Sheet) -> bool:
    """Whether a word of remittance stands in the text."""
    return not sheet.words.isdisjoint(_REMITTANCE)


def _speaks_of_remarks(sheet: Sheet) -> bool:
    return (
        not sheet.words.isdisjoint(
            {"rarc", "rarcs", "remark", "remarks", "era", "eob", "remit", "remittance"}
        )
        or sheet.has_adjustment
        or len(sheet.found) - sheet.remittance < _RECENT
    )


def _is_no_diagnosis(sheet: Sheet, index: int) -> bool:
    """Whether a diagnosis is unlikely: no category has the letters, or a header of the joints lies on a laboratory test.

    `M15 on 82948`; `what are N362 and M15`: what is listed with such a header, and asked about, is a remark too.
    """
    code, after, next_ = sheet.tokens[index].text, sheet.tokens[index + 1], sheet.tokens[index + 2].text
    if code[:3] not in categories:
        return (
            sheet.about_billing
            or not sheet.words.isdisjoint(_ASKING)
            or (code[1] == "A" and sheet.has_question)
        )
    if after.lower in _JOINS and len(code) > len("M15") and FORM.fullmatch(next_):
        asked = not sheet.words.isdisjoint(_OF_MEANING)
        return asked and next_[0] == "M" and _is_header(next_) and sheet.words.isdisjoint(diagnosis_labels)
    return (
        code[0] == "M" and _is_header(code) and after.lower == "on" and next_[:1] == "8" and len(next_) == 5
    )


def _is_header(code: str) -> bool:
    """Whether the characters are a category that is no complete diagnosis, or none at all."""
    return code[:3] not in categories or (len(code) == len("M15") and code not in whole_categories)


_OF_MEANING = words("what mean means meaning explain")
_ASKING = words("explain mean means meaning what why line lines claim claims code codes")


def _is_sent(sheet: Sheet, index: int) -> bool:
    """Whether a payer is said to send it (`the carrier keeps sending N382`, `came back with N130`)."""
    if sheet.words.isdisjoint(_SENDERS):
        return False
    before = [token.lower for token in reversed(sheet.tokens[max(0, index - _FILLED) : index])]
    return next((word for word in before if word not in _FILLERS), "") in _SENT


def _is_appealed(sheet: Sheet, index: int) -> bool:
    """Whether its meaning is asked by somebody who thinks of an appeal (`What does N130 mean, and should we appeal?`)."""
    return sheet.tokens[index + 1].lower in ("mean", "means") and not sheet.words.isdisjoint(_APPEALS)


def _is_remark_alone(sheet: Sheet, code: str) -> bool:
    """Whether the catalogue knows the remark and no diagnosis of these characters, and the text speaks of a claim refused."""
    return (
        not sheet.words.isdisjoint(_OF_REFUSALS)
        and sheet.knows(CodeSystem.RARC, code) is True
        and sheet.knows(CodeSystem.ICD10CM, f"{code[:3]}.{code[3:]}".rstrip(".")) is False
    )


def _is_answer_of_payer(sheet: Sheet, index: int) -> bool:
    """Whether it came back, or is asked what it stands for, and nothing else in the text is a diagnosis."""
    code, after, behind = (token.text for token in sheet.tokens[index : index + 3])
    came = after.lower() in _COMING and behind.lower() in ("back", "up", "on", "in")
    if not came and not (after.lower() in ("stand", "stands") and behind.lower() == "for"):
        return False
    if len(code) < len("N362") or sheet.knows(CodeSystem.RARC, code) is False:
        return False
    return sheet.words.isdisjoint(diagnosis_labels) and not any(
        found.system is CodeSystem.ICD10CM for found in sheet.found[-_RECENT:]
    )


_COMING = words("came comes coming appears appeared shows showed popped pops")
_SENT = words(
    "denied denies rejected rejects sends sending sent send returns returned returning back get gets getting got receive received"
)
_FILLERS = words("w / : with code codes us me a an the message denial remark")
_FILLED = 4
_SENDERS = words(
    "payer payers carrier plan insurer insurance mac medicare medicaid clearinghouse denial claim claims denied rejected"
)
_APPEALS = words("appeal appeals appealed appealing redetermination")

_REMITTANCE = words(
    """
    denied denial denials deny rarc carc remark remit remittance era eob adjustment adjusted rejected
    rejection reason payer deductible coinsurance copay contractual
    """
)
_OF_REFUSALS = _REMITTANCE | _SENDERS | _APPEALS
